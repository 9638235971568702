//! The tables of this domain.
pub mod access_rule;
pub mod admission;
pub mod device;
pub mod pairing;
pub mod scan;
