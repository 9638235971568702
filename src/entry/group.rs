//! A group of scans, decided together: facts from the database in, rulings out. Nothing here asks or writes; the
//! writer does both, and asks again with better facts if another server was quicker.
use super::admission::{self, Badge, Direction, Earlier, Minute, Occasion, Reading, Rules};
use super::entity::{admission as admissions, scan as scans};
use super::verdict::{Reason, Verdict};
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, DeviceId, EditionId, GateId, ScanId};
use std::collections::{HashMap, HashSet};

/// One attempt to pass, as the gate tells it.
#[derive(Clone, Debug)]
pub struct Scan {
    pub id: ScanId,
    pub edition: EditionId,
    pub device: DeviceId,
    pub gate: GateId,
    pub zone: String,
    /// What was read, shortened.
    pub code: String,
    pub named: Named,
    pub direction: Direction,
    /// A supervisor's reason to let somebody through.
    pub forced_why: Option<String>,
    pub scanned_at: Option<Moment>,
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
    pub revoked: bool,
}

/// Everything the database said about the scans of one group.
#[derive(Debug, Default)]
pub struct Facts {
    /// Scans that were here before, by their id.
    pub stored: HashMap<ScanId, scans::Model>,
    pub wearers: Vec<Wearer>,
    /// First admissions, by badge and day.
    pub admissions: HashMap<(BadgeId, String), admissions::Model>,
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
    /// Who went out or came back, and where that leaves them.
    pub moved: HashMap<BadgeId, bool>,
}

/// Decides the scans in the order they came.
pub fn decide(rules: &Rules, now: &Now, group: &[Scan], facts: &Facts) -> Outcome {
    let mut sitting =
        Sitting { rules, now, facts, admissions: facts.admissions.clone(), new: HashMap::new() };
    let mut outcome = Outcome::default();
    for scan in group {
        let ruling = sitting.rule(scan, &mut outcome);
        outcome.rulings.push(ruling);
    }
    outcome.admit.sort_by_key(|row| row.badge_id);
    outcome
}

struct Sitting<'f> {
    rules: &'f Rules,
    now: &'f Now,
    facts: &'f Facts,
    /// The stored ones and those of this very group.
    admissions: HashMap<(BadgeId, String), admissions::Model>,
    new: HashMap<ScanId, Decided>,
}

impl Sitting<'_> {
    fn rule(&mut self, scan: &Scan, outcome: &mut Outcome) -> Ruling {
        if !self.facts.paired.contains(&scan.device) {
            return Ruling::Unpaired;
        }
        if let Some(before) = self.before(scan) {
            let same = before.row.code == scan.code && before.row.edition_id == scan.edition;
            return if same { Ruling::Again(before) } else { Ruling::Reused };
        }
        let wearer = wearer(self.facts, &scan.named);
        let verdict = self.verdict(scan, wearer);
        let key = wearer.map(|w| (w.badge, self.now.day.clone()));
        let earlier = key.as_ref().and_then(|key| self.admissions.get(key)).cloned();
        if let Some(key) = key {
            self.note(scan, &verdict, key, earlier.as_ref(), outcome);
        }
        let decided =
            Decided { row: self.row(scan, wearer, &verdict), wearer: wearer.cloned(), first: earlier };
        self.new.insert(scan.id, decided.clone());
        Ruling::New(decided)
    }

    fn before(&self, scan: &Scan) -> Option<Decided> {
        if let Some(decided) = self.new.get(&scan.id) {
            return Some(decided.clone());
        }
        let row = self.facts.stored.get(&scan.id)?.clone();
        let wearer = self.facts.wearers.iter().find(|w| Some(w.badge) == row.badge_id).cloned();
        let key = row.badge_id.map(|badge| (badge, row.day.clone()));
        let first =
            key.and_then(|key| self.facts.admissions.get(&key)).filter(|a| a.scan_id != row.id).cloned();
        Some(Decided { row, wearer, first })
    }

    fn verdict(&self, scan: &Scan, wearer: Option<&Wearer>) -> Verdict {
        let reading = match (&scan.named, wearer) {
            (Named::Forged, _) => Reading::Forged,
            (Named::OtherEdition, _) => Reading::OtherEdition,
            // A right seal of an epoch this badge was never signed in: an old key has leaked.
            (Named::Serial { epoch, .. }, Some(wearer)) if *epoch != wearer.epoch => Reading::Forged,
            (_, Some(wearer)) => Reading::Badge(self.badge(wearer)),
            (_, None) => Reading::Unknown,
        };
        let occasion = Occasion {
            zone: &scan.zone,
            day: &self.now.day,
            minute: self.now.minute,
            direction: scan.direction,
            forced: scan.forced_why.is_some(),
        };
        admission::decide(self.rules, &reading, occasion)
    }

    fn badge<'w>(&self, wearer: &'w Wearer) -> Badge<'w> {
        let earlier = self.admissions.get(&(wearer.badge, self.now.day.clone()));
        let earlier = earlier.map(|row| if row.inside { Earlier::Inside } else { Earlier::Left });
        Badge {
            category: &wearer.category,
            revoked: wearer.revoked,
            valid_from: None,
            valid_until: None,
            earlier,
        }
    }

    /// Writes down what the verdict does to today's list of who is inside.
    fn note(
        &mut self,
        scan: &Scan,
        verdict: &Verdict,
        (badge, day): (BadgeId, String),
        earlier: Option<&admissions::Model>,
        outcome: &mut Outcome,
    ) {
        let inside = match verdict.reason {
            Reason::Left => false,
            _ if verdict.lets_in() => true,
            _ => return,
        };
        let row = match earlier {
            Some(row) if row.inside == inside => return,
            Some(row) => {
                outcome.moved.insert(badge, inside);
                admissions::Model { inside, ..row.clone() }
            }
            None => {
                let row = admissions::Model {
                    badge_id: badge,
                    day: day.clone(),
                    edition_id: scan.edition,
                    gate_id: scan.gate,
                    scan_id: scan.id,
                    at: self.now.at,
                    inside,
                };
                outcome.admit.push(row.clone());
                row
            }
        };
        self.admissions.insert((badge, day), row);
    }

    fn row(&self, scan: &Scan, wearer: Option<&Wearer>, verdict: &Verdict) -> scans::Model {
        let (next_day, next_minute) = verdict.next.clone().unzip();
        scans::Model {
            id: scan.id,
            edition_id: scan.edition,
            device_id: scan.device,
            gate_id: scan.gate,
            badge_id: wearer.map(|w| w.badge),
            code: scan.code.clone(),
            direction: scan.direction.as_str().to_owned(),
            result: verdict.outcome.as_str().to_owned(),
            reason: verdict.reason.as_str().to_owned(),
            next_day,
            next_minute: next_minute.map(i32::from),
            phase: verdict.phase.map(|phase| phase.as_str().to_owned()),
            forced_why: scan.forced_why.clone(),
            day: self.now.day.clone(),
            scanned_at: scan.scanned_at,
            received_at: self.now.at,
        }
    }
}

fn wearer<'f>(facts: &'f Facts, named: &Named) -> Option<&'f Wearer> {
    match named {
        Named::Serial { serial, .. } => facts.wearers.iter().find(|w| w.serial == *serial),
        Named::Short(digits) => facts.wearers.iter().find(|w| w.short_code == *digits),
        Named::Unknown | Named::Forged | Named::OtherEdition => None,
    }
}

#[cfg(test)]
#[path = "group_tests.rs"]
mod tests;
