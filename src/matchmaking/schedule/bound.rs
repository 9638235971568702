//! The proof: an upper bound on what any schedule can be worth, that anybody can recompute from the prices.
//!
//! By weak duality every set of prices at or above nothing gives a bound: the prices times what there is, plus what
//! each pair gains in its best slot at these prices. The certificate's prices are whole thousandths and the
//! sum is taken in whole numbers, so that the bound is exact and not a matter of rounding.
use super::cliques::Clique;
use super::prices::{Prices, zone_index};
use super::problem::{Problem, bits};
use serde::Serialize;
use std::collections::HashMap;

/// Thousandths of a unit of weight.
type Milli = i64;

/// Prices that prove an upper bound, in the form the independent checker reads.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Certificate {
    /// The name of the instance.
    pub instance: String,
    /// What the prices prove, in units of weight.
    pub bound: f64,
    /// Per participant and slot.
    pub slot: Vec<f64>,
    /// Per lounge and slot.
    pub table: Vec<f64>,
    /// Per participant and day.
    pub day: Vec<f64>,
    /// Per participant: the quota.
    pub max: Vec<f64>,
    /// Per participant: the guaranteed minimum.
    pub min: Vec<f64>,
    /// Walking: participant, slot, halls now, halls in the next slot (bit masks), price.
    pub walk: Vec<(u32, u8, u64, u64, f64)>,
}

/// Prices in whole thousandths.
struct Exact {
    slot: Vec<Milli>,
    day: Vec<Milli>,
    max: Vec<Milli>,
    min: Vec<Milli>,
    table: Vec<Milli>,
    walk: Vec<(u32, u8, Clique, Milli)>,
}

/// What there is of everything, at these prices, but for the last digits.
pub(super) fn supply(problem: &Problem, prices: &Prices) -> f64 {
    Exact::new(problem, prices).supply(problem) as f64 / 1000.0
}

impl Certificate {
    /// Rounds the prices and adds up what they prove.
    pub(super) fn new(problem: &Problem, prices: &Prices, (kept, bonus): (&[u8], f32)) -> Self {
        let exact = Exact::new(problem, prices);
        let units = |numbers: &[Milli]| numbers.iter().map(|&milli| milli as f64 / 1000.0).collect();
        Certificate {
            instance: problem.name.clone(),
            bound: exact.bound(problem, (kept, (f64::from(bonus) * 1000.0) as Milli)) as f64 / 1000.0,
            slot: units(&exact.slot),
            table: units(&exact.table),
            day: units(&exact.day),
            max: units(&exact.max),
            min: units(&exact.min),
            walk: exact
                .walk
                .iter()
                .map(|&(x, t, clique, price)| (x, t, clique.now, clique.next, price as f64 / 1000.0))
                .collect(),
        }
    }
}

impl Exact {
    fn new(problem: &Problem, prices: &Prices) -> Self {
        let milli = |price: f32| (f64::from(price.max(0.0)) * 1000.0).round() as Milli;
        let all = |numbers: &[f32]| numbers.iter().map(|&price| milli(price)).collect();
        let top = Milli::from(problem.penalty) * 1000;
        Exact {
            slot: all(&prices.slot),
            day: all(&prices.day),
            max: all(&prices.max),
            min: prices.min.iter().map(|&price| milli(price).min(top)).collect(),
            table: all(&prices.table),
            walk: prices
                .walk
                .iter()
                .map(|row| (row.person, row.slot, row.clique, milli(row.price)))
                .filter(|row| row.3 > 0)
                .collect(),
        }
    }

    fn bound(&self, problem: &Problem, kept: (&[u8], Milli)) -> Milli {
        self.supply(problem) + self.demand(problem, kept)
    }

    fn supply(&self, problem: &Problem) -> Milli {
        let (slots, days) = (problem.slots, problem.days);
        let mut sum: Milli = self.walk.iter().map(|row| row.3).sum();
        for (x, person) in problem.people.iter().enumerate() {
            sum += bits(person.there)
                .map(|t| self.slot[x * slots + t] * Milli::from(person.cap[t]))
                .sum::<Milli>();
            sum += self.day[x * days..(x + 1) * days].iter().sum::<Milli>() * Milli::from(person.max_day);
            sum += self.max[x] * Milli::from(person.max) - self.min[x] * Milli::from(person.min);
        }
        for (z, zone) in problem.zones.iter().enumerate() {
            sum += (0..slots).map(|t| self.table[z * slots + t] * Milli::from(zone.tables[t])).sum::<Milli>();
        }
        sum
    }

    fn demand(&self, problem: &Problem, (kept, bonus): (&[u8], Milli)) -> Milli {
        let ways = self.ways(problem);
        let none = Vec::new();
        let mut sum = 0;
        for (p, wish) in problem.wishes.iter().enumerate() {
            let (a, b) = (wish.a as usize, wish.b as usize);
            let base =
                Milli::from(wish.weight) * 1000 - self.max[a] - self.max[b] + self.min[a] + self.min[b];
            let hall = problem.places[wish.place as usize].hall as u32;
            let ways_a = ways.get(&(wish.a, hall)).unwrap_or(&none);
            let ways_b = ways.get(&(wish.b, hall)).unwrap_or(&none);
            let profit = |t: usize| {
                let day = problem.day_of[t];
                let mut profit = base - self.slot[a * problem.slots + t] - self.slot[b * problem.slots + t];
                profit -= self.day[a * problem.days + day] + self.day[b * problem.days + day];
                profit -= zone_index(wish.zone).map_or(0, |z| self.table[z * problem.slots + t]);
                profit -= ways_a.get(t).copied().unwrap_or(0) + ways_b.get(t).copied().unwrap_or(0);
                profit + if kept.get(p).is_some_and(|&old| old as usize == t) { bonus } else { 0 }
            };
            let best = bits(wish.slots).map(profit).max();
            sum += best.map_or(0, |best| if wish.is_fixed { best } else { best.max(0) });
        }
        sum
    }

    /// What walking costs a person in a hall, slot by slot, for those who have such prices.
    fn ways(&self, problem: &Problem) -> HashMap<(u32, u32), Vec<Milli>> {
        let mut ways: HashMap<(u32, u32), Vec<Milli>> = HashMap::new();
        for &(x, t, clique, price) in &self.walk {
            for (halls, t) in [(clique.now, t as usize), (clique.next, t as usize + 1)] {
                for hall in bits(halls) {
                    ways.entry((x, hall as u32)).or_insert_with(|| vec![0; problem.slots])[t] += price;
                }
            }
        }
        ways
    }
}
