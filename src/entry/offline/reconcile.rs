//! One truth out of what many gates did without knowing of each other. Everything a badge did is put into the order in
//! which it happened and told again by the rules, so the order in which devices come back does not matter.
//!
//! Who walked in walked in: a pass is never undone. Where the rules would have kept the door closed, the pass is a
//! conflict. A pass that was decided with a connection is one only for what other gates did before it, unknown to the
//! server then; everything else was right when it was said. How many were in a zone is not told here but by `crowd`: that is
//! a matter of all badges together. A zone that was counted as empty has nobody inside from that moment on.
use crate::entry::admission::{self, Badge, Day, Direction, Earlier, Minute, Occasion, Reading, Rules, Way};
use crate::entry::verdict::Reason;
use crate::kernel::Moment;
use crate::kernel::id::{GateId, ScanId};
use std::collections::BTreeMap;

/// Somebody went through a door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    pub scan: ScanId,
    pub gate: GateId,
    pub zone: String,
    pub at: Moment,
    pub day: Day,
    pub minute: Minute,
    pub direction: Direction,
    pub reason: Reason,
    /// Without a connection.
    pub offline: bool,
}

/// Whose badge it is, as far as the rules care; without any history.
#[derive(Clone, Debug)]
pub struct Person<'a> {
    pub badge: Badge<'a>,
    pub revoked_at: Option<Moment>,
    pub blocked_at: Option<Moment>,
}

/// A zone was counted as empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emptied {
    pub zone: String,
    pub day: Day,
    pub at: Moment,
}

/// One day of a badge in one zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The scan that was the first to let it in.
    pub first: ScanId,
    pub gate: GateId,
    pub at: Moment,
    pub entries: u32,
    pub last_minute: Minute,
    pub last_at: Moment,
    pub inside: bool,
}

/// What really happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    pub days: BTreeMap<(Day, String), Visit>,
    /// Passes that should not have been, and why.
    pub conflicts: BTreeMap<ScanId, Reason>,
}

/// Tells the passes of one badge again.
pub fn replay(rules: &Rules, person: &Person<'_>, mut passes: Vec<Pass>, emptied: &[Emptied]) -> Truth {
    passes.sort_by_key(|pass| (pass.at, pass.scan));
    let mut truth = Truth::default();
    for pass in passes {
        truth.empties(emptied, Some(pass.at));
        if pass.direction == Direction::In
            && let Some(cause) = objection(rules, person, &truth, &pass)
        {
            truth.conflicts.insert(pass.scan, cause);
        }
        truth.takes(&pass);
    }
    truth.empties(emptied, None);
    truth
}

/// Why the door should have stayed closed.
fn objection(rules: &Rules, person: &Person<'_>, truth: &Truth, pass: &Pass) -> Option<Reason> {
    let today = truth.days.get(&(pass.day.clone(), pass.zone.clone()));
    let mine = || truth.days.iter().filter(|((_, zone), _)| *zone == pass.zone);
    let before = |since: Option<Moment>| since.is_some_and(|since| since <= pass.at);
    let badge = Badge {
        revoked: before(person.revoked_at),
        blocked: before(person.blocked_at),
        earlier: today.map(|day| if day.inside { Earlier::Inside } else { Earlier::Left }),
        elsewhere: truth.days.keys().any(|(day, zone)| *day == pass.day && *zone != pass.zone),
        entries: mine().map(|(_, day)| day.entries).sum(),
        entries_today: today.map_or(0, |day| day.entries),
        last_entry: today.map(|day| day.last_minute),
        ..person.badge.clone()
    };
    let occasion = Occasion {
        zone: &pass.zone,
        day: &pass.day,
        minute: pass.minute,
        direction: Direction::In,
        way: Way::Both,
        inside: None,
        forced: pass.reason == Reason::Force,
    };
    let verdict = admission::decide(rules, &Reading::Badge(badge), occasion);
    let counts = !verdict.lets_in() && (pass.offline || verdict.reason.is_of_history());
    counts.then_some(verdict.reason)
}

impl Truth {
    /// Nobody is inside any more who went in before a zone was counted as empty.
    fn empties(&mut self, emptied: &[Emptied], until: Option<Moment>) {
        for it in emptied.iter().filter(|it| until.is_none_or(|until| it.at <= until)) {
            if let Some(day) = self.days.get_mut(&(it.day.clone(), it.zone.clone())) {
                day.inside &= day.last_at > it.at;
            }
        }
    }

    fn takes(&mut self, pass: &Pass) {
        let key = (pass.day.clone(), pass.zone.clone());
        match (self.days.get_mut(&key), pass.direction) {
            (Some(day), Direction::Out) => day.inside = false,
            (None, Direction::Out) => {}
            (Some(day), Direction::In) => {
                day.entries += 1;
                day.last_minute = pass.minute;
                day.last_at = pass.at;
                day.inside = true;
            }
            (None, Direction::In) => {
                let visit = Visit {
                    first: pass.scan,
                    gate: pass.gate,
                    at: pass.at,
                    entries: 1,
                    last_minute: pass.minute,
                    last_at: pass.at,
                    inside: true,
                };
                self.days.insert(key, visit);
            }
        }
    }
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
