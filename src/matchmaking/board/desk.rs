//! What the pages of the board show, put together.
use super::conflict::{Conflict, Seat};
use super::edit::{self, Sheet, Spot};
use super::entity::draft::{self, State};
use super::entity::planned;
use super::findings::Findings;
use super::floor::Floor;
use super::pages::{
    Asked, Board, Cell, DraftLine, HallChoice, Item, Line, Move, PlaceChoice, SpotLine, SpotsOfDay,
};
use super::publish::Published;
use super::said::{Names, Said, day_of};
use super::store;
use crate::db::Db;
use crate::kernel::id::{DraftMeetingId, ExhibitorId, MeetingId, MeetingTableId, VisitorId};
use crate::kernel::{Bilingual, Lang, Moment, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::pages::{self, Notice};
use crate::matchmaking::{ground, store as agreed};
use crate::web::FormState;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

/// What the address asks for.
#[derive(Debug, Default, rocket::FromForm)]
pub struct BoardQuery<'r> {
    /// A day.
    pub day: Option<&'r str>,
    /// A hall.
    pub hall: Option<&'r str>,
    /// `board` or `list`.
    pub view: Option<&'r str>,
    /// Part of a name.
    pub q: Option<&'r str>,
    /// A page, from 1.
    pub page: Option<usize>,
    /// What the last press did.
    pub done: Option<&'r str>,
    /// What a publication made, moved and left, as `1-2-3`.
    pub counts: Option<&'r str>,
}

/// Places of the grid a page, and meetings of the list.
const LINES: usize = 30;
const ITEMS: usize = 60;

/// The board page.
///
/// # Errors
/// As any question to the database.
pub async fn board(db: &Db, floor: &Floor, lang: Lang, query: &BoardQuery<'_>) -> Result<Board> {
    let draft = store::newest(db.read(), floor.edition.id).await?;
    let draft = draft.filter(|row| matches!(row.state, State::Making | State::Ready | State::Failed));
    let meetings = agreed::meetings_on(db.read(), floor.edition.id).await?;
    let rows = match &draft {
        Some(draft) if draft.state == State::Ready => Some(store::rows(db.read(), draft.id).await?),
        _ => None,
    };
    let who: Vec<VisitorId> = rows.iter().flatten().map(|row| row.visitor_id).collect();
    let who = who.into_iter().chain(meetings.iter().map(|row| row.visitor_id));
    let names = Names::of(db.read(), floor, lang, who).await?;
    let sheet = Shown { floor, names, rows: rows.as_deref().unwrap_or_default(), meetings: &meetings };
    let asked = asked(floor, query);
    let mut items = sheet.items();
    items.retain(|(item, _)| fits(&asked, item));
    let today: Vec<&Seated> =
        items.iter().filter(|(item, _)| day_of(floor, item.starts_at) == asked.day).collect();
    let lines = if asked.view == "list" { vec![] } else { sheet.lines(&asked, &items) };
    let count = if asked.view == "list" { today.len().div_ceil(ITEMS) } else { lines.len().div_ceil(LINES) };
    let page = query.page.unwrap_or(1).clamp(1, count.max(1));
    let listed = today.iter().skip((page - 1) * ITEMS).take(ITEMS).map(|(item, _)| item.clone());
    Ok(Board {
        notice: query.done.and_then(notice),
        published: query.counts.and_then(counts),
        draft: draft.map(|draft| sheet.figures(&draft)).transpose()?,
        form: FormState::default(),
        days: floor.ground().days().into_iter().map(ground::text).collect(),
        halls: halls(floor),
        times: sheet.times(&asked.day),
        items: if asked.view == "list" { listed.collect() } else { vec![] },
        lines: lines.into_iter().skip((page - 1) * LINES).take(LINES).collect(),
        previous: (page > 1).then(|| link(&asked, page - 1)),
        next: (page < count).then(|| link(&asked, page + 1)),
        total: today.len(),
        asked,
    })
}

/// Halls to choose from.
pub fn halls(floor: &Floor) -> Vec<HallChoice> {
    let all = floor.edition.halls.iter();
    all.map(|hall| HallChoice { code: hall.code.clone(), name: hall.name.clone() }).collect()
}

fn asked(floor: &Floor, query: &BoardQuery<'_>) -> Asked {
    let days: Vec<String> = floor.ground().days().into_iter().map(ground::text).collect();
    let today = day_of(floor, floor.now);
    let chosen = query.day.map(str::to_owned).filter(|day| days.contains(day));
    let day = chosen.or_else(|| days.iter().find(|day| **day >= today).or(days.first()).cloned());
    Asked {
        day: day.unwrap_or_default(),
        hall: query.hall.unwrap_or_default().to_owned(),
        view: if query.view == Some("list") { "list".to_owned() } else { "board".to_owned() },
        q: query.q.unwrap_or_default().trim().to_owned(),
    }
}

fn fits(asked: &Asked, item: &Item) -> bool {
    let q = asked.q.to_lowercase();
    let names = [&item.buyer, &item.company, &item.exhibitor, &item.place];
    q.is_empty() || names.iter().any(|name| name.to_lowercase().contains(&q))
}

/// The address of a page of the board.
pub fn link(asked: &Asked, page: usize) -> String {
    let coded = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let (day, hall, view, q) = (coded(&asked.day), coded(&asked.hall), &asked.view, coded(&asked.q));
    format!("/office/meetings/board?day={day}&hall={hall}&view={view}&q={q}&page={page}")
}

fn notice(done: &str) -> Option<Notice> {
    let key = match done {
        "begun" => "board-done-begun",
        "moved" => "board-done-moved",
        "locked" => "board-done-locked",
        "freed" => "board-done-freed",
        "undone" => "board-done-undone",
        "discarded" => "board-done-discarded",
        _ => return None,
    };
    Some(Notice { key, tone: "ok", name: Bilingual::default(), undo: None })
}

/// What a publication did, as it travels in the address.
pub fn counted(done: Published) -> String {
    format!("{}-{}-{}", done.made, done.moved, done.left)
}

fn counts(text: &str) -> Option<Said> {
    let numbers: Vec<usize> = text.split('-').filter_map(|n| n.parse().ok()).collect();
    let [made, moved, left] = numbers[..] else { return None };
    let key = if left == 0 { "board-done-published" } else { "board-done-published-left" };
    Some(Said { key, args: json!({ "made": made, "moved": moved, "left": left }) })
}

/// A meeting on the board and its table.
type Seated = (Item, Option<MeetingTableId>);

/// What lies on the board.
struct Shown<'s> {
    floor: &'s Floor,
    names: Names<'s>,
    rows: &'s [planned::Model],
    meetings: &'s [meeting::Model],
}

impl Shown<'_> {
    /// Every meeting with its table, by time: those of the draft, then those it does not know.
    fn items(&self) -> Vec<Seated> {
        let by_id: HashMap<MeetingId, &meeting::Model> =
            self.meetings.iter().map(|row| (row.id, row)).collect();
        let known: Vec<MeetingId> = self.rows.iter().filter_map(|row| row.meeting_id).collect();
        let own = self.rows.iter().map(|row| (item(&self.names, row, &by_id), row.table_id));
        let foreign = self.meetings.iter().filter(|row| !known.contains(&row.id));
        let foreign = foreign.map(|row| (self.agreed(row), row.table_id));
        let mut all: Vec<Seated> = own.chain(foreign).collect();
        all.sort_by(|x, y| (x.0.starts_at, &x.0.place).cmp(&(y.0.starts_at, &y.0.place)));
        all
    }

    fn agreed(&self, row: &meeting::Model) -> Item {
        Item {
            id: None,
            starts_at: row.starts_at,
            buyer: self.names.buyer(row.visitor_id),
            company: self.names.company(row.visitor_id),
            exhibitor: self.names.exhibitor(row.exhibitor_id),
            of: row.exhibitor_id.to_string(),
            place: place(&self.names, row.exhibitor_id, row.table_id),
            locked: true,
            agreed: true,
            was: None,
        }
    }

    fn times(&self, day: &str) -> Vec<Moment> {
        let slots = self.floor.ground().grid.slots().iter().map(|slot| Moment(slot.starts));
        slots.filter(|at| day_of(self.floor, *at) == day).collect()
    }

    /// Tables first, then booths by number.
    fn lines(&self, asked: &Asked, items: &[Seated]) -> Vec<Line> {
        let times = self.times(&asked.day);
        let in_hall = |place: usize| asked.hall.is_empty() || self.names.hall_code(place) == asked.hall;
        let mut lines = vec![];
        for lounge in self.floor.lounges.all.iter().filter(|lounge| in_hall(lounge.hall)) {
            for table in &lounge.tables {
                let sits = |at: Moment| {
                    let here = items.iter().filter(|(it, of)| *of == Some(table.id) && it.starts_at == at);
                    here.map(|(it, _)| it.clone()).collect()
                };
                let cell = |at: &Moment| Cell {
                    starts_at: *at,
                    closed: !self.floor.lounges.is_open(table.id, *at),
                    items: sits(*at),
                };
                let (label, cells) = (self.names.table(table.id), times.iter().map(cell).collect());
                let place = table.id.to_string();
                lines.push(Line { place, label, name: String::new(), of: None, cells });
            }
        }
        let mut booths: BTreeMap<(String, String), Vec<&Seated>> = BTreeMap::new();
        for one in items {
            let Ok(id) = one.0.of.parse() else { continue };
            if in_hall(self.floor.hall_of(id)) {
                booths.entry((self.names.booth(id), one.0.of.clone())).or_default().push(one);
            }
        }
        lines.extend(booths.into_iter().map(|((label, of), own)| self.booth((label, of), &own, &times)));
        lines
    }

    fn booth(&self, (label, of): (String, String), own: &[&Seated], times: &[Moment]) -> Line {
        let id = of.parse();
        let shut = id.as_ref().map(|id| self.floor.shut(*id)).unwrap_or_default();
        let cell = |at: &Moment| Cell {
            starts_at: *at,
            closed: self.floor.ground().grid.at(at.0).is_some_and(|slot| shut.has(slot)),
            items: own
                .iter()
                .filter(|(it, table)| table.is_none() && it.starts_at == *at)
                .map(|(it, _)| it.clone())
                .collect(),
        };
        let name = id.map(|id| self.names.exhibitor(id)).unwrap_or_default();
        Line { place: "booth".to_owned(), label, name, of: Some(of), cells: times.iter().map(cell).collect() }
    }

    fn figures(&self, draft: &draft::Model) -> Result<DraftLine> {
        let findings: Findings = serde_json::from_str(&draft.left_out)?;
        let by_id: HashMap<MeetingId, &meeting::Model> =
            self.meetings.iter().map(|row| (row.id, row)).collect();
        let moved = |row: &&planned::Model| {
            let now = row.meeting_id.and_then(|id| by_id.get(&id));
            now.is_some_and(|now| now.starts_at != row.starts_at || now.table_id != row.table_id)
        };
        Ok(DraftLine {
            state: draft.state,
            meetings: self.rows.len(),
            new: self.rows.iter().filter(|row| row.meeting_id.is_none()).count(),
            moved: self.rows.iter().filter(moved).count(),
            value: draft.value.map(|value| value / 1000),
            bound: draft.bound.map(|bound| (bound + 999) / 1000),
            percent: draft.value.zip(draft.bound).and_then(|(value, bound)| percent(value, bound)),
            left_out: findings.left_out.len(),
            missed: findings.missed.len(),
            changed: findings.changed.len(),
            can_undo: edit::can_undo(draft),
        })
    }
}

/// `98.4`: never rounded up, so that 100.0 is the whole.
fn percent(value: i64, bound: i64) -> Option<String> {
    let tenths = (bound > 0).then(|| value.max(0).saturating_mul(1000) / bound)?;
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}

fn item(names: &Names<'_>, row: &planned::Model, agreed: &HashMap<MeetingId, &meeting::Model>) -> Item {
    let now = row.meeting_id.and_then(|id| agreed.get(&id));
    Item {
        id: Some(row.id),
        starts_at: row.starts_at,
        buyer: names.buyer(row.visitor_id),
        company: names.company(row.visitor_id),
        exhibitor: names.exhibitor(row.exhibitor_id),
        of: row.exhibitor_id.to_string(),
        place: place(names, row.exhibitor_id, row.table_id),
        locked: row.locked,
        agreed: row.meeting_id.is_some(),
        was: now.map(|now| now.starts_at).filter(|was| *was != row.starts_at),
    }
}

fn place(names: &Names<'_>, exhibitor: ExhibitorId, table: Option<MeetingTableId>) -> String {
    table.map_or_else(|| names.booth(exhibitor), |id| names.table(id))
}

/// The form that moves one meeting: every slot at the chosen place, with what stands in the way.
///
/// # Errors
/// [`NotFound`](crate::kernel::Error::NotFound) for a meeting of no live draft or a place there is not.
pub async fn moving(
    db: &Db,
    floor: &Floor,
    lang: Lang,
    (id, place_sent, refused): (DraftMeetingId, Option<&str>, Option<Spot>),
) -> Result<Move> {
    let sheet = Sheet::open(db.read(), floor).await?;
    let row = store::row(db.read(), sheet.draft.id, id).await?;
    let table = match place_sent {
        Some(_) => floor.table(place_sent)?,
        None => row.table_id,
    };
    let spot = |starts_at: Moment| Spot { starts_at, table };
    let slots = floor.ground().grid.slots().iter().map(|slot| Moment(slot.starts));
    let found: Vec<(Moment, Vec<_>)> =
        slots.map(|at| (at, sheet.conflicts(floor, &row, spot(at)).unwrap_or_default())).collect();
    let all = sheet.seats(floor);
    let near = |it: &&Seat| {
        let at_table = table.is_some() && it.table == table;
        it.visitor == row.visitor_id || it.exhibitor == row.exhibitor_id || at_table
    };
    let names = Names::of(db.read(), floor, lang, all.iter().filter(near).map(|seat| seat.visitor)).await?;
    let said = |at: Moment, table, found: &[Conflict]| -> Vec<Said> {
        let moved = planned::Model { starts_at: at, table_id: table, ..row.clone() };
        let Some(seat) = floor.seat(&moved) else { return vec![] };
        found.iter().map(|it| names.conflict(&seat, it)).collect()
    };
    let refused = refused.map(|spot| {
        let found = sheet.conflicts(floor, &row, spot).unwrap_or_default();
        said(spot.starts_at, spot.table, &found)
    });
    let here = |at: Moment| at == row.starts_at && table == row.table_id;
    let lines = found.iter().map(|(at, found)| {
        (*at, SpotLine { starts_at: *at, here: here(*at), said: said(*at, table, found) })
    });
    let days = pages::by_day(floor.ground(), lines, |spots| SpotsOfDay { spots });
    let agreed = sheet.meetings.iter().map(|row| (row.id, row)).collect();
    Ok(Move {
        refused: refused.unwrap_or_default(),
        item: item(&names, &row, &agreed),
        places: places(&names, floor, &row),
        days,
        place: table.map_or_else(|| "booth".to_owned(), |id| id.to_string()),
    })
}

fn places(names: &Names<'_>, floor: &Floor, row: &planned::Model) -> Vec<PlaceChoice> {
    let booth = PlaceChoice { value: "booth".to_owned(), text: names.booth(row.exhibitor_id) };
    let tables = floor.lounges.all.iter().flat_map(|lounge| &lounge.tables);
    let tables = tables.map(|table| PlaceChoice { value: table.id.to_string(), text: names.table(table.id) });
    std::iter::once(booth).chain(tables).collect()
}

/// What stands in the way of one drop, said; empty when it may land.
///
/// # Errors
/// As [`moving`].
pub async fn explain(
    db: &Db,
    floor: &Floor,
    lang: Lang,
    (id, spot): (DraftMeetingId, Spot),
) -> Result<Vec<Said>> {
    let sheet = Sheet::open(db.read(), floor).await?;
    let row = store::row(db.read(), sheet.draft.id, id).await?;
    let Some(found) = sheet.conflicts(floor, &row, spot) else {
        return Ok(vec![Said { key: "board-refused-no-slot", args: json!({}) }]);
    };
    let moved = planned::Model { starts_at: spot.starts_at, table_id: spot.table, ..row };
    let Some(seat) = floor.seat(&moved) else { return Ok(vec![]) };
    let near = |it: &Seat| {
        let at_table = seat.table.is_some() && it.table == seat.table;
        it.visitor == seat.visitor || it.exhibitor == seat.exhibitor || at_table
    };
    let who = sheet.seats(floor).into_iter().filter(near).map(|it| it.visitor);
    let names = Names::of(db.read(), floor, lang, who.chain([seat.visitor])).await?;
    Ok(found.iter().map(|it| names.conflict(&seat, it)).collect())
}

/// Dropped at the booth of somebody else (`of`): meetings are held at one's own.
///
/// # Errors
/// As [`moving`].
pub async fn not_their_booth(
    db: &Db,
    floor: &Floor,
    lang: Lang,
    (id, place, of): (DraftMeetingId, Option<&str>, Option<&str>),
) -> Result<Option<Said>> {
    let Some(of) = of.filter(|_| place == Some("booth")).and_then(|of| of.parse::<ExhibitorId>().ok()) else {
        return Ok(None);
    };
    let draft = store::ready(db.read(), floor.edition.id).await?;
    let row = store::row(db.read(), draft.id, id).await?;
    let names = Names::of(db.read(), floor, lang, []).await?;
    let args = json!({ "other": names.exhibitor(of), "exhibitor": names.exhibitor(row.exhibitor_id) });
    Ok((of != row.exhibitor_id).then_some(Said { key: "board-conflict-booth", args }))
}
