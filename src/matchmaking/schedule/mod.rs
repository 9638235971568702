//! # Schedule
//!
//! Who meets whom, when and at which table: from wishes with weights, availability, quotas, tables and walking times
//! to a schedule, together with a proof of how good it is and the reason for every wish left out.
//!
//! - [`Instance`] is what comes in; [`Problem`] is an instance that has been checked.
//! - [`solve`] makes a [`Schedule`]; [`repair`] mends one after something has happened, with few [`Change`]s.
//! - The [`Certificate`] holds *prices* of everything scarce. Whatever the prices, no schedule can be worth more than
//!   what they add up to, and anybody can add up: the proof needs no trust in the search.
//! - [`reasons`] says of each wish left out why, from a closed list; [`impossible_minima`] names the guarantees that
//!   nobody could keep before anything is computed.
//!
//! What always holds: a schedule breaks no rule; fixed meetings stay; the same input and [`Effort`] give the same
//! schedule, byte for byte, whatever the machine is busy with (work is counted, never timed); after [`solve`] or
//! [`repair`] no single wish that was left out could come in at a profit.
mod anneal;
mod apart;
mod bound;
mod changes;
mod check;
mod cliques;
mod dice;
mod effort;
mod greedy;
mod hunt;
mod instance;
mod judge;
mod kempe;
mod minima;
mod obstacles;
mod outcome;
mod prices;
mod problem;
mod reasons;
mod repair;
mod search;
mod settle;
mod softmax;
mod solve;
mod state;
mod tables;
mod taste;
#[cfg(test)]
mod tests;
mod walking;

pub use bound::Certificate;
pub use changes::{Change, Why};
pub use effort::Effort;
pub use greedy::{by_weight, first_come};
pub use instance::{Digits, INSTANCE_FORMAT, Instance, Kind, Location, Objective, Pair, Participant, Slot};
pub use judge::{Fairness, Figures, judge};
pub use minima::{Cause, Shortfall, impossible_minima};
pub use obstacles::Obstacle;
pub use outcome::{Meeting, SCHEDULE_FORMAT, Schedule};
pub use problem::Problem;
pub use reasons::{LeftOut, Reason, Way, reasons};
pub use repair::{Repaired, repair};
pub use solve::{Solved, certify, solve};
