//! # Gates without a connection
//!
//! A device takes a *pack* along ([`pack`]): the rules and opening hours as data, the sentences, and one *row* for each
//! badge, which opens only with the code on that badge ([`seal`]). There is no list of people on a device, and no key:
//! whoever holds a code holds what opens its row, and nothing else.
//!
//! What a device decided alone arrives later, with its own verdict. It is written down as it happened, at the time at
//! which it happened by the show's clock, and never undone. [`settle`] then tells the days of those badges again from all
//! gates together ([`reconcile`]), and those of full places from everybody who was there ([`crowd`]); who passed against the rules stands in the ledger of *conflicts* ([`conflicts`]), once
//! a scan, until the office has looked at it.
pub mod api;
mod conflicts;
mod crowd;
mod exceptions;
mod overfull;
pub mod pack;
mod packs;
mod pages;
mod reconcile;
mod routes;
pub mod seal;
mod settle;
mod shell;

pub(super) use conflicts::open as waiting;
pub use packs::{Pack, Packs};
pub use routes::routes;
pub(super) use settle::settle;
