//! The lists of everybody: exhibitors for buyers, buyers for exhibitors, discoveries. They are computed beforehand
//! and kept, so that no page waits for them.
use super::fairness;
use super::model::Model;
use super::score::{For, odds};
use super::threads;
use super::traits::{Rows, Seen};

/// So many stand in a list.
pub const LONG: usize = 50;
/// So many more are kept, for finding prices and for those who move up when somebody leaves a list.
pub(super) const SPARE: usize = 30;
/// Buyers that are judged in one go.
const PART: usize = 256;
/// So many goes are done before their results are put together.
const WAVE: usize = 8;

/// Somebody recommended.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Their number.
    pub id: u32,
    /// Log of the chance that both say yes, less the price; the greater the better.
    pub worth: f32,
}

/// The lists of a show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// For each buyer: exhibitors.
    pub buyers: Vec<Vec<Ranked>>,
    /// For each buyer: exhibitors that answer needs they have not named.
    pub discoveries: Vec<Vec<Ranked>>,
    /// For each exhibitor: buyers.
    pub exhibitors: Vec<Vec<Ranked>>,
}

/// The lists of one buyer.
pub(super) struct Own {
    pub buyer: Vec<Ranked>,
    pub discovery: Vec<Ranked>,
    pub for_exhibitors: Vec<Option<f32>>,
}

struct Judged {
    buyers: Vec<Vec<Ranked>>,
    discoveries: Vec<Vec<Ranked>>,
    exhibitors: Vec<Vec<Ranked>>,
}

impl Model {
    /// Everybody's lists; finds the prices of fair exposure on the way.
    pub fn lists(&mut self) -> Lists {
        self.prices = vec![0.0; self.exhibitors.len()];
        let mut lists = Lists { exhibitors: vec![Vec::new(); self.exhibitors.len()], ..Lists::default() };
        let starts: Vec<usize> = (0..self.buyers.len()).step_by(PART).collect();
        for wave in starts.chunks(WAVE) {
            for part in threads::each(wave.len(), |place| self.judge(wave[place])) {
                lists.buyers.extend(part.buyers);
                lists.discoveries.extend(part.discoveries);
                for (all, some) in lists.exhibitors.iter_mut().zip(part.exhibitors) {
                    all.extend(some);
                }
            }
            lists.exhibitors.iter_mut().for_each(|list| best(list, LONG + SPARE));
        }
        self.prices = fairness::prices(&lists.buyers, self.exhibitors.len());
        for list in &mut lists.buyers {
            list.iter_mut().for_each(|one| one.worth -= self.prices[one.id as usize]);
            best(list, LONG);
        }
        lists.discoveries.iter_mut().for_each(|list| list.truncate(LONG));
        lists
    }

    fn judge(&self, from: usize) -> Judged {
        let mut judged = Judged {
            buyers: Vec::new(),
            discoveries: Vec::new(),
            exhibitors: vec![Vec::new(); self.exhibitors.len()],
        };
        let mut rows = Rows::default();
        for buyer in from..(from + PART).min(self.buyers.len()) {
            let seen = self.traits_with(buyer, &mut rows);
            judged.buyers.push(ranked(&self.odds(buyer, &seen, For::Buyer)));
            judged.discoveries.push(ranked(&self.odds(buyer, &seen, For::Discovery)));
            for (list, odds) in judged.exhibitors.iter_mut().zip(self.odds(buyer, &seen, For::Exhibitor)) {
                if odds.is_finite() {
                    list.push(Ranked { id: buyer as u32, worth: -odds });
                }
            }
        }
        for list in &mut judged.exhibitors {
            best(list, LONG + SPARE);
            list.iter_mut().for_each(|one| one.worth = -(-one.worth).ln());
        }
        judged
    }

    /// One divided by the chance of each pair; infinite where the pair is dealt with.
    fn odds(&self, buyer: usize, seen: &Seen, whom: For) -> Vec<f32> {
        let sums = self.sums(buyer, seen, whom);
        let pairs = sums.buyer.iter().zip(&sums.exhibitor);
        let mut odds: Vec<f32> = pairs.map(|(buyer, exhibitor)| odds(*buyer, *exhibitor)).collect();
        self.settled[buyer].iter().for_each(|settled| odds[*settled as usize] = f32::INFINITY);
        odds
    }

    /// The lists of one buyer as they are now, and what the buyer is worth to each exhibitor.
    pub(super) fn lists_of(&self, buyer: usize) -> Own {
        let seen = self.traits(buyer);
        let mut list = self.odds(buyer, &seen, For::Buyer);
        let prices = self.prices.iter().map(|price| price.exp());
        list.iter_mut().zip(prices).for_each(|(odds, price)| *odds *= price);
        let (mut list, mut discovery) = (ranked(&list), ranked(&self.odds(buyer, &seen, For::Discovery)));
        best(&mut list, LONG);
        best(&mut discovery, LONG);
        let odds = self.odds(buyer, &seen, For::Exhibitor).into_iter();
        let for_exhibitors = odds.map(|odds| odds.is_finite().then(|| -odds.ln())).collect();
        Own { buyer: list, discovery, for_exhibitors }
    }
}

/// The best of those not dealt with, by their odds.
fn ranked(odds: &[f32]) -> Vec<Ranked> {
    let found = odds.iter().zip(0_u32..).filter(|(odds, _)| odds.is_finite());
    let mut list: Vec<Ranked> = found.map(|(odds, id)| Ranked { id, worth: -odds }).collect();
    best(&mut list, LONG + SPARE);
    list.iter_mut().for_each(|one| one.worth = -(-one.worth).ln());
    list
}

/// Keeps the best, the best first; equals in the order of their numbers.
pub(super) fn best(list: &mut Vec<Ranked>, many: usize) {
    let order = |a: &Ranked, b: &Ranked| b.worth.total_cmp(&a.worth).then(a.id.cmp(&b.id));
    if list.len() > many {
        list.select_nth_unstable_by(many, order);
        list.truncate(many);
        list.shrink_to_fit();
    }
    list.sort_unstable_by(order);
}
