//! A buyer's day: arriving at a booth, saying that a meeting took place, and what came of it.
use super::{opinion_of, word_of};
use crate::accounts::Visitor;
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, MeetingId, SpareOfferId};
use crate::kernel::secret::MasterSecret;
use crate::kernel::{Error, Lang, Result};
use crate::matchmaking::day::board::{self, Whose};
use crate::matchmaking::day::free::Pool;
use crate::matchmaking::day::lines::Lines;
use crate::matchmaking::day::offers::{self, Asked};
use crate::matchmaking::day::pages::{BoothDoor, BuyerToday};
use crate::matchmaking::day::rules::Evidence;
use crate::matchmaking::day::{links, service, store};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::Firm;
use crate::matchmaking::side::Side;
use crate::matchmaking::table::Table;
use crate::show::Edition;
use crate::web::{Answer, Fields, FormState, Page};
use rocket::response::Redirect;
use rocket::{State, get, post};

/// The buyer's meetings up to today.
#[get("/<_lang>/today?<done>")]
pub async fn today(
    _lang: Lang,
    done: Option<&str>,
    visitor: Visitor,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let today = board::today(db, index, Whose::Visitor(&visitor), done).await?;
    Ok(Page::of(&BuyerToday { today }))
}

/// We met; they are missing; I was not there.
#[post("/<lang>/today/meetings/<id>/word", data = "<fields>")]
pub async fn word(
    lang: Lang,
    id: MeetingId,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    let row = own(db, &visitor, id).await?;
    let (word, done) = word_of(&fields, Side::Visitor)?;
    service::say(db, &visitor, visitor.edition(), row.id, word).await?;
    Ok(Answer::to(format!("/{lang}/today?done={done}#m-{id}")))
}

/// What came of it.
#[post("/<lang>/today/meetings/<id>/outcome", data = "<fields>")]
pub async fn conclude(
    lang: Lang,
    id: MeetingId,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let row = own(db, &visitor, id).await?;
    match opinion_of(&fields) {
        Ok(opinion) => {
            let of = (row.id, Side::Visitor);
            service::conclude(db, &visitor, visitor.edition(), of, opinion).await?;
            Ok(Answer::to(format!("/{lang}/today?done=outcome#m-{id}")))
        }
        Err(mistakes) => {
            let mut today = board::today(db, index, Whose::Visitor(&visitor), None).await?;
            today.form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&BuyerToday { today }))
        }
    }
}

/// A buyer who waits asks another exhibitor into the slot.
#[post("/<lang>/today/offers", data = "<fields>")]
pub async fn ask(
    lang: Lang,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let id: MeetingId = fields.one("meeting").and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let maker: ExhibitorId = fields.one("who").and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let row = own(db, &visitor, id).await?;
    let pool = Pool::fill(db, index, visitor.edition()).await?;
    offers::ask(db, &visitor, &pool, &row, Asked::Maker(maker)).await?;
    Ok(Answer::to(format!("/{lang}/today?done=asked#m-{id}")))
}

/// A buyer answers an exhibitor who waits.
#[post("/<lang>/today/offers/<id>/answer", data = "<fields>")]
pub async fn answer(
    lang: Lang,
    id: SpareOfferId,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let offer = store::offer(db.read(), visitor.edition().id, id).await?;
    if offer.visitor_id != visitor.id() || offer.asked != Side::Visitor {
        return Err(Error::NotFound);
    }
    if fields.one("answer") != Some("yes") {
        offers::decline(db, &visitor, &offer).await?;
        return Ok(Answer::to(format!("/{lang}/today?done=declined")));
    }
    let table = Table::lay(db, index, visitor.edition()).await?;
    let made = offers::accept(db, &visitor, &table, &offer).await?;
    Ok(Answer::to(format!("/{lang}/today?done=accepted#m-{made}")))
}

/// Behind the code of a booth. Opening it changes nothing.
#[get("/T/<code>")]
pub async fn booth(
    code: &str,
    edition: Edition,
    me: Option<Visitor>,
    master: &State<MasterSecret>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let exhibitor = links::read_booth_code(master, code).ok_or(Error::NotFound)?;
    let makers = index.makers(db, &edition).await?;
    let maker = makers.by_id.get(&exhibitor).ok_or(Error::NotFound)?;
    let firm = Firm { id: Some(maker.id), name: maker.name.clone(), booth: maker.booth.clone() };
    let row = match &me {
        Some(me) => here(board::about_now(db, &edition, me.id(), exhibitor).await)?,
        None => None,
    };
    let meeting = match row {
        Some(row) => {
            let lines = Lines::of(db, index, &edition, std::slice::from_ref(&row)).await?;
            Some(lines.line(&row, Some(Side::Visitor)))
        }
        None => None,
    };
    Ok(Page::of(&BoothDoor { exhibitor: firm, meeting, known: me.is_some() }))
}

fn here(found: Result<meeting::Model>) -> Result<Option<meeting::Model>> {
    match found {
        Ok(row) => Ok(Some(row)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The same typed in small letters.
#[get("/t/<code>")]
pub fn booth_lower(code: &str) -> Redirect {
    Redirect::to(format!("/T/{}", code.to_ascii_uppercase()))
}

/// I am at the booth.
#[post("/T/<code>")]
pub async fn arrive(
    code: &str,
    lang: Lang,
    visitor: Visitor,
    master: &State<MasterSecret>,
    db: &State<Db>,
) -> Result<Answer> {
    let exhibitor = links::read_booth_code(master, code).ok_or(Error::NotFound)?;
    let edition = visitor.edition();
    let row = board::about_now(db, edition, visitor.id(), exhibitor).await?;
    service::say(db, &visitor, edition, row.id, Evidence::BuyerScan).await?;
    Ok(Answer::to(format!("/{lang}/today?done=met#m-{}", row.id)))
}

async fn own(db: &Db, visitor: &Visitor, id: MeetingId) -> Result<meeting::Model> {
    let row = store::meeting(db.read(), visitor.edition().id, id).await?;
    if row.visitor_id == visitor.id() { Ok(row) } else { Err(Error::NotFound) }
}
