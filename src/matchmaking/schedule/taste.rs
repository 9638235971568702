//! What makes one schedule nicer than another of the same value: few gaps, short ways, nobody left with nothing.
//!
//! These count in the same thousandths as weights but far below one unit each, so that they decide among equals
//! and are never bought with a meeting. A brokerage event (`gap_all`) is the exception: there all meetings are
//! held and the gaps are what is left to decide.
use super::problem::Problem;
use super::state::State;

/// Thousandths of a unit of weight.
#[derive(Copy, Clone, Debug)]
pub(super) struct Taste {
    /// An idle stretch between two meetings of a day.
    pub gap: i64,
    /// A metre between two meetings of a day.
    pub metre: i64,
    /// A person's first meeting.
    pub first: i64,
    /// Added to the worth of every meeting.
    pub meeting: i64,
    /// A meeting that stays in its old slot.
    pub keep: i64,
}

impl Taste {
    /// What suits this problem.
    pub fn of(problem: &Problem) -> Self {
        if problem.gap_all {
            Taste { gap: 1000, metre: 0, first: 0, meeting: 40_000, keep: 0 }
        } else {
            Taste { gap: 2500, metre: 1, first: 1000, meeting: 0, keep: 0 }
        }
    }
}

impl Taste {
    /// Nothing counts but value and the bonus for staying.
    pub fn value_only(self) -> Self {
        Taste { gap: 0, metre: 0, first: 0, meeting: 0, keep: self.keep }
    }

    /// While value is still being found, niceties count less; least on a single day, which leaves few ways out.
    pub fn at_first(self, days: usize) -> Self {
        let part = if days > 1 { 40 } else { 15 };
        if self.meeting > 0 { self } else { Taste { gap: self.gap * part / 100, ..self } }
    }

    /// Staying counts, pleasantness only a little: people have made their plans. Staying counts half as much again
    /// as it is worth: moves that hardly pay make room for nothing better, and people notice them.
    pub fn for_repair(self, keep: i32) -> Self {
        let keep = i64::from(keep.max(0)) * 1500;
        if self.meeting > 0 {
            Taste { keep, ..self }
        } else {
            Taste { gap: 300, metre: 0, first: 0, meeting: 0, keep }
        }
    }
}

impl State<'_> {
    /// Weight and bonus of a pair in a slot.
    pub(super) fn worth_at(&self, p: u32, t: usize) -> i64 {
        let kept = self.kept.get(p as usize).is_some_and(|&old| old as usize == t);
        let keep = if kept { self.taste.keep } else { 0 };
        i64::from(self.problem.wishes[p as usize].weight) * 1000 + self.taste.meeting + keep
    }

    /// What it changes in the pleasantness of a person's days when a meeting at this place is added in slot `t`.
    pub(super) fn taste_of(&self, x: usize, place: u32, t: usize) -> i64 {
        let person = &self.problem.people[x];
        if self.busy[x] >> t & 1 == 1 {
            return 0;
        }
        if self.problem.gap_all {
            return self.spread_gaps(self.busy[x], person.there)
                - self.spread_gaps(self.busy[x] | 1 << t, person.there);
        }
        if !person.buyer {
            return 0;
        }
        let day = self.problem.day_mask[self.problem.day_of[t]];
        let busy = self.busy[x] & day;
        if busy == 0 {
            return 0;
        }
        let there = person.there & day;
        let more = i64::from(runs(busy | 1 << t, there)) - i64::from(runs(busy, there));
        let way = if person.roaming && self.taste.metre > 0 { self.detour(x, (place, t), busy) } else { 0 };
        -self.taste.gap * more - self.taste.metre * way
    }

    /// What the gaps of a person cost where the gaps of everybody count. They are to be spread: the second of a
    /// person costs more than the first.
    fn spread_gaps(&self, busy: u64, there: u64) -> i64 {
        let days = self.problem.day_mask.iter();
        let all: u32 = days.map(|&day| gaps(busy & day, there & day)).sum();
        self.taste.gap * i64::from(all) + self.taste.gap / 8 * i64::from(all * all)
    }

    /// Metres more from the meeting before slot `t` to the one after it, when the way leads by this place.
    fn detour(&self, x: usize, (place, t): (u32, usize), busy: u64) -> i64 {
        let before = busy & ((1 << t) - 1);
        let after = busy & !((2u64 << t).wrapping_sub(1));
        let at = |u: u32| self.problem.wishes[self.meetings(x, u as usize)[0] as usize].place;
        let metres = |from: u32, to: u32| self.problem.metres(from, to) as i64;
        match (before != 0, after != 0) {
            (true, true) => {
                let (from, to) = (at(63 - before.leading_zeros()), at(after.trailing_zeros()));
                metres(from, place) + metres(place, to) - metres(from, to)
            }
            (true, false) => metres(at(63 - before.leading_zeros()), place),
            (false, true) => metres(place, at(after.trailing_zeros())),
            (false, false) => 0,
        }
    }
}

/// Idle stretches between the meetings of one day; being away is not idle.
pub(super) fn gaps(busy: u64, there: u64) -> u32 {
    if busy == 0 { 0 } else { runs(busy, there) - 1 }
}

/// Unbroken stretches of meetings: what lies between two of them is a slot in which the person is there and idle.
fn runs(busy: u64, there: u64) -> u32 {
    let idle = there & !busy;
    if idle == 0 {
        return 1;
    }
    // Between the first and the last meeting, count the stretches of being there that change from idle to busy.
    let first = busy.trailing_zeros();
    let last = 63 - busy.leading_zeros();
    let within = (u64::MAX >> (63 - last)) & (u64::MAX << first);
    let idle = idle & within;
    if idle == 0 {
        return 1;
    }
    // A slot away counts as whatever came before it: let idle slots spill over the slots away that follow.
    let away = !(there | busy) & within;
    let spilled = idle | (((idle << 1) & away).wrapping_add(away) ^ away) & away;
    // `spilled` covers idle slots and the slots away right after them; a run starts where it ends.
    (spilled & !(spilled >> 1)).count_ones() + 1
}
