//! # The day of the meetings
//!
//! Whether a meeting was *kept* is computed from *evidence* and never typed in. Each says at most one word: the buyer
//! opens the booth's code, the exhibitor the badge's (a mutual scan), a steward sees both at the table, either side
//! taps "we met". The file `rules` is the whole table; in short:
//!
//! - a mutual scan proves more than a steward, a steward more than both sides' words, and one word alone leaves the
//!   meeting *disputed*;
//! - a *no-show* needs more than the word of the one who waited: a steward, the gates, or the missing side itself;
//! - a side has one opinion at a time, and may change it until the show has ended.
//!
//! Whoever waits is shown who is free in the same slot. An *offer* asks one of them; the first yes ends the meeting that
//! fell out and makes the new one, in one change, so nobody is ever in two places.
//!
//! After a meeting each side gives an *outcome* in two taps; it is its own business, and says "we met" as well.
mod board;
mod book;
pub mod entity;
mod export;
mod free;
mod letters;
mod lines;
mod links;
mod offers;
pub mod outcome;
mod pages;
mod picture;
mod routes;
pub mod rules;
mod service;
mod steward;
mod store;

pub use book::Book;
pub use lines::named;
pub use pages::Done;
pub use picture::Picture;
pub use routes::routes;
pub use steward::Steward;
pub use store::{every_meeting, of_visitor as meetings_of_visitor, outcomes_of};
