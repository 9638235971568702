//! # Jobs
//!
//! Work to be done later: a row in the same transaction as the change that wants it. A job is a struct with its
//! arguments; it must be harmless when done twice, since a worker that dies hands it back. Jobs with the same `once`
//! name exist once. What the domains do regularly is listed in `lib.rs`.
mod entity;
mod store;
mod worker;

use crate::db::Change;
use crate::kernel::id::JobId;
use crate::kernel::{Moment, Result};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use serde::{Serialize, de::DeserializeOwned};
pub use store::{count_waiting, oldest_due, run_due_now};
pub use worker::{Registry, Worker};

/// Arguments of one kind of work.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The word in `jobs.kind`.
    const KIND: &'static str;
}

/// Asks for `job` to be done at `when`, in the caller's transaction.
///
/// # Errors
/// As any write.
pub async fn enqueue<J: Job>(change: &Change, job: &J, when: Moment) -> Result<()> {
    add(change, J::KIND, serde_json::to_string(job)?, None, when).await
}

/// As [`enqueue`], unless a job called `once` is waiting already.
///
/// # Errors
/// As any write.
pub async fn enqueue_once<J: Job>(change: &Change, job: &J, once: String, when: Moment) -> Result<()> {
    add(change, J::KIND, serde_json::to_string(job)?, Some(once), when).await
}

async fn add(change: &Change, kind: &str, payload: String, once: Option<String>, when: Moment) -> Result<()> {
    let row = entity::ActiveModel {
        id: Set(JobId::new()),
        kind: Set(kind.to_owned()),
        payload: Set(payload),
        once: Set(once),
        attempts: Set(0),
        last_error: Set(None),
        run_at: Set(when),
        created_at: Set(change.at),
    };
    let kept = OnConflict::column(entity::Column::Once).do_nothing().to_owned();
    entity::Entity::insert(row).on_conflict(kept).exec_without_returning(change.tx()).await?;
    Ok(())
}
