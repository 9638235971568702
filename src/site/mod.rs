//! # Site
//!
//! What everybody may read: the home page, the directory of exhibitors, sectors, the visit, privacy. Nothing here
//! changes anything and nothing depends on the reader, so every page is rendered once and kept for all.
//!
//! An exhibitor is in the directory when it holds a confirmed booth.
mod directory;
mod files;
mod pages;
mod routes;
mod store;

pub use directory::{Directory, Firm, Wish};
pub use routes::routes;
pub use store::Directories;
pub use store::directory;
