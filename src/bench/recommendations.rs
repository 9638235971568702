//! Recommendations: how long a large show takes to be learnt, and how soon a change shows.
use super::table::{Goal, Row};
use crate::demo::goods::{self, Goods};
use crate::matchmaking::recommend::{
    Buyer, Deed, Event, Exhibitor, For, Lists, Model, Need, Population, Strength,
};
use std::hint::black_box;
use std::time::Instant;

/// Buyers and exhibitors of the show that is learnt.
const SIZE: (u32, u32) = (30_000, 1_500);
/// Profiles that change one after the other; the figures are their means.
const CHANGED: u32 = 50;

/// Training, lists, and changes, on a made-up show.
pub fn rows() -> Vec<Row> {
    let goods: Vec<(&str, Goods)> = goods::all().into_iter().collect();
    let population = population(&goods);
    let begun = Instant::now();
    let mut model = Model::train(&population);
    let trained = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let mut lists = model.lists();
    let listed = begun.elapsed().as_secs_f64();
    let note = format!("{} buyers, {} exhibitors, {} events", SIZE.0, SIZE.1, population.events.len());
    let mut rows = vec![
        row("a show is learnt", trained + listed, "s", Goal::Most(20.0), note),
        row("of it: everybody's lists", listed, "s", Goal::Most(2.0), "50 places, both ways".into()),
    ];
    rows.push(changed_buyers(&mut model, &mut lists, &goods));
    rows.push(changed_exhibitors(&mut model, &mut lists, &goods));
    rows.push(explained(&model, &lists));
    rows
}

fn changed_buyers(model: &mut Model, lists: &mut Lists, goods: &[(&str, Goods)]) -> Row {
    let begun = Instant::now();
    for n in 0..CHANGED {
        model.set_buyer(n, buyer(n + 7, goods));
        lists.refresh_buyer(model, n);
    }
    let each = begun.elapsed().as_secs_f64() * 1e3 / f64::from(CHANGED);
    row("a buyer's change is in all lists", each, "ms", Goal::Most(20.0), "the mean of 50".into())
}

fn changed_exhibitors(model: &mut Model, lists: &mut Lists, goods: &[(&str, Goods)]) -> Row {
    let begun = Instant::now();
    for n in 0..CHANGED {
        model.set_exhibitor(n, exhibitor(n + 7, goods));
        lists.refresh_exhibitor(model, n);
    }
    let each = begun.elapsed().as_secs_f64() * 1e3 / f64::from(CHANGED);
    row("an exhibitor's change is in all lists", each, "ms", Goal::Most(20.0), "the mean of 50".into())
}

/// What a page of twenty costs.
fn explained(model: &Model, lists: &Lists) -> Row {
    let begun = Instant::now();
    for n in 0..CHANGED {
        let first: Vec<u32> = lists.buyers[n as usize].iter().take(20).map(|one| one.id).collect();
        black_box(model.judge_list(n, &first));
        black_box(model.explain(n, first[0], For::Exhibitor));
    }
    let each = begun.elapsed().as_secs_f64() * 1e3 / f64::from(CHANGED);
    row("twenty recommendations explained", each, "ms", Goal::Told, "with what could still be said".into())
}

fn row(what: &str, ours: f64, unit: &'static str, goal: Goal, note: String) -> Row {
    Row { what: what.into(), ours, unit, bare: None, goal, note }
}

fn population(goods: &[(&str, Goods)]) -> Population {
    let buyers: Vec<Buyer> = (0..SIZE.0).map(|n| buyer(n, goods)).collect();
    let exhibitors: Vec<Exhibitor> = (0..SIZE.1).map(|n| exhibitor(n, goods)).collect();
    let seen = (0..SIZE.0).flat_map(|buyer| (0..10).map(move |n| (buyer, spread(buyer, n) % SIZE.1, n)));
    let events = seen.map(|(buyer, exhibitor, n)| {
        let deed = if n == 0 { Deed::Saved } else { Deed::Shown };
        Event { buyer, exhibitor, deed }
    });
    Population { categories: goods.len(), events: events.collect(), buyers, exhibitors, complements: vec![] }
}

fn buyer(n: u32, goods: &[(&str, Goods)]) -> Buyer {
    let of = |k: u32| spread(n, k) as usize % goods.len();
    let mut codes: Vec<u32> = (0..3).map(|k| of(k) as u32).collect();
    codes.sort_unstable();
    codes.dedup();
    let product = &goods[of(3)].1.products[n as usize % 3];
    let text = if n.is_multiple_of(4) { product.en.clone() } else { product.zh.clone() };
    Buyer {
        needs: codes.into_iter().map(|code| Need { code, strength: Strength::Want }).collect(),
        text,
        region: Some(n % 6),
        kind: Some(n % 8),
        ..Buyer::default()
    }
}

fn exhibitor(n: u32, goods: &[(&str, Goods)]) -> Exhibitor {
    let place = spread(n, 11) as usize % goods.len();
    let products: Vec<String> =
        goods[place].1.products.iter().take(3).map(|one| format!("{}\n{}", one.zh, one.en)).collect();
    Exhibitor {
        codes: vec![place as u32],
        text: products.join("\n"),
        regions: vec![n % 6, (n + 1) % 6],
        seeks: vec![n % 8],
        ..Exhibitor::default()
    }
}

/// A number that depends on both and looks like chance (Fibonacci hashing, Knuth, vol. 3, 6.4).
fn spread(n: u32, k: u32) -> u32 {
    (n.wrapping_mul(31).wrapping_add(k).wrapping_mul(2_654_435_769)) >> 7
}
