//! A group of scans, decided together: facts from the database in, rulings out. Nothing here asks or writes; the
//! writer does both, and asks again with better facts if another server was quicker.
use super::admission::{Badge, Direction, Minute, Rules, Way};
use super::entity::{admission as admissions, scan as scans};
use super::verdict::Reason;
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, DeviceId, EditionId, GateId, ScanId};
use std::collections::{BTreeMap, HashMap, HashSet};

mod sitting;

/// One attempt to pass, as the gate tells it.
#[derive(Clone, Debug)]
pub struct Scan {
    pub id: ScanId,
    pub edition: EditionId,
    pub device: DeviceId,
    pub gate: GateId,
    pub zone: String,
    /// Which way that gate is passed.
    pub way: Way,
    /// What was read, shortened.
    pub code: String,
    pub named: Named,
    pub direction: Direction,
    /// A supervisor's reason to let somebody through.
    pub forced_why: Option<String>,
    pub scanned_at: Option<Moment>,
    /// The device decided it by itself.
    pub offline: Option<Offline>,
}

/// What a device without a connection decided, and when by the show's clock.
#[derive(Clone, Debug)]
pub struct Offline {
    pub now: Now,
    pub reason: Reason,
}

/// Which badge a code names, as far as the code alone tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// The seal is right; the number leads to the badge.
    Serial {
        serial: i64,
        epoch: i32,
    },
    /// Typed from under the code.
    Short(String),
    Unknown,
    Forged,
    OtherEdition,
}

/// What the group needs to know of a badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wearer {
    pub badge: BadgeId,
    pub serial: i64,
    pub epoch: i32,
    pub short_code: String,
    pub category: String,
    pub name: String,
    pub company: String,
    pub revoked_at: Option<Moment>,
    pub blocked_at: Option<Moment>,
    pub valid_from: Option<String>,
    pub valid_until: Option<String>,
}

impl Wearer {
    /// Without a history.
    pub fn badge(&self) -> Badge<'_> {
        Badge {
            category: &self.category,
            revoked: self.revoked_at.is_some(),
            blocked: self.blocked_at.is_some(),
            valid_from: self.valid_from.as_deref(),
            valid_until: self.valid_until.as_deref(),
            ..Badge::default()
        }
    }
}

/// A badge on a day in a zone.
pub type Stay = (BadgeId, String, String);

/// A place with a capacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// The zones that fill it, by code.
    pub zones: Vec<String>,
    /// How many are inside, those of other editions included.
    pub inside: i64,
}

/// By how much the count of one category in one zone changes on one day: zone, day, category.
pub type Moves = BTreeMap<(String, String, String), i64>;

/// Everything the database said about the scans of one group.
#[derive(Debug, Default)]
pub struct Facts {
    /// Scans that were here before, by their id.
    pub stored: HashMap<ScanId, scans::Model>,
    pub wearers: Vec<Wearer>,
    /// First admissions, by badge, day and zone.
    pub admissions: HashMap<Stay, admissions::Model>,
    /// The places with a capacity that these scans lead to, and how many are there now.
    pub crowds: Vec<Crowd>,
    /// Devices that are still paired.
    pub paired: HashSet<DeviceId>,
}

/// When the group is decided, by the show's clock and calendar.
#[derive(Clone, Debug)]
pub struct Now {
    pub at: Moment,
    pub day: String,
    pub minute: Minute,
}

/// What becomes of one scan.
#[derive(Clone, Debug)]
pub enum Ruling {
    /// The device was revoked.
    Unpaired,
    /// The id belongs to another scan.
    Reused,
    /// It was decided before: the same answer again, nothing new.
    Again(Decided),
    /// Decided now.
    New(Decided),
}

/// A scan with its verdict and what the steward is told of the badge.
#[derive(Clone, Debug)]
pub struct Decided {
    pub row: scans::Model,
    pub wearer: Option<Wearer>,
    /// The first admission of the day, where the answer speaks of it.
    pub first: Option<admissions::Model>,
}

/// The rulings, and what they change.
#[derive(Debug, Default)]
pub struct Outcome {
    pub rulings: Vec<Ruling>,
    pub admit: Vec<admissions::Model>,
    /// Who went out or came back, and how their day stands now.
    pub moved: HashMap<Stay, admissions::Model>,
    /// Scans known as refused that a device let in all the same, because the answer never reached it.
    pub amended: Vec<scans::Model>,
    /// Badges that passed a gate without a connection: their days must be told again.
    pub alone: HashSet<BadgeId>,
    /// Who passed such a gate and is nobody, and why.
    pub strangers: Vec<(ScanId, Reason)>,
}

/// Decides the scans in the order they came.
pub fn decide(rules: &Rules, now: &Now, group: &[Scan], facts: &Facts) -> Outcome {
    let mut sitting = sitting::Sitting::new(rules, now, facts);
    let mut outcome = Outcome::default();
    for scan in group {
        let ruling = sitting.rule(scan, &mut outcome);
        outcome.rulings.push(ruling);
    }
    outcome.admit.sort_by(|a, b| (a.badge_id, &a.day, &a.zone).cmp(&(b.badge_id, &b.day, &b.zone)));
    outcome
}

impl Outcome {
    /// What the written rows do to the counts. What a device did alone is counted when its day has been told again.
    pub fn moves(&self, facts: &Facts) -> Moves {
        let admitted: HashMap<Stay, &admissions::Model> =
            self.admit.iter().map(|row| (stay(row), row)).collect();
        let mut moves = Moves::new();
        for (key, row) in &admitted {
            note(&mut moves, None, self.moved.get(key).unwrap_or(row));
        }
        for (key, row) in self.moved.iter().filter(|(key, _)| !admitted.contains_key(*key)) {
            if let Some(before) = facts.admissions.get(key) {
                note(&mut moves, Some(before), row);
            }
        }
        moves
    }
}

/// Whose day in which zone a row is.
pub fn stay(row: &admissions::Model) -> Stay {
    (row.badge_id, row.day.clone(), row.zone.clone())
}

/// Adds what changes from `before` to `after`, each under the category it came in as.
pub fn note(moves: &mut Moves, before: Option<&admissions::Model>, after: &admissions::Model) {
    let mut add = |row: &admissions::Model, by: i64| {
        *moves.entry((row.zone.clone(), row.day.clone(), row.category.clone())).or_default() += by;
    };
    if let Some(before) = before.filter(|row| row.inside) {
        add(before, -1);
    }
    if after.inside {
        add(after, 1);
    }
}

#[cfg(test)]
#[path = "group_tests.rs"]
mod tests;
