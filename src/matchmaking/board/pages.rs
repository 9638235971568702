//! Pages of the board, one struct per template.
use super::entity::draft::State;
use super::said::Said;
use crate::kernel::id::{DraftMeetingId, LoungeId};
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::pages::{Day, Notice};
use crate::web::{FormState, View};
use serde::Serialize;

/// The board: a grid of places and slots, or a list.
#[derive(Serialize)]
pub struct Board {
    /// What the last press did.
    pub notice: Option<Notice>,
    /// How many the last publication made, moved and left as they were.
    pub published: Option<Said>,
    /// The live draft; none while only what is agreed is shown.
    pub draft: Option<DraftLine>,
    /// The form that begins one.
    pub form: FormState,
    /// What was asked for.
    pub asked: Asked,
    /// Days to choose from.
    pub days: Vec<String>,
    /// Halls to choose from.
    pub halls: Vec<HallChoice>,
    /// The slots of the day.
    pub times: Vec<Moment>,
    /// The grid, a page of it.
    pub lines: Vec<Line>,
    /// The list, a page of it.
    pub items: Vec<Item>,
    /// Link to the page before.
    pub previous: Option<String>,
    /// Link to the page after.
    pub next: Option<String>,
    /// How many meetings there are on this day.
    pub total: usize,
}

impl View for Board {
    const TEMPLATE: &'static str = "matchmaking/board.html";
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Asked {
    /// The day.
    pub day: String,
    /// A hall, or all.
    pub hall: String,
    /// `board` or `list`.
    pub view: String,
    /// Part of a name.
    pub q: String,
}

/// A hall to choose.
#[derive(Serialize)]
pub struct HallChoice {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
}

/// A draft in figures.
#[derive(Serialize)]
pub struct DraftLine {
    /// Where it stands.
    pub state: State,
    /// Its meetings.
    pub meetings: usize,
    /// New ones among them.
    pub new: usize,
    /// Agreed ones that it moves.
    pub moved: usize,
    /// What it is worth.
    pub value: Option<i64>,
    /// The proven upper bound.
    pub bound: Option<i64>,
    /// `98.4`
    pub percent: Option<String>,
    /// Wishes without a place.
    pub left_out: usize,
    /// Minimums that are not met.
    pub missed: usize,
    /// Changes of a repair.
    pub changed: usize,
    /// Is there a change to take back?
    pub can_undo: bool,
}

/// One place of the grid with a cell for each slot.
#[derive(Serialize)]
pub struct Line {
    /// `booth` or the id of a table.
    pub place: String,
    /// Number of the booth, or the table with its lounge.
    pub label: String,
    /// The exhibitor at its booth.
    pub name: String,
    /// The exhibitor's id, for a booth.
    pub of: Option<String>,
    /// In order of time.
    pub cells: Vec<Cell>,
}

/// A place in a slot.
#[derive(Serialize)]
pub struct Cell {
    /// When.
    pub starts_at: Moment,
    /// Is the place not to be had?
    pub closed: bool,
    /// Who sits there.
    pub items: Vec<Item>,
}

/// A meeting on the board.
#[derive(Clone, Serialize)]
pub struct Item {
    /// Which; none for one that the draft does not know.
    pub id: Option<DraftMeetingId>,
    /// When.
    pub starts_at: Moment,
    /// The buyer.
    pub buyer: String,
    /// Where they work.
    pub company: String,
    /// The exhibitor.
    pub exhibitor: String,
    /// The exhibitor's id.
    pub of: String,
    /// The booth, or the table.
    pub place: String,
    /// Is it kept where it is?
    pub locked: bool,
    /// Is it agreed already?
    pub agreed: bool,
    /// When it was, if the draft moves it.
    pub was: Option<Moment>,
}

/// Moving one meeting by a form.
#[derive(Serialize)]
pub struct Move {
    /// What stood in the way of the last try.
    pub refused: Vec<Said>,
    /// Which.
    pub item: Item,
    /// Places to choose from.
    pub places: Vec<PlaceChoice>,
    /// Every slot at the chosen place.
    pub days: Vec<Day<SpotsOfDay>>,
    /// The chosen place.
    pub place: String,
}

impl View for Move {
    const TEMPLATE: &'static str = "matchmaking/board_move.html";
}

/// A place to choose.
#[derive(Serialize)]
pub struct PlaceChoice {
    /// `booth` or the id of a table.
    pub value: String,
    /// What it is called.
    pub text: String,
}

/// The slots of a day at one place.
#[derive(Serialize)]
pub struct SpotsOfDay {
    /// In order.
    pub spots: Vec<SpotLine>,
}

/// A slot at one place.
#[derive(Serialize)]
pub struct SpotLine {
    /// When.
    pub starts_at: Moment,
    /// Is the meeting there now?
    pub here: bool,
    /// What stands in the way.
    pub said: Vec<Said>,
}

/// What the optimiser found.
#[derive(Serialize)]
pub struct Wishes {
    /// Reasons with how many wishes each.
    pub counts: Vec<Count>,
    /// The chosen reason.
    pub chosen: String,
    /// A page of wishes.
    pub lines: Vec<WishLine>,
    /// Minimums that are not met.
    pub missed: Vec<Said>,
    /// What a repair changes.
    pub changed: Vec<Said>,
    /// Link to the page before.
    pub previous: Option<String>,
    /// Link to the page after.
    pub next: Option<String>,
}

impl View for Wishes {
    const TEMPLATE: &'static str = "matchmaking/board_wishes.html";
}

/// A reason and how often it holds.
#[derive(Serialize)]
pub struct Count {
    /// The reason.
    pub why: String,
    /// How often.
    pub n: usize,
}

/// A wish without a place.
#[derive(Serialize)]
pub struct WishLine {
    /// The buyer.
    pub buyer: String,
    /// The exhibitor.
    pub exhibitor: String,
    /// What it would be worth.
    pub weight: u32,
    /// Why not.
    pub said: Said,
}

/// All lounges, and the form for another.
#[derive(Serialize)]
pub struct Places {
    /// What the last press did.
    pub notice: Option<Notice>,
    /// The form.
    pub form: FormState,
    /// Halls to choose from.
    pub halls: Vec<HallChoice>,
    /// The lounges.
    pub lounges: Vec<LoungeLine>,
}

impl View for Places {
    const TEMPLATE: &'static str = "matchmaking/places.html";
}

/// One lounge in a list.
#[derive(Serialize)]
pub struct LoungeLine {
    /// Which.
    pub id: LoungeId,
    /// Its name.
    pub name: Bilingual,
    /// Its hall.
    pub hall: Bilingual,
    /// How many tables.
    pub tables: usize,
}

/// One lounge, to be changed.
#[derive(Serialize)]
pub struct LoungePage {
    /// What the last press did.
    pub notice: Option<Notice>,
    /// The form.
    pub form: FormState,
    /// Which.
    pub lounge: LoungeLine,
    /// Halls to choose from.
    pub halls: Vec<HallChoice>,
    /// Its tables with their slots.
    pub tables: Vec<TableLine>,
}

impl View for LoungePage {
    const TEMPLATE: &'static str = "matchmaking/lounge.html";
}

/// One table and when it is to be had.
#[derive(Serialize)]
pub struct TableLine {
    /// Which.
    pub id: String,
    /// The number on it.
    pub number: i32,
    /// How many slots are blocked.
    pub blocked: usize,
    /// Day by day.
    pub days: Vec<Day<SlotsOfTable>>,
}

/// The slots of a day of one table.
#[derive(Serialize)]
pub struct SlotsOfTable {
    /// In order.
    pub slots: Vec<TableSlot>,
}

/// A slot of a table.
#[derive(Serialize)]
pub struct TableSlot {
    /// When.
    pub starts_at: Moment,
    /// Is it not to be had?
    pub blocked: bool,
}
