//! From traits to a score. Two sums say how likely the buyer says yes and how likely the exhibitor does; a pair is
//! worth the chance that both do.
use super::learn;
use super::model::Model;
use super::traits::{KIND_UNKNOWN, MATCH, REGION_UNKNOWN, Seen, TRAITS, Trait};

/// For whom a list is made. The match counts more for a buyer, the exhibitor's own wishes more for an exhibitor.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum For {
    /// A buyer who looks for exhibitors.
    Buyer,
    /// An exhibitor who looks for buyers.
    Exhibitor,
    /// A buyer who looks for what they have not asked for.
    Discovery,
}

/// How much more, or less, the match weighs than was learnt.
const LEAN: f32 = 0.15;
/// What is taken off for each trait that speaks of a need already named, when discoveries are looked for.
const ALREADY_NAMED: [(Trait, f32); 4] =
    [(Trait::Ticked, 2.0), (Trait::Agreed, 1.0), (Trait::Named, 2.0), (Trait::Kin, 2.0)];

/// The two sums of a buyer with every exhibitor.
pub(super) struct Sums {
    pub buyer: Vec<f32>,
    pub exhibitor: Vec<f32>,
}

impl Model {
    /// What each trait weighs in the buyer's and in the exhibitor's sum.
    pub(super) fn weights_for(&self, whom: For) -> [[f32; TRAITS]; 2] {
        let weights = &self.weights;
        let of_match = match whom {
            For::Exhibitor => weights.of_match - 2.0 * LEAN,
            For::Buyer | For::Discovery => weights.of_match + LEAN,
        };
        let mut buyer = weights.traits;
        let mut exhibitor = [0.0; TRAITS];
        (0..MATCH).for_each(|of| exhibitor[of] = of_match * buyer[of]);
        exhibitor[Trait::Sought as usize] = weights.of_kind;
        exhibitor[Trait::Region as usize] = weights.of_region;
        if whom == For::Discovery {
            ALREADY_NAMED.iter().for_each(|(of, off)| buyer[*of as usize] *= 1.0 - off);
        }
        [buyer, exhibitor]
    }

    /// The exhibitor's sum before any trait: what is known of this buyer's title.
    pub(super) fn title(&self, buyer: usize) -> f32 {
        let title = learn::title(&self.buyers[buyer].title);
        self.weights.titles.get(&title).copied().unwrap_or_default()
    }

    /// The sum of no traits, on the exhibitor's side: what is taken for granted of kind and region.
    pub(super) fn yes(&self) -> f32 {
        self.weights.yes - KIND_UNKNOWN * self.weights.of_kind - REGION_UNKNOWN * self.weights.of_region
    }

    pub(super) fn sums(&self, buyer: usize, seen: &Seen, whom: For) -> Sums {
        let [of_buyer, of_exhibitor] = self.weights_for(whom);
        let mut sums = Sums {
            buyer: self.weights.liked.iter().map(|liked| self.weights.start + liked).collect(),
            exhibitor: vec![self.yes() + self.title(buyer); self.exhibitors.len()],
        };
        for of in 0..TRAITS {
            super::matrix::add(&mut sums.buyer, &seen[of], of_buyer[of]);
            super::matrix::add(&mut sums.exhibitor, &seen[of], of_exhibitor[of]);
        }
        sums
    }
}

/// One divided by the chance that both say yes: the smaller the better. Not a logarithm, to be quick.
pub(super) fn odds(buyer: f32, exhibitor: f32) -> f32 {
    (1.0 + quick_exp(-buyer)) * (1.0 + quick_exp(-exhibitor))
}

/// Log of the chance that whoever has this sum says yes.
pub(super) fn log_chance(sum: f32) -> f32 {
    -(1.0 + (-sum).exp()).ln()
}

/// e to the x, right to about seven digits in ten million parts, and the same on every machine.
fn quick_exp(x: f32) -> f32 {
    let y = (x * std::f32::consts::LOG2_E).clamp(-120.0, 120.0);
    // Above nothing, so that cutting off is rounding down: quicker than asking for the floor.
    let exponent = (y + 127.0) as i32;
    let rest = (y - (exponent - 127) as f32) * std::f32::consts::LN_2;
    let part = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    part * f32::from_bits((exponent as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_exponential_is_right() {
        for step in -80..80 {
            let x = step as f32 / 4.0;
            assert!((quick_exp(x) / x.exp() - 1.0).abs() < 1e-4, "{x}");
        }
    }
}
