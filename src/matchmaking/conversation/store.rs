//! Every question about messages, named as it would be asked.
use super::entity::{block, message, report};
use super::rules::Ties;
use crate::db::Change;
use crate::kernel::id::{EditionId, ExhibitorId, MessageId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::matchmaking::side::{Mark, Side};
use crate::matchmaking::stage::Stage;
use crate::matchmaking::{profile, store as meetings};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::BTreeMap;

/// A buyer and a company.
pub type Pair = (VisitorId, ExhibitorId);

/// How the two stand to each other.
pub async fn ties(db: &impl ConnectionTrait, pair: Pair) -> Result<Ties> {
    let requests = meetings::requests_by_visitor(db, pair.0).await?;
    let with = |stage: Stage| requests.iter().any(|row| row.exhibitor_id == pair.1 && row.stage == stage);
    let blocks = block::Entity::find().filter(block::COLUMN.visitor_id.eq(pair.0));
    let blocked = blocks.filter(block::COLUMN.exhibitor_id.eq(pair.1)).one(db).await?.is_some();
    let avoided = profile::store::is_avoided(db, pair.0, pair.1).await?;
    Ok(Ties {
        // Refused in private is still open for its sender: the conversation must not tell.
        request: with(Stage::Proposed) || with(Stage::Declined),
        meeting: with(Stage::Accepted),
        saved_by_visitor: meetings::marks(db, pair.0).await?.get(&pair.1) == Some(&Mark::Saved),
        saved_by_exhibitor: profile::store::kept_by(db, pair.1).await?.contains(&pair.0),
        blocked: blocked || avoided,
    })
}

/// Did this side end the conversation?
pub async fn is_blocked_by(db: &impl ConnectionTrait, pair: Pair, side: Side) -> Result<bool> {
    Ok(block::Entity::find_by_id((pair.0, pair.1, side)).one(db).await?.is_some())
}

/// Ends it, or not any more.
pub async fn set_block(change: &Change, pair: Pair, side: Side, wanted: bool) -> Result<()> {
    block::Entity::delete_by_id((pair.0, pair.1, side)).exec(change.tx()).await?;
    if wanted {
        let row = block::ActiveModel {
            visitor_id: Set(pair.0),
            exhibitor_id: Set(pair.1),
            blocked_by: Set(side),
            created_at: Set(change.at),
        };
        block::Entity::insert(row).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// What the two wrote, oldest first.
pub async fn messages(db: &impl ConnectionTrait, pair: Pair) -> Result<Vec<message::Model>> {
    let rows = message::Entity::find().filter(message::COLUMN.visitor_id.eq(pair.0));
    let rows = rows.filter(message::COLUMN.exhibitor_id.eq(pair.1));
    Ok(rows.order_by_asc(message::COLUMN.created_at).order_by_asc(message::COLUMN.id).all(db).await?)
}

/// A message of the two.
pub async fn message(db: &impl ConnectionTrait, pair: Pair, id: MessageId) -> Result<message::Model> {
    let row = message::Entity::find_by_id(id).filter(message::COLUMN.visitor_id.eq(pair.0));
    row.filter(message::COLUMN.exhibitor_id.eq(pair.1)).one(db).await?.ok_or(Error::NotFound)
}

/// Writes one.
pub async fn add(change: &Change, row: message::ActiveModel) -> Result<()> {
    message::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Shows a message to the organiser; a second time changes nothing.
pub async fn add_report(change: &Change, row: report::ActiveModel, id: MessageId) -> Result<()> {
    if report::Entity::find_by_id(id).one(change.tx()).await?.is_none() {
        report::Entity::insert(row).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Reported messages of the edition that nobody has settled, oldest first.
pub async fn reports(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<(report::Model, message::Model)>> {
    let rows = report::Entity::find().filter(report::COLUMN.edition_id.eq(edition));
    let rows = rows.filter(report::COLUMN.settled_at.is_null());
    let rows = rows.order_by_asc(report::COLUMN.created_at).all(db).await?;
    let ids: Vec<MessageId> = rows.iter().map(|row| row.message_id).collect();
    let found = message::Entity::find().filter(message::COLUMN.id.is_in(ids)).all(db).await?;
    let mut found: BTreeMap<MessageId, message::Model> = found.into_iter().map(|row| (row.id, row)).collect();
    Ok(rows.into_iter().filter_map(|row| found.remove(&row.message_id).map(|it| (row, it))).collect())
}

/// The organiser has looked at it.
pub async fn settle(change: &Change, edition: EditionId, id: MessageId, at: Moment) -> Result<bool> {
    let row = report::ActiveModel { settled_at: Set(Some(at)), ..Default::default() };
    let open = report::Entity::update_many().set(row).filter(report::COLUMN.message_id.eq(id));
    let open = open.filter(report::COLUMN.edition_id.eq(edition));
    let done = open.filter(report::COLUMN.settled_at.is_null()).exec(change.tx()).await?;
    Ok(done.rows_affected == 1)
}
