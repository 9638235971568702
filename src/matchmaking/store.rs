//! Every question matchmaking asks its own tables, named as it would be asked.
use super::entity::{closed_slot, mark, meeting, request, sought};
use super::side::{Mark, Status};
use super::stage::Stage;
use crate::db::Change;
use crate::kernel::id::{EditionId, ExhibitorId, MeetingRequestId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::{BTreeSet, HashMap};

/// A buyer reaches only requests of their own: another's is simply not found.
pub async fn of_visitor(
    db: &impl ConnectionTrait,
    visitor: VisitorId,
    id: MeetingRequestId,
) -> Result<request::Model> {
    let own = request::Entity::find_by_id(id).filter(request::COLUMN.visitor_id.eq(visitor));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// A company likewise.
pub async fn of_exhibitor(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
    id: MeetingRequestId,
) -> Result<request::Model> {
    let own = request::Entity::find_by_id(id).filter(request::COLUMN.exhibitor_id.eq(exhibitor));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// The office reaches every request of its edition.
pub async fn of_edition(
    db: &impl ConnectionTrait,
    edition: EditionId,
    id: MeetingRequestId,
) -> Result<request::Model> {
    let own = request::Entity::find_by_id(id).filter(request::COLUMN.edition_id.eq(edition));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// A buyer's requests, by slot.
pub async fn requests_by_visitor(
    db: &impl ConnectionTrait,
    visitor: VisitorId,
) -> Result<Vec<request::Model>> {
    let own = request::Entity::find().filter(request::COLUMN.visitor_id.eq(visitor));
    Ok(own.order_by_asc(request::COLUMN.starts_at).order_by_asc(request::COLUMN.id).all(db).await?)
}

/// A company's requests, by slot.
pub async fn requests_by_exhibitor(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
) -> Result<Vec<request::Model>> {
    let own = request::Entity::find().filter(request::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(own.order_by_asc(request::COLUMN.starts_at).order_by_asc(request::COLUMN.id).all(db).await?)
}

/// Every request of the edition, by slot.
pub async fn requests_of_edition(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<request::Model>> {
    let all = request::Entity::find().filter(request::COLUMN.edition_id.eq(edition));
    Ok(all.order_by_asc(request::COLUMN.starts_at).order_by_asc(request::COLUMN.id).all(db).await?)
}

/// The meetings of an edition that take place.
pub async fn meetings_on(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<meeting::Model>> {
    let on = meeting::Entity::find().filter(meeting::COLUMN.edition_id.eq(edition));
    Ok(on.filter(meeting::COLUMN.status.eq(Status::On)).all(db).await?)
}

/// The meetings of one buyer that take place.
pub async fn meetings_of_visitor(
    db: &impl ConnectionTrait,
    visitor: VisitorId,
) -> Result<Vec<meeting::Model>> {
    let on = meeting::Entity::find().filter(meeting::COLUMN.visitor_id.eq(visitor));
    Ok(on.filter(meeting::COLUMN.status.eq(Status::On)).all(db).await?)
}

/// The meetings of one company that take place.
pub async fn meetings_of_exhibitor(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
) -> Result<Vec<meeting::Model>> {
    let on = meeting::Entity::find().filter(meeting::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(on.filter(meeting::COLUMN.status.eq(Status::On)).all(db).await?)
}

/// The meeting that came of a request.
pub async fn meeting_of(db: &impl ConnectionTrait, id: MeetingRequestId) -> Result<Option<meeting::Model>> {
    Ok(meeting::Entity::find().filter(meeting::COLUMN.request_id.eq(id)).one(db).await?)
}

/// Why meetings of these requests were called off, where somebody said so.
pub async fn cancel_reasons(
    db: &impl ConnectionTrait,
    visitor: VisitorId,
) -> Result<HashMap<MeetingRequestId, String>> {
    let off = meeting::Entity::find().filter(meeting::COLUMN.visitor_id.eq(visitor));
    let off = off.filter(meeting::COLUMN.reason.is_not_null()).all(db).await?;
    Ok(off.into_iter().filter_map(|row| row.reason.map(|reason| (row.request_id, reason))).collect())
}

/// Slots that companies of the edition have closed.
pub async fn closed(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<(ExhibitorId, Moment)>> {
    let rows = closed_slot::Entity::find().filter(closed_slot::COLUMN.edition_id.eq(edition)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.exhibitor_id, row.starts_at)).collect())
}

/// Slots that one company has closed.
pub async fn closed_by(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Vec<Moment>> {
    let rows =
        closed_slot::Entity::find().filter(closed_slot::COLUMN.exhibitor_id.eq(exhibitor)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.starts_at).collect())
}

/// Replaces a company's closed slots.
pub async fn close(
    change: &Change,
    edition: EditionId,
    exhibitor: ExhibitorId,
    slots: &[Moment],
) -> Result<()> {
    let old = closed_slot::Entity::delete_many().filter(closed_slot::COLUMN.exhibitor_id.eq(exhibitor));
    old.exec(change.tx()).await?;
    let rows = slots.iter().map(|at| closed_slot::ActiveModel {
        exhibitor_id: Set(exhibitor),
        starts_at: Set(*at),
        edition_id: Set(edition),
    });
    if !slots.is_empty() {
        closed_slot::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// The kinds of buyer each company would like to meet.
pub async fn all_sought(db: &impl ConnectionTrait) -> Result<HashMap<ExhibitorId, BTreeSet<String>>> {
    let mut kinds: HashMap<ExhibitorId, BTreeSet<String>> = HashMap::new();
    for row in sought::Entity::find().all(db).await? {
        kinds.entry(row.exhibitor_id).or_default().insert(row.buyer_type);
    }
    Ok(kinds)
}

/// The kinds of buyer one company would like to meet.
pub async fn sought_by(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<BTreeSet<String>> {
    let rows = sought::Entity::find().filter(sought::COLUMN.exhibitor_id.eq(exhibitor)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.buyer_type).collect())
}

/// Replaces them.
pub async fn seek(change: &Change, exhibitor: ExhibitorId, kinds: &[String]) -> Result<()> {
    sought::Entity::delete_many().filter(sought::COLUMN.exhibitor_id.eq(exhibitor)).exec(change.tx()).await?;
    let rows = kinds
        .iter()
        .map(|kind| sought::ActiveModel { exhibitor_id: Set(exhibitor), buyer_type: Set(kind.clone()) });
    if !kinds.is_empty() {
        sought::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// What a buyer thinks of exhibitors.
pub async fn marks(db: &impl ConnectionTrait, visitor: VisitorId) -> Result<HashMap<ExhibitorId, Mark>> {
    let rows = mark::Entity::find().filter(mark::COLUMN.visitor_id.eq(visitor)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.exhibitor_id, row.mark)).collect())
}

/// Buyers who never want to hear of this exhibitor.
pub async fn dismissed_by(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<BTreeSet<VisitorId>> {
    let rows = mark::Entity::find().filter(mark::COLUMN.exhibitor_id.eq(exhibitor));
    let rows = rows.filter(mark::COLUMN.mark.eq(Mark::Dismissed)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.visitor_id).collect())
}

/// Sets or removes a buyer's mark.
pub async fn set_mark(
    change: &Change,
    visitor: VisitorId,
    exhibitor: ExhibitorId,
    wanted: Option<Mark>,
) -> Result<()> {
    mark::Entity::delete_by_id((visitor, exhibitor)).exec(change.tx()).await?;
    if let Some(wanted) = wanted {
        let row = mark::ActiveModel {
            visitor_id: Set(visitor),
            exhibitor_id: Set(exhibitor),
            mark: Set(wanted),
            created_at: Set(change.at),
        };
        mark::Entity::insert(row).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Writes a new request.
pub async fn add(change: &Change, row: request::ActiveModel) -> Result<request::Model> {
    Ok(row.insert(change.tx()).await?)
}

/// Writes a new meeting; the unique indexes answer if somebody was quicker.
pub async fn add_meeting(change: &Change, row: meeting::ActiveModel) -> Result<meeting::Model> {
    Ok(row.insert(change.tx()).await?)
}

/// Puts a meeting into another slot, at the booth, unless someone moved it or called it off since we looked.
pub async fn move_meeting(
    change: &Change,
    seen: &meeting::Model,
    at: Moment,
    seat: i32,
) -> Result<meeting::Model> {
    let next = meeting::ActiveModel {
        starts_at: Set(at),
        seat: Set(seat),
        table_id: Set(None),
        sequence: Set(seen.sequence + 1),
        updated_at: Set(change.at),
        ..Default::default()
    };
    let moved = meeting::Entity::update_many()
        .set(next)
        .filter(meeting::COLUMN.id.eq(seen.id))
        .filter(meeting::COLUMN.status.eq(Status::On))
        .filter(meeting::COLUMN.sequence.eq(seen.sequence))
        .exec(change.tx())
        .await?;
    if moved.rows_affected != 1 {
        return Err(Error::Refused("matchmaking-refused-out-of-turn"));
    }
    let sequence = seen.sequence + 1;
    Ok(meeting::Model {
        starts_at: at,
        seat,
        table_id: None,
        sequence,
        updated_at: change.at,
        ..seen.clone()
    })
}

/// Moves a request, unless someone else moved it since we looked.
pub async fn advance(change: &Change, seen: &request::Model, next: Stage) -> Result<()> {
    let moved = request::Entity::update_many()
        .set(request::ActiveModel { stage: Set(next), updated_at: Set(change.at), ..Default::default() })
        .filter(request::COLUMN.id.eq(seen.id))
        .filter(request::COLUMN.stage.eq(seen.stage))
        .exec(change.tx())
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(Error::Refused("matchmaking-refused-out-of-turn")) }
}

/// Calls the meeting of a request off, if there is one.
pub async fn call_off(
    change: &Change,
    id: MeetingRequestId,
    by: &str,
    reason: Option<String>,
) -> Result<Option<meeting::Model>> {
    let Some(seen) = meeting_of(change.tx(), id).await?.filter(|row| row.status == Status::On) else {
        return Ok(None);
    };
    let off = meeting::ActiveModel {
        status: Set(Status::Cancelled),
        cancelled_by: Set(Some(by.to_owned())),
        reason: Set(reason),
        updated_at: Set(change.at),
        ..Default::default()
    };
    // Counted by the database: it may have been moved since we looked.
    let next = Expr::col(meeting::Column::Sequence).add(1);
    let on = meeting::Entity::update_many().set(off).col_expr(meeting::Column::Sequence, next);
    let on = on.filter(meeting::COLUMN.id.eq(seen.id)).filter(meeting::COLUMN.status.eq(Status::On));
    let done = on.exec(change.tx()).await?;
    Ok((done.rows_affected == 1).then_some(seen))
}
