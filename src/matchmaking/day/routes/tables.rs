//! Stewards at the tables, and the office's swap board.
use crate::accounts::MatchDesk;
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, MeetingId, VisitorId};
use crate::kernel::secret::MasterSecret;
use crate::kernel::{Error, Result};
use crate::matchmaking::day::free::Pool;
use crate::matchmaking::day::offers::{self, Asked};
use crate::matchmaking::day::rules::Evidence;
use crate::matchmaking::day::steward::Steward;
use crate::matchmaking::day::{board, service, store};
use crate::matchmaking::index::Index;
use crate::show::Edition;
use crate::visitors::{self, ShortCode};
use crate::web::{Answer, Fields, Page};
use rocket::{State, get, post};

/// The tables about now, or the meetings of whoever wears this badge.
#[get("/steward/meetings?<code>&<done>")]
pub async fn tables(
    code: Option<&str>,
    done: Option<&str>,
    steward: Steward,
    master: &State<MasterSecret>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let (edition, code) = (steward.edition(), code.unwrap_or_default().trim());
    let rows = match code {
        "" => board::tables(db, index, edition, None).await?,
        code => match wearer(db, master, edition, code).await? {
            Some(buyer) => board::tables(db, index, edition, Some(buyer)).await?,
            None => Vec::new(),
        },
    };
    Ok(Page::of(&board::tables_page(rows, code, !code.is_empty(), done)))
}

/// Who wears the badge with this code or short code.
async fn wearer(db: &Db, master: &MasterSecret, edition: &Edition, code: &str) -> Result<Option<VisitorId>> {
    let last = code.rsplit('/').next().unwrap_or_default();
    let badge = match visitors::read_code(master, edition.id, last) {
        Ok(serial) => visitors::badge_by_serial(db.read(), edition.id, serial).await,
        Err(_) => match ShortCode::typed(last) {
            Some(short) => visitors::badge_by_short_code(db.read(), edition.id, &short).await,
            None => return Ok(None),
        },
    };
    match badge {
        Ok(badge) => Ok(badge.visitor_id),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Both are here, or one of them is not.
#[post("/steward/meetings", data = "<fields>")]
pub async fn word(steward: Steward, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let id: MeetingId = fields.one("meeting").and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let (word, done) = match fields.one("word") {
        Some("both") => (Evidence::Steward, "met"),
        Some("no_buyer") => (Evidence::StewardNoBuyer, "missing"),
        Some("no_exhibitor") => (Evidence::StewardNoExhibitor, "missing"),
        _ => return Err(Error::NotFound),
    };
    service::say(db, &steward, steward.edition(), id, word).await?;
    let page = if fields.has("board") { "/office/meetings/day" } else { "/steward/meetings" };
    Ok(Answer::to(format!("{page}?done={done}#m-{id}")))
}

/// Whose meeting fell out, and who is free now.
#[get("/office/meetings/day?<done>")]
pub async fn swap_board(
    done: Option<&str>,
    desk: MatchDesk,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    Ok(Page::of(&board::swap_board(db, index, desk.edition(), done).await?))
}

/// The office asks somebody free, for the one who waits.
#[post("/office/meetings/day/offers", data = "<fields>")]
pub async fn ask(desk: MatchDesk, fields: Fields, db: &State<Db>, index: &State<Index>) -> Result<Answer> {
    let id: MeetingId = fields.one("meeting").and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let who = fields.one("who").unwrap_or_default();
    let asked = match fields.one("waits") {
        Some("exhibitor") => Asked::Buyer(who.parse::<VisitorId>().map_err(|_| Error::NotFound)?),
        Some("visitor") => Asked::Maker(who.parse::<ExhibitorId>().map_err(|_| Error::NotFound)?),
        _ => return Err(Error::NotFound),
    };
    let row = store::meeting(db.read(), desk.edition().id, id).await?;
    let pool = Pool::fill(db, index, desk.edition()).await?;
    offers::ask(db, &desk, &pool, &row, asked).await?;
    Ok(Answer::to(format!("/office/meetings/day?done=asked#m-{id}")))
}
