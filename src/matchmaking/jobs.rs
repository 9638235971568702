//! What the clock does with requests: shells that call the service.
use super::service;
use crate::db::Db;
use crate::jobs::Job;
use crate::kernel::id::{EditionId, MeetingRequestId};
use crate::kernel::{Actor, Result};
use serde::{Deserialize, Serialize};

/// Ends a request that nobody answered in time. Done too early or twice it does nothing.
#[derive(Serialize, Deserialize)]
pub struct LapseRequest {
    /// Where.
    pub edition: EditionId,
    /// Which.
    pub request: MeetingRequestId,
}

impl Job for LapseRequest {
    const KIND: &'static str = "lapse-request";
}

/// Ends requests whose time is up and whose job was lost, or that are older than the jobs.
///
/// # Errors
/// As any change.
pub async fn expire_requests(db: &Db) -> Result<usize> {
    service::expire_overdue(db, &Actor::System).await
}
