//! # The diary
//!
//! Meetings outside Aisle: in the calendars people use, in their letters, on paper.
//!
//! - A meeting is one calendar entry for good: its UID never changes, its SEQUENCE is the meeting's count of changes.
//!   Letters carry it as an invitation (`METHOD:REQUEST`) or, called off, as a cancellation (`METHOD:CANCEL`).
//! - A *feed* is an address that a calendar program asks again and again (`/calendar/<token>.ics`). Whoever knows it may
//!   read that person's meetings and nothing else; it is shown once, kept as a hash, and can be revoked.
//! - Reminders go out a day and a quarter of an hour before, once for a meeting at a time, never for one called off.
//! - The route of a day orders what a buyer has saved between the meetings (`tour`, pure).
//! - Cards for tables and booths, and the agendas of a person, a table or an exhibitor, are pages made for paper.
mod agendas;
pub mod entity;
mod feeds;
pub mod ics;
pub mod jobs;
mod pages;
mod reminders;
mod routes;
pub mod tour;
mod walk;

pub use ics::{Call, Entry, letter_file};
pub use reminders::{remind, reminded};
pub use routes::routes;
