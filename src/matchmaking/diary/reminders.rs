//! Reminders: ordered when a meeting is agreed or moved, sent once.
use super::entity::reminder;
use super::jobs::RemindOfMeeting;
use crate::db::{Change, Db, is_taken};
use crate::jobs;
use crate::kernel::{Actor, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::letters;
use crate::matchmaking::side::Status;
use crate::show;
use sea_orm::{EntityTrait, Set};

/// So many minutes before: a day, and a quarter of an hour.
const BEFORE: [i32; 2] = [24 * 60, 15];

/// Orders the reminders of a meeting that has just been agreed or moved; those whose time has passed are left out.
///
/// # Errors
/// As any write.
pub async fn remind(change: &Change, row: &meeting::Model) -> Result<()> {
    for minutes in BEFORE {
        let when = row.starts_at.plus_minutes(-i64::from(minutes));
        if when <= change.at {
            continue;
        }
        let job =
            RemindOfMeeting { edition: row.edition_id, meeting: row.id, starts_at: row.starts_at, minutes };
        let once = format!("remind:{}:{}:{minutes}", row.id, row.starts_at.0);
        jobs::enqueue_once(change, &job, once, when).await?;
    }
    Ok(())
}

/// Sends the letters, unless the meeting has moved, is off, has begun, or was reminded of before.
///
/// # Errors
/// As any change.
pub async fn reminded(db: Db, job: RemindOfMeeting) -> Result<()> {
    let edition = show::edition(db.read(), job.edition).await?;
    let sent = db
        .change(&(Actor::System, job.edition), async |change| {
            let row = meeting::Entity::find_by_id(job.meeting).one(change.tx()).await?;
            let holds = |row: &meeting::Model| {
                row.status == Status::On && row.starts_at == job.starts_at && row.starts_at > change.at
            };
            let Some(row) = row.filter(holds) else { return Ok(()) };
            let mark = reminder::ActiveModel {
                meeting_id: Set(row.id),
                starts_at: Set(row.starts_at),
                minutes: Set(job.minutes),
            };
            reminder::Entity::insert(mark).exec_without_returning(change.tx()).await?;
            letters::reminded(change, &edition, &row).await
        })
        .await;
    match sent {
        Err(error) if is_taken(&error) => Ok(()),
        sent => sent,
    }
}
