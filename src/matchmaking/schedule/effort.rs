//! How much may be done: seconds turned into a number of steps, so that load never changes a result.
//!
//! A clock would make the schedule depend on what else the machine does. Instead every step has a cost, measured
//! once on a two-core machine (2.5 to 3 GHz), and the steps of a run are counted, not timed.
use super::problem::Problem;

/// How long and with which luck to search.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Effort {
    /// What the whole run should take on an idle two-core machine, reading and writing included.
    pub seconds: f64,
    /// Another seed, another of many equally good schedules.
    pub seed: u64,
    /// What a moved or dropped meeting of an earlier schedule costs, in units of weight.
    pub keep: i32,
}

impl Default for Effort {
    fn default() -> Self {
        Effort { seconds: 2.0, seed: 1, keep: 20 }
    }
}

/// Counted work.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Steps of the dual descent.
    pub steps: usize,
    /// Work of the search, in its own units.
    pub work: u64,
}

/// The part of the seconds that is planned; the rest is margin.
const PLANNED: f64 = 0.85;
/// Seconds for reading and writing one pair.
const PER_PAIR: f64 = 1.6e-6;
/// Seconds for one step of the descent, for each slot of each pair, on two threads.
const PER_OPTION: f64 = 7.0e-9;
/// Seconds for one unit of work while everything fits into the cache near the processor.
const PER_WORK: f64 = 26.0e-9;

impl Plan {
    /// What fits into the seconds. `share` is the part of them the prices may take.
    pub fn of(problem: &Problem, effort: Effort, share: f64) -> Plan {
        let pairs = problem.wishes.len() as f64;
        let options: u32 = problem.wishes.iter().map(|wish| wish.slots.count_ones() + 2).sum();
        let step = f64::from(options) * PER_OPTION + 20e-6 + problem.people.len() as f64 * 120e-9;
        let seconds = (effort.seconds.clamp(0.0, 1e6) * PLANNED - pairs * PER_PAIR).max(0.0);
        let steps = (seconds * share / step).min(400.0);
        let steps = if steps < 24.0 { 0 } else { steps as usize };
        let left = (seconds - steps as f64 * step).max(effort.seconds * 0.05).max(1e-4);
        // Larger instances miss the cache more often.
        let per_work = PER_WORK * (1.0 + (pairs / 30_000.0).sqrt() * 1.25);
        Plan { steps, work: (left / per_work) as u64 }
    }
}
