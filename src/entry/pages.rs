//! What people see: the office's list of gates and devices, the pairing pages, the scanner and its plain twin.
use super::answer::Told;
use super::entity::device::Model as DeviceRow;
use super::lookup::ManyFound;
use super::reports::Report;
use super::tally::Tally;
use super::zones::Behind;
use crate::kernel::{Bilingual, Moment};
use crate::web::{FormState, View};
use serde::Serialize;

/// Gates with their figures, devices, and the form for a new device.
#[derive(Serialize)]
pub struct Office {
    pub tally: Tally,
    pub devices: Vec<DeviceLine>,
    pub gates: Vec<Choice>,
    pub profiles: Vec<Choice>,
    pub form: FormState,
    /// Conflicts that wait for somebody to look at them.
    pub conflicts: u64,
}

impl View for Office {
    const TEMPLATE: &'static str = "entry/office.html";
}

/// One device of the list.
#[derive(Serialize)]
pub struct DeviceLine {
    pub id: String,
    pub label: String,
    pub gate: Bilingual,
    pub profile: &'static str,
    pub paired_at: Moment,
    pub seen_at: Option<Moment>,
    /// Scans that wait on it.
    pub waiting: Option<i32>,
    /// How old its pack is, in minutes.
    pub pack_minutes: Option<i64>,
    pub expires_at: Moment,
    /// A new secret was offered and not used yet.
    pub is_turning: bool,
    /// `paired`, `revoked` or `expired`.
    pub state: &'static str,
}

impl DeviceLine {
    /// A row as the office sees it, with what the device said of itself since it was written down.
    pub fn of(row: DeviceRow, report: Option<Report>, gate: Bilingual, now: Moment) -> Self {
        let written =
            Report { at: row.seen_at.unwrap_or(row.paired_at), waiting: row.waiting, pack_at: row.pack_at };
        let latest = report.filter(|it| it.at >= written.at).unwrap_or(written);
        let state = match row.revoked_at {
            Some(_) => "revoked",
            None if row.expires_at <= now => "expired",
            None => "paired",
        };
        Self {
            id: row.id.to_string(),
            label: row.label,
            gate,
            profile: row.profile.key(),
            paired_at: row.paired_at,
            seen_at: row.seen_at.max(Some(latest.at)),
            waiting: latest.waiting,
            pack_minutes: latest.pack_at.map(|at| now.since_ms(at).max(0) / 60_000),
            expires_at: row.expires_at,
            is_turning: row.next_hash.is_some() && row.revoked_at.is_none(),
            state,
        }
    }
}

/// One option of a select.
#[derive(Serialize)]
pub struct Choice {
    pub value: String,
    pub text: String,
}

/// The code a phone reads to pair.
#[derive(Serialize)]
pub struct Pairing {
    pub label: String,
    pub gate: Bilingual,
    pub link: String,
    pub qr: String,
    pub expires_at: Moment,
    /// `open`, `used` or `late`.
    pub state: &'static str,
}

impl View for Pairing {
    const TEMPLATE: &'static str = "entry/pairing.html";
}

/// What the phone sees: which gate, and one button.
#[derive(Serialize)]
pub struct Pair {
    pub label: String,
    pub gate: Bilingual,
    pub profile: &'static str,
    /// `open`, `used` or `late`.
    pub state: &'static str,
    pub in_wechat: bool,
}

impl View for Pair {
    const TEMPLATE: &'static str = "entry/pair.html";
}

/// The scanner.
#[derive(Serialize)]
pub struct Scanner {
    pub gate: Bilingual,
    pub gate_code: String,
    pub label: String,
    pub direction: &'static str,
    /// `in`, `out` or `both`: there is a switch for gates that are passed both ways.
    pub way: &'static str,
    /// The zone behind the gate, as people call it.
    pub zone: String,
    /// Who is inside it.
    pub behind: Option<Behind>,
    /// Is there a way to the look-up?
    pub may_look_up: bool,
    pub admitted: i64,
    /// Everything the scripts say, by key, as JSON.
    pub words: String,
    /// After a code was sent by the plain form.
    pub told: Option<Told>,
}

impl View for Scanner {
    const TEMPLATE: &'static str = "entry/scanner.html";
}

/// Looking up whoever has no code to show.
#[derive(Serialize)]
pub struct People {
    pub gate: Bilingual,
    /// What was asked for, as it was typed.
    pub asked: String,
    /// Something was typed, but too little to look for.
    pub too_short: bool,
    pub found: ManyFound,
}

impl View for People {
    const TEMPLATE: &'static str = "entry/people.html";
}

/// A page of the gate was opened by something that is not paired.
#[derive(Serialize)]
pub struct Unpaired {}

impl View for Unpaired {
    const TEMPLATE: &'static str = "entry/unpaired.html";
}
