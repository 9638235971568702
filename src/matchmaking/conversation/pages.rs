//! What is seen of a conversation.
use crate::kernel::id::{ExhibitorId, MessageId, VisitorId};
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::asking::Turn;
use crate::matchmaking::pages::Notice;
use crate::matchmaking::side::Side;
use crate::web::{FormState, View};
use serde::Serialize;

/// What the two wrote and did, oldest first, and room to write.
#[derive(Serialize)]
pub struct Thread {
    /// The form.
    pub form: FormState,
    /// What the last press did.
    pub notice: Option<Notice>,
    /// What the other side is called.
    pub name: Bilingual,
    /// Where the forms are sent: this path and what follows.
    pub root: String,
    /// Lines in order.
    pub lines: Vec<Line>,
    /// Why nothing can be written, if so.
    pub refused: Option<&'static str>,
    /// Did the reader end it?
    pub blocked: bool,
    /// Is a meeting agreed, so that contacts are shown?
    pub open: bool,
    /// Why the reader refused the last request; nobody else reads it.
    pub own_refusal: Option<String>,
    /// The numbers of sentences to begin with.
    pub templates: Vec<u8>,
    /// The one that was chosen.
    pub template: Option<u8>,
}

/// One line: a message, or a step of the request.
#[derive(Serialize)]
pub struct Line {
    /// When.
    pub at: Moment,
    /// Whose, `visitor`, `exhibitor`, `office` or `system`.
    pub by: String,
    /// Is it the reader's own?
    pub mine: bool,
    /// A message.
    pub message: Option<MessageId>,
    /// What it says.
    pub body: String,
    /// A step.
    pub turn: Option<Turn>,
    /// The slot the step is about.
    pub slot: Option<Moment>,
}

/// The conversation as the buyer sees it.
#[derive(Serialize)]
pub struct BuyerThread {
    /// Everything.
    #[serde(flatten)]
    pub thread: Thread,
    /// With whom.
    pub exhibitor: ExhibitorId,
}

impl View for BuyerThread {
    const TEMPLATE: &'static str = "matchmaking/buyer_thread.html";
}

/// The conversation as the company sees it.
#[derive(Serialize)]
pub struct CompanyThread {
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// Everything.
    #[serde(flatten)]
    pub thread: Thread,
    /// With whom.
    pub visitor: VisitorId,
}

impl View for CompanyThread {
    const TEMPLATE: &'static str = "matchmaking/company_thread.html";
}

/// Messages that somebody showed to the organiser.
#[derive(Serialize)]
pub struct Reports {
    /// What the last press did.
    pub notice: Option<Notice>,
    /// Oldest first.
    pub rows: Vec<Reported>,
}

impl View for Reports {
    const TEMPLATE: &'static str = "matchmaking/reports.html";
}

/// One of them.
#[derive(Serialize)]
pub struct Reported {
    /// Which.
    pub id: MessageId,
    /// Who reported it.
    pub by: Side,
    /// Why.
    pub reason: String,
    /// What it says.
    pub body: String,
    /// The buyer's company.
    pub buyer: String,
    /// The company.
    pub exhibitor: Bilingual,
    /// When it was reported.
    pub at: Moment,
}
