//! What the optimiser found, kept with the draft: why wishes found no place, which minimums cannot be met, what a
//! repair would change.
use super::instance::{Party, Puzzle};
use super::wishes::Pair;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::matchmaking::schedule::{self as optimiser, Cause, Reason, Shortfall};
use serde::{Deserialize, Serialize};

/// Everything that was found.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Findings {
    /// Wishes without a place, the weightiest first.
    pub left_out: Vec<LeftOut>,
    /// Buyers who get fewer meetings than they should.
    pub missed: Vec<Missed>,
    /// What a repair changes, by pair.
    pub changed: Vec<Changed>,
}

/// A wish without a place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeftOut {
    /// The buyer.
    pub visitor: VisitorId,
    /// The company.
    pub exhibitor: ExhibitorId,
    /// What it would be worth.
    pub weight: u32,
    /// Why.
    pub why: Why,
    /// The slot of the grid in which it would cost least.
    pub slot: Option<usize>,
    /// How many other meetings would have to go for it.
    pub without: usize,
}

/// The one reason.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// There is no slot in which both are there.
    NoCommonTime,
    /// In every common slot the buyer meets somebody else.
    BuyerFull,
    /// In every common slot the company meets somebody else.
    ExhibitorFull,
    /// In every common slot all tables are taken.
    NoTable,
    /// In every common slot a neighbouring meeting is too far away.
    TooFar,
    /// What stands in the way is worth more.
    Outweighed,
    /// There is room after all.
    Room,
    /// Agreed, moved or declined by somebody before the draft was published.
    Overtaken,
}

/// A buyer with fewer meetings than asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Missed {
    /// Who.
    pub party: Party,
    /// How many were asked for.
    pub min: u32,
    /// How many could be had if everybody else gave way.
    pub possible: u32,
    /// How many there are in the draft.
    pub scheduled: u32,
    /// Why.
    pub cause: Short,
}

/// What makes a minimum impossible.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Short {
    /// There are fewer wishes with a common time.
    TooFewWishes,
    /// So many a day were allowed.
    Quota,
    /// The wishes crowd into too few slots.
    TooFewSlots,
    /// Others have the slots, and that serves more wishes.
    Contested,
}

/// One change of a repair.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Changed {
    /// The two.
    pub pair: Pair,
    /// Why.
    pub why: Cure,
}

/// Why a repair changes a meeting.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cure {
    /// There was room for a wish.
    Room,
    /// The buyer is not there in the old slot.
    BuyerAway,
    /// The company is not there in the old slot.
    ExhibitorAway,
    /// The old slot or table is closed.
    Closed,
    /// Somebody else has the old slot now.
    Displaced,
    /// Only the table is another one.
    Table,
    /// Another slot serves the whole better.
    Better,
}

/// Reads the optimiser's reasons in terms of people.
pub fn left_out(puzzle: &Puzzle, found: &[optimiser::LeftOut]) -> Vec<LeftOut> {
    let line = |one: &optimiser::LeftOut| {
        let it = &puzzle.candidates[one.pair];
        let way = one.way.as_ref();
        LeftOut {
            visitor: it.pair.0,
            exhibitor: it.pair.1,
            weight: it.weight,
            why: why(puzzle, &one.reason),
            slot: way.and_then(|way| puzzle.slots.get(way.slot)).copied(),
            without: way.map_or(0, |way| way.without.len()),
        }
    };
    let mut all: Vec<LeftOut> = found.iter().map(line).collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.weight), it.visitor, it.exhibitor));
    all
}

fn why(puzzle: &Puzzle, reason: &Reason) -> Why {
    match reason {
        Reason::NoCommonSlot => Why::NoCommonTime,
        Reason::Quota { person, .. } | Reason::NoFreeSlot { person } => match puzzle.people[*person] {
            Party::Visitor(_) => Why::BuyerFull,
            Party::Exhibitor(_) => Why::ExhibitorFull,
        },
        Reason::TablesFull { .. } => Why::NoTable,
        Reason::TooFar => Why::TooFar,
        Reason::Outweighed => Why::Outweighed,
        Reason::Open => Why::Room,
    }
}

/// Reads the minimums that are not met in terms of people.
pub fn missed(puzzle: &Puzzle, found: &[Shortfall]) -> Vec<Missed> {
    let line = |one: &Shortfall| Missed {
        party: puzzle.people[one.person],
        min: one.min,
        possible: one.possible,
        scheduled: one.scheduled.unwrap_or_default(),
        cause: match one.cause {
            Cause::TooFewWishes => Short::TooFewWishes,
            Cause::Quota => Short::Quota,
            Cause::TooFewSlots => Short::TooFewSlots,
            Cause::Contested => Short::Contested,
        },
    };
    found.iter().map(line).collect()
}

/// Reads what a repair changes in terms of people.
pub fn changed(puzzle: &Puzzle, found: &[optimiser::Change]) -> Vec<Changed> {
    use optimiser::Why;
    let line = |one: &optimiser::Change| Changed {
        pair: puzzle.candidates[one.pair].pair,
        why: match &one.why {
            Why::Room => Cure::Room,
            Why::Away { person } => match puzzle.people[*person] {
                Party::Visitor(_) => Cure::BuyerAway,
                Party::Exhibitor(_) => Cure::ExhibitorAway,
            },
            Why::NotAllowed => Cure::Closed,
            Why::Displaced { .. } => Cure::Displaced,
            Why::Table => Cure::Table,
            Why::Better => Cure::Better,
        },
    };
    found.iter().map(line).collect()
}
