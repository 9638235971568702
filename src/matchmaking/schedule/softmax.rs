//! How a pair spreads over its slots at given prices, and what all pairs together ask of every slot and table.
use super::prices::zone_index;
use super::problem::{Problem, bits};
use super::walking::Walking;

/// Everything a pair needs to know to choose among its slots.
#[derive(Copy, Clone)]
pub(super) struct View<'a> {
    pub problem: &'a Problem,
    /// What each person charges in each slot.
    pub charges: &'a [f32],
    /// What each zone charges in each slot.
    pub tables: &'a [f32],
    pub walking: &'a Walking,
    /// The slot of each pair with a bonus (may be empty), and the bonus.
    pub kept: (&'a [u8], f32),
    /// The temperature of the softmax, in units of weight.
    pub heat: f32,
}

/// What is asked for.
pub(super) struct Shares {
    /// `[x * slots + t]`.
    pub person: Vec<f32>,
    /// `[zone * slots + t]`.
    pub table: Vec<f32>,
    /// In the layout of [`Walking`].
    pub walk: Vec<f32>,
}

impl View<'_> {
    /// What each slot of a pair is worth at these prices, in the order of its slots; answers how many there are.
    pub fn profits(&self, p: u32, into: &mut [f32; 64]) -> usize {
        let wish = &self.problem.wishes[p as usize];
        let slots = self.problem.slots;
        let charges_a = &self.charges[wish.a as usize * slots..][..slots];
        let charges_b = &self.charges[wish.b as usize * slots..][..slots];
        let weight = wish.weight as f32;
        let mut n = 0;
        for t in bits(wish.slots) {
            into[n] = weight - charges_a[t] - charges_b[t];
            n += 1;
        }
        if let Some(zone) = zone_index(wish.zone) {
            let tables = &self.tables[zone * slots..][..slots];
            for (profit, t) in into.iter_mut().zip(bits(wish.slots)) {
                *profit -= tables[t];
            }
        }
        for x in [wish.a, wish.b] {
            if let Some(ways) = self.walking.charges(self.problem, x, wish.place) {
                for (profit, t) in into.iter_mut().zip(bits(wish.slots)) {
                    *profit -= ways[t];
                }
            }
        }
        let (kept, bonus) = self.kept;
        if let Some(&old) = kept.get(p as usize) {
            for (profit, t) in into.iter_mut().zip(bits(wish.slots)) {
                *profit += if t == old as usize { bonus } else { 0.0 };
            }
        }
        n
    }

    /// How much of a pair falls on each of its slots, in their order; answers how many there are.
    pub fn spread(&self, p: u32, into: &mut [f32; 64]) -> usize {
        let n = self.profits(p, into);
        if self.problem.wishes[p as usize].is_fixed {
            into[0] = 1.0;
            return n;
        }
        let top = into[..n].iter().fold(0.0f32, |top, &v| top.max(v));
        let padded = n.div_ceil(4) * 4;
        into[n..padded].fill(f32::NEG_INFINITY);
        let per_heat = 1.0 / self.heat;
        let mut sum = exp(-top * per_heat);
        for four in into[..padded].chunks_exact_mut(4) {
            for value in four.iter_mut() {
                *value = exp((*value - top) * per_heat);
            }
            sum += four[0] + four[1] + four[2] + four[3];
        }
        let scale = 1.0 / sum;
        for value in &mut into[..n] {
            *value *= scale;
        }
        n
    }
}

impl Shares {
    pub fn new(problem: &Problem) -> Self {
        Shares {
            person: vec![0.0; problem.people.len() * problem.slots],
            table: vec![0.0; problem.zones.len() * problem.slots],
            walk: Vec::new(),
        }
    }

    /// Counts what these pairs ask for.
    pub fn gather(&mut self, view: View<'_>, pairs: &[u32]) {
        self.person.fill(0.0);
        self.table.fill(0.0);
        self.walk.clear();
        self.walk.resize(view.walking.size(), 0.0);
        let slots = view.problem.slots;
        let mut part = [0.0; 64];
        for &p in pairs {
            let n = view.spread(p, &mut part);
            let part = &part[..n];
            let wish = &view.problem.wishes[p as usize];
            for x in [wish.a, wish.b] {
                let asked = &mut self.person[x as usize * slots..][..slots];
                for (t, share) in bits(wish.slots).zip(part) {
                    asked[t] += share;
                }
                if let Some(from) = view.walking.at(view.problem, x, wish.place) {
                    let asked = &mut self.walk[from..from + slots];
                    for (t, share) in bits(wish.slots).zip(part) {
                        asked[t] += share;
                    }
                }
            }
            if let Some(zone) = zone_index(wish.zone) {
                let asked = &mut self.table[zone * slots..][..slots];
                for (t, share) in bits(wish.slots).zip(part) {
                    asked[t] += share;
                }
            }
        }
    }

    /// Adds what another part of the pairs asks for.
    pub fn add(&mut self, other: &Shares) {
        let both = [
            (&mut self.person, &other.person),
            (&mut self.table, &other.table),
            (&mut self.walk, &other.walk),
        ];
        for (mine, others) in both {
            for (sum, more) in mine.iter_mut().zip(others) {
                *sum += more;
            }
        }
    }
}

/// `e` to the power of something not above 0, to about six digits, and the same on every machine.
fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0;
    let y = x.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = y + ROUND;
    let part = (y - (whole - ROUND)) * std::f32::consts::LN_2;
    let curve = 1.0
        + part * (1.0 + part * (0.5 + part * (0.166_666_67 + part * (0.041_666_67 + part * 0.008_333_33))));
    f32::from_bits(curve.to_bits().wrapping_add(whole.to_bits() << 23))
}
