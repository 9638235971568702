//! # Representatives
//!
//! The members of a company who take meetings, each with slots of their own in which they do not. A company holds as
//! many meetings side by side as representatives are free (`seats`, pure); one that named nobody holds one.
//!
//! A meeting has one representative or, for a while, nobody: the company's page lists those. Nobody is in two meetings
//! at once (a unique index on account and slot). A representative who has closed the slot meanwhile is pointed out.
pub mod entity;
mod pages;
mod routes;
pub mod seats;
mod service;
pub mod store;

pub use pages::{Seat, Seating};
pub use routes::routes;
pub use service::{assign, assign_in, follow};
