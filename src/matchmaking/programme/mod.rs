//! # Hosted buyers
//!
//! A *programme* is a deal: so many meetings kept, and what a buyer gets for it. The organiser *invites* buyers, who
//! accept or decline; a buyer is in one programme at most. The *meter* counts meetings that were kept by the rules of
//! the day (`day::rules`), so nobody types a figure in.
//!
//! A *benefit* is unlocked by a number of kept meetings. Its *voucher* has a code of 96 random bits, shown as a QR code
//! once it is unlocked, and is redeemed once: by compare-and-set, whoever scans it first.
pub mod entity;
mod pages;
mod routes;
pub mod rules;
mod service;
mod store;
mod view;

pub use pages::Membership;
pub use routes::routes;
pub use view::membership;
