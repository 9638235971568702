//! What people do about meetings. Each function is one thing a person can ask for.
mod answer;
mod at_once;
mod expire;
mod losers;
mod propose;
mod reschedule;
mod wishes;

pub use answer::{Caller, Yes, accept, call_off, decline};
pub(super) use answer::{end, turn_down};
pub use at_once::agree_at_once;
pub use expire::{expire_overdue, lapse};
pub(super) use losers::free_seat;
pub use propose::{Proposal, propose};
pub use wishes::{leave, mark, open_slots, take_part};
