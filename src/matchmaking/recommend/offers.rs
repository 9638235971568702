//! What exhibitors say of themselves, so arranged that a buyer's phrase finds those who say the same.
use super::lexicon::{Lexicon, Read, Side};
use super::words;
use std::collections::{HashMap, HashSet};

/// The phrases of all exhibitors by their pieces.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// Piece: who says it, in which of their phrases, with which weight.
    holders: Vec<Vec<(u32, u32, f32)>>,
    /// Exhibitor: its phrases, comparable.
    phrases: Vec<Vec<Read>>,
}

/// Two phrases that have less than this in common have nothing in common.
const LEAST: f32 = 0.1;

impl Offers {
    /// Arranges the texts of exhibitors 0, 1, 2 ...
    pub fn of(lexicon: &Lexicon, texts: &[&str]) -> Self {
        let mut offers =
            Self { holders: vec![Vec::new(); lexicon.len()], phrases: vec![Vec::new(); texts.len()] };
        for (exhibitor, text) in texts.iter().enumerate() {
            offers.add(lexicon, exhibitor as u32, text);
        }
        offers
    }

    /// Adds an exhibitor's text.
    pub fn add(&mut self, lexicon: &Lexicon, exhibitor: u32, text: &str) {
        let place = exhibitor as usize;
        self.phrases.resize(self.phrases.len().max(place + 1), Vec::new());
        for (number, phrase) in words::phrases(text).into_iter().enumerate() {
            let read = lexicon.comparable(&lexicon.read(phrase, Side::Exhibitor), Side::Exhibitor);
            for (piece, weight) in &read {
                self.holders[*piece as usize].push((exhibitor, number as u32, *weight));
            }
            self.phrases[place].push(read);
        }
    }

    /// Takes an exhibitor's text out.
    pub fn remove(&mut self, exhibitor: u32) {
        for (piece, _) in std::mem::take(&mut self.phrases[exhibitor as usize]).into_iter().flatten() {
            self.holders[piece as usize].retain(|holder| holder.0 != exhibitor);
        }
    }

    /// The phrase of an exhibitor (its place in the text) that has most in common with something comparable, and how
    /// much.
    pub fn nearest(&self, own: &Read, exhibitor: usize) -> Option<(usize, f32)> {
        let close = self.phrases[exhibitor].iter().map(|phrase| overlap(own, phrase)).enumerate();
        close.filter(|(_, close)| *close > LEAST).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    }

    /// Do these pieces stand in any phrase of the exhibitor at all?
    pub fn pieces_of(&self, exhibitor: usize) -> HashSet<u32> {
        self.phrases[exhibitor].iter().flatten().map(|(piece, _)| *piece).collect()
    }

    /// How nearly an exhibitor says the same as this phrase of a buyer: one entry of `closest`.
    pub fn closeness(&self, lexicon: &Lexicon, read: &Read, exhibitor: usize) -> f32 {
        self.closeness_of(&lexicon.comparable(read, Side::Buyer), exhibitor)
    }

    /// The same of something comparable.
    pub fn closeness_of(&self, own: &Read, exhibitor: usize) -> f32 {
        self.nearest(own, exhibitor).map_or(0.0, |(_, close)| close.min(1.0))
    }

    /// Which exhibitors say the same as this phrase of a buyer, and how nearly, from 0 to 1, in their order.
    pub fn closest(&self, lexicon: &Lexicon, read: &Read) -> Read {
        let mut phrases: HashMap<(u32, u32), f32> = HashMap::new();
        for (piece, weight) in lexicon.comparable(read, Side::Buyer) {
            for (exhibitor, phrase, other) in &self.holders[piece as usize] {
                *phrases.entry((*exhibitor, *phrase)).or_default() += weight * other;
            }
        }
        let mut all: Vec<_> = phrases.into_iter().filter(|(_, close)| *close > LEAST).collect();
        all.sort_unstable_by(|a, b| a.0.0.cmp(&b.0.0).then(b.1.total_cmp(&a.1)));
        all.dedup_by_key(|((exhibitor, _), _)| *exhibitor);
        all.into_iter().map(|((exhibitor, _), close)| (exhibitor, close.min(1.0))).collect()
    }
}

fn overlap(one: &Read, other: &Read) -> f32 {
    let weight =
        |piece: u32| other.iter().find(|(other, _)| *other == piece).map_or(0.0, |(_, weight)| *weight);
    one.iter().map(|(piece, own)| own * weight(*piece)).sum()
}
