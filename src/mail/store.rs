//! What the outbox asks the database.
use super::entity::{ActiveModel, COLUMN, Entity, Model};
use crate::db::Change;
use crate::kernel::id::{EditionId, LetterId};
use crate::kernel::{Error, Moment, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, Set};

/// After so many attempts a letter waits for the office.
pub const ATTEMPTS: i32 = 12;

/// Letters that should go out now, oldest first.
///
/// # Errors
/// As any query.
pub async fn due(db: &impl ConnectionTrait, now: Moment, limit: u64) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.state.eq("queued")).filter(COLUMN.next_at.lte(now));
    Ok(rows.order_by_asc(COLUMN.next_at).limit(limit).all(db).await?)
}

/// Takes `seen` for this worker: its next attempt is put off, unless another worker did so first.
///
/// # Errors
/// As any write.
pub async fn claim(change: &Change, seen: &Model) -> Result<bool> {
    let pause_minutes = 1_i64 << seen.attempts.clamp(0, 9);
    let later = ActiveModel {
        attempts: Set(seen.attempts + 1),
        next_at: Set(change.at.plus_minutes(pause_minutes)),
        ..Default::default()
    };
    let won = Entity::update_many()
        .set(later)
        .filter(COLUMN.id.eq(seen.id))
        .filter(COLUMN.attempts.eq(seen.attempts))
        .filter(COLUMN.state.eq("queued"))
        .exec(change.tx())
        .await?;
    Ok(won.rows_affected == 1)
}

/// Notes how an attempt went.
///
/// # Errors
/// As any write.
pub async fn settle(change: &Change, id: LetterId, outcome: Result<(), String>, attempts: i32) -> Result<()> {
    let row = match outcome {
        Ok(()) => ActiveModel {
            state: Set("sent".into()),
            sent_at: Set(Some(change.at)),
            last_error: Set(None),
            ..Default::default()
        },
        Err(error) => {
            let state = if attempts >= ATTEMPTS { "failed" } else { "queued" };
            let short: String = error.chars().take(500).collect();
            ActiveModel { state: Set(state.into()), last_error: Set(Some(short)), ..Default::default() }
        }
    };
    Entity::update_many().set(row).filter(COLUMN.id.eq(id)).exec(change.tx()).await?;
    Ok(())
}

/// One letter of an edition.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn one(db: &impl ConnectionTrait, edition: EditionId, id: LetterId) -> Result<Model> {
    Entity::find_by_id(id).filter(COLUMN.edition_id.eq(Some(edition))).one(db).await?.ok_or(Error::NotFound)
}

/// The newest letters of an edition before `before`, optionally in one state.
///
/// # Errors
/// As any query.
pub async fn latest(
    db: &impl ConnectionTrait,
    edition: EditionId,
    state: Option<&str>,
    before: Option<LetterId>,
    limit: u64,
) -> Result<Vec<Model>> {
    let mut query = Entity::find().filter(COLUMN.edition_id.eq(Some(edition)));
    if let Some(state) = state {
        query = query.filter(COLUMN.state.eq(state));
    }
    if let Some(before) = before {
        query = query.filter(COLUMN.id.lt(before));
    }
    Ok(query.order_by_desc(COLUMN.id).limit(limit).all(db).await?)
}

/// How many letters of an edition are in `state`.
///
/// # Errors
/// As any query.
pub async fn count(db: &impl ConnectionTrait, edition: EditionId, state: &str) -> Result<u64> {
    Ok(Entity::find()
        .filter(COLUMN.edition_id.eq(Some(edition)))
        .filter(COLUMN.state.eq(state))
        .count(db)
        .await?)
}

/// When the oldest letter that is due should have gone out.
///
/// # Errors
/// As any query.
pub async fn oldest_due(db: &impl ConnectionTrait, now: Moment) -> Result<Option<Moment>> {
    Ok(due(db, now, 1).await?.first().map(|letter| letter.next_at))
}

/// Sends a letter once more, from the start.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn again(change: &Change, edition: EditionId, id: LetterId) -> Result<()> {
    let letter = one(change.tx(), edition, id).await?;
    let row = ActiveModel {
        state: Set("queued".into()),
        attempts: Set(0),
        next_at: Set(change.at),
        ..Default::default()
    };
    Entity::update_many().set(row).filter(COLUMN.id.eq(letter.id)).exec(change.tx()).await?;
    Ok(())
}
