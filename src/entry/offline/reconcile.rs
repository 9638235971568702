//! One truth out of what many gates did without knowing of each other. Everything a badge did is put into the order in
//! which it happened and told again by the rules, so the order in which devices come back does not matter.
//!
//! Who walked in walked in: a pass is never undone. Where the rules would have kept the door closed, the pass is a
//! conflict. A pass that was decided with a connection is one only for what other gates did before it, unknown to the
//! server then; everything else was right when it was said.
use crate::entry::admission::{self, Badge, Day, Direction, Earlier, Minute, Occasion, Reading, Rules};
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

/// One day of a badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The scan that was the first to let it in.
    pub first: ScanId,
    pub gate: GateId,
    pub at: Moment,
    pub entries: u32,
    pub last_minute: Minute,
    pub inside: bool,
}

/// What really happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    pub days: BTreeMap<Day, Visit>,
    /// Passes that should not have been, and why.
    pub conflicts: BTreeMap<ScanId, Reason>,
}

/// Tells the passes of one badge again.
pub fn replay(rules: &Rules, person: &Person<'_>, mut passes: Vec<Pass>) -> Truth {
    passes.sort_by_key(|pass| (pass.at, pass.scan));
    let mut truth = Truth::default();
    for pass in passes {
        if pass.direction == Direction::In
            && let Some(cause) = objection(rules, person, &truth, &pass)
        {
            truth.conflicts.insert(pass.scan, cause);
        }
        truth.takes(&pass);
    }
    truth
}

/// Why the door should have stayed closed.
fn objection(rules: &Rules, person: &Person<'_>, truth: &Truth, pass: &Pass) -> Option<Reason> {
    let today = truth.days.get(&pass.day);
    let before = |since: Option<Moment>| since.is_some_and(|since| since <= pass.at);
    let badge = Badge {
        revoked: before(person.revoked_at),
        blocked: before(person.blocked_at),
        earlier: today.map(|day| if day.inside { Earlier::Inside } else { Earlier::Left }),
        entries: truth.days.values().map(|day| day.entries).sum(),
        entries_today: today.map_or(0, |day| day.entries),
        last_entry: today.map(|day| day.last_minute),
        ..person.badge.clone()
    };
    let occasion = Occasion {
        zone: &pass.zone,
        day: &pass.day,
        minute: pass.minute,
        direction: Direction::In,
        forced: pass.reason == Reason::Force,
    };
    let verdict = admission::decide(rules, &Reading::Badge(badge), occasion);
    let counts = !verdict.lets_in() && (pass.offline || verdict.reason.is_of_history());
    counts.then_some(verdict.reason)
}

impl Truth {
    fn takes(&mut self, pass: &Pass) {
        match (self.days.get_mut(&pass.day), pass.direction) {
            (Some(day), Direction::Out) => day.inside = false,
            (None, Direction::Out) => {}
            (Some(day), Direction::In) => {
                day.entries += 1;
                day.last_minute = pass.minute;
                day.inside = true;
            }
            (None, Direction::In) => {
                let visit = Visit {
                    first: pass.scan,
                    gate: pass.gate,
                    at: pass.at,
                    entries: 1,
                    last_minute: pass.minute,
                    inside: true,
                };
                self.days.insert(pass.day.clone(), visit);
            }
        }
    }
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
