//! The tables of this domain.
pub mod answer;
pub mod badge;
pub mod consent;
pub mod interest;
pub mod visitor;
