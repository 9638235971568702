//! # Leads
//!
//! An exhibitor *scans* the badge of a visitor at its booth and has a *lead*: one row per exhibitor and visitor, with a
//! rating, a note and answers to the company's own questions. Everybody of the company's team may scan, with any phone;
//! what is scanned without a connection is sent later under the same id.
//!
//! - What a lead says of the visitor is what the visitor *releases* now ([`release`]): nothing without the consent to be
//!   seen by those who scan; with it name, title, company and type; mobile number and e-mail address only if the visitor
//!   ticked them. The lead itself stays, as a badge number with the company's own note.
//! - The visitor sees who scanned the badge, may withdraw from one company, and may forbid one company to make contact;
//!   both count at the company's next look.
//! - Every scan is numbered and sealed with the one before ([`proof`]), so that the organiser can say where a lead came
//!   from, and nobody can slip one in.
//! - A company sees its own leads only. So many scans in so short a time is harvesting, and waits.
pub mod entity;
mod forms;
mod pages;
pub mod proof;
mod questions;
pub mod release;
mod routes;
mod scanned;
mod service;
mod store;
mod view;
mod visitor;

pub use routes::routes;
pub use scanned::Scanned;
pub use service::{check, save};
pub use store::met;
