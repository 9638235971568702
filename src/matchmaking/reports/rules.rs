//! The figures of a report. Shares are whole percent, halves up; a share of nothing is not told.
use serde::Serialize;

/// An answer within so many hours is a quick one.
pub const QUICK_HOURS: i64 = 48;
const HOUR: i64 = 3_600_000;

/// One request: when it was sent, and answered if it was. Instants in milliseconds.
#[derive(Copy, Clone, Debug)]
pub struct Sent {
    /// Sent at.
    pub at: i64,
    /// Answered at, and how.
    pub answer: Option<(i64, bool)>,
}

/// How requests went.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Requests {
    /// All of them.
    pub sent: u32,
    /// With a yes or a no.
    pub answered: u32,
    /// With a yes.
    pub accepted: u32,
    /// Old enough to say, or answered.
    pub ripe: u32,
    /// Answered within [`QUICK_HOURS`].
    pub quick: u32,
}

impl Requests {
    /// Counts them as of `now`.
    pub fn of(all: impl IntoIterator<Item = Sent>, now: i64) -> Self {
        let mut figures = Self::default();
        for one in all {
            figures.sent += 1;
            let patience = QUICK_HOURS * HOUR;
            match one.answer {
                Some((at, yes)) => {
                    figures.answered += 1;
                    figures.accepted += u32::from(yes);
                    figures.ripe += 1;
                    figures.quick += u32::from(at - one.at <= patience);
                }
                None => figures.ripe += u32::from(now - one.at > patience),
            }
        }
        figures
    }
}

/// Part of a whole in percent; none of nothing.
pub fn percent(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    (whole > 0).then(|| u32::try_from((part * 200 + whole) / (whole * 2)).unwrap_or(u32::MAX))
}

/// Things for each person in tenths, halves up; none for nobody.
pub fn tenths(things: u32, people: u32) -> Option<u32> {
    let (things, people) = (u64::from(things), u64::from(people));
    (people > 0).then(|| u32::try_from((things * 20 + people) / (people * 2)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_not_told() {
        assert_eq!(percent(0, 0), None);
        assert_eq!(tenths(3, 0), None);
    }

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!([percent(1, 3), percent(2, 3), percent(1, 8), percent(3, 3)], [33, 67, 13, 100].map(Some));
        assert_eq!([tenths(5, 2), tenths(1, 3), tenths(7, 4)], [25, 3, 18].map(Some));
    }

    #[test]
    fn a_young_request_without_an_answer_is_neither_quick_nor_late() {
        let now = 100 * HOUR;
        let sent = |at: i64, answer: Option<(i64, bool)>| Sent { at: at * HOUR, answer };
        let figures = Requests::of(
            [
                sent(90, None),
                sent(10, None),
                sent(10, Some((58 * HOUR, true))),
                sent(10, Some((58 * HOUR + 1, false))),
            ],
            now,
        );
        assert_eq!(figures, Requests { sent: 4, answered: 2, accepted: 1, ripe: 3, quick: 1 });
    }
}
