//! A published schedule after something has happened: as much value as possible, as few changes as possible.
//!
//! What is past and what is confirmed stays. Of the old meetings that are still possible each one that keeps its
//! slot earns a bonus, so a meeting moves only where that brings more than the disturbance costs.
use super::anneal::Course;
use super::changes::{Change, changes};
use super::effort::{Effort, Plan};
use super::judge::{Figures, check_index, figures};
use super::minima::{Shortfall, missed};
use super::outcome::Schedule;
use super::problem::Problem;
use super::search::{Charges, Search};
use super::solve::{by_profit, prices};
use super::state::{OUT, State};
use super::tables::seated;
use std::borrow::Cow;

/// A repaired schedule and how it differs from the old one.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The meetings.
    pub schedule: Schedule,
    /// What it is worth.
    pub figures: Figures,
    /// Value less [`Effort::keep`] for each old meeting that is still possible and was moved or dropped: what is
    /// maximised here.
    pub net: i64,
    /// No repair can reach more; known where there was time for prices.
    pub net_bound: Option<f64>,
    /// Every difference from the schedule before, each with its reason.
    pub changes: Vec<Change>,
    /// Guaranteed minima it does not keep.
    pub shortfalls: Vec<Shortfall>,
}

/// Repairs `previous` for a problem that has changed since. The same input gives the same schedule.
///
/// # Errors
/// When `previous` names a pair or slot there is not, or a pair twice.
pub fn repair(problem: &Problem, previous: &Schedule, effort: Effort) -> Result<Repaired, String> {
    let problem = with_past(problem, previous)?;
    let problem = problem.as_ref();
    let old = old_slots(problem, previous);
    let plan = Plan::of(problem, effort, 0.3);
    let steps = if effort.seconds >= 0.5 { plan.steps } else { 0 };
    let work = if steps == 0 { Plan::of(problem, effort, 0.0).work } else { plan.work };
    let staying = old.iter().filter(|&&t| t != OUT).count() as i64 * i64::from(effort.keep);
    let (charges, net_bound) = if steps > 0 {
        let (charges, certificate) = prices(problem, steps, (&old, effort.keep as f32));
        (charges, Some(certificate.bound - staying as f64))
    } else {
        (Charges::none(problem), None)
    };
    let state = restored(problem, previous, (&old, effort));
    let hit = people_hit(&state, previous);
    let is_near = |p: u32| {
        let wish = &problem.wishes[p as usize];
        let contested = steps > 0 && charges.profits[p as usize] > -1500;
        contested || hit[wish.a as usize] || hit[wish.b as usize]
    };
    let state = mended(state, (&charges, work, effort.seed), is_near);
    let schedule = seated(&state, Some(previous));
    let figures = figures(&state);
    let both = old.iter().zip(&state.slot_of);
    let stayed = both.filter(|(old, now)| **old != OUT && old == now).count() as i64;
    Ok(Repaired {
        net: figures.value + stayed * i64::from(effort.keep) - staying,
        net_bound,
        changes: changes(&state, previous, &schedule),
        figures,
        shortfalls: missed(&state),
        schedule,
    })
}

/// Fills what is free and searches among the pairs that are near what has happened.
fn mended<'a>(
    state: State<'a>,
    (charges, work, seed): (&Charges, u64, u64),
    is_near: impl Fn(u32) -> bool,
) -> State<'a> {
    let order = by_profit(state.problem, &charges.profits);
    let mut search = Search::new(state, charges, seed);
    search.fill(&order);
    let wanted: Vec<u32> = order.iter().copied().filter(|&p| is_near(p)).collect();
    if !wanted.is_empty() {
        let simple = search.state.clone();
        search.state.want(wanted.iter().copied());
        search.anneal(&wanted, Course { from: 2500.0, to: 30.0, work, shuffles: 12, swaps: 4 });
        if search.state.score <= simple.score {
            search.state = simple;
        }
    }
    search.settle_all(&order);
    search.state
}

/// What was scheduled before `now` has happened: it counts as confirmed.
fn with_past<'a>(problem: &'a Problem, previous: &Schedule) -> Result<Cow<'a, Problem>, String> {
    let mut seen = vec![false; problem.wishes.len()];
    let mut problem = Cow::Borrowed(problem);
    for (k, meeting) in previous.meetings.iter().enumerate() {
        check_index(&problem, k, (meeting.0, meeting.1))?;
        if std::mem::replace(&mut seen[meeting.0], true) {
            return Err(format!("meetings[{k}]: pair {} is scheduled twice", meeting.0));
        }
        if meeting.1 < problem.now && !problem.wishes[meeting.0].is_fixed {
            problem.to_mut().confirm(meeting.0, meeting.1);
        }
    }
    Ok(problem)
}

/// The slot each pair had, if it is still one of its own.
fn old_slots(problem: &Problem, previous: &Schedule) -> Vec<u8> {
    let mut old = vec![OUT; problem.wishes.len()];
    for meeting in &previous.meetings {
        if problem.wishes[meeting.0].slots >> meeting.1 & 1 == 1 {
            old[meeting.0] = meeting.1 as u8;
        }
    }
    old
}

/// The old meetings that are still possible, the weightiest first where two exclude each other.
fn restored<'a>(problem: &'a Problem, previous: &Schedule, (old, effort): (&[u8], Effort)) -> State<'a> {
    let mut state = State::new(problem);
    state.taste = state.taste.for_repair(effort.keep);
    state.kept = old.to_vec();
    for &(p, t) in &problem.fixed {
        state.put(p, t as usize);
    }
    let mut order: Vec<u32> = previous.meetings.iter().map(|meeting| meeting.0 as u32).collect();
    order.sort_by_key(|&p| (-problem.wishes[p as usize].weight, p));
    for p in order {
        let t = old[p as usize];
        if t != OUT && state.slot_of[p as usize] == OUT && state.fits(p, t as usize) {
            state.put(p, t as usize);
        }
    }
    state
}

/// Whoever has lost a meeting, or has a wish so weighty that it may claim a place.
fn people_hit(state: &State<'_>, previous: &Schedule) -> Vec<bool> {
    let problem = state.problem;
    let mut hit = vec![false; problem.people.len()];
    for meeting in &previous.meetings {
        if state.slot_of[meeting.0] == OUT {
            hit[problem.wishes[meeting.0].a as usize] = true;
            hit[problem.wishes[meeting.0].b as usize] = true;
        }
    }
    let weightiest = problem.wishes.iter().map(|wish| wish.weight).max().unwrap_or(0);
    for (p, wish) in problem.wishes.iter().enumerate() {
        if state.slot_of[p] == OUT && wish.slots != 0 && wish.weight * 5 >= weightiest * 4 {
            hit[wish.a as usize] = true;
            hit[wish.b as usize] = true;
        }
    }
    hit
}
