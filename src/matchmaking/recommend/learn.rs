//! Learning the weights from what was shown and what came of it. What is believed beforehand carries a show that
//! has no events yet.
use super::logistic::{Belief, Sample, chance, fit};
use super::model::{Model, Weights};
use super::population::{Deed, Event};
use super::taste::{Reaction, Tally, interest, liking};
use super::threads;
use super::traits::{KIND_UNKNOWN, MATCH, REGION_UNKNOWN, Seen, TRAITS, Trait};
use std::collections::HashMap;

/// The buyer's sum of nothing, before anything is learnt.
const START: f32 = -2.5;
/// What each trait is believed to weigh, in the order of the traits.
const BELIEVED: [f32; TRAITS] =
    [0.9, 0.3, 0.9, 0.18, 0.3, 0.15, 0.12, 0.25, 0.4, 0.3, 0.55, 0.2, 0.4, 0.3, 0.0];
/// How firmly.
const FIRM: f32 = 40.0;
/// The exhibitor's sum of nothing.
const YES: f32 = -1.2;
/// What the match, the kind and the region are believed to weigh for an exhibitor, and how firmly.
const FOR_EXHIBITORS: [Belief; 4] = [
    Belief { mean: YES, firm: 10.0 },
    Belief { mean: 0.45, firm: 2_000.0 },
    Belief { mean: 1.1, firm: 40.0 },
    Belief { mean: 0.7, firm: 40.0 },
];
/// How firmly a title is believed to make no difference.
const FIRM_OF_TITLES: f32 = 3.0;

/// A reaction with what could be seen of the pair.
struct Seen1 {
    buyer: usize,
    exhibitor: usize,
    deed: Deed,
    traits: [f32; TRAITS],
    reaction: Reaction,
}

/// Learns all weights and the taste from the events.
pub fn weigh(model: &mut Model, events: &[Event]) {
    model.weights = Weights {
        start: START,
        traits: BELIEVED,
        liked: vec![0.0; model.exhibitors.len()],
        ..Weights::default()
    };
    let mut all = observe(model, events);
    weigh_traits(model, &all);
    expect(model, &mut all);
    like(model, &all);
    expect(model, &mut all);
    taste(model, &mut all);
    weigh_traits(model, &all);
    expect(model, &mut all);
    like(model, &all);
    answer(model, &all);
}

/// The strongest event of each pair, with the pair's traits.
fn observe(model: &Model, events: &[Event]) -> Vec<Seen1> {
    let mut by_buyer: Vec<Vec<(u32, Deed)>> = vec![Vec::new(); model.buyers.len()];
    for event in events.iter().filter(|event| interest(event.deed).is_some()) {
        by_buyer[event.buyer as usize].push((event.exhibitor, event.deed));
    }
    let lists = threads::each(model.buyers.len(), |buyer| {
        let mut deeds = by_buyer[buyer].clone();
        deeds.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        deeds.dedup_by_key(|(exhibitor, _)| *exhibitor);
        if deeds.is_empty() {
            return Vec::new();
        }
        let seen: Seen = model.traits(buyer);
        let one = |(exhibitor, deed): (u32, Deed)| {
            let exhibitor = exhibitor as usize;
            let (answer, weight) = interest(deed)?;
            let reaction = Reaction { answer, expected: 0.0, weight };
            let traits = std::array::from_fn(|of| seen[of][exhibitor]);
            Some(Seen1 { buyer, exhibitor, deed, traits, reaction })
        };
        deeds.into_iter().filter_map(one).collect::<Vec<_>>()
    });
    lists.into_iter().flatten().collect()
}

fn weigh_traits(model: &mut Model, all: &[Seen1]) {
    let samples: Vec<Sample> = all
        .iter()
        .map(|one| Sample {
            seen: std::iter::once(1.0).chain(one.traits[..Trait::Sought as usize].iter().copied()).collect(),
            offset: model.weights.liked[one.exhibitor],
            answer: one.reaction.answer,
            weight: one.reaction.weight,
        })
        .collect();
    let believed = |mean: &f32| Belief { mean: *mean, firm: FIRM };
    let beliefs: Vec<Belief> =
        std::iter::once(&START).chain(&BELIEVED[..Trait::Sought as usize]).map(believed).collect();
    let found = fit(&samples, &beliefs);
    model.weights.start = found[0];
    // By chance a trait that speaks for a pair may seem to speak against it; no reason could say so.
    let weights = model.weights.traits.iter_mut().zip(&found[1..]);
    weights.for_each(|(weight, found)| *weight = found.max(0.0));
}

/// How likely each reaction was, as far as is known now.
fn expect(model: &Model, all: &mut [Seen1]) {
    let weights = &model.weights;
    for one in all {
        let sum: f32 = one.traits.iter().zip(&weights.traits).map(|(x, w)| x * w).sum();
        one.reaction.expected = chance(weights.start + weights.liked[one.exhibitor] + sum);
    }
}

fn like(model: &mut Model, all: &[Seen1]) {
    let mut by: Vec<Vec<Reaction>> = vec![Vec::new(); model.exhibitors.len()];
    all.iter().for_each(|one| by[one.exhibitor].push(one.reaction));
    for (liked, reactions) in model.weights.liked.iter_mut().zip(by) {
        *liked += liking(reactions.into_iter());
    }
}

/// Tallies who took to what. For learning its weight each reaction is seen without itself.
fn taste(model: &mut Model, all: &mut [Seen1]) {
    let mut tally = Tally::new(model.ties.len(), model.exhibitors.len(), model.categories);
    for one in all.iter() {
        let codes = &model.exhibitors[one.exhibitor].codes;
        model.said[one.buyer].known().for_each(|thing| tally.add(thing, one.exhibitor, codes, one.reaction));
    }
    for one in all.iter_mut() {
        let codes = &model.exhibitors[one.exhibitor].codes;
        for thing in &model.said[one.buyer].things {
            let Some(known) = thing.known else { continue };
            let [drawn, pulled] = tally.without(known as usize, one.exhibitor, codes, one.reaction);
            one.traits[Trait::Drawn as usize] += thing.weight * drawn;
            one.traits[Trait::Pulled as usize] += thing.weight * pulled;
        }
    }
    model.taste = tally.taste(&model.exhibitors);
}

/// Learns from the exhibitors' answers what makes them say yes.
fn answer(model: &mut Model, all: &[Seen1]) {
    let mut titles: HashMap<String, usize> = HashMap::new();
    for buyer in &model.buyers {
        let next = titles.len();
        titles.entry(title(&buyer.title)).or_insert(next);
    }
    let answered = all.iter().filter(|one| matches!(one.deed, Deed::Accepted | Deed::Declined));
    let samples: Vec<Sample> = answered
        .map(|one| {
            let mut seen = vec![0.0; 4 + titles.len()];
            seen[0] = 1.0;
            seen[1] = one.traits[..MATCH].iter().zip(&model.weights.traits).map(|(x, w)| x * w).sum();
            seen[2] = one.traits[Trait::Sought as usize] - KIND_UNKNOWN;
            seen[3] = one.traits[Trait::Region as usize] - REGION_UNKNOWN;
            seen[4 + titles[&title(&model.buyers[one.buyer].title)]] = 1.0;
            let answer = f32::from(u8::from(one.deed == Deed::Accepted));
            Sample { seen, offset: 0.0, answer, weight: 1.0 }
        })
        .collect();
    let mut beliefs = FOR_EXHIBITORS.to_vec();
    beliefs.resize(4 + titles.len(), Belief { mean: 0.0, firm: FIRM_OF_TITLES });
    let found = fit(&samples, &beliefs);
    let weights = &mut model.weights;
    (weights.yes, weights.of_match, weights.of_kind, weights.of_region) =
        (found[0], found[1], found[2], found[3]);
    weights.titles = titles.into_iter().map(|(title, place)| (title, found[4 + place])).collect();
}

/// A title as it is compared.
pub fn title(text: &str) -> String {
    text.trim().to_lowercase()
}
