//! What ties a thing that buyers say (a phrase, a ticked sub-category) to each exhibitor:
//!
//! - *named*: the exhibitor says the same in the same words;
//! - *kin*: the exhibitor says what the thing's nearest kin say, in whatever words or language;
//! - *together*: buyers who say the thing also name, elsewhere in their text, what the exhibitor offers, more often
//!   than others who write in the same script. This is how a need nobody has spoken of is found.
use super::lexicon::{Lexicon, Read, Script, Side};
use super::matrix::{Dense, add, dot};
use super::offers::Offers;
use super::space::Space;
use super::threads;
use std::borrow::Cow;
use std::collections::HashMap;

/// No more things than this have a row of their own.
const MOST: usize = 8_000;
/// Kin of the own script, and of the others, that are kept.
const KIN: usize = 8;
/// What kin of the same script count beside those of another.
const SAME_SCRIPT: f32 = 0.7;
/// What a kin's company counts beside the thing's own.
const BORROWED: f32 = 0.7;
/// So many expected mentions stand against what was seen.
const DOUBT: f32 = 0.5;

/// What one buyer says: things in the order of the text, then the ticks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The things.
    pub things: Vec<Thing>,
}

/// A phrase or a tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// Its pieces.
    pub read: Read,
    /// Its number, when more than one buyer says it.
    pub known: Option<u32>,
    /// How much it counts.
    pub weight: f32,
    /// The numbered things nearest to it and how near, where it has no number of its own.
    pub kin: Vec<(u32, f32)>,
}

/// The ties of one thing to every exhibitor.
pub struct Row<'a> {
    /// Who says the same: (exhibitor, how nearly).
    pub named: Cow<'a, [(u32, f32)]>,
    /// Log of how much more often than expected it stands beside what they offer.
    pub together: Cow<'a, [f32]>,
    /// How nearly they say what its kin say.
    pub kin: Cow<'a, [f32]>,
}

/// The things that several buyers say, and their ties.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    numbers: HashMap<Vec<u32>, u32>,
    reads: Vec<Read>,
    places: Vec<Vec<f32>>,
    scripts: Vec<Script>,
    kin_of: Vec<Vec<(u32, f32)>>,
    /// The numbered things, comparable with what exhibitors say.
    own: Vec<Read>,
    named: Vec<Read>,
    seen: Dense,
    mixes: Vec<[f32; 4]>,
    prior: [Vec<f32>; 4],
    together: Dense,
    kin: Dense,
}

impl Ties {
    /// Numbers the things that at least two of these texts hold, the commonest if there are too many.
    pub fn number(&mut self, texts: &[Vec<Read>]) {
        let mut counts: HashMap<Vec<u32>, (u32, usize, &Read)> = HashMap::new();
        for read in texts.iter().flatten() {
            let next = counts.len();
            counts.entry(key(read)).or_insert((0, next, read)).0 += 1;
        }
        let mut kept: Vec<_> = counts.into_iter().filter(|(_, (count, _, _))| *count > 1).collect();
        kept.sort_unstable_by(|(_, a), (_, b)| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        kept.truncate(MOST);
        for (number, (key, (_, _, read))) in kept.into_iter().enumerate() {
            self.numbers.insert(key, number as u32);
            self.reads.push(read.clone());
        }
    }

    /// The number of a thing.
    pub fn known(&self, read: &Read) -> Option<u32> {
        self.numbers.get(&key(read)).copied()
    }

    /// A numbered thing.
    pub fn read(&self, thing: u32) -> &Read {
        &self.reads[thing as usize]
    }

    /// How many numbered things there are.
    pub fn len(&self) -> usize {
        self.reads.len()
    }

    /// Finds where every numbered thing lies, and its kin.
    pub fn place(&mut self, lexicon: &Lexicon, space: &Space) {
        let many = self.len();
        self.places = threads::each(many, |thing| space.place(lexicon, &self.reads[thing]));
        self.scripts = self.reads.iter().map(|read| lexicon.script(read)).collect();
        self.kin_of =
            threads::each(many, |thing| self.kin_of(&self.places[thing], self.scripts[thing], Some(thing)));
    }

    /// Finds the ties of every numbered thing to every exhibitor.
    pub fn tie(&mut self, lexicon: &Lexicon, offers: &Offers, exhibitors: usize, said: &[Said]) {
        let many = self.len();
        self.own = threads::each(many, |thing| lexicon.comparable(&self.reads[thing], Side::Buyer));
        self.named = threads::each(many, |thing| offers.closest(lexicon, &self.reads[thing]));
        self.count(exhibitors, said);
        let rows = threads::each(many, |thing| self.row_of(thing, exhibitors));
        self.together = Dense { width: exhibitors, cells: Vec::with_capacity(many * exhibitors) };
        self.kin = Dense { width: exhibitors, cells: Vec::with_capacity(many * exhibitors) };
        for (together, kin) in rows {
            self.together.cells.extend(together);
            self.kin.cells.extend(kin);
        }
    }

    /// Counts which things stand beside the naming of which exhibitor.
    fn count(&mut self, exhibitors: usize, said: &[Said]) {
        self.seen = Dense::zero(self.len(), exhibitors);
        self.mixes = vec![[0.0; 4]; self.len()];
        self.prior = [(); 4].map(|()| vec![0.0; exhibitors]);
        let mut texts = [0.0_f32; 4];
        for said in said {
            let mix = self.mix(said);
            texts[mix] += 1.0;
            for one in said.known() {
                self.mixes[one][mix] += 1.0;
                for (exhibitor, close) in &self.named[one] {
                    self.prior[mix][*exhibitor as usize] += close * close;
                }
                for other in said.known().filter(|other| *other != one) {
                    let row = self.seen.row_mut(one);
                    self.named[other].iter().for_each(|(e, close)| row[*e as usize] += close * close);
                }
            }
        }
        for (prior, texts) in self.prior.iter_mut().zip(texts) {
            prior.iter_mut().for_each(|x| *x /= texts.max(1.0));
        }
        // Who wrote nothing had no chance to name anybody.
        self.mixes.iter_mut().for_each(|mix| mix[0] = 0.0);
    }

    /// In which scripts a buyer writes.
    fn mix(&self, said: &Said) -> usize {
        let has = |script| said.known().any(|thing| self.scripts[thing] == script);
        usize::from(has(Script::Han)) + 2 * usize::from(has(Script::Other))
    }

    fn row_of(&self, thing: usize, exhibitors: usize) -> (Vec<f32>, Vec<f32>) {
        let mut seen = self.seen.row(thing).to_vec();
        let mut mix = self.mixes[thing];
        let mut kin = vec![0.0; exhibitors];
        for (other, near) in &self.kin_of[thing] {
            let other = *other as usize;
            add(&mut seen, self.seen.row(other), BORROWED * near);
            add(&mut mix, &self.mixes[other], BORROWED * near);
            self.named[other].iter().for_each(|(e, close)| kin[*e as usize] += near * close * close);
        }
        let mut due = vec![DOUBT; exhibitors];
        self.prior.iter().zip(mix).for_each(|(prior, texts)| add(&mut due, prior, texts));
        seen.iter_mut().zip(due).for_each(|(seen, due)| *seen = ((*seen + DOUBT) / due).ln());
        (seen, kin)
    }

    fn kin_of(&self, place: &[f32], script: Script, itself: Option<usize>) -> Vec<(u32, f32)> {
        let others = (0..self.places.len()).filter(|other| Some(*other) != itself);
        let near = others.map(|other| (other, dot(place, &self.places[other])));
        let (mut same, mut foreign): (Vec<_>, Vec<_>) =
            near.filter(|(_, near)| *near > 0.0).partition(|(other, _)| self.scripts[*other] == script);
        let mut kin = Vec::with_capacity(2 * KIN);
        for (list, counts) in [(&mut same, SAME_SCRIPT), (&mut foreign, 1.0)] {
            let order = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
            if list.len() > KIN {
                list.select_nth_unstable_by(KIN, order);
                list.truncate(KIN);
            }
            list.sort_unstable_by(order);
            kin.extend(list.iter().map(|(other, near)| (*other as u32, counts * near * near * near)));
        }
        kin
    }

    /// The ties of a thing, numbered or heard for the first time.
    pub fn row(&self, lexicon: &Lexicon, offers: &Offers, thing: &Thing) -> Row<'_> {
        if let Some(known) = thing.known {
            let known = known as usize;
            return Row {
                named: Cow::Borrowed(&self.named[known]),
                together: Cow::Borrowed(self.together.row(known)),
                kin: Cow::Borrowed(self.kin.row(known)),
            };
        }
        let mut together = vec![0.0; self.together.width];
        let mut kin = vec![0.0; self.kin.width];
        let all: f32 = 1.0 + thing.kin.iter().map(|(_, near)| near).sum::<f32>();
        for (other, near) in &thing.kin {
            let other = *other as usize;
            add(&mut together, self.together.row(other), near / all);
            self.named[other].iter().for_each(|(e, close)| kin[*e as usize] += near * close * close);
        }
        Row {
            named: Cow::Owned(offers.closest(lexicon, &thing.read)),
            together: Cow::Owned(together),
            kin: Cow::Owned(kin),
        }
    }

    /// The kin of a thing with how near they are.
    pub fn kin<'a>(&'a self, thing: &'a Thing) -> &'a [(u32, f32)] {
        thing.known.map_or(&thing.kin, |known| &self.kin_of[known as usize])
    }

    /// The kin of something heard for the first time.
    pub fn kin_of_new(&self, lexicon: &Lexicon, space: &Space, read: &Read) -> Vec<(u32, f32)> {
        self.kin_of(&space.place(lexicon, read), lexicon.script(read), None)
    }

    /// For each exhibitor how much oftener than expected the numbered thing stands beside what it offers (log).
    pub fn together(&self, thing: u32) -> &[f32] {
        self.together.row(thing as usize)
    }

    /// For each exhibitor how nearly it says what the numbered thing's kin say.
    pub fn kinship(&self, thing: u32) -> &[f32] {
        self.kin.row(thing as usize)
    }

    /// How nearly an exhibitor says the numbered thing.
    pub fn naming(&self, thing: u32, exhibitor: u32) -> f32 {
        let row = &self.named[thing as usize];
        row.binary_search_by_key(&exhibitor, |(e, _)| *e).map_or(0.0, |at| row[at].1)
    }

    /// How many buyers (weighed by how nearly) said the numbered thing and named what the exhibitor offers.
    pub fn company(&self, thing: u32, exhibitor: u32) -> f32 {
        self.seen.row(thing as usize)[exhibitor as usize]
    }

    /// An exhibitor's text has changed, or it is new: its ties are found again, everybody else's stay. What is
    /// spread over the tables is gathered first, so that memory is gone through once.
    pub fn retie(&mut self, offers: &Offers, exhibitor: u32, said: &[Said]) {
        let column = exhibitor as usize;
        self.widen(column + 1);
        let naming = self.rename(offers, exhibitor);
        let seen = self.recount(column, &naming, said);
        let prior = [0, 1, 2, 3].map(|mix| self.prior[mix][column]);
        let ties = threads::each(self.len(), |thing| self.tie_of(thing, &naming, &seen, prior));
        for (thing, (together, kin)) in ties.into_iter().enumerate() {
            self.together.row_mut(thing)[column] = together;
            self.kin.row_mut(thing)[column] = kin;
        }
    }

    /// How nearly the exhibitor says each numbered thing now, squared.
    fn rename(&mut self, offers: &Offers, exhibitor: u32) -> Vec<f32> {
        let pieces = offers.pieces_of(exhibitor as usize);
        let close = threads::each(self.len(), |thing| {
            let own = &self.own[thing];
            let shares = own.iter().any(|(piece, _)| pieces.contains(piece));
            if shares { offers.closeness_of(own, exhibitor as usize) } else { 0.0 }
        });
        for (row, close) in self.named.iter_mut().zip(&close) {
            let at = row.binary_search_by_key(&exhibitor, |(e, _)| *e);
            match (at, *close > 0.0) {
                (Ok(at), true) => row[at].1 = *close,
                (Ok(at), false) => drop(row.remove(at)),
                (Err(at), true) => row.insert(at, (exhibitor, *close)),
                (Err(_), false) => {}
            }
        }
        close.into_iter().map(|close| close * close).collect()
    }

    /// The two ties of a numbered thing to one exhibitor, as `row_of` finds them for all.
    fn tie_of(&self, thing: usize, naming: &[f32], seen: &[f32], prior: [f32; 4]) -> (f32, f32) {
        let (mut company, mut mix, mut kin) = (seen[thing], self.mixes[thing], 0.0);
        for (other, near) in &self.kin_of[thing] {
            let other = *other as usize;
            company += BORROWED * near * seen[other];
            add(&mut mix, &self.mixes[other], BORROWED * near);
            kin += near * naming[other];
        }
        let due: f32 = DOUBT + prior.iter().zip(mix).map(|(prior, texts)| prior * texts).sum::<f32>();
        (((company + DOUBT) / due).ln(), kin)
    }

    /// Counts anew which things stand beside the naming of one exhibitor.
    fn recount(&mut self, column: usize, naming: &[f32], said: &[Said]) -> Vec<f32> {
        let mut seen = vec![0.0_f32; self.len()];
        let (mut sums, mut texts) = ([0.0_f32; 4], [0.0_f32; 4]);
        for said in said {
            let mix = self.mix(said);
            let all: f32 = said.known().map(|thing| naming[thing]).sum();
            sums[mix] += all;
            texts[mix] += 1.0;
            if all > 0.0 {
                said.known().for_each(|thing| seen[thing] += all - naming[thing]);
            }
        }
        for (prior, (sum, texts)) in self.prior.iter_mut().zip(sums.into_iter().zip(texts)) {
            prior[column] = sum / texts.max(1.0);
        }
        for (thing, seen) in seen.iter().enumerate() {
            self.seen.row_mut(thing)[column] = *seen;
        }
        seen
    }

    fn widen(&mut self, width: usize) {
        for table in [&mut self.seen, &mut self.together, &mut self.kin] {
            table.widen(width);
        }
        self.prior.iter_mut().for_each(|prior| prior.resize(width.max(prior.len()), 0.0));
    }
}

impl Said {
    /// The numbered things.
    pub fn known(&self) -> impl Iterator<Item = usize> {
        self.things.iter().filter_map(|thing| thing.known).map(|known| known as usize)
    }
}

fn key(read: &Read) -> Vec<u32> {
    read.iter().map(|(piece, _)| *piece).collect()
}
