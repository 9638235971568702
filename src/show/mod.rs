//! # Show
//!
//! An *organisation* runs *shows*; a show is held as *editions*. An edition's dates, venue, halls, gates, sectors,
//! lists, hours and prices are data: imported from files, loaded as one [`Edition`] snapshot that every request shares.
//! Everything else in the system belongs to exactly one edition, and every query begins from it.
pub mod edition;
pub mod entity;
pub mod import;
mod store;

pub use edition::*;
pub use import::{Source, import};
pub use store::edition;
