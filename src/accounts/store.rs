//! What accounts ask the database.
use super::entity::{account, api_token, grant, member};
use super::role::Role;
use crate::db::Change;
use crate::kernel::contact::Email;
use crate::kernel::id::{AccountId, EditionId, ExhibitorId, GrantId};
use crate::kernel::{Error, Lang, Result, secret};
use crate::show::Edition;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};

pub async fn account(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<account::Model>> {
    Ok(account::Entity::find_by_id(id).one(db).await?)
}

pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<account::Model>> {
    Ok(account::Entity::find().filter(account::COLUMN.email.eq(email)).one(db).await?)
}

/// Does an account with this address exist?
///
/// # Errors
/// As any query.
pub async fn email_is_taken(db: &impl ConnectionTrait, email: &Email) -> Result<bool> {
    Ok(account::Entity::find().filter(account::COLUMN.email.eq(email.as_str())).count(db).await? > 0)
}

/// The roles an account holds at an edition: by the edition itself, its show or its organisation.
pub async fn roles(db: &impl ConnectionTrait, id: AccountId, edition: &Edition) -> Result<Vec<Role>> {
    let column = grant::COLUMN;
    let rows = grant::Entity::find()
        .filter(column.account_id.eq(id))
        .filter(column.organisation_id.eq(edition.organisation_id))
        .filter(Condition::any().add(column.show_id.is_null()).add(column.show_id.eq(Some(edition.show_id))))
        .filter(Condition::any().add(column.edition_id.is_null()).add(column.edition_id.eq(Some(edition.id))))
        .all(db)
        .await?;
    let mut roles: Vec<Role> = rows.iter().filter_map(|row| Role::parse(&row.role)).collect();
    roles.dedup();
    Ok(roles)
}

/// Everybody of the organiser with a role at this edition.
pub async fn staff(db: &impl ConnectionTrait, edition: &Edition) -> Result<Vec<(account::Model, Vec<Role>)>> {
    let accounts = account::Entity::find()
        .filter(account::COLUMN.kind.eq("staff"))
        .order_by_asc(account::COLUMN.name)
        .all(db)
        .await?;
    let mut found = vec![];
    for account in accounts {
        let roles = roles(db, account.id, edition).await?;
        if !roles.is_empty() {
            found.push((account, roles));
        }
    }
    Ok(found)
}

/// Addresses and languages of the staff who hold one of `roles`: whom a letter to a desk goes to.
///
/// # Errors
/// As any query.
pub async fn staff_emails(
    db: &impl ConnectionTrait,
    edition: &Edition,
    wanted: &[Role],
) -> Result<Vec<(Email, Lang)>> {
    let people = staff(db, edition).await?;
    let at_desk =
        people.into_iter().filter(|(it, roles)| !it.disabled && roles.iter().any(|r| wanted.contains(r)));
    Ok(at_desk.filter_map(|(it, _)| Some((Email::parse(&it.email).ok()?, it.lang))).collect())
}

/// Addresses and languages of a company's people.
///
/// # Errors
/// As any query.
pub async fn member_emails(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Vec<(Email, Lang)>> {
    let members = member::Entity::find().filter(member::COLUMN.exhibitor_id.eq(exhibitor)).all(db).await?;
    let ids: Vec<AccountId> = members.iter().map(|m| m.account_id).collect();
    let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(ids)).all(db).await?;
    Ok(accounts.into_iter().filter_map(|it| Some((Email::parse(&it.email).ok()?, it.lang))).collect())
}

/// The people who act for a company with their roles, the first one first.
///
/// # Errors
/// As any query.
pub async fn members(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
) -> Result<Vec<(account::Model, String)>> {
    let rows = member::Entity::find().filter(member::COLUMN.exhibitor_id.eq(exhibitor));
    let rows = rows.order_by_asc(member::COLUMN.created_at).all(db).await?;
    let mut people = vec![];
    for row in rows {
        people.extend(account(db, row.account_id).await?.map(|it| (it, row.role)));
    }
    Ok(people)
}

/// The company an account acts for at an edition.
///
/// # Errors
/// As any query.
pub async fn company_of(
    db: &impl ConnectionTrait,
    id: AccountId,
    edition: EditionId,
) -> Result<Option<ExhibitorId>> {
    Ok(membership(db, id, edition).await?.map(|it| it.exhibitor_id))
}

pub async fn membership(
    db: &impl ConnectionTrait,
    id: AccountId,
    edition: EditionId,
) -> Result<Option<member::Model>> {
    Ok(member::Entity::find_by_id((id, edition)).one(db).await?)
}

pub async fn api_token(
    db: &impl ConnectionTrait,
    token: &str,
    edition: EditionId,
) -> Result<Option<api_token::Model>> {
    let row = api_token::Entity::find()
        .filter(api_token::COLUMN.token_hash.eq(secret::hash(token)))
        .filter(api_token::COLUMN.edition_id.eq(edition))
        .filter(api_token::COLUMN.revoked_at.is_null());
    Ok(row.one(db).await?)
}

pub async fn add_account(change: &Change, row: account::ActiveModel) -> Result<()> {
    account::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

pub async fn update_account(change: &Change, row: account::ActiveModel) -> Result<account::Model> {
    Ok(row.update(change.tx()).await?)
}

pub async fn add_member(
    change: &Change,
    account: AccountId,
    exhibitor: ExhibitorId,
    role: &str,
) -> Result<()> {
    let row = member::ActiveModel {
        account_id: Set(account),
        edition_id: Set(change.edition.ok_or(Error::NotFound)?),
        exhibitor_id: Set(exhibitor),
        role: Set(role.to_owned()),
        created_at: Set(change.at),
    };
    member::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Gives a role for the whole organisation of `edition`, or (`only_here`) for this edition.
pub async fn grant(
    change: &Change,
    account: AccountId,
    role: Role,
    edition: &Edition,
    reach: Reach,
) -> Result<()> {
    let row = grant::ActiveModel {
        id: Set(GrantId::new()),
        account_id: Set(account),
        organisation_id: Set(edition.organisation_id),
        show_id: Set(matches!(reach, Reach::Show | Reach::Edition).then_some(edition.show_id)),
        edition_id: Set(matches!(reach, Reach::Edition).then_some(edition.id)),
        role: Set(role.code().to_owned()),
    };
    grant::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// How far a role reaches.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every show of the organisation.
    Organisation,
    /// Every edition of the show.
    Show,
    /// This edition only.
    Edition,
}

impl Reach {
    /// `organisation`, `show` or `edition`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "organisation" => Some(Self::Organisation),
            "show" => Some(Self::Show),
            "edition" => Some(Self::Edition),
            _ => None,
        }
    }
}
