//! What a device takes along for the time without a connection: how long it takes to put together, and how large it is.
use super::table::{Goal, Row};
use crate::entry::entity::admission::Model as Admission;
use crate::entry::group::Wearer;
use crate::entry::offline::pack::{self, Visit};
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, EditionId, GateId, ScanId};
use crate::kernel::secret::MasterSecret;
use crate::visitors::{BadgeKey, Code, Serial};
use std::time::Instant;

/// A large show.
const BADGES: i64 = 30_000;

/// Time and size of a pack for thirty thousand badges, all of which came in on three days.
///
/// # Errors
/// When a row cannot be closed.
pub fn rows() -> anyhow::Result<Vec<Row>> {
    let secret = MasterSecret::new(vec![7; 32]).ok_or_else(|| anyhow::anyhow!("no secret"))?;
    let key = BadgeKey::derive(&secret, EditionId::new(), 1);
    let begun = Instant::now();
    let mut rows = Vec::new();
    for serial in 0..BADGES {
        let code = Code::sign(&key, Serial::try_from(serial)?).to_string();
        rows.push((code, pack::row(&wearer(serial), &visits())));
    }
    let bytes = pack::assemble(serde_json::json!({}), Moment(0), &rows)?.len();
    let seconds = begun.elapsed().as_secs_f64();
    let note = format!("{BADGES} badges, three days each");
    let row = |what: &str, ours, unit, goal| Row {
        what: what.into(),
        ours,
        unit,
        bare: None,
        goal,
        note: note.clone(),
    };
    Ok(vec![
        row("pack, made", seconds, "s", Goal::Most(2.0)),
        row("pack, size", bytes as f64 / 1e6, "MB", Goal::Most(6.0)),
    ])
}

fn wearer(serial: i64) -> Wearer {
    Wearer {
        badge: BadgeId::new(),
        serial,
        epoch: 1,
        short_code: format!("{serial:09}"),
        category: "VIS".into(),
        name: format!("Visitor Number {serial}"),
        company: "Lingnan Paper and Packaging (Foshan) Limited".into(),
        revoked_at: None,
        blocked_at: None,
        valid_from: None,
        valid_until: None,
    }
}

fn visits() -> Vec<Visit> {
    let visit = |day: &str| Visit {
        admission: Admission {
            badge_id: BadgeId::new(),
            day: day.into(),
            zone: "halls".into(),
            edition_id: EditionId::new(),
            gate_id: GateId::new(),
            scan_id: ScanId::new(),
            at: Moment(0),
            inside: true,
            entries: 2,
            last_minute: 801,
            category: "VIS".into(),
        },
        minute: 555,
        gate: "H1-N".into(),
    };
    ["2025-10-30", "2025-10-31", "2025-11-01"].map(visit).to_vec()
}
