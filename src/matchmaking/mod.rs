//! # Matchmaking
//!
//! A buyer who takes part (a consent of its own, taken back at any time) is *recommended* exhibitors, and an
//! exhibitor with a confirmed booth is recommended such buyers. Every recommendation is a sum of reasons that can
//! be said in words, and the reasons add up to the score. What buyers and exhibitors tick, write and do is learnt from;
//! nobody can buy a place.
//!
//! Either side *requests* a meeting in up to three slots that both have free. The other side accepts one, declines or
//! proposes others. An accepted request is a *meeting* at the exhibitor's booth; it moves in one change.
//!
//! - Several requests may want one slot; the first acceptance wins it. Two partial unique indexes (a seat of an
//!   exhibitor and a slot, a visitor and a slot) make a double booking impossible; whoever loses is shown what else
//!   both have free.
//! - A no is private: for its sender a declined request waits until it lapses. Whoever puts the other side away
//!   (competitor, client, not interested) is hidden from them and they from it, absolutely and in private.
//! - Until a meeting is agreed an exhibitor sees a buyer's company, its type and its needs, never name or contact.
//!
//! The rules are pure: `score` and `constraints` (what a pair is worth and why), `ranking` (the order), `slots` (the
//! grid), `stage` (the life of a request), `schedule` (who meets when, with a proof). Rooms of their own: `profile`,
//! `asking`, `team`, `conversation`, `board`, `diary`, `day`, `programme`, `reports`, `radar`, `inquiry`. `recommend`
//! learns from what people wrote and did, and says why; `learning` keeps it for the pages.
pub mod asking;
mod availability;
pub mod board;
mod calendar;
pub mod constraints;
pub mod conversation;
mod day;
mod desk;
pub mod diary;
pub mod entity;
mod ground;
mod index;
mod inquiry;
pub mod jobs;
mod learning;
mod letters;
mod office;
mod pages;
mod parties;
pub mod profile;
mod programme;
mod radar;
pub mod ranking;
mod reasons;
pub mod recommend;
mod reports;
mod routes;
mod sample;
pub mod schedule;
pub mod score;
mod service;
pub mod side;
pub mod slots;
pub mod stage;
mod store;
mod table;
pub mod team;

pub use ground::Ground;
pub use index::Index;
pub use routes::routes;
pub use sample::{SampleOffer, SampleRequest, SampleWish, add_sample, introduce, seek};
pub use service::lapse;
