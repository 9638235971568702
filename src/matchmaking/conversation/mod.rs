//! # Messages
//!
//! A buyer and a company write to each other inside a request, once a meeting is agreed, or when both have saved each
//! other; otherwise nobody can reach anybody (`rules`, pure). Until a meeting is agreed, addresses and numbers in a
//! message are hidden. Either side ends the conversation for good (*block*) or shows a message to the organiser
//! (*report*), and the other side is told of neither.
mod desk;
pub mod entity;
mod pages;
mod routes;
pub mod rules;
mod service;
mod store;

pub use routes::routes;
pub use rules::masked;
