//! In or out: which way somebody goes, and which ways a gate is passed. Pure, as the rules that use it.
use serde::{Deserialize, Serialize};

/// Which way.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    #[default]
    In,
    Out,
}

impl Direction {
    /// As the API and the tables spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }

    /// Back from a body or a table.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::In, Self::Out].into_iter().find(|direction| direction.as_str() == text)
    }
}

/// Which way a gate is passed.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    In,
    Out,
    #[default]
    Both,
}

impl Way {
    /// All, in the order of a list.
    pub const ALL: [Self; 3] = [Self::Both, Self::In, Self::Out];

    /// Is the gate passed in this direction?
    pub fn serves(self, direction: Direction) -> bool {
        match self {
            Self::Both => true,
            Self::In => direction == Direction::In,
            Self::Out => direction == Direction::Out,
        }
    }

    /// The direction that is meant when none is told.
    pub fn usual(self) -> Direction {
        if self == Self::Out { Direction::Out } else { Direction::In }
    }

    /// As forms and the tables spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Both => "both",
        }
    }

    /// Back from a form or a table.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == text)
    }
}
