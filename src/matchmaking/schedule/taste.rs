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

    /// While value is still being found, niceties count less.
    pub fn at_first(self) -> Self {
        if self.meeting > 0 { self } else { Taste { gap: self.gap * 15 / 100, ..self } }
    }

    /// Staying counts, pleasantness only a little: people have made their plans.
    pub fn for_repair(self, keep: i32) -> Self {
        let keep = i64::from(keep.max(0)) * 1000;
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

    /// What the arrangement of the day of slot `t` is worth to a person (nothing or less). The part that does not
    /// depend on slot `t` may be left out: only differences are used.
    pub(super) fn taste_of(&self, x: usize, t: usize) -> i64 {
        let person = &self.problem.people[x];
        if !person.buyer && !self.problem.gap_all {
            return 0;
        }
        let day = self.problem.day_mask[self.problem.day_of[t]];
        let busy = self.busy[x] & day;
        if busy == 0 {
            return 0;
        }
        let mut cost = self.taste.gap * i64::from(runs(busy, person.there & day) - 1);
        if self.problem.gap_all {
            let all: u32 =
                self.problem.day_mask.iter().map(|&day| gaps(self.busy[x] & day, person.there & day)).sum();
            // Gaps are to be spread: the second of a person costs more than the first.
            cost = self.taste.gap * i64::from(all) + self.taste.gap / 8 * i64::from(all * all);
        } else if person.roaming && self.taste.metre > 0 {
            cost += self.taste.metre * self.way(x, t, busy);
        }
        -cost
    }

    /// Metres from the meeting before slot `t` to the one after it, by way of `t`.
    fn way(&self, x: usize, t: usize, busy: u64) -> i64 {
        let before = busy & ((1 << t) - 1);
        let after = busy & !((2u64 << t).wrapping_sub(1));
        let place = |u: usize| self.problem.wishes[self.meetings(x, u)[0] as usize].place;
        let mut stops = [0u32; 3];
        let mut n = 0;
        if before != 0 {
            stops[n] = place(63 - before.leading_zeros() as usize);
            n += 1;
        }
        if busy >> t & 1 == 1 {
            stops[n] = place(t);
            n += 1;
        }
        if after != 0 {
            stops[n] = place(after.trailing_zeros() as usize);
            n += 1;
        }
        let legs = stops[..n].windows(2);
        legs.map(|leg| self.problem.metres(leg[0], leg[1]) as i64).sum()
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
