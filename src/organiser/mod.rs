//! # Organiser
//!
//! The office's own pages: today's work in numbers, what was done by whom, and the letters that went out. Each desk's
//! work itself lies in its domain; the office only looks across all of them. It owns no tables.
//!
//! - Every number on the first page leads to the list it counts.
//! - Numbers change while one looks: `/office/live` tells them as server-sent events. Without a script the page has a
//!   link to fetch it again.
mod audit;
mod chart;
mod metrics;
mod numbers;
mod outbox;
mod routes;

pub use routes::routes;
