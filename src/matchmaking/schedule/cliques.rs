//! Walking as prices see it: sets of halls that exclude each other in neighbouring slots.
//!
//! Of all meetings of one person in slot `t` in the halls `now` and in slot `t + 1` in the halls `next`, at most
//! one can be held when every hall of `now` is too far from every hall of `next`.
use super::problem::Problem;

/// Two sets of halls, too far from each other.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Clique {
    pub now: u64,
    pub next: u64,
}

/// More different sets than this for one pair of slots would cost more than they bring.
const MOST: usize = 24;

/// The largest such sets for each slot and its successor.
pub(super) fn all(problem: &Problem) -> Vec<Vec<Clique>> {
    let halls = problem.walk.len();
    let mut made: Vec<(i32, Vec<Clique>)> = Vec::new();
    let of_slot = |t: usize| {
        if t + 1 >= problem.slots || problem.day_of[t] != problem.day_of[t + 1] {
            return Vec::new();
        }
        let minutes = problem.starts[t + 1] - problem.ends[t];
        if let Some((_, known)) = made.iter().find(|(known, _)| *known == minutes) {
            return known.clone();
        }
        let cliques = closed(problem, halls, minutes);
        made.push((minutes, cliques.clone()));
        cliques
    };
    (0..problem.slots).map(of_slot).collect()
}

/// Every intersection of "too far from hall g", with all the halls it is too far from.
fn closed(problem: &Problem, halls: usize, minutes: i32) -> Vec<Clique> {
    let far =
        |g: usize| (0..halls).filter(|&h| problem.walk[g][h] > minutes).fold(0u64, |set, h| set | 1 << h);
    let far: Vec<u64> = (0..halls).map(far).collect();
    let mut nexts: Vec<u64> = Vec::new();
    for &set in &far {
        let met: Vec<u64> = nexts.iter().map(|next| next & set).collect();
        for next in std::iter::once(set).chain(met) {
            if next != 0 && !nexts.contains(&next) && nexts.len() < MOST {
                nexts.push(next);
            }
        }
    }
    let whole = |next: u64| {
        let now = (0..halls).filter(|&g| far[g] & next == next).fold(0u64, |set, g| set | 1 << g);
        // Two different booths of one hall may be too far apart as well; a person cannot be at both anyway, but a
        // row must not count one meeting against itself, so halls stand on one side only.
        Clique { now, next }
    };
    nexts.into_iter().map(whole).filter(|clique| clique.now & clique.next == 0).collect()
}
