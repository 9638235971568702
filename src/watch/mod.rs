//! # Watching
//!
//! What an operator looks at: is the program alive (`/healthz`), may it be sent visitors (`/readyz`), what does it do
//! (`/metrics`), and `aisle check`, which says the same in words. Nothing here names a person.
//!
//! - *Alive* asks nothing of the database: a program that waits for its disk must not be killed for it.
//! - *Ready* writes a row and waits for the commit, because reading works long after writing has stopped.
//! - Only loopback (or a token) learns details; everybody else learns yes or no.
pub mod finding;
mod metrics;
mod probe;
mod routes;

pub use finding::{Finding, Verdict};
pub use metrics::Metrics;
pub use probe::Probe;
pub use routes::routes;
