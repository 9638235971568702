//! An edition's lists as numbers, and profiles as the engine reads them.
use crate::kernel::Bilingual;
use crate::matchmaking::constraints::Band;
use crate::matchmaking::parties::{Buyer, Maker};
use crate::matchmaking::profile::said;
use crate::matchmaking::recommend as engine;
use crate::matchmaking::score::Strength;
use crate::show::Edition;

/// The codes of an edition by their number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// Sub-categories.
    pub categories: Vec<String>,
    /// Regions.
    pub regions: Vec<String>,
    /// Certificates.
    pub certificates: Vec<String>,
    /// Kinds of company.
    pub kinds: Vec<String>,
    complements: Vec<(u32, u32)>,
    budgets: usize,
    tiers: usize,
}

impl Codes {
    /// Of this edition.
    pub fn of(edition: &Edition) -> Self {
        let list = |name: &str| edition.list(name).iter().map(|choice| choice.code.clone()).collect();
        let categories: Vec<String> = edition.sub_categories().map(|one| one.code.clone()).collect();
        let pairs = edition.complements.iter();
        let complements =
            pairs.filter_map(|edge| Some((number(&categories, &edge.a)?, number(&categories, &edge.b)?)));
        Self {
            complements: complements.collect(),
            regions: list(said::REGIONS),
            certificates: list(said::CERTIFICATES),
            kinds: list("buyer_types"),
            budgets: edition.list(said::BUDGETS).len(),
            tiers: edition.list(said::TIERS).len(),
            categories,
        }
    }

    /// Nobody yet.
    pub fn population(&self) -> engine::Population {
        engine::Population {
            categories: self.categories.len(),
            complements: self.complements.clone(),
            ..engine::Population::default()
        }
    }

    /// A buyer as the engine reads them.
    pub fn buyer(&self, buyer: &Buyer) -> engine::Buyer {
        let asked = &buyer.demand.asked;
        let mut needs: Vec<engine::Need> = buyer
            .demand
            .needs
            .iter()
            .filter_map(|need| {
                let code = number(&self.categories, &need.code)?;
                Some(engine::Need { code, strength: strength(need.strength) })
            })
            .collect();
        needs.sort_by_key(|need| need.code);
        engine::Buyer {
            needs,
            text: both(&buyer.text),
            title: buyer.title.clone(),
            region: asked.region.as_ref().and_then(|code| number(&self.regions, code)),
            certificates: numbers(&self.certificates, &asked.certificates),
            kind: number(&self.kinds, &buyer.demand.buyer_type),
            tier: asked.budget.as_ref().map(|band| self.tier_of_budget(band)),
            quantity: asked.quantity.as_ref().map(rank),
            timing: asked.timing.as_ref().map(rank),
        }
    }

    /// An exhibitor as the engine reads it.
    pub fn exhibitor(&self, maker: &Maker) -> engine::Exhibitor {
        let (supply, offered) = (&maker.supply, &maker.supply.offered);
        let mut text = both(&maker.text);
        for product in &maker.products {
            text.push('\n');
            text.push_str(&both(product));
        }
        engine::Exhibitor {
            codes: numbers(&self.categories, supply.codes.union(&supply.products)),
            text,
            regions: numbers(&self.regions, &offered.regions),
            certificates: numbers(&self.certificates, &offered.certificates),
            tier: offered.price_tier.as_ref().map(rank),
            seeks: numbers(&self.kinds, &supply.seeks),
            minimum_order: offered.minimum_order.as_ref().map(rank),
            delivers_within: offered.delivers_within.as_ref().map(rank),
        }
    }

    /// The price tier that a budget suits: the two lists go from little to much, so the place in the one is the place
    /// in the other.
    fn tier_of_budget(&self, budget: &Band) -> u32 {
        let steps = self.budgets.saturating_sub(1).max(1);
        let tier = (budget.rank * self.tiers.saturating_sub(1) * 2 + steps) / (steps * 2);
        u32::try_from(tier).unwrap_or_default()
    }
}

fn number(list: &[String], code: &str) -> Option<u32> {
    list.iter().position(|one| one == code).and_then(|place| u32::try_from(place).ok())
}

/// Each once, in order.
fn numbers<'c>(list: &[String], codes: impl IntoIterator<Item = &'c String>) -> Vec<u32> {
    let mut all: Vec<u32> = codes.into_iter().filter_map(|code| number(list, code)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn rank(band: &Band) -> u32 {
    u32::try_from(band.rank).unwrap_or_default()
}

fn strength(said: Strength) -> engine::Strength {
    match said {
        Strength::Must => engine::Strength::Must,
        Strength::Want => engine::Strength::Want,
        Strength::Curious => engine::Strength::Curious,
    }
}

/// What was said in both languages; the same words once.
fn both(text: &Bilingual) -> String {
    if text.zh == text.en || text.en.is_empty() {
        return text.zh.clone();
    }
    format!("{}\n{}", text.zh, text.en)
}
