//! What the queue asks the database.
use super::entity::{ActiveModel, COLUMN, Entity, Model};
use crate::db::{Change, Db};
use crate::kernel::id::JobId;
use crate::kernel::{Actor, Moment, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, Set};

/// A worker that dies leaves its job to the others after this long.
const LEASE_MINUTES: i64 = 10;

/// Jobs that should be done now.
pub async fn due(db: &impl ConnectionTrait, now: Moment, limit: u64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.run_at.lte(now)).order_by_asc(COLUMN.run_at).limit(limit).all(db).await?)
}

/// When the oldest job that is due should have been done.
///
/// # Errors
/// As any query.
pub async fn oldest_due(db: &impl ConnectionTrait, now: Moment) -> Result<Option<Moment>> {
    Ok(due(db, now, 1).await?.first().map(|job| job.run_at))
}

/// Takes a job for this worker, unless another did.
pub async fn claim(change: &Change, seen: &Model) -> Result<bool> {
    let taken = ActiveModel {
        attempts: Set(seen.attempts + 1),
        run_at: Set(change.at.plus_minutes(LEASE_MINUTES)),
        ..Default::default()
    };
    let won = Entity::update_many()
        .set(taken)
        .filter(COLUMN.id.eq(seen.id))
        .filter(COLUMN.attempts.eq(seen.attempts))
        .filter(COLUMN.run_at.eq(seen.run_at))
        .exec(change.tx())
        .await?;
    Ok(won.rows_affected == 1)
}

/// Done: the row goes.
pub async fn finish(change: &Change, id: JobId) -> Result<()> {
    Entity::delete_by_id(id).exec(change.tx()).await?;
    Ok(())
}

/// Not done: again after a growing pause.
pub async fn put_off(change: &Change, job: &Model, error: &str) -> Result<()> {
    let pause = 1_i64 << (job.attempts + 1).clamp(0, 10);
    let row = ActiveModel {
        run_at: Set(change.at.plus_minutes(pause)),
        last_error: Set(Some(error.chars().take(500).collect())),
        ..Default::default()
    };
    Entity::update_many().set(row).filter(COLUMN.id.eq(job.id)).exec(change.tx()).await?;
    Ok(())
}

/// Jobs that wait, due or not.
///
/// # Errors
/// As any query.
pub async fn count_waiting(db: &impl ConnectionTrait) -> Result<u64> {
    Ok(Entity::find().count(db).await?)
}

/// Makes every waiting job of `kind` due now (for the command line and tests).
///
/// # Errors
/// As any write.
pub async fn run_due_now(db: &Db, kind: &str) -> Result<()> {
    db.change(&Actor::System, async |change| {
        let row = ActiveModel { run_at: Set(change.at), ..Default::default() };
        Entity::update_many().set(row).filter(COLUMN.kind.eq(kind)).exec(change.tx()).await?;
        Ok(())
    })
    .await
}
