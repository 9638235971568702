//! The course of a search: which attempts are made, at which temperature, and for how long.
use super::search::Search;
use super::state::OUT;
use super::taste::gaps;

/// How hot a search begins and ends, in thousandths of a unit of weight, and how much work it may do.
#[derive(Copy, Clone, Debug)]
pub(super) struct Course {
    pub from: f64,
    pub to: f64,
    pub work: u64,
    /// Of 256 attempts, how many move a meeting that is scheduled already.
    pub shuffles: usize,
    pub swaps: usize,
}

impl Course {
    /// One of so many equal parts of a course, as hot as the whole is then.
    pub fn part(self, k: u64, of: u64) -> Course {
        let heat = |k: u64| self.from * (self.to / self.from).powf(k as f64 / of as f64);
        Course { from: heat(k), to: heat(k + 1), work: self.work / of, ..self }
    }
}

impl Search<'_, '_> {
    /// Attempts, from hot to cold, until the work is done. `wanted` are the pairs worth an attempt.
    pub fn anneal(&mut self, wanted: &[u32], course: Course) {
        let begun = self.work;
        let mut heat = course.from;
        let mut turn = 0u32;
        while self.work - begun < course.work {
            if turn.is_multiple_of(64) {
                let done = (self.work - begun) as f64 / course.work as f64;
                heat = course.from * (course.to / course.from).powf(done);
            }
            turn += 1;
            self.work += 3;
            // Metropolis: what is drawn first is the largest loss that would still be accepted.
            let luck = ((self.dice.next() >> 40) + 1) as f32 / (1 << 24) as f32;
            let limit = (heat as f32 * luck.ln()).ceil() as i64;
            let kind = self.dice.below(256);
            if kind < course.swaps {
                self.swap(wanted, limit);
            } else if kind < course.swaps + course.shuffles || self.state.waiting.is_empty() {
                self.shuffle(wanted, limit, heat as i64);
            } else {
                let p = self.state.waiting[self.dice.below(self.state.waiting.len())];
                let slots = self.state.problem.wishes[p as usize].slots;
                if slots != 0 {
                    let t = self.pick(p, slots, 2000 + 2 * heat as i64);
                    self.attempt(p, t, (2, limit, 1000 + heat as i64));
                }
            }
        }
    }

    /// Moves one scheduled meeting to another of its slots.
    fn shuffle(&mut self, wanted: &[u32], limit: i64, noise: i64) {
        if wanted.is_empty() {
            return;
        }
        let p = wanted[self.dice.below(wanted.len())];
        let wish = &self.state.problem.wishes[p as usize];
        let now = self.state.slot_of[p as usize];
        if now == OUT || wish.is_fixed {
            return;
        }
        let others = wish.slots & !(1 << now);
        if others != 0 {
            let t = self.pick(p, others, 2000 + 2 * noise);
            self.attempt(p, t, (2, limit, 1000 + noise));
        }
    }

    /// Moves one meeting next to another of the same person by a Kempe chain between the two slots.
    fn swap(&mut self, wanted: &[u32], limit: i64) {
        if wanted.is_empty() {
            return;
        }
        let Some(p) = self.loose(wanted) else { return };
        let problem = self.state.problem;
        let wish = &problem.wishes[p as usize];
        let now = self.state.slot_of[p as usize];
        let mut aims = 0;
        for x in [wish.a as usize, wish.b as usize] {
            if problem.people[x].buyer || problem.gap_all {
                let rest = self.state.busy[x] & !(1 << now);
                aims |= (rest << 1 | rest >> 1) & !self.state.busy[x];
            }
        }
        // A neighbouring slot may be one the person is away in: then the next one beyond it would do as well, but
        // aims are only where to look first.
        let aims = aims & wish.slots;
        let others = if aims != 0 && self.dice.below(8) != 0 { aims } else { wish.slots & !(1 << now) };
        if others != 0 {
            let t = self.dice.bit(others);
            self.kempe(p, t, limit);
        }
    }

    /// Draws a scheduled meeting, if possible one of somebody who has an idle gap on that day.
    fn loose(&mut self, wanted: &[u32]) -> Option<u32> {
        let problem = self.state.problem;
        let mut last = None;
        for _ in 0..8 {
            let p = wanted[self.dice.below(wanted.len())];
            self.work += 1;
            let now = self.state.slot_of[p as usize];
            let wish = &problem.wishes[p as usize];
            if now == OUT || wish.is_fixed {
                continue;
            }
            last = Some(p);
            let day = problem.day_mask[problem.day_of[now as usize]];
            let has_gap = |x: u32| {
                let person = &problem.people[x as usize];
                let counts = person.buyer || problem.gap_all;
                counts && gaps(self.state.busy[x as usize] & day, person.there & day) > 0
            };
            if has_gap(wish.a) || has_gap(wish.b) {
                break;
            }
        }
        last
    }

    /// Takes every wanted pair that fits somewhere as it is.
    pub fn fill(&mut self, order: &[u32]) {
        for &p in order {
            if self.state.slot_of[p as usize] == OUT {
                let direct = self.state.direct(p);
                self.work += 2;
                if direct != 0 {
                    let t = self.pick(p, direct, 0);
                    self.put(p, t);
                }
            }
        }
        self.keep();
    }
}
