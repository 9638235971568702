//! What can be seen of a pair: one number per trait. A score is nothing but a weighted sum of these.
use super::matrix::add;
use super::model::Model;
use super::population::{Buyer, Exhibitor, Strength};
use std::collections::HashMap;

/// The traits of a pair.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// Ticked sub-categories in common.
    Ticked,
    /// In common, and the words agree as well.
    Agreed,
    /// The same words.
    Named,
    /// What the buyer says often stands beside what the exhibitor offers.
    Together,
    /// The exhibitor says what is akin to the buyer's words.
    Kin,
    /// Near to an exhibitor the buyer showed interest in.
    History,
    /// Buyers who say the same took to this exhibitor.
    Drawn,
    /// Buyers who say the same took to exhibitors of its sub-categories.
    Pulled,
    /// A sub-category that is bought together with one that is needed.
    Complement,
    /// Serves the buyer's region.
    Region,
    /// Holds the certificates.
    Certificate,
    /// Price tiers apart.
    Tier,
    /// Its smallest order is not too large.
    Quantity,
    /// Delivers soon enough.
    Timing,
    /// Wants buyers of this kind.
    Sought,
}

/// How many traits there are.
pub const TRAITS: usize = 15;
/// Those that speak of the match of need and offer: all before `Region`.
pub const MATCH: usize = Trait::Region as usize;

/// For each trait its value with every exhibitor.
pub type Seen = [Vec<f32>; TRAITS];

/// Rows that many buyers have in common: what depends on one answer of theirs alone.
#[derive(Default)]
pub(super) struct Rows(HashMap<(Trait, Vec<u32>), Vec<f32>>);

impl Rows {
    fn row(&mut self, model: &Model, of: Trait, key: &[u32], value: impl Fn(&Exhibitor) -> f32) -> &[f32] {
        self.0.entry((of, key.to_vec())).or_insert_with(|| model.exhibitors.iter().map(value).collect())
    }
}

/// One exhibitor, thing by thing.
pub(super) struct Column {
    /// Its number.
    pub exhibitor: usize,
    named: Vec<f32>,
    together: Vec<f32>,
    kin: Vec<f32>,
    drawn: Vec<f32>,
    pulled: Vec<f32>,
}

/// Tiers apart, taken for granted where one of the two is not known.
pub const TIERS_UNKNOWN: f32 = -0.8;
/// Share of buyers of a wanted kind, taken for granted where one of the two is not known.
pub const KIND_UNKNOWN: f32 = 0.33;
/// Regions, taken for granted where the buyer named none.
pub const REGION_UNKNOWN: f32 = 0.5;
/// Words agree from this closeness on.
const AGREED: f32 = 0.15;

impl Model {
    /// All traits of a buyer with every exhibitor. What is known of the exhibitor alone is not among them.
    pub(super) fn traits(&self, buyer: usize) -> Seen {
        self.traits_with(buyer, &mut Rows::default())
    }

    /// The same, with what buyers have in common computed once.
    pub(super) fn traits_with(&self, buyer: usize, rows: &mut Rows) -> Seen {
        let many = self.exhibitors.len();
        let mut seen: Seen = std::array::from_fn(|_| vec![0.0; many]);
        self.read_words(buyer, &mut seen);
        self.read_history(buyer, &mut seen);
        let one = &self.buyers[buyer];
        for need in &one.needs {
            let row = rows.row(self, Trait::Ticked, &[need.code], |exhibitor| ticks(need.code, exhibitor));
            let share = counts(need.strength) / (one.needs.len() as f32).sqrt();
            add(&mut seen[Trait::Ticked as usize], row, share);
        }
        if !self.complements.is_empty() {
            let row = self.exhibitors.iter().map(|exhibitor| self.completes(one, exhibitor));
            seen[Trait::Complement as usize] = row.collect();
        }
        let pairs = seen[Trait::Ticked as usize].iter().zip(&seen[Trait::Named as usize]);
        let both =
            pairs.map(|(ticked, named)| f32::from(u8::from(*ticked > 0.0 && *named > AGREED * AGREED)));
        seen[Trait::Agreed as usize] = both.collect();
        let mut copy = |of: Trait, key: &[u32], value: &dyn Fn(&Exhibitor) -> f32| {
            seen[of as usize].copy_from_slice(rows.row(self, of, key, value));
        };
        copy(Trait::Region, one.region.as_slice(), &|exhibitor| region(one, exhibitor));
        copy(Trait::Certificate, &one.certificates, &|exhibitor| certificate(one, exhibitor));
        copy(Trait::Tier, one.tier.as_slice(), &|exhibitor| tier(one, exhibitor));
        copy(Trait::Quantity, one.quantity.as_slice(), &|exhibitor| quantity(one, exhibitor));
        copy(Trait::Timing, one.timing.as_slice(), &|exhibitor| timing(one, exhibitor));
        copy(Trait::Sought, one.kind.as_slice(), &|exhibitor| sought(one, exhibitor));
        seen
    }

    /// The traits that are read off the two profiles; `named` is how nearly the words agree.
    pub(super) fn facts(&self, buyer: &Buyer, exhibitor: &Exhibitor, named: f32) -> [(Trait, f32); 9] {
        let ticked = in_common(buyer, exhibitor);
        let agreed = ticked > 0.0 && named > AGREED * AGREED;
        [
            (Trait::Ticked, ticked),
            (Trait::Agreed, f32::from(u8::from(agreed))),
            (Trait::Complement, self.completes(buyer, exhibitor)),
            (Trait::Region, region(buyer, exhibitor)),
            (Trait::Certificate, certificate(buyer, exhibitor)),
            (Trait::Tier, tier(buyer, exhibitor)),
            (Trait::Quantity, quantity(buyer, exhibitor)),
            (Trait::Timing, timing(buyer, exhibitor)),
            (Trait::Sought, sought(buyer, exhibitor)),
        ]
    }

    fn read_words(&self, buyer: usize, seen: &mut Seen) {
        for thing in &self.said[buyer].things {
            let row = self.ties.row(&self.lexicon, &self.offers, thing);
            for (exhibitor, close) in row.named.iter() {
                let named = &mut seen[Trait::Named as usize][*exhibitor as usize];
                *named = named.max(close * close);
            }
            add(&mut seen[Trait::Together as usize], &row.together, thing.weight);
            add(&mut seen[Trait::Kin as usize], &row.kin, thing.weight);
            if let Some(known) = thing.known {
                add(&mut seen[Trait::Drawn as usize], self.taste.drawn(known), thing.weight);
                add(&mut seen[Trait::Pulled as usize], self.taste.pulled(known), thing.weight);
            }
        }
    }

    /// What is known of one exhibitor, thing by thing.
    pub(super) fn column(&self, exhibitor: u32) -> Column {
        let (things, place) = (self.ties.len() as u32, exhibitor as usize);
        let close = |thing| self.ties.naming(thing, exhibitor).powi(2);
        Column {
            exhibitor: place,
            named: (0..things).map(close).collect(),
            together: (0..things).map(|thing| self.ties.together(thing)[place]).collect(),
            kin: (0..things).map(|thing| self.ties.kinship(thing)[place]).collect(),
            drawn: (0..things).map(|thing| self.taste.drawn(thing)[place]).collect(),
            pulled: (0..things).map(|thing| self.taste.pulled(thing)[place]).collect(),
        }
    }

    /// The traits of one pair: the same as in `traits`, quicker where many buyers meet one exhibitor.
    pub(super) fn pair(&self, buyer: usize, column: &Column) -> [f32; TRAITS] {
        let mut seen = [0.0_f32; TRAITS];
        let named = Trait::Named as usize;
        for thing in &self.said[buyer].things {
            if let Some(known) = thing.known {
                let known = known as usize;
                seen[named] = seen[named].max(column.named[known]);
                seen[Trait::Together as usize] += thing.weight * column.together[known];
                seen[Trait::Kin as usize] += thing.weight * column.kin[known];
                seen[Trait::Drawn as usize] += thing.weight * column.drawn[known];
                seen[Trait::Pulled as usize] += thing.weight * column.pulled[known];
            } else {
                let close = self.offers.closeness(&self.lexicon, &thing.read, column.exhibitor);
                seen[named] = seen[named].max(close * close);
                let all = 1.0 + thing.kin.iter().map(|(_, near)| near).sum::<f32>();
                for (kin, near) in &thing.kin {
                    let kin = *kin as usize;
                    seen[Trait::Together as usize] += thing.weight * near / all * column.together[kin];
                    seen[Trait::Kin as usize] += thing.weight * near * column.named[kin];
                }
            }
        }
        for (before, weight) in self.history[buyer].iter().filter(|(e, _)| *e as usize != column.exhibitor) {
            let near = &mut seen[Trait::History as usize];
            *near = near.max(weight * self.alike.row(*before as usize)[column.exhibitor]);
        }
        let facts = self.facts(&self.buyers[buyer], &self.exhibitors[column.exhibitor], seen[named]);
        facts.into_iter().for_each(|(of, value)| seen[of as usize] = value);
        seen
    }

    fn read_history(&self, buyer: usize, seen: &mut Seen) {
        for (before, weight) in &self.history[buyer] {
            let row = self.alike.row(*before as usize);
            for (place, (near, alike)) in seen[Trait::History as usize].iter_mut().zip(row).enumerate() {
                if place != *before as usize {
                    *near = near.max(weight * alike);
                }
            }
        }
    }

    pub(super) fn completes(&self, buyer: &Buyer, exhibitor: &Exhibitor) -> f32 {
        let found = self.complements.iter().any(|(a, b)| {
            let goes = |need: u32, offer: u32| {
                buyer.needs.iter().any(|one| one.code == need)
                    && exhibitor.codes.contains(&offer)
                    && !exhibitor.codes.contains(&need)
            };
            goes(*a, *b) || goes(*b, *a)
        });
        f32::from(u8::from(found))
    }
}

/// What a trait is when nothing is known of it: from there a term counts.
pub fn unknown(of: usize) -> f32 {
    match of {
        of if of == Trait::Region as usize => REGION_UNKNOWN,
        of if of == Trait::Tier as usize => TIERS_UNKNOWN,
        of if of == Trait::Sought as usize => KIND_UNKNOWN,
        _ => 0.0,
    }
}

/// How much a need of this strength counts.
pub fn counts(strength: Strength) -> f32 {
    match strength {
        Strength::Must => 1.3,
        Strength::Want => 1.0,
        Strength::Curious => 0.6,
    }
}

/// What a tick in common is worth, less the more the exhibitor has ticked.
fn ticks(code: u32, exhibitor: &Exhibitor) -> f32 {
    let has = exhibitor.codes.contains(&code);
    if has { 1.0 / (exhibitor.codes.len() as f32).sqrt() } else { 0.0 }
}

fn in_common(buyer: &Buyer, exhibitor: &Exhibitor) -> f32 {
    let common = buyer.needs.iter().filter(|need| exhibitor.codes.contains(&need.code));
    let common: f32 = common.map(|need| counts(need.strength)).sum();
    common / ((buyer.needs.len() * exhibitor.codes.len()).max(1) as f32).sqrt()
}

fn region(buyer: &Buyer, exhibitor: &Exhibitor) -> f32 {
    match buyer.region {
        Some(region) => f32::from(u8::from(exhibitor.regions.contains(&region))),
        None => REGION_UNKNOWN,
    }
}

fn certificate(buyer: &Buyer, exhibitor: &Exhibitor) -> f32 {
    if buyer.certificates.is_empty() {
        return 0.0;
    }
    let held = buyer.certificates.iter().filter(|needed| exhibitor.certificates.contains(needed)).count();
    held as f32 / buyer.certificates.len() as f32 - 0.5
}

fn tier(buyer: &Buyer, exhibitor: &Exhibitor) -> f32 {
    match (buyer.tier, exhibitor.tier) {
        (Some(one), Some(other)) => -(one.abs_diff(other) as f32),
        _ => TIERS_UNKNOWN,
    }
}

/// Does the least of the one not exceed the most of the other?
fn within(least: Option<u32>, most: Option<u32>) -> f32 {
    match (least, most) {
        (Some(least), Some(most)) if least <= most => 0.5,
        (Some(_), Some(_)) => -0.5,
        _ => 0.0,
    }
}

fn quantity(buyer: &Buyer, exhibitor: &Exhibitor) -> f32 {
    within(exhibitor.minimum_order, buyer.quantity)
}

fn timing(buyer: &Buyer, exhibitor: &Exhibitor) -> f32 {
    within(exhibitor.delivers_within, buyer.timing)
}

fn sought(buyer: &Buyer, exhibitor: &Exhibitor) -> f32 {
    match buyer.kind {
        Some(kind) if !exhibitor.seeks.is_empty() => f32::from(u8::from(exhibitor.seeks.contains(&kind))),
        _ => KIND_UNKNOWN,
    }
}
