//! # Recommendations that learn and say why
//!
//! [`Model::train`] reads a [`Population`]: what buyers tick and write, what exhibitors offer and write, in Chinese
//! or English, and what they did. [`Model::lists`] makes everybody's lists: exhibitors for buyers, buyers for
//! exhibitors, and *discoveries*, which answer needs a buyer has not named. [`Model::explain`] says why.
//!
//! - What is learnt is what keeps company: phrases that stand beside the same ticks and phrases are *kin*, whatever
//!   their language; what buyers who say one thing also name is found for those who say only the one (`space`,
//!   `ties`).
//! - What buyers took to is held against what they were shown (`taste`), so that popularity is not quality.
//! - Two sums of traits say how likely either side says yes (`traits`, `learn`, `score`). Beliefs stand in where a
//!   show has no events yet.
//! - A score is the sum of its terms, and each term rests on something that can be looked up (`reasons`,
//!   `evidence`).
//! - Being recommended very often has a price (`fairness`); nobody can buy one.
//! - A changed profile or a new event shows at once (`change`): [`Model::set_buyer`], then
//!   [`Lists::refresh_buyer`].
//!
//! Whoever is dealt with (requested, answered, refused) is never recommended again. Everything here is pure: no
//! database, no clock, no chance; the same population gives the same lists.
mod change;
mod evidence;
mod fairness;
mod learn;
mod lexicon;
mod lists;
mod logistic;
mod matrix;
mod model;
mod offers;
mod population;
mod reasons;
mod score;
mod space;
mod taste;
mod threads;
mod ties;
mod traits;
mod words;
pub mod wowrec;

pub use evidence::{GROUP, Source};
pub use fairness::gini;
pub use lists::{LONG, Lists, Ranked};
pub use model::Model;
pub use population::{Buyer, Deed, Event, Exhibitor, Need, Population, Strength};
pub use reasons::{Evidence, Field, Fit, Gain, Kind, Term, Topic};
pub use score::For;
pub use traits::{TRAITS, Trait};

#[cfg(test)]
mod tests;
