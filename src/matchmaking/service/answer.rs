//! Answering a request, and calling it off.
use super::{losers, propose};
use crate::db::{Acts, Change, Db, is_taken};
use crate::kernel::id::{AccountId, MeetingId};
use crate::kernel::{Error, Event, Moment, Result};
use crate::matchmaking::asking::{self, Turn};
use crate::matchmaking::entity::{meeting, request};
use crate::matchmaking::side::{Side, Status};
use crate::matchmaking::stage::{OutOfTurn, Stage, Step};
use crate::matchmaking::table::Table;
use crate::matchmaking::{diary, letters, parties, store, team};
use crate::show::Edition;
use sea_orm::Set;

/// Who calls a request off.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The buyer.
    Visitor,
    /// The company.
    Exhibitor,
    /// The organiser.
    Office,
}

impl From<Side> for Caller {
    fn from(side: Side) -> Self {
        match side {
            Side::Visitor => Self::Visitor,
            Side::Exhibitor => Self::Exhibitor,
        }
    }
}

impl Caller {
    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Exhibitor => "exhibitor",
            Self::Office => "office",
        }
    }
}

/// A yes: by whom, to which of the proposed slots, and who will be there.
#[derive(Copy, Clone, Debug)]
pub struct Yes {
    /// The side that was asked.
    pub by: Side,
    /// One of the slots; none means the first.
    pub at: Option<Moment>,
    /// The representative; none means later.
    pub representative: Option<AccountId>,
}

/// Two at once may aim at one seat of several: whoever comes second tries the next one.
const TRIES: usize = 3;

/// Says yes to one of the slots. The first yes wins it; the indexes of `meetings` decide, on either side. Whoever
/// wanted the slot too and has none left is told what is free.
///
/// # Errors
/// [`Error::Refused`] `matchmaking-refused-slot-taken` for whoever was not first, or when it is not theirs to answer.
pub async fn accept(
    db: &Db,
    who: &impl Acts,
    table: &Table,
    seen: &request::Model,
    yes: Yes,
) -> Result<MeetingId> {
    let mut made = Err(Error::Refused("matchmaking-refused-slot-taken"));
    for _ in 0..TRIES {
        made = db.change(who, async |change| agree(change, table, seen, yes).await).await;
        if !made.as_ref().is_err_and(is_taken) {
            break;
        }
    }
    made.map_err(|error| match is_taken(&error) {
        true => Error::Refused("matchmaking-refused-slot-taken"),
        false => error,
    })
}

async fn agree(change: &Change, table: &Table, seen: &request::Model, yes: Yes) -> Result<MeetingId> {
    let edition = table.edition();
    let row = store::of_edition(change.tx(), edition.id, seen.id).await?;
    theirs_to_answer(&row, yes.by)?;
    let next = row.stage.after(Step::Accept)?;
    // The row is held from here on; only then its slots cannot change any more.
    store::advance(change, &row, next).await?;
    let slots = asking::slots_of(change.tx(), &row).await?;
    let at = yes.at.or(slots.first().copied()).filter(|at| slots.contains(at)).ok_or(OutOfTurn)?;
    if at <= change.at {
        return Err(Error::Refused("matchmaking-refused-slot-closed"));
    }
    if asking::lapse_of(change.tx(), &row).await? <= change.at {
        return Err(Error::Refused("requests-refused-lapsed"));
    }
    if parties::buyer(change.tx(), edition, row.visitor_id).await?.is_none() {
        return Err(Error::Refused("matchmaking-refused-not-taking-part"));
    }
    let hers = store::meetings_of_visitor(change.tx(), row.visitor_id).await?;
    if hers.iter().any(|it| it.starts_at == at) {
        return Err(Error::Refused("matchmaking-refused-slot-taken"));
    }
    // Another meeting may have been agreed since this slot was proposed.
    if table.is_out_of_reach(&hers, row.exhibitor_id, at) {
        return Err(propose::TOO_FAR);
    }
    let seat = losers::free_seat(change, row.exhibitor_id, at).await?;
    let made = store::add_meeting(change, meeting_row(change, &row, at, seat)).await?;
    asking::settle(change, row.id, at).await?;
    match yes.representative {
        Some(account) => team::assign_in(change, &made, Some(account)).await?,
        None => team::follow(change, &made).await?,
    }
    asking::note(change, row.id, yes.by.word(), Turn::Accepted, Some(at)).await?;
    change.record(Event::MeetingRequestMoved { request: row.id, to: next.word() }).await?;
    change.record(Event::MeetingMade { meeting: made.id }).await?;
    diary::remind(change, &made).await?;
    letters::agreed(change, edition, &request::Model { starts_at: at, ..row.clone() }).await?;
    losers::offer_others(change, table, &row, at).await?;
    Ok(made.id)
}

fn meeting_row(change: &Change, row: &request::Model, at: Moment, seat: i32) -> meeting::ActiveModel {
    meeting::ActiveModel {
        id: Set(MeetingId::new()),
        edition_id: Set(row.edition_id),
        request_id: Set(row.id),
        visitor_id: Set(row.visitor_id),
        exhibitor_id: Set(row.exhibitor_id),
        seat: Set(seat),
        starts_at: Set(at),
        status: Set(Status::On),
        cancelled_by: Set(None),
        reason: Set(None),
        created_at: Set(change.at),
        updated_at: Set(change.at),
        sequence: Set(0),
        table_id: Set(None),
    }
}

/// Says no, perhaps with a reason that nobody else reads. The sender is not told; for them the request waits until
/// it lapses.
///
/// # Errors
/// [`Error::Refused`] when it is not theirs to answer or answered already.
pub async fn decline(
    db: &Db,
    who: &impl Acts,
    seen: &request::Model,
    by: Side,
    reason: String,
) -> Result<()> {
    db.change(who, async |change| {
        let row = store::of_edition(change.tx(), seen.edition_id, seen.id).await?;
        turn_down(change, &row, by, reason.clone()).await
    })
    .await
}

/// The same as part of a larger change.
///
/// # Errors
/// As [`decline`].
pub(in crate::matchmaking) async fn turn_down(
    change: &Change,
    row: &request::Model,
    by: Side,
    reason: String,
) -> Result<()> {
    theirs_to_answer(row, by)?;
    let next = row.stage.after(Step::Decline)?;
    store::advance(change, row, next).await?;
    asking::refuse(change, row.id, by, reason).await?;
    change.record(Event::MeetingRequestMoved { request: row.id, to: next.word() }).await
}

/// Calls a request off, and its meeting with it.
///
/// # Errors
/// [`Error::Refused`] when there is nothing to call off any more.
pub async fn call_off(
    db: &Db,
    who: &impl Acts,
    edition: &Edition,
    seen: &request::Model,
    by: Caller,
    reason: Option<String>,
) -> Result<()> {
    db.change(who, async |change| {
        let row = store::of_edition(change.tx(), edition.id, seen.id).await?;
        // What was declined in private is over for whoever declined it.
        let declined_by_caller = row.stage == Stage::Declined && Caller::from(row.proposed_by) != by;
        if declined_by_caller && by != Caller::Office {
            return Err(OutOfTurn.into());
        }
        let was = row.stage;
        end(change, &row, by, reason.clone()).await?;
        if was == Stage::Declined {
            Ok(())
        } else {
            letters::called_off(change, edition, &row, by, reason).await
        }
    })
    .await
}

/// Ends a request and its meeting without a letter.
pub(in crate::matchmaking) async fn end(
    change: &Change,
    row: &request::Model,
    by: Caller,
    reason: Option<String>,
) -> Result<()> {
    let next = row.stage.after(Step::Cancel)?;
    store::advance(change, row, next).await?;
    asking::note(change, row.id, by.word(), Turn::Cancelled, None).await?;
    change.record(Event::MeetingRequestMoved { request: row.id, to: next.word() }).await?;
    if let Some(off) = store::call_off(change, row.id, by.word(), reason).await? {
        team::store::set_assigned(change, off.id, None).await?;
        change.record(Event::MeetingCancelled { meeting: off.id }).await?;
    }
    Ok(())
}

fn theirs_to_answer(row: &request::Model, by: Side) -> Result<()> {
    if row.proposed_by == by.other() { Ok(()) } else { Err(OutOfTurn.into()) }
}
