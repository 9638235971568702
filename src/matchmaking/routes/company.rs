//! An exhibitor answers buyers, finds more of them, and says when it has time.
use crate::accounts::Exhibitor;
use crate::db::Db;
use crate::kernel::id::{MeetingRequestId, VisitorId};
use crate::kernel::{Error, Lang, Result, text};
use crate::matchmaking::desk::{self, CompanyDesk};
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::{AskedFor, NoBooth};
use crate::matchmaking::service::{self, Caller, Proposal, Yes};
use crate::matchmaking::side::Side;
use crate::matchmaking::table::Table;
use crate::matchmaking::{availability as time, store};
use crate::web::{Answer, Fields, Page};
use rocket::{State, get, post};

/// Requests by fit, and the agenda by day.
#[get("/exhibitor/meetings?<asked..>")]
pub async fn requests(
    exhibitor: Exhibitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    match CompanyDesk::open(db, index, &exhibitor).await? {
        Some(desk) => Ok(Page::of(&desk.requests(db, index, &asked).await?)),
        None => Ok(Page::of(&NoBooth::default())),
    }
}

/// Buyers who take part and fit.
#[get("/exhibitor/meetings/buyers?<asked..>")]
pub async fn buyers(
    exhibitor: Exhibitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let Some(desk) = CompanyDesk::open(db, index, &exhibitor).await? else {
        return Ok(Page::of(&NoBooth::default()));
    };
    let takers = index.buyers(db, exhibitor.edition()).await?;
    Ok(Page::of(&desk.buyers(db, index, &takers, &asked).await?))
}

/// Every slot the company and a buyer both have free.
#[get("/exhibitor/meetings/buyers/<visitor>/times?<asked..>")]
pub async fn times(
    visitor: VisitorId,
    exhibitor: Exhibitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let desk = CompanyDesk::open(db, index, &exhibitor).await?.ok_or(Error::NotFound)?;
    let instead_of: Option<MeetingRequestId> = match asked.instead_of {
        Some(id) => Some(id.parse().map_err(|_| Error::NotFound)?),
        None => None,
    };
    if let Some(id) = instead_of {
        store::of_exhibitor(db.read(), exhibitor.id(), id).await?;
    }
    Ok(Page::of(&desk.times(db, visitor, instead_of, None).await?))
}

/// Proposes up to three slots to a buyer. If one has just gone, shows what else both have free.
#[post("/exhibitor/meetings/requests", data = "<fields>")]
pub async fn propose(
    exhibitor: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let visitor: VisitorId = desk::id(&fields, "visitor")?.ok_or(Error::NotFound)?;
    let instead_of: Option<MeetingRequestId> = desk::id(&fields, "instead_of")?;
    let slots = desk::moments(&fields, "starts_at")?;
    let desk = CompanyDesk::open(db, index, &exhibitor).await?.ok_or(Error::NotFound)?;
    let buyer = desk.reachable(db, visitor).await?;
    let wanted =
        Proposal { buyer: &buyer, maker: &desk.maker, by: Side::Exhibitor, slots: &slots, instead_of };
    match service::propose(db, &exhibitor, &desk.table, wanted).await {
        Ok(_) => {
            let done = desk.done_with(instead_of);
            Ok(Answer::to(format!("/exhibitor/meetings?done={done}&of={visitor}")))
        }
        Err(Error::Refused(why)) => {
            let desk = CompanyDesk::open(db, index, &exhibitor).await?.ok_or(Error::NotFound)?;
            Ok(Answer::again(&desk.times(db, visitor, instead_of, Some(why)).await?))
        }
        Err(error) => Err(error),
    }
}

/// Accepts a buyer's request. Whoever was not first is shown what else both have free.
#[post("/exhibitor/meetings/requests/<id>/acceptance", data = "<fields>")]
pub async fn accept(
    id: MeetingRequestId,
    exhibitor: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let row = store::of_exhibitor(db.read(), exhibitor.id(), id).await?;
    let table = Table::lay(db, index, exhibitor.edition()).await?;
    let at = desk::moment(&fields, "starts_at")?;
    let yes = Yes { by: Side::Exhibitor, at, representative: desk::id(&fields, "representative")? };
    match service::accept(db, &exhibitor, &table, &row, yes).await {
        Ok(_) => Ok(Answer::to(format!("/exhibitor/meetings?done=accepted&of={}#m-{id}", row.visitor_id))),
        Err(Error::Refused(why)) if desk::WITH_OTHERS.contains(&why) => {
            let desk = CompanyDesk::open(db, index, &exhibitor).await?.ok_or(Error::Refused(why))?;
            Ok(Answer::again(&desk.times(db, row.visitor_id, Some(id), Some(why)).await?))
        }
        Err(error) => Err(error),
    }
}

/// Declines a buyer's request, and nobody is told; nor does anybody else read why.
#[post("/exhibitor/meetings/requests/<id>/refusal", data = "<fields>")]
pub async fn decline(
    id: MeetingRequestId,
    exhibitor: Exhibitor,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    let row = store::of_exhibitor(db.read(), exhibitor.id(), id).await?;
    let reason = fields.one("reason").and_then(|raw| text::paragraph(raw, 300).ok()).unwrap_or_default();
    service::decline(db, &exhibitor, &row, Side::Exhibitor, reason).await?;
    Ok(Answer::to(format!("/exhibitor/meetings?done=declined&of={}", row.visitor_id)))
}

/// Takes a proposal back, or calls a meeting off.
#[post("/exhibitor/meetings/requests/<id>/cancellation")]
pub async fn cancel(id: MeetingRequestId, exhibitor: Exhibitor, db: &State<Db>) -> Result<Answer> {
    let row = store::of_exhibitor(db.read(), exhibitor.id(), id).await?;
    service::call_off(db, &exhibitor, exhibitor.edition(), &row, Caller::Exhibitor, None).await?;
    Ok(Answer::to(format!("/exhibitor/meetings?done=cancelled&of={}", row.visitor_id)))
}

/// When the booth has time, and for whom.
#[get("/exhibitor/meetings/availability?<asked..>")]
pub async fn availability(
    exhibitor: Exhibitor,
    asked: AskedFor<'_>,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    Ok(match time::page(db, index, &exhibitor, lang, asked.done == Some("saved")).await? {
        Some(page) => Page::of(&page),
        None => Page::of(&NoBooth::default()),
    })
}

/// Changes it.
#[post("/exhibitor/meetings/availability", data = "<fields>")]
pub async fn set_availability(exhibitor: Exhibitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    time::change(db, &exhibitor, &fields).await?;
    Ok(Answer::to("/exhibitor/meetings/availability?done=saved"))
}
