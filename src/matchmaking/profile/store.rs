//! Every question about profiles and exclusions, named as it would be asked.
use super::avoid::Why;
use super::entity::{
    avoided_company, avoided_party, buyer_closed_slot, buyer_mark, buyer_profile, profile_code,
    supply_profile,
};
use crate::db::Change;
use crate::kernel::id::{EditionId, ExhibitorId, VisitorId};
use crate::kernel::{Moment, Result};
use crate::matchmaking::side::Side;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Codes by list.
pub type Codes = BTreeMap<String, BTreeSet<String>>;

/// Profiles of these buyers; whoever has said nothing is absent.
pub async fn buyers(
    db: &impl ConnectionTrait,
    some: &[VisitorId],
) -> Result<HashMap<VisitorId, buyer_profile::Model>> {
    let rows = buyer_profile::Entity::find()
        .filter(buyer_profile::COLUMN.visitor_id.is_in(some.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.visitor_id, row)).collect())
}

/// Profiles of all companies.
pub async fn supplies(db: &impl ConnectionTrait) -> Result<HashMap<ExhibitorId, supply_profile::Model>> {
    let rows = supply_profile::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.exhibitor_id, row)).collect())
}

/// The profile of one company.
pub async fn supply(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
) -> Result<Option<supply_profile::Model>> {
    Ok(supply_profile::Entity::find_by_id(exhibitor).one(db).await?)
}

/// The codes of everybody on one side.
pub async fn all_codes(db: &impl ConnectionTrait, side: Side) -> Result<HashMap<Uuid, Codes>> {
    let rows = profile_code::Entity::find().filter(profile_code::COLUMN.side.eq(side)).all(db).await?;
    Ok(sorted(rows))
}

/// The codes of some of one side.
pub async fn codes_of(
    db: &impl ConnectionTrait,
    side: Side,
    owners: &[Uuid],
) -> Result<HashMap<Uuid, Codes>> {
    let rows = profile_code::Entity::find().filter(profile_code::COLUMN.side.eq(side));
    let rows = rows.filter(profile_code::COLUMN.owner_id.is_in(owners.iter().copied())).all(db).await?;
    Ok(sorted(rows))
}

fn sorted(rows: Vec<profile_code::Model>) -> HashMap<Uuid, Codes> {
    let mut codes: HashMap<Uuid, Codes> = HashMap::new();
    for row in rows {
        codes.entry(row.owner_id).or_default().entry(row.list).or_default().insert(row.code);
    }
    codes
}

/// Replaces what one party chose from a list.
pub async fn choose(change: &Change, owner: (Side, Uuid), list: &str, codes: &[String]) -> Result<()> {
    let (side, id) = owner;
    let old = profile_code::Entity::delete_many()
        .filter(profile_code::COLUMN.side.eq(side))
        .filter(profile_code::COLUMN.owner_id.eq(id))
        .filter(profile_code::COLUMN.list.eq(list));
    old.exec(change.tx()).await?;
    let rows = codes.iter().map(|code| profile_code::ActiveModel {
        side: Set(side),
        owner_id: Set(id),
        list: Set(list.to_owned()),
        code: Set(code.clone()),
    });
    if !codes.is_empty() {
        profile_code::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Writes a buyer's profile, new or changed.
pub async fn write_buyer(change: &Change, row: buyer_profile::Model) -> Result<()> {
    buyer_profile::Entity::delete_by_id(row.visitor_id).exec(change.tx()).await?;
    buyer_profile::Entity::insert(row.into_active_model()).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Writes a company's profile, new or changed.
pub async fn write_supply(change: &Change, row: supply_profile::Model) -> Result<()> {
    supply_profile::Entity::delete_by_id(row.exhibitor_id).exec(change.tx()).await?;
    supply_profile::Entity::insert(row.into_active_model()).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Slots that buyers of the edition have closed.
pub async fn closed(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<(VisitorId, Moment)>> {
    let rows = buyer_closed_slot::Entity::find().filter(buyer_closed_slot::COLUMN.edition_id.eq(edition));
    Ok(rows.all(db).await?.into_iter().map(|row| (row.visitor_id, row.starts_at)).collect())
}

/// Slots that one buyer has closed.
pub async fn closed_by(db: &impl ConnectionTrait, visitor: VisitorId) -> Result<BTreeSet<Moment>> {
    let rows = buyer_closed_slot::Entity::find().filter(buyer_closed_slot::COLUMN.visitor_id.eq(visitor));
    Ok(rows.all(db).await?.into_iter().map(|row| row.starts_at).collect())
}

/// Replaces them.
pub async fn close(change: &Change, edition: EditionId, visitor: VisitorId, slots: &[Moment]) -> Result<()> {
    let old =
        buyer_closed_slot::Entity::delete_many().filter(buyer_closed_slot::COLUMN.visitor_id.eq(visitor));
    old.exec(change.tx()).await?;
    let rows = slots.iter().map(|at| buyer_closed_slot::ActiveModel {
        visitor_id: Set(visitor),
        starts_at: Set(*at),
        edition_id: Set(edition),
    });
    if !slots.is_empty() {
        buyer_closed_slot::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Companies that a buyer is never brought together with, whoever of the two said so.
pub async fn avoided_by_visitor(
    db: &impl ConnectionTrait,
    visitor: VisitorId,
) -> Result<BTreeSet<ExhibitorId>> {
    let rows = avoided_party::Entity::find().filter(avoided_party::COLUMN.visitor_id.eq(visitor));
    Ok(rows.all(db).await?.into_iter().map(|row| row.exhibitor_id).collect())
}

/// Buyers that a company is never brought together with, whoever of the two said so.
pub async fn avoided_by_exhibitor(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
) -> Result<BTreeSet<VisitorId>> {
    let rows = avoided_party::Entity::find().filter(avoided_party::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(rows.all(db).await?.into_iter().map(|row| row.visitor_id).collect())
}

/// What one side itself said about others, newest first.
pub async fn said_by(
    db: &impl ConnectionTrait,
    side: Side,
    visitor: Option<VisitorId>,
    exhibitor: Option<ExhibitorId>,
) -> Result<Vec<avoided_party::Model>> {
    let mut rows = avoided_party::Entity::find().filter(avoided_party::COLUMN.said_by.eq(side));
    if let Some(id) = visitor {
        rows = rows.filter(avoided_party::COLUMN.visitor_id.eq(id));
    }
    if let Some(id) = exhibitor {
        rows = rows.filter(avoided_party::COLUMN.exhibitor_id.eq(id));
    }
    Ok(rows.order_by_desc(avoided_party::COLUMN.created_at).all(db).await?)
}

/// Are the two never to meet, by the word of either?
pub async fn is_avoided(
    db: &impl ConnectionTrait,
    visitor: VisitorId,
    exhibitor: ExhibitorId,
) -> Result<bool> {
    let rows = avoided_party::Entity::find().filter(avoided_party::COLUMN.visitor_id.eq(visitor));
    Ok(rows.filter(avoided_party::COLUMN.exhibitor_id.eq(exhibitor)).one(db).await?.is_some())
}

/// Says so.
pub async fn avoid(change: &Change, row: avoided_party::Model) -> Result<()> {
    forget(change, row.visitor_id, row.exhibitor_id, row.said_by).await?;
    avoided_party::Entity::insert(row.into_active_model()).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Takes it back.
pub async fn forget(change: &Change, visitor: VisitorId, exhibitor: ExhibitorId, side: Side) -> Result<()> {
    avoided_party::Entity::delete_by_id((visitor, exhibitor, side)).exec(change.tx()).await?;
    Ok(())
}

/// Companies by name that exhibitors avoid.
pub async fn avoided_names(db: &impl ConnectionTrait) -> Result<HashMap<ExhibitorId, Vec<String>>> {
    let mut names: HashMap<ExhibitorId, Vec<String>> = HashMap::new();
    for row in avoided_company::Entity::find().all(db).await? {
        names.entry(row.exhibitor_id).or_default().push(row.name);
    }
    Ok(names)
}

/// Those of one exhibitor for one reason, by name.
pub async fn names_avoided_by(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
    why: Why,
) -> Result<Vec<String>> {
    let rows = avoided_company::Entity::find().filter(avoided_company::COLUMN.exhibitor_id.eq(exhibitor));
    let rows = rows.filter(avoided_company::COLUMN.why.eq(why)).order_by_asc(avoided_company::COLUMN.name);
    Ok(rows.all(db).await?.into_iter().map(|row| row.name).collect())
}

/// Replaces them.
pub async fn avoid_names(change: &Change, exhibitor: ExhibitorId, why: Why, names: &[String]) -> Result<()> {
    let old = avoided_company::Entity::delete_many()
        .filter(avoided_company::COLUMN.exhibitor_id.eq(exhibitor))
        .filter(avoided_company::COLUMN.why.eq(why));
    old.exec(change.tx()).await?;
    let rows = names.iter().map(|name| avoided_company::ActiveModel {
        exhibitor_id: Set(exhibitor),
        why: Set(why),
        name: Set(name.clone()),
    });
    if !names.is_empty() {
        avoided_company::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Buyers a company keeps for later.
pub async fn kept_by(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<BTreeSet<VisitorId>> {
    let rows =
        buyer_mark::Entity::find().filter(buyer_mark::COLUMN.exhibitor_id.eq(exhibitor)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.visitor_id).collect())
}

/// Keeps a buyer; twice is once.
pub async fn keep(change: &Change, exhibitor: ExhibitorId, visitor: VisitorId) -> Result<()> {
    let row = buyer_mark::ActiveModel {
        exhibitor_id: Set(exhibitor),
        visitor_id: Set(visitor),
        created_at: Set(change.at),
    };
    let twice = OnConflict::columns([buyer_mark::Column::ExhibitorId, buyer_mark::Column::VisitorId])
        .do_nothing()
        .to_owned();
    buyer_mark::Entity::insert(row).on_conflict(twice).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Keeps them no longer.
pub async fn release(change: &Change, exhibitor: ExhibitorId, visitor: VisitorId) -> Result<()> {
    buyer_mark::Entity::delete_by_id((exhibitor, visitor)).exec(change.tx()).await?;
    Ok(())
}
