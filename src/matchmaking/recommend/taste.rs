//! What buyers took to, against what was to be expected from what they were shown: whatever is shown often is not
//! thereby liked.
use super::matrix::Dense;
use super::population::{Deed, Exhibitor};

/// So many expected reactions stand against what was seen of an exhibitor.
const DOUBT: f32 = 2.0;
/// And of a sub-category.
const DOUBT_OF_CODES: f32 = 5.0;
/// And of an exhibitor as such.
const DOUBT_OF_LIKING: f32 = 40.0;
/// No log of a quotient below this.
const LEAST: f32 = 0.05;

/// How things that buyers say go with exhibitors and sub-categories that they took to.
#[derive(Clone, Debug, Default)]
pub struct Taste {
    drawn: Dense,
    pulls: Dense,
    pulled: Dense,
}

/// A reaction, seen or expected.
#[derive(Copy, Clone, Debug, Default)]
pub struct Reaction {
    /// 1 for interest, 0 for none.
    pub answer: f32,
    /// How likely interest was.
    pub expected: f32,
    /// How much the event says.
    pub weight: f32,
}

/// Sums of reactions.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    seen: Dense,
    due: Dense,
    codes_seen: Dense,
    codes_due: Dense,
}

/// What an event says of the buyer's interest: yes or no, and how surely.
pub fn interest(deed: Deed) -> Option<(f32, f32)> {
    match deed {
        Deed::Shown | Deed::Refused => Some((0.0, 1.0)),
        Deed::Viewed => Some((1.0, 0.7)),
        Deed::Saved => Some((1.0, 1.3)),
        Deed::Requested | Deed::Accepted | Deed::Declined | Deed::Welcomed => Some((1.0, 2.0)),
        Deed::Sought => None,
    }
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(things: usize, exhibitors: usize, categories: usize) -> Self {
        let [seen, due] = [(); 2].map(|()| Dense::zero(things, exhibitors));
        let [codes_seen, codes_due] = [(); 2].map(|()| Dense::zero(things, categories));
        Self { seen, due, codes_seen, codes_due }
    }

    /// Counts a reaction of somebody who says `thing`.
    pub fn add(&mut self, thing: usize, exhibitor: usize, codes: &[u32], one: Reaction) {
        let (seen, due) = (one.weight * one.answer, one.weight * one.expected);
        self.seen.row_mut(thing)[exhibitor] += seen;
        self.due.row_mut(thing)[exhibitor] += due;
        for code in codes {
            self.codes_seen.row_mut(thing)[*code as usize] += seen;
            self.codes_due.row_mut(thing)[*code as usize] += due;
        }
    }

    /// What the tally says of a thing, an exhibitor and its sub-categories, were this reaction not in it.
    pub fn without(&self, thing: usize, exhibitor: usize, codes: &[u32], one: Reaction) -> [f32; 2] {
        let (seen, due) = (one.weight * one.answer, one.weight * one.expected);
        let drawn = lift(self.seen.row(thing)[exhibitor] - seen, self.due.row(thing)[exhibitor] - due, DOUBT);
        let (codes_seen, codes_due) = (self.codes_seen.row(thing), self.codes_due.row(thing));
        let pulls = |code: &u32| {
            lift(codes_seen[*code as usize] - seen, codes_due[*code as usize] - due, DOUBT_OF_CODES)
        };
        [drawn, codes.iter().map(pulls).sum::<f32>() / codes.len().max(1) as f32]
    }

    /// What the whole tally says, given the sub-categories of each exhibitor.
    pub fn taste(&self, exhibitors: &[Exhibitor]) -> Taste {
        let mut taste = Taste {
            drawn: lifts(&self.seen, &self.due, DOUBT),
            pulls: lifts(&self.codes_seen, &self.codes_due, DOUBT_OF_CODES),
            pulled: Dense::zero(self.seen.len(), exhibitors.len()),
        };
        for (place, exhibitor) in exhibitors.iter().enumerate() {
            taste.pull(place, &exhibitor.codes);
        }
        taste
    }
}

impl Taste {
    /// Nothing known.
    pub fn none(things: usize, exhibitors: usize, categories: usize) -> Self {
        let wide = |width| Dense::zero(things, width);
        Self { drawn: wide(exhibitors), pulls: wide(categories), pulled: wide(exhibitors) }
    }

    /// For each exhibitor how much more often than expected buyers who say the thing took to it (log).
    pub fn drawn(&self, thing: u32) -> &[f32] {
        self.drawn.row(thing as usize)
    }

    /// The same for its sub-categories.
    pub fn pulled(&self, thing: u32) -> &[f32] {
        self.pulled.row(thing as usize)
    }

    /// An exhibitor is new or has other sub-categories now. What was learnt of itself stays.
    pub fn pull(&mut self, exhibitor: usize, codes: &[u32]) {
        self.drawn.widen(exhibitor + 1);
        self.pulled.widen(exhibitor + 1);
        for thing in 0..self.pulled.len() {
            let pulls = self.pulls.row(thing);
            let sum: f32 = codes.iter().map(|code| pulls[*code as usize]).sum();
            self.pulled.row_mut(thing)[exhibitor] = sum / codes.len().max(1) as f32;
        }
    }
}

/// How much more than expected an exhibitor is taken to by everybody, in the units of the model's sum: one
/// Newton step from nothing, held back.
pub fn liking(reactions: impl Iterator<Item = Reaction>) -> f32 {
    let (mut miss, mut sure) = (0.0, DOUBT_OF_LIKING);
    for one in reactions {
        miss += one.weight * (one.answer - one.expected);
        sure += one.weight * one.expected * (1.0 - one.expected);
    }
    miss / sure
}

fn lifts(seen: &Dense, due: &Dense, doubt: f32) -> Dense {
    let cells = seen.cells.iter().zip(&due.cells).map(|(seen, due)| lift(*seen, *due, doubt)).collect();
    Dense { width: seen.width, cells }
}

fn lift(seen: f32, due: f32, doubt: f32) -> f32 {
    ((seen + doubt) / (due.max(0.0) + doubt)).max(LEAST).ln()
}
