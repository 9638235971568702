//! # The board
//!
//! The office schedules meetings on a *board*: slots across, places down. A place is an exhibitor's booth, or a
//! numbered *table* in a *lounge* of a hall; a table can be blocked for a slot.
//!
//! Nothing on the board touches anybody's agenda until it is *published*. What is moved about is a *draft*: one live
//! draft an edition, filled by the optimiser from the wishes of both sides (open requests and what buyers have saved)
//! around the meetings that are agreed, which are locked unless the office unlocks them. A draft says its value, a
//! proven upper bound of any schedule, and for every wish left out the reason.
//!
//! - `weight` says what a wish is worth, `conflict` what stands in the way of a meeting, `settle` what of a draft
//!   still holds when it is published, `findings` why a wish found no place: all pure.
//! - A move that is in conflict is refused with everything that speaks against it, in words, before it lands.
//! - Publishing is one change: new meetings, moved ones, their requests, letters to both sides with calendar files.
//!   What has been overtaken meanwhile is left as it is and named. The three partial unique indexes of `meetings`
//!   make a double booking impossible whatever anybody does at the same moment.
//! - An agreed meeting is never dropped by the optimiser; it moves only when unlocked, and both sides are told.
pub mod conflict;
mod desk;
mod edit;
pub mod entity;
mod findings;
mod floor;
mod furnish;
mod instance;
pub mod jobs;
mod letters;
mod lounges;
mod make;
mod optimise;
mod pages;
mod places;
mod publish;
mod review;
mod routes;
mod said;
pub mod settle;
mod store;
pub mod weight;
mod wishes;

pub use lounges::Lounges;
pub use make::make;
pub use routes::routes;
