//! What nobody needs any more goes: ended sessions, old one-time codes, old idempotency keys, requests for meetings
//! whose time has passed. Harmless when two
//! processes do it at once.
use crate::accounts::{code, session};
use crate::db::{Db, idempotency};
use crate::kernel::{Actor, Result};
use crate::matchmaking;

/// Once now; the server calls this every hour.
///
/// # Errors
/// As any write.
pub async fn sweep(db: &Db) -> Result<u64> {
    let expired = u64::try_from(matchmaking::jobs::expire_requests(db).await?).unwrap_or_default();
    let gone: Result<u64> = db
        .change(&Actor::System, async |change| {
            let sessions = session::forget_old(change).await?;
            let codes = code::forget_old(change).await?;
            let keys = idempotency::forget_old(change).await?;
            Ok(sessions + codes + keys)
        })
        .await;
    Ok(gone? + expired)
}
