//! The pages on which the office sets lounges up.
use super::desk;
use super::floor::Floor;
use super::lounges::{Lounge, NewLounge};
use super::pages::{HallChoice, LoungeLine, LoungePage, Places, SlotsOfTable, TableLine, TableSlot};
use crate::kernel::id::LoungeId;
use crate::kernel::{Bilingual, Error, Moment, Result, text};
use crate::matchmaking::pages::{Notice, by_day};
use crate::show::Edition;
use crate::web::check::Mistakes;
use crate::web::{Check, Fields, FormState};

/// A lounge has no more tables than this.
const MOST_TABLES: i64 = 200;

/// All lounges.
pub fn places(floor: &Floor, done: Option<&str>) -> Places {
    Places {
        notice: done.map(|_| saved()),
        form: FormState::default(),
        halls: desk::halls(floor),
        lounges: floor.lounges.all.iter().map(|lounge| line(floor, lounge)).collect(),
    }
}

fn saved() -> Notice {
    Notice { key: "board-done-places", tone: "ok", name: Bilingual::default(), undo: None }
}

fn line(floor: &Floor, lounge: &Lounge) -> LoungeLine {
    let hall = floor.edition.halls.get(lounge.hall);
    LoungeLine {
        id: lounge.id,
        name: lounge.name.clone(),
        hall: hall.map(|hall| hall.name.clone()).unwrap_or_default(),
        tables: lounge.tables.len(),
    }
}

/// One lounge with its tables.
///
/// # Errors
/// [`Error::NotFound`]
pub fn lounge(floor: &Floor, id: LoungeId, done: Option<&str>) -> Result<LoungePage> {
    let lounge = floor.lounges.all.iter().find(|lounge| lounge.id == id).ok_or(Error::NotFound)?;
    let halls: Vec<HallChoice> = desk::halls(floor);
    let hall = floor.edition.halls.get(lounge.hall).map(|hall| hall.code.clone()).unwrap_or_default();
    let fields = Fields::default()
        .with("name_zh", lounge.name.zh.as_str())
        .with("name_en", lounge.name.en.as_str())
        .with("hall", hall)
        .with("tables", lounge.tables.len().to_string());
    let table = |it: &super::lounges::Table| {
        let slots = floor.ground().grid.slots().iter().map(|slot| {
            let starts_at = Moment(slot.starts);
            (starts_at, TableSlot { starts_at, blocked: !floor.lounges.is_open(it.id, starts_at) })
        });
        TableLine {
            id: it.id.to_string(),
            number: it.number,
            blocked: floor.lounges.blocked(it.id).count(),
            days: by_day(floor.ground(), slots, |slots| SlotsOfTable { slots }),
        }
    };
    Ok(LoungePage {
        notice: done.map(|_| saved()),
        form: FormState::of(&fields),
        lounge: line(floor, lounge),
        halls,
        tables: lounge.tables.iter().map(table).collect(),
    })
}

/// What the form says.
///
/// # Errors
/// The mistakes by field.
pub fn read(edition: &Edition, fields: &Fields) -> Result<NewLounge, Mistakes> {
    let check = Check::of(fields);
    let zh = check.required("name_zh", |raw| text::line(raw, 40));
    let en = check.required("name_en", |raw| text::line(raw, 80));
    let hall = check.choice("hall", |code| edition.hall(code).is_some());
    let tables = check.number("tables", 1..=MOST_TABLES);
    check.done(|| {
        let hall = edition.hall(&hall?)?.id;
        Some(NewLounge { hall, name: Bilingual::new(zh?, en?), tables: i32::try_from(tables?).ok()? })
    })
}

/// The slots that a form blocks: those of the grid that are ticked.
pub fn blocked(floor: &Floor, fields: &Fields) -> Vec<Moment> {
    let sent: Vec<i64> = fields.all("blocked").filter_map(|at| at.parse().ok()).collect();
    let slots = floor.ground().grid.slots().iter().map(|slot| slot.starts);
    slots.filter(|at| sent.contains(at)).map(Moment).collect()
}
