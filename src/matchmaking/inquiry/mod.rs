//! # Inquiries
//!
//! A buyer asks once what many could answer: an item of a sub-category, a quantity, a day. Every exhibitor with a booth
//! that shows the sub-category is told and may *reply* once, with a sentence and a slot at its booth. Until the buyer
//! *picks* a reply nobody learns who asked, not even from which kind of company. Picking makes the meeting in the same
//! change (as every acceptance: the indexes of `meetings` decide), and both learn each other's contact.
pub mod entity;
mod pages;
mod routes;
mod service;
mod store;
mod view;

pub use routes::routes;
