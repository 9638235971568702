//! What the office sends to make a device welcome.
use super::entity::device::Profile;
use super::service::Wish;
use crate::kernel::id::GateId;
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};

/// The wish for a new device at a gate.
///
/// # Errors
/// Every mistake, by field.
pub fn wish(fields: &Fields, is_gate: impl Fn(GateId) -> bool) -> Result<Wish, Mistakes> {
    let check = Check::of(fields);
    let known = |id: &str| id.parse().is_ok_and(&is_gate);
    let gate = check.choice("gate", known);
    let label = check.line("label", 60);
    let profile = check.choice("profile", |code| Profile::parse(code).is_some());
    check
        .done(|| Some(Wish { gate: gate?.parse().ok()?, label: label?, profile: Profile::parse(&profile?)? }))
}
