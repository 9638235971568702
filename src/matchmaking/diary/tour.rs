//! The way through a day: what somebody wants to see, put between the meetings they have.
//!
//! As many stops as fit, and of all ways to see that many the one with the least walking. Up to [`EXACT`] stops the
//! answer is exact: labels over (meetings held, stops seen, last place) with time and walking, of which only those
//! are kept that no other beats in both (Held and Karp's dynamic programme with dominance). With more, the stop that
//! costs the least extra walking goes in first, again and again (cheapest insertion). All times are seconds.
use std::collections::HashMap;

/// So many stops are planned exactly.
pub const EXACT: usize = 9;
/// From one hall to the next.
const HALL: i64 = 240;
/// Centimetres a second, in a crowd.
const PACE: i64 = 100;

/// A place in the halls.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The hall, by its place in the row of halls.
    pub hall: usize,
    /// Centimetres from the corner of the hall.
    pub x: i64,
    /// Centimetres from the corner of the hall.
    pub y: i64,
}

/// Something that has its time.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Where.
    pub spot: Spot,
    /// From.
    pub starts: i64,
    /// Until.
    pub ends: i64,
}

/// Something to see at any time.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Where.
    pub spot: Spot,
    /// How long.
    pub stay: i64,
}

/// What the day is made of.
#[derive(Clone, Debug, Default)]
pub struct Day {
    /// It begins here in time.
    pub from: i64,
    /// And ends here.
    pub until: i64,
    /// In order of time.
    pub meetings: Vec<Meeting>,
    /// In any order.
    pub stops: Vec<Stop>,
}

/// A part of the way.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The meeting at this place of the list.
    Meeting(usize),
    /// The stop at this place of the list.
    Stop(usize),
}

/// One step of the way.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub part: Part,
    /// Walking before it.
    pub walk: i64,
    /// When one is there.
    pub arrives: i64,
}

/// The way through a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    /// In order.
    pub steps: Vec<Step>,
    /// Stops that do not fit.
    pub left: Vec<usize>,
    /// All walking together.
    pub walk: i64,
}

/// Seconds from one place to another.
pub fn walk(from: Spot, to: Spot) -> i64 {
    if from.hall == to.hall {
        ((from.x - to.x).abs() + (from.y - to.y).abs()) / PACE
    } else {
        i64::try_from(from.hall.abs_diff(to.hall)).unwrap_or(i64::from(i32::MAX)) * HALL
    }
}

/// The best way, or with many stops a good one.
pub fn tour(day: &Day) -> Tour {
    let order = if day.stops.len() <= EXACT { exact(day) } else { inserted(day) };
    follow(day, &order).unwrap_or_default()
}

/// Walks in this order; none when a stop makes a meeting late or lasts beyond the day. Two meetings in a row may be
/// too far from each other: that is nothing a tour can mend.
fn follow(day: &Day, order: &[Part]) -> Option<Tour> {
    let (mut at, mut time, mut waits) = (None, day.from, true);
    let mut tour = Tour::default();
    for part in order {
        let (spot, leaves) = match *part {
            Part::Meeting(n) => (day.meetings[n].spot, day.meetings[n].ends),
            Part::Stop(n) => (day.stops[n].spot, 0),
        };
        let way = at.map_or(0, |from| walk(from, spot));
        let arrives = time + way;
        time = match *part {
            Part::Meeting(n) if arrives > day.meetings[n].starts && !waits => return None,
            Part::Meeting(_) => leaves.max(time),
            Part::Stop(n) if arrives + day.stops[n].stay > day.until => return None,
            Part::Stop(n) => arrives + day.stops[n].stay,
        };
        waits = matches!(part, Part::Meeting(_));
        at = Some(spot);
        tour.walk += way;
        tour.steps.push(Step { part: *part, walk: way, arrives });
    }
    tour.left = (0..day.stops.len()).filter(|n| !order.contains(&Part::Stop(*n))).collect();
    Some(tour)
}

/// A way so far.
#[derive(Copy, Clone)]
struct Label {
    seen: u32,
    time: i64,
    walk: i64,
    last: Option<Part>,
    before: Option<usize>,
}

/// The stops seen and the last place: labels that agree in these are rivals.
type Standing = (u32, Option<Part>);

struct Labels<'d> {
    day: &'d Day,
    all: Vec<Label>,
    best: HashMap<Standing, Vec<(i64, i64)>>,
}

impl Labels<'_> {
    fn spot(&self, part: Part) -> Spot {
        match part {
            Part::Meeting(n) => self.day.meetings[n].spot,
            Part::Stop(n) => self.day.stops[n].spot,
        }
    }

    /// Keeps the label, unless another is as early with as little walking.
    fn keep(&mut self, label: Label) -> Option<usize> {
        let rivals = self.best.entry((label.seen, label.last)).or_default();
        if rivals.iter().any(|(time, walk)| *time <= label.time && *walk <= label.walk) {
            return None;
        }
        rivals.push((label.time, label.walk));
        self.all.push(label);
        Some(self.all.len() - 1)
    }

    /// Every way to spend the time until the next meeting, from these beginnings.
    fn stroll(&mut self, mut open: Vec<usize>) -> Vec<usize> {
        let mut done = open.clone();
        while let Some(n) = open.pop() {
            let from = self.all[n];
            for stop in (0..self.day.stops.len()).filter(|stop| from.seen >> stop & 1 == 0) {
                let part = Part::Stop(stop);
                let way = from.last.map_or(0, |last| walk(self.spot(last), self.spot(part)));
                let time = from.time + way + self.day.stops[stop].stay;
                if time > self.day.until {
                    continue;
                }
                let next = Label {
                    seen: from.seen | 1 << stop,
                    time,
                    walk: from.walk + way,
                    last: Some(part),
                    before: Some(n),
                };
                if let Some(kept) = self.keep(next) {
                    open.push(kept);
                    done.push(kept);
                }
            }
        }
        done
    }

    /// On to a meeting from everywhere one can be in time.
    fn meet(&mut self, meeting: usize, from: &[usize]) -> Vec<usize> {
        let part = Part::Meeting(meeting);
        let held = self.day.meetings[meeting];
        let mut there = vec![];
        for n in from {
            let label = self.all[*n];
            let way = label.last.map_or(0, |last| walk(self.spot(last), held.spot));
            let strolled = matches!(label.last, Some(Part::Stop(_)));
            if strolled && label.time + way > held.starts {
                continue;
            }
            let time = held.ends.max(label.time);
            let next = Label { time, walk: label.walk + way, last: Some(part), before: Some(*n), ..label };
            there.extend(self.keep(next));
        }
        there
    }
}

fn exact(day: &Day) -> Vec<Part> {
    let mut labels = Labels { day, all: vec![], best: HashMap::new() };
    let start = Label { seen: 0, time: day.from, walk: 0, last: None, before: None };
    let mut here: Vec<usize> = labels.keep(start).into_iter().collect();
    for meeting in 0..day.meetings.len() {
        let strolled = labels.stroll(here);
        // What was early before a meeting is no rival to what comes after it.
        labels.best.clear();
        here = labels.meet(meeting, &strolled);
    }
    let ends = labels.stroll(here);
    let worth = |n: &usize| {
        let label = labels.all[*n];
        (std::cmp::Reverse(label.seen.count_ones()), label.walk, label.time, *n)
    };
    let mut order = vec![];
    let mut at = ends.into_iter().min_by_key(worth);
    while let Some(n) = at {
        order.extend(labels.all[n].last);
        at = labels.all[n].before;
    }
    order.reverse();
    order
}

fn inserted(day: &Day) -> Vec<Part> {
    let mut order: Vec<Part> = (0..day.meetings.len()).map(Part::Meeting).collect();
    loop {
        let now = follow(day, &order).map_or(0, |tour| tour.walk);
        let mut best: Option<(i64, usize, usize)> = None;
        for stop in (0..day.stops.len()).filter(|stop| !order.contains(&Part::Stop(*stop))) {
            for at in 0..=order.len() {
                let mut tried = order.clone();
                tried.insert(at, Part::Stop(stop));
                let Some(tour) = follow(day, &tried) else { continue };
                let cost = (tour.walk - now, stop, at);
                if best.is_none_or(|best| cost < best) {
                    best = Some(cost);
                }
            }
        }
        let Some((_, stop, at)) = best else { return order };
        order.insert(at, Part::Stop(stop));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60;

    /// Numbers that look like chance and are the same every time.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, n: i64) -> i64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(self.0 >> 33).unwrap() % n
        }

        fn spot(&mut self) -> Spot {
            Spot { hall: usize::try_from(self.below(3)).unwrap(), x: self.below(9_000), y: self.below(6_000) }
        }

        fn day(&mut self, meetings: i64, stops: i64) -> Day {
            let mut starts = 0;
            let meetings = (0..meetings).map(|_| {
                starts += self.below(40) * MINUTE + 20 * MINUTE;
                let held = Meeting { spot: self.spot(), starts, ends: starts + 20 * MINUTE };
                starts = held.ends;
                held
            });
            let meetings: Vec<Meeting> = meetings.collect();
            let until = starts + self.below(40) * MINUTE;
            let stops = (0..stops).map(|_| Stop { spot: self.spot(), stay: 10 * MINUTE }).collect();
            Day { from: 0, until, meetings, stops }
        }
    }

    /// Every order of every choice of stops, tried out.
    fn brute(day: &Day) -> (usize, i64) {
        let mut best = (0, i64::MAX);
        let mut open: Vec<(usize, Vec<Part>)> = vec![(0, vec![])];
        while let Some((met, order)) = open.pop() {
            if met == day.meetings.len()
                && let Some(tour) = follow(day, &order)
            {
                let seen = order.len() - met;
                if seen > best.0 || seen == best.0 && tour.walk < best.1 {
                    best = (seen, tour.walk);
                }
            }
            if met < day.meetings.len() {
                open.push((met + 1, [&order[..], &[Part::Meeting(met)]].concat()));
            }
            for stop in (0..day.stops.len()).map(Part::Stop).filter(|stop| !order.contains(stop)) {
                open.push((met, [&order[..], &[stop]].concat()));
            }
        }
        best
    }

    #[test]
    fn no_order_sees_more_or_walks_less() {
        let mut dice = Dice(7);
        for _ in 0..60 {
            let (meetings, stops) = (dice.below(4), dice.below(5));
            let day = dice.day(meetings, stops);
            let found = tour(&day);
            let seen = day.stops.len() - found.left.len();
            assert_eq!((seen, found.walk), brute(&day), "{day:?}");
        }
    }

    #[test]
    fn many_stops_never_make_a_meeting_late() {
        let mut dice = Dice(11);
        for _ in 0..10 {
            let day = dice.day(4, 16);
            let found = tour(&day);
            for step in &found.steps {
                match step.part {
                    Part::Meeting(n) => assert!(step.walk >= 0 && n < 4),
                    Part::Stop(n) => assert!(step.arrives + day.stops[n].stay <= day.until),
                }
            }
            assert_eq!(found.steps.len() + found.left.len(), 20);
            let order: Vec<Part> = found.steps.iter().map(|step| step.part).collect();
            assert!(follow(&day, &order).is_some());
        }
    }

    #[test]
    fn a_day_without_anything_is_no_way() {
        assert_eq!(tour(&Day::default()), Tour::default());
    }
}
