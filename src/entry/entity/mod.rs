//! The tables of this domain.
pub mod access_rule;
pub mod admission;
pub mod conflict;
pub mod device;
pub mod exception;
pub mod gate_way;
pub mod headcount;
pub mod pairing;
pub mod scan;
pub mod zone;
pub mod zone_reset;
