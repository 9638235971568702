//! Whatever comes in, the answer is a sentence that says what is wrong and where.
use super::super::{Digits, Instance, Pair, Problem, Schedule};
use super::shows::{SMALL, show};

fn refused(change: impl FnOnce(&mut Instance)) -> String {
    let mut instance = show(SMALL, 1);
    change(&mut instance);
    Problem::new(&instance).unwrap_err()
}

#[test]
fn every_index_and_length_is_looked_at() {
    let cases: Vec<(String, &str)> = vec![
        (refused(|i| i.format.clear()), "format"),
        (refused(|i| i.pairs[3].0 = 9999), "pairs[3]: there is no participant 9999"),
        (refused(|i| i.pairs[3].1 = i.pairs[3].0), "pairs[3]: participant"),
        (refused(|i| i.pairs[4].2 = -1), "pairs[4]: weight -1"),
        (refused(|i| i.pairs[5].3 = 77), "pairs[5]: there is no location 77"),
        (refused(|i| i.pairs[6].6 = Some(Digits(vec![1]))), "pairs[6].allowed: 1 digits"),
        (refused(|i| i.participants[2].cap.0.truncate(3)), "participants[2].cap: 3 digits"),
        (refused(|i| i.participants[2].cap.0[0] = 10), "participants[2].cap: at most 9"),
        (refused(|i| i.locations[1].hall = 3), "locations[1].hall: there is no hall 3"),
        (refused(|i| i.locations[0].tables = Some(vec![1])), "locations[0].tables: 1 numbers"),
        (refused(|i| i.locations[0].x = f32::NAN), "locations[0]: x and y"),
        (refused(|i| i.walk_min[1].truncate(1)), "walk_min[1]: 1 entries"),
        (refused(|i| i.walk_min[1][0] = -5), "walk_min[1]: minutes"),
        (refused(|i| i.slots.swap(0, 1)), "begins before"),
        (refused(|i| i.slots[2].end = 0), "slots[2]: ends before"),
        (refused(|i| i.slots[11].day = 64), "slots[11].day"),
        (refused(|i| i.slots = vec![i.slots[0]; 65]), "slots: 65"),
        (refused(|i| i.fixed.push((700, 0))), "fixed[0]: there is no pair 700"),
        (refused(|i| i.fixed.push((0, 12))), "fixed[0]: there is no slot 12"),
        (refused(|i| i.objective.short_penalty = -1), "objective.short_penalty"),
    ];
    for (said, expected) in cases {
        assert!(said.contains(expected), "`{said}` does not say `{expected}`");
    }
}

#[test]
fn fixed_meetings_that_exclude_each_other_are_refused() {
    let instance = show(SMALL, 1);
    let mut tried = 0;
    for p in 0..instance.pairs.len() {
        for t in 0..instance.slots.len() {
            let mut once = instance.clone();
            once.fixed = vec![(p, t)];
            if Problem::new(&once).is_err() {
                continue;
            }
            let x = instance.pairs[p].0;
            let same = |q: &usize| *q != p && instance.pairs[*q].0 == x;
            let Some(q) = (0..instance.pairs.len()).find(same) else { continue };
            once.fixed = vec![(p, t), (q, t)];
            assert!(Problem::new(&once).unwrap_err().starts_with("fixed[1]"), "{p} {q} {t}");
            once.fixed = vec![(p, t), (p, t)];
            assert!(Problem::new(&once).unwrap_err().contains("twice"));
            tried += 1;
        }
    }
    assert!(tried > 0);
}

#[test]
fn somebody_with_several_meetings_at_once_has_one_location() {
    let said = refused(|i| {
        i.participants[0].cap.0.fill(2);
        i.pairs.push(Pair(20, 0, 5, 0, 1, 99, None));
        i.pairs.push(Pair(19, 0, 5, 1, 1, 99, None));
    });
    assert!(said.contains("participants[0]: several meetings at once"), "{said}");
}

#[test]
fn texts_that_are_no_instance_or_schedule_are_refused() {
    for text in ["", "{", "[]", "{\"format\":1}", "null", "{\"format\":\"wowmatch-instance/1\"}", "\u{0}"] {
        assert!(Instance::read(text.as_bytes()).is_err(), "{text}");
        assert!(Schedule::read(text.as_bytes()).is_err(), "{text}");
    }
    let cap = r#"{"format":"wowmatch-instance/1","name":"n","slots":[],"walk_min":[],"locations":[],
        "participants":[{"id":0,"kind":"buyer","cap":"1x","min":0,"max":1,"max_day":1}],"pairs":[],"fixed":[],
        "objective":{"short_penalty":150}}"#;
    assert!(Instance::read(cap.as_bytes()).unwrap_err().contains("`1x` is not made of digits"));
}

#[test]
fn a_show_without_anybody_has_an_empty_schedule() {
    let mut instance = show(SMALL, 1);
    instance.pairs.clear();
    let problem = Problem::new(&instance).unwrap();
    let solved = super::super::solve(&problem, super::super::Effort::default());
    assert!(solved.schedule.meetings.is_empty());
    instance.participants.clear();
    instance.locations.clear();
    instance.slots.clear();
    let problem = Problem::new(&instance).unwrap();
    assert!(super::super::solve(&problem, super::super::Effort::default()).schedule.meetings.is_empty());
}
