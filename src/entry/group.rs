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
    /// Who went out or came back, and how their day stands now.
    pub moved: HashMap<(BadgeId, String), admissions::Model>,
    /// Scans known as refused that a device let in all the same, because the answer never reached it.
    pub amended: Vec<scans::Model>,
    /// Badges that passed a gate without a connection: their days must be told again.
    pub alone: HashSet<BadgeId>,
    /// Who passed such a gate and is nobody, and why.
    pub strangers: Vec<(ScanId, Reason)>,
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
    outcome.admit.sort_by(|a, b| (a.badge_id, &a.day).cmp(&(b.badge_id, &b.day)));
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
            return if same { self.again(scan, before, outcome) } else { Ruling::Reused };
        }
        let wearer = wearer(self.facts, &scan.named);
        let now = scan.offline.as_ref().map_or(self.now, |offline| &offline.now);
        let reading = self.reading(scan, wearer, now);
        let known = wearer.filter(|_| scan.offline.is_none() || matches!(reading, Reading::Badge(_)));
        let verdict = match &scan.offline {
            Some(offline) => Verdict::of(offline.reason),
            None => admission::decide(self.rules, &reading, occasion(scan, now)),
        };
        let key = known.map(|w| (w.badge, now.day.clone()));
        let earlier = key.as_ref().and_then(|key| self.admissions.get(key)).cloned();
        if scan.offline.is_some() {
            self.alone(scan.id, &verdict, known, &reading, outcome);
        }
        if let Some(key) = key {
            self.note(scan, &verdict, key, earlier.as_ref(), outcome);
        }
        let decided =
            Decided { row: self.row(scan, known, &verdict), wearer: known.cloned(), first: earlier };
        self.new.insert(scan.id, decided.clone());
        Ruling::New(decided)
    }

    /// The same answer again; unless the device never heard it and has let somebody in meanwhile.
    fn again(&mut self, scan: &Scan, before: Decided, outcome: &mut Outcome) -> Ruling {
        let Some(offline) = scan.offline.as_ref().filter(|_| !before.row.offline) else {
            return Ruling::Again(before);
        };
        let was = Reason::parse(&before.row.reason).is_some_and(Reason::lets_in);
        if was || !offline.reason.lets_in() {
            return Ruling::Again(before);
        }
        let verdict = Verdict::of(offline.reason);
        let row = scans::Model {
            received_at: before.row.received_at,
            ..self.row(scan, before.wearer.as_ref(), &verdict)
        };
        match &before.wearer {
            Some(wearer) => {
                outcome.alone.insert(wearer.badge);
            }
            None => outcome.strangers.push((scan.id, Reason::UnknownCode)),
        }
        outcome.amended.push(row.clone());
        let decided = Decided { row, ..before };
        self.new.insert(scan.id, decided.clone());
        Ruling::Again(decided)
    }

    /// Somebody passed a gate without a connection: whose day is that, if anybody's?
    fn alone(
        &self,
        scan: ScanId,
        verdict: &Verdict,
        known: Option<&Wearer>,
        reading: &Reading<'_>,
        outcome: &mut Outcome,
    ) {
        match known {
            Some(wearer) if verdict.lets_in() || verdict.reason == Reason::Left => {
                outcome.alone.insert(wearer.badge);
            }
            None if verdict.lets_in() => {
                let why = match reading {
                    Reading::Forged => Reason::Forged,
                    Reading::OtherEdition => Reason::OtherEdition,
                    _ => Reason::UnknownCode,
                };
                outcome.strangers.push((scan, why));
            }
            _ => {}
        }
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

    fn reading<'w>(&self, scan: &Scan, wearer: Option<&'w Wearer>, now: &Now) -> Reading<'w> {
        match (&scan.named, wearer) {
            (Named::Forged, _) => Reading::Forged,
            (Named::OtherEdition, _) => Reading::OtherEdition,
            // A right seal of an epoch this badge was never signed in: an old key has leaked.
            (Named::Serial { epoch, .. }, Some(wearer)) if *epoch != wearer.epoch => Reading::Forged,
            (_, Some(wearer)) => Reading::Badge(self.badge(wearer, now)),
            (_, None) => Reading::Unknown,
        }
    }

    fn badge<'w>(&self, wearer: &'w Wearer, now: &Now) -> Badge<'w> {
        let today = self.admissions.get(&(wearer.badge, now.day.clone()));
        let mine = self.admissions.iter().filter(|((badge, _), _)| *badge == wearer.badge);
        Badge {
            earlier: today.map(|row| if row.inside { Earlier::Inside } else { Earlier::Left }),
            entries: mine.map(|(_, row)| count(row.entries)).sum(),
            entries_today: today.map_or(0, |row| count(row.entries)),
            last_entry: today.and_then(|row| Minute::try_from(row.last_minute).ok()),
            ..wearer.badge()
        }
    }

    /// Writes down what the verdict does to the day's list of who is inside. What happened without a connection is
    /// only remembered for the scans that follow: the whole day is told again when all of it is written.
    fn note(
        &mut self,
        scan: &Scan,
        verdict: &Verdict,
        key: (BadgeId, String),
        earlier: Option<&admissions::Model>,
        outcome: &mut Outcome,
    ) {
        let enters = verdict.lets_in();
        if !enters && verdict.reason != Reason::Left {
            return;
        }
        let now = scan.offline.as_ref().map_or(self.now, |offline| &offline.now);
        let row = match earlier {
            Some(row) if !enters && !row.inside => return,
            Some(row) => {
                let (entries, last_minute) = if enters {
                    (row.entries + 1, i32::from(now.minute))
                } else {
                    (row.entries, row.last_minute)
                };
                let row = admissions::Model { inside: enters, entries, last_minute, ..row.clone() };
                if scan.offline.is_none() {
                    outcome.moved.insert(key.clone(), row.clone());
                }
                row
            }
            None => {
                let row = admissions::Model {
                    badge_id: key.0,
                    day: key.1.clone(),
                    edition_id: scan.edition,
                    gate_id: scan.gate,
                    scan_id: scan.id,
                    at: now.at,
                    inside: enters,
                    entries: 1,
                    last_minute: i32::from(now.minute),
                };
                if enters {
                    outcome.admit.push(row.clone());
                }
                row
            }
        };
        self.admissions.insert(key, row);
    }

    fn row(&self, scan: &Scan, wearer: Option<&Wearer>, verdict: &Verdict) -> scans::Model {
        let (next_day, next_minute) = verdict.next.clone().unzip();
        let now = scan.offline.as_ref().map_or(self.now, |offline| &offline.now);
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
            day: now.day.clone(),
            scanned_at: scan.scanned_at,
            received_at: self.now.at,
            decided_at: now.at,
            offline: scan.offline.is_some(),
        }
    }
}

fn occasion<'s>(scan: &'s Scan, now: &'s Now) -> Occasion<'s> {
    Occasion {
        zone: &scan.zone,
        day: &now.day,
        minute: now.minute,
        direction: scan.direction,
        forced: scan.forced_why.is_some(),
    }
}

fn count(entries: i32) -> u32 {
    u32::try_from(entries).unwrap_or_default()
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
