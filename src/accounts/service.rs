//! What people do with their accounts. Each function is one thing a person can ask for.
use super::code::{self, Purpose};
use super::entity::account;
use super::entity::recovery_code;
use super::role::Role;
use super::session::{self, Browser, Subject};
use super::store;
pub use super::store::Reach;
use super::{password, totp};
use crate::db::{Acts, Change, Clock, Db};
use crate::kernel::contact::{Email, PersonName};
use crate::kernel::id::{AccountId, ExhibitorId};
use crate::kernel::secret::Token;
use crate::kernel::{Actor, Error, Event, Lang, Result, secret};
use crate::show::Edition;
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

/// Wrong passwords before an account waits.
const PATIENCE: i32 = 5;
/// Purpose of the link between password and second factor.
const SECOND_FACTOR: &str = "second";

/// Somebody of the organiser, to be added.
pub struct NewStaff {
    /// To sign in with.
    pub email: Email,
    /// Shown to colleagues.
    pub name: PersonName,
    /// What they are there for.
    pub role: Role,
    /// How far the role reaches.
    pub reach: Reach,
    /// Already found acceptable.
    pub password: String,
}

/// A member of an exhibitor, to be added together with (or to) their company.
pub struct NewMember {
    /// To sign in with.
    pub email: Email,
    /// The person.
    pub name: PersonName,
    /// Letters are written in it.
    pub lang: Lang,
    /// Made by [`password::hash`] before the transaction begins: hashing is slow on purpose.
    pub password_hash: String,
}

/// How a sign-in went.
pub enum SignIn {
    /// Here is the session; the subject says which cookie.
    Open(Subject, Token),
    /// The password is right; now the second factor, with this token for ten minutes.
    Second(Token),
    /// No.
    Wrong,
}

/// 20 random characters for a first password.
pub fn first_password() -> String {
    let mut bytes = [0u8; 10];
    secret::random(&mut bytes);
    secret::hex(&bytes)
}

/// Adds somebody of the organiser.
///
/// # Errors
/// `refused-taken` when the address has an account.
pub async fn add_staff(db: &Db, edition: &Edition, person: NewStaff) -> Result<AccountId> {
    let hash = password::hash(person.password.clone()).await?;
    db.change(&(Actor::System, edition.id), async |change| {
        add_with_hash(change, edition, &person, hash).await
    })
    .await
}

/// As [`add_staff`], in the caller's transaction and with a hash made before it.
pub(super) async fn add_with_hash(
    change: &Change,
    edition: &Edition,
    person: &NewStaff,
    hash: String,
) -> Result<AccountId> {
    let id = add(change, &person.email, &person.name, "staff", Lang::default(), hash).await?;
    store::grant(change, id, person.role, edition, person.reach).await?;
    change.record(Event::RoleGranted { account: id, role: person.role.code().to_owned() }).await?;
    Ok(id)
}

/// Adds a member to an exhibitor, in the caller's transaction; the first one is its admin.
///
/// # Errors
/// `refused-taken` when the address has an account.
pub async fn add_member(
    change: &Change,
    exhibitor: ExhibitorId,
    person: NewMember,
    role: &str,
) -> Result<AccountId> {
    let id = add(change, &person.email, &person.name, "exhibitor", person.lang, person.password_hash).await?;
    store::add_member(change, id, exhibitor, role).await?;
    Ok(id)
}

/// Lets an account that exists act for an exhibitor, in the caller's transaction.
///
/// # Errors
/// `refused-taken` when it acts for another one at this edition.
pub async fn join(change: &Change, account: AccountId, exhibitor: ExhibitorId, role: &str) -> Result<()> {
    store::add_member(change, account, exhibitor, role).await
}

async fn add(
    change: &Change,
    email: &Email,
    name: &PersonName,
    kind: &str,
    lang: Lang,
    hash: String,
) -> Result<AccountId> {
    let id = AccountId::new();
    let row = account::ActiveModel {
        id: Set(id),
        email: Set(email.to_string()),
        name: Set(name.to_string()),
        kind: Set(kind.to_owned()),
        lang: Set(lang),
        password_hash: Set(hash),
        totp_secret: Set(None),
        totp_confirmed: Set(false),
        totp_last_step: Set(0),
        failures: Set(0),
        locked_until: Set(None),
        disabled: Set(false),
        created_at: Set(change.at),
    };
    store::add_account(change, row).await?;
    change.record(Event::AccountCreated { account: id }).await?;
    Ok(id)
}

/// Opens a session for an account just made (sign-up).
///
/// # Errors
/// As any write.
pub async fn open_for(change: &Change, account: AccountId, browser: &Browser) -> Result<(Subject, Token)> {
    let subject = Subject::Exhibitor(account);
    Ok((subject, session::open(change, subject, browser, false).await?))
}

/// E-mail and password. The answer and its time are the same for a wrong password, an unknown address and an account
/// that waits.
///
/// # Errors
/// As any read or write.
pub async fn sign_in(
    db: &Db,
    email: &str,
    password: String,
    browser: &Browser,
    needs_second: bool,
) -> Result<SignIn> {
    let account = store::by_email(db.read(), &email.trim().to_lowercase()).await?;
    let usable = account.filter(|it| !it.disabled && it.locked_until.is_none_or(|until| until <= db.now()));
    let stored = usable.as_ref().map(|it| it.password_hash.clone());
    let right = password::verify(password, stored).await?;
    let Some(account) = usable else { return Ok(SignIn::Wrong) };
    let who = Actor::Anonymous;
    if !right {
        db.change(&who, async |change| failed(change, &account).await).await?;
        return Ok(SignIn::Wrong);
    }
    db.change(&who, async |change| {
        let second = account.totp_confirmed || (account.kind == "staff" && needs_second);
        if second {
            let purpose = Purpose {
                name: SECOND_FACTOR,
                target: &account.email,
                subject: Some(account.id.uuid()),
                edition: None,
            };
            return Ok(SignIn::Second(code::issue_link(change, &purpose, 10).await?));
        }
        let (subject, token) = signed_in(change, &account, browser, false).await?;
        Ok(SignIn::Open(subject, token))
    })
    .await
}

/// Counts a failure; from the fifth on the account waits 1, 2, 4 … minutes, at most an hour.
async fn failed(change: &Change, account: &account::Model) -> Result<()> {
    let failures = account.failures.saturating_add(1);
    let wait = (failures >= PATIENCE).then(|| (1_i64 << (failures - PATIENCE).clamp(0, 6)).min(60));
    let row = account::ActiveModel {
        id: ActiveValue::Unchanged(account.id),
        failures: Set(failures),
        locked_until: Set(wait.map(|minutes| change.at.plus_minutes(minutes))),
        ..Default::default()
    };
    store::update_account(change, row).await?;
    change.record(Event::SignInFailed { account: account.id }).await
}

async fn signed_in(
    change: &Change,
    account: &account::Model,
    browser: &Browser,
    proved: bool,
) -> Result<(Subject, Token)> {
    let subject =
        if account.kind == "staff" { Subject::Staff(account.id) } else { Subject::Exhibitor(account.id) };
    let row = account::ActiveModel {
        id: ActiveValue::Unchanged(account.id),
        failures: Set(0),
        locked_until: Set(None),
        ..Default::default()
    };
    store::update_account(change, row).await?;
    change.record(Event::SignedIn { account: account.id }).await?;
    Ok((subject, session::open(change, subject, browser, proved).await?))
}

/// Whose second factor `token` asks for; an account without one gets a secret to set up.
///
/// # Errors
/// [`Error::NotFound`] when the token is wrong, used or too old.
pub async fn second_factor_of(db: &Db, token: &str) -> Result<account::Model> {
    let link = code::look_at_link(db.read(), SECOND_FACTOR, token, db.now()).await?.ok_or(Error::NotFound)?;
    let id = link.subject_id.ok_or(Error::NotFound)?;
    let account = store::account(db.read(), id.into()).await?.ok_or(Error::NotFound)?;
    if account.totp_secret.is_some() {
        return Ok(account);
    }
    db.change(&Actor::Anonymous, async |change| {
        let row = account::ActiveModel {
            id: ActiveValue::Unchanged(account.id),
            totp_secret: Set(Some(totp::new_secret())),
            ..Default::default()
        };
        store::update_account(change, row).await
    })
    .await
}

/// The second factor: six digits of the app, or a recovery code. Confirming for the first time also answers the
/// recovery codes, to be shown once.
///
/// # Errors
/// [`Error::NotFound`] when the token is wrong, used or too old.
pub async fn prove(
    db: &Db,
    token: &str,
    digits: &str,
    browser: &Browser,
) -> Result<Option<(Subject, Token, Vec<String>)>> {
    let account = second_factor_of(db, token).await?;
    if account.locked_until.is_some_and(|until| until > db.now()) {
        return Ok(None);
    }
    let secret = account.totp_secret.clone().unwrap_or_default();
    let step = totp::step_of(&secret, digits, Clock::wall().0 / 1000, account.totp_last_step)?;
    db.change(&Actor::Anonymous, async |change| {
        let recovered =
            step.is_none() && account.totp_confirmed && use_recovery_code(change, &account, digits).await?;
        if step.is_none() && !recovered {
            failed(change, &account).await?;
            return Ok(None);
        }
        code::use_link(change, SECOND_FACTOR, token).await?;
        let codes = if account.totp_confirmed { vec![] } else { confirm(change, account.id).await? };
        let row = account::ActiveModel {
            id: ActiveValue::Unchanged(account.id),
            totp_last_step: Set(step.unwrap_or(account.totp_last_step)),
            ..Default::default()
        };
        store::update_account(change, row).await?;
        let (subject, token) = signed_in(change, &account, browser, true).await?;
        Ok(Some((subject, token, codes)))
    })
    .await
}

/// Turns the second factor on and makes fresh recovery codes.
async fn confirm(change: &Change, id: AccountId) -> Result<Vec<String>> {
    let row = account::ActiveModel {
        id: ActiveValue::Unchanged(id),
        totp_confirmed: Set(true),
        ..Default::default()
    };
    store::update_account(change, row).await?;
    recovery_code::Entity::delete_many()
        .filter(recovery_code::COLUMN.account_id.eq(id))
        .exec(change.tx())
        .await?;
    let codes = totp::new_recovery_codes();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        account_id: Set(id),
        code_hash: Set(totp::recovery_hash(code)),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    change.record(Event::TotpEnabled { account: id }).await?;
    Ok(codes)
}

async fn use_recovery_code(change: &Change, account: &account::Model, typed: &str) -> Result<bool> {
    let gone = recovery_code::Entity::delete_many()
        .filter(recovery_code::COLUMN.account_id.eq(account.id))
        .filter(recovery_code::COLUMN.code_hash.eq(totp::recovery_hash(typed)))
        .exec(change.tx())
        .await?;
    if gone.rows_affected == 1 {
        change.record(Event::RecoveryCodeUsed { account: account.id }).await?;
    }
    Ok(gone.rows_affected == 1)
}

/// Sets up the second factor from the account page: the secret waits until its first digits are typed.
///
/// # Errors
/// As any write.
pub async fn begin_totp(db: &Db, who: &impl Acts, account: &account::Model) -> Result<account::Model> {
    if account.totp_secret.is_some() {
        return Ok(account.clone());
    }
    db.change(who, async |change| {
        let row = account::ActiveModel {
            id: ActiveValue::Unchanged(account.id),
            totp_secret: Set(Some(totp::new_secret())),
            ..Default::default()
        };
        store::update_account(change, row).await
    })
    .await
}

/// The first digits of a new second factor: the recovery codes, or nothing when the digits are wrong.
///
/// # Errors
/// As any write.
pub async fn confirm_totp(
    db: &Db,
    who: &impl Acts,
    account: &account::Model,
    digits: &str,
) -> Result<Option<Vec<String>>> {
    let secret = account.totp_secret.clone().unwrap_or_default();
    let Some(step) = totp::step_of(&secret, digits, Clock::wall().0 / 1000, account.totp_last_step)? else {
        return Ok(None);
    };
    db.change(who, async |change| {
        let row = account::ActiveModel {
            id: ActiveValue::Unchanged(account.id),
            totp_last_step: Set(step),
            ..Default::default()
        };
        store::update_account(change, row).await?;
        Ok(Some(confirm(change, account.id).await?))
    })
    .await
}

/// Changes the password and ends every other session.
///
/// # Errors
/// As any write.
pub async fn set_password(
    change: &Change,
    id: AccountId,
    hash: String,
    but: Option<crate::kernel::id::SessionId>,
) -> Result<()> {
    let row = account::ActiveModel {
        id: ActiveValue::Unchanged(id),
        password_hash: Set(hash),
        failures: Set(0),
        locked_until: Set(None),
        ..Default::default()
    };
    store::update_account(change, row).await?;
    session::end_all(change, id.uuid(), but).await?;
    change.record(Event::PasswordChanged { account: id }).await
}
