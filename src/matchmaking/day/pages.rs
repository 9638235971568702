//! Pages of the day.
use super::entity::outcome;
use crate::kernel::id::{MeetingId, SpareOfferId};
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::pages::Firm;
use crate::matchmaking::programme::Membership;
use crate::web::{FormState, View};
use serde::Serialize;

/// What the last press did: a key of words and its tone.
#[derive(Copy, Clone, Serialize)]
pub struct Done {
    /// The sentence.
    pub key: &'static str,
    /// `ok`, `info` or `warn`.
    pub tone: &'static str,
}

/// One meeting as one side, or the office, sees it.
#[derive(Serialize)]
pub struct Line {
    /// Which.
    pub id: MeetingId,
    /// The buyer's company.
    pub buyer: Bilingual,
    /// The exhibitor and its booth.
    pub exhibitor: Firm,
    /// The hall of the booth.
    pub hall: Option<Bilingual>,
    /// From.
    pub starts_at: Moment,
    /// Until.
    pub ends_at: Moment,
    /// `ahead`, `running`, `kept`, `no-show`, `disputed`, `silent`.
    pub verdict: &'static str,
    /// What proves it: `mutual_scan`, `steward`, `both_say`; or who is missing: `buyer`, `exhibitor`, `both`.
    pub detail: Option<String>,
    /// What was said, as words.
    pub said: Vec<String>,
    /// May words be said now?
    pub open: bool,
    /// May somebody be reported missing now?
    pub may_report: bool,
    /// Who waits, while the slot goes on: `visitor` or `exhibitor`.
    pub waits: Option<String>,
    /// The reader's own outcome.
    pub outcome: Option<outcome::Model>,
    /// Who is free in this slot, for the one who waits.
    pub free: Vec<Candidate>,
    /// Called off, because it fell out?
    pub fallen: bool,
}

/// Somebody free.
#[derive(Serialize)]
pub struct Candidate {
    /// Their id.
    pub id: String,
    /// A company's name; a buyer is known by their company.
    pub name: Bilingual,
    /// The kind of buyer, or hall and booth.
    pub note: Bilingual,
    /// How well they fit.
    pub score: u32,
    /// Did the buyer ask for this exhibitor before, or save it?
    pub wanted: bool,
    /// `open`, `declined`: asked already.
    pub asked: Option<&'static str>,
}

/// Somebody waits for the reader.
#[derive(Serialize)]
pub struct OfferLine {
    /// Which.
    pub id: SpareOfferId,
    /// Who waits.
    pub other: Bilingual,
    /// Where.
    pub place: Bilingual,
    /// Number of the booth.
    pub booth: String,
    /// Until when.
    pub ends_at: Moment,
}

/// The day of one side.
#[derive(Serialize)]
pub struct Today {
    /// Nothing of the older kind.
    pub notice: Option<()>,
    /// What the last press did.
    pub done: Option<Done>,
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// Somebody waits for the reader, now.
    pub offers: Vec<OfferLine>,
    /// The meetings up to the end of today, the newest day first.
    pub days: Vec<DayOfLines>,
    /// The hosted buyer programme of the reader.
    pub programme: Option<Membership>,
    /// Mistakes of the last form.
    pub form: FormState,
}

/// The meetings of a day.
#[derive(Serialize)]
pub struct DayOfLines {
    /// `2025-10-30`
    pub day: String,
    /// In order.
    pub items: Vec<Line>,
}

/// A buyer's day.
#[derive(Serialize)]
pub struct BuyerToday {
    /// The day.
    #[serde(flatten)]
    pub today: Today,
}

impl View for BuyerToday {
    const TEMPLATE: &'static str = "matchmaking/days/buyer.html";
}

/// A company's day.
#[derive(Serialize)]
pub struct CompanyToday {
    /// The day.
    #[serde(flatten)]
    pub today: Today,
}

impl View for CompanyToday {
    const TEMPLATE: &'static str = "matchmaking/days/company.html";
}

/// What a company made of its meetings.
#[derive(Serialize)]
pub struct Outcomes {
    /// Nothing.
    pub notice: Option<()>,
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// Its meetings with an outcome, by time.
    pub rows: Vec<Line>,
    /// How many have none yet.
    pub missing: usize,
}

impl View for Outcomes {
    const TEMPLATE: &'static str = "matchmaking/days/outcomes.html";
}

/// The code to put up at a booth.
#[derive(Serialize)]
pub struct BoothCode {
    /// Nothing.
    pub notice: Option<()>,
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// Whose.
    pub exhibitor: Firm,
    /// What it says.
    pub link: String,
}

impl View for BoothCode {
    const TEMPLATE: &'static str = "matchmaking/days/booth_code.html";
}

/// Behind the code of a booth.
#[derive(Serialize)]
pub struct BoothDoor {
    /// Whose booth it is.
    pub exhibitor: Firm,
    /// The reader's meeting there about now.
    pub meeting: Option<Line>,
    /// Do we know the reader?
    pub known: bool,
}

impl View for BoothDoor {
    const TEMPLATE: &'static str = "matchmaking/days/booth.html";
}

/// The tables as a steward sees them.
#[derive(Serialize)]
pub struct Tables {
    /// What the last press did.
    pub done: Option<Done>,
    /// The code that was looked for.
    pub code: String,
    /// Was anything looked for?
    pub looked: bool,
    /// Meetings about now.
    pub rows: Vec<Line>,
}

impl View for Tables {
    const TEMPLATE: &'static str = "matchmaking/days/tables.html";
}

/// The office's swap board.
#[derive(Serialize)]
pub struct Board {
    /// What the last press did.
    pub done: Option<Done>,
    /// The slot that goes on, if one does.
    pub slot: Option<Moment>,
    /// Its end.
    pub until: Option<Moment>,
    /// The next slot.
    pub next: Option<Moment>,
    /// Buyers with nothing in it.
    pub free_buyers: usize,
    /// Booths with nothing in it.
    pub free_booths: usize,
    /// Meetings in which somebody waits.
    pub fallen: Vec<Line>,
    /// The other meetings of the slot.
    pub running: Vec<Line>,
}

impl View for Board {
    const TEMPLATE: &'static str = "matchmaking/days/board.html";
}
