//! The true optimum of a tiny show, by trying everything.
use super::super::{Instance, Meeting, Schedule};
use super::checker;

/// The highest value any schedule can have; nothing when no schedule is possible.
pub fn best(instance: &Instance) -> Option<i64> {
    let mut trial = Schedule::empty(&instance.name);
    let mut best = None;
    let free = Instance { fixed: Vec::new(), ..instance.clone() };
    extend((instance, &free), 0, &mut trial, &mut best);
    best
}

/// Decides pair `p` in every possible way, the pairs before it being decided. `free` is the same without fixed meetings.
fn extend((instance, free): (&Instance, &Instance), p: usize, trial: &mut Schedule, best: &mut Option<i64>) {
    if p == instance.pairs.len() {
        if let Ok(value) = checker::value(instance, trial) {
            *best = (*best).max(Some(value));
        }
        return;
    }
    let fixed = instance.fixed.iter().find(|(q, _)| *q == p).map(|(_, t)| *t);
    if fixed.is_none() {
        extend((instance, free), p + 1, trial, best);
    }
    for t in (0..instance.slots.len()).filter(|t| fixed.is_none_or(|only| only == *t)) {
        let table = match &instance.locations[instance.pairs[p].3].tables {
            None => -1,
            // Tables are alike: the next one of this lounge and slot will do.
            Some(_) => {
                let same = |one: &&Meeting| one.1 == t && instance.pairs[one.0].3 == instance.pairs[p].3;
                trial.meetings.iter().filter(same).count() as i32
            }
        };
        trial.meetings.push(Meeting(p, t, table));
        // Taking meetings away never breaks a rule, so a broken beginning need not be continued.
        if checker::value(free, trial).is_ok() {
            extend((instance, free), p + 1, trial, best);
        }
        trial.meetings.pop();
    }
}
