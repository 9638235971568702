//! Annealed ejection chains: force a pair into a slot, move whoever stood in its way, keep it if that pays.
//!
//! One attempt puts a pair into a slot, takes out the meetings in conflict with it (a person's seat, a quota, a
//! table, a neighbouring meeting too far away) and finds a new slot for each of them: a free one if there is
//! one, else by the same means one level deeper. The attempt is kept by Metropolis' rule, else undone exactly.
use super::dice::Dice;
use super::problem::{NONE, Problem, bits};
use super::state::{OUT, State};

/// So many slots are tried for each meeting that was taken out.
const TRIES: usize = 12;
/// Most meetings one attempt may take out.
const LONGEST: usize = 12;

/// A search over schedules.
#[derive(Clone)]
pub(super) struct Search<'a, 'c> {
    pub state: State<'a>,
    pub dice: Dice,
    /// What persons charge per slot, in thousandths: `[x * slots + t]`.
    charges: &'c [i32],
    /// What zones charge per slot.
    tables: &'c [i32],
    /// Deterministic measure of the work done so far.
    pub work: u64,
    journal: Vec<(u32, u8, u8)>,
    evicted: Vec<(u32, u8, u8)>,
    rates: [i64; 64],
    settled: Vec<u32>,
    round: u32,
}

/// Prices in thousandths, as the search uses them.
pub(super) struct Charges {
    pub persons: Vec<i32>,
    pub tables: Vec<i32>,
    /// What each pair gains in its best slot.
    pub profits: Vec<i32>,
}

impl Charges {
    /// Everything is free; a pair gains its weight.
    pub fn none(problem: &Problem) -> Self {
        Charges {
            persons: vec![0; problem.people.len() * problem.slots],
            tables: vec![0; problem.zones.len() * problem.slots],
            profits: problem.wishes.iter().map(|wish| wish.weight * 1000).collect(),
        }
    }
}

impl<'a, 'c> Search<'a, 'c> {
    pub fn new(state: State<'a>, charges: &'c Charges, seed: u64) -> Self {
        let pairs = state.problem.wishes.len();
        Search {
            state,
            dice: Dice::new(seed),
            charges: &charges.persons,
            tables: &charges.tables,
            work: 0,
            journal: Vec::new(),
            evicted: Vec::new(),
            rates: [0; 64],
            settled: vec![0; pairs],
            round: 0,
        }
    }

    fn problem(&self) -> &'a Problem {
        self.state.problem
    }

    /// The best slot of a mask for a pair: cheap by the prices, next to the person's other meetings, with noise.
    pub fn pick(&mut self, p: u32, mask: u64, noise: i64) -> usize {
        if mask & (mask - 1) == 0 {
            return mask.trailing_zeros() as usize;
        }
        self.rate(p, mask, noise);
        best_of(&self.rates, mask)
    }

    /// Rates the slots of a mask for a pair.
    fn rate(&mut self, p: u32, mask: u64, noise: i64) {
        let problem = self.problem();
        let wish = &problem.wishes[p as usize];
        let slots = problem.slots;
        let (a, b) = (wish.a as usize * slots, wish.b as usize * slots);
        let tables = (wish.zone != NONE).then_some(wish.zone as usize * slots);
        let kept = self.state.kept.get(p as usize).copied().unwrap_or(OUT);
        let near = self.beside(wish.a as usize) | self.beside(wish.b as usize);
        let mut luck = self.dice.next();
        for t in bits(mask) {
            let table = tables.map_or(0, |from| self.tables[from + t]);
            let charge = i64::from(self.charges[a + t]) + i64::from(self.charges[b + t]) + i64::from(table);
            let keep = if kept as usize == t { self.state.taste.keep } else { 0 };
            let beside = if near >> t & 1 == 1 { self.state.taste.gap } else { 0 };
            self.rates[t] = keep + beside - charge + (((luck & 255) as i64 * noise) >> 8);
            luck = luck.rotate_right(8).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        self.work += 2 + u64::from(mask.count_ones()) / 8;
    }

    /// Slots right beside the meetings of somebody whose gaps count.
    fn beside(&self, x: usize) -> u64 {
        let counts = self.problem().people[x].buyer || self.problem().gap_all;
        if counts { self.state.busy[x] << 1 | self.state.busy[x] >> 1 } else { 0 }
    }

    pub fn put(&mut self, p: u32, t: usize) {
        self.journal.push((p, OUT, t as u8));
        self.state.put(p, t);
        self.work += 3;
    }

    pub fn take(&mut self, p: u32) {
        self.journal.push((p, self.state.slot_of[p as usize], OUT));
        self.state.take(p);
        self.work += 3;
    }

    /// Forgets how the present schedule came about: it is the one to go back to.
    pub fn keep(&mut self) {
        self.journal.clear();
    }

    /// Goes back to the schedule last kept.
    pub fn undo(&mut self) {
        self.retreat((0, 0));
    }

    /// Goes back to when the journal and the list of the evicted were as long as this.
    fn retreat(&mut self, (steps, evicted): (usize, usize)) {
        self.evicted.truncate(evicted);
        while self.journal.len() > steps {
            let Some((p, from, to)) = self.journal.pop() else { return };
            self.work += 3;
            if to != OUT {
                self.state.take(p);
            }
            if from != OUT {
                self.state.put(p, from as usize);
            }
        }
    }

    /// Forces a pair into a slot and finds new slots for whoever stood in its way, `depth` levels deep. Kept when
    /// the score changes by at least `limit`. Answers whether it was kept.
    pub fn attempt(&mut self, p: u32, t: usize, (depth, limit, noise): (u8, i64, i64)) -> bool {
        let before = self.state.score;
        self.begin();
        let fine = self.force(p, t, 0);
        let mut next = 0;
        while fine && next < self.evicted.len() {
            let (q, left, level) = self.evicted[next];
            next += 1;
            let direct = self.state.direct(q);
            self.work += 2;
            if direct != 0 {
                let slot = self.pick(q, direct, noise);
                self.put(q, slot);
                self.settled[q as usize] = self.round;
            } else if level < depth && self.evicted.len() < LONGEST {
                self.chain(q, left, level, noise);
            }
        }
        if fine && self.state.score - before >= limit {
            self.keep();
            return true;
        }
        self.undo();
        false
    }

    /// Tries a few slots for an evicted pair; stays in the first where it costs less than it is worth.
    fn chain(&mut self, q: u32, left: u8, level: u8, noise: i64) {
        let wish = &self.problem().wishes[q as usize];
        let mut slots = wish.slots & !(1 << left);
        if slots == 0 {
            return;
        }
        self.rate(q, slots, noise);
        for _ in 0..TRIES {
            if slots == 0 {
                return;
            }
            let slot = best_of(&self.rates, slots);
            slots &= !(1 << slot);
            self.work += 1;
            if !self.is_promising(q, slot) {
                continue;
            }
            let (mark, before) = ((self.journal.len(), self.evicted.len()), self.state.score);
            if self.force(q, slot, level + 1) && self.state.score + self.regained(mark.1) > before {
                return;
            }
            self.retreat(mark);
        }
    }

    /// What of the meetings evicted since `from` can be held elsewhere right away.
    fn regained(&mut self, from: usize) -> i64 {
        self.work += 2;
        let direct = self.evicted[from..].iter().filter(|(q, ..)| self.state.direct(*q) != 0);
        direct.map(|(q, ..)| i64::from(self.problem().wishes[*q as usize].weight) * 1000).sum()
    }

    /// May a pair gain more in a slot than those in its way lose? A quick look that forgets quotas.
    fn is_promising(&self, q: u32, t: usize) -> bool {
        let wish = &self.problem().wishes[q as usize];
        let mut left = i64::from(wish.weight);
        let loss = |r: u32| match self.may_move(r) {
            true if self.state.direct(r) != 0 => 0,
            true => i64::from(self.problem().wishes[r as usize].weight),
            false => i64::MAX / 4,
        };
        for x in [wish.a as usize, wish.b as usize] {
            if self.state.is_full(x, t) {
                left -= self.state.meetings(x, t).iter().map(|&r| loss(r)).min().unwrap_or(0);
            }
            if left <= 0 {
                return false;
            }
            left -= self.state.too_far(x, wish.place, t).map(loss).fold(0, i64::saturating_add);
        }
        left > 0
    }

    pub fn begin(&mut self) {
        self.round += 1;
        self.journal.clear();
        self.evicted.clear();
    }

    /// Puts `p` into `t` and evicts what is in conflict. False when something in the way may not move.
    fn force(&mut self, p: u32, t: usize, level: u8) -> bool {
        if self.state.slot_of[p as usize] != OUT {
            self.take(p);
        }
        let wish = &self.problem().wishes[p as usize];
        for x in [wish.a as usize, wish.b as usize] {
            while let Some(q) = { self.state.too_far(x, wish.place, t).next() } {
                if !self.evict(q, level) {
                    return false;
                }
            }
            if self.state.is_full(x, t) && !self.evict_from(Crowd::Seats(x, t), level) {
                return false;
            }
            let person = &self.problem().people[x];
            let day = self.problem().day_of[t];
            let on_day = u32::from(self.state.day_count[x * self.problem().days + day]);
            if on_day >= person.max_day && !self.evict_from(Crowd::Day(x, day), level) {
                return false;
            }
            if self.state.count[x] >= person.max && !self.evict_from(Crowd::All(x), level) {
                return false;
            }
        }
        let crowded = wish.zone != NONE && self.state.table_open[wish.zone as usize] >> t & 1 == 0;
        if crowded && !self.evict_from(Crowd::Tables(wish.zone, t), level) {
            return false;
        }
        self.settled[p as usize] = self.round;
        self.put(p, t);
        true
    }

    fn may_move(&self, q: u32) -> bool {
        self.settled[q as usize] != self.round && !self.problem().wishes[q as usize].is_fixed
    }

    /// May this meeting leave its slot for `t` in the present attempt?
    pub fn may_go(&self, q: u32, t: usize) -> bool {
        self.may_move(q) && self.problem().wishes[q as usize].slots >> t & 1 == 1
    }

    /// This pair has found its slot for the present attempt.
    pub fn settle(&mut self, q: u32) {
        self.settled[q as usize] = self.round;
    }

    fn evict(&mut self, q: u32, level: u8) -> bool {
        if !self.may_move(q) || self.evicted.len() >= LONGEST {
            return false;
        }
        let left = self.state.slot_of[q as usize];
        self.take(q);
        self.evicted.push((q, left, level));
        true
    }

    /// Evicts the one of a crowd that is easiest to spare.
    fn evict_from(&mut self, crowd: Crowd, level: u8) -> bool {
        let mut best: Option<(i64, u32)> = None;
        let mut luck = self.dice.next();
        let mut consider = |this: &Self, q: u32| {
            if this.may_move(q) {
                let loss = i64::from(this.problem().wishes[q as usize].weight) * 256 + (luck & 0xFFF) as i64;
                luck = luck.rotate_right(13);
                let free = if this.state.direct(q) != 0 { 50 * 256 } else { 0 };
                if best.is_none_or(|(least, _)| loss - free < least) {
                    best = Some((loss - free, q));
                }
            }
        };
        match crowd {
            Crowd::Seats(x, t) => self.state.meetings(x, t).iter().for_each(|&q| consider(self, q)),
            Crowd::Tables(zone, t) => {
                let here = self.state.at_tables(zone, t);
                if here.is_empty() {
                    return false;
                }
                let from = (self.round as usize).wrapping_mul(7919) % here.len();
                here.iter().cycle().skip(from).take(here.len().min(6)).for_each(|&q| consider(self, q));
            }
            Crowd::Day(x, day) => {
                for t in bits(self.state.busy[x] & self.problem().day_mask[day]) {
                    self.state.meetings(x, t).iter().for_each(|&q| consider(self, q));
                }
            }
            Crowd::All(x) => {
                for t in bits(self.state.busy[x]) {
                    self.state.meetings(x, t).iter().for_each(|&q| consider(self, q));
                }
            }
        }
        self.work += 2;
        best.is_some_and(|(_, q)| self.evict(q, level))
    }
}

/// The slot of a mask with the highest rate.
fn best_of(rates: &[i64; 64], mask: u64) -> usize {
    bits(mask).max_by_key(|&t| (rates[t], std::cmp::Reverse(t))).unwrap_or(0)
}

/// Among whom one has to make room.
#[derive(Copy, Clone)]
enum Crowd {
    Seats(usize, usize),
    Day(usize, usize),
    All(usize),
    Tables(u32, usize),
}
