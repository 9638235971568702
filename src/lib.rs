//! Aisle: the registration system of trade shows.
//!
//! `kernel <- db <- jobs, mail`, `kernel <- web`, and above them one folder a domain. See `docs/ARCHITECTURE.md`.
pub mod accounts;
pub mod api;
pub mod bench;

pub mod booths;
pub mod cli;
pub mod config;
pub mod db;
pub mod demo;
pub mod entry;
pub mod exhibitors;
pub mod front;
pub mod jobs;
pub mod kernel;
pub mod leads;
pub mod mail;
pub mod matchmaking;
pub mod organiser;
pub mod reactions;
pub mod show;
pub mod site;
pub mod sweep;
pub mod visitors;
pub mod watch;
pub mod web;

mod app;
pub use app::{App, registry, rocket};
