//! Pages of an exhibitor.
use super::buyer::SlotsOfDay;
use super::parts::{BuyerName, Day, Meter, NeedLine, Notice, SlotLine};
use crate::kernel::id::MeetingRequestId;
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::reasons::{Gap, Reason};
use crate::matchmaking::stage::Stage;
use crate::matchmaking::team::Seating;
use crate::web::{FormState, View};
use serde::Serialize;

/// Who asks, and the agenda.
#[derive(Serialize)]
pub struct Requests {
    /// How many wait for an answer.
    pub waiting: usize,
    /// What the last press did.
    pub notice: Option<Notice>,
    /// Waiting for the company's answer, best fit first.
    pub incoming: Vec<Incoming>,
    /// Waiting for a buyer's answer.
    pub outgoing: Vec<Visit>,
    /// Meetings, day by day.
    pub days: Vec<Day<VisitsOfDay>>,
    /// Meetings to come that nobody of the company takes yet.
    pub unassigned: Vec<Unassigned>,
    /// How many proposals may still be sent.
    pub meter: Meter,
}

/// A meeting that nobody takes.
#[derive(Serialize)]
pub struct Unassigned {
    /// The request it came of.
    pub id: MeetingRequestId,
    /// When.
    pub starts_at: Moment,
    /// With whom.
    pub buyer: BuyerName,
}

impl View for Requests {
    const TEMPLATE: &'static str = "matchmaking/requests.html";
}

/// A buyer's request.
#[derive(Serialize)]
pub struct Incoming {
    /// Which.
    pub id: MeetingRequestId,
    /// Who asks.
    pub buyer: BuyerName,
    /// Why the two fit.
    pub reasons: Vec<Reason>,
    /// The sum of the reasons.
    pub score: i32,
    /// When, at the earliest.
    pub starts_at: Moment,
    /// Every slot, and whether it is still free.
    pub slots: Vec<SlotLine>,
    /// When it ends without an answer.
    pub lapses_at: Option<Moment>,
    /// Has either side something else in every slot by now?
    pub taken: bool,
    /// Who could take it.
    pub seating: Seating,
}

/// The meetings of a day.
#[derive(Serialize)]
pub struct VisitsOfDay {
    /// In order.
    pub items: Vec<Visit>,
}

/// A meeting, or a proposal of the company.
#[derive(Serialize)]
pub struct Visit {
    /// The request it came of.
    pub id: MeetingRequestId,
    /// With whom.
    pub buyer: BuyerName,
    /// Name and contact, once agreed.
    pub contact: Option<Contact>,
    /// What they look for.
    pub needs: Vec<Bilingual>,
    /// From.
    pub starts_at: Moment,
    /// Until.
    pub ends_at: Moment,
    /// Where it stands for the company.
    pub stage: Stage,
    /// Has it begun?
    pub past: bool,
    /// Every slot it proposes.
    pub slots: Vec<Moment>,
    /// When it ends without an answer.
    pub lapses_at: Option<Moment>,
    /// Who takes it.
    pub seating: Seating,
}

/// How to reach a buyer.
#[derive(Serialize)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// What they do.
    pub title: Option<String>,
    /// Their number.
    pub mobile: Option<String>,
    /// Their address.
    pub email: Option<String>,
}

/// Buyers who fit.
#[derive(Serialize)]
pub struct Buyers {
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// What the last press did.
    pub notice: Option<Notice>,
    /// One page of them.
    pub cards: Vec<BuyerCard>,
    /// Link to the next.
    pub more: Option<String>,
}

impl View for Buyers {
    const TEMPLATE: &'static str = "matchmaking/buyers.html";
}

/// One recommended buyer.
#[derive(Serialize)]
pub struct BuyerCard {
    /// Who, as far as may be told.
    pub buyer: BuyerName,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The sum of the reasons.
    pub score: i32,
    /// What they look for.
    pub needs: Vec<NeedLine>,
    /// What the visit is for.
    pub intents: Vec<Bilingual>,
    /// What they say for themselves.
    pub text: Bilingual,
    /// What the company could say to be matched better.
    pub gaps: Vec<Gap>,
    /// Kept for later?
    pub saved: bool,
    /// The next slot that both have free.
    pub next: Option<Moment>,
}

/// Times with one buyer.
#[derive(Serialize)]
pub struct BuyerTimes {
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// Nothing on this page.
    pub notice: Option<Notice>,
    /// With whom.
    pub buyer: BuyerName,
    /// Why the last choice did not work.
    pub refused: Option<&'static str>,
    /// The request that gets other times.
    pub instead_of: Option<MeetingRequestId>,
    /// Is it an agreed meeting that moves, so that one time is chosen?
    pub moves: bool,
    /// The next few.
    pub next: Vec<Moment>,
    /// All, day by day.
    pub days: Vec<Day<SlotsOfDay>>,
}

impl View for BuyerTimes {
    const TEMPLATE: &'static str = "matchmaking/buyer_times.html";
}

/// When the booth has time, and for whom.
#[derive(Serialize)]
pub struct Availability {
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// What the last press did.
    pub notice: Option<Notice>,
    /// The form.
    pub form: FormState,
    /// Every slot, day by day.
    pub days: Vec<Day<OpenSlotsOfDay>>,
    /// Kinds of buyer to choose from: `{value, text}`.
    pub kinds: Vec<serde_json::Value>,
    /// Those chosen.
    pub sought: Vec<String>,
}

impl View for Availability {
    const TEMPLATE: &'static str = "matchmaking/availability.html";
}

/// The slots of a day.
#[derive(Serialize)]
pub struct OpenSlotsOfDay {
    /// In order.
    pub slots: Vec<OpenSlot>,
}

/// One slot of the company.
#[derive(Serialize)]
pub struct OpenSlot {
    /// When.
    pub starts_at: Moment,
    /// May it be asked for?
    pub open: bool,
    /// Is there a meeting in it?
    pub taken: bool,
}

/// For a company that has no booth yet.
#[derive(Default, Serialize)]
pub struct NoBooth {}

impl View for NoBooth {
    const TEMPLATE: &'static str = "matchmaking/no_booth.html";
}
