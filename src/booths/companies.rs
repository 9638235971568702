//! The office's list of companies, with their booths.
use super::stage::Stage;
use super::store;
use crate::accounts::BoothDesk;
use crate::db::Db;
use crate::exhibitors;
use crate::kernel::id::{ApplicationId, ExhibitorId};
use crate::kernel::{Bilingual, Moment, Result};
use crate::web::{Fields, FormState, Page, View};
use rocket::{Route, State, get, routes};
use serde::Serialize;

const PAGE: u64 = 50;

/// What is mounted.
pub fn routes() -> Vec<Route> {
    routes![list, show]
}

/// A company in the office's list.
#[derive(Serialize)]
pub struct Row {
    pub id: ExhibitorId,
    pub name: Bilingual,
    pub country: String,
    pub booth: String,
    pub created_at: Moment,
}

/// The office's list of companies.
#[derive(Serialize)]
pub struct Companies {
    pub form: FormState,
    pub rows: Vec<Row>,
    pub total: u64,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl View for Companies {
    const TEMPLATE: &'static str = "booths/companies.html";
}

/// One of a company's applications.
#[derive(Serialize)]
pub struct Line {
    pub id: ApplicationId,
    pub stage: Stage,
    pub created_at: Moment,
}

/// A company before the office.
#[derive(Serialize)]
pub struct Company {
    pub name: Bilingual,
    pub about: Bilingual,
    pub website: String,
    pub country: String,
    pub contact_name: String,
    pub contact_email: String,
    pub contact_mobile: String,
    pub sectors: Vec<Bilingual>,
    pub products: Vec<Bilingual>,
    pub members: Vec<exhibitors::Member>,
    pub booth: String,
    pub applications: Vec<Line>,
}

impl View for Company {
    const TEMPLATE: &'static str = "booths/company.html";
}

#[get("/office/exhibitors?<q>&<page>")]
async fn list(desk: BoothDesk, q: Option<&str>, page: Option<u64>, db: &State<Db>) -> Result<Page> {
    let edition = desk.edition();
    let word = q.and_then(|raw| crate::kernel::text::line(raw, 100).ok()).unwrap_or_default();
    let page = page.unwrap_or_default().min(10_000);
    let holder = store::numbered(db.read(), edition.id, &word.to_uppercase())
        .await?
        .and_then(|booth| booth.exhibitor_id);
    let wanted = exhibitors::Search { word: &word, also: holder, page, size: PAGE };
    let (found, total) = exhibitors::search(db.read(), edition.id, &wanted).await?;
    let ids: Vec<ExhibitorId> = found.iter().map(|it| it.id).collect();
    let booths = store::confirmed_numbers(db.read(), &ids).await?;
    let row = |it: exhibitors::Company| Row {
        id: it.id,
        name: exhibitors::name(&it),
        booth: booths.get(&it.id).cloned().unwrap_or_default(),
        country: it.country,
        created_at: it.created_at,
    };
    let query = |page: u64| format!("?q={}&page={page}", rocket::http::RawStr::new(&word).percent_encode());
    Ok(Page::of(&Companies {
        rows: found.into_iter().map(row).collect(),
        total,
        previous: page.checked_sub(1).map(query),
        next: ((page + 1) * PAGE < total).then(|| query(page + 1)),
        form: FormState::of(&Fields::default().with("q", word.as_str())),
    }))
}

#[get("/office/exhibitors/<id>")]
async fn show(desk: BoothDesk, id: ExhibitorId, db: &State<Db>) -> Result<Page> {
    let edition = desk.edition();
    let it = exhibitors::find(db.read(), edition.id, id).await?;
    let codes = exhibitors::sectors_of(db.read(), id).await?;
    let products = exhibitors::products_of(db.read(), id).await?;
    let line = |it: store::Application| Line { id: it.id, stage: it.stage, created_at: it.created_at };
    Ok(Page::of(&Company {
        name: exhibitors::name(&it),
        sectors: codes.iter().filter_map(|code| edition.category(code).cloned()).collect(),
        products: products.into_iter().map(|it| Bilingual::new(it.name_zh, it.name_en)).collect(),
        members: exhibitors::members_of(db.read(), id).await?,
        booth: store::confirmed_of(db.read(), id).await?.map(|it| it.number).unwrap_or_default(),
        applications: store::of_exhibitor(db.read(), id).await?.into_iter().map(line).collect(),
        about: Bilingual::new(it.about_zh, it.about_en),
        website: it.website,
        country: it.country,
        contact_name: it.contact_name,
        contact_email: it.contact_email,
        contact_mobile: it.contact_mobile,
    }))
}
