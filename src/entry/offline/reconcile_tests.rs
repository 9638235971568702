//! Whatever comes back first, the truth is one.
use super::*;
use crate::entry::admission::{Category, Phase, Reentry, Window};
use proptest::prelude::*;

fn rules(category: impl FnOnce(&mut Category)) -> Rules {
    let day =
        |day: &str| Window { phase: Phase::Show, day: day.into(), opens: 540, closes: 1020, last_entry: 990 };
    let mut visitor = Category {
        code: "VIS".into(),
        phases: vec![Phase::Show],
        zones: vec!["halls".into()],
        from: None,
        last_day_only: false,
        greet: false,
        reentry: Reentry::AfterExit,
        entries: None,
        entries_a_day: None,
        gap: None,
    };
    category(&mut visitor);
    Rules { windows: vec![day("2025-10-30"), day("2025-10-31")], categories: vec![visitor], zones: vec![] }
}

fn visitor() -> Person<'static> {
    let badge = Badge { category: "VIS", ..Badge::default() };
    Person { badge, revoked_at: None, blocked_at: None }
}

/// At this minute of the first day, without a connection.
fn pass(minute: Minute, direction: Direction) -> Pass {
    Pass {
        scan: ScanId::new(),
        gate: GateId::from(uuid::Uuid::nil()),
        zone: "halls".into(),
        at: Moment(i64::from(minute) * 60_000),
        day: "2025-10-30".into(),
        minute,
        direction,
        reason: Reason::Ok,
        offline: true,
    }
}

fn causes(truth: &Truth) -> Vec<&'static str> {
    truth.conflicts.values().map(|cause| cause.as_str()).collect()
}

#[test]
fn the_earliest_gate_was_first_and_the_others_are_conflicts() {
    let passes = [600, 570, 585].map(|minute| pass(minute, Direction::In));
    let truth = replay(&rules(|_| ()), &visitor(), passes.to_vec(), &[]);
    let day = &truth.days[&("2025-10-30".into(), "halls".into())];
    assert_eq!((day.first, day.entries, day.inside), (passes[1].scan, 3, true));
    assert_eq!(truth.conflicts.keys().collect::<Vec<_>>(), [&passes[0].scan, &passes[2].scan]);
    assert_eq!(causes(&truth), ["already_inside"; 2]);
}

#[test]
fn an_exit_that_arrives_late_explains_a_second_entry() {
    let (first, out, back) = (pass(570, Direction::In), pass(600, Direction::Out), pass(630, Direction::In));
    let without = replay(&rules(|_| ()), &visitor(), vec![back.clone(), first.clone()], &[]);
    assert_eq!(causes(&without), ["already_inside"]);
    let with = replay(&rules(|_| ()), &visitor(), vec![back, first, out], &[]);
    assert!(with.conflicts.is_empty());
}

#[test]
fn limits_hold_across_gates_and_days() {
    let (first, out, back) = (pass(570, Direction::In), pass(600, Direction::Out), pass(610, Direction::In));
    let day = vec![first.clone(), out, back.clone()];
    assert_eq!(
        causes(&replay(&rules(|c| c.entries_a_day = Some(1)), &visitor(), day.clone(), &[])),
        ["used_up_today"]
    );
    assert_eq!(causes(&replay(&rules(|c| c.gap = Some(60)), &visitor(), day, &[])), ["too_soon"]);
    let tomorrow = Pass { day: "2025-10-31".into(), at: Moment(86_400_000 + back.at.0), ..back };
    let days = vec![tomorrow, first];
    assert_eq!(causes(&replay(&rules(|c| c.entries = Some(1)), &visitor(), days, &[])), ["used_up"]);
}

#[test]
fn a_badge_that_was_stopped_meanwhile_counts_from_then_on() {
    let passes = [570, 600].map(|minute| pass(minute, Direction::In));
    let free = rules(|c| c.reentry = Reentry::Free);
    let stopped = Person { revoked_at: Some(Moment(580 * 60_000)), ..visitor() };
    assert_eq!(causes(&replay(&free, &stopped, passes.to_vec(), &[])), ["revoked"]);
    let blocked = Person { blocked_at: Some(passes[0].at), ..visitor() };
    assert_eq!(causes(&replay(&free, &blocked, passes.to_vec(), &[])), ["blocked", "blocked"]);
}

#[test]
fn what_was_said_with_a_connection_was_right_but_for_what_nobody_knew() {
    let early = Pass { offline: false, ..pass(480, Direction::In) };
    assert!(
        replay(&rules(|_| ()), &visitor(), vec![early], &[]).conflicts.is_empty(),
        "the hours have changed since"
    );
    let (alone, online) = (pass(570, Direction::In), Pass { offline: false, ..pass(600, Direction::In) });
    let truth = replay(&rules(|_| ()), &visitor(), vec![online.clone(), alone], &[]);
    assert_eq!(truth.conflicts.keys().collect::<Vec<_>>(), [&online.scan]);
    let forced = Pass { reason: Reason::Force, ..pass(610, Direction::In) };
    assert!(replay(&rules(|_| ()), &visitor(), vec![forced], &[]).conflicts.is_empty());
}

#[test]
fn a_badge_is_in_two_zones_at_once_and_each_has_its_own_story() {
    let lounge = |minute| Pass { zone: "lounge".into(), ..pass(minute, Direction::In) };
    let rules = rules(|c| c.zones.push("lounge".into()));
    let passes = vec![pass(570, Direction::In), lounge(580), lounge(590), pass(600, Direction::Out)];
    let truth = replay(&rules, &visitor(), passes.clone(), &[]);
    assert_eq!(truth.conflicts.keys().collect::<Vec<_>>(), [&passes[2].scan]);
    let inside: Vec<(&str, bool)> =
        truth.days.iter().map(|((_, zone), day)| (zone.as_str(), day.inside)).collect();
    assert_eq!(inside, [("halls", false), ("lounge", true)]);
}

#[test]
fn a_zone_counted_as_empty_has_nobody_inside_who_came_before() {
    let emptied =
        |minute: i64| Emptied { zone: "halls".into(), day: "2025-10-30".into(), at: Moment(minute * 60_000) };
    let passes = vec![pass(570, Direction::In), pass(590, Direction::In)];
    let is_inside = |emptied: &[Emptied]| {
        let truth = replay(&rules(|_| ()), &visitor(), passes.clone(), emptied);
        (truth.days.values().all(|day| day.inside), truth.conflicts.len())
    };
    assert_eq!(is_inside(&[]), (true, 1));
    assert_eq!(is_inside(&[emptied(580)]), (true, 0), "back in after a drill");
    assert_eq!(is_inside(&[emptied(600)]), (false, 1));
    let elsewhere = Emptied { zone: "lounge".into(), ..emptied(600) };
    assert_eq!(is_inside(&[elsewhere]), (true, 1));
}

proptest! {
    #[test]
    fn the_order_of_arrival_does_not_matter(
        moves in proptest::collection::vec((540u16..1000, any::<bool>(), any::<bool>()), 0..12),
        shuffled in any::<prop::sample::Index>(),
    ) {
        let direction = |out: bool| if out { Direction::Out } else { Direction::In };
        let passes: Vec<Pass> = moves
            .iter()
            .map(|(minute, out, offline)| Pass { offline: *offline, ..pass(*minute, direction(*out)) })
            .collect();
        let rules = rules(|c| (c.gap, c.entries_a_day) = (Some(15), Some(4)));
        let truth = replay(&rules, &visitor(), passes.clone(), &[]);
        let mut other = passes.clone();
        other.reverse();
        other.rotate_left(shuffled.index(passes.len().max(1)) % passes.len().max(1));
        prop_assert_eq!(&replay(&rules, &visitor(), other, &[]), &truth);
        let entered = passes.iter().filter(|pass| pass.direction == Direction::In).count();
        let counted: u32 = truth.days.values().map(|day| day.entries).sum();
        prop_assert_eq!(counted as usize, entered, "nobody who walked in is forgotten");
    }
}
