//! Quantity, budget, region, time and certificates: what a buyer asks for beside the goods, what a company offers,
//! and where the two meet. Whole points, each with its reason, like those of `score`; what a side has not said
//! costs nothing, and what it would bring to say it is known.
use super::score::{Kind, Term};
use std::collections::BTreeSet;

/// A place in one of the edition's lists that go from little to much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its code.
    pub code: String,
    /// Its place in the list, from 0.
    pub rank: usize,
}

/// The buyer's side; what is not said is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// How many at a time.
    pub quantity: Option<Band>,
    /// How much money.
    pub budget: Option<Band>,
    /// How soon.
    pub timing: Option<Band>,
    /// Delivered where.
    pub region: Option<String>,
    /// With which certificates.
    pub certificates: BTreeSet<String>,
}

/// The exhibitor's side; what is not said is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// The smallest order.
    pub minimum_order: Option<Band>,
    /// How dear.
    pub price_tier: Option<Band>,
    /// How fast.
    pub delivers_within: Option<Band>,
    /// Where it delivers.
    pub regions: BTreeSet<String>,
    /// What it is certified for.
    pub certificates: BTreeSet<String>,
}

/// What saying something would bring at most.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Unsaid {
    /// What is not said.
    pub kind: Kind,
    /// At most so many points.
    pub points: u32,
}

const QUANTITY: u32 = 6;
const REGION: u32 = 6;
const BUDGET: u32 = 5;
const TIMING: u32 = 4;
const CERTIFICATE: u32 = 3;
/// More certificates than these bring nothing.
const MOST_CERTIFICATES: usize = 3;

/// Every constraint that both sides have named and that fits.
pub fn terms(asked: &Asked, offered: &Offered) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut say = |kind, subjects: Vec<String>, points| terms.push(Term { kind, subjects, points });
    if let (Some(wanted), Some(least)) = (&asked.quantity, &offered.minimum_order)
        && least.rank <= wanted.rank
    {
        say(Kind::Quantity, vec![wanted.code.clone(), least.code.clone()], QUANTITY);
    }
    if let Some(region) = asked.region.as_ref().filter(|region| offered.regions.contains(*region)) {
        say(Kind::Region, vec![region.clone()], REGION);
    }
    if let (Some(budget), Some(tier)) = (&asked.budget, &offered.price_tier)
        && tier.rank <= budget.rank
    {
        say(Kind::Budget, vec![budget.code.clone(), tier.code.clone()], BUDGET);
    }
    if let (Some(wanted), Some(takes)) = (&asked.timing, &offered.delivers_within)
        && takes.rank <= wanted.rank
    {
        say(Kind::Timing, vec![wanted.code.clone(), takes.code.clone()], TIMING);
    }
    let shared: Vec<String> = asked.certificates.intersection(&offered.certificates).cloned().collect();
    if !shared.is_empty() {
        let points = certificates(shared.len());
        say(Kind::Certificate, shared, points);
    }
    terms
}

/// What the buyer has not said although the company has its answer ready, dearest first.
pub fn unsaid_by_buyer(asked: &Asked, offered: &Offered) -> Vec<Unsaid> {
    listed([
        (Kind::Quantity, QUANTITY, asked.quantity.is_none() && offered.minimum_order.is_some()),
        (Kind::Region, REGION, asked.region.is_none() && !offered.regions.is_empty()),
        (Kind::Budget, BUDGET, asked.budget.is_none() && offered.price_tier.is_some()),
        (Kind::Timing, TIMING, asked.timing.is_none() && offered.delivers_within.is_some()),
        (
            Kind::Certificate,
            certificates(offered.certificates.len()),
            asked.certificates.is_empty() && !offered.certificates.is_empty(),
        ),
    ])
}

/// What the company has not said although the buyer asks for it, dearest first.
pub fn unsaid_by_exhibitor(asked: &Asked, offered: &Offered) -> Vec<Unsaid> {
    listed([
        (Kind::Quantity, QUANTITY, offered.minimum_order.is_none() && asked.quantity.is_some()),
        (Kind::Region, REGION, offered.regions.is_empty() && asked.region.is_some()),
        (Kind::Budget, BUDGET, offered.price_tier.is_none() && asked.budget.is_some()),
        (Kind::Timing, TIMING, offered.delivers_within.is_none() && asked.timing.is_some()),
        (
            Kind::Certificate,
            certificates(asked.certificates.len()),
            offered.certificates.is_empty() && !asked.certificates.is_empty(),
        ),
    ])
}

fn certificates(shared: usize) -> u32 {
    CERTIFICATE * u32::try_from(shared.min(MOST_CERTIFICATES)).unwrap_or_default()
}

fn listed(all: [(Kind, u32, bool); 5]) -> Vec<Unsaid> {
    let missing = all.into_iter().filter(|(_, _, is_missing)| *is_missing);
    let mut found: Vec<Unsaid> = missing.map(|(kind, points, _)| Unsaid { kind, points }).collect();
    found.sort_by(|x, y| y.points.cmp(&x.points).then(x.kind.cmp(&y.kind)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn band() -> impl Strategy<Value = Option<Band>> {
        proptest::option::of((0..5usize).prop_map(|rank| Band { code: format!("b{rank}"), rank }))
    }

    fn codes() -> impl Strategy<Value = BTreeSet<String>> {
        proptest::collection::btree_set("[a-d]", 0..4)
    }

    fn asked() -> impl Strategy<Value = Asked> {
        (band(), band(), band(), proptest::option::of("[a-d]"), codes()).prop_map(
            |(quantity, budget, timing, region, certificates)| Asked {
                quantity,
                budget,
                timing,
                region,
                certificates,
            },
        )
    }

    fn offered() -> impl Strategy<Value = Offered> {
        (band(), band(), band(), codes(), codes()).prop_map(
            |(minimum_order, price_tier, delivers_within, regions, certificates)| Offered {
                minimum_order,
                price_tier,
                delivers_within,
                regions,
                certificates,
            },
        )
    }

    fn sum(terms: &[Term]) -> u32 {
        terms.iter().map(|term| term.points).sum()
    }

    proptest! {
        #[test]
        fn saying_the_budget_brings_no_more_than_was_promised(asked in asked(), offered in offered(), rank in 0..5usize) {
            let before = Asked { budget: None, ..asked };
            let promised = unsaid_by_buyer(&before, &offered).into_iter().find(|it| it.kind == Kind::Budget);
            let after = Asked { budget: Some(Band { code: format!("b{rank}"), rank }), ..before.clone() };
            let gain = sum(&terms(&after, &offered)) - sum(&terms(&before, &offered));
            prop_assert!(gain <= promised.as_ref().map_or(0, |it| it.points));
            // And a budget large enough brings it all.
            let rich = Asked { budget: Some(Band { code: "b9".into(), rank: 9 }), ..before.clone() };
            let most = sum(&terms(&rich, &offered)) - sum(&terms(&before, &offered));
            prop_assert_eq!(most, promised.map_or(0, |it| it.points));
        }

        #[test]
        fn nothing_said_on_one_side_brings_nothing(asked in asked(), offered in offered()) {
            prop_assert!(terms(&Asked::default(), &offered).is_empty());
            prop_assert!(terms(&asked, &Offered::default()).is_empty());
        }

        #[test]
        fn what_is_said_is_not_missed(asked in asked(), offered in offered()) {
            let said: Vec<Kind> = terms(&asked, &offered).into_iter().map(|term| term.kind).collect();
            prop_assert!(unsaid_by_buyer(&asked, &offered).iter().all(|it| !said.contains(&it.kind)));
            prop_assert!(unsaid_by_exhibitor(&asked, &offered).iter().all(|it| !said.contains(&it.kind)));
        }
    }

    #[test]
    fn a_small_buyer_does_not_fit_a_large_minimum() {
        let band = |rank| Some(Band { code: format!("q{rank}"), rank });
        let asked = Asked { quantity: band(1), region: Some("south".into()), ..Asked::default() };
        let offered =
            Offered { minimum_order: band(2), regions: ["south".into()].into(), ..Offered::default() };
        let said: Vec<Kind> = terms(&asked, &offered).into_iter().map(|term| term.kind).collect();
        assert_eq!(said, [Kind::Region]);
    }
}
