//! URLs of the board. Each only translates: request in, page out.
use super::desk::{self, BoardQuery};
use super::edit::{self, Lock, Spot};
use super::floor::Floor;
use super::instance::{Venue, Wanted, Way};
use super::review::{self, WishQuery};
use super::{furnish, lounges, make, publish};
use crate::accounts::MatchDesk;
use crate::db::Db;
use crate::kernel::id::{DraftMeetingId, LoungeId};
use crate::kernel::{Error, Lang, Moment, Result};
use crate::matchmaking::index::Index;
use crate::web::{Answer, Check, Fields, FormState, Page, Views};
use rocket::serde::json::Value;
use rocket::{Route, State, get, post, routes};
use serde_json::json;

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![
        board,
        begin,
        again,
        discard,
        undo,
        publish_it,
        wishes,
        show,
        place,
        explain,
        lock,
        places,
        add_lounge,
        lounge,
        change_lounge,
        block,
    ]
}

const BOARD: &str = "/office/meetings/board";

/// The board as a grid or a list.
#[get("/office/meetings/board?<query..>")]
async fn board(
    desk: MatchDesk,
    lang: Lang,
    query: BoardQuery<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let floor = Floor::lay(db, index, desk.edition()).await?;
    Ok(Page::of(&desk::board(db, &floor, lang, &query).await?))
}

/// Begins a draft.
#[post("/office/meetings/board/drafts", data = "<fields>")]
async fn begin(
    desk: MatchDesk,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let check = Check::of(&fields);
    let way = check.choice("way", |code| matches!(code, "fill" | "repair" | "by_hand"));
    let venue = check.optional("venue", |code| match code {
        "lounge" => Ok(Venue::Lounge),
        _ => Ok(Venue::Booth),
    });
    let min = if fields.has("min") { check.number("min", 0..=20) } else { Some(0) };
    let max_day = if fields.has("max_day") { check.number("max_day", 1..=64).map(Some) } else { Some(None) };
    let wanted = check.done(|| {
        Some(Wanted {
            venue: venue?.unwrap_or_default(),
            min: u32::try_from(min?).ok()?,
            max_day: max_day?.and_then(|n| u32::try_from(n).ok()),
            way: match way?.as_str() {
                "repair" => Way::Repair,
                "by_hand" => Way::ByHand,
                _ => Way::Fill,
            },
        })
    });
    match wanted {
        Ok(wanted) => {
            make::begin(db, &desk, wanted).await?;
            Ok(Answer::to(format!("{BOARD}?done=begun")))
        }
        Err(mistakes) => {
            let floor = Floor::lay(db, index, desk.edition()).await?;
            let mut page = desk::board(db, &floor, lang, &BoardQuery::default()).await?;
            page.form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&page))
        }
    }
}

/// Computes the draft once more around what is locked.
#[post("/office/meetings/board/optimisation")]
async fn again(desk: MatchDesk, db: &State<Db>) -> Result<Answer> {
    make::again(db, &desk).await?;
    Ok(Answer::to(format!("{BOARD}?done=begun")))
}

/// Throws the draft away.
#[post("/office/meetings/board/removal")]
async fn discard(desk: MatchDesk, db: &State<Db>) -> Result<Answer> {
    make::discard(db, &desk).await?;
    Ok(Answer::to(format!("{BOARD}?done=discarded")))
}

/// Takes the last change back.
#[post("/office/meetings/board/undo")]
async fn undo(desk: MatchDesk, db: &State<Db>, index: &State<Index>) -> Result<Answer> {
    let floor = Floor::lay(db, index, desk.edition()).await?;
    let id = edit::undo(db, &desk, &floor).await?;
    Ok(Answer::to(format!("{BOARD}?done=undone#p-{id}")))
}

/// The draft becomes meetings, and everybody is told.
#[post("/office/meetings/board/publication")]
async fn publish_it(desk: MatchDesk, db: &State<Db>, index: &State<Index>) -> Result<Answer> {
    let floor = Floor::lay(db, index, desk.edition()).await?;
    let done = publish::publish(db, &desk, &floor).await?;
    Ok(Answer::to(format!("{BOARD}?counts={}", desk::counted(done))))
}

/// Wishes without a place, and why.
#[get("/office/meetings/board/wishes?<query..>")]
async fn wishes(
    desk: MatchDesk,
    lang: Lang,
    query: WishQuery<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let floor = Floor::lay(db, index, desk.edition()).await?;
    Ok(Page::of(&review::wishes(db, &floor, lang, &query).await?))
}

/// One meeting of the draft, to be moved by a form.
#[get("/office/meetings/board/meetings/<id>?<place>")]
async fn show(
    id: DraftMeetingId,
    desk: MatchDesk,
    lang: Lang,
    place: Option<&str>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let floor = Floor::lay(db, index, desk.edition()).await?;
    Ok(Page::of(&desk::moving(db, &floor, lang, (id, place, None)).await?))
}

/// Moves it, or says what stands in the way.
#[post("/office/meetings/board/meetings/<id>/place", data = "<fields>")]
async fn place(
    id: DraftMeetingId,
    desk: MatchDesk,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let floor = Floor::lay(db, index, desk.edition()).await?;
    let spot = spot(&floor, fields.one("starts_at"), fields.one("place"))?;
    if desk::not_their_booth(db, &floor, lang, (id, fields.one("place"), fields.one("of"))).await?.is_some() {
        return Err(Error::Refused("board-refused-booth"));
    }
    if edit::place(db, &desk, &floor, (id, spot)).await?.is_empty() {
        let day = super::said::day_of(&floor, spot.starts_at);
        let view = if fields.one("view") == Some("list") { "list" } else { "board" };
        return Ok(Answer::to(format!("{BOARD}?done=moved&day={day}&view={view}#p-{id}")));
    }
    let page = desk::moving(db, &floor, lang, (id, fields.one("place"), Some(spot))).await?;
    Ok(Answer::again(&page))
}

fn spot(floor: &Floor, starts_at: Option<&str>, place: Option<&str>) -> Result<Spot> {
    let at = starts_at.and_then(|text| text.parse().ok()).map(Moment);
    Ok(Spot { starts_at: at.ok_or(Error::Refused("board-refused-no-slot"))?, table: floor.table(place)? })
}

/// What would stand in the way of a drop, while it is still in the air.
#[get("/office/meetings/board/meetings/<id>/conflicts?<starts_at>&<place>&<of>")]
async fn explain(
    id: DraftMeetingId,
    desk: MatchDesk,
    lang: Lang,
    starts_at: Option<&str>,
    place: Option<&str>,
    of: Option<&str>,
    db: &State<Db>,
    index: &State<Index>,
    views: &State<Views>,
) -> Result<Value> {
    let floor = Floor::lay(db, index, desk.edition()).await?;
    let spot = spot(&floor, starts_at, place)?;
    let mut found = desk::explain(db, &floor, lang, (id, spot)).await?;
    found.extend(desk::not_their_booth(db, &floor, lang, (id, place, of)).await?);
    let sentences: Vec<String> = found.iter().map(|it| views.say(lang, it.key, &it.args)).collect();
    Ok(json!({ "free": sentences.is_empty(), "sentences": sentences }))
}

/// Locks a meeting where it is, or frees it.
#[post("/office/meetings/board/meetings/<id>/lock", data = "<fields>")]
async fn lock(id: DraftMeetingId, desk: MatchDesk, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let (to, done) = match fields.one("locked") {
        Some("yes") => (Lock::Locked, "locked"),
        _ => (Lock::Free, "freed"),
    };
    edit::lock(db, &desk, id, to).await?;
    let coded = |name: &str| {
        rocket::http::RawStr::new(fields.one(name).unwrap_or_default()).percent_encode().to_string()
    };
    let (day, view) = (coded("day"), coded("view"));
    Ok(Answer::to(format!("{BOARD}?done={done}&day={day}&view={view}#p-{id}")))
}

/// All lounges.
#[get("/office/meetings/places?<done>")]
async fn places(desk: MatchDesk, done: Option<&str>, db: &State<Db>, index: &State<Index>) -> Result<Page> {
    Ok(Page::of(&furnish::places(&Floor::lay(db, index, desk.edition()).await?, done)))
}

/// Sets a lounge up.
#[post("/office/meetings/places", data = "<fields>")]
async fn add_lounge(desk: MatchDesk, fields: Fields, db: &State<Db>, index: &State<Index>) -> Result<Answer> {
    match furnish::read(desk.edition(), &fields) {
        Ok(new) => {
            let id = lounges::add(db, &desk, new).await?;
            Ok(Answer::to(format!("/office/meetings/places/{id}?done=saved")))
        }
        Err(mistakes) => {
            let mut page = furnish::places(&Floor::lay(db, index, desk.edition()).await?, None);
            page.form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&page))
        }
    }
}

/// One lounge with its tables.
#[get("/office/meetings/places/<id>?<done>")]
async fn lounge(
    id: LoungeId,
    desk: MatchDesk,
    done: Option<&str>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    Ok(Page::of(&furnish::lounge(&Floor::lay(db, index, desk.edition()).await?, id, done)?))
}

/// Changes its name, hall or number of tables.
#[post("/office/meetings/places/<id>/setup", data = "<fields>")]
async fn change_lounge(
    id: LoungeId,
    desk: MatchDesk,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    match furnish::read(desk.edition(), &fields) {
        Ok(new) => {
            lounges::change(db, &desk, id, new).await?;
            Ok(Answer::to(format!("/office/meetings/places/{id}?done=saved")))
        }
        Err(mistakes) => {
            let mut page = furnish::lounge(&Floor::lay(db, index, desk.edition()).await?, id, None)?;
            page.form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&page))
        }
    }
}

/// The slots in which a table is not to be had.
#[post("/office/meetings/places/<id>/tables/<number>/blocks", data = "<fields>")]
async fn block(
    id: LoungeId,
    number: i32,
    desk: MatchDesk,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let floor = Floor::lay(db, index, desk.edition()).await?;
    lounges::block(db, &desk, (id, number), &furnish::blocked(&floor, &fields)).await?;
    Ok(Answer::to(format!("/office/meetings/places/{id}?done=saved#table-{number}")))
}
