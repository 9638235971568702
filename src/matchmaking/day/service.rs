//! What people say about a meeting: that it took place, that somebody is missing, and what came of it.
use super::book::Book;
use super::entity::outcome;
use super::outcome::{NextStep, ValueBand};
use super::rules::{Evidence, Untimely, Verdict};
use super::{letters, store};
use crate::db::{Acts, Change, Db};
use crate::kernel::id::MeetingId;
use crate::kernel::{Error, Event, Moment, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::side::Side;
use crate::show::Edition;

impl From<Untimely> for Error {
    fn from(why: Untimely) -> Self {
        match why {
            Untimely::TooSoon => Error::Refused("days-refused-too-soon"),
            Untimely::InGrace => Error::Refused("days-refused-in-grace"),
            Untimely::TooLate => Error::Refused("days-refused-too-late"),
        }
    }
}

/// What one side makes of a meeting.
#[derive(Copy, Clone, Debug)]
pub struct Opinion {
    /// Was it worth the time?
    pub useful: bool,
    /// What comes next.
    pub next_step: NextStep,
    /// What it may be worth.
    pub value_band: Option<ValueBand>,
}

/// Until when words and outcomes may change: the end of the last day.
pub fn closes(edition: &Edition) -> Moment {
    Moment::at(edition.ends_on.at(23, 59, 59, 0), &edition.zone)
}

/// Says one word about a meeting; saying it again changes nothing.
///
/// # Errors
/// [`Error::Refused`] when it is not the time for it, or the meeting was called off before.
pub async fn say(db: &Db, who: &impl Acts, edition: &Edition, id: MeetingId, word: Evidence) -> Result<()> {
    db.change(who, async |change| {
        let row = of_the_record(change, edition, id).await?;
        word.timely(change.at.0, row.starts_at.0, closes(edition).0)?;
        witness(change, edition, &row, word).await
    })
    .await
}

/// Says what came of a meeting, or changes it; whoever has an outcome has met.
///
/// # Errors
/// As [`say`].
pub async fn conclude(
    db: &Db,
    who: &impl Acts,
    edition: &Edition,
    (id, side): (MeetingId, Side),
    opinion: Opinion,
) -> Result<()> {
    let tap = match side {
        Side::Visitor => Evidence::BuyerTap,
        Side::Exhibitor => Evidence::ExhibitorTap,
    };
    db.change(who, async |change| {
        let row = of_the_record(change, edition, id).await?;
        tap.timely(change.at.0, row.starts_at.0, closes(edition).0)?;
        let Opinion { useful, next_step, value_band } = opinion;
        let given =
            outcome::Model { meeting_id: id, side, useful, next_step, value_band, updated_at: change.at };
        store::set_outcome(change, given).await?;
        let side = match side {
            Side::Visitor => "visitor",
            Side::Exhibitor => "exhibitor",
        };
        change.record(Event::OutcomeGiven { meeting: id, side: side.to_owned() }).await?;
        witness(change, edition, &row, tap).await
    })
    .await
}

async fn of_the_record(change: &Change, edition: &Edition, id: MeetingId) -> Result<meeting::Model> {
    let row = store::meeting(change.tx(), edition.id, id).await?;
    let book = Book::open(change.tx(), edition, change.at, std::slice::from_ref(&row)).await?;
    if book.counts(&row) { Ok(row) } else { Err(Error::Refused("days-refused-called-off")) }
}

async fn witness(change: &Change, edition: &Edition, row: &meeting::Model, word: Evidence) -> Result<()> {
    if !store::say(change, row.id, word).await? {
        return Ok(());
    }
    change.record(Event::MeetingWitnessed { meeting: row.id, evidence: word.word() }).await?;
    let book = Book::open(change.tx(), edition, change.at, std::slice::from_ref(row)).await?;
    if matches!(book.verdict(row), Verdict::Kept(_)) {
        store::lapse_offers(change, row.id).await?;
    }
    // The one who is waited for may be just around the corner.
    match (word, book.is_running(row.starts_at)) {
        (Evidence::BuyerMissing | Evidence::StewardNoBuyer, true) => {
            letters::waited_for(change, edition, row, Side::Visitor).await
        }
        (Evidence::ExhibitorMissing | Evidence::StewardNoExhibitor, true) => {
            letters::waited_for(change, edition, row, Side::Exhibitor).await
        }
        _ => Ok(()),
    }
}
