//! Moving an agreed meeting: the same request, the same meeting, another slot, in one change.
use super::losers;
use super::propose::{self, Proposal};
use crate::db::{Acts, Db, is_taken};
use crate::kernel::id::MeetingRequestId;
use crate::kernel::{Error, Event, Result};
use crate::matchmaking::asking::{self, Turn};
use crate::matchmaking::entity::request;
use crate::matchmaking::side::Status;
use crate::matchmaking::stage::{OutOfTurn, Stage};
use crate::matchmaking::table::Table;
use crate::matchmaking::{diary, letters, store, team};

/// Takes the new slot and frees the old one together; if the new one is gone, everything stays as it was. Both sides
/// are told.
///
/// # Errors
/// [`Error::Refused`] when the slot is not free for both, or the meeting has begun or is off.
pub async fn reschedule(
    db: &Db,
    who: &impl Acts,
    table: &Table,
    wanted: &Proposal<'_>,
    seen: &request::Model,
) -> Result<MeetingRequestId> {
    let moved = db.change(who, async |change| {
        let Some(at) = wanted.slots.first().copied() else {
            return Err(Error::Refused("matchmaking-refused-slot-closed"));
        };
        let row = store::of_edition(change.tx(), seen.edition_id, seen.id).await?;
        let found = store::meeting_of(change.tx(), row.id).await?;
        let Some(meeting) = found.filter(|it| it.status == Status::On) else { return Err(OutOfTurn.into()) };
        if row.stage != Stage::Accepted || meeting.starts_at <= change.at {
            return Err(OutOfTurn.into());
        }
        propose::check(change, table, &Proposal { slots: &[at], ..*wanted }).await?;
        let seat = losers::free_seat(change, row.exhibitor_id, at).await?;
        let next = store::move_meeting(change, &meeting, at, seat).await?;
        asking::settle(change, row.id, at).await?;
        team::follow(change, &next).await?;
        diary::remind(change, &next).await?;
        asking::note(change, row.id, wanted.by.word(), Turn::Moved, Some(at)).await?;
        change.record(Event::MeetingMoved { meeting: next.id }).await?;
        letters::moved(change, table.edition(), &request::Model { starts_at: at, ..row.clone() }).await?;
        losers::offer_others(change, table, &row, at).await?;
        Ok(row.id)
    });
    moved.await.map_err(|error| match is_taken(&error) {
        true => Error::Refused("matchmaking-refused-slot-taken"),
        false => error,
    })
}
