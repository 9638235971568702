//! What pages show, put together: one desk a side, laid out once a request.
mod agenda;
mod buyer;
mod buyers;
mod company;

use super::asking::{self, Proposed};
use super::entity::request;
use super::ground;
use super::pages::{self, Choice, Notice, SlotLine};
use super::parties::{Buyer, Maker};
use super::side::Side;
use super::slots::Slots;
use super::stage::Stage;
use super::table::Table;
use crate::db::Db;
use crate::kernel::id::MeetingRequestId;
use crate::kernel::{Bilingual, Error, Moment, Result};
use crate::show::Edition;
use crate::web::Fields;
use crate::web::check::{FormState, Mistakes};
use std::collections::HashMap;
use std::str::FromStr;

pub use agenda::agenda;
pub use buyer::BuyerDesk;
pub use company::CompanyDesk;

/// Refusals that come with alternatives.
pub const WITH_OTHERS: [&str; 2] = ["matchmaking-refused-slot-taken", "matchmaking-refused-too-far"];
/// So many recommendations a page.
const PAGE: usize = 20;
/// So many slots are offered as buttons of their own.
const OFFERED: usize = 3;

type DayOfSlots = pages::Day<pages::SlotsOfDay>;

/// The next few slots, and every slot of every day the two may share.
fn slots_of(table: &Table, buyer: &Buyer, maker: &Maker, under_way: Slots) -> (Vec<Moment>, Vec<DayOfSlots>) {
    let free = table.common(buyer, maker).without(under_way);
    let grid = &table.ground().grid;
    let next = free.iter().take(OFFERED).filter_map(|place| table.ground().starts(place)).collect();
    if free.is_empty() {
        return (next, Vec::new());
    }
    let days = buyer.demand.days.iter().map(|day| {
        let of_day = grid.slots().iter().enumerate().filter(|(_, slot)| slot.day == *day);
        let slots =
            of_day.map(|(place, slot)| SlotLine { starts_at: Moment(slot.starts), free: free.has(place) });
        pages::Day { day: ground::text(*day), of: pages::SlotsOfDay { slots: slots.collect() } }
    });
    (next, days.collect())
}

fn said(key: &'static str, name: &Bilingual) -> Notice {
    Notice { key, tone: "ok", name: name.clone(), undo: None }
}

/// Where a request stands in the buyer's eyes.
pub fn seen(row: &request::Model) -> Stage {
    match row.proposed_by {
        Side::Visitor => row.stage.seen_by_sender(),
        Side::Exhibitor => row.stage,
    }
}

/// The days with meetings, as they are stored.
pub fn days(edition: &Edition) -> Vec<String> {
    ground::Ground::of(edition).days().into_iter().map(ground::text).collect()
}

/// The page that invites to take part.
pub fn join(edition: &Edition) -> pages::Join {
    let days = days(edition).into_iter().map(|day| Choice { day, chosen: false }).collect();
    pages::Join { form: FormState::default(), days }
}

/// The same with what is wrong.
pub fn join_again(edition: &Edition, fields: &Fields, mistakes: Mistakes) -> pages::Join {
    pages::Join { form: FormState::with(fields, mistakes), ..join(edition) }
}

/// An id sent by a form; one that is none is answered like one that is not there.
pub fn id<I: FromStr>(fields: &Fields, name: &str) -> Result<Option<I>> {
    match fields.one(name).filter(|text| !text.is_empty()) {
        Some(text) => text.parse().map(Some).map_err(|_| Error::NotFound),
        None => Ok(None),
    }
}

/// The slots sent by a form; what is no slot is refused like one that is closed.
pub fn moments(fields: &Fields, name: &str) -> Result<Vec<Moment>> {
    let read = |text: &str| text.parse().map(Moment);
    let slots: Result<Vec<Moment>, _> = fields.all(name).map(read).collect();
    slots.map_err(|_| Error::Refused("matchmaking-refused-slot-closed"))
}

/// The one slot of a form that may name none.
pub fn moment(fields: &Fields, name: &str) -> Result<Option<Moment>> {
    Ok(moments(fields, name)?.first().copied())
}

/// What a reader of a page may see of the time of a request.
pub struct Clocks {
    /// The slots of each.
    pub slots: Proposed,
    /// When each lapses.
    pub lapses: HashMap<MeetingRequestId, Moment>,
}

impl Clocks {
    /// Of these requests.
    pub async fn of(db: &Db, rows: &[request::Model]) -> Result<Self> {
        Ok(Self {
            slots: asking::proposed(db.read(), rows).await?,
            lapses: asking::lapses(db.read(), rows).await?,
        })
    }

    /// When an open request ends.
    pub fn lapse(&self, row: &request::Model) -> Option<Moment> {
        let open = row.stage.seen_by_sender() == Stage::Proposed;
        open.then(|| self.lapses.get(&row.id).copied().unwrap_or(row.starts_at))
    }

    /// Is its time over, whether or not the clock has noticed?
    pub fn is_over(&self, row: &request::Model, now: Moment) -> bool {
        row.starts_at <= now || self.lapse(row).is_some_and(|at| at <= now)
    }
}

/// The page of the list to go back to.
pub fn page(fields: &Fields) -> String {
    let page = fields.one("page").and_then(|text| text.parse::<usize>().ok()).filter(|page| *page > 1);
    page.map(|page| format!("&page={page}")).unwrap_or_default()
}

/// The place on its page at which a card stood, from 0.
pub fn place(fields: &Fields) -> Option<usize> {
    fields.one("place").and_then(|text| text.parse::<usize>().ok()).filter(|place| *place < PAGE)
}

/// Page and place, to come back to where the reader was.
pub fn page_and_place(fields: &Fields) -> String {
    let place = place(fields).map(|place| format!("&place={place}")).unwrap_or_default();
    format!("{}{place}", page(fields))
}
