//! Asking for a meeting: one side proposes up to three slots that both have free, or other slots for a request that
//! is under way.
use super::reschedule;
use crate::db::{Acts, Change, Db, is_taken};
use crate::jobs;
use crate::kernel::id::MeetingRequestId;
use crate::kernel::{Error, Event, Moment, Result};
use crate::matchmaking::asking::{self, MOST_SLOTS, Turn, attention, lapse};
use crate::matchmaking::entity::request;
use crate::matchmaking::jobs::LapseRequest;
use crate::matchmaking::parties::{Buyer, Maker};
use crate::matchmaking::side::Side;
use crate::matchmaking::stage::{OutOfTurn, Stage};
use crate::matchmaking::table::Table;
use crate::matchmaking::{letters, profile, store, team};
use sea_orm::Set;

const CLOSED: Error = Error::Refused("matchmaking-refused-slot-closed");
const TAKEN: Error = Error::Refused("matchmaking-refused-slot-taken");
pub(super) const TOO_FAR: Error = Error::Refused("matchmaking-refused-too-far");

/// Who would like to meet whom, and when.
#[derive(Copy, Clone)]
pub struct Proposal<'p> {
    /// The buyer.
    pub buyer: &'p Buyer,
    /// The company.
    pub maker: &'p Maker,
    /// Who asks.
    pub by: Side,
    /// When: one to three slots, any of which will do.
    pub slots: &'p [Moment],
    /// A request between the two that gets these slots instead of its own.
    pub instead_of: Option<MeetingRequestId>,
}

/// Sends a request. With `instead_of` the request stays the same and gets other slots: the other side's proposal is
/// countered, one's own is changed, an agreed meeting is moved to the first slot given.
///
/// # Errors
/// [`Error::Refused`] when a slot is not free for both, the two already have an open request, or the budget of
/// either side's attention is used up; [`Error::NotFound`] when one of them avoids the other.
pub async fn propose(
    db: &Db,
    who: &impl Acts,
    table: &Table,
    wanted: Proposal<'_>,
) -> Result<MeetingRequestId> {
    let slots = distinct(wanted.slots)?;
    let wanted = Proposal { slots: &slots, ..wanted };
    let seen = match wanted.instead_of {
        Some(id) => Some(own(db, &wanted, id).await?),
        None => None,
    };
    if let Some(seen) = seen.as_ref().filter(|row| row.stage == Stage::Accepted) {
        return reschedule::reschedule(db, who, table, &wanted, seen).await;
    }
    let asked = db.change(who, async |change| {
        check(change, table, &wanted).await?;
        match &seen {
            Some(row) if is_open(row, wanted.by) => exchange(change, table, &wanted, row).await,
            _ => ask(change, table, &wanted).await,
        }
    });
    asked.await.map_err(|error| match is_taken(&error) {
        true => Error::Refused("matchmaking-refused-already"),
        false => error,
    })
}

/// In order of time, each once.
fn distinct(slots: &[Moment]) -> Result<Vec<Moment>> {
    let mut slots = slots.to_vec();
    slots.sort_unstable();
    slots.dedup();
    match slots.len() {
        0 => Err(CLOSED),
        n if n > MOST_SLOTS => Err(Error::Refused("requests-refused-three")),
        _ => Ok(slots),
    }
}

/// The request of the asking side that gets other slots; it must be between these two.
async fn own(db: &Db, wanted: &Proposal<'_>, id: MeetingRequestId) -> Result<request::Model> {
    let row = match wanted.by {
        Side::Visitor => store::of_visitor(db.read(), wanted.buyer.id, id).await?,
        Side::Exhibitor => store::of_exhibitor(db.read(), wanted.maker.id, id).await?,
    };
    let between = row.visitor_id == wanted.buyer.id && row.exhibitor_id == wanted.maker.id;
    if between { Ok(row) } else { Err(Error::NotFound) }
}

/// Open in the eyes of `by`: a refusal is not seen by whoever asked, and final for whoever gave it.
fn is_open(row: &request::Model, by: Side) -> bool {
    match row.proposed_by == by {
        true => row.stage.seen_by_sender() == Stage::Proposed,
        false => row.stage == Stage::Proposed,
    }
}

async fn ask(change: &Change, table: &Table, wanted: &Proposal<'_>) -> Result<MeetingRequestId> {
    check_attention(change, table, wanted).await?;
    let row = store::add(change, row(change, table, wanted)).await?;
    remember(change, table, &row, wanted.slots).await?;
    asking::note(change, row.id, wanted.by.word(), Turn::Asked, wanted.slots.first().copied()).await?;
    change.record(Event::MeetingRequested { request: row.id }).await?;
    letters::asked(change, table.edition(), &row).await?;
    Ok(row.id)
}

/// Other slots for a request under way. What was refused stays refused: for its sender it only looks open, so nobody
/// is written to.
async fn exchange(
    change: &Change,
    table: &Table,
    wanted: &Proposal<'_>,
    seen: &request::Model,
) -> Result<MeetingRequestId> {
    let Some(first) = wanted.slots.first().copied() else { return Err(CLOSED) };
    if !asking::hand_over(change, seen, wanted.by, first).await? {
        return Err(OutOfTurn.into());
    }
    remember(change, table, seen, wanted.slots).await?;
    let turn = if seen.proposed_by == wanted.by { Turn::Changed } else { Turn::Countered };
    asking::note(change, seen.id, wanted.by.word(), turn, Some(first)).await?;
    change.record(Event::MeetingRequestMoved { request: seen.id, to: seen.stage.word() }).await?;
    if seen.stage == Stage::Proposed {
        let row = store::of_edition(change.tx(), seen.edition_id, seen.id).await?;
        letters::countered(change, table.edition(), &row).await?;
    }
    Ok(seen.id)
}

/// Writes slots and end of a request, and asks the clock to end it.
async fn remember(change: &Change, table: &Table, row: &request::Model, slots: &[Moment]) -> Result<()> {
    let Some(first) = slots.first() else { return Err(CLOSED) };
    let lapses_at = Moment(lapse::lapses_at(change.at.0, first.0));
    asking::set_slots(change, row.id, slots).await?;
    asking::set_lapse(change, row.id, lapses_at).await?;
    let job = LapseRequest { edition: table.edition().id, request: row.id };
    jobs::enqueue(change, &job, lapses_at).await
}

fn row(change: &Change, table: &Table, wanted: &Proposal<'_>) -> request::ActiveModel {
    let fit = table.fit(wanted.buyer, wanted.maker);
    request::ActiveModel {
        id: Set(MeetingRequestId::new()),
        edition_id: Set(table.edition().id),
        visitor_id: Set(wanted.buyer.id),
        exhibitor_id: Set(wanted.maker.id),
        proposed_by: Set(wanted.by),
        starts_at: Set(wanted.slots.first().copied().unwrap_or(change.at)),
        stage: Set(Stage::Proposed),
        score: Set(i32::try_from(fit.score).unwrap_or(i32::MAX)),
        created_at: Set(change.at),
        updated_at: Set(change.at),
    }
}

/// Asks the tables once more inside the change: what the page showed may be a minute old.
pub(super) async fn check(change: &Change, table: &Table, wanted: &Proposal<'_>) -> Result<()> {
    let (tx, visitor, exhibitor) = (change.tx(), wanted.buyer.id, wanted.maker.id);
    if profile::store::is_avoided(tx, visitor, exhibitor).await? || wanted.maker.avoids(&wanted.buyer.company)
    {
        return Err(Error::NotFound);
    }
    let grid = &table.ground().grid;
    let mut closed = store::closed_by(tx, exhibitor).await?;
    closed.extend(profile::store::closed_by(tx, visitor).await?);
    let hers = store::meetings_of_visitor(tx, visitor).await?;
    let theirs = store::meetings_of_exhibitor(tx, exhibitor).await?;
    let team = team::store::packed(&team::store::members(tx, exhibitor).await?);
    for at in wanted.slots {
        let is_ahead = grid.at(at.0).is_some_and(|place| grid.after(change.at.0).has(place));
        if !is_ahead || closed.contains(at) {
            return Err(CLOSED);
        }
        let held = theirs.iter().filter(|row| row.starts_at == *at).count();
        if held >= team.seats(at.0) || hers.iter().any(|row| row.starts_at == *at) {
            return Err(TAKEN);
        }
        if table.is_out_of_reach(&hers, exhibitor, *at) {
            return Err(TOO_FAR);
        }
    }
    Ok(())
}

/// One open request a pair, no more waiting than the record allows, and no more a day than a buyer can bear.
async fn check_attention(change: &Change, table: &Table, wanted: &Proposal<'_>) -> Result<()> {
    let (tx, visitor, exhibitor) = (change.tx(), wanted.buyer.id, wanted.maker.id);
    let mine = match wanted.by {
        Side::Visitor => store::requests_by_visitor(tx, visitor).await?,
        Side::Exhibitor => store::requests_by_exhibitor(tx, exhibitor).await?,
    };
    // A declined request waits in the eyes of its sender, so for the sender it counts as open.
    let open =
        |row: &&request::Model| row.stage.seen_by_sender() == Stage::Proposed && row.proposed_by == wanted.by;
    if mine.iter().filter(open).any(|row| row.visitor_id == visitor && row.exhibitor_id == exhibitor) {
        return Err(Error::Refused("matchmaking-refused-already"));
    }
    if mine.iter().filter(open).count() >= attention::most_waiting(asking::track(&mine, wanted.by)) {
        return Err(Error::Refused("matchmaking-refused-too-many"));
    }
    if wanted.by == Side::Visitor {
        return Ok(());
    }
    let (edition, today) = (table.edition(), change.at.day(&table.edition().zone));
    let asked = asking::asked_of(tx, edition.id, visitor).await?;
    let of_today = asked.iter().filter(|(_, at)| at.day(&edition.zone) == today).count();
    if of_today >= attention::INBOUND_A_DAY {
        return Err(Error::Refused("requests-refused-inbound"));
    }
    Ok(())
}
