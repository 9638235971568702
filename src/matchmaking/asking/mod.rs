//! # Asking for a meeting
//!
//! What a request carries beside its stage.
//!
//! - It proposes one to three *slots*; `meeting_requests.starts_at` is the earliest of them, and the agreed one once
//!   there is a meeting. The other side takes one, or proposes up to three others: the request stays the same and
//!   changes hands.
//! - A slot is held by nobody: several requests may want it, the first acceptance has it. Whoever is left without any
//!   slot is told by letter what both still have free.
//! - It *lapses* by itself (`lapse`, a pure table: the nearer the meeting, the shorter the wait). The sender is told.
//! - A refusal keeps its reason to itself, and its sender sees a request that waits until it lapses.
//! - Moving an agreed meeting is one change on the same request: the new slot is taken and the old one freed together,
//!   or nothing happens.
//! - How many may wait, and how many reach a buyer a day: `attention`, pure.
pub mod attention;
pub mod entity;
pub mod lapse;
mod store;

use sea_orm::entity::prelude::*;
pub use store::*;

/// What happened to a request, for its history.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Sent.
    Asked,
    /// Other times instead, by whoever was asked.
    Countered,
    /// Other times instead, by whoever asked.
    Changed,
    /// Agreed.
    Accepted,
    /// The agreed meeting got another time.
    Moved,
    /// Called off.
    Cancelled,
    /// Nobody answered in time.
    Lapsed,
}

/// At most so many slots a proposal.
pub const MOST_SLOTS: usize = 3;
