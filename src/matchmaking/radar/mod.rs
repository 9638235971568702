//! # Demand radar
//!
//! How many buyers look for what, and how many exhibitors show it: for the organiser, who recruits by it, and for
//! exhibitors. Nobody learns what a single buyer looks for: a number of buyers below five is never told, and any other
//! is told to the nearest five (`rules`). What exhibitors show is public and told as it is.
mod pages;
mod routes;
pub mod rules;
mod store;
mod view;

pub use pages::Category;
pub use routes::routes;
pub use view::{Asked, radar};
