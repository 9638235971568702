//! Every question the board asks its own tables, named as it would be asked.
use super::entity::draft::State;
use super::entity::{draft, planned};
use crate::db::Change;
use crate::kernel::id::{DraftId, DraftMeetingId, EditionId, MeetingTableId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::matchmaking::entity::{mark, meeting, request};
use crate::matchmaking::side::{Mark, Status};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

/// Rows written with one statement.
const AT_ONCE: usize = 400;

/// The draft that is being made or waits to be published.
pub async fn live(db: &impl ConnectionTrait, edition: EditionId) -> Result<Option<draft::Model>> {
    let all = draft::Entity::find().filter(draft::COLUMN.edition_id.eq(edition));
    Ok(all.filter(draft::COLUMN.state.is_in([State::Making, State::Ready])).one(db).await?)
}

/// The same, where there must be one that can be changed.
pub async fn ready(db: &impl ConnectionTrait, edition: EditionId) -> Result<draft::Model> {
    let found = live(db, edition).await?.filter(|row| row.state == State::Ready);
    found.ok_or(Error::Refused("board-refused-no-draft"))
}

/// The newest draft, whatever became of it.
pub async fn newest(db: &impl ConnectionTrait, edition: EditionId) -> Result<Option<draft::Model>> {
    let all = draft::Entity::find().filter(draft::COLUMN.edition_id.eq(edition));
    Ok(all.order_by_desc(draft::COLUMN.id).one(db).await?)
}

/// One draft.
pub async fn draft(db: &impl ConnectionTrait, id: DraftId) -> Result<draft::Model> {
    draft::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// Its meetings, by slot.
pub async fn rows(db: &impl ConnectionTrait, id: DraftId) -> Result<Vec<planned::Model>> {
    let all = planned::Entity::find().filter(planned::COLUMN.draft_id.eq(id));
    Ok(all.order_by_asc(planned::COLUMN.starts_at).order_by_asc(planned::COLUMN.id).all(db).await?)
}

/// One of its meetings.
pub async fn row(db: &impl ConnectionTrait, id: DraftId, row: DraftMeetingId) -> Result<planned::Model> {
    let own = planned::Entity::find_by_id(row).filter(planned::COLUMN.draft_id.eq(id));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// Begins a draft; the unique index refuses a second live one.
pub async fn begin(change: &Change, edition: EditionId, wanted: String) -> Result<draft::Model> {
    let row = draft::ActiveModel {
        id: Set(DraftId::new()),
        edition_id: Set(edition),
        state: Set(State::Making),
        wanted: Set(wanted),
        value: Set(None),
        bound: Set(None),
        left_out: Set("{\"left_out\":[],\"missed\":[],\"changed\":[]}".to_owned()),
        undo: Set("null".to_owned()),
        created_at: Set(change.at),
        updated_at: Set(change.at),
    };
    Ok(row.insert(change.tx()).await?)
}

/// Replaces a draft's meetings.
pub async fn replace(change: &Change, id: DraftId, rows: Vec<planned::ActiveModel>) -> Result<()> {
    planned::Entity::delete_many().filter(planned::COLUMN.draft_id.eq(id)).exec(change.tx()).await?;
    for some in rows.chunks(AT_ONCE) {
        planned::Entity::insert_many(some.to_vec()).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Writes what is set in `news`, if the draft still stands where it was `seen`.
pub async fn advance(change: &Change, seen: &draft::Model, news: draft::ActiveModel) -> Result<()> {
    let news = draft::ActiveModel { updated_at: Set(change.at), ..news };
    let moved = draft::Entity::update_many()
        .set(news)
        .filter(draft::COLUMN.id.eq(seen.id))
        .filter(draft::COLUMN.state.eq(seen.state))
        .exec(change.tx())
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(Error::Refused("board-refused-changed")) }
}

/// Writes what is set in `news` into one meeting of a draft, if it still lies where it was `seen`.
pub async fn put(change: &Change, seen: &planned::Model, news: planned::ActiveModel) -> Result<()> {
    let put = planned::Entity::update_many()
        .set(news)
        .filter(planned::COLUMN.id.eq(seen.id))
        .filter(planned::COLUMN.starts_at.eq(seen.starts_at))
        .filter(planned::COLUMN.locked.eq(seen.locked))
        .exec(change.tx())
        .await?;
    if put.rows_affected == 1 { Ok(()) } else { Err(Error::Refused("board-refused-changed")) }
}

/// Is anything agreed at this table in a slot to come?
pub async fn is_table_used(db: &impl ConnectionTrait, table: MeetingTableId, now: Moment) -> Result<bool> {
    let on = meeting::Entity::find().filter(meeting::COLUMN.table_id.eq(Some(table)));
    let on = on.filter(meeting::COLUMN.status.eq(Status::On)).filter(meeting::COLUMN.starts_at.gt(now));
    Ok(on.one(db).await?.is_some())
}

/// What buyers have saved, and whom they never want to see.
pub async fn all_marks(db: &impl ConnectionTrait) -> Result<Vec<mark::Model>> {
    Ok(mark::Entity::find().filter(mark::COLUMN.mark.is_in([Mark::Saved, Mark::Dismissed])).all(db).await?)
}

/// The requests of these buyers.
pub async fn requests_of(db: &impl ConnectionTrait, who: &[VisitorId]) -> Result<Vec<request::Model>> {
    let mut found = vec![];
    for some in who.chunks(AT_ONCE) {
        let own = request::Entity::find().filter(request::COLUMN.visitor_id.is_in(some.iter().copied()));
        found.extend(own.all(db).await?);
    }
    Ok(found)
}
