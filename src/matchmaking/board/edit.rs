//! What the office does to a draft by hand: moves a meeting, locks it, takes the last change back.
use super::conflict::{Conflict, Seat};
use super::entity::{draft, planned};
use super::floor::Floor;
use super::store;
use crate::accounts::MatchDesk;
use crate::db::{Change, Db};
use crate::kernel::id::{DraftMeetingId, MeetingTableId};
use crate::kernel::{Error, Moment, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::store as agreed;
use sea_orm::{ConnectionTrait, Set};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A place and a time on the board.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// When.
    pub starts_at: Moment,
    /// At which table; none for the company's booth.
    pub table: Option<MeetingTableId>,
}

/// May the optimiser and the office move a meeting?
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    /// No.
    Locked,
    /// Yes.
    Free,
}

/// A draft with everything that lies on it.
pub struct Sheet {
    /// The draft.
    pub draft: draft::Model,
    /// Its meetings.
    pub rows: Vec<planned::Model>,
    /// The agreed meetings of the edition, whether the draft knows them or not.
    pub meetings: Vec<meeting::Model>,
}

/// What the last change was, to take it back.
#[derive(Copy, Clone, Debug, Serialize, Deserialize)]
struct Before {
    row: DraftMeetingId,
    starts_at: Moment,
    table: Option<MeetingTableId>,
    locked: bool,
}

impl Sheet {
    /// The draft that can be changed.
    ///
    /// # Errors
    /// [`Error::Refused`] when there is none.
    pub async fn open(db: &impl ConnectionTrait, floor: &Floor) -> Result<Self> {
        let draft = store::ready(db, floor.edition.id).await?;
        Ok(Self {
            rows: store::rows(db, draft.id).await?,
            meetings: agreed::meetings_on(db, floor.edition.id).await?,
            draft,
        })
    }

    /// Agreed meetings that the draft does not know: made by others since it was begun.
    pub fn foreign(&self) -> impl Iterator<Item = &meeting::Model> {
        let known: HashSet<_> = self.rows.iter().filter_map(|row| row.meeting_id).collect();
        self.meetings.iter().filter(move |row| !known.contains(&row.id))
    }

    /// Every seat on the board.
    pub fn seats(&self, floor: &Floor) -> Vec<Seat> {
        let own = self.rows.iter().filter_map(|row| floor.seat(row));
        own.chain(self.foreign().filter_map(|row| floor.seat_of(row))).collect()
    }

    /// What would stand in the way of this meeting at another spot; none when the slot is none of the grid.
    pub fn conflicts(&self, floor: &Floor, row: &planned::Model, to: Spot) -> Option<Vec<Conflict>> {
        let moved = planned::Model { starts_at: to.starts_at, table_id: to.table, ..row.clone() };
        Some(floor.conflicts(&floor.seat(&moved)?, &self.seats(floor)))
    }
}

/// Moves a meeting, unless something stands in the way: then nothing happens and everything that does is told.
///
/// # Errors
/// [`Error::NotFound`] for a meeting of no live draft; [`Error::Refused`] for one that is locked, or a time that is
/// no slot.
pub async fn place(
    db: &Db,
    desk: &MatchDesk,
    floor: &Floor,
    (id, to): (DraftMeetingId, Spot),
) -> Result<Vec<Conflict>> {
    db.change(desk, async |change| {
        let sheet = Sheet::open(change.tx(), floor).await?;
        let row = store::row(change.tx(), sheet.draft.id, id).await?;
        if row.locked {
            return Err(Error::Refused("board-refused-locked"));
        }
        let found = sheet.conflicts(floor, &row, to).ok_or(Error::Refused("board-refused-no-slot"))?;
        if found.is_empty() {
            let news = planned::ActiveModel {
                starts_at: Set(to.starts_at),
                table_id: Set(to.table),
                ..Default::default()
            };
            store::put(change, &row, news).await?;
            remember(change, &sheet.draft, &row).await?;
        }
        Ok(found)
    })
    .await
}

/// Locks a meeting where it is, or frees it.
///
/// # Errors
/// [`Error::NotFound`] for a meeting of no live draft.
pub async fn lock(db: &Db, desk: &MatchDesk, id: DraftMeetingId, to: Lock) -> Result<()> {
    db.change(desk, async |change| {
        let draft = store::ready(change.tx(), desk.edition().id).await?;
        let row = store::row(change.tx(), draft.id, id).await?;
        let news = planned::ActiveModel { locked: Set(to == Lock::Locked), ..Default::default() };
        store::put(change, &row, news).await?;
        remember(change, &draft, &row).await
    })
    .await
}

async fn remember(change: &Change, draft: &draft::Model, row: &planned::Model) -> Result<()> {
    let before = Before { row: row.id, starts_at: row.starts_at, table: row.table_id, locked: row.locked };
    let undo = Set(serde_json::to_string(&Some(before))?);
    store::advance(change, draft, draft::ActiveModel { undo, ..Default::default() }).await
}

/// Is there a change that can be taken back?
pub fn can_undo(draft: &draft::Model) -> bool {
    draft.undo != "null"
}

/// Takes the last change back, if its place is still free.
///
/// # Errors
/// [`Error::Refused`] when there is nothing to take back, or somebody sits there now.
pub async fn undo(db: &Db, desk: &MatchDesk, floor: &Floor) -> Result<DraftMeetingId> {
    db.change(desk, async |change| {
        let sheet = Sheet::open(change.tx(), floor).await?;
        let before: Option<Before> = serde_json::from_str(&sheet.draft.undo)?;
        let before = before.ok_or(Error::Refused("board-refused-nothing-to-undo"))?;
        let row = store::row(change.tx(), sheet.draft.id, before.row).await?;
        let spot = Spot { starts_at: before.starts_at, table: before.table };
        let moves = row.starts_at != spot.starts_at || row.table_id != spot.table;
        if moves && sheet.conflicts(floor, &row, spot).is_none_or(|found| !found.is_empty()) {
            return Err(Error::Refused("board-refused-undo-taken"));
        }
        let news = planned::ActiveModel {
            starts_at: Set(spot.starts_at),
            table_id: Set(spot.table),
            locked: Set(before.locked),
            ..Default::default()
        };
        store::put(change, &row, news).await?;
        let undo = Set("null".to_owned());
        store::advance(change, &sheet.draft, draft::ActiveModel { undo, ..Default::default() }).await?;
        Ok(row.id)
    })
    .await
}
