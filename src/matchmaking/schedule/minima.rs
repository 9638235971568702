//! Guaranteed minima that cannot be kept, named before a schedule is published.
use super::problem::{Problem, bits};
use super::state::State;
use serde::Serialize;

/// Why somebody gets fewer meetings than guaranteed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// There are fewer wishes with a common slot than guaranteed meetings.
    TooFewWishes,
    /// Its own quota, or its quota for a day, is below the guarantee.
    Quota,
    /// The wishes crowd into too few slots, even if everybody else gave way.
    TooFewSlots,
    /// Others have the slots and tables; more value is served that way.
    Contested,
}

/// A guarantee that is not kept.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shortfall {
    /// Position of the participant.
    pub person: usize,
    /// Guaranteed meetings.
    pub min: u32,
    /// The most that is possible even if everybody else gave way.
    pub possible: u32,
    /// Meetings in the schedule; nothing before there is one.
    pub scheduled: Option<u32>,
    /// Why.
    pub cause: Cause,
}

/// The guarantees that no schedule can keep, whatever the others do.
pub fn impossible_minima(problem: &Problem) -> Vec<Shortfall> {
    (0..problem.people.len()).filter_map(|x| shortfall(problem, x, None)).collect()
}

/// The guarantees that this schedule does not keep.
pub(super) fn missed(state: &State<'_>) -> Vec<Shortfall> {
    let short = |x: &usize| state.count[*x] < state.problem.people[*x].min;
    (0..state.count.len())
        .filter(short)
        .filter_map(|x| shortfall(state.problem, x, Some(state.count[x])))
        .collect()
}

fn shortfall(problem: &Problem, x: usize, scheduled: Option<u32>) -> Option<Shortfall> {
    let person = &problem.people[x];
    if person.min == 0 {
        return None;
    }
    let usable =
        problem.wishes_of(x).iter().filter(|&&p| problem.wishes[p as usize].slots != 0).count() as u32;
    let placed = most(problem, x);
    let by_day: u32 = (0..problem.days).map(|day| placed[day].min(person.max_day)).sum();
    let possible = by_day.min(person.max);
    let cause = if usable < person.min {
        Cause::TooFewWishes
    } else if placed.iter().sum::<u32>() < person.min {
        Cause::TooFewSlots
    } else if possible < person.min {
        Cause::Quota
    } else {
        Cause::Contested
    };
    let is_short = scheduled.map_or(possible < person.min, |n| n < person.min);
    is_short.then_some(Shortfall { person: x, min: person.min, possible, scheduled, cause })
}

/// The most meetings of one person if all others gave way, by day: a largest matching of wishes and seats (Kuhn's
/// augmenting paths), so that their number over all days is the largest possible.
fn most(problem: &Problem, x: usize) -> Vec<u32> {
    let person = &problem.people[x];
    let mut seats: Vec<Vec<u32>> = vec![Vec::new(); problem.slots];
    for &p in problem.wishes_of(x) {
        let mut tried = 0;
        augment(problem, (p, x), &mut seats, &mut tried);
    }
    let on = |day: usize| bits(person.there & problem.day_mask[day]).map(|t| seats[t].len() as u32).sum();
    (0..problem.days).map(on).collect()
}

fn augment(problem: &Problem, (p, x): (u32, usize), seats: &mut [Vec<u32>], tried: &mut u64) -> bool {
    for t in bits(problem.wishes[p as usize].slots) {
        if *tried >> t & 1 == 1 {
            continue;
        }
        *tried |= 1 << t;
        if seats[t].len() < problem.people[x].cap[t] as usize {
            seats[t].push(p);
            return true;
        }
        for k in 0..seats[t].len() {
            if augment(problem, (seats[t][k], x), seats, tried) {
                seats[t][k] = p;
                return true;
            }
        }
    }
    false
}
