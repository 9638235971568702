//! The rules of the house, checked: who may know whom, what each language says, who may open what.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop loudly")]
mod access;
mod architecture;
mod editions;
mod migrations;
mod pages;
mod people;
mod settings;
#[path = "../support/mod.rs"]
mod support;
mod templates;
mod tree;
mod vendor;
mod words;
