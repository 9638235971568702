//! What the office sees: the ledger of conflicts, and what holds for single badges.
use super::conflicts::Case;
use crate::entry::answer::{category_name, time};
use crate::entry::entity::conflict::Resolution;
use crate::entry::entity::exception::Model as Exception;
use crate::kernel::id::GateId;
use crate::kernel::{Bilingual, Lang, Moment};
use crate::show::Edition;
use crate::visitors::entity::badge;
use crate::visitors::short_code::grouped;
use crate::web::{FormState, View};
use serde::Serialize;

/// Two passes within so many seconds were hardly the same person.
const AT_ONCE: i64 = 5 * 60;

/// `/office/gates/conflicts`
#[derive(Serialize)]
pub struct Conflicts {
    pub waiting: u64,
    pub cases: Vec<Line>,
}

impl View for Conflicts {
    const TEMPLATE: &'static str = "entry/conflicts.html";
}

/// One conflict of the list.
#[derive(Serialize)]
pub struct Line {
    id: String,
    /// The name on the badge, or what was read of a code that is nobody's.
    name: String,
    company: String,
    category: String,
    /// With hyphens, as words are named.
    cause: String,
    /// `at-once`, `later` or empty: what two passes so far apart suggest.
    guess: &'static str,
    passed: Passed,
    first: Option<Passed>,
    has_badge: bool,
    resolution: Option<Resolution>,
    resolved_at: Option<Moment>,
}

/// Where and when somebody went through.
#[derive(Serialize)]
struct Passed {
    at: Moment,
    gate: Bilingual,
    device: String,
    offline: bool,
}

impl Line {
    /// A case as the office reads it.
    pub fn of(case: Case, edition: &Edition, lang: Lang) -> Self {
        let gate = |id: GateId| {
            edition.gates.iter().find(|gate| gate.id == id).map(|gate| gate.name.clone()).unwrap_or_default()
        };
        let scan = &case.scan;
        let passed = Passed {
            at: scan.decided_at,
            gate: gate(scan.gate_id),
            device: case.device.clone(),
            offline: scan.offline,
        };
        let apart = case.first.as_ref().map(|(first, _)| scan.decided_at.since_ms(first.at) / 1000);
        let badge = case.badge.as_ref();
        Self {
            id: case.conflict.id.to_string(),
            name: badge.map_or_else(|| scan.code.clone(), |badge| badge.name.clone()),
            company: badge.map(|badge| badge.company.clone()).unwrap_or_default(),
            category: badge.map(|badge| category_name(edition, &badge.category, lang)).unwrap_or_default(),
            cause: case.conflict.cause.replace('_', "-"),
            guess: match apart {
                Some(seconds) if seconds <= AT_ONCE => "at-once",
                Some(_) => "later",
                None => "",
            },
            passed,
            first: case.first.map(|(first, device)| Passed {
                at: first.at,
                gate: gate(first.gate_id),
                device,
                offline: false,
            }),
            has_badge: case.badge.is_some(),
            resolution: case.conflict.resolution,
            resolved_at: case.conflict.resolved_at,
        }
    }
}

/// `/office/gates/exceptions`
#[derive(Serialize)]
pub struct Exceptions {
    pub rows: Vec<Excepted>,
    pub form: FormState,
}

impl View for Exceptions {
    const TEMPLATE: &'static str = "entry/exceptions.html";
}

/// A badge with what holds for it.
#[derive(Serialize)]
pub struct Excepted {
    name: String,
    company: String,
    short_code: String,
    valid_from: Option<String>,
    valid_until: Option<String>,
    /// `09:02` on the day it was put on the blocklist.
    blocked: Option<String>,
    why: String,
}

impl Excepted {
    /// A row as the office reads it.
    pub fn of(row: Exception, badge: badge::Model, edition: &Edition) -> Self {
        Self {
            name: badge.name,
            company: badge.company,
            short_code: grouped(&badge.short_code),
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            blocked: row.blocked_at.map(|at| time(at, edition)),
            why: row.why,
        }
    }
}
