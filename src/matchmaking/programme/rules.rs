//! How far a hosted buyer has come.
use serde::Serialize;

/// Meetings owed, kept and still to come.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Meter {
    /// What the programme asks for.
    pub due: u32,
    /// Kept, by the evidence.
    pub kept: u32,
    /// Agreed and not over yet.
    pub ahead: u32,
}

impl Meter {
    /// Meetings to agree on, so that the promise can be kept.
    pub fn lacks(self) -> u32 {
        self.due.saturating_sub(self.kept.saturating_add(self.ahead))
    }

    /// In percent, at most 100.
    pub fn percent(self) -> u32 {
        (self.kept.min(self.due) * 100).checked_div(self.due).unwrap_or(100)
    }

    /// Is a benefit for so many kept meetings earned?
    pub fn unlocks(self, after: u32) -> bool {
        self.kept >= after
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kept_meetings_fill_the_meter() {
        let meter = Meter { due: 8, kept: 3, ahead: 2 };
        assert_eq!((meter.percent(), meter.lacks()), (37, 3));
        assert!(meter.unlocks(0) && meter.unlocks(3) && !meter.unlocks(4), "what is ahead unlocks nothing");
    }

    #[test]
    fn more_than_promised_is_still_the_whole() {
        let meter = Meter { due: 8, kept: 11, ahead: 1 };
        assert_eq!((meter.percent(), meter.lacks()), (100, 0));
        assert_eq!(Meter::default().percent(), 100, "nothing owed is fulfilled");
    }
}
