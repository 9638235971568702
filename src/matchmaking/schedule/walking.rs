//! Prices of the walking rule, for the few people and slots where it bites.
//!
//! A row says: of one person's meetings in slot `t` in some halls and in `t + 1` in other halls, at most one. Rows
//! are made when the present solution breaks them (cutting planes), so most people never have any.
use super::cliques::Clique;
use super::prices::{Row, nudge};
use super::problem::{NONE, Problem, bits};
use super::softmax::View;

/// The rows' prices, spread out as one number per hall and slot for each person who has rows.
pub(super) struct Walking {
    block_of: Vec<u32>,
    spread: Vec<f32>,
    speed: Vec<f32>,
    halls: usize,
    slots: usize,
}

impl Walking {
    pub fn new(problem: &Problem) -> Self {
        Walking {
            block_of: vec![NONE; problem.people.len()],
            spread: Vec::new(),
            speed: Vec::new(),
            halls: problem.walk.len(),
            slots: problem.slots,
        }
    }

    /// How many numbers there are.
    pub fn size(&self) -> usize {
        self.spread.len()
    }

    /// Where the numbers of a person begin for meetings at a place, one per slot.
    pub fn at(&self, problem: &Problem, x: u32, place: u32) -> Option<usize> {
        let block = self.block_of[x as usize];
        let hall = || problem.places[place as usize].hall;
        (block != NONE).then(|| (block as usize * self.halls + hall()) * self.slots)
    }

    /// What a person charges for walking to a place, slot by slot.
    pub fn charges(&self, problem: &Problem, x: u32, place: u32) -> Option<&[f32]> {
        self.at(problem, x, place).map(|from| &self.spread[from..from + self.slots])
    }

    /// Spreads the rows' prices.
    pub fn charge(&mut self, rows: &[Row]) {
        self.spread.fill(0.0);
        for row in rows {
            self.each_cell(row, |cell, spread| spread[cell] += row.price);
        }
    }

    fn each_cell(&mut self, row: &Row, mut act: impl FnMut(usize, &mut [f32])) {
        let block = self.block_of[row.person as usize] as usize;
        for (halls, t) in [(row.clique.now, row.slot as usize), (row.clique.next, row.slot as usize + 1)] {
            for hall in bits(halls) {
                act((block * self.halls + hall) * self.slots + t, &mut self.spread);
            }
        }
    }

    /// Every row's price moves towards balance.
    pub fn follow(&mut self, rows: &mut [Row], shares: &[f32], heat: f32) {
        for (k, row) in rows.iter_mut().enumerate() {
            let mut load = 0.0;
            self.each_cell(row, |cell, _| load += shares[cell]);
            nudge(&mut row.price, &mut self.speed[k], (load, 1.0), heat);
        }
    }

    /// Adds the rows that the spread of this person's wishes breaks.
    pub fn violated(
        &self,
        view: View<'_>,
        x: usize,
        (cliques, known, found): (&[Vec<Clique>], &[Row], &mut Vec<Row>),
    ) {
        let problem = view.problem;
        let mut by_hall = vec![0.0f32; self.halls * self.slots];
        let mut part = [0.0; 64];
        for &p in problem.wishes_of(x) {
            let wish = &problem.wishes[p as usize];
            let n = view.spread(p, &mut part);
            let hall = problem.places[wish.place as usize].hall;
            for (t, share) in bits(wish.slots).zip(&part[..n]) {
                by_hall[hall * self.slots + t] += share;
            }
        }
        let there = problem.people[x].there;
        for t in bits(there & there >> 1) {
            let load =
                |halls: u64, t: usize| bits(halls).map(|hall| by_hall[hall * self.slots + t]).sum::<f32>();
            for &clique in &cliques[t] {
                let (now, next) = (load(clique.now, t), load(clique.next, t + 1));
                let row = Row { person: x as u32, slot: t as u8, clique, price: 0.0 };
                let is_new = || !known.iter().any(|old| (old.slot, old.clique) == (row.slot, row.clique));
                if now > 0.02 && next > 0.02 && now + next > 1.03 && is_new() {
                    found.push(row);
                }
            }
        }
    }

    /// Takes new rows in.
    pub fn add(&mut self, rows: &mut Vec<Row>, found: &[Row]) {
        for row in found {
            let block = &mut self.block_of[row.person as usize];
            if *block == NONE {
                *block = (self.spread.len() / (self.halls * self.slots)) as u32;
                self.spread.resize(self.spread.len() + self.halls * self.slots, 0.0);
            }
            rows.push(*row);
            self.speed.push(0.0);
        }
    }
}
