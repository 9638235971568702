//! What is to be scheduled, as it comes in: slots, locations, participants, wishes, confirmed meetings.
//!
//! Every list is referred to by position. The text form is `wowmatch-instance/1`; [`Instance::read`] takes it, and
//! the office builds the same value from its tables. Nothing here is trusted before [`super::Problem::new`] has
//! looked at every index.
use serde::{Deserialize, Deserializer, Serialize};

/// The name of the text form of an instance.
pub const INSTANCE_FORMAT: &str = "wowmatch-instance/1";

/// Everything a schedule is made from.
#[derive(Clone, Debug, Deserialize)]
pub struct Instance {
    /// Always [`INSTANCE_FORMAT`].
    pub format: String,
    /// Repeated by the schedule, so that the two cannot be mixed up.
    pub name: String,
    /// In order of time; every meeting takes exactly one. At most 64.
    pub slots: Vec<Slot>,
    /// Minutes from hall to hall.
    pub walk_min: Vec<Vec<i32>>,
    /// Booths and lounges.
    pub locations: Vec<Location>,
    /// Buyers and exhibitors.
    pub participants: Vec<Participant>,
    /// The wishes: who would like to meet whom, and how much that is worth.
    pub pairs: Vec<Pair>,
    /// Confirmed meetings `(pair, slot)`: they stay where they are.
    pub fixed: Vec<(usize, usize)>,
    /// What a schedule is judged by.
    pub objective: Objective,
    /// Slots before this one are past: nothing new is put there.
    #[serde(default)]
    pub now: usize,
}

/// One slot of the grid.
#[derive(Copy, Clone, Debug, Deserialize)]
pub struct Slot {
    /// Counted from 0.
    pub day: usize,
    /// Minutes after midnight.
    pub start: i32,
    /// Minutes after midnight.
    pub end: i32,
}

/// A place where meetings are held.
#[derive(Clone, Debug, Deserialize)]
pub struct Location {
    /// Which row of `walk_min`.
    pub hall: usize,
    /// Metres from the corner of the hall.
    pub x: f32,
    /// Metres from the corner of the hall.
    pub y: f32,
    /// Tables per slot of a lounge; nothing for a booth, which is as large as its staff.
    pub tables: Option<Vec<u16>>,
}

/// Buyer or exhibitor.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Walks from meeting to meeting.
    Buyer,
    /// Receives at one location.
    Exhibitor,
}

/// Somebody who meets.
#[derive(Clone, Debug, Deserialize)]
pub struct Participant {
    /// For the reader; the schedule speaks of positions.
    #[serde(default)]
    pub id: serde_json::Value,
    /// Buyer or exhibitor.
    pub kind: Kind,
    /// How many meetings at once, slot by slot; 0 is away.
    pub cap: Digits,
    /// Guaranteed meetings. Missing one costs [`Objective::short_penalty`].
    pub min: u32,
    /// Never more meetings than this.
    pub max: u32,
    /// Never more meetings on one day than this.
    pub max_day: u32,
}

/// One wish: `[a, b, weight, location, mutual, rank, allowed]`.
#[derive(Clone, Debug, Deserialize)]
pub struct Pair(
    /// The one participant.
    pub usize,
    /// The other participant.
    pub usize,
    /// What the meeting is worth.
    pub i32,
    /// Where it would be held.
    pub usize,
    /// 1 when both sides asked for it.
    pub u8,
    /// Position in the order of arrival.
    pub u64,
    /// One digit per slot, 0 where the pair will not meet; nothing when any slot will do.
    pub Option<Digits>,
);

/// One small number per slot, written as one digit per slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digits(pub Vec<u8>);

impl<'de> Deserialize<'de> for Digits {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(DigitsReader)
    }
}

struct DigitsReader;

impl serde::de::Visitor<'_> for DigitsReader {
    type Value = Digits;

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a string with one digit per slot")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Digits, E> {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
        let digits: Option<Vec<u8>> = text.bytes().map(digit).collect();
        digits.map(Digits).ok_or_else(|| E::custom(format!("`{text}` is not made of digits only")))
    }
}

/// What a schedule is judged by.
#[derive(Copy, Clone, Debug, Deserialize)]
pub struct Objective {
    /// What each meeting below a guaranteed minimum costs.
    pub short_penalty: i32,
    /// All meetings are to be held, and idle gaps of everybody count (a brokerage event).
    #[serde(default)]
    pub gap_all: bool,
}

impl Instance {
    /// Reads the text form.
    ///
    /// # Errors
    /// What is wrong with the text and where, in one sentence.
    pub fn read(text: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(text).map_err(|err| format!("not a {INSTANCE_FORMAT}: {err}"))
    }
}
