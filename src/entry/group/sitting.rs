//! The scans of a group one after the other: each is decided with what those before it did.
use super::{Badge, Crowd, Decided, Facts, Minute, Named, Now, Outcome, Ruling, Scan, Stay, Wearer};
use crate::entry::admission::{self, Earlier, Occasion, Reading, Rules};
use crate::entry::entity::{admission as admissions, scan as scans};
use crate::entry::verdict::{Reason, Verdict};
use crate::kernel::id::ScanId;
use std::collections::HashMap;

/// What is known so far.
pub struct Sitting<'f> {
    rules: &'f Rules,
    now: &'f Now,
    facts: &'f Facts,
    /// The stored ones and those of this very group.
    admissions: HashMap<Stay, admissions::Model>,
    crowds: Vec<Crowd>,
    new: HashMap<ScanId, Decided>,
}

impl<'f> Sitting<'f> {
    /// Before the first scan.
    pub fn new(rules: &'f Rules, now: &'f Now, facts: &'f Facts) -> Self {
        let (admissions, crowds) = (facts.admissions.clone(), facts.crowds.clone());
        Self { rules, now, facts, admissions, crowds, new: HashMap::new() }
    }

    /// Decides one scan.
    pub fn rule(&mut self, scan: &Scan, outcome: &mut Outcome) -> Ruling {
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
            None => admission::decide(self.rules, &reading, self.occasion(scan, now)),
        };
        let key = known.map(|w| (w.badge, now.day.clone(), scan.zone.clone()));
        let earlier = key.as_ref().and_then(|key| self.admissions.get(key)).cloned();
        if scan.offline.is_some() {
            self.alone(scan.id, &verdict, known, &reading, outcome);
        }
        if let Some((key, wearer)) = key.zip(known) {
            self.note(scan, &verdict, (key, wearer), earlier.as_ref(), outcome);
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
        let key = row.badge_id.map(|badge| (badge, row.day.clone(), row.zone.clone()));
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
            (_, Some(wearer)) => Reading::Badge(self.badge(wearer, &scan.zone, now)),
            (_, None) => Reading::Unknown,
        }
    }

    fn badge<'w>(&self, wearer: &'w Wearer, zone: &str, now: &Now) -> Badge<'w> {
        let today = self.admissions.get(&(wearer.badge, now.day.clone(), zone.to_owned()));
        let all = || self.admissions.iter().filter(|((badge, ..), _)| *badge == wearer.badge);
        let mine = all().filter(|((.., place), _)| place == zone);
        Badge {
            earlier: today.map(|row| if row.inside { Earlier::Inside } else { Earlier::Left }),
            elsewhere: all().any(|((_, day, place), _)| *day == now.day && place != zone),
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
        (key, wearer): (Stay, &Wearer),
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
                let category = if enters { wearer.category.clone() } else { row.category.clone() };
                let row = admissions::Model { inside: enters, entries, last_minute, category, ..row.clone() };
                if scan.offline.is_none() {
                    outcome.moved.insert(key.clone(), row.clone());
                }
                row
            }
            None => {
                let row = admissions::Model {
                    badge_id: key.0,
                    day: key.1.clone(),
                    zone: key.2.clone(),
                    edition_id: scan.edition,
                    gate_id: scan.gate,
                    scan_id: scan.id,
                    at: now.at,
                    inside: enters,
                    entries: 1,
                    last_minute: i32::from(now.minute),
                    category: wearer.category.clone(),
                };
                if enters {
                    outcome.admit.push(row.clone());
                }
                row
            }
        };
        self.crowd(&key, earlier.is_some_and(|row| row.inside), row.inside);
        self.admissions.insert(key, row);
    }

    /// One more or one less in the place, if it counts today.
    fn crowd(&mut self, (_, day, zone): &Stay, was: bool, is: bool) {
        let place = self.crowds.iter_mut().find(|crowd| crowd.zones.contains(zone));
        if let Some(crowd) = place.filter(|_| *day == self.now.day) {
            crowd.inside += i64::from(is) - i64::from(was);
        }
    }

    fn occasion<'s>(&self, scan: &'s Scan, now: &'s Now) -> Occasion<'s> {
        let crowd = self.crowds.iter().find(|crowd| crowd.zones.contains(&scan.zone));
        Occasion {
            zone: &scan.zone,
            day: &now.day,
            minute: now.minute,
            direction: scan.direction,
            way: scan.way,
            inside: crowd.map(|crowd| u32::try_from(crowd.inside).unwrap_or_default()),
            forced: scan.forced_why.is_some(),
        }
    }

    fn row(&self, scan: &Scan, wearer: Option<&Wearer>, verdict: &Verdict) -> scans::Model {
        let (next_day, next_minute) = verdict.next.clone().unzip();
        let now = scan.offline.as_ref().map_or(self.now, |offline| &offline.now);
        scans::Model {
            id: scan.id,
            edition_id: scan.edition,
            device_id: scan.device,
            gate_id: scan.gate,
            zone: scan.zone.clone(),
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
