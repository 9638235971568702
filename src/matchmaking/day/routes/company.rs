//! A company's day: checking buyers in, filling a slot that fell out, and what came of the meetings.
use super::{opinion_of, word_of};
use crate::accounts::Exhibitor;
use crate::db::Db;
use crate::kernel::id::{MeetingId, SpareOfferId, VisitorId};
use crate::kernel::secret::MasterSecret;
use crate::kernel::{Error, Lang, Result};
use crate::matchmaking::day::board::{self, Whose};
use crate::matchmaking::day::free::Pool;
use crate::matchmaking::day::offers::{self, Asked};
use crate::matchmaking::day::pages::{BoothCode, CompanyToday, Today};
use crate::matchmaking::day::picture::Picture;
use crate::matchmaking::day::rules::Evidence;
use crate::matchmaking::day::{export, links, service, store};
use crate::matchmaking::desk::CompanyDesk;
use crate::matchmaking::entity::meeting;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::{Firm, NoBooth};
use crate::matchmaking::side::Side;
use crate::matchmaking::table::Table;
use crate::visitors;
use crate::web::sheet::Sheet;
use crate::web::{Answer, Fields, FormState, Page, Site, Views};
use rocket::{State, get, post};

/// The company's meetings up to today.
#[get("/exhibitor/meetings/day?<done>")]
pub async fn today(
    done: Option<&str>,
    exhibitor: Exhibitor,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    Ok(match page(db, index, &exhibitor, done).await? {
        Some(today) => Page::of(&CompanyToday { today }),
        None => Page::of(&NoBooth::default()),
    })
}

async fn page(db: &Db, index: &Index, exhibitor: &Exhibitor, done: Option<&str>) -> Result<Option<Today>> {
    let Some(desk) = CompanyDesk::open(db, index, exhibitor).await? else { return Ok(None) };
    let mut today = board::today(db, index, Whose::Exhibitor(exhibitor), done).await?;
    today.waiting = desk.waiting();
    Ok(Some(today))
}

/// We met; they are missing; we were not there.
#[post("/exhibitor/meetings/day/<id>/word", data = "<fields>")]
pub async fn word(id: MeetingId, exhibitor: Exhibitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let row = own(db, &exhibitor, id).await?;
    let (word, done) = word_of(&fields, Side::Exhibitor)?;
    service::say(db, &exhibitor, exhibitor.edition(), row.id, word).await?;
    Ok(Answer::to(format!("/exhibitor/meetings/day?done={done}#m-{id}")))
}

/// What came of it.
#[post("/exhibitor/meetings/day/<id>/outcome", data = "<fields>")]
pub async fn conclude(
    id: MeetingId,
    exhibitor: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let row = own(db, &exhibitor, id).await?;
    match opinion_of(&fields) {
        Ok(opinion) => {
            let of = (row.id, Side::Exhibitor);
            service::conclude(db, &exhibitor, exhibitor.edition(), of, opinion).await?;
            Ok(Answer::to(format!("/exhibitor/meetings/day?done=outcome#m-{id}")))
        }
        Err(mistakes) => {
            let mut today = page(db, index, &exhibitor, None).await?.ok_or(Error::NotFound)?;
            today.form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&CompanyToday { today }))
        }
    }
}

/// A company that waits asks another buyer into the slot.
#[post("/exhibitor/meetings/day/offers", data = "<fields>")]
pub async fn ask(
    exhibitor: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let id: MeetingId = fields.one("meeting").and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let buyer: VisitorId = fields.one("who").and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let row = own(db, &exhibitor, id).await?;
    let pool = Pool::fill(db, index, exhibitor.edition()).await?;
    offers::ask(db, &exhibitor, &pool, &row, Asked::Buyer(buyer)).await?;
    Ok(Answer::to(format!("/exhibitor/meetings/day?done=asked#m-{id}")))
}

/// A company answers a buyer who waits.
#[post("/exhibitor/meetings/offers/<id>/answer", data = "<fields>")]
pub async fn answer(
    id: SpareOfferId,
    exhibitor: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let offer = store::offer(db.read(), exhibitor.edition().id, id).await?;
    if offer.exhibitor_id != exhibitor.id() || offer.asked != Side::Exhibitor {
        return Err(Error::NotFound);
    }
    if fields.one("answer") != Some("yes") {
        offers::decline(db, &exhibitor, &offer).await?;
        return Ok(Answer::to("/exhibitor/meetings/day?done=declined"));
    }
    let table = Table::lay(db, index, exhibitor.edition()).await?;
    let made = offers::accept(db, &exhibitor, &table, &offer).await?;
    Ok(Answer::to(format!("/exhibitor/meetings/day?done=accepted#m-{made}")))
}

/// The company has opened a buyer's badge: their meeting about now has its scan.
#[post("/exhibitor/meetings/arrivals", data = "<fields>")]
pub async fn arrive(
    exhibitor: Exhibitor,
    fields: Fields,
    master: &State<MasterSecret>,
    db: &State<Db>,
) -> Result<Answer> {
    let edition = exhibitor.edition();
    let code = fields.one("code").and_then(|it| it.rsplit('/').next()).unwrap_or_default();
    let serial = visitors::read_code(master, edition.id, code).map_err(|_| Error::NotFound)?;
    let badge = visitors::badge_by_serial(db.read(), edition.id, serial).await?;
    let found = match badge.visitor_id {
        Some(visitor) => board::about_now(db, edition, visitor, exhibitor.id()).await,
        None => Err(Error::NotFound),
    };
    match found {
        Ok(row) => {
            service::say(db, &exhibitor, edition, row.id, Evidence::ExhibitorScan).await?;
            Ok(Answer::to(format!("/exhibitor/meetings/day?done=met#m-{}", row.id)))
        }
        Err(Error::NotFound) => Ok(Answer::to("/exhibitor/meetings/day?done=no-meeting")),
        Err(error) => Err(error),
    }
}

/// What the company made of its meetings.
#[get("/exhibitor/meetings/outcomes")]
pub async fn outcomes(exhibitor: Exhibitor, db: &State<Db>, index: &State<Index>) -> Result<Page> {
    let Some(desk) = CompanyDesk::open(db, index, &exhibitor).await? else {
        return Ok(Page::of(&NoBooth::default()));
    };
    let mut page = board::outcomes(db, index, &exhibitor).await?;
    page.waiting = desk.waiting();
    Ok(Page::of(&page))
}

/// The same as a file.
#[get("/exhibitor/meetings/outcomes.csv")]
pub async fn outcomes_csv(
    exhibitor: Exhibitor,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
    views: &State<Views>,
) -> Result<Sheet> {
    let rows = board::outcomes(db, index, &exhibitor).await?.rows;
    Ok(export::outcomes(&rows, exhibitor.edition(), (views, lang)))
}

/// The code to put up at the booth.
#[get("/exhibitor/meetings/booth-code")]
pub async fn booth_code(
    exhibitor: Exhibitor,
    db: &State<Db>,
    index: &State<Index>,
    master: &State<MasterSecret>,
    site: &State<Site>,
) -> Result<Page> {
    let Some(desk) = CompanyDesk::open(db, index, &exhibitor).await? else {
        return Ok(Page::of(&NoBooth::default()));
    };
    let maker = &desk.maker;
    let exhibitor = Firm { id: Some(maker.id), name: maker.name.clone(), booth: maker.booth.clone() };
    let link = link(site, master, maker.id);
    Ok(Page::of(&BoothCode { notice: None, waiting: desk.waiting(), exhibitor, link }))
}

/// Its picture.
#[get("/exhibitor/meetings/booth-code/qr.svg")]
pub fn booth_picture(
    exhibitor: Exhibitor,
    master: &State<MasterSecret>,
    site: &State<Site>,
) -> Result<Picture> {
    Picture::of(&link(site, master, exhibitor.id()))
}

fn link(site: &Site, master: &MasterSecret, id: crate::kernel::id::ExhibitorId) -> String {
    format!("{}/T/{}", site.origin, links::booth_code(master, id)).to_ascii_uppercase()
}

async fn own(db: &Db, exhibitor: &Exhibitor, id: MeetingId) -> Result<meeting::Model> {
    let row = store::meeting(db.read(), exhibitor.edition().id, id).await?;
    if row.exhibitor_id == exhibitor.id() { Ok(row) } else { Err(Error::NotFound) }
}
