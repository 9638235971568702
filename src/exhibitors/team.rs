//! The people who act for a company: signing up, inviting, joining.
use super::forms::{NewMember, SignUp};
use super::{service, store};
use crate::accounts::code::{self, Purpose};
use crate::accounts::service as people;
use crate::accounts::session::{Browser, Subject};
use crate::accounts::{self, ExhibitorAdmin, password};
use crate::db::idempotency::{Key, once};
use crate::db::{Change, Db};
use crate::kernel::contact::Email;
use crate::kernel::id::{AccountId, EditionId, ExhibitorId};
use crate::kernel::secret::Token;
use crate::kernel::{Actor, Error, Event, Lang, Result};
use crate::mail::{self, Letter};
use crate::show::Edition;
use sea_orm::ConnectionTrait;
use serde::Serialize;

/// Days an invitation is good for.
const INVITATION_DAYS: i64 = 7;
const INVITATION: &str = "invitation";

/// Somebody who acts for a company.
#[derive(Clone, Debug, Serialize)]
pub struct Member {
    /// As they signed up.
    pub name: String,
    /// They sign in with it.
    pub email: String,
    /// `admin` or `member`
    pub role: String,
}

/// Everybody who acts for a company, the first one first.
pub async fn members_of(db: &impl ConnectionTrait, id: ExhibitorId) -> Result<Vec<Member>> {
    let people = accounts::members(db, id).await?;
    let member = |(it, role): (accounts::entity::account::Model, String)| Member {
        name: it.name,
        email: it.email,
        role,
    };
    Ok(people.into_iter().map(member).collect())
}

/// How signing up went.
pub enum Outcome {
    /// The company is there, and its first person is signed in.
    In(Subject, Token),
    /// The address has an account, and this is not its password.
    Taken,
}

/// A company and its first person sign up. Somebody who has an account already and gives its password is simply
/// signed in: the second press of the button, or last year's exhibitor, whose company is then added to this edition.
pub async fn sign_up(
    db: &Db,
    edition: &Edition,
    it: &SignUp,
    lang: Lang,
    browser: &Browser,
) -> Result<Outcome> {
    if accounts::email_is_taken(db.read(), &it.email).await? {
        return known(db, edition, it, lang, browser).await;
    }
    let password_hash = password::hash(it.password.clone()).await?;
    let made = db
        .change(&(Actor::Anonymous, edition.id), async |change| {
            let company = service::found(change, edition, it).await?;
            let (email, name) = (it.email.clone(), it.contact.clone());
            let person = people::NewMember { email, name, lang, password_hash };
            let account = people::add_member(change, company, person, "admin").await?;
            welcome(change, edition, it, lang).await?;
            people::open_for(change, account, browser).await
        })
        .await;
    match made {
        Ok((subject, token)) => Ok(Outcome::In(subject, token)),
        // Somebody (perhaps the same press of the button) was quicker.
        Err(Error::Refused("refused-taken")) => known(db, edition, it, lang, browser).await,
        Err(other) => Err(other),
    }
}

async fn known(db: &Db, edition: &Edition, it: &SignUp, lang: Lang, browser: &Browser) -> Result<Outcome> {
    let tried = people::sign_in(db, it.email.as_str(), it.password.clone(), browser, true).await?;
    let people::SignIn::Open(Subject::Exhibitor(account), token) = tried else { return Ok(Outcome::Taken) };
    if accounts::company_of(db.read(), account, edition.id).await?.is_none() {
        db.change(&(Actor::Anonymous, edition.id), async |change| {
            let company = service::found(change, edition, it).await?;
            people::join(change, account, company, "admin").await?;
            welcome(change, edition, it, lang).await
        })
        .await?;
    }
    Ok(Outcome::In(Subject::Exhibitor(account), token))
}

async fn welcome(change: &Change, edition: &Edition, it: &SignUp, lang: Lang) -> Result<()> {
    let letter = Letter::new(&it.email, lang, "exhibitor-welcome")
        .arg("show", edition.name.say(lang))
        .arg("company", it.names.said(lang))
        .link("/exhibitor/applications/new");
    mail::send(change, letter).await.map(|_| ())
}

/// An administrator invites a colleague by mail.
pub async fn invite(
    db: &Db,
    admin: &ExhibitorAdmin,
    email: &Email,
    lang: Lang,
    key: Option<Key>,
) -> Result<()> {
    let edition = admin.edition();
    db.change(admin, async |change| {
        once(change, key, async || {
            let company = store::find(change.tx(), edition.id, admin.id()).await?;
            let purpose = Purpose {
                name: INVITATION,
                target: email.as_str(),
                subject: Some(company.id.uuid()),
                edition: Some(edition.id),
            };
            let token = code::issue_link(change, &purpose, INVITATION_DAYS * 24 * 60).await?;
            change.record(Event::MemberInvited { exhibitor: company.id }).await?;
            let letter = Letter::new(email, lang, "exhibitor-invited")
                .arg("show", edition.name.say(lang))
                .arg("company", store::name(&company).say(lang))
                .link(format!("/exhibitor/join/{}", token.reveal()));
            mail::send(change, letter).await.map(|_| ())
        })
        .await
    })
    .await
}

/// What an invitation is for.
pub struct Invitation {
    /// The company.
    pub company: store::Company,
    /// Whom it was sent to.
    pub email: Email,
    /// Do they have an account?
    pub known: bool,
}

/// Looks at an invitation without using it up.
///
/// # Errors
/// `exhibitors-refused-invitation` when it is wrong, used or too old.
pub async fn invitation(db: &Db, edition: EditionId, token: &str) -> Result<Invitation> {
    let gone = Error::Refused("exhibitors-refused-invitation");
    let Some(row) = code::look_at_link(db.read(), INVITATION, token, db.now()).await? else {
        return Err(gone);
    };
    let (Some(subject), Ok(email)) = (row.subject_id, Email::parse(&row.target)) else { return Err(gone) };
    let company = store::find(db.read(), edition, subject.into()).await?;
    let known = accounts::email_is_taken(db.read(), &email).await?;
    Ok(Invitation { company, email, known })
}

/// Somebody without an account joins, choosing a password.
pub async fn join_new(
    db: &Db,
    edition: &Edition,
    token: &str,
    it: NewMember,
    lang: Lang,
    browser: &Browser,
) -> Result<(Subject, Token)> {
    let invitation = invitation(db, edition.id, token).await?;
    let password_hash = password::hash(it.password).await?;
    db.change(&(Actor::Anonymous, edition.id), async |change| {
        code::use_link(change, INVITATION, token).await?;
        let person = people::NewMember { email: invitation.email, name: it.name, lang, password_hash };
        let account = people::add_member(change, invitation.company.id, person, "member").await?;
        change.record(Event::MemberJoined { exhibitor: invitation.company.id, account }).await?;
        people::open_for(change, account, browser).await
    })
    .await
}

/// Somebody who is signed in joins.
///
/// # Errors
/// `exhibitors-refused-other-company` when the account acts for another company at this edition.
pub async fn join_known(db: &Db, edition: &Edition, token: &str, account: AccountId) -> Result<()> {
    let invitation = invitation(db, edition.id, token).await?;
    match accounts::company_of(db.read(), account, edition.id).await? {
        Some(company) if company == invitation.company.id => return Ok(()),
        Some(_) => return Err(Error::Refused("exhibitors-refused-other-company")),
        None => {}
    }
    db.change(&(Actor::Exhibitor(invitation.company.id, account), edition.id), async |change| {
        code::use_link(change, INVITATION, token).await?;
        people::join(change, account, invitation.company.id, "member").await?;
        change.record(Event::MemberJoined { exhibitor: invitation.company.id, account }).await
    })
    .await
}
