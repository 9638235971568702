//! # Zones
//!
//! Every gate leads into a *zone* ([`layout`]): the halls as a whole, a lounge, a conference room. A gate is passed one
//! way or both. A zone may have a capacity and two thresholds, amber and red ([`level`]).
//!
//! Who is inside a zone is what the last scan of each badge there says; the *headcount* ([`counts`]) is the sum, by
//! category, and is written in the transaction of the scans, so it survives a restart and several servers agree on it. A
//! place with a capacity is locked while a group of scans for it is decided: one free place admits one. Zones of several
//! editions of one organisation may share a place: then all of them together fill its capacity.
//!
//! At the end of a day a zone counts as empty ([`closing`]): an event of its own in the trail, by itself when the doors
//! close or by hand with a reason. No scan and no admission is ever taken away for it.
pub mod closing;
pub mod counts;
mod forms;
pub mod layout;
pub mod level;
mod live;
mod pages;
mod routes;
mod service;
mod store;

pub use layout::{Layout, Zone, set_zones};
pub use live::{Behind, Occupancy, ZoneNow, behind, occupancy};
pub use routes::routes;
pub(super) use service::{emptied, filling};
pub(super) use store::resets_of as resets;
