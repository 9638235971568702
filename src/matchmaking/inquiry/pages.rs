//! Pages of inquiries.
use super::entity::inquiry::{Quantity, Stage};
use crate::kernel::id::{InquiryId, InquiryReplyId};
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::day::Done;
use crate::matchmaking::pages::Firm;
use crate::show::Sector;
use crate::web::{FormState, View};
use serde::Serialize;

/// One inquiry.
#[derive(Serialize)]
pub struct InquiryLine {
    /// Which.
    pub id: InquiryId,
    /// Of which sub-category.
    pub category: Bilingual,
    /// What.
    pub item: String,
    /// How many.
    pub quantity: Quantity,
    /// Until which day.
    pub deadline: String,
    /// Where it stands.
    pub stage: Stage,
    /// Are replies taken?
    pub open: bool,
    /// How many there are.
    pub replies: usize,
}

/// A buyer's inquiries and the form for a new one.
#[derive(Serialize)]
pub struct Inquiries {
    /// The form.
    pub form: FormState,
    /// Sectors with their sub-categories.
    pub sectors: Vec<Sector>,
    /// What the last press did.
    pub done: Option<Done>,
    /// Those there are.
    pub rows: Vec<InquiryLine>,
    /// The first day that makes sense as a deadline.
    pub today: String,
    /// And the last.
    pub last: String,
}

impl View for Inquiries {
    const TEMPLATE: &'static str = "matchmaking/days/inquiries.html";
}

/// One inquiry with its replies.
#[derive(Serialize)]
pub struct Inquiry {
    /// The inquiry.
    pub inquiry: InquiryLine,
    /// Why the last choice did not work.
    pub refused: Option<&'static str>,
    /// What was replied.
    pub replies: Vec<ReplyLine>,
}

impl View for Inquiry {
    const TEMPLATE: &'static str = "matchmaking/days/inquiry.html";
}

/// One reply.
#[derive(Serialize)]
pub struct ReplyLine {
    /// Which.
    pub id: InquiryReplyId,
    /// Who replied.
    pub exhibitor: Firm,
    /// What they say.
    pub sentence: String,
    /// The slot they offer.
    pub starts_at: Moment,
    /// Do both still have it free?
    pub free: bool,
}

/// What a company is asked.
#[derive(Serialize)]
pub struct Asked {
    /// Nothing.
    pub notice: Option<()>,
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// The form that came back.
    pub form: FormState,
    /// The inquiry whose form came back.
    pub again: Option<InquiryId>,
    /// What the last press did.
    pub done: Option<Done>,
    /// Open inquiries in what the company shows.
    pub rows: Vec<AskedLine>,
    /// Its free slots.
    pub slots: Vec<Moment>,
}

impl View for Asked {
    const TEMPLATE: &'static str = "matchmaking/days/asked.html";
}

/// One of them.
#[derive(Serialize)]
pub struct AskedLine {
    /// The inquiry, without its buyer.
    pub inquiry: InquiryLine,
    /// What the company replied.
    pub reply: Option<Own>,
}

/// The company's own reply.
#[derive(Serialize)]
pub struct Own {
    /// What it says.
    pub sentence: String,
    /// The slot it offers.
    pub starts_at: Moment,
}
