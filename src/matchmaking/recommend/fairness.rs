//! Fair exposure. A few exhibitors suit nearly everybody; if everybody is sent to them, nobody else is seen, and
//! they cannot receive so many anyway. So being recommended often has a price, and being recommended hardly ever
//! is paid for: in proportion to the log of the share above or below the even one. The proportion is the smallest
//! that brings the inequality (the Gini coefficient of how often each stands among the first ten) to its goal.
//! Nobody can buy a price.
use super::lists::{Ranked, best};
use super::threads;

/// So many of a list count as shown.
const FIRST: usize = 10;
/// The inequality that is aimed at.
const GOAL: f32 = 0.375;
/// The proportions that are tried, one after the other, are multiples of this.
const STEP: f32 = 0.06;
/// So many of them.
const STEPS: usize = 12;
/// Rounds for each.
const ROUNDS: usize = 3;
/// With fewer buyers than these nobody is recommended to many, and nothing is to be shared out.
const ENOUGH: usize = 50;
/// How far a price goes towards its goal in one round.
const PACE: f32 = 0.4;

/// The price of each of `many` exhibitors, given everybody's candidates.
pub fn prices(lists: &[Vec<Ranked>], many: usize) -> Vec<f32> {
    let mut prices = vec![0.0_f32; many];
    if lists.len() < ENOUGH {
        return prices;
    }
    let mut loads = loads(lists, &prices);
    let even = loads.iter().sum::<f32>() / many.max(1) as f32;
    for step in 1..=STEPS {
        if gini(&loads) <= GOAL && loads.iter().all(|load| *load > 0.0) {
            break;
        }
        for _ in 0..ROUNDS {
            for (price, load) in prices.iter_mut().zip(&loads) {
                let due = STEP * step as f32 * ((load + 1.0) / (even + 1.0)).ln();
                *price += PACE * (due - *price);
            }
            loads = self::loads(lists, &prices);
        }
    }
    prices
}

/// How often each exhibitor stands among the first.
fn loads(lists: &[Vec<Ranked>], prices: &[f32]) -> Vec<f32> {
    let firsts = threads::each(lists.len(), |place| {
        let priced =
            lists[place].iter().map(|one| Ranked { worth: one.worth - prices[one.id as usize], ..*one });
        let mut list: Vec<Ranked> = priced.collect();
        best(&mut list, FIRST);
        list
    });
    let mut loads = vec![0.0; prices.len()];
    firsts.iter().flatten().for_each(|one| loads[one.id as usize] += 1.0);
    loads
}

/// 0 when all have the same, towards 1 when one has all.
pub fn gini(loads: &[f32]) -> f32 {
    let mut sorted = loads.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let (many, all) = (sorted.len() as f32, sorted.iter().sum::<f32>());
    if all <= 0.0 {
        return 0.0;
    }
    let weighed: f32 = sorted.iter().zip(1_u32..).map(|(load, place)| place as f32 * load).sum();
    2.0 * weighed / (many * all) - (many + 1.0) / many
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_loads_are_equal_and_one_that_has_all_is_not() {
        assert!(gini(&[3.0, 3.0, 3.0]).abs() < 1e-6);
        assert!(gini(&[0.0, 0.0, 0.0, 9.0]) > 0.7);
    }

    #[test]
    fn prices_spread_what_all_would_get() {
        let list = |place: usize| -> Vec<Ranked> {
            let worth = |id: usize| if id < 10 { 1.0 } else { 0.8 + ((id + place) % 30) as f32 * 0.004 };
            (0..40).map(|id| Ranked { id: id as u32, worth: worth(id) }).collect()
        };
        let lists: Vec<_> = (0..60).map(list).collect();
        let before = gini(&loads(&lists, &[0.0; 40]));
        let found = prices(&lists, 40);
        assert!(before > 0.7, "{before}");
        let after = gini(&loads(&lists, &found));
        assert!(after < 0.6, "{before} {after}");
        let dearest = found[10..].iter().copied().fold(f32::MIN, f32::max);
        assert!(found[..10].iter().all(|price| *price > dearest), "{found:?}");
    }
}
