//! What people see. One struct per template; nothing reaches a template unnamed.
mod badge;
mod office;
mod own;
mod parts;
mod public;

pub use badge::{Badge, Pass, Stranger};
pub use office::{Dossier, List, ListQuery, One};
pub use own::{Consents, Details, Interests, Question, Withdrawal, Withdrawn};
pub use parts::path;
pub use public::{CodeEntry, Expired, Find, Open, Register, Who};
