//! Inquiries: a buyer asks, exhibitors reply, the buyer picks.
use super::entity::inquiry::{self, Quantity};
use super::service::{self, Wish};
use super::{store, view};
use crate::accounts::{Exhibitor, Visitor};
use crate::db::Db;
use crate::kernel::id::{InquiryId, InquiryReplyId};
use crate::kernel::{Error, Lang, Mistake, Moment, Result};
use crate::matchmaking::day::{Done, outcome};
use crate::matchmaking::desk::CompanyDesk;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::NoBooth;
use crate::matchmaking::parties;
use crate::matchmaking::table::Table;
use crate::show::Edition;
use crate::web::check::Mistakes;
use crate::web::{Answer, Check, Fields, FormState, Page};
use jiff::civil::Date;
use rocket::{Route, State, get, post, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![list, ask, show, pick, withdraw, asked, reply]
}

/// The buyer's inquiries.
#[get("/<_lang>/inquiries?<done>")]
async fn list(_lang: Lang, done: Option<&str>, visitor: Visitor, db: &State<Db>) -> Result<Page> {
    let done = match done {
        Some("sent") => Some(Done { key: "days-done-inquiry", tone: "ok" }),
        Some("withdrawn") => Some(Done { key: "days-done-withdrawn", tone: "info" }),
        _ => None,
    };
    Ok(Page::of(&view::inquiries(db, &visitor, FormState::default(), done).await?))
}

/// Asks.
#[post("/<lang>/inquiries", data = "<fields>")]
async fn ask(
    lang: Lang,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let edition = visitor.edition();
    match wish(&fields, edition, db.now().day(&edition.zone)) {
        Ok(wish) => {
            let makers = index.makers(db, edition).await?;
            service::ask(db, &visitor, &makers, wish).await?;
            Ok(Answer::to(format!("/{lang}/inquiries?done=sent")))
        }
        Err(mistakes) => {
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&view::inquiries(db, &visitor, form, None).await?))
        }
    }
}

fn wish(fields: &Fields, edition: &Edition, today: Date) -> Result<Wish, Mistakes> {
    let check = Check::of(fields);
    let sub_category = check.choice("sub_category", |code| edition.is_sub_category(code));
    let item = check.line("item", 120);
    let quantity = check.choice("quantity", |word| outcome::parse::<Quantity>(word).is_some());
    let deadline = check.required("deadline", |raw| match raw.trim().parse::<Date>() {
        Ok(day) if today <= day && day <= edition.ends_on => Ok(day.to_string()),
        _ => Err(Mistake::of("days-deadline-wrong")),
    });
    check.done(|| {
        let quantity = outcome::parse(&quantity?)?;
        Some(Wish { sub_category: sub_category?, item: item?, quantity, deadline: deadline? })
    })
}

/// One inquiry with its replies.
#[get("/<_lang>/inquiries/<id>")]
async fn show(
    _lang: Lang,
    id: InquiryId,
    visitor: Visitor,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let row = own(db, &visitor, id).await?;
    Ok(Page::of(&with_replies(db, index, &visitor, &row, None).await?))
}

async fn with_replies(
    db: &Db,
    index: &Index,
    visitor: &Visitor,
    row: &inquiry::Model,
    refused: Option<&'static str>,
) -> Result<super::pages::Inquiry> {
    let edition = visitor.edition();
    let people = parties::people(db.read(), edition, &[visitor.id()].into()).await?;
    let person = people.get(&visitor.id()).ok_or(Error::NotFound)?;
    let table = Table::lay(db, index, edition).await?;
    view::inquiry(db, &table, &person.buyer, row, refused).await
}

/// Picks a reply; a slot that has gone comes back with the page.
#[post("/<lang>/inquiries/<id>/choice", data = "<fields>")]
async fn pick(
    lang: Lang,
    id: InquiryId,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let row = own(db, &visitor, id).await?;
    let chosen: InquiryReplyId = fields.one("reply").and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let edition = visitor.edition();
    let buyer = parties::buyer(db.read(), edition, visitor.id()).await?;
    let buyer = buyer.ok_or(Error::Refused("matchmaking-refused-not-taking-part"))?;
    let table = Table::lay(db, index, edition).await?;
    match service::pick(db, &visitor, &table, (&buyer, &row), chosen).await {
        Ok(_) => Ok(Answer::to(format!("/{lang}/agenda"))),
        Err(Error::Refused(why)) => {
            let row = own(db, &visitor, id).await?;
            Ok(Answer::again(&with_replies(db, index, &visitor, &row, Some(why)).await?))
        }
        Err(error) => Err(error),
    }
}

/// Takes an inquiry back.
#[post("/<lang>/inquiries/<id>/withdrawal")]
async fn withdraw(lang: Lang, id: InquiryId, visitor: Visitor, db: &State<Db>) -> Result<Answer> {
    let row = own(db, &visitor, id).await?;
    service::withdraw(db, &visitor, &row).await?;
    Ok(Answer::to(format!("/{lang}/inquiries?done=withdrawn")))
}

async fn own(db: &Db, visitor: &Visitor, id: InquiryId) -> Result<inquiry::Model> {
    let row = store::inquiry(db.read(), visitor.edition().id, id).await?;
    if row.visitor_id == visitor.id() { Ok(row) } else { Err(Error::NotFound) }
}

/// Open inquiries in what the company shows.
#[get("/exhibitor/inquiries?<done>")]
async fn asked(
    done: Option<&str>,
    exhibitor: Exhibitor,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let Some(desk) = CompanyDesk::open(db, index, &exhibitor).await? else {
        return Ok(Page::of(&NoBooth::default()));
    };
    let done = done.map(|_| Done { key: "days-done-replied", tone: "ok" });
    Ok(Page::of(&view::asked(db, &desk, done).await?))
}

/// Replies with a sentence and a slot.
#[post("/exhibitor/inquiries/<id>/reply", data = "<fields>")]
async fn reply(
    id: InquiryId,
    exhibitor: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let desk = CompanyDesk::open(db, index, &exhibitor).await?.ok_or(Error::NotFound)?;
    let row = store::inquiry(db.read(), exhibitor.edition().id, id).await?;
    if !desk.maker.supply.codes.contains(&row.sub_category) {
        return Err(Error::NotFound);
    }
    let check = Check::of(&fields);
    let sentence = check.line("sentence", 200);
    let at = check.number("starts_at", 0..=i64::MAX);
    let mistakes = match check.done(|| Some((sentence?, Moment(at?)))) {
        Ok(wanted) => match service::reply(db, &exhibitor, &desk.table, &row, wanted).await {
            Ok(()) => return Ok(Answer::to("/exhibitor/inquiries?done=replied")),
            Err(Error::Refused(why)) => Mistakes::from([("starts_at".into(), vec![Mistake::of(why)])]),
            Err(error) => return Err(error),
        },
        Err(mistakes) => mistakes,
    };
    let mut page = view::asked(db, &desk, None).await?;
    page.form = FormState::with(&fields, mistakes);
    page.again = Some(id);
    Ok(Answer::again(&page))
}
