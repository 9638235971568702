//! What people see of booths. One struct per template; nothing reaches a template unnamed.
use super::entity::{booth, feature, step};
use super::pricing::{Line, Quote, Unit};
use super::stage::Stage;
use super::store::Application;
use crate::kernel::id::{ApplicationId, BoothId, ExhibitorId};
use crate::kernel::{Bilingual, Fen, Lang, Moment};
use crate::show::edition::{Hall, Setup};
use crate::web::check::Mistakes;
use crate::web::{Fields, FormState, View, Views, filters};
use serde::Serialize;
use serde_json::{Value, json};

/// A free booth that may be offered.
#[derive(Serialize)]
pub struct Choice {
    pub number: String,
    pub area_m2: i32,
    pub open_sides: i32,
}

impl Choice {
    /// The booth as a chip.
    pub fn of(place: &booth::Model) -> Self {
        Self { number: place.number.clone(), area_m2: place.area_m2, open_sides: place.open_sides }
    }
}

/// A kind of booth as offered in the form.
#[derive(Serialize)]
pub struct Kind {
    pub code: String,
    pub name: Bilingual,
    pub unit: &'static str,
    pub rate: Fen,
    pub min_m2: i64,
}

/// The application form.
#[derive(Serialize)]
pub struct Apply<'a> {
    pub form: FormState,
    pub kinds: Vec<Kind>,
    pub halls: &'a [Hall],
    pub sectors: Vec<(&'a str, &'a Bilingual)>,
    pub quote: Option<Quote>,
}

impl View for Apply<'_> {
    const TEMPLATE: &'static str = "booths/apply.html";
}

impl<'a> Apply<'a> {
    /// The form, empty or as typed, with the price of what was typed.
    pub fn of(edition: &'a Setup, form: FormState, quote: Option<Quote>) -> Self {
        let sectors = edition.sectors.iter().map(|it| (it.code.as_str(), &it.name)).collect();
        Self { form, kinds: kinds(edition), halls: &edition.halls, sectors, quote }
    }
}

/// What can be applied for, with its price by the list.
pub fn kinds(edition: &Setup) -> Vec<Kind> {
    let tariff = super::tariff::of(edition);
    let name = |code: &str| edition.price_items.iter().find(|it| it.code == code).map(|it| it.name.clone());
    let kind = |item: &super::pricing::Item| Kind {
        code: item.code.clone(),
        name: name(&item.code).unwrap_or_default(),
        unit: if item.unit == Unit::Shell { "shell" } else { "raw" },
        rate: item.regular,
        min_m2: item.min_m2,
    };
    tariff.kinds().map(kind).collect()
}

/// The ledger as the script shows it: every sentence and amount already said.
pub fn spoken(quote: &Quote, views: &Views, lang: Lang) -> Value {
    let say = |key: &str, args: Value| views.say(lang, key, &args);
    let line = |it: &Line| {
        let args = json!({
            "n": it.quantity, "rate": it.rate.to_string(), "percent": it.percent, "basis": it.basis.to_string(),
        });
        json!({ "text": say(&it.key, args), "amount": it.amount.to_string() })
    };
    let on = quote.on.parse().map(|day| filters::day(day, lang)).unwrap_or_default();
    let note =
        format!("{} {}", say("booths-ledger-on", json!({ "day": on })), say("booths-ledger-vat", json!({})));
    json!({
        "lines": quote.lines.iter().map(line).collect::<Vec<_>>(),
        "total": { "text": say("booths-ledger-total", json!({})), "amount": quote.total.to_string() },
        "note": note,
    })
}

/// While the form is not complete: what is still wrong with kind, area or sides, else the invitation to fill it in.
pub fn not_yet(fields: &Fields, mistakes: &Mistakes, views: &Views, lang: Lang) -> Value {
    let first = ["kind", "area_m2", "open_sides"]
        .iter()
        .filter(|name| fields.has(name))
        .find_map(|name| mistakes.get(*name));
    let sentence = match first.and_then(|all| all.first()) {
        Some(mistake) => views.say(lang, mistake.key, &json!({ "n": mistake.n })),
        None => views.say(lang, "booths-ledger-empty", &json!({})),
    };
    json!({ "note": sentence })
}

/// How a stage feels to the exhibitor: `ok`, `warn`, `bad`, `info`.
pub fn tone(stage: Stage) -> &'static str {
    match stage {
        Stage::Confirmed => "ok",
        Stage::Offered | Stage::InfoRequested => "warn",
        Stage::Declined | Stage::Lapsed => "bad",
        Stage::Submitted | Stage::Withdrawn => "info",
    }
}

/// A hall as a link.
#[derive(Serialize)]
pub struct HallLink {
    pub name: Bilingual,
    pub href: String,
    pub current: bool,
}

/// One booth on a drawn plan.
#[derive(Serialize)]
pub struct Spot {
    pub number: String,
    pub x: i32,
    pub y: i32,
    pub w: i32,
    pub d: i32,
    pub area_m2: i32,
    pub open_sides: i32,
    pub kind: booth::Kind,
    pub status: booth::Status,
    /// The status, or `mine` or `chosen`: what it is drawn as.
    pub state: &'static str,
    pub who: Option<Bilingual>,
    pub href: Option<String>,
}

/// A drawn hall.
#[derive(Serialize)]
pub struct Plan {
    pub hall: Bilingual,
    pub width: i32,
    pub depth: i32,
    pub booths: Vec<Spot>,
    pub features: Vec<feature::Model>,
    pub legend: Vec<&'static str>,
}

impl Plan {
    /// The plan of `hall`; `spot` decides what each booth shows.
    pub fn of(
        hall: &Hall,
        booths: Vec<booth::Model>,
        features: Vec<feature::Model>,
        spot: impl Fn(booth::Model) -> Spot,
    ) -> Self {
        let booths = booths.into_iter().map(spot).collect();
        let (width, depth) = (hall.width_cm, hall.depth_cm);
        Self {
            hall: hall.name.clone(),
            width,
            depth,
            booths,
            features,
            legend: vec!["free", "offered", "confirmed", "blocked"],
        }
    }
}

impl Spot {
    /// As an exhibitor sees it: their own booth, and which others are free, but not who sits where.
    pub fn seen_by(it: booth::Model, mine: BoothId) -> Self {
        let state = if it.id == mine { "mine" } else { it.status.word() };
        Self { state, ..Self::from(it) }
    }
}

impl From<booth::Model> for Spot {
    fn from(it: booth::Model) -> Self {
        Self {
            number: it.number,
            x: it.x_cm,
            y: it.y_cm,
            w: it.w_cm,
            d: it.d_cm,
            area_m2: it.area_m2,
            open_sides: it.open_sides,
            kind: it.kind,
            status: it.status,
            state: it.status.word(),
            who: None,
            href: None,
        }
    }
}

/// One line of an application's history.
#[derive(Serialize)]
pub struct Move {
    pub key: String,
    pub side: String,
    pub at: Moment,
    pub said: String,
    pub booth_number: String,
}

impl Move {
    /// The history as sentences. A return to the queue is told by what it was: the beginning, an answer to a
    /// question, or a booth turned down.
    pub fn all(steps: Vec<step::Model>) -> Vec<Self> {
        let mut before = None;
        let mut moves = Vec::with_capacity(steps.len());
        for it in steps {
            let word = match (before, it.stage) {
                (Some(Stage::InfoRequested), Stage::Submitted) => "answered",
                (Some(Stage::Offered), Stage::Submitted) => "turned-down",
                (_, stage) => stage.word(),
            };
            before = Some(it.stage);
            let key = format!("booths-move-{word}");
            moves.push(Self { key, side: it.side, at: it.at, said: it.said, booth_number: it.booth_number });
        }
        moves
    }
}

/// What an application asks for, in words.
#[derive(Serialize)]
pub struct Wish {
    pub kind: Bilingual,
    pub wish_hall: Option<Bilingual>,
    pub wish_sector: Option<Bilingual>,
    pub quote: Quote,
}

impl Wish {
    /// The words for an application's codes.
    pub fn of(edition: &Setup, it: &Application) -> Self {
        let kind = edition.price_items.iter().find(|item| item.code == it.kind).map(|item| item.name.clone());
        Self {
            kind: kind.unwrap_or_else(|| Bilingual::new(it.kind.as_str(), "")),
            wish_hall: edition.hall(&it.hall_code).map(|hall| hall.name.clone()),
            wish_sector: edition.category(&it.sector_code).cloned(),
            quote: serde_json::from_str(&it.quote)
                .unwrap_or_else(|_| super::tariff::nothing(it.created_at, edition)),
        }
    }
}

/// An application, seen by the exhibitor.
#[derive(Serialize)]
pub struct Show {
    pub form: FormState,
    pub application: Application,
    #[serde(flatten)]
    pub wish: Wish,
    pub moves: Vec<Move>,
    pub booth: Option<booth::Model>,
    pub hall: Option<Hall>,
    pub plan: Option<Plan>,
    pub tone: &'static str,
    pub may_withdraw: bool,
    pub may_apply: bool,
}

impl View for Show {
    const TEMPLATE: &'static str = "booths/application.html";
}

/// One application in the queue.
#[derive(Serialize)]
pub struct Row {
    pub id: ApplicationId,
    pub name: Bilingual,
    pub kind: Bilingual,
    pub area_m2: i32,
    pub open_sides: i32,
    pub stage: Stage,
    pub waits: bool,
    pub hours: i64,
    pub days: i64,
    pub total_fen: Fen,
    pub booth: Option<String>,
}

/// The office's queue.
#[derive(Serialize)]
pub struct Queue<'a> {
    pub form: FormState,
    pub rows: Vec<Row>,
    pub total: u64,
    pub stages: Vec<&'static str>,
    pub halls: &'a [Hall],
    pub kinds: Vec<Kind>,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl View for Queue<'_> {
    const TEMPLATE: &'static str = "booths/queue.html";
}

/// The applicant, as the office sees them.
#[derive(Serialize)]
pub struct Company {
    pub id: ExhibitorId,
    pub name: Bilingual,
    pub contact_name: String,
    pub contact_email: String,
    pub contact_mobile: String,
    pub country: String,
    pub sectors: Vec<Bilingual>,
}

/// What the office may do now.
#[derive(Serialize)]
pub struct May {
    pub may_ask: bool,
    pub may_decline: bool,
    pub may_offer: bool,
}

/// One application before the office.
#[derive(Serialize)]
pub struct Review {
    pub form: FormState,
    pub application: Application,
    #[serde(flatten)]
    pub wish: Wish,
    #[serde(flatten)]
    pub may: May,
    pub moves: Vec<Move>,
    pub company: Company,
    pub booth: Option<booth::Model>,
    pub waits: bool,
    pub hours: i64,
    pub halls: Vec<HallLink>,
    pub hall: Hall,
    pub plan: Plan,
    pub chosen: String,
    pub options: Vec<Choice>,
    pub all: bool,
}

impl View for Review {
    const TEMPLATE: &'static str = "booths/review.html";
}

/// How many booths are in which state.
#[derive(Default, Serialize)]
pub struct Counts {
    pub free: usize,
    pub offered: usize,
    pub confirmed: usize,
    pub blocked: usize,
}

impl Counts {
    /// One more.
    pub fn add(&mut self, status: booth::Status) {
        match status {
            booth::Status::Free => self.free += 1,
            booth::Status::Offered => self.offered += 1,
            booth::Status::Confirmed => self.confirmed += 1,
            booth::Status::Blocked => self.blocked += 1,
        }
    }
}

/// The public plan of a hall.
#[derive(Serialize)]
pub struct PublicPlan {
    pub plan: Plan,
    pub halls: Vec<HallLink>,
    pub counts: Counts,
    pub chosen: Option<usize>,
    pub unknown: Option<String>,
}

impl View for PublicPlan {
    const TEMPLATE: &'static str = "booths/plan.html";
    const CACHE: crate::web::Cache = crate::web::Cache::Public;
}

/// The plan of a hall for the office.
#[derive(Serialize)]
pub struct OfficePlan {
    pub plan: Plan,
    pub halls: Vec<HallLink>,
    pub counts: Counts,
}

impl View for OfficePlan {
    const TEMPLATE: &'static str = "booths/office_plan.html";
}
