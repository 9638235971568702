//! After something has happened: little changes, and every change has a reason.
use super::super::{Effort, Instance, Problem, Repaired, Schedule, Why, repair, solve};
use super::checker;
use super::shows::{SMALL, show};
use std::collections::HashMap;

fn short() -> Effort {
    Effort { seconds: 0.01, ..Effort::default() }
}

fn published(seed: u64) -> (Instance, Schedule) {
    let instance = show(SMALL, seed);
    let schedule =
        solve(&Problem::new(&instance).unwrap(), Effort { seconds: 0.02, ..Effort::default() }).schedule;
    (instance, schedule)
}

fn mended(instance: &Instance, previous: &Schedule) -> Repaired {
    let repaired = repair(&Problem::new(instance).unwrap(), previous, short()).unwrap();
    assert_eq!(checker::value(instance, &repaired.schedule).unwrap(), repaired.figures.value);
    repaired
}

fn slots(schedule: &Schedule) -> HashMap<usize, usize> {
    schedule.meetings.iter().map(|one| (one.0, one.1)).collect()
}

/// What the rest of the old schedule is worth, and what disturbing it costs.
fn net(instance: &Instance, old: &Schedule, new: &Schedule) -> i64 {
    let (old, now) = (slots(old), slots(new));
    let there = |x: usize, t: usize| instance.participants[x].cap.0[t] > 0;
    let possible = |p: &usize, t: usize| there(instance.pairs[*p].0, t) && there(instance.pairs[*p].1, t);
    let disturbed = old.iter().filter(|(p, t)| possible(p, **t) && now.get(p) != Some(t)).count() as i64;
    checker::value(instance, new).unwrap() - 20 * disturbed
}

#[test]
fn a_cancellation_disturbs_nobody_unless_it_pays() {
    for seed in 0..20 {
        let (mut instance, old) = published(seed);
        let buyer = (0..instance.participants.len())
            .rev()
            .find(|&x| old.meetings.iter().filter(|one| instance.pairs[one.0].0 == x).count() >= 2);
        let Some(buyer) = buyer else { continue };
        instance.participants[buyer].cap.0.fill(0);
        instance.participants[buyer].min = 0;
        let repaired = mended(&instance, &old);
        let mut rest = old.clone();
        rest.meetings.retain(|one| instance.pairs[one.0].0 != buyer);
        rest.instance.clone_from(&instance.name);
        let (left, after) = (net(&instance, &old, &rest), net(&instance, &old, &repaired.schedule));
        assert!(after >= left, "show {seed}: worse than doing nothing");
        assert_eq!(after, repaired.net, "show {seed}");
        let now = slots(&repaired.schedule);
        let moved = rest.meetings.iter().filter(|one| now.get(&one.0) != Some(&one.1)).count() as i64;
        assert!(moved == 0 || after > left, "show {seed}: {moved} disturbed for nothing");
    }
}

#[test]
fn nothing_changes_when_nothing_has_happened() {
    for seed in 30..36 {
        let (instance, old) = published(seed);
        let repaired = mended(&instance, &old);
        let by_gain = repaired.net > repaired.figures.value.min(checker::value(&instance, &old).unwrap());
        assert!(repaired.changes.is_empty() || by_gain, "show {seed}: {:?}", repaired.changes);
    }
}

#[test]
fn changes_are_exactly_the_differences_and_reasons_hold() {
    for seed in 40..60 {
        let (mut instance, old) = published(seed);
        for t in 0..4 {
            instance.participants[2].cap.0[t] = 0;
        }
        if let Some(tables) = &mut instance.locations[0].tables {
            tables.iter_mut().for_each(|n| *n = n.saturating_sub(1));
        }
        let repaired = mended(&instance, &old);
        let (was, is) = (slots(&old), slots(&repaired.schedule));
        for change in &repaired.changes {
            assert_eq!(change.before.map(|one| one.0), was.get(&change.pair).copied());
            assert_eq!(change.after.map(|one| one.0), is.get(&change.pair).copied());
            assert_ne!(change.before, change.after);
            if let Why::Away { person } = change.why {
                assert_eq!(instance.participants[person].cap.0[change.before.unwrap().0], 0);
            }
            assert_eq!(change.before.is_none(), change.why == Why::Room);
        }
        let differs = |p: &usize| was.get(p) != is.get(p);
        let all = was.keys().chain(is.keys()).filter(|p| differs(p));
        for p in all {
            assert!(repaired.changes.iter().any(|change| change.pair == *p), "show {seed}: pair {p} untold");
        }
    }
}

#[test]
fn the_past_is_not_touched() {
    for seed in 60..66 {
        let (mut instance, old) = published(seed);
        instance.now = 5;
        instance.participants.iter_mut().for_each(|one| one.cap.0[7] = 0);
        let repaired = mended(&instance, &old);
        let past = |schedule: &Schedule| -> Vec<_> {
            schedule.meetings.iter().filter(|one| one.1 < 5).map(|one| (one.0, one.1)).collect()
        };
        assert_eq!(past(&old), past(&repaired.schedule), "show {seed}");
    }
}

#[test]
fn an_earlier_schedule_of_something_else_is_refused() {
    let (instance, mut old) = published(70);
    let problem = Problem::new(&instance).unwrap();
    old.meetings[0].0 = 99_999;
    assert!(repair(&problem, &old, short()).unwrap_err().contains("no pair 99999"));
    old.meetings[0] = old.meetings[1];
    assert!(repair(&problem, &old, short()).unwrap_err().contains("twice"));
    old.meetings[0].1 = 64;
    assert!(repair(&problem, &old, short()).unwrap_err().contains("no slot 64"));
}
