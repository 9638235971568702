//! # Booths
//!
//! The *plan* of a hall is made of *booths* in centimetres. A company *applies* for one with kind, area and open
//! sides and sees the price with its reasons (a *quote*: one line of the ledger for each rule). The office may *ask*
//! for more, *decline*, or *offer* a booth, which is then kept until a date. The exhibitor *confirms*, *turns down*
//! (and is offered another) or *withdraws*; an offer whose date passes *lapses*.
//!
//! - `submitted → info_requested → submitted …, → offered → confirmed`; `declined`, `withdrawn`, `lapsed` aside.
//!   The whole table is in [`stage`]; later stages (contract, deposit) go in there.
//! - One live application per exhibitor, and one active claim per booth: two partial unique indexes say so too.
//! - A booth's status repeats its active claim and is written in the same change, by compare-and-set: of any number
//!   of people who want a booth at the same moment exactly one gets it, and the others are told kindly.
//! - A form carries the version of the application its reader saw; whoever decides about an old page is told so.
//! - Every step is in the history (who, when, what was said) and told by letter, in the same change.
//! - Who is being offered a booth is not public; who has one is.
mod companies;
pub mod entity;
mod forms;
mod home;
mod jobs;
mod layout;
mod letters;
mod office;
mod pages;
pub mod plan;
pub mod pricing;
mod public;
mod routes;
mod service;
pub mod stage;
mod store;
mod tariff;
mod waiting;

pub use jobs::LapseOffer;
pub use layout::{Settled, free_numbers, import, lay_out, settle};
pub use routes::routes;
pub use service::lapse;
pub use store::{Application, Booth, booths_of, confirmed_numbers, confirmed_of, count_stages};
pub use waiting::{Waiting, queue_up};
