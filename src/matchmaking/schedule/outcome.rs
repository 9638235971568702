//! What comes out: the meetings with their slot and table.
use serde::{Deserialize, Serialize};

/// The name of the text form of a schedule.
pub const SCHEDULE_FORMAT: &str = "wowmatch-schedule/1";

/// A schedule in its text form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Always [`SCHEDULE_FORMAT`].
    pub format: String,
    /// The name of the instance it is for.
    pub instance: String,
    /// In order of the pair.
    pub meetings: Vec<Meeting>,
}

/// One meeting: `[pair, slot, table]`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Meeting(
    /// Position in the wishes.
    pub usize,
    /// Position in the slots.
    pub usize,
    /// Table of the lounge, counted from 0; -1 at a booth.
    pub i32,
);

impl Schedule {
    /// A schedule without meetings, for the instance of this name.
    pub fn empty(instance: &str) -> Self {
        Schedule { format: SCHEDULE_FORMAT.to_owned(), instance: instance.to_owned(), meetings: Vec::new() }
    }

    /// Reads the text form.
    ///
    /// # Errors
    /// What is wrong with the text and where, in one sentence.
    pub fn read(text: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(text).map_err(|err| format!("not a {SCHEDULE_FORMAT}: {err}"))
    }
}
