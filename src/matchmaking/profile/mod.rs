//! # Profiles
//!
//! What both sides say so that others can tell whether a meeting is worth their time.
//!
//! - A *buyer* says what is needed and how badly, what the visit is for, how much, for how much money, delivered
//!   where, how soon, with which certificates, in free words, and when there is time. What the badge's questions have
//!   asked already stays where it is: one truth, two pages.
//! - A *company* says its smallest order, its prices, where and how fast it delivers, its certificates, whom it seeks.
//! - Either side names whom it never wants to meet: a competitor, somebody who is a client already, or anybody for a
//!   reason of its own. That is absolute, works both ways, and nobody but whoever said it ever learns of it.
//!
//! `constraints` (a pure file of matchmaking) turns what both have said into points with reasons.
pub mod avoid;
mod desk;
pub mod entity;
mod forms;
mod pages;
mod routes;
pub mod said;
mod service;
pub mod store;

pub use routes::routes;
pub use service::{Avoidance, avoid, keep_buyer};
