//! Every question about the day, named as it would be asked.
use super::entity::{evidence, offer, outcome};
use super::rules::Evidence;
use crate::db::Change;
use crate::entry::entity::admission;
use crate::kernel::id::{EditionId, ExhibitorId, MeetingId, SpareOfferId, VisitorId};
use crate::kernel::{Error, Result};
use crate::matchmaking::entity::{mark, meeting};
use crate::matchmaking::side::{Mark, Side};
use crate::visitors::entity::badge;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use std::collections::{BTreeSet, HashMap, HashSet};

/// So many ids go into one question.
const AT_ONCE: usize = 500;

/// One meeting of the edition.
pub async fn meeting(db: &impl ConnectionTrait, edition: EditionId, id: MeetingId) -> Result<meeting::Model> {
    let own = meeting::Entity::find_by_id(id).filter(meeting::COLUMN.edition_id.eq(edition));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// One meeting of the edition, held until the change ends: whoever else wants to change what hangs on it waits here,
/// and not half-way through.
pub async fn held_meeting(change: &Change, edition: EditionId, id: MeetingId) -> Result<meeting::Model> {
    let own = meeting::Entity::find_by_id(id).filter(meeting::COLUMN.edition_id.eq(edition));
    own.lock_exclusive().one(change.tx()).await?.ok_or(Error::NotFound)
}

/// Every meeting of the edition, called off or not, by slot.
pub async fn every_meeting(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<meeting::Model>> {
    let all = meeting::Entity::find().filter(meeting::COLUMN.edition_id.eq(edition));
    Ok(all.order_by_asc(meeting::COLUMN.starts_at).order_by_asc(meeting::COLUMN.id).all(db).await?)
}

/// Every meeting of one buyer.
pub async fn of_visitor(db: &impl ConnectionTrait, id: VisitorId) -> Result<Vec<meeting::Model>> {
    let own = meeting::Entity::find().filter(meeting::COLUMN.visitor_id.eq(id));
    Ok(own.order_by_asc(meeting::COLUMN.starts_at).all(db).await?)
}

/// Every meeting of one company.
pub async fn of_exhibitor(db: &impl ConnectionTrait, id: ExhibitorId) -> Result<Vec<meeting::Model>> {
    let own = meeting::Entity::find().filter(meeting::COLUMN.exhibitor_id.eq(id));
    Ok(own.order_by_asc(meeting::COLUMN.starts_at).all(db).await?)
}

/// What was said of these meetings.
pub async fn said(
    db: &impl ConnectionTrait,
    meetings: &[MeetingId],
) -> Result<HashMap<MeetingId, BTreeSet<Evidence>>> {
    let mut said: HashMap<MeetingId, BTreeSet<Evidence>> = HashMap::new();
    for some in meetings.chunks(AT_ONCE) {
        let rows = evidence::Entity::find().filter(evidence::COLUMN.meeting_id.is_in(some.iter().copied()));
        for row in rows.all(db).await? {
            said.entry(row.meeting_id).or_default().insert(row.evidence);
        }
    }
    Ok(said)
}

/// Writes a word down, and takes back what it replaces; was it new?
pub async fn say(change: &Change, meeting: MeetingId, word: Evidence) -> Result<bool> {
    evidence::Entity::delete_many()
        .filter(evidence::COLUMN.meeting_id.eq(meeting))
        .filter(evidence::COLUMN.evidence.is_in(word.replaces().iter().copied()))
        .exec(change.tx())
        .await?;
    let row = evidence::ActiveModel { meeting_id: Set(meeting), evidence: Set(word), at: Set(change.at) };
    let added = evidence::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(change.tx())
        .await?;
    Ok(added == 1)
}

/// The outcomes of these meetings.
pub async fn outcomes_of(
    db: &impl ConnectionTrait,
    meetings: &[MeetingId],
) -> Result<HashMap<(MeetingId, Side), outcome::Model>> {
    let mut given = HashMap::new();
    for some in meetings.chunks(AT_ONCE) {
        let rows = outcome::Entity::find().filter(outcome::COLUMN.meeting_id.is_in(some.iter().copied()));
        let rows = rows.all(db).await?;
        given.extend(rows.into_iter().map(|row| ((row.meeting_id, row.side), row)));
    }
    Ok(given)
}

/// Sets or changes an outcome.
pub async fn set_outcome(change: &Change, row: outcome::Model) -> Result<()> {
    let columns = [
        outcome::Column::Useful,
        outcome::Column::NextStep,
        outcome::Column::ValueBand,
        outcome::Column::UpdatedAt,
    ];
    let key = [outcome::Column::MeetingId, outcome::Column::Side];
    outcome::Entity::insert(outcome::ActiveModel::from(row))
        .on_conflict(OnConflict::columns(key).update_columns(columns).to_owned())
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

/// Who of these buyers was let in on `day`; none when no gate let anybody in that day.
pub async fn let_in(
    db: &impl ConnectionTrait,
    edition: EditionId,
    day: &str,
    who: &[VisitorId],
) -> Result<Option<HashSet<VisitorId>>> {
    let on_day = || {
        let of_edition = admission::Entity::find().filter(admission::COLUMN.edition_id.eq(edition));
        of_edition.filter(admission::COLUMN.day.eq(day))
    };
    if on_day().limit(1).one(db).await?.is_none() {
        return Ok(None);
    }
    let mut inside = HashSet::new();
    for some in who.chunks(AT_ONCE) {
        let badges = badge::Entity::find().filter(badge::COLUMN.visitor_id.is_in(some.iter().copied()));
        let owners: HashMap<_, _> =
            badges.all(db).await?.into_iter().filter_map(|it| Some((it.id, it.visitor_id?))).collect();
        let let_in = on_day().filter(admission::COLUMN.badge_id.is_in(owners.keys().copied()));
        inside.extend(let_in.all(db).await?.iter().filter_map(|row| owners.get(&row.badge_id).copied()));
    }
    Ok(Some(inside))
}

/// What buyers think of one exhibitor.
pub async fn marks_on(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<HashMap<VisitorId, Mark>> {
    let rows = mark::Entity::find().filter(mark::COLUMN.exhibitor_id.eq(exhibitor)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.visitor_id, row.mark)).collect())
}

/// One offer of the edition.
pub async fn offer(db: &impl ConnectionTrait, edition: EditionId, id: SpareOfferId) -> Result<offer::Model> {
    let own = offer::Entity::find_by_id(id).filter(offer::COLUMN.edition_id.eq(edition));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// All offers made for these meetings.
pub async fn offers_for(db: &impl ConnectionTrait, meetings: &[MeetingId]) -> Result<Vec<offer::Model>> {
    let mut found = Vec::new();
    for some in meetings.chunks(AT_ONCE) {
        let rows = offer::Entity::find().filter(offer::COLUMN.instead_of.is_in(some.iter().copied()));
        found.extend(rows.all(db).await?);
    }
    Ok(found)
}

/// Offers that wait for this buyer.
pub async fn offers_to_visitor(db: &impl ConnectionTrait, id: VisitorId) -> Result<Vec<offer::Model>> {
    let open = offer::Entity::find().filter(offer::COLUMN.visitor_id.eq(id));
    let open = open.filter(offer::COLUMN.asked.eq(Side::Visitor));
    Ok(open.filter(offer::COLUMN.stage.eq(offer::Stage::Open)).all(db).await?)
}

/// Offers that wait for this company.
pub async fn offers_to_exhibitor(db: &impl ConnectionTrait, id: ExhibitorId) -> Result<Vec<offer::Model>> {
    let open = offer::Entity::find().filter(offer::COLUMN.exhibitor_id.eq(id));
    let open = open.filter(offer::COLUMN.asked.eq(Side::Exhibitor));
    Ok(open.filter(offer::COLUMN.stage.eq(offer::Stage::Open)).all(db).await?)
}

/// Writes an offer; one of a pair for one meeting, or the index answers.
pub async fn add_offer(change: &Change, row: offer::Model) -> Result<()> {
    offer::Entity::insert(offer::ActiveModel::from(row)).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Moves an offer that is still open; was it?
pub async fn move_offer(change: &Change, id: SpareOfferId, next: offer::Stage) -> Result<bool> {
    let moved = offer::Entity::update_many()
        .set(offer::ActiveModel { stage: Set(next), ..Default::default() })
        .filter(offer::COLUMN.id.eq(id))
        .filter(offer::COLUMN.stage.eq(offer::Stage::Open))
        .exec(change.tx())
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Ends every open offer made for a meeting.
pub async fn lapse_offers(change: &Change, meeting: MeetingId) -> Result<()> {
    offer::Entity::update_many()
        .set(offer::ActiveModel { stage: Set(offer::Stage::Lapsed), ..Default::default() })
        .filter(offer::COLUMN.instead_of.eq(meeting))
        .filter(offer::COLUMN.stage.eq(offer::Stage::Open))
        .exec(change.tx())
        .await?;
    Ok(())
}
