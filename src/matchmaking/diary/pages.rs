//! Pages of the diary, one struct per template.
use super::tour;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::pages::Day;
use crate::web::View;
use serde::Serialize;

/// A buyer's way to have the agenda elsewhere.
#[derive(Serialize)]
pub struct BuyerFeed {
    /// When the address was made; none before.
    pub since: Option<Moment>,
    /// The address, this once.
    pub address: Option<String>,
}

impl View for BuyerFeed {
    const TEMPLATE: &'static str = "matchmaking/feed_buyer.html";
}

/// A company's way to have its meetings elsewhere.
#[derive(Serialize)]
pub struct CompanyFeed {
    /// Requests that wait, for the tab.
    pub waiting: usize,
    /// When the address was made; none before.
    pub since: Option<Moment>,
    /// The address, this once.
    pub address: Option<String>,
    /// Never set here; the pages of a company share a frame.
    pub notice: Option<crate::matchmaking::pages::Notice>,
}

impl View for CompanyFeed {
    const TEMPLATE: &'static str = "matchmaking/feed_company.html";
}

/// The route of a day.
#[derive(Serialize)]
pub struct Route {
    /// The day.
    pub day: String,
    /// Days to choose from.
    pub days: Vec<String>,
    /// In order.
    pub steps: Vec<StepLine>,
    /// Saved exhibitors that do not fit into the day.
    pub left: Vec<Bilingual>,
    /// Walking altogether, in minutes.
    pub walk: i64,
    /// Is it the best there is?
    pub exact: bool,
}

impl View for Route {
    const TEMPLATE: &'static str = "matchmaking/route.html";
}

/// One step of the route.
#[derive(Serialize)]
pub struct StepLine {
    /// A meeting, or something saved?
    pub meeting: bool,
    /// The exhibitor.
    pub id: ExhibitorId,
    /// Its name.
    pub name: Bilingual,
    /// Where.
    pub place: String,
    /// Walking before it, in minutes.
    pub walk: i64,
    /// When one is there, or the meeting starts.
    pub at: Moment,
    /// When the meeting ends.
    pub until: Option<Moment>,
}

/// All agendas the office can print.
#[derive(Serialize)]
pub struct Agendas {
    /// Part of a name.
    pub q: String,
    /// Buyers with meetings.
    pub buyers: Vec<Named<VisitorId>>,
    /// Exhibitors with meetings.
    pub exhibitors: Vec<Named<ExhibitorId>>,
    /// Tables.
    pub tables: Vec<Named<crate::kernel::id::MeetingTableId>>,
    /// Days with meetings.
    pub days: Vec<String>,
}

impl View for Agendas {
    const TEMPLATE: &'static str = "matchmaking/agendas.html";
}

/// Somebody or something with an agenda.
#[derive(Serialize)]
pub struct Named<I> {
    /// Who or which.
    pub id: I,
    /// What it is called.
    pub name: String,
    /// What else is known.
    pub note: String,
    /// How many meetings.
    pub meetings: usize,
}

/// One agenda, for paper.
#[derive(Serialize)]
pub struct OneAgenda {
    /// Whose.
    pub title: String,
    /// What else is known.
    pub note: String,
    /// Day by day.
    pub days: Vec<Day<HeldOnDay>>,
}

impl View for OneAgenda {
    const TEMPLATE: &'static str = "matchmaking/agenda_print.html";
}

/// The meetings of a day.
#[derive(Serialize)]
pub struct HeldOnDay {
    /// In order.
    pub items: Vec<Held>,
}

/// A meeting in an agenda of the office.
#[derive(Clone, Serialize)]
pub struct Held {
    /// From.
    pub starts_at: Moment,
    /// Until.
    pub ends_at: Moment,
    /// The buyer.
    pub buyer: String,
    /// Where they work.
    pub company: String,
    /// The exhibitor.
    pub exhibitor: String,
    /// Where it is held.
    pub place: String,
}

/// Cards to lie on tables and at booths, one a sheet.
#[derive(Serialize)]
pub struct Cards {
    /// The day.
    pub day: String,
    /// Days to choose from.
    pub days: Vec<String>,
    /// The cards.
    pub cards: Vec<CardOfPlace>,
}

impl View for Cards {
    const TEMPLATE: &'static str = "matchmaking/cards.html";
}

/// One card.
#[derive(Serialize)]
pub struct CardOfPlace {
    /// Number of the table or the booth.
    pub number: String,
    /// The lounge or the exhibitor.
    pub name: String,
    /// The hall.
    pub hall: String,
    /// The meetings of the day, by time.
    pub items: Vec<Held>,
}

/// Is a route the best there is?
pub fn is_exact(stops: usize) -> bool {
    stops <= tour::EXACT
}
