//! Where things said lie: two phrases are near when they keep the same company, whatever words or language they
//! use. "Glass arrives broken" and "air column bag" never stand in one text, yet the same kinds of buyers tick the
//! same boxes beside either.
use super::lexicon::{Lexicon, Read, Script};
use super::matrix::{Dense, add, eigen, normalise};

/// How many directions are kept.
const WIDTH: usize = 56;
/// Rounds of the subspace iteration.
const ROUNDS: usize = 4;
/// What a ticked sub-category weighs beside a phrase, before it is shared among all that were ticked.
const TICK: f32 = 1.5;

/// The space of one show.
#[derive(Clone, Debug, Default)]
pub struct Space {
    places: Dense,
    means: [Vec<f32>; 3],
}

impl Space {
    /// Looks at which different things are said in the same text. `texts` are lists of phrases and ticks.
    pub fn of(lexicon: &Lexicon, categories: usize, texts: &[Vec<Read>]) -> Self {
        let size = lexicon.len() + categories;
        let mut mass = vec![1.0_f32; size];
        for (thing, weight) in texts.iter().flatten().flatten() {
            mass[*thing as usize] += weight * weight;
        }
        let scale: Vec<f32> = mass.iter().map(|mass| 1.0 / mass.sqrt()).collect();
        let (mut places, values) =
            eigen(size, WIDTH.min(size), ROUNDS, |basis| company(texts, &scale, basis));
        for (thing, scale) in scale.iter().enumerate() {
            let row = places.row_mut(thing).iter_mut().zip(&values);
            row.for_each(|(x, value)| *x *= scale * value.max(1e-3).sqrt());
        }
        let mut space = Self { places, means: Default::default() };
        space.means = space.centres(lexicon, texts);
        space
    }

    /// Where a phrase or a tick lies, one long. The mean of its script is taken away, or else the languages would
    /// lie apart.
    pub fn place(&self, lexicon: &Lexicon, read: &Read) -> Vec<f32> {
        let mut place = self.places.sum(read);
        normalise(&mut place);
        add(&mut place, &self.means[lexicon.script(read) as usize], -1.0);
        normalise(&mut place);
        place
    }

    fn centres(&self, lexicon: &Lexicon, texts: &[Vec<Read>]) -> [Vec<f32>; 3] {
        let mut sums = [(); 3].map(|()| vec![0.0; self.places.width]);
        let mut counts = [0.0_f32; 3];
        for read in texts.iter().flatten().filter(|read| !read.is_empty()) {
            let script: Script = lexicon.script(read);
            let mut place = self.places.sum(read);
            normalise(&mut place);
            add(&mut sums[script as usize], &place, 1.0);
            counts[script as usize] += 1.0;
        }
        for (sum, count) in sums.iter_mut().zip(counts) {
            sum.iter_mut().for_each(|x| *x /= count.max(1.0));
        }
        sums
    }
}

/// A ticked sub-category, as one of `many`, after `pieces` pieces.
pub fn tick(pieces: u32, code: u32, many: usize) -> Read {
    vec![(pieces + code, TICK / (many.max(1) as f32).sqrt())]
}

/// One step of the map "what stands beside this in the same text, though not in the same phrase".
fn company(texts: &[Vec<Read>], scale: &[f32], basis: &Dense) -> Dense {
    let mut next = Dense::zero(basis.len(), basis.width);
    for text in texts.iter().filter(|text| text.len() > 1) {
        let images: Vec<Vec<f32>> = text.iter().map(|read| image(read, scale, basis)).collect();
        let mut all = vec![0.0; basis.width];
        images.iter().for_each(|image| add(&mut all, image, 1.0));
        for (read, image) in text.iter().zip(&images) {
            let others: Vec<f32> = all.iter().zip(image).map(|(all, own)| all - own).collect();
            for (thing, weight) in read {
                add(next.row_mut(*thing as usize), &others, weight * scale[*thing as usize]);
            }
        }
    }
    next
}

fn image(read: &Read, scale: &[f32], basis: &Dense) -> Vec<f32> {
    let mut image = vec![0.0; basis.width];
    for (thing, weight) in read {
        add(&mut image, basis.row(*thing as usize), weight * scale[*thing as usize]);
    }
    image
}
