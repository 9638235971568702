//! Reasons are true: each is checked against the schedule it speaks of.
use super::super::{
    Cause, Effort, Instance, Obstacle, Problem, Reason, Schedule, impossible_minima, reasons, solve,
};
use super::checker;
use super::shows::{SMALL, show};

/// The meetings of a participant, as pair and slot.
fn of(instance: &Instance, schedule: &Schedule, x: usize) -> Vec<(usize, usize)> {
    let of_x = |pair: usize| instance.pairs[pair].0 == x || instance.pairs[pair].1 == x;
    schedule.meetings.iter().filter(|one| of_x(one.0)).map(|one| (one.0, one.1)).collect()
}

fn common(instance: &Instance, p: usize) -> Vec<usize> {
    let pair = &instance.pairs[p];
    let there = |x: usize, t: usize| instance.participants[x].cap.0[t] > 0;
    let tables = |t: usize| instance.locations[pair.3].tables.as_ref().is_none_or(|tables| tables[t] > 0);
    let allowed = |t: usize| pair.6.as_ref().is_none_or(|digits| digits.0[t] > 0);
    (0..instance.slots.len())
        .filter(|&t| there(pair.0, t) && there(pair.1, t) && tables(t) && allowed(t))
        .collect()
}

fn is_busy(instance: &Instance, schedule: &Schedule, (x, t): (usize, usize)) -> bool {
    let meetings = of(instance, schedule, x);
    let on_day = meetings.iter().filter(|(_, u)| instance.slots[*u].day == instance.slots[t].day).count();
    let now = meetings.iter().filter(|(_, u)| *u == t).count();
    let one = &instance.participants[x];
    now >= one.cap.0[t] as usize || on_day >= one.max_day as usize
}

fn tables_taken(instance: &Instance, schedule: &Schedule, (location, t): (usize, usize)) -> bool {
    let here =
        schedule.meetings.iter().filter(|one| instance.pairs[one.0].3 == location && one.1 == t).count();
    instance.locations[location].tables.as_ref().is_some_and(|tables| here >= tables[t] as usize)
}

#[test]
fn every_reason_can_be_checked_against_the_schedule() {
    let mut kinds = std::collections::HashSet::new();
    for seed in 0..30 {
        let instance = show(SMALL, 2000 + seed);
        let problem = Problem::new(&instance).unwrap();
        let solved = solve(&problem, Effort { seconds: 0.01, ..Effort::default() });
        let schedule = &solved.schedule;
        let out = reasons(&problem, schedule).unwrap();
        assert_eq!(out.len() + schedule.meetings.len(), instance.pairs.len());
        for one in &out {
            kinds.insert(std::mem::discriminant(&one.reason));
            let slots = common(&instance, one.pair);
            let everywhere = |is: &dyn Fn(usize) -> bool| !slots.is_empty() && slots.iter().all(|&t| is(t));
            let is_true = match one.reason {
                Reason::NoCommonSlot => slots.is_empty(),
                Reason::Quota { person, max } => of(&instance, schedule, person).len() == max as usize,
                Reason::NoFreeSlot { person } => everywhere(&|t| is_busy(&instance, schedule, (person, t))),
                Reason::TablesFull { location } => {
                    everywhere(&|t| tables_taken(&instance, schedule, (location, t)))
                }
                Reason::TooFar | Reason::Outweighed => {
                    one.way.as_ref().is_none_or(|way| !way.without.is_empty())
                }
                Reason::Open => false,
            };
            assert!(is_true, "show {seed}, pair {}: {:?}", one.pair, one.reason);
        }
    }
    assert!(kinds.len() >= 5, "the shows are too tame to try the reasons");
}

#[test]
fn the_way_in_costs_exactly_what_it_says_and_never_pays() {
    for seed in 0..20 {
        let instance = show(SMALL, 3000 + seed);
        let problem = Problem::new(&instance).unwrap();
        let schedule = solve(&problem, Effort { seconds: 0.01, ..Effort::default() }).schedule;
        let value = checker::value(&instance, &schedule).unwrap();
        for one in reasons(&problem, &schedule).unwrap() {
            let Some(way) = one.way else { continue };
            let mut other = schedule.clone();
            other.meetings.retain(|meeting| !way.without.contains(&meeting.0));
            let location = instance.pairs[one.pair].3;
            let taken = |table: &i32| {
                let here = |m: &&super::super::Meeting| instance.pairs[m.0].3 == location && m.1 == way.slot;
                other.meetings.iter().filter(here).any(|m| m.2 == *table)
            };
            let table = instance.locations[location]
                .tables
                .as_ref()
                .map_or(-1, |_| (0..).find(|n| !taken(n)).unwrap());
            other.meetings.push(super::super::Meeting(one.pair, way.slot, table));
            let change = checker::value(&instance, &other).unwrap() - value;
            assert_eq!(change * 1000, way.change, "show {seed}, pair {}", one.pair);
            assert!(change <= 0, "show {seed}, pair {}: it would pay", one.pair);
        }
    }
}

#[test]
fn a_wish_that_fits_is_called_open() {
    let instance = show(SMALL, 4000);
    let problem = Problem::new(&instance).unwrap();
    let mut schedule = solve(&problem, Effort { seconds: 0.01, ..Effort::default() }).schedule;
    let removed = schedule.meetings.remove(0);
    let out = reasons(&problem, &schedule).unwrap();
    let one = out.iter().find(|one| one.pair == removed.0).unwrap();
    assert_eq!(one.reason, Reason::Open);
    assert!(one.way.as_ref().is_some_and(|way| way.without.is_empty() && way.change > 0));
}

#[test]
fn minima_nobody_can_keep_are_named_beforehand() {
    let mut instance = show(SMALL, 5000);
    let wishes = |x: usize| instance.pairs.iter().filter(|pair| pair.0 == x || pair.1 == x).count() as u32;
    let x = (0..instance.participants.len()).find(|&x| wishes(x) >= 3).unwrap();
    let n = wishes(x);
    instance.participants.iter_mut().for_each(|one| one.min = 0);
    (instance.participants[x].min, instance.participants[x].max) = (n + 1, n + 5);
    let named = |instance: &Instance| impossible_minima(&Problem::new(instance).unwrap());
    assert_eq!(named(&instance)[0].cause, Cause::TooFewWishes);
    instance.participants[x].min = 2;
    (instance.participants[x].max, instance.participants[x].max_day) = (1, 9);
    let short = named(&instance)[0];
    assert_eq!((short.person, short.min, short.possible), (x, 2, 1));
    instance.participants[x].min = 1;
    assert!(named(&instance).is_empty());
}

#[test]
fn obstacles_name_those_who_are_in_the_way() {
    let instance = show(SMALL, 6000);
    let problem = Problem::new(&instance).unwrap();
    let schedule = solve(&problem, Effort { seconds: 0.01, ..Effort::default() }).schedule;
    let state = super::super::judge::state_of(&problem, &schedule).unwrap();
    let mut named = 0;
    for one in reasons(&problem, &schedule).unwrap() {
        for t in common(&instance, one.pair) {
            for obstacle in state.obstacles(one.pair as u32, t) {
                if let Obstacle::Busy { person, meetings } = obstacle {
                    named += 1;
                    let held = of(&instance, &schedule, person);
                    assert!(!meetings.is_empty() && meetings.iter().all(|&p| held.contains(&(p, t))));
                }
            }
        }
    }
    assert!(named > 0);
}
