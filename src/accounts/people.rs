//! The organiser's people and what they may do: adding, granting, suspending. At the people desk only.
//!
//! Only an owner makes owners, and the last owner stays one: nobody can lock the organisation out of its own show.
use super::code::{self, Purpose};
use super::entity::{account, grant};
use super::service::{self, NewStaff, Reach};
use super::{PeopleDesk, Role, password, session, store};
use crate::db::{Change, Db};
use crate::kernel::contact::{Email, PersonName};
use crate::kernel::id::{AccountId, GrantId};
use crate::kernel::{Error, Event, Mistake, Result};
use crate::mail::{self, Letter};
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set};

/// Minutes an invitation's link works: three days.
const INVITATION_MINUTES: i64 = 3 * 24 * 60;

/// Somebody to be invited.
pub struct Invited {
    pub email: Email,
    pub name: PersonName,
    pub role: Role,
    pub reach: Reach,
}

/// Reads the form.
pub fn read(fields: &Fields) -> Result<Invited, Mistakes> {
    let check = Check::of(fields);
    let email = check.required("email", Email::parse);
    let name = check.required("name", PersonName::parse);
    let (role, reach) = role_and_reach(&check);
    check.done(|| Some(Invited { email: email?, name: name?, role: role?, reach: reach? }))
}

/// A role and how far it reaches.
pub fn role_and_reach(check: &Check<'_>) -> (Option<Role>, Option<Reach>) {
    let role = check.choice("role", |code| Role::parse(code).is_some());
    let reach = check.choice("reach", |word| Reach::parse(word).is_some());
    (role.and_then(|code| Role::parse(&code)), reach.and_then(|word| Reach::parse(&word)))
}

/// Adds somebody and mails them a link to set their password.
pub async fn invite(db: &Db, desk: &PeopleDesk, person: Invited) -> Result<()> {
    may_give(desk, person.role)?;
    let hash = password::hash(service::first_password()).await?;
    let new = NewStaff {
        email: person.email,
        name: person.name,
        role: person.role,
        reach: person.reach,
        password: String::new(),
    };
    db.change(desk, async |change| {
        let id = service::add_with_hash(change, desk.edition(), &new, hash).await?;
        let purpose =
            Purpose { name: "reset", target: new.email.as_str(), subject: Some(id.uuid()), edition: None };
        let token = code::issue_link(change, &purpose, INVITATION_MINUTES).await?;
        let letter = Letter::new(&new.email, desk.lang(), "accounts-invited")
            .arg("name", new.name.to_string())
            .arg("show", desk.edition().name.say(desk.lang()))
            .link(format!("/reset/{}", token.reveal()));
        mail::send(change, letter).await?;
        Ok(())
    })
    .await
}

/// Gives one more role.
pub async fn give(db: &Db, desk: &PeopleDesk, id: AccountId, role: Role, reach: Reach) -> Result<()> {
    may_give(desk, role)?;
    db.change(desk, async |change| {
        let account = of_staff(change, id).await?;
        if store::roles(change.tx(), account.id, desk.edition()).await?.contains(&role) {
            return Ok(());
        }
        store::grant(change, account.id, role, desk.edition(), reach).await?;
        change.record(Event::RoleGranted { account: id, role: role.code().to_owned() }).await
    })
    .await
}

/// Takes a role away.
pub async fn take(db: &Db, desk: &PeopleDesk, id: AccountId, which: GrantId) -> Result<()> {
    db.change(desk, async |change| {
        let found = grant::Entity::find_by_id(which)
            .filter(grant::COLUMN.account_id.eq(id))
            .filter(grant::COLUMN.organisation_id.eq(desk.edition().organisation_id))
            .one(change.tx())
            .await?
            .ok_or(Error::NotFound)?;
        if found.role == Role::Owner.code() {
            may_give(desk, Role::Owner)?;
            owners_remain(change, desk, Some(which), None).await?;
        }
        grant::Entity::delete_by_id(which).exec(change.tx()).await?;
        change.record(Event::RoleRevoked { account: id, role: found.role }).await
    })
    .await
}

/// Suspends an account (every session ends) or lets it in again.
pub async fn suspend(db: &Db, desk: &PeopleDesk, id: AccountId, suspension: Suspension) -> Result<()> {
    db.change(desk, async |change| {
        let account = of_staff(change, id).await?;
        let roles = store::roles(change.tx(), id, desk.edition()).await?;
        if roles.is_empty() {
            return Err(Error::NotFound);
        }
        if roles.contains(&Role::Owner) {
            may_give(desk, Role::Owner)?;
        }
        if matches!(suspension, Suspension::Begin) {
            owners_remain(change, desk, None, Some(id)).await?;
            session::end_all(change, id.uuid(), None).await?;
        }
        let disabled = matches!(suspension, Suspension::Begin);
        let row = account::ActiveModel {
            id: ActiveValue::Unchanged(account.id),
            disabled: Set(disabled),
            ..Default::default()
        };
        store::update_account(change, row).await?;
        change.record(Event::AccountSuspended { account: id, suspended: disabled }).await
    })
    .await
}

/// Which way.
#[derive(Copy, Clone, Debug)]
pub enum Suspension {
    Begin,
    End,
}

async fn of_staff(change: &Change, id: AccountId) -> Result<account::Model> {
    store::account(change.tx(), id).await?.filter(|it| it.kind == "staff").ok_or(Error::NotFound)
}

fn may_give(desk: &PeopleDesk, role: Role) -> Result<()> {
    if role != Role::Owner || desk.roles().contains(&Role::Owner) { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Is there an owner left without this grant, or without this account?
async fn owners_remain(
    change: &Change,
    desk: &PeopleDesk,
    without_grant: Option<GrantId>,
    without: Option<AccountId>,
) -> Result<()> {
    let grants = grant::Entity::find()
        .filter(grant::COLUMN.organisation_id.eq(desk.edition().organisation_id))
        .filter(grant::COLUMN.role.eq(Role::Owner.code()))
        .filter(grant::COLUMN.show_id.is_null())
        .all(change.tx())
        .await?;
    for it in grants.iter().filter(|it| Some(it.id) != without_grant && Some(it.account_id) != without) {
        if store::account(change.tx(), it.account_id).await?.is_some_and(|account| !account.disabled) {
            return Ok(());
        }
    }
    Err(Error::Refused("accounts-last-owner"))
}

/// The mistake when an address is taken.
pub const TAKEN: Mistake = Mistake::of("accounts-email-taken");
