//! Attention is scarce: how many requests of one side may wait at once, and how many a buyer is sent a day.
//! Whoever is often accepted may ask more; nobody is cut off.

/// What became of the requests one side sent and that are over. A refusal is private and counts only once the
/// request has lapsed, so that nobody can read a refusal from their budget.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// How many became a meeting.
    pub accepted: usize,
    /// How many ended without.
    pub lapsed: usize,
}

/// Before so many are over, nothing can be said.
const TOO_FEW: usize = 5;
/// To begin with.
const FIRST: usize = 20;
/// From so many accepted of a hundred on, so many may wait.
const TABLE: [(usize, usize); 4] = [(60, 50), (40, 40), (20, 30), (10, 20)];
/// For whoever is hardly ever accepted.
const FEWEST: usize = 10;
/// Requests that exhibitors may send one buyer on one day.
pub const INBOUND_A_DAY: usize = 15;

/// How many requests of this side may wait for an answer at once.
pub fn most_waiting(track: Track) -> usize {
    let over = track.accepted + track.lapsed;
    if over < TOO_FEW {
        return FIRST;
    }
    let rate = track.accepted * 100 / over;
    TABLE.iter().find(|(from, _)| rate >= *from).map_or(FEWEST, |(_, most)| *most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_budget_follows_the_rate() {
        let budget = |accepted, lapsed| most_waiting(Track { accepted, lapsed });
        assert_eq!([budget(0, 0), budget(0, 4), budget(4, 0)], [20, 20, 20]);
        assert_eq!(
            [budget(0, 20), budget(2, 18), budget(4, 16), budget(8, 12), budget(12, 8)],
            [10, 20, 30, 40, 50]
        );
    }

    proptest! {
        #[test]
        fn one_more_acceptance_never_costs(accepted in 5..50usize, lapsed in 0..50usize) {
            let now = most_waiting(Track { accepted, lapsed });
            let later = most_waiting(Track { accepted: accepted + 1, lapsed });
            prop_assert!(later >= now);
            prop_assert!((FEWEST..=50).contains(&now));
        }
    }
}
