//! # Exhibitors
//!
//! An *exhibitor* is a company at one edition: its names in Chinese and English (at least one), what it says about
//! itself, the sub-categories it shows in (one to ten) and its *products*. *Members* are the people who act for it;
//! the first one signed it up and is its administrator, the others came by invitation.
//!
//! - Contact person, address and number are for the organiser and never on a public page.
//! - A company is public when it holds a confirmed booth, which is the business of `booths`, downstream of here.
//! - The profile carries a version: whoever saves a page that somebody else has changed meanwhile gets it back with
//!   everything typed, and nothing is overwritten.
//! - Somebody else's product or company is not found, whoever asks.
pub mod entity;
mod forms;
mod pages;
mod routes;
mod samples;
mod service;
mod store;
mod team;

pub use routes::routes;
pub use samples::{Sample, add_sample, add_samples};
pub use store::{
    Company, Product, Search, count_products, find, is_there, name, products_of, search, sectors_of, some,
};
pub use team::{Member, members_of};
