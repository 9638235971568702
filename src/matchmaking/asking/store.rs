//! Every question about what requests carry, named as it would be asked.
use super::Turn;
use super::attention::Track;
use super::entity::{request_lapse, request_refusal, request_slot, request_turn};
use crate::db::Change;
use crate::kernel::id::{EditionId, ExhibitorId, MeetingRequestId, RequestTurnId, VisitorId};
use crate::kernel::{Moment, Result};
use crate::matchmaking::entity::request;
use crate::matchmaking::side::Side;
use crate::matchmaking::stage::Stage;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Set,
};
use std::collections::HashMap;

/// The slots of some requests. One that names none in its own table has the slot of its row.
#[derive(Clone, Debug, Default)]
pub struct Proposed(HashMap<MeetingRequestId, Vec<Moment>>);

impl Proposed {
    /// In order of time, never none.
    pub fn of(&self, row: &request::Model) -> Vec<Moment> {
        self.0.get(&row.id).cloned().unwrap_or_else(|| vec![row.starts_at])
    }
}

/// The slots of these requests.
pub async fn proposed(db: &impl ConnectionTrait, rows: &[request::Model]) -> Result<Proposed> {
    let mut slots: HashMap<MeetingRequestId, Vec<Moment>> = HashMap::new();
    let ids: Vec<MeetingRequestId> = rows.iter().map(|row| row.id).collect();
    for some in ids.chunks(500) {
        let found =
            request_slot::Entity::find().filter(request_slot::COLUMN.request_id.is_in(some.iter().copied()));
        for row in found.order_by_asc(request_slot::COLUMN.starts_at).all(db).await? {
            slots.entry(row.request_id).or_default().push(row.starts_at);
        }
    }
    Ok(Proposed(slots))
}

/// The slots of one request.
pub async fn slots_of(db: &impl ConnectionTrait, row: &request::Model) -> Result<Vec<Moment>> {
    Ok(proposed(db, std::slice::from_ref(row)).await?.of(row))
}

/// Replaces the slots of a request.
pub async fn set_slots(change: &Change, id: MeetingRequestId, slots: &[Moment]) -> Result<()> {
    let old = request_slot::Entity::delete_many().filter(request_slot::COLUMN.request_id.eq(id));
    old.exec(change.tx()).await?;
    let rows = slots.iter().map(|at| request_slot::ActiveModel { request_id: Set(id), starts_at: Set(*at) });
    request_slot::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// When these requests lapse.
pub async fn lapses(
    db: &impl ConnectionTrait,
    rows: &[request::Model],
) -> Result<HashMap<MeetingRequestId, Moment>> {
    let mut lapses = HashMap::new();
    let ids: Vec<MeetingRequestId> = rows.iter().map(|row| row.id).collect();
    for some in ids.chunks(500) {
        let found = request_lapse::Entity::find()
            .filter(request_lapse::COLUMN.request_id.is_in(some.iter().copied()));
        lapses.extend(found.all(db).await?.into_iter().map(|row| (row.request_id, row.lapses_at)));
    }
    Ok(lapses)
}

/// When one request lapses: at its slot, if nothing else is written.
pub async fn lapse_of(db: &impl ConnectionTrait, row: &request::Model) -> Result<Moment> {
    let found = request_lapse::Entity::find_by_id(row.id).one(db).await?;
    Ok(found.map_or(row.starts_at, |it| it.lapses_at))
}

/// Sets it.
pub async fn set_lapse(change: &Change, id: MeetingRequestId, at: Moment) -> Result<()> {
    request_lapse::Entity::delete_by_id(id).exec(change.tx()).await?;
    let row = request_lapse::ActiveModel { request_id: Set(id), lapses_at: Set(at) };
    request_lapse::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Requests that nobody answered in time.
pub async fn overdue(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<request::Model>> {
    let lapsed = request_lapse::Entity::find()
        .select_only()
        .column(request_lapse::Column::RequestId)
        .filter(request_lapse::COLUMN.lapses_at.lte(now))
        .into_query();
    let open =
        request::Entity::find().filter(request::COLUMN.stage.is_in([Stage::Proposed, Stage::Declined]));
    let late =
        Condition::any().add(request::COLUMN.starts_at.lte(now)).add(request::COLUMN.id.in_subquery(lapsed));
    Ok(open.filter(late).all(db).await?)
}

/// Gives an open request other slots, and the word to `by`, unless somebody moved it since we looked.
pub async fn hand_over(change: &Change, seen: &request::Model, by: Side, first: Moment) -> Result<bool> {
    let next = request::ActiveModel {
        proposed_by: Set(by),
        starts_at: Set(first),
        updated_at: Set(change.at),
        ..Default::default()
    };
    let moved = request::Entity::update_many()
        .set(next)
        .filter(request::COLUMN.id.eq(seen.id))
        .filter(request::COLUMN.stage.eq(seen.stage))
        .filter(request::COLUMN.proposed_by.eq(seen.proposed_by))
        .exec(change.tx())
        .await?;
    Ok(moved.rows_affected == 1)
}

/// The slot in which the request became a meeting.
pub async fn settle(change: &Change, id: MeetingRequestId, at: Moment) -> Result<()> {
    let row = request::ActiveModel { starts_at: Set(at), updated_at: Set(change.at), ..Default::default() };
    request::Entity::update_many().set(row).filter(request::COLUMN.id.eq(id)).exec(change.tx()).await?;
    set_slots(change, id, &[at]).await
}

/// Open requests, refused ones among them, of either party of `with` that want the slot `at`.
pub async fn wanting(change: &Change, with: &request::Model, at: Moment) -> Result<Vec<request::Model>> {
    let wanted = request_slot::Entity::find()
        .select_only()
        .column(request_slot::Column::RequestId)
        .filter(request_slot::COLUMN.starts_at.eq(at))
        .into_query();
    let either = Condition::any()
        .add(request::COLUMN.visitor_id.eq(with.visitor_id))
        .add(request::COLUMN.exhibitor_id.eq(with.exhibitor_id));
    let slot =
        Condition::any().add(request::COLUMN.starts_at.eq(at)).add(request::COLUMN.id.in_subquery(wanted));
    let rows = request::Entity::find()
        .filter(request::COLUMN.stage.is_in([Stage::Proposed, Stage::Declined]))
        .filter(request::COLUMN.id.ne(with.id));
    Ok(rows.filter(either).filter(slot).order_by_asc(request::COLUMN.id).all(change.tx()).await?)
}

/// Keeps the reason of a refusal.
pub async fn refuse(change: &Change, id: MeetingRequestId, by: Side, reason: String) -> Result<()> {
    request_refusal::Entity::delete_by_id(id).exec(change.tx()).await?;
    let row = request_refusal::ActiveModel {
        request_id: Set(id),
        refused_by: Set(by),
        reason: Set(reason),
        created_at: Set(change.at),
    };
    request_refusal::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Why `by` refused this request, if they did and said so.
pub async fn refusal(db: &impl ConnectionTrait, id: MeetingRequestId, by: Side) -> Result<Option<String>> {
    let found = request_refusal::Entity::find_by_id(id).filter(request_refusal::COLUMN.refused_by.eq(by));
    Ok(found.one(db).await?.map(|row| row.reason).filter(|reason| !reason.is_empty()))
}

/// Writes a step into the history.
pub async fn note(
    change: &Change,
    id: MeetingRequestId,
    by: &str,
    what: Turn,
    at: Option<Moment>,
) -> Result<()> {
    let row = request_turn::ActiveModel {
        id: Set(RequestTurnId::new()),
        request_id: Set(id),
        taken_by: Set(by.to_owned()),
        what: Set(what),
        starts_at: Set(at),
        created_at: Set(change.at),
    };
    request_turn::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// The history of these requests, oldest first.
pub async fn turns(db: &impl ConnectionTrait, ids: &[MeetingRequestId]) -> Result<Vec<request_turn::Model>> {
    let rows =
        request_turn::Entity::find().filter(request_turn::COLUMN.request_id.is_in(ids.iter().copied()));
    Ok(rows.order_by_asc(request_turn::COLUMN.id).all(db).await?)
}

/// What became of the requests of one side.
pub fn track(own: &[request::Model], by: Side) -> Track {
    let of = |stage| own.iter().filter(|row| row.proposed_by == by && row.stage == stage).count();
    Track { accepted: of(Stage::Accepted), lapsed: of(Stage::Expired) }
}

/// When exhibitors asked this buyer, each request once.
pub async fn asked_of(
    db: &impl ConnectionTrait,
    edition: EditionId,
    visitor: VisitorId,
) -> Result<Vec<(ExhibitorId, Moment)>> {
    let rows = request::Entity::find()
        .filter(request::COLUMN.edition_id.eq(edition))
        .filter(request::COLUMN.visitor_id.eq(visitor))
        .filter(request::COLUMN.proposed_by.eq(Side::Exhibitor));
    Ok(rows.all(db).await?.into_iter().map(|row| (row.exhibitor_id, row.created_at)).collect())
}
