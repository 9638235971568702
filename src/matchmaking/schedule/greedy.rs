//! What most systems do: one wish after the other into the first slot that is free. Kept to compare with.
use super::outcome::Schedule;
use super::problem::Problem;
use super::state::{OUT, State};
use super::tables::seated;

/// In the order in which requests arrived.
pub fn first_come(problem: &Problem) -> Schedule {
    let mut order: Vec<u32> = (0..problem.wishes.len() as u32).collect();
    order.sort_by_key(|&p| (problem.wishes[p as usize].arrival, p));
    first_fit(problem, &order)
}

/// The weightiest first.
pub fn by_weight(problem: &Problem) -> Schedule {
    let mut order: Vec<u32> = (0..problem.wishes.len() as u32).collect();
    order.sort_by_key(|&p| (-problem.wishes[p as usize].weight, p));
    first_fit(problem, &order)
}

fn first_fit(problem: &Problem, order: &[u32]) -> Schedule {
    let mut state = State::with_fixed(problem);
    for &p in order {
        let direct = if state.slot_of[p as usize] == OUT { state.direct(p) } else { 0 };
        if direct != 0 {
            state.put(p, direct.trailing_zeros() as usize);
        }
    }
    seated(&state, None)
}
