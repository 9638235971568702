//! # Entry
//!
//! Gates, the devices that stand at them, and who may pass.
//!
//! A *gate* is a door of the venue. A *device* (a phone or a handheld) is *paired* with one gate by an invitation that
//! works once, for ten minutes. It *scans*: every attempt is written down, refused ones too, under an id the device
//! chooses, so that asking again changes nothing and gets the same answer. A scan that lets somebody into a *zone* for
//! the first time that day makes an *admission*; the database itself forbids a second one for the same badge, day and zone.
//!
//! A verdict is one of four: *admitted*, *repeat* (was let in before, with when and where), *refused*, and *attention*
//! (let through, and look: a guest to greet, or a supervisor's decision). Its reason is from a closed list
//! ([`verdict::Reason`]) that devices rely on; its sentence is for the steward.
//!
//! What holds, whatever happens:
//! - opening a link never changes anything: only a POST by a paired device admits;
//! - an answer is given only when the scan is durable; without a database the answer is "try again", never "come in";
//! - a revoked device is nobody from its next request on, and a secret from the first use of the next one on;
//! - the rules ([`admission`]) are one pure file, run by the server and, as the same cases, by scanners;
//! - a place with a capacity never takes one more by a gate with a connection, whatever happens at once ([`zones`]);
//! - who was let in without a connection ([`offline`]) is written down as let in, whatever is known later.
//!
//! The way of a scan: `api` or `routes` -> `incoming` -> `service::scan` -> `writer` (gathers a group) -> `ledger`
//! (facts) -> `group` and `admission` (rulings) -> `ledger` (rows) -> commit -> `answer`.
pub mod admission;
mod answer;
pub mod api;
mod device;
pub mod entity;
mod forms;
pub mod group;
mod house;
mod incoming;
mod ledger;
mod lookup;
mod names;
pub mod offline;
mod pages;
mod reports;
mod routes;
mod secrets;
pub mod service;
mod signs;
mod store;
mod tally;
pub mod verdict;
mod way;
mod writer;
pub mod zones;

pub use answer::Told;
pub use device::{Device, Devices};
pub use group::{Decided, Named, Ruling, Scan};
pub use house::{House, Houses};
pub use incoming::Asked;
pub use lookup::LookUp;
pub use routes::{routes, stage};
pub use service::{Gates, set_access};
pub use tally::{Tally, tally};
pub use writer::Writer;
pub use zones::closing::close_days;
pub use zones::{Occupancy, occupancy, set_zones};
