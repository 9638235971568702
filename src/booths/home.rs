//! The exhibitor's first page: what to do, in which order, and where each thing stands. It lies with the booths,
//! since the booth is what everything else waits for.
use super::stage::Stage;
use super::store::{self, Application};
use crate::accounts::Exhibitor;
use crate::db::Db;
use crate::exhibitors;
use crate::kernel::{Bilingual, Moment, Result};
use crate::web::{Page, View};
use rocket::{Route, State as Managed, get, routes};
use serde::Serialize;

/// What is mounted.
pub fn routes() -> Vec<Route> {
    routes![home]
}

/// Where a task stands.
#[derive(Copy, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not begun.
    Todo,
    /// With the organiser.
    Doing,
    /// The exhibitor has the next word.
    Yours,
    /// Nothing more to do.
    Done,
    /// Not yet possible.
    Later,
}

/// One thing to do.
#[derive(Serialize)]
pub struct Task {
    /// Tail of its title's key.
    pub name: &'static str,
    pub state: State,
    /// Key of the sentence.
    pub help: String,
    pub href: String,
    /// What the sentence may mention.
    pub n: u64,
    pub number: String,
    pub until: Option<Moment>,
}

impl Task {
    /// A task whose sentence mentions nothing.
    pub fn new(name: &'static str, state: State, help: impl Into<String>, href: impl Into<String>) -> Self {
        Self { name, state, help: help.into(), href: href.into(), n: 0, number: String::new(), until: None }
    }
}

/// The portal's first page.
#[derive(Serialize)]
pub struct Home {
    pub name: Bilingual,
    pub tasks: Vec<Task>,
}

impl View for Home {
    const TEMPLATE: &'static str = "booths/home.html";
}

#[get("/exhibitor")]
async fn home(exhibitor: Exhibitor, db: &Managed<Db>) -> Result<Page> {
    let company = exhibitors::find(db.read(), exhibitor.edition().id, exhibitor.id()).await?;
    let products = exhibitors::count_products(db.read(), exhibitor.id()).await?;
    let newest = store::of_exhibitor(db.read(), exhibitor.id()).await?.into_iter().next();
    let number = match newest.as_ref().and_then(|it| it.booth_id) {
        Some(id) => store::booth(db.read(), exhibitor.edition().id, id).await?.number,
        None => String::new(),
    };
    let people = exhibitors::members_of(db.read(), exhibitor.id()).await?.len() as u64;
    let sells = newest.as_ref().is_some_and(|it| it.stage == Stage::Confirmed);
    let tasks = vec![
        booth(newest.as_ref(), number),
        profile(&company),
        wares(products),
        meetings(sells),
        Task { n: people, ..Task::new("team", State::Done, "exhibitors-task-team-todo", "/exhibitor/team") },
    ];
    Ok(Page::of(&Home { name: exhibitors::name(&company), tasks }))
}

fn booth(newest: Option<&Application>, number: String) -> Task {
    let path = "/exhibitor/applications";
    let Some(it) = newest else { return Task::new("booth", State::Todo, "exhibitors-task-booth-todo", path) };
    let state = match it.stage {
        Stage::Submitted | Stage::Lapsed => State::Doing,
        Stage::InfoRequested | Stage::Offered => State::Yours,
        Stage::Confirmed => State::Done,
        Stage::Declined | Stage::Withdrawn => State::Todo,
    };
    let task = Task::new("booth", state, format!("booths-next-{}", it.stage.word()), path);
    Task { number, until: it.offer_expires_at, ..task }
}

fn profile(company: &exhibitors::Company) -> Task {
    let told = !company.about_zh.is_empty() || !company.about_en.is_empty();
    let (state, help) = if told {
        (State::Done, "exhibitors-task-company-done")
    } else {
        (State::Todo, "exhibitors-task-company-todo")
    };
    Task::new("company", state, help, "/exhibitor/company")
}

fn wares(n: u64) -> Task {
    let (state, help) = if n > 0 {
        (State::Done, "exhibitors-task-products-done")
    } else {
        (State::Todo, "exhibitors-task-products-todo")
    };
    Task { n, ..Task::new("products", state, help, "/exhibitor/products") }
}

fn meetings(sells: bool) -> Task {
    let (state, help) = if sells {
        (State::Doing, "exhibitors-task-meetings-ready")
    } else {
        (State::Later, "exhibitors-task-meetings-todo")
    };
    Task::new("meetings", state, help, "/exhibitor/meetings")
}
