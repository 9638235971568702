//! The optimiser as the board uses it: a puzzle in, a slot for each wish out, with the proof and the reasons.
use super::findings::{self, Findings};
use super::instance::{Puzzle, SHORT_PENALTY};
use crate::kernel::{Error, Result};
use crate::matchmaking::schedule::{
    Effort, Meeting, Problem, SCHEDULE_FORMAT, Schedule, impossible_minima, reasons, repair, solve,
};

/// Seconds of work to begin with, and for each wish; the work is counted, so the same wishes give the same draft.
const SECONDS: f64 = 0.02;
const PER_WISH: f64 = 150e-6;
/// A draft is never waited for longer.
const LONGEST: f64 = 30.0;
/// What a repair must gain to move a meeting that could stay.
const KEEP: i32 = 20;

/// What came out.
pub struct Outcome {
    /// For each candidate the slot of the grid, where it has one.
    pub slots: Vec<Option<usize>>,
    /// What the schedule is worth, in thousandths.
    pub value: i64,
    /// What no schedule can be worth more than, in thousandths; a repair proves nothing.
    pub bound: Option<i64>,
    /// The rest.
    pub findings: Findings,
}

/// A schedule from nothing. Takes seconds of a core, so never on the threads that answer requests.
///
/// # Errors
/// [`Error::Broken`] when the instance contradicts itself.
pub fn fill(puzzle: &Puzzle) -> Result<Outcome> {
    let problem = Problem::new(&puzzle.instance).map_err(wrong)?;
    let solved = solve(&problem, effort(puzzle));
    let left = reasons(&problem, &solved.schedule).map_err(wrong)?;
    let value = solved.figures.value * 1000 + unavoidable(&problem);
    let bound = (solved.certificate.bound * 1000.0).ceil() as i64 + unavoidable(&problem);
    Ok(Outcome {
        slots: slots(puzzle, &solved.schedule),
        value,
        bound: Some(bound.max(value)),
        findings: Findings {
            left_out: findings::left_out(puzzle, &left),
            missed: findings::missed(puzzle, &solved.shortfalls),
            changed: vec![],
        },
    })
}

/// As few changes to what is `agreed` (candidate and slot of the grid) as possible.
///
/// # Errors
/// [`Error::Broken`] when the instance contradicts itself.
pub fn mend(puzzle: &Puzzle, agreed: &[(usize, usize)]) -> Result<Outcome> {
    let problem = Problem::new(&puzzle.instance).map_err(wrong)?;
    let place = |slot: usize| puzzle.slots.iter().position(|it| *it == slot);
    let meetings = agreed.iter().filter_map(|(n, slot)| Some(Meeting(*n, place(*slot)?, -1))).collect();
    let name = puzzle.instance.name.clone();
    let previous = Schedule { format: SCHEDULE_FORMAT.to_owned(), instance: name, meetings };
    let done = repair(&problem, &previous, effort(puzzle)).map_err(wrong)?;
    let left = reasons(&problem, &done.schedule).map_err(wrong)?;
    let moved =
        |one: &&crate::matchmaking::schedule::Change| one.before.map(|it| it.0) != one.after.map(|it| it.0);
    let changes: Vec<_> = done.changes.iter().filter(moved).cloned().collect();
    Ok(Outcome {
        slots: slots(puzzle, &done.schedule),
        value: done.figures.value * 1000 + unavoidable(&problem),
        bound: None,
        findings: Findings {
            left_out: findings::left_out(puzzle, &left),
            missed: findings::missed(puzzle, &done.shortfalls),
            changed: findings::changed(puzzle, &changes),
        },
    })
}

/// What every schedule pays for minimums that nobody could meet, in thousandths: it says nothing about this one.
fn unavoidable(problem: &Problem) -> i64 {
    let missing = impossible_minima(problem).iter().map(|it| i64::from(it.min - it.possible)).sum::<i64>();
    missing * i64::from(SHORT_PENALTY) * 1000
}

fn effort(puzzle: &Puzzle) -> Effort {
    let seconds = SECONDS + puzzle.candidates.len() as f64 * PER_WISH;
    Effort { seconds: seconds.min(LONGEST), seed: 1, keep: KEEP }
}

fn slots(puzzle: &Puzzle, schedule: &Schedule) -> Vec<Option<usize>> {
    let mut slots = vec![None; puzzle.candidates.len()];
    for meeting in &schedule.meetings {
        slots[meeting.0] = puzzle.slots.get(meeting.1).copied();
    }
    slots
}

fn wrong(why: String) -> Error {
    Error::broken(anyhow::anyhow!(why))
}
