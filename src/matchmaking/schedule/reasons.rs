//! Why a wish was left out, and which guaranteed minimum cannot be kept: from a closed list, with the facts.
//!
//! A reason is read off the schedule itself, so it is true by construction: every one can be checked against the
//! meetings it names.
use super::obstacles::Obstacle;
use super::outcome::Schedule;
use super::problem::{Problem, bits};
use super::state::{OUT, State};
use serde::Serialize;

/// Why a wish was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The two are never there at the same time in a slot that is allowed, has tables and is not past.
    NoCommonSlot,
    /// The person has all the meetings it may have.
    Quota {
        /// Position of the participant.
        person: usize,
        /// How many that is.
        max: u32,
    },
    /// In every common slot the person is in another meeting, or has had its meetings for the day.
    NoFreeSlot {
        /// Position of the participant.
        person: usize,
    },
    /// In every common slot all tables of the lounge are taken.
    TablesFull {
        /// Position of the location.
        location: usize,
    },
    /// In every common slot a neighbouring meeting is too far away to walk.
    TooFar,
    /// In each common slot something else stands in the way, and it is worth at least as much; see the way.
    Outweighed,
    /// Nothing stands in the way: the schedule may be improved by this very wish.
    Open,
}

/// The cheapest way to hold a meeting that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// In this slot.
    pub slot: usize,
    /// These pairs would have to go.
    pub without: Vec<usize>,
    /// What the schedule's value would change by, in thousandths; at most 0 after the optimiser.
    pub change: i64,
}

/// A wish that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Position of the pair.
    pub pair: usize,
    /// Why.
    #[serde(flatten)]
    pub reason: Reason,
    /// How it could be held all the same; nothing when only confirmed meetings are in the way.
    pub way: Option<Way>,
}

/// The reasons for every wish that is not in the schedule.
///
/// # Errors
/// When the schedule is not one for this problem: which meeting, and why.
pub fn reasons(problem: &Problem, schedule: &Schedule) -> Result<Vec<LeftOut>, String> {
    let mut state = super::judge::state_of(problem, schedule)?;
    Ok(left_out(&mut state))
}

/// The reasons for every wish that is not in this state.
pub(super) fn left_out(state: &mut State<'_>) -> Vec<LeftOut> {
    let out: Vec<u32> =
        (0..state.slot_of.len() as u32).filter(|&p| state.slot_of[p as usize] == OUT).collect();
    out.into_iter()
        .map(|p| {
            let way = state.cheapest_way(p, i64::MIN).map(|(slot, without, change)| Way {
                slot,
                without: without.iter().map(|&q| q as usize).collect(),
                change,
            });
            LeftOut { pair: p as usize, reason: reason(state, p), way }
        })
        .collect()
}

fn reason(state: &State<'_>, p: u32) -> Reason {
    let problem = state.problem;
    let wish = &problem.wishes[p as usize];
    if wish.slots == 0 {
        return Reason::NoCommonSlot;
    }
    for x in [wish.a as usize, wish.b as usize] {
        let max = problem.people[x].max;
        if state.count[x] >= max {
            return Reason::Quota { person: x, max };
        }
    }
    let by_slot: Vec<Vec<Obstacle>> = bits(wish.slots).map(|t| state.obstacles(p, t)).collect();
    if by_slot.iter().any(Vec::is_empty) {
        return Reason::Open;
    }
    let everywhere = |is: &dyn Fn(&Obstacle) -> bool| by_slot.iter().all(|some| some.iter().any(is));
    for x in [wish.a as usize, wish.b as usize] {
        let taken = |one: &Obstacle| matches!(one, Obstacle::Busy { person, .. } | Obstacle::DayFull { person } if *person == x);
        if everywhere(&taken) {
            return Reason::NoFreeSlot { person: x };
        }
    }
    if everywhere(&|one| matches!(one, Obstacle::Tables { .. })) {
        return Reason::TablesFull { location: wish.place as usize };
    }
    if everywhere(&|one| matches!(one, Obstacle::Walk { .. })) {
        return Reason::TooFar;
    }
    Reason::Outweighed
}
