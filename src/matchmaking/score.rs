//! How well a buyer and an exhibitor fit, and why. Whole points, no chance, no clock:
//! the score is nothing but the sum of its terms, and each term can be said in one sentence.
use super::constraints::{self, Asked, Offered};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// How badly a buyer needs something.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Nice to look at.
    Curious,
    /// Wanted.
    Want,
    /// The reason for the visit.
    Must,
}

/// Two sub-categories that are bought together, and why.
#[derive(Clone, Debug)]
pub struct Edge {
    /// One side.
    pub a: String,
    /// The other side.
    pub b: String,
    /// How closely they belong together, in percent.
    pub weight: u32,
}

/// The sub-categories of an edition: which sector each belongs to and what goes with what.
#[derive(Clone, Debug, Default)]
pub struct Landscape {
    sector_of: HashMap<String, String>,
    beside: HashMap<String, Vec<(String, u32)>>,
}

/// A sub-category the buyer looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Code of the sub-category.
    pub code: String,
    /// How badly.
    pub strength: Strength,
}

/// The buyer's side of a pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Demand {
    /// What is looked for, each code once.
    pub needs: Vec<Need>,
    /// Code of the kind of company the buyer comes from.
    pub buyer_type: String,
    /// Days of the show on which the buyer is there.
    pub days: BTreeSet<i64>,
    /// What is asked for beside the goods.
    pub asked: Asked,
}

/// The exhibitor's side of a pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Supply {
    /// Sub-categories the company says it works in.
    pub codes: BTreeSet<String>,
    /// Sub-categories in which it shows products.
    pub products: BTreeSet<String>,
    /// Kinds of buyer it would like to meet; empty means it did not say.
    pub seeks: BTreeSet<String>,
    /// Days on which its booth still has time.
    pub days: BTreeSet<i64>,
    /// What it offers beside the goods.
    pub offered: Offered,
}

/// One reason for a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// What sort of reason.
    pub kind: Kind,
    /// The codes it speaks of: the need first, then what answers it.
    pub subjects: Vec<String>,
    /// What it is worth.
    pub points: u32,
}

/// The sorts of reasons, strongest first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Supplies exactly what is looked for.
    Exact,
    /// And shows a product of that kind.
    Product,
    /// Supplies what is bought together with it.
    Complement,
    /// Works in the same sector.
    Sector,
    /// Would like to meet this kind of buyer.
    Sought,
    /// Both are there on the same day.
    Days,
    /// The smallest order is not too large.
    Quantity,
    /// Delivers where it is wanted.
    Region,
    /// The prices fit the budget.
    Budget,
    /// Delivers in time.
    Timing,
    /// Holds certificates that are asked for.
    Certificate,
}

/// A judged pair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fit {
    /// The sum of the terms.
    pub score: u32,
    /// Why, the weightiest first.
    pub terms: Vec<Term>,
}

const SOUGHT: u32 = 12;
const DAYS: u32 = 4;

impl Landscape {
    /// `sub_categories` are (code, code of the sector above).
    pub fn new(sub_categories: impl IntoIterator<Item = (String, String)>, edges: &[Edge]) -> Self {
        let mut beside: HashMap<String, Vec<(String, u32)>> = HashMap::new();
        for edge in edges {
            beside.entry(edge.a.clone()).or_default().push((edge.b.clone(), edge.weight));
            beside.entry(edge.b.clone()).or_default().push((edge.a.clone(), edge.weight));
        }
        for others in beside.values_mut() {
            others.sort_by(|x, y| y.1.cmp(&x.1).then_with(|| x.0.cmp(&y.0)));
        }
        Self { sector_of: sub_categories.into_iter().collect(), beside }
    }

    fn same_sector<'s>(&self, need: &str, supply: &'s Supply) -> Option<&'s str> {
        let sector = self.sector_of.get(need)?;
        let mut all = supply.codes.iter().chain(&supply.products);
        all.find(|code| self.sector_of.get(*code) == Some(sector)).map(String::as_str)
    }

    fn closest_complement(&self, need: &str, supply: &Supply) -> Option<&(String, u32)> {
        self.beside.get(need)?.iter().find(|(code, _)| supply.has(code))
    }
}

impl Supply {
    fn has(&self, code: &str) -> bool {
        self.codes.contains(code) || self.products.contains(code)
    }
}

impl Strength {
    fn exact(self) -> u32 {
        match self {
            Self::Must => 40,
            Self::Want => 26,
            Self::Curious => 12,
        }
    }

    fn product(self) -> u32 {
        self.exact() / 4
    }

    /// Always less than an exact answer to the same need.
    fn complement(self, weight: u32) -> u32 {
        self.exact() * weight.min(100) / 200
    }

    fn sector(self) -> u32 {
        self.exact() / 6
    }
}

impl Fit {
    /// Judges a pair. Each need counts once, by the best answer to it.
    pub fn of(landscape: &Landscape, demand: &Demand, supply: &Supply) -> Self {
        let mut terms = Vec::new();
        for need in &demand.needs {
            answer(landscape, need, supply, &mut terms);
        }
        if terms.is_empty() {
            return Self::default();
        }
        if supply.seeks.contains(&demand.buyer_type) {
            terms.push(Term {
                kind: Kind::Sought,
                subjects: vec![demand.buyer_type.clone()],
                points: SOUGHT,
            });
        }
        if !demand.days.is_disjoint(&supply.days) {
            let days = demand.days.intersection(&supply.days).map(i64::to_string).collect();
            terms.push(Term { kind: Kind::Days, subjects: days, points: DAYS });
        }
        terms.extend(constraints::terms(&demand.asked, &supply.offered));
        terms.sort_by(|x, y| {
            y.points.cmp(&x.points).then(x.kind.cmp(&y.kind)).then_with(|| x.subjects.cmp(&y.subjects))
        });
        Self { score: terms.iter().map(|term| term.points).sum(), terms }
    }

    /// Is there anything to say for this pair at all?
    pub fn is_worth_showing(&self) -> bool {
        self.score > 0
    }

    /// Nothing the buyer named, yet something that goes with it.
    pub fn is_discovery(&self) -> bool {
        let says = |kind| self.terms.iter().any(|term| term.kind == kind);
        says(Kind::Complement) && !says(Kind::Exact)
    }
}

fn answer(landscape: &Landscape, need: &Need, supply: &Supply, terms: &mut Vec<Term>) {
    let mut say = |kind, other: &str, points| {
        let mut subjects = vec![need.code.clone()];
        if other != need.code {
            subjects.push(other.to_owned());
        }
        terms.push(Term { kind, subjects, points });
    };
    let strength = need.strength;
    if supply.has(&need.code) {
        say(Kind::Exact, &need.code, strength.exact());
        if supply.products.contains(&need.code) {
            say(Kind::Product, &need.code, strength.product());
        }
        return;
    }
    let complement = landscape.closest_complement(&need.code, supply);
    let sector = landscape.same_sector(&need.code, supply);
    let by_complement = complement.map_or(0, |(_, weight)| strength.complement(*weight));
    let by_sector = sector.map_or(0, |_| strength.sector());
    match (complement, sector) {
        (Some((other, _)), _) if by_complement >= by_sector && by_complement > 0 => {
            say(Kind::Complement, other, by_complement);
        }
        (_, Some(other)) if by_sector > 0 => say(Kind::Sector, other, by_sector),
        _ => {}
    }
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
