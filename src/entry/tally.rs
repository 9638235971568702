//! The figures of one show day at its gates, for the office and the organiser's dashboard.
use super::house::House;
use super::store;
use crate::db::Db;
use crate::kernel::id::GateId;
use crate::kernel::{Bilingual, Result};
use crate::show::Edition;
use serde::Serialize;

/// Today at the gates.
#[derive(Clone, Debug, Serialize)]
pub struct Tally {
    /// `2025-10-30`, by the show's calendar.
    pub day: String,
    /// People let in, each counted once.
    pub admitted: i64,
    /// Of these, inside some zone still.
    pub inside: i64,
    /// Every attempt.
    pub scans: i64,
    pub repeats: i64,
    pub refused: i64,
    /// Refusals by reason, most frequent first.
    pub reasons: Vec<(String, i64)>,
    pub gates: Vec<GateTally>,
}

/// Today at one gate.
#[derive(Clone, Debug, Serialize)]
pub struct GateTally {
    pub id: GateId,
    pub code: String,
    pub name: Bilingual,
    /// People let into its zone for the first time today.
    pub admitted: i64,
}

/// Counts today.
///
/// # Errors
/// As any query.
pub async fn tally(db: &Db, edition: &Edition) -> Result<Tally> {
    let day = House::of(edition, vec![]).now(db.now()).day;
    let by_gate = store::admitted_by_gate(db.read(), edition.id, &day).await?;
    let by_reason = store::scans_by_reason(db.read(), edition.id, &day).await?;
    let (admitted, inside) = store::people(db.read(), edition.id, &day).await?;
    let of = |result: &str| by_reason.iter().filter(|(r, ..)| r == result).map(|(.., n)| n).sum();
    let refused = by_reason.iter().filter(|(result, ..)| result == "refused");
    let mut reasons: Vec<(String, i64)> = refused.map(|(_, reason, n)| (reason.clone(), *n)).collect();
    reasons.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let gates = edition.gates.iter().map(|gate| GateTally {
        id: gate.id,
        code: gate.code.clone(),
        name: gate.name.clone(),
        admitted: by_gate.iter().find(|(id, _)| *id == gate.id).map_or(0, |(_, n)| *n),
    });
    Ok(Tally {
        gates: gates.collect(),
        admitted,
        inside,
        scans: by_reason.iter().map(|(.., n)| n).sum(),
        repeats: of("repeat"),
        refused: of("refused"),
        reasons,
        day,
    })
}
