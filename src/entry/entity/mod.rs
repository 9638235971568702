//! The tables of this domain.
pub mod access_rule;
pub mod admission;
pub mod conflict;
pub mod device;
pub mod exception;
pub mod pairing;
pub mod scan;
