//! URLs of the diary. Each only translates: request in, page or file out.
use super::agendas::{Of, Register};
use super::feeds::{self, Owner};
use super::pages::{BuyerFeed, CompanyFeed};
use super::walk;
use crate::accounts::{Exhibitor, MatchDesk, Visitor};
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, MeetingTableId, VisitorId};
use crate::kernel::{Error, Lang, Result};
use crate::matchmaking::desk::CompanyDesk;
use crate::matchmaking::index::Index;
use crate::web::{Answer, Page, Site};
use rocket::http::{ContentType, Header};
use rocket::{Responder, Route, State, get, post, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![
        file,
        buyer,
        buyer_makes,
        buyer_revokes,
        company,
        company_makes,
        company_revokes,
        route,
        agendas,
        of_visitor,
        of_exhibitor,
        of_table,
        cards,
    ]
}

/// A calendar file, for nobody to keep but the program that asked.
#[derive(Responder)]
struct CalendarFile {
    text: String,
    kind: ContentType,
    cache: Header<'static>,
}

/// A feed, for whoever knows its address.
#[get("/calendar/<file>")]
async fn file(file: &str, db: &State<Db>) -> Result<CalendarFile> {
    let token = file.strip_suffix(".ics").ok_or(Error::NotFound)?;
    Ok(CalendarFile {
        text: feeds::read(db, token).await?,
        kind: ContentType::new("text", "calendar").with_params(("charset", "utf-8")),
        cache: Header::new("Cache-Control", "private, no-cache"),
    })
}

fn address(site: &Site, token: &str) -> String {
    format!("{}/calendar/{token}.ics", site.origin)
}

/// A buyer's feed.
#[get("/<_lang>/agenda/calendar", rank = 2)]
async fn buyer(_lang: Lang, visitor: Visitor, db: &State<Db>) -> Result<Page> {
    let since = feeds::since(db.read(), Owner::from(&visitor)).await?;
    Ok(Page::of(&BuyerFeed { since, address: None }))
}

/// Makes a new address; the one before is worth nothing from then on.
#[post("/<lang>/agenda/calendar")]
async fn buyer_makes(lang: Lang, visitor: Visitor, db: &State<Db>, site: &State<Site>) -> Result<Answer> {
    let token = feeds::make(db, &visitor, Owner::from(&visitor), lang).await?;
    let page = BuyerFeed { since: Some(db.now()), address: Some(address(site, &token)) };
    Ok(Answer::page(Page::of(&page)))
}

/// Revokes it.
#[post("/<lang>/agenda/calendar/removal")]
async fn buyer_revokes(lang: Lang, visitor: Visitor, db: &State<Db>) -> Result<Answer> {
    feeds::revoke(db, &visitor, Owner::from(&visitor)).await?;
    Ok(Answer::to(format!("/{lang}/agenda/calendar")))
}

/// The feed of one of a company's people.
#[get("/exhibitor/meetings/calendar")]
async fn company(exhibitor: Exhibitor, db: &State<Db>, index: &State<Index>) -> Result<Page> {
    let since = feeds::since(db.read(), Owner::from(&exhibitor)).await?;
    let waiting = waiting(db, index, &exhibitor).await?;
    Ok(Page::of(&CompanyFeed { waiting, since, address: None, notice: None }))
}

/// Requests that wait for the company, for the tab beside.
async fn waiting(db: &Db, index: &Index, exhibitor: &Exhibitor) -> Result<usize> {
    Ok(CompanyDesk::open(db, index, exhibitor).await?.map_or(0, |desk| desk.waiting()))
}

/// Makes a new address; the one before is worth nothing from then on.
#[post("/exhibitor/meetings/calendar")]
async fn company_makes(
    exhibitor: Exhibitor,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
    site: &State<Site>,
) -> Result<Answer> {
    let waiting = waiting(db, index, &exhibitor).await?;
    let token = feeds::make(db, &exhibitor, Owner::from(&exhibitor), lang).await?;
    let address = Some(address(site, &token));
    Ok(Answer::page(Page::of(&CompanyFeed { waiting, since: Some(db.now()), address, notice: None })))
}

/// Revokes it.
#[post("/exhibitor/meetings/calendar/removal")]
async fn company_revokes(exhibitor: Exhibitor, db: &State<Db>) -> Result<Answer> {
    feeds::revoke(db, &exhibitor, Owner::from(&exhibitor)).await?;
    Ok(Answer::to("/exhibitor/meetings/calendar"))
}

/// The route of a day, for the pocket.
#[get("/<lang>/agenda/route?<day>", rank = 2)]
async fn route(
    lang: Lang,
    visitor: Visitor,
    day: Option<&str>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    Ok(Page::of(&walk::route(db, index, &visitor, (lang, day)).await?))
}

/// Everybody and everything with an agenda.
#[get("/office/meetings/agendas?<q>")]
async fn agendas(
    desk: MatchDesk,
    lang: Lang,
    q: Option<&str>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let register = Register::open(db, index, desk.edition(), lang).await?;
    Ok(Page::of(&register.all(q.unwrap_or_default().trim())))
}

/// A buyer's agenda.
#[get("/office/meetings/agendas/buyers/<id>")]
async fn of_visitor(
    id: VisitorId,
    desk: MatchDesk,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let register = Register::open(db, index, desk.edition(), lang).await?;
    Ok(Page::of(&register.one(Of::Visitor(id))?))
}

/// An exhibitor's agenda.
#[get("/office/meetings/agendas/exhibitors/<id>")]
async fn of_exhibitor(
    id: ExhibitorId,
    desk: MatchDesk,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let register = Register::open(db, index, desk.edition(), lang).await?;
    Ok(Page::of(&register.one(Of::Exhibitor(id))?))
}

/// A table's agenda.
#[get("/office/meetings/agendas/tables/<id>")]
async fn of_table(
    id: MeetingTableId,
    desk: MatchDesk,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let register = Register::open(db, index, desk.edition(), lang).await?;
    Ok(Page::of(&register.one(Of::Table(id))?))
}

/// Cards for tables and booths.
#[get("/office/meetings/cards?<day>")]
async fn cards(
    desk: MatchDesk,
    lang: Lang,
    day: Option<&str>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let register = Register::open(db, index, desk.edition(), lang).await?;
    Ok(Page::of(&register.cards(day)))
}
