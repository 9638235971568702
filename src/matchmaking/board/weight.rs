//! What it is worth to bring two people together, in whole points from 1 to 100.

/// What is known of the wishes of the two about each other.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The buyer's open request.
    pub buyer_asked: bool,
    /// The company's open request.
    pub exhibitor_asked: bool,
    /// The buyer keeps the company for later.
    pub saved: bool,
    /// How well they fit.
    pub score: u32,
}

const ASKED: u32 = 30;
const SAVED: u32 = 15;
const MUTUAL: u32 = 20;
/// A perfect fit adds this much to what somebody wishes.
const FIT: u32 = 35;
const BEST_SCORE: u32 = 100;

impl Wish {
    /// Do both sides want it?
    pub fn is_mutual(self) -> bool {
        self.exhibitor_asked && (self.buyer_asked || self.saved)
    }

    /// A wish of one side counts, one of both counts more, and the fit decides between equal wishes.
    pub fn weight(self) -> u32 {
        let says = |holds: bool, points: u32| if holds { points } else { 0 };
        let wished = says(self.buyer_asked, ASKED)
            + says(self.exhibitor_asked, ASKED)
            + says(self.saved, SAVED)
            + says(self.is_mutual(), MUTUAL);
        (wished + self.score.min(BEST_SCORE) * FIT / BEST_SCORE).clamp(1, 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mutual_wishes_come_before_the_best_fit() {
        let saved = Wish { saved: true, ..Wish::default() };
        let asked = Wish { buyer_asked: true, ..Wish::default() };
        let perfect = Wish { score: 100, ..asked };
        let mutual = Wish { saved: true, exhibitor_asked: true, ..Wish::default() };
        let weights = [saved, asked, perfect, mutual].map(Wish::weight);
        assert_eq!(weights, [15, 30, 65, 65]);
        assert!(Wish { score: 3, ..mutual }.weight() > perfect.weight());
    }

    #[test]
    fn no_wish_is_worthless_or_beyond_the_scale() {
        assert_eq!(Wish::default().weight(), 1);
        let all = Wish { buyer_asked: true, exhibitor_asked: true, saved: true, score: 1_000 };
        assert_eq!(all.weight(), 100);
    }
}
