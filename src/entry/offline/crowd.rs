//! Who was let in although a place was full, once all gates have told what they did. Pure: passes in, scans out.
//!
//! The passes are put into the order in which they happened. One that comes when the place is full is over its capacity;
//! whose decision that was, nobody could know better: a device without a connection counts what it last heard and what it
//! sees itself. A pass with a connection is told only if it was right by what the server knew then. What a supervisor
//! decided is no conflict, but counts.
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, ScanId};
use std::collections::HashMap;

/// Somebody went into a place or out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub scan: ScanId,
    pub badge: BadgeId,
    pub zone: String,
    pub at: Moment,
    /// When the server heard of it.
    pub known: Moment,
    pub enters: bool,
    /// Without a connection.
    pub offline: bool,
    /// A supervisor's decision.
    pub forced: bool,
}

/// Who is inside which zone, and since when the server knows.
type Inside = HashMap<(BadgeId, String), Moment>;

/// The scans that let somebody in beyond `capacity`. `emptied`: when a zone was counted as empty.
pub fn over(capacity: u32, mut steps: Vec<Step>, emptied: &[(String, Moment)]) -> Vec<ScanId> {
    steps.sort_by_key(|step| (step.at, step.scan));
    let mut emptied: Vec<&(String, Moment)> = emptied.iter().collect();
    emptied.sort_by_key(|(_, at)| *at);
    let mut emptied = emptied.into_iter().peekable();
    let mut inside = Inside::new();
    let mut over = vec![];
    for step in steps {
        while let Some((zone, _)) = emptied.next_if(|(_, at)| *at <= step.at) {
            inside.retain(|(_, other), _| other != zone);
        }
        let key = (step.badge, step.zone.clone());
        if !step.enters {
            inside.remove(&key);
            continue;
        }
        let is_new = !inside.contains_key(&key);
        if is_new && !step.forced && is_full(capacity, inside.values()) && is_news(capacity, &inside, &step) {
            over.push(step.scan);
        }
        inside.insert(key, step.known);
    }
    over
}

fn is_full<'a>(capacity: u32, inside: impl Iterator<Item = &'a Moment>) -> bool {
    inside.count() >= capacity as usize
}

/// Was it right by what was known at the door?
fn is_news(capacity: u32, inside: &Inside, step: &Step) -> bool {
    step.offline || !is_full(capacity, inside.values().filter(|known| **known <= step.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(badge: BadgeId, minute: i64, enters: bool, offline: bool) -> Step {
        let at = Moment(minute * 60_000);
        // Gates without a connection tell at ten.
        let known = if offline { Moment(600 * 60_000) } else { at };
        Step { scan: ScanId::new(), badge, zone: "lounge".into(), at, known, enters, offline, forced: false }
    }

    fn people() -> [BadgeId; 3] {
        [BadgeId::new(), BadgeId::new(), BadgeId::new()]
    }

    #[test]
    fn the_one_too_many_is_the_latest_whatever_came_back_first() {
        let [a, b, c] = people();
        let steps = [step(a, 540, true, true), step(b, 541, true, true), step(c, 542, true, true)];
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let told = over(2, order.map(|n| steps[n].clone()).to_vec(), &[]);
            assert_eq!(told, [steps[2].scan]);
        }
        assert!(over(3, steps.to_vec(), &[]).is_empty());
    }

    #[test]
    fn an_exit_makes_room_and_the_same_badge_takes_no_second_place() {
        let [a, b, _] = people();
        let steps = [
            step(a, 540, true, true),
            step(a, 541, true, true),
            step(a, 542, false, true),
            step(b, 543, true, true),
        ];
        assert!(over(1, steps.to_vec(), &[]).is_empty());
    }

    #[test]
    fn a_gate_with_a_connection_is_told_only_of_what_it_could_not_know() {
        let [a, b, c] = people();
        let steps = [step(a, 540, true, true), step(b, 541, true, false)];
        assert_eq!(over(1, steps.to_vec(), &[]), [steps[1].scan], "the other gate's guest was unknown");
        // The office made the place smaller later: both were right.
        let steps = [step(b, 541, true, false), step(c, 542, true, false)];
        assert!(over(1, steps.to_vec(), &[]).is_empty());
    }

    #[test]
    fn what_a_supervisor_decided_counts_and_is_no_conflict() {
        let [a, b, c] = people();
        let forced = Step { forced: true, ..step(b, 541, true, true) };
        let steps = [step(a, 540, true, true), forced, step(c, 542, true, true)];
        assert_eq!(over(1, steps.to_vec(), &[]), [steps[2].scan]);
    }

    #[test]
    fn a_zone_that_was_counted_as_empty_has_room_again() {
        let [a, b, c] = people();
        let steps = [step(a, 540, true, true), step(b, 545, true, true), step(c, 546, true, true)];
        let emptied =
            [("lounge".to_owned(), Moment(541 * 60_000)), ("halls".to_owned(), Moment(546 * 60_000))];
        assert_eq!(over(1, steps.to_vec(), &emptied), [steps[2].scan]);
    }
}
