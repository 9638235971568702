//! What a slot of a person, a table, a place in a quota is worth: the prices of the linear programme's dual.
//!
//! The dual is smoothed (each pair spreads over its slots by a softmax) and descended with diagonally scaled,
//! accelerated projected gradient steps while the temperature falls (Nesterov, "Smooth minimization of non-smooth
//! functions", 2005). Any prices at or above nothing prove an upper bound ([`super::bound`]); these make it tight, and
//! they tell the search which pairs are contested and which slots are cheap.
use super::cliques::{self, Clique};
use super::problem::{NONE, Problem, bits};
use super::search::Charges;
use super::softmax::{Shares, View};
use super::walking::Walking;
use std::collections::HashMap;

/// Prices of everything scarce, in units of weight.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    /// One more meeting of person `x` in slot `t`: `[x * slots + t]`.
    pub slot: Vec<f32>,
    /// One more meeting of person `x` on day `d`.
    pub day: Vec<f32>,
    /// One more meeting of person `x`.
    pub max: Vec<f32>,
    /// Reward for a meeting towards the minimum of `x`; at most the penalty.
    pub min: Vec<f32>,
    /// One more table of zone `z` in slot `t`.
    pub table: Vec<f32>,
    /// Neighbouring slots of one person in halls too far apart.
    pub walk: Vec<Row>,
}

/// At most one meeting of `person` in `slot` and the next, in halls that exclude each other.
#[derive(Copy, Clone, Debug)]
pub(super) struct Row {
    pub person: u32,
    pub slot: u8,
    pub clique: Clique,
    pub price: f32,
}

impl Prices {
    pub fn free(problem: &Problem) -> Self {
        let (people, slots, days) = (problem.people.len(), problem.slots, problem.days);
        Prices {
            slot: vec![0.0; people * slots],
            day: vec![0.0; people * days],
            max: vec![0.0; people],
            min: vec![0.0; people],
            table: vec![0.0; problem.zones.len() * slots],
            walk: Vec::new(),
        }
    }

    /// Everything a person charges in a slot, walking aside: `[x * slots + t]`.
    pub fn charges(&self, problem: &Problem, into: &mut [f32]) {
        let slots = problem.slots;
        for x in 0..problem.people.len() {
            let whole = self.max[x] - self.min[x];
            let days = &self.day[x * problem.days..(x + 1) * problem.days];
            for t in 0..slots {
                into[x * slots + t] = self.slot[x * slots + t] + days[problem.day_of[t]] + whole;
            }
        }
    }
}

/// Weights in which the schedule there was before has a bonus; see [`Dual::bonus`].
pub(super) struct Dual<'a> {
    problem: &'a Problem,
    pub prices: Prices,
    speed: Prices,
    order: Vec<u32>,
    /// Bonus of a pair in one slot, in units of weight.
    bonus: f32,
    kept: &'a [u8],
    charges: Vec<f32>,
    shares: Vec<Shares>,
    walking: Walking,
    cliques: Vec<Vec<Clique>>,
    best: Option<(f64, Prices)>,
}

/// The pairs are always divided into as many parts, whatever the machine: the sums stay the same.
const PARTS: usize = 2;
/// Fewer pairs than this are not worth a second thread.
const WORTH_A_THREAD: usize = 3000;
/// The share of a full Newton step along one price, were it alone.
const STEP: f32 = 1.2;
const MOMENTUM: f32 = 0.85;
const HOTTEST: f32 = 12.0;
/// The more steps, the colder the last: what the softmax blurs is lost to the bound, but few steps cannot follow.
const COLDEST: std::ops::RangeInclusive<f32> = 0.01..=0.1;
/// The same where pairs have a bonus for staying: most of them are decided from the beginning.
const KEEPING: (f32, f32) = (8.0, 0.05);

impl<'a> Dual<'a> {
    pub fn new(problem: &'a Problem, kept: &'a [u8], bonus: f32) -> Self {
        let mut order: Vec<u32> = (0..problem.wishes.len() as u32).collect();
        order.retain(|&p| problem.wishes[p as usize].slots != 0);
        order.sort_by_key(|&p| {
            let wish = &problem.wishes[p as usize];
            let roams = problem.people[wish.a as usize].roaming;
            if roams { (wish.a, wish.b) } else { (wish.b, wish.a) }
        });
        Dual {
            problem,
            prices: Prices::free(problem),
            speed: Prices::free(problem),
            order,
            bonus,
            kept,
            charges: vec![0.0; problem.people.len() * problem.slots],
            shares: (0..PARTS).map(|_| Shares::new(problem)).collect(),
            walking: Walking::new(problem),
            cliques: cliques::all(problem),
            best: None,
        }
    }

    /// Takes so many steps and keeps the best prices seen; answers the bound they prove, before rounding.
    pub fn descend(&mut self, steps: usize) -> f64 {
        let walks = self.cliques.iter().any(|some| !some.is_empty());
        let (hottest, coldest) = if self.bonus > 0.0 {
            KEEPING
        } else {
            (HOTTEST, (400.0 / (steps as f32).powi(2)).clamp(*COLDEST.start(), *COLDEST.end()))
        };
        for step in 0..steps {
            let done = step as f32 / steps as f32;
            let heat = hottest * (coldest / hottest).powf((done / 0.92).min(1.0));
            self.step(heat);
            let due = step * 12 / steps != (step + 1) * 12 / steps;
            if walks && due && done > 0.4 && done < 0.9 {
                self.find_walks(heat);
            }
            if done > 0.9 && step % 3 == 2 {
                self.remember();
            }
        }
        self.remember();
        if let Some((_, best)) = &self.best {
            self.prices = best.clone();
        }
        self.best.as_ref().map_or(0.0, |(bound, _)| *bound)
    }

    /// The prices as the search uses them, in thousandths.
    pub fn charges(&mut self) -> Charges {
        self.prices.charges(self.problem, &mut self.charges);
        self.walking.charge(&self.prices.walk);
        let view = self.view(*COLDEST.start());
        let mut part = [0.0f32; 64];
        let profit = |p: usize| {
            let n = view.profits(p as u32, &mut part);
            part[..n].iter().fold(f32::NEG_INFINITY, |best, &v| best.max(v))
        };
        let profits =
            (0..self.problem.wishes.len()).map(profit).map(|v| (v.max(-1e6) * 1000.0) as i32).collect();
        let milli = |numbers: &[f32]| numbers.iter().map(|&n| (n * 1000.0) as i32).collect();
        Charges { persons: milli(&self.charges), tables: milli(&self.prices.table), profits }
    }

    fn remember(&mut self) {
        let bound = self.proven();
        if self.best.as_ref().is_none_or(|(best, _)| bound < *best) {
            self.best = Some((bound, self.prices.clone()));
        }
    }

    /// What the present prices prove, but for the last digits.
    fn proven(&mut self) -> f64 {
        self.prices.charges(self.problem, &mut self.charges);
        self.walking.charge(&self.prices.walk);
        let view = self.view(*COLDEST.start());
        let gains = |pairs: &[u32]| {
            let mut part = [0.0f32; 64];
            let gain = |&p: &u32| {
                let n = view.profits(p, &mut part);
                let least = if self.problem.wishes[p as usize].is_fixed { f32::NEG_INFINITY } else { 0.0 };
                f64::from(part[..n].iter().fold(least, |best, &v| best.max(v)))
            };
            pairs.iter().map(gain).sum::<f64>()
        };
        let (first, second) = self.order.split_at(self.order.len() / PARTS);
        let (one, two) = if self.order.len() < WORTH_A_THREAD {
            (gains(first), gains(second))
        } else {
            std::thread::scope(|scope| {
                let other = scope.spawn(|| gains(second));
                (gains(first), other.join().unwrap_or(f64::INFINITY))
            })
        };
        super::bound::supply(self.problem, &self.prices) + one + two
    }

    fn view(&self, heat: f32) -> View<'_> {
        View {
            problem: self.problem,
            charges: &self.charges,
            tables: &self.prices.table,
            walking: &self.walking,
            kept: (self.kept, self.bonus),
            heat,
        }
    }

    fn step(&mut self, heat: f32) {
        self.prices.charges(self.problem, &mut self.charges);
        self.walking.charge(&self.prices.walk);
        let (first, second) = self.order.split_at(self.order.len() / PARTS);
        let mut shares = std::mem::take(&mut self.shares);
        let (one, two) = shares.split_at_mut(1);
        let view = self.view(heat);
        if self.order.len() < WORTH_A_THREAD {
            one[0].gather(view, first);
            two[0].gather(view, second);
        } else {
            std::thread::scope(|scope| {
                scope.spawn(|| two[0].gather(view, second));
                one[0].gather(view, first);
            });
        }
        one[0].add(&two[0]);
        self.shares = shares;
        self.follow(heat);
    }

    /// Every price moves towards what would balance demand and supply.
    fn follow(&mut self, heat: f32) {
        let (problem, shares) = (self.problem, &self.shares[0]);
        let (slots, days) = (problem.slots, problem.days);
        let top = problem.penalty as f32;
        for (x, person) in problem.people.iter().enumerate() {
            let mut total = 0.0;
            for day in 0..days {
                let mut on_day = 0.0;
                for t in bits(person.there & problem.day_mask[day]) {
                    let at = x * slots + t;
                    on_day += shares.person[at];
                    let cap = f32::from(person.cap[t]);
                    nudge(
                        &mut self.prices.slot[at],
                        &mut self.speed.slot[at],
                        (shares.person[at], cap),
                        heat,
                    );
                }
                total += on_day;
                let at = x * days + day;
                let cap = person.max_day as f32;
                nudge(&mut self.prices.day[at], &mut self.speed.day[at], (on_day, cap), heat);
            }
            nudge(&mut self.prices.max[x], &mut self.speed.max[x], (total, person.max as f32), heat);
            if person.min > 0 {
                let short = (2.0 * person.min as f32 - total, person.min as f32);
                nudge(&mut self.prices.min[x], &mut self.speed.min[x], short, heat);
                self.prices.min[x] = self.prices.min[x].min(top);
            }
        }
        for (z, zone) in problem.zones.iter().enumerate() {
            for t in 0..slots {
                let at = z * slots + t;
                let load = (shares.table[at], f32::from(zone.tables[t]));
                nudge(&mut self.prices.table[at], &mut self.speed.table[at], load, heat);
            }
        }
        self.walking.follow(&mut self.prices.walk, &self.shares[0].walk, heat);
    }

    fn find_walks(&mut self, heat: f32) {
        self.prices.charges(self.problem, &mut self.charges);
        self.walking.charge(&self.prices.walk);
        let mut known: HashMap<u32, Vec<Row>> = HashMap::new();
        for row in &self.prices.walk {
            known.entry(row.person).or_default().push(*row);
        }
        let (mut found, none) = (Vec::new(), Vec::new());
        for x in (0..self.problem.people.len()).filter(|&x| self.problem.people[x].roaming) {
            let known = known.get(&(x as u32)).unwrap_or(&none);
            self.walking.violated(self.view(heat), x, (&self.cliques, known, &mut found));
        }
        self.walking.add(&mut self.prices.walk, &found);
    }
}

/// One scaled, accelerated, projected step of one price.
pub(super) fn nudge(price: &mut f32, speed: &mut f32, (load, cap): (f32, f32), heat: f32) {
    if *price <= 0.0 && load <= cap {
        *speed = 0.0;
        return;
    }
    *speed = MOMENTUM * *speed + STEP * heat / load.max(cap).max(0.25) * (load - cap);
    *price += *speed;
    if *price < 0.0 {
        *price = 0.0;
        *speed = 0.0;
    }
}

/// The zone of a pair as an index, if it meets at tables.
pub(super) fn zone_index(zone: u32) -> Option<usize> {
    (zone != NONE).then_some(zone as usize)
}
