//! The pages of the day, put together.
use super::entity::offer;
use super::free::Pool;
use super::lines::Lines;
use super::pages::{Board, DayOfLines, Done, Line, OfferLine, Outcomes, Tables, Today};
use super::rules::{EARLY_MINUTES, Evidence};
use super::store;
use crate::accounts::{Exhibitor, Visitor};
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::index::Index;
use crate::matchmaking::parties;
use crate::matchmaking::programme;
use crate::matchmaking::side::{Side, Status};
use crate::show::Edition;
use crate::web::FormState;
use std::collections::BTreeMap;

/// Whose day it is.
#[derive(Copy, Clone)]
pub enum Whose<'w> {
    /// A buyer's.
    Visitor(&'w Visitor),
    /// A company's.
    Exhibitor(&'w Exhibitor),
}

impl Whose<'_> {
    fn edition(&self) -> &Edition {
        match self {
            Self::Visitor(who) => who.edition(),
            Self::Exhibitor(who) => who.edition(),
        }
    }

    fn side(self) -> Side {
        match self {
            Self::Visitor(_) => Side::Visitor,
            Self::Exhibitor(_) => Side::Exhibitor,
        }
    }

    async fn meetings(self, db: &Db) -> Result<Vec<meeting::Model>> {
        match self {
            Self::Visitor(who) => store::of_visitor(db.read(), who.id()).await,
            Self::Exhibitor(who) => store::of_exhibitor(db.read(), who.id()).await,
        }
    }

    async fn offers(self, db: &Db) -> Result<Vec<offer::Model>> {
        match self {
            Self::Visitor(who) => store::offers_to_visitor(db.read(), who.id()).await,
            Self::Exhibitor(who) => store::offers_to_exhibitor(db.read(), who.id()).await,
        }
    }
}

/// The day of one side, with all before it.
///
/// # Errors
/// As any question to the database.
pub async fn today(db: &Db, index: &Index, whose: Whose<'_>, done: Option<&str>) -> Result<Today> {
    let edition = whose.edition();
    let rows = whose.meetings(db).await?;
    let lines = Lines::of(db, index, edition, &rows).await?;
    let today = db.now().day(&edition.zone);
    let mut days: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    let mut pool = None;
    for row in rows.iter().filter(|row| lines.book.counts(row)) {
        let day = row.starts_at.day(&edition.zone);
        if day > today {
            continue;
        }
        let mut line = lines.line(row, Some(whose.side()));
        if line.waits.is_some() {
            if pool.is_none() {
                pool = Some(Pool::fill(db, index, edition).await?);
            }
            if let Some(pool) = &pool {
                line = lines.with_free(db, pool, row, Some(whose.side())).await?;
            }
        }
        days.entry(day.to_string()).or_default().push(line);
    }
    let days = days.into_iter().rev().map(|(day, items)| DayOfLines { day, items }).collect();
    Ok(Today {
        notice: None,
        done: done.and_then(said),
        waiting: 0,
        offers: offers(db, &lines, edition, whose.offers(db).await?).await?,
        days,
        programme: match whose {
            Whose::Visitor(who) => programme::membership(db, edition, who.id()).await?,
            Whose::Exhibitor(_) => None,
        },
        form: FormState::default(),
    })
}

async fn offers(
    db: &Db,
    lines: &Lines,
    edition: &Edition,
    open: Vec<offer::Model>,
) -> Result<Vec<OfferLine>> {
    let mut shown = Vec::new();
    for row in open.into_iter().filter(|row| lines.book.is_running(row.starts_at)) {
        let place = parties::place(db.read(), edition, row.exhibitor_id).await?;
        let other = match row.asked {
            Side::Visitor => place.name,
            Side::Exhibitor => parties::buyer_company(db.read(), edition, row.visitor_id).await?,
        };
        let ends_at = lines.book.ends(row.starts_at);
        shown.push(OfferLine { id: row.id, other, place: place.hall, booth: place.booth, ends_at });
    }
    Ok(shown)
}

/// A company's outcomes, by time.
///
/// # Errors
/// As any question to the database.
pub async fn outcomes(db: &Db, index: &Index, exhibitor: &Exhibitor) -> Result<Outcomes> {
    let rows = store::of_exhibitor(db.read(), exhibitor.id()).await?;
    let lines = Lines::of(db, index, exhibitor.edition(), &rows).await?;
    let begun = rows.iter().filter(|row| lines.book.counts(row) && row.starts_at <= db.now());
    let (given, missing): (Vec<Line>, Vec<Line>) =
        begun.map(|row| lines.line(row, Some(Side::Exhibitor))).partition(|line| line.outcome.is_some());
    Ok(Outcomes { notice: None, waiting: 0, rows: given, missing: missing.len() })
}

/// The meeting of a buyer and a company about now: the code counts for the one that goes on, or begins soonest.
///
/// # Errors
/// [`Error::NotFound`] when the two have none.
pub async fn about_now(
    db: &Db,
    edition: &Edition,
    visitor: VisitorId,
    exhibitor: ExhibitorId,
) -> Result<meeting::Model> {
    let own = store::of_visitor(db.read(), visitor).await?.into_iter();
    let both = own.filter(|row| row.exhibitor_id == exhibitor && row.status == Status::On);
    let closes = super::service::closes(edition);
    let timely = |row: &meeting::Model| {
        Evidence::BuyerScan.timely(db.now().0, row.starts_at.0, closes.0).is_ok()
            && is_today(db, edition, row)
    };
    both.filter(timely).max_by_key(|row| row.starts_at).ok_or(Error::NotFound)
}

fn is_today(db: &Db, edition: &Edition, row: &meeting::Model) -> bool {
    row.starts_at.day(&edition.zone) == db.now().day(&edition.zone)
}

/// The tables as a steward sees them: this slot and the next, or those of one buyer today.
///
/// # Errors
/// As any question to the database.
pub async fn tables(
    db: &Db,
    index: &Index,
    edition: &Edition,
    buyer: Option<VisitorId>,
) -> Result<Vec<Line>> {
    let mut rows = store::every_meeting(db.read(), edition.id).await?;
    let ground = crate::matchmaking::ground::Ground::of(edition);
    let near = |row: &meeting::Model| {
        let ends = Moment(ground.grid.ends(row.starts_at.0));
        row.starts_at <= db.now().plus_minutes(EARLY_MINUTES) && db.now() < ends
    };
    rows.retain(|row| match buyer {
        Some(id) => row.visitor_id == id && is_today(db, edition, row),
        None => near(row),
    });
    let lines = Lines::of(db, index, edition, &rows).await?;
    Ok(rows.iter().filter(|row| lines.book.counts(row)).map(|row| lines.line(row, None)).collect())
}

/// The office's board of the slot that goes on.
///
/// # Errors
/// As any question to the database.
pub async fn swap_board(db: &Db, index: &Index, edition: &Edition, done: Option<&str>) -> Result<Board> {
    let pool = Pool::fill(db, index, edition).await?;
    let grid = &pool.table.ground().grid;
    let now = db.now();
    let mut slots = grid.slots().iter().map(|slot| Moment(slot.starts));
    let slot = slots.clone().find(|at| *at <= now && now.0 < grid.ends(at.0));
    let next = slots.find(|at| *at > now);
    let mut rows = store::every_meeting(db.read(), edition.id).await?;
    rows.retain(|row| Some(row.starts_at) == slot && row.status == Status::On);
    let lines = Lines::of(db, index, edition, &rows).await?;
    let (mut fallen, mut running) = (Vec::new(), Vec::new());
    for row in &rows {
        match lines.book.waits(row) {
            Some(_) => fallen.push(lines.with_free(db, &pool, row, None).await?),
            None => running.push(lines.line(row, None)),
        }
    }
    let (free_buyers, free_booths) = slot.or(next).map(|at| pool.count(at)).unwrap_or_default();
    Ok(Board {
        done: done.and_then(said),
        slot,
        until: slot.map(|at| Moment(grid.ends(at.0))),
        next,
        free_buyers,
        free_booths,
        fallen,
        running,
    })
}

/// The page of a steward.
pub fn tables_page(rows: Vec<Line>, code: &str, looked: bool, done: Option<&str>) -> Tables {
    Tables { done: done.and_then(said), code: code.to_owned(), looked, rows }
}

/// What a link after a redirect says about the last press.
fn said(word: &str) -> Option<Done> {
    let (key, tone) = match word {
        "met" => ("days-done-met", "ok"),
        "missing" => ("days-done-missing", "info"),
        "away" => ("days-done-away", "info"),
        "outcome" => ("days-done-outcome", "ok"),
        "asked" => ("days-done-asked", "ok"),
        "accepted" => ("days-done-accepted", "ok"),
        "declined" => ("days-done-declined", "info"),
        "joined" => ("days-done-joined", "ok"),
        "left" => ("days-done-left", "info"),
        "no-meeting" => ("days-done-no-meeting", "warn"),
        _ => return None,
    };
    Some(Done { key, tone })
}
