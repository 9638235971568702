//! The pieces of all texts of a show, numbered, with how much each one says on either side.
use super::words;
use std::collections::HashMap;

/// (number of a piece, its weight), in the order of the phrase.
pub type Read = Vec<(u32, f32)>;

/// Who speaks.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A buyer.
    Buyer = 0,
    /// An exhibitor.
    Exhibitor = 1,
}

/// In which script something is written.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Script {
    /// Chinese characters.
    Han = 0,
    /// Any other.
    Other = 1,
    /// None: a sub-category that was ticked.
    Ticked = 2,
}

/// The pieces that more than one text holds; in a small show also those of one exhibitor alone, whom buyers yet to
/// come may ask for in the same words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    numbers: HashMap<String, u32>,
    says: [Vec<f32>; 2],
    /// Sides that have not said enough yet to tell what only the other side says.
    silent: [bool; 2],
    han: Vec<bool>,
}

/// A piece that stands in more than all but this share of the other side's texts, or in none, compares nothing.
const COMPARES: f32 = 0.999;
/// A show with fewer exhibitors' texts than these is small.
const FEW: u32 = 200;
/// A side with fewer texts than these is silent.
const SILENT: u32 = 50;
/// A phrase has at least this much to compare, or else counts for less.
const FLOOR: f32 = 0.5;

impl Lexicon {
    /// Counts the texts of both sides.
    pub fn of(buyers: &[&str], exhibitors: &[&str]) -> Self {
        let mut counts: HashMap<String, (u32, [u32; 2])> = HashMap::new();
        let mut texts = [0_u32; 2];
        for (side, all) in [buyers, exhibitors].into_iter().enumerate() {
            for text in all.iter().filter(|text| !text.is_empty()) {
                texts[side] += 1;
                let mut found: Vec<String> =
                    words::phrases(text).into_iter().flat_map(words::pieces).collect();
                found.sort_unstable();
                found.dedup();
                for piece in found {
                    let next = counts.len() as u32;
                    counts.entry(piece).or_insert((next, [0, 0])).1[side] += 1;
                }
            }
        }
        let few = texts[Side::Exhibitor as usize] < FEW;
        let is_kept = |[a, b]: [u32; 2]| a + b > 1 || (few && b > 0);
        let mut kept: Vec<_> = counts.into_iter().filter(|(_, (_, counts))| is_kept(*counts)).collect();
        kept.sort_unstable_by_key(|(_, (first, _))| *first);
        let mut all = Self { silent: texts.map(|texts| texts < SILENT), ..Self::default() };
        for (number, (piece, (_, counts))) in kept.into_iter().enumerate() {
            for side in [Side::Buyer, Side::Exhibitor] {
                all.says[side as usize].push(says(counts[side as usize], texts[side as usize]));
            }
            all.han.push(piece.chars().any(words::is_han));
            all.numbers.insert(piece, number as u32);
        }
        all
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.han.len()
    }

    /// A phrase as pieces, each weighing what it says on that side; long phrases weigh no more than short ones.
    pub fn read(&self, phrase: &str, side: Side) -> Read {
        let pieces = words::pieces(phrase);
        let share = 1.0 / (pieces.len().max(1) as f32).sqrt();
        let numbers = pieces.iter().filter_map(|piece| self.numbers.get(piece));
        numbers.map(|number| (*number, self.says[side as usize][*number as usize] * share)).collect()
    }

    /// What a phrase has that could stand on the other side as well, one long. Manners of speech such as "we are
    /// looking for", which only one side uses, fall out by themselves.
    pub fn comparable(&self, read: &Read, side: Side) -> Read {
        let (own, other) = match side {
            Side::Buyer => (0, 1),
            Side::Exhibitor => (1, 0),
        };
        let both = read.iter().filter(|(piece, _)| self.compares(*piece, other));
        let (own, other) = (&self.says[own], &self.says[other]);
        let mut both: Read =
            both.map(|(piece, _)| (*piece, own[*piece as usize] * other[*piece as usize])).collect();
        let long = both.iter().map(|(_, x)| x * x).sum::<f32>().sqrt().max(FLOOR);
        both.iter_mut().for_each(|(_, x)| *x /= long);
        both
    }

    fn compares(&self, piece: u32, other: usize) -> bool {
        self.says[other].get(piece as usize).is_some_and(|says| self.silent[other] || *says < COMPARES)
    }

    /// The script of most pieces.
    pub fn script(&self, read: &Read) -> Script {
        let of = |piece: u32| self.han.get(piece as usize).copied();
        if read.iter().any(|(piece, _)| of(*piece).is_none()) {
            return Script::Ticked;
        }
        let han = read.iter().filter(|(piece, _)| of(*piece) == Some(true)).count();
        if han * 2 > read.len() { Script::Han } else { Script::Other }
    }
}

/// Inverse frequency, 1 for what nobody says.
fn says(count: u32, texts: u32) -> f32 {
    let (count, texts) = (count as f32, texts as f32);
    (1.0 + (texts - count + 0.5) / (count + 0.5)).ln() / (2.0 + 2.0 * texts).ln()
}
