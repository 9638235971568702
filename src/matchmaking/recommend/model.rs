//! What has been learnt of a show, and how it is learnt.
use super::learn;
use super::lexicon::{Lexicon, Read, Side};
use super::matrix::{Dense, add, dot, normalise};
use super::offers::Offers;
use super::population::{Buyer, Deed, Event, Exhibitor, Population};
use super::space::{Space, tick};
use super::taste::Taste;
use super::threads;
use super::ties::{Said, Thing, Ties};
use super::traits::{TRAITS, Trait, counts};
use super::words;
use std::collections::HashMap;

/// Everything known of a show. Made by [`Model::train`]; the same population gives the same model.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(super) categories: usize,
    pub(super) complements: Vec<(u32, u32)>,
    pub(super) buyers: Vec<Buyer>,
    pub(super) exhibitors: Vec<Exhibitor>,
    pub(super) lexicon: Lexicon,
    pub(super) space: Space,
    pub(super) offers: Offers,
    pub(super) ties: Ties,
    pub(super) taste: Taste,
    pub(super) said: Vec<Said>,
    /// For each buyer the exhibitors it showed interest in, in order, and how surely.
    pub(super) history: Vec<Vec<(u32, f32)>>,
    /// For each buyer the exhibitors it need not be shown again, in order.
    pub(super) settled: Vec<Vec<u32>>,
    /// For each exhibitor the buyers who showed interest, in order.
    pub(super) fans: Vec<Vec<u32>>,
    /// How often each exhibitor was shown.
    pub(super) shown: Vec<u32>,
    /// Where each exhibitor lies.
    pub(super) places: Vec<Vec<f32>>,
    /// How alike two exhibitors are.
    pub(super) alike: Dense,
    pub(super) weights: Weights,
    /// The weights as they were learnt, before the organiser's emphasis.
    pub(super) learnt: Weights,
    /// What each exhibitor has to pay for being in many lists already.
    pub(super) prices: Vec<f32>,
}

/// The weights of the two sums: how likely the buyer says yes, and how likely the exhibitor does.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// The buyer's sum of nothing.
    pub start: f32,
    /// Of each trait in the buyer's sum.
    pub traits: [f32; TRAITS],
    /// What is known of each exhibitor alone.
    pub liked: Vec<f32>,
    /// The exhibitor's sum of nothing.
    pub yes: f32,
    /// Of the part of the buyer's sum that speaks of need and offer, in the exhibitor's.
    pub of_match: f32,
    /// Of the kind of company the buyer comes from.
    pub of_kind: f32,
    /// Of the region.
    pub of_region: f32,
    /// Of what the person does.
    pub titles: HashMap<String, f32>,
}

/// What a tick counts in the place of an exhibitor.
const TICK: f32 = 0.4;
/// What a look counts beside a deed.
const LOOK: f32 = 0.6;

impl Model {
    /// Learns a show.
    pub fn train(population: &Population) -> Self {
        let mut model = Self::read(population);
        learn::weigh(&mut model, &population.events);
        model.learnt = model.weights.clone();
        model.prices = vec![0.0; model.exhibitors.len()];
        model
    }

    /// How many buyers and exhibitors are known.
    pub fn size(&self) -> (usize, usize) {
        (self.buyers.len(), self.exhibitors.len())
    }

    /// Lets each trait count so many times what was learnt, for both sides; 1 leaves it as it is.
    pub fn emphasise(&mut self, by: &[f32; TRAITS]) {
        self.weights = self.learnt.clone();
        self.weights.traits.iter_mut().zip(by).for_each(|(weight, by)| *weight *= by);
        self.weights.of_kind *= by[Trait::Sought as usize];
        self.weights.of_region *= by[Trait::Region as usize];
    }

    /// A buyer's profile.
    pub fn buyer(&self, id: u32) -> &Buyer {
        &self.buyers[id as usize]
    }

    /// An exhibitor's profile.
    pub fn exhibitor(&self, id: u32) -> &Exhibitor {
        &self.exhibitors[id as usize]
    }

    /// Do two exhibitors have a sub-category in common?
    pub fn share_a_code(&self, one: u32, other: u32) -> bool {
        let codes = &self.exhibitors[other as usize].codes;
        self.exhibitors[one as usize].codes.iter().any(|code| codes.contains(code))
    }

    /// Everything that needs no weights.
    fn read(population: &Population) -> Self {
        let (buyers, exhibitors) = (population.buyers.clone(), population.exhibitors.clone());
        let texts: Vec<&str> = buyers.iter().map(|one| one.text.as_str()).collect();
        let offered: Vec<&str> = exhibitors.iter().map(|one| one.text.as_str()).collect();
        let lexicon = Lexicon::of(&texts, &offered);
        let reads: Vec<Vec<Read>> = threads::each(buyers.len(), |place| things(&lexicon, &buyers[place]));
        let mut all = reads.clone();
        all.extend(threads::each(exhibitors.len(), |place| offer(&lexicon, &exhibitors[place])));
        let space = Space::of(&lexicon, population.categories, &all);
        let mut ties = Ties::default();
        ties.number(&reads);
        let mut model = Self {
            categories: population.categories,
            complements: population.complements.clone(),
            offers: Offers::of(&lexicon, &offered),
            buyers,
            exhibitors,
            lexicon,
            space,
            ties,
            ..Self::default()
        };
        model.ties.place(&model.lexicon, &model.space);
        model.said = threads::each(model.buyers.len(), |place| model.said_by(&model.buyers[place]));
        let many = model.exhibitors.len();
        model.ties.tie(&model.lexicon, &model.offers, many, &model.said);
        model.taste = Taste::none(model.ties.len(), many, model.categories);
        model.places = threads::each(many, |place| model.place(&model.exhibitors[place]));
        model.alike = model.likeness();
        model.remember(&population.events);
        model
    }

    fn remember(&mut self, events: &[Event]) {
        self.history = vec![Vec::new(); self.buyers.len()];
        self.settled = vec![Vec::new(); self.buyers.len()];
        self.fans = vec![Vec::new(); self.exhibitors.len()];
        self.shown = vec![0; self.exhibitors.len()];
        events.iter().for_each(|event| self.note(*event));
    }

    /// Takes note of one event; nothing is learnt again.
    pub(super) fn note(&mut self, event: Event) {
        let (buyer, exhibitor) = (event.buyer as usize, event.exhibitor as usize);
        if !matches!(event.deed, Deed::Sought | Deed::Refused) {
            self.shown[exhibitor] += 1;
        }
        if event.deed.settles() {
            insert(&mut self.settled[buyer], event.exhibitor);
        }
        if event.deed.shows_interest() {
            let weight = if event.deed == Deed::Viewed { LOOK } else { 1.0 };
            let history = &mut self.history[buyer];
            match history.binary_search_by_key(&event.exhibitor, |(e, _)| *e) {
                Ok(at) => history[at].1 = history[at].1.max(weight),
                Err(at) => history.insert(at, (event.exhibitor, weight)),
            }
            insert(&mut self.fans[exhibitor], event.buyer);
        }
    }

    /// What a buyer says, ready to be compared.
    pub(super) fn said_by(&self, buyer: &Buyer) -> Said {
        let reads = things(&self.lexicon, buyer).into_iter();
        let ticks = buyer.needs.len() as f32;
        let thing = |read: Read| {
            let code = read[0].0.checked_sub(self.lexicon.len() as u32);
            let need = code.and_then(|code| buyer.needs.iter().find(|need| need.code == code));
            let weight = need.map_or(1.0, |need| counts(need.strength) * (3.0 / ticks).min(1.0));
            let known = self.ties.known(&read);
            let kin = match known {
                Some(_) => Vec::new(),
                None => self.ties.kin_of_new(&self.lexicon, &self.space, &read),
            };
            Thing { known, read, weight, kin }
        };
        Said { things: reads.map(thing).collect() }
    }

    /// How near each exhibitor is to the others.
    fn likeness(&self) -> Dense {
        let many = self.exhibitors.len();
        let rows = threads::each(many, |one| {
            let alike = |other: &Vec<f32>| dot(&self.places[one], other).max(0.0).powi(2);
            self.places.iter().map(alike).collect::<Vec<f32>>()
        });
        Dense { width: many, cells: rows.into_iter().flatten().collect() }
    }

    /// Where an exhibitor lies, one long.
    pub(super) fn place(&self, exhibitor: &Exhibitor) -> Vec<f32> {
        let mut sum = Vec::new();
        for read in offer(&self.lexicon, exhibitor) {
            let place = self.space.place(&self.lexicon, &read);
            let ticked = read[0].0 as usize >= self.lexicon.len();
            let weight = if ticked { TICK } else { dot_self(&read).sqrt() };
            sum.resize(place.len(), 0.0);
            add(&mut sum, &place, weight);
        }
        normalise(&mut sum);
        sum
    }
}

fn dot_self(read: &Read) -> f32 {
    read.iter().map(|(_, x)| x * x).sum()
}

fn insert(list: &mut Vec<u32>, one: u32) {
    if let Err(at) = list.binary_search(&one) {
        list.insert(at, one);
    }
}

/// The phrases of a buyer's text and the ticks.
fn things(lexicon: &Lexicon, buyer: &Buyer) -> Vec<Read> {
    let codes: Vec<u32> = buyer.needs.iter().map(|need| need.code).collect();
    all_of(lexicon, &buyer.text, &codes, Side::Buyer)
}

/// The phrases of an exhibitor's text and its sub-categories.
fn offer(lexicon: &Lexicon, exhibitor: &Exhibitor) -> Vec<Read> {
    all_of(lexicon, &exhibitor.text, &exhibitor.codes, Side::Exhibitor)
}

fn all_of(lexicon: &Lexicon, text: &str, codes: &[u32], side: Side) -> Vec<Read> {
    let phrases = words::phrases(text).into_iter().map(|phrase| lexicon.read(phrase, side));
    let ticks = codes.iter().map(|code| tick(lexicon.len() as u32, *code, codes.len()));
    phrases.filter(|read| !read.is_empty()).chain(ticks).collect()
}
