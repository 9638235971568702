//! How full a zone is, in one word. Pure: numbers in, a word out.
use serde::Serialize;

/// A step on the way to full.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    #[default]
    Calm,
    /// The first threshold: somebody should look.
    Amber,
    /// The second one: somebody should act.
    Red,
    /// No place is left: one in when one goes out.
    Full,
}

/// The numbers a level goes by; a missing one never comes.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    pub amber: Option<u32>,
    pub red: Option<u32>,
    pub capacity: Option<u32>,
}

impl Level {
    /// The highest step that so many people have reached.
    pub fn of(inside: i64, thresholds: Thresholds) -> Self {
        let reached = |limit: Option<u32>| limit.is_some_and(|limit| inside >= i64::from(limit));
        match thresholds {
            _ if reached(thresholds.capacity) => Self::Full,
            _ if reached(thresholds.red) => Self::Red,
            _ if reached(thresholds.amber) => Self::Amber,
            _ => Self::Calm,
        }
    }

    /// As devices and pages spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Full => "full",
        }
    }

    /// The tone of a number that stands there.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Calm => "",
            Self::Amber => "warn",
            Self::Red | Self::Full => "bad",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_step_that_is_reached_is_told() {
        let thresholds = Thresholds { amber: Some(8), red: Some(9), capacity: Some(10) };
        let told: Vec<&str> = [-1, 0, 7, 8, 9, 10, 11].map(|n| Level::of(n, thresholds).as_str()).to_vec();
        assert_eq!(told, ["calm", "calm", "calm", "amber", "red", "full", "full"]);
    }

    #[test]
    fn what_is_not_set_never_comes() {
        assert_eq!(Level::of(i64::MAX, Thresholds::default()), Level::Calm);
        let only_red = Thresholds { red: Some(5), ..Thresholds::default() };
        assert_eq!((Level::of(4, only_red), Level::of(99, only_red)), (Level::Calm, Level::Red));
        assert!(Level::Full > Level::Red && Level::Red > Level::Amber && Level::Amber > Level::Calm);
    }
}
