//! Requests and meetings for the sample show: buyers ask whoever fits them best, in slots that both have free.
use super::companies::Company;
use super::dice::Dice;
use super::needs::Buyer;
use crate::kernel::Moment;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::matchmaking::score::{Demand, Fit, Need, Supply};
use crate::matchmaking::side::Side;
use crate::matchmaking::stage::Stage;
use crate::matchmaking::{Ground, SampleRequest};
use std::collections::BTreeSet;

/// One in so many buyers who take part has asked somebody already.
const ASKS: usize = 6;
/// Nobody has more than so many requests of the sample.
const EACH: usize = 3;

/// Everybody with the ids they got.
pub struct Cast<'a> {
    /// Companies that have a booth.
    pub companies: Vec<(ExhibitorId, &'a Company)>,
    /// Visitors.
    pub buyers: Vec<(VisitorId, &'a Buyer)>,
}

/// Requests of the first days of matchmaking; `now` divides what is over from what is to come.
pub fn meetings(seed: u64, ground: &Ground, now: Moment, cast: &Cast<'_>) -> Vec<SampleRequest> {
    let mut dice = Dice::for_purpose(seed, "meetings");
    let days = ground.days();
    let supplies: Vec<(ExhibitorId, Supply)> =
        cast.companies.iter().map(|(id, company)| (*id, supply(company, &days))).collect();
    let mut taken: BTreeSet<(uuid::Uuid, i64)> = BTreeSet::new();
    let mut all = Vec::new();
    let askers = cast.buyers.iter().filter(|(_, buyer)| buyer.matching);
    for (place, (id, buyer)) in askers.enumerate() {
        if place > 0 && dice.below(ASKS) > 0 {
            continue;
        }
        let demand = demand(buyer, &days);
        let mut fits: Vec<(u32, ExhibitorId)> = supplies
            .iter()
            .map(|(exhibitor, supply)| (Fit::of(&ground.landscape, &demand, supply).score, *exhibitor))
            .filter(|(score, _)| *score > 20)
            .collect();
        fits.sort_by(|x, y| y.cmp(x));
        let wanted = if place == 0 { EACH } else { 1 + dice.below(EACH) };
        for (score, exhibitor) in fits.into_iter().take(wanted) {
            let Some(starts_at) = slot(&mut dice, ground, now, &demand, (*id, exhibitor), &taken) else {
                continue;
            };
            let stage = [Stage::Accepted, Stage::Proposed, Stage::Declined, Stage::Cancelled];
            let stage = stage[dice.weighted(&[52, 34, 8, 6])];
            if stage == Stage::Accepted || stage == Stage::Proposed {
                taken.insert((id.uuid(), starts_at.0));
            }
            if stage == Stage::Accepted {
                taken.insert((exhibitor.uuid(), starts_at.0));
            }
            let by = if dice.chance(18) { Side::Exhibitor } else { Side::Visitor };
            all.push(SampleRequest { visitor: *id, exhibitor, by, starts_at, stage, score });
        }
    }
    all
}

fn supply(company: &Company, days: &[i64]) -> Supply {
    Supply {
        codes: company.codes.iter().cloned().collect(),
        products: company.products.iter().map(|(code, _)| code.clone()).collect(),
        seeks: company.seeks.iter().cloned().collect(),
        days: days.iter().copied().collect(),
        ..Supply::default()
    }
}

fn demand(buyer: &Buyer, days: &[i64]) -> Demand {
    let needs = buyer.needs.iter().map(|(code, strength)| Need { code: code.clone(), strength: *strength });
    Demand {
        needs: needs.collect(),
        buyer_type: buyer.buyer_type.clone(),
        days: buyer.days.iter().filter_map(|day| days.get(*day)).copied().collect(),
        ..Demand::default()
    }
}

/// Any slot to come that neither has something else in.
fn slot(
    dice: &mut Dice,
    ground: &Ground,
    now: Moment,
    demand: &Demand,
    pair: (VisitorId, ExhibitorId),
    taken: &BTreeSet<(uuid::Uuid, i64)>,
) -> Option<Moment> {
    let days: Vec<i64> = demand.days.iter().copied().collect();
    let there = ground.grid.on(&days).and(ground.grid.after(now.0));
    let is_free = |at: i64| !taken.contains(&(pair.0.uuid(), at)) && !taken.contains(&(pair.1.uuid(), at));
    let free: Vec<Moment> =
        there.iter().filter_map(|place| ground.starts(place)).filter(|at| is_free(at.0)).collect();
    dice.pick(&free).copied()
}
