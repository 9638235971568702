//! A group is decided as if its scans came one after the other.
use super::*;
use crate::entry::admission::{Category, Phase, Window, Zone};
use crate::entry::verdict::Reason;

fn rules() -> Rules {
    let window =
        Window { phase: Phase::Show, day: "2025-10-30".into(), opens: 540, closes: 1020, last_entry: 990 };
    let visitor = Category {
        code: "VIS".into(),
        phases: vec![Phase::Show],
        zones: vec!["halls".into()],
        from: None,
        last_day_only: false,
        greet: false,
        reentry: Default::default(),
        entries: None,
        entries_a_day: None,
        gap: None,
    };
    Rules { windows: vec![window], categories: vec![visitor], zones: vec![] }
}

fn now() -> Now {
    Now { at: Moment(1_761_789_600_000), day: "2025-10-30".into(), minute: 600 }
}

fn wearer(serial: i64) -> Wearer {
    Wearer {
        badge: BadgeId::new(),
        serial,
        epoch: 1,
        short_code: format!("{serial:09}"),
        category: "VIS".into(),
        name: "Mei".into(),
        company: "Lingnan".into(),
        revoked_at: None,
        blocked_at: None,
        valid_from: None,
        valid_until: None,
    }
}

fn scan(named: Named) -> Scan {
    Scan {
        id: ScanId::new(),
        edition: EditionId::from(uuid::Uuid::nil()),
        device: DeviceId::from(uuid::Uuid::nil()),
        gate: GateId::from(uuid::Uuid::nil()),
        zone: "halls".into(),
        way: Way::Both,
        code: format!("{named:?}"),
        named,
        direction: Direction::In,
        forced_why: None,
        scanned_at: None,
        offline: None,
    }
}

fn serial(serial: i64) -> Named {
    Named::Serial { serial, epoch: 1 }
}

fn facts(wearers: Vec<Wearer>) -> Facts {
    Facts { wearers, paired: [DeviceId::from(uuid::Uuid::nil())].into(), ..Facts::default() }
}

fn reasons(outcome: &Outcome) -> Vec<String> {
    let reason = |ruling: &Ruling| match ruling {
        Ruling::New(decided) => decided.row.reason.clone(),
        Ruling::Again(decided) => format!("again {}", decided.row.reason),
        other => format!("{other:?}"),
    };
    outcome.rulings.iter().map(reason).collect()
}

#[test]
fn one_badge_scanned_at_two_gates_at_once_is_admitted_once() {
    let group = [scan(serial(7)), scan(Named::Short("000000007".into())), scan(serial(7))];
    let outcome = decide(&rules(), &now(), &group, &facts(vec![wearer(7)]));
    assert_eq!(reasons(&outcome), ["ok", "already_inside", "already_inside"]);
    assert_eq!(outcome.admit.len(), 1);
    assert_eq!(outcome.admit[0].scan_id, group[0].id);
}

#[test]
fn the_same_scan_twice_in_one_group_is_one_scan() {
    let first = scan(serial(7));
    let other = Scan { code: "another code".into(), ..first.clone() };
    let outcome = decide(&rules(), &now(), &[first.clone(), first, other], &facts(vec![wearer(7)]));
    assert_eq!(reasons(&outcome), ["ok", "again ok", "Reused"]);
    assert_eq!(outcome.admit.len(), 1);
}

#[test]
fn out_and_in_again_within_one_group() {
    let out = Scan { direction: Direction::Out, ..scan(serial(7)) };
    let badge = wearer(7);
    let group = [scan(serial(7)), out, scan(serial(7)), scan(serial(7))];
    let outcome = decide(&rules(), &now(), &group, &facts(vec![badge.clone()]));
    assert_eq!(reasons(&outcome), ["ok", "left", "back", "already_inside"]);
    assert_eq!(outcome.admit.len(), 1);
    let day = &outcome.moved[&(badge.badge, now().day, "halls".into())];
    assert_eq!((day.inside, day.entries, day.last_minute), (true, 2, 600));
}

#[test]
fn strangers_do_not_disturb_the_others() {
    let old_key = Named::Serial { serial: 7, epoch: 2 };
    let nobody = Scan { device: DeviceId::new(), ..scan(serial(7)) };
    let group =
        [scan(Named::Forged), scan(Named::Unknown), scan(serial(8)), scan(old_key), nobody, scan(serial(7))];
    let outcome = decide(&rules(), &now(), &group, &facts(vec![wearer(7)]));
    assert_eq!(reasons(&outcome), ["forged", "unknown_code", "unknown_code", "forged", "Unpaired", "ok"]);
}

#[test]
fn a_stored_scan_is_answered_as_it_was() {
    let (badge, again) = (wearer(7), scan(serial(7)));
    let mut facts = facts(vec![badge.clone()]);
    let first = decide(&rules(), &now(), std::slice::from_ref(&again), &facts);
    let Ruling::New(decided) = &first.rulings[0] else { panic!("{first:?}") };
    facts.stored.insert(again.id, decided.row.clone());
    facts.admissions.insert((badge.badge, now().day, "halls".into()), first.admit[0].clone());
    let later = Now { minute: 1430, ..now() };
    let second = decide(&rules(), &later, &[again, scan(serial(7))], &facts);
    assert_eq!(reasons(&second), ["again ok", "too_late"]);
    let Ruling::Again(told) = &second.rulings[0] else { panic!("{second:?}") };
    assert!(told.first.is_none(), "the first admission is this very scan");
}

fn alone(scan: Scan, minute: Minute, reason: Reason) -> Scan {
    let at = Moment(1_761_789_600_000).plus_minutes(i64::from(minute) - 600);
    Scan { offline: Some(Offline { now: Now { at, day: "2025-10-30".into(), minute }, reason }), ..scan }
}

#[test]
fn what_a_device_did_alone_is_written_down_as_it_was() {
    let group = [
        alone(scan(serial(7)), 540, Reason::Ok),
        scan(serial(7)),
        alone(scan(Named::Unknown), 541, Reason::Unchecked),
        alone(scan(Named::Forged), 541, Reason::Unchecked),
        alone(scan(serial(8)), 542, Reason::Unread),
    ];
    let badge = wearer(7);
    let outcome = decide(&rules(), &now(), &group, &facts(vec![badge.clone()]));
    assert_eq!(reasons(&outcome), ["ok", "already_inside", "unchecked", "unchecked", "unread"]);
    assert_eq!(outcome.alone, HashSet::from([badge.badge]));
    assert_eq!(
        outcome.strangers,
        [(group[2].id, Reason::UnknownCode), (group[3].id, Reason::Forged)],
        "who was sent away is nobody's conflict"
    );
    let Ruling::New(first) = &outcome.rulings[0] else { panic!("{outcome:?}") };
    assert!(first.row.offline && first.row.decided_at < first.row.received_at);
}

#[test]
fn an_answer_that_never_arrived_gives_way_to_what_happened() {
    let (badge, late) = (wearer(7), scan(serial(7)));
    let mut facts = facts(vec![badge.clone()]);
    let outcome = decide(&rules(), &Now { minute: 1430, ..now() }, std::slice::from_ref(&late), &facts);
    let Ruling::New(refused) = &outcome.rulings[0] else { panic!("{outcome:?}") };
    facts.stored.insert(late.id, refused.row.clone());
    let outcome = decide(&rules(), &now(), &[alone(late.clone(), 600, Reason::Ok)], &facts);
    assert_eq!(reasons(&outcome), ["again ok"]);
    assert_eq!((outcome.amended.len(), outcome.alone.len()), (1, 1));
    facts.stored.insert(late.id, outcome.amended[0].clone());
    let outcome = decide(&rules(), &now(), &[alone(late, 600, Reason::Ok)], &facts);
    assert!(outcome.amended.is_empty() && outcome.alone.is_empty(), "once more changes nothing");
}

/// The halls hold two.
fn narrow() -> Rules {
    Rules { zones: vec![Zone { code: "halls".into(), capacity: 2 }], ..rules() }
}

fn crowd(inside: i64) -> Vec<Crowd> {
    vec![Crowd { zones: vec!["halls".into()], inside }]
}

#[test]
fn the_last_place_is_given_once_and_an_exit_frees_it() {
    let out = Scan { direction: Direction::Out, ..scan(serial(7)) };
    let group = [scan(serial(7)), scan(serial(8)), scan(serial(8)), out, scan(serial(8)), scan(serial(7))];
    let facts = Facts { crowds: crowd(1), ..facts(vec![wearer(7), wearer(8)]) };
    let outcome = decide(&narrow(), &now(), &group, &facts);
    assert_eq!(reasons(&outcome), ["ok", "full", "full", "left", "ok", "full"]);
    let moves = outcome.moves(&facts);
    assert_eq!(moves.values().sum::<i64>(), 1, "one came and went, one stayed: {moves:?}");
}

#[test]
fn a_supervisor_goes_beyond_and_is_counted() {
    let forced = Scan { forced_why: Some("a child waits inside".into()), ..scan(serial(7)) };
    let facts = Facts { crowds: crowd(2), ..facts(vec![wearer(7), wearer(8)]) };
    let outcome = decide(&narrow(), &now(), &[forced, scan(serial(8))], &facts);
    assert_eq!(reasons(&outcome), ["force", "full"]);
    assert_eq!(outcome.moves(&facts).values().sum::<i64>(), 1);
}

#[test]
fn who_is_inside_one_zone_may_enter_another_and_each_is_counted() {
    let lounge = || Scan { zone: "lounge".into(), ..scan(serial(7)) };
    let mut rules = rules();
    rules.categories[0].zones.push("lounge".into());
    let facts = facts(vec![wearer(7)]);
    let outcome = decide(&rules, &now(), &[scan(serial(7)), lounge(), lounge()], &facts);
    assert_eq!(reasons(&outcome), ["ok", "ok", "already_inside"]);
    let zones: Vec<String> = outcome.moves(&facts).into_keys().map(|(zone, ..)| zone).collect();
    assert_eq!(zones, ["halls", "lounge"]);
}

#[test]
fn a_device_alone_takes_its_place_before_those_who_follow() {
    let facts = Facts { crowds: crowd(1), ..facts(vec![wearer(7), wearer(8)]) };
    let group = [alone(scan(serial(7)), 540, Reason::Ok), scan(serial(8))];
    assert_eq!(reasons(&decide(&narrow(), &now(), &group, &facts)), ["ok", "full"]);
}
