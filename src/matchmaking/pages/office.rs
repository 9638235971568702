//! Pages of the office.
use super::parts::Notice;
use crate::kernel::id::MeetingRequestId;
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::stage::Stage;
use crate::web::{FormState, View};
use serde::Serialize;

/// All requests and meetings.
#[derive(Serialize)]
pub struct List {
    /// What the last press did.
    pub notice: Option<Notice>,
    /// How many there are.
    pub counts: Counts,
    /// What was asked for.
    pub filter: Filter,
    /// Days to choose from.
    pub days: Vec<String>,
    /// One page of them.
    pub rows: Vec<Row>,
    /// Link to the page before.
    pub previous: Option<String>,
    /// Link to the page after.
    pub next: Option<String>,
    /// Number of the first row, from 1.
    pub from: usize,
    /// Number of the last row.
    pub to: usize,
    /// How many the filter lets through.
    pub total: usize,
}

impl View for List {
    const TEMPLATE: &'static str = "matchmaking/office.html";
}

/// How many requests stand where.
#[derive(Default, Serialize)]
pub struct Counts {
    /// Waiting for an answer.
    pub proposed: usize,
    /// Meetings that take place.
    pub accepted: usize,
    /// Not accepted.
    pub declined: usize,
    /// Called off.
    pub cancelled: usize,
    /// Nobody answered.
    pub expired: usize,
    /// What the edition aims for.
    pub target: i32,
    /// Buyers who take part.
    pub buyers: usize,
}

/// What the list shows.
#[derive(Default, Serialize)]
pub struct Filter {
    /// Part of a name.
    pub q: String,
    /// A stage.
    pub stage: String,
    /// A day.
    pub day: String,
}

/// One request.
#[derive(Serialize)]
pub struct Row {
    /// Which.
    pub id: MeetingRequestId,
    /// When.
    pub starts_at: Moment,
    /// The buyer's company.
    pub buyer_company: String,
    /// The buyer.
    pub buyer_name: String,
    /// The exhibitor.
    pub exhibitor: Bilingual,
    /// Its booth.
    pub booth: String,
    /// How well they fitted when it was sent.
    pub score: i32,
    /// Where it stands.
    pub stage: Stage,
    /// Can it still be called off?
    pub can_cancel: bool,
}

/// Calling one off.
#[derive(Serialize)]
pub struct Cancel {
    /// The form.
    pub form: FormState,
    /// Which.
    pub row: Row,
}

impl View for Cancel {
    const TEMPLATE: &'static str = "matchmaking/office_cancel.html";
}
