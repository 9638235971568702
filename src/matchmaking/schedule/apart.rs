//! Two searches at once, on two threads, each on its own days: neither can get in the other's way.
//!
//! Seats, tables, ways and gaps belong to one day. What a person has over all days, its quota and its guarantee, is
//! shared out: each search may use up its share, so that both together keep to the whole. A pair that is out is
//! drawn by one of them only. After each round both results are put together and the days are dealt anew.
use super::anneal::Course;
use super::problem::{Problem, Wish};
use super::search::{Charges, Search};
use super::state::{OUT, State};

/// One of the two.
#[derive(Copy, Clone)]
struct Side {
    /// Its slots and those of the other.
    mine: u64,
    other: u64,
    /// 0 or 1: who gets the odd one.
    turn: u64,
    seed: u64,
}

/// Anneals in so many rounds of two searches each; a problem of one day has to be searched as a whole. `pairs` are
/// those to be taken in, and those to be moved about.
pub(super) fn anneal_apart(
    state: &mut State<'_>,
    charges: &Charges,
    pairs: (&[u32], &[u32]),
    (course, rounds, seed): (Course, u64, u64),
) {
    for round in 0..rounds {
        let (one, two) = deal(state.problem, round);
        let seed = seed ^ (round + 1) << 32;
        let first = Side { mine: one, other: two, turn: 0, seed };
        let second = Side { mine: two, other: one, turn: 1, seed };
        let part = course.part(round, rounds);
        let whole = &*state;
        let (left, right) = std::thread::scope(|scope| {
            let right = scope.spawn(|| searched(whole, charges, pairs, (second, part)));
            (searched(whole, charges, pairs, (first, part)), right.join())
        });
        let moves: Vec<(u32, u8)> = left.into_iter().chain(right.unwrap_or_default()).collect();
        for &(p, _) in moves.iter().filter(|(p, _)| state.slot_of[*p as usize] != OUT).collect::<Vec<_>>() {
            state.take(p);
        }
        for &(p, t) in moves.iter().filter(|(_, t)| *t != OUT) {
            state.put(p, t as usize);
        }
    }
}

/// The days of the one and of the other in a round.
fn deal(problem: &Problem, round: u64) -> (u64, u64) {
    let days = problem.days;
    let more = days.div_ceil(2);
    let day = |k: usize| problem.day_mask[(k + round as usize) % days];
    ((0..more).fold(0, |mask, k| mask | day(k)), (more..days).fold(0, |mask, k| mask | day(k)))
}

/// Searches one side of a schedule; what has changed, with the new slot of each.
fn searched(
    whole: &State<'_>,
    charges: &Charges,
    (wanted, drawn): (&[u32], &[u32]),
    (side, course): (Side, Course),
) -> Vec<(u32, u8)> {
    let problem = side.problem(whole);
    let mut state = whole.under(&problem);
    let open = |p: &u32| problem.wishes[*p as usize].slots != 0 && !problem.wishes[*p as usize].is_fixed;
    state.want(wanted.iter().copied().filter(open));
    let drawn: Vec<u32> = drawn.iter().copied().filter(open).collect();
    let mut search = Search::new(state, charges, side.seed ^ side.turn);
    search.anneal(&drawn, course);
    let after = search.state.slot_of;
    let both = whole.slot_of.iter().zip(&after).enumerate();
    both.filter(|(_, (before, after))| before != after).map(|(p, (_, &after))| (p as u32, after)).collect()
}

impl Side {
    /// The problem as this side sees it: what is on the other's days is fixed.
    fn problem(self, whole: &State<'_>) -> Problem {
        let mut problem = whole.problem.clone();
        for (p, wish) in problem.wishes.iter_mut().enumerate() {
            self.narrow(wish, (p as u64, whole.slot_of[p]));
        }
        for (x, person) in problem.people.iter_mut().enumerate() {
            let n = whole.count[x];
            let share = |spare: u32| match (person.there & self.mine != 0, person.there & self.other != 0) {
                (true, false) => spare,
                (true, true) => (spare + u32::from(chance(x as u64, self.seed) == self.turn)) / 2,
                _ => 0,
            };
            let (max, min) = (n + share(person.max - n), person.min);
            person.min = if min > n { n + share(min - n) } else { n - share(n - min) };
            person.max = max;
        }
        problem
    }

    fn narrow(self, wish: &mut Wish, (p, slot): (u64, u8)) {
        if slot != OUT {
            wish.is_fixed |= self.mine >> slot & 1 == 0;
        } else if wish.slots & self.other != 0 && chance(p, self.seed) != self.turn {
            wish.slots &= !self.mine;
        }
        if !wish.is_fixed {
            wish.slots &= self.mine;
        }
    }
}

/// 0 or 1, the same for both sides of a round.
fn chance(k: u64, seed: u64) -> u64 {
    (k ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 63
}
