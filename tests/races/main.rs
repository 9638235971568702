//! What must hold when two people press the button at once: a real database, real connections.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop loudly")]
mod board;
mod booths;
mod entry;
mod killed;
mod matchmaking;
#[path = "../support/mod.rs"]
mod support;
mod today;
mod visitors;
