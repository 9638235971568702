//! How long a request waits for its answer: the nearer the meeting, the shorter. Times are UTC milliseconds.

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// From so long before the slot on, a request waits so long.
const TABLE: [(i64, i64); 5] = [
    (72 * HOUR, 48 * HOUR),
    (24 * HOUR, 24 * HOUR),
    (8 * HOUR, 4 * HOUR),
    (3 * HOUR, 2 * HOUR),
    (HOUR, HOUR),
];
/// Within the last hour.
const SHORTEST: i64 = 30 * MINUTE;

/// When a request made at `asked` for a slot that begins at `starts` lapses; of several slots the earliest counts.
/// Never after the slot has begun.
pub fn lapses_at(asked: i64, starts: i64) -> i64 {
    let lead = starts - asked;
    let row = TABLE.iter().find(|(from, _)| lead >= *from);
    (asked + row.map_or(SHORTEST, |(_, waits)| *waits)).min(starts).max(asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_whole_table() {
        let leads = [240, 72, 71, 24, 23, 8, 7, 3, 2, 1];
        let waits: Vec<i64> = leads.iter().map(|lead| lapses_at(0, lead * HOUR) / MINUTE).collect();
        assert_eq!(waits, [2880, 2880, 1440, 1440, 240, 240, 120, 120, 60, 60]);
        assert_eq!(lapses_at(0, 50 * MINUTE), 30 * MINUTE);
        assert_eq!(lapses_at(0, 10 * MINUTE), 10 * MINUTE, "never after the slot has begun");
    }

    proptest! {
        #[test]
        fn asking_earlier_never_shortens_the_wait(lead in 0..400 * HOUR, more in 0..100 * HOUR) {
            prop_assert!(lapses_at(0, lead) <= lapses_at(0, lead + more));
            prop_assert!(lapses_at(0, lead) <= lead);
        }
    }
}
