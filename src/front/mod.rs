//! The front door: the sockets, and everything that must be decided before a request costs us work.
//!
//! Rocket 0.5 waits for ever for a slow client and takes as many connections as the system gives it. So the
//! binary listens by itself (hyper), cuts who is slow, refuses who is too much, reads the body within its
//! limits, and hands the finished request to Rocket in the same process. See `docs/decisions/0001-front.md`.
//!
//! Words: a *line* is one connection; a *seat* is the place it takes among all lines; a *turn* is one request
//! and its answer on a line; *express* requests (scans, health) are never held back by ordinary ones.
mod address;
mod answer;
mod body;
mod compress;
mod express;
mod hand;
mod limits;
mod line;
mod rates;
mod record;
mod refusal;
mod seats;
mod serve;
mod wire;

pub use address::Proxies;
pub use limits::Limits;
pub use rates::{Counts, Rate};
pub use serve::Front;
