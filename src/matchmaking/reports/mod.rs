//! # Reports
//!
//! How matchmaking goes, computed when it is asked for: while the show runs, not after it. What was kept follows from
//! the evidence (`day::rules`); what buyers look for is told as the radar tells it. Whoever takes a sheet away is
//! written down.
mod pages;
mod routes;
pub mod rules;
mod sheets;
mod view;

pub use routes::routes;
