//! Both sides read and write; the organiser looks at what was reported.
use super::desk;
use super::pages::{BuyerThread, CompanyThread, Reports};
use super::service::{self, Speaker};
use super::store::Pair;
use crate::accounts::{Exhibitor, MatchDesk, Visitor};
use crate::db::{Acts, Db};
use crate::kernel::id::{ExhibitorId, MessageId, VisitorId};
use crate::kernel::{Bilingual, Error, Lang, Result, text};
use crate::matchmaking;
use crate::matchmaking::desk::CompanyDesk;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::{AskedFor, Notice};
use crate::matchmaking::parties;
use crate::matchmaking::side::Side;
use crate::show::Edition;
use crate::web::check::Mistakes;
use crate::web::{Answer, Check, Fields, Page};
use rocket::{Route, State, get, post, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![
        buyer,
        buyer_writes,
        buyer_blocks,
        buyer_reports,
        company,
        company_writes,
        company_blocks,
        company_reports,
        reports,
        settle
    ]
}

/// The longest message.
const LONGEST: usize = 1000;

fn body(fields: &Fields) -> Result<String, Mistakes> {
    let check = Check::of(fields);
    let body = check.required("body", |raw| text::paragraph(raw, LONGEST));
    check.done(|| body)
}

/// Ends the conversation, or takes that back.
async fn block(db: &Db, who: &impl Acts, it: Speaker, fields: &Fields) -> Result<&'static str> {
    let wanted = fields.one("wanted") == Some("yes");
    service::block(db, who, it, wanted).await?;
    Ok(if wanted { "blocked" } else { "unblocked" })
}

/// Shows a message to the organiser.
async fn report(db: &Db, who: &impl Acts, edition: &Edition, it: Speaker, fields: &Fields) -> Result<()> {
    let id: MessageId = matchmaking::desk::id(fields, "message")?.ok_or(Error::NotFound)?;
    let reason = fields.one("reason").and_then(|raw| text::paragraph(raw, 300).ok());
    service::report(db, who, edition, it, id, reason.unwrap_or_default()).await
}

fn of_buyer(me: &Visitor, exhibitor: ExhibitorId) -> Speaker {
    Speaker { pair: (me.id(), exhibitor), side: Side::Visitor, account: None }
}

fn of_company(me: &Exhibitor, visitor: VisitorId) -> Speaker {
    Speaker { pair: (visitor, me.id()), side: Side::Exhibitor, account: Some(me.account()) }
}

async fn buyer_page(db: &Db, me: &Visitor, exhibitor: ExhibitorId, lang: Lang) -> Result<BuyerThread> {
    let name = parties::place(db.read(), me.edition(), exhibitor).await?.name;
    let root = format!("/{lang}/matching/{exhibitor}/messages");
    Ok(BuyerThread { thread: desk::thread(db, of_buyer(me, exhibitor), name, root).await?, exhibitor })
}

/// A company may read what it wrote with a buyer it can reach, or has written with.
async fn company_page(db: &Db, index: &Index, me: &Exhibitor, visitor: VisitorId) -> Result<CompanyThread> {
    let table = CompanyDesk::open(db, index, me).await?.ok_or(Error::NotFound)?;
    let pair: Pair = (visitor, me.id());
    if super::store::messages(db.read(), pair).await?.is_empty() {
        table.reachable(db, visitor).await?;
    }
    let people = parties::people(db.read(), me.edition(), &[visitor].into()).await?;
    let company = people.into_values().next().ok_or(Error::NotFound)?.buyer.company;
    let name = Bilingual::new(company.clone(), company);
    let root = format!("/exhibitor/meetings/buyers/{visitor}/messages");
    let thread = desk::thread(db, of_company(me, visitor), name, root).await?;
    Ok(CompanyThread { waiting: table.waiting(), thread, visitor })
}

/// What a buyer and a company wrote.
#[get("/<lang>/matching/<exhibitor>/messages?<asked..>")]
async fn buyer(
    lang: Lang,
    exhibitor: ExhibitorId,
    me: Visitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
) -> Result<Page> {
    let mut page = buyer_page(db, &me, exhibitor, lang).await?;
    desk::opened(&mut page.thread, &asked);
    Ok(Page::of(&page))
}

/// A buyer writes.
#[post("/<lang>/matching/<exhibitor>/messages", data = "<fields>")]
async fn buyer_writes(
    lang: Lang,
    exhibitor: ExhibitorId,
    me: Visitor,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    let page = buyer_page(db, &me, exhibitor, lang).await?;
    match body(&fields) {
        Err(mistakes) => {
            let thread = desk::again(page.thread, &fields, mistakes);
            Ok(Answer::again(&BuyerThread { thread, exhibitor }))
        }
        Ok(body) => {
            service::write(db, &me, me.edition(), of_buyer(&me, exhibitor), body).await?;
            Ok(Answer::to(format!("{}?done=written#write", page.thread.root)))
        }
    }
}

/// A buyer wants no more messages, or wants them again.
#[post("/<lang>/matching/<exhibitor>/messages/block", data = "<fields>")]
async fn buyer_blocks(
    lang: Lang,
    exhibitor: ExhibitorId,
    me: Visitor,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    let page = buyer_page(db, &me, exhibitor, lang).await?;
    let done = block(db, &me, of_buyer(&me, exhibitor), &fields).await?;
    Ok(Answer::to(format!("{}?done={done}", page.thread.root)))
}

/// A buyer shows a message to the organiser.
#[post("/<lang>/matching/<exhibitor>/messages/report", data = "<fields>")]
async fn buyer_reports(
    lang: Lang,
    exhibitor: ExhibitorId,
    me: Visitor,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    let page = buyer_page(db, &me, exhibitor, lang).await?;
    report(db, &me, me.edition(), of_buyer(&me, exhibitor), &fields).await?;
    Ok(Answer::to(format!("{}?done=reported", page.thread.root)))
}

/// What a company and a buyer wrote.
#[get("/exhibitor/meetings/buyers/<visitor>/messages?<asked..>")]
async fn company(
    visitor: VisitorId,
    me: Exhibitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let mut page = company_page(db, index, &me, visitor).await?;
    desk::opened(&mut page.thread, &asked);
    Ok(Page::of(&page))
}

/// A company writes.
#[post("/exhibitor/meetings/buyers/<visitor>/messages", data = "<fields>")]
async fn company_writes(
    visitor: VisitorId,
    me: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let page = company_page(db, index, &me, visitor).await?;
    match body(&fields) {
        Err(mistakes) => {
            let thread = desk::again(page.thread, &fields, mistakes);
            Ok(Answer::again(&CompanyThread { thread, ..page }))
        }
        Ok(body) => {
            service::write(db, &me, me.edition(), of_company(&me, visitor), body).await?;
            Ok(Answer::to(format!("{}?done=written#write", page.thread.root)))
        }
    }
}

/// A company wants no more messages, or wants them again.
#[post("/exhibitor/meetings/buyers/<visitor>/messages/block", data = "<fields>")]
async fn company_blocks(
    visitor: VisitorId,
    me: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let page = company_page(db, index, &me, visitor).await?;
    let done = block(db, &me, of_company(&me, visitor), &fields).await?;
    Ok(Answer::to(format!("{}?done={done}", page.thread.root)))
}

/// A company shows a message to the organiser.
#[post("/exhibitor/meetings/buyers/<visitor>/messages/report", data = "<fields>")]
async fn company_reports(
    visitor: VisitorId,
    me: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let page = company_page(db, index, &me, visitor).await?;
    report(db, &me, me.edition(), of_company(&me, visitor), &fields).await?;
    Ok(Answer::to(format!("{}?done=reported", page.thread.root)))
}

/// Messages that somebody showed to the organiser.
#[get("/office/meetings/complaints?<asked..>")]
async fn reports(desk: MatchDesk, asked: AskedFor<'_>, db: &State<Db>, index: &State<Index>) -> Result<Page> {
    let said = Notice { key: "requests-done-settled", tone: "ok", name: Bilingual::default(), undo: None };
    let rows = super::desk::reports(db, index, desk.edition()).await?;
    Ok(Page::of(&Reports { notice: asked.done.map(|_| said), rows }))
}

/// The organiser has looked at one.
#[post("/office/meetings/complaints/<id>/settlement")]
async fn settle(id: MessageId, desk: MatchDesk, db: &State<Db>) -> Result<Answer> {
    service::settle(db, &desk, id).await?;
    Ok(Answer::to("/office/meetings/complaints?done=settled"))
}
