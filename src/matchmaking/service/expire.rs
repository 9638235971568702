//! What the clock does with requests that nobody answers.
use crate::db::{Acts, Change, Db};
use crate::kernel::id::EditionId;
use crate::kernel::{Actor, Error, Event, Result};
use crate::matchmaking::asking::{self, Turn};
use crate::matchmaking::entity::request;
use crate::matchmaking::jobs::LapseRequest;
use crate::matchmaking::stage::{Stage, Step};
use crate::matchmaking::{letters, store};
use crate::show::{self, Edition};
use std::collections::BTreeMap;

/// Ends a request whose time is up; called by the clock. One that was answered, or got other slots and more time
/// meanwhile, is left alone.
///
/// # Errors
/// As any change.
pub async fn lapse(db: Db, job: LapseRequest) -> Result<()> {
    let edition = show::edition(db.read(), job.edition).await?;
    db.change(&(Actor::System, edition.id), async |change| {
        let row = match store::of_edition(change.tx(), edition.id, job.request).await {
            Err(Error::NotFound) => return Ok(()),
            found => found?,
        };
        let open = matches!(row.stage, Stage::Proposed | Stage::Declined);
        if open && is_over(change, &row).await? { end(change, &edition, &row).await } else { Ok(()) }
    })
    .await
}

async fn is_over(change: &Change, row: &request::Model) -> Result<bool> {
    Ok(asking::lapse_of(change.tx(), row).await?.min(row.starts_at) <= change.at)
}

/// Ends every request whose time is up, should a job have been lost; how many there were.
///
/// # Errors
/// As any change.
pub async fn expire_overdue(db: &Db, who: &impl Acts) -> Result<usize> {
    let late = asking::overdue(db.read(), db.now()).await?;
    let mut by_edition: BTreeMap<EditionId, Vec<request::Model>> = BTreeMap::new();
    for row in late {
        by_edition.entry(row.edition_id).or_default().push(row);
    }
    let mut ended = 0;
    for (id, rows) in by_edition {
        let edition = show::edition(db.read(), id).await?;
        ended += db
            .change(&(who.actor(), id), async |change| {
                for seen in &rows {
                    end(change, &edition, seen).await?;
                }
                Ok::<_, Error>(rows.len())
            })
            .await?;
    }
    Ok(ended)
}

/// The sender hears that nobody answered; whether it was refused, nobody can tell.
async fn end(change: &Change, edition: &Edition, row: &request::Model) -> Result<()> {
    let next = row.stage.after(Step::Expire)?;
    store::advance(change, row, next).await?;
    asking::note(change, row.id, "system", Turn::Lapsed, None).await?;
    change.record(Event::MeetingRequestMoved { request: row.id, to: next.word() }).await?;
    letters::lapsed(change, edition, row).await
}
