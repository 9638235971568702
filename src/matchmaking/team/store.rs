//! Every question about representatives, named as it would be asked.
use super::entity::{meeting_representative, representative, representative_closed_slot};
use super::seats::Team;
use crate::db::Change;
use crate::kernel::id::{AccountId, ExhibitorId, MeetingId};
use crate::kernel::{Moment, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Representatives with the slots they have closed.
pub type Members = BTreeMap<AccountId, BTreeSet<Moment>>;

/// The teams of all companies that named somebody.
pub async fn teams(db: &impl ConnectionTrait) -> Result<HashMap<ExhibitorId, Team>> {
    let mut members: HashMap<ExhibitorId, Members> = HashMap::new();
    for row in representative::Entity::find().all(db).await? {
        members.entry(row.exhibitor_id).or_default().entry(row.account_id).or_default();
    }
    for row in representative_closed_slot::Entity::find().all(db).await? {
        let member = members.get_mut(&row.exhibitor_id).and_then(|team| team.get_mut(&row.account_id));
        if let Some(closed) = member {
            closed.insert(row.starts_at);
        }
    }
    Ok(members.into_iter().map(|(id, team)| (id, packed(&team))).collect())
}

/// One company's representatives.
pub async fn members(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Members> {
    let rows = representative::Entity::find().filter(representative::COLUMN.exhibitor_id.eq(exhibitor));
    let mut members: Members =
        rows.all(db).await?.into_iter().map(|row| (row.account_id, BTreeSet::new())).collect();
    let rows = representative_closed_slot::Entity::find()
        .filter(representative_closed_slot::COLUMN.exhibitor_id.eq(exhibitor));
    for row in rows.all(db).await? {
        if let Some(closed) = members.get_mut(&row.account_id) {
            closed.insert(row.starts_at);
        }
    }
    Ok(members)
}

/// The same as a rule knows it.
pub fn packed(members: &Members) -> Team {
    Team(members.values().map(|closed| closed.iter().map(|at| at.0).collect()).collect())
}

/// Slots that one representative has closed.
pub async fn closed_by(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
    account: AccountId,
) -> Result<BTreeSet<Moment>> {
    let rows = representative_closed_slot::Entity::find()
        .filter(representative_closed_slot::COLUMN.exhibitor_id.eq(exhibitor))
        .filter(representative_closed_slot::COLUMN.account_id.eq(account));
    Ok(rows.all(db).await?.into_iter().map(|row| row.starts_at).collect())
}

/// Takes meetings, except in these slots; or none at all.
pub async fn set_member(
    change: &Change,
    exhibitor: ExhibitorId,
    account: AccountId,
    closed: Option<&[Moment]>,
) -> Result<()> {
    let old = representative_closed_slot::Entity::delete_many()
        .filter(representative_closed_slot::COLUMN.exhibitor_id.eq(exhibitor))
        .filter(representative_closed_slot::COLUMN.account_id.eq(account));
    old.exec(change.tx()).await?;
    representative::Entity::delete_by_id((exhibitor, account)).exec(change.tx()).await?;
    let Some(closed) = closed else { return Ok(()) };
    let row = representative::ActiveModel {
        exhibitor_id: Set(exhibitor),
        account_id: Set(account),
        created_at: Set(change.at),
    };
    representative::Entity::insert(row).exec_without_returning(change.tx()).await?;
    let rows = closed.iter().map(|at| representative_closed_slot::ActiveModel {
        exhibitor_id: Set(exhibitor),
        account_id: Set(account),
        starts_at: Set(*at),
    });
    if !closed.is_empty() {
        representative_closed_slot::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Who takes these meetings.
pub async fn assigned(
    db: &impl ConnectionTrait,
    meetings: &[MeetingId],
) -> Result<HashMap<MeetingId, AccountId>> {
    let rows = meeting_representative::Entity::find()
        .filter(meeting_representative::COLUMN.meeting_id.is_in(meetings.iter().copied()));
    let rows = rows.order_by_asc(meeting_representative::COLUMN.meeting_id).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.meeting_id, row.account_id)).collect())
}

/// Does this account take a meeting, other than `but`, in the slot?
pub async fn is_busy(
    db: &impl ConnectionTrait,
    account: AccountId,
    at: Moment,
    but: MeetingId,
) -> Result<bool> {
    let rows = meeting_representative::Entity::find()
        .filter(meeting_representative::COLUMN.account_id.eq(account))
        .filter(meeting_representative::COLUMN.starts_at.eq(at))
        .filter(meeting_representative::COLUMN.meeting_id.ne(but));
    Ok(rows.one(db).await?.is_some())
}

/// Writes who takes a meeting; nobody, if none. The unique index answers if they have another one then.
pub async fn set_assigned(
    change: &Change,
    meeting: MeetingId,
    taken: Option<(AccountId, Moment)>,
) -> Result<()> {
    meeting_representative::Entity::delete_by_id(meeting).exec(change.tx()).await?;
    if let Some((account, at)) = taken {
        let row = meeting_representative::ActiveModel {
            meeting_id: Set(meeting),
            account_id: Set(account),
            starts_at: Set(at),
            assigned_at: Set(change.at),
        };
        meeting_representative::Entity::insert(row).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}
