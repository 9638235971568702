//! What the rules found, as sentences with names: keys of words and what they are filled in with.
use super::conflict::{Conflict, Seat, Whose};
use super::findings::{Changed, Cure, LeftOut, Missed, Short, Why};
use super::floor::Floor;
use super::instance::Party;
use crate::kernel::id::{ExhibitorId, MeetingTableId, VisitorId};
use crate::kernel::{Lang, Moment, Result};
use crate::matchmaking::ground;
use crate::matchmaking::parties::{self, Person};
use crate::web::{filters, words};
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};

/// A sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// Its key.
    pub key: &'static str,
    /// What it is filled in with.
    pub args: Value,
}

/// The people whose names a page says.
pub struct Names<'f> {
    floor: &'f Floor,
    lang: Lang,
    people: HashMap<VisitorId, Person>,
}

impl<'f> Names<'f> {
    /// Reads these people.
    pub async fn of(
        db: &impl ConnectionTrait,
        floor: &'f Floor,
        lang: Lang,
        who: impl IntoIterator<Item = VisitorId>,
    ) -> Result<Self> {
        let who: BTreeSet<VisitorId> = who.into_iter().collect();
        Ok(Self { floor, lang, people: parties::people(db, &floor.edition, &who).await? })
    }

    /// A buyer by name.
    pub fn buyer(&self, id: VisitorId) -> String {
        self.people.get(&id).map(|it| it.name.clone()).unwrap_or_default()
    }

    /// Where a buyer works; empty for somebody who works for themselves.
    pub fn company(&self, id: VisitorId) -> String {
        self.people.get(&id).map(|it| it.buyer.company.clone()).unwrap_or_default()
    }

    /// An exhibitor by name.
    pub fn exhibitor(&self, id: ExhibitorId) -> String {
        self.floor.makers.by_id.get(&id).map(|it| it.name.say(self.lang).to_owned()).unwrap_or_default()
    }

    /// Number of an exhibitor's booth.
    pub fn booth(&self, id: ExhibitorId) -> String {
        self.floor.makers.by_id.get(&id).map(|it| it.booth.clone()).unwrap_or_default()
    }

    /// A hall by name.
    pub fn hall(&self, place: usize) -> String {
        let hall = self.floor.edition.halls.get(place);
        hall.map(|hall| hall.name.say(self.lang).to_owned()).unwrap_or_default()
    }

    /// A table: the lounge and its number.
    pub fn table(&self, id: MeetingTableId) -> String {
        let Some((lounge, number)) = self.floor.lounges.find(id) else { return String::new() };
        let args = json!({
            "hall": self.hall(lounge.hall), "lounge": lounge.name.say(self.lang), "number": number,
        });
        words::shared(self.lang).say_with("board-place-table", &args)
    }

    fn at(&self, slot: usize, style: &str) -> String {
        let at = self.floor.ground().starts(slot).unwrap_or(Moment(0));
        filters::moment(at, &self.floor.edition.zone, self.lang, style)
    }

    /// One thing that stands in the way of `wanted`.
    pub fn conflict(&self, wanted: &Seat, found: &Conflict) -> Said {
        let (buyer, exhibitor) = (self.buyer(wanted.visitor), self.exhibitor(wanted.exhibitor));
        let table = wanted.table.map(|id| self.table(id)).unwrap_or_default();
        let say = |key: &'static str, args: Value| Said { key, args };
        match found {
            Conflict::Past => say("board-conflict-past", json!({})),
            Conflict::Away => {
                let day = self.at(wanted.slot, "day");
                say("board-conflict-away", json!({ "buyer": buyer, "day": day }))
            }
            Conflict::Shut => say("board-conflict-shut", json!({ "exhibitor": exhibitor })),
            Conflict::Blocked => say("board-conflict-blocked", json!({ "place": table })),
            Conflict::Busy(Whose::Buyer, other) => {
                let other = self.exhibitor(other.exhibitor);
                say("board-conflict-busy-buyer", json!({ "buyer": buyer, "other": other }))
            }
            Conflict::Busy(Whose::Exhibitor, other) => {
                let other = self.buyer(other.visitor);
                say("board-conflict-busy-exhibitor", json!({ "exhibitor": exhibitor, "other": other }))
            }
            Conflict::Taken(other) => {
                let (buyer, other) = (self.buyer(other.visitor), self.exhibitor(other.exhibitor));
                say("board-conflict-taken", json!({ "place": table, "buyer": buyer, "other": other }))
            }
            Conflict::TooFar { whose, other, walk, free } => {
                let (who, with) = match whose {
                    Whose::Buyer => (buyer, self.exhibitor(other.exhibitor)),
                    Whose::Exhibitor => (exhibitor, self.buyer(other.visitor)),
                };
                let args = json!({
                    "hall": self.hall(other.hall), "who": who, "other": with, "at": self.at(other.slot, "time"),
                    "walk": walk, "free": free,
                });
                say("board-conflict-far", args)
            }
        }
    }

    /// Why a wish found no place.
    pub fn left_out(&self, it: &LeftOut) -> Said {
        let (buyer, exhibitor) = (self.buyer(it.visitor), self.exhibitor(it.exhibitor));
        let at = it.slot.map(|slot| self.at(slot, "daytime")).unwrap_or_default();
        let key = match it.why {
            Why::NoCommonTime => "board-why-no-common-time",
            Why::BuyerFull => "board-why-buyer-full",
            Why::ExhibitorFull => "board-why-exhibitor-full",
            Why::NoTable => "board-why-no-table",
            Why::TooFar => "board-why-too-far",
            Why::Outweighed if it.slot.is_none() => "board-why-outweighed",
            Why::Outweighed => "board-why-outweighed-way",
            Why::Room => "board-why-room",
            Why::Overtaken => "board-why-overtaken",
        };
        Said { key, args: json!({ "buyer": buyer, "exhibitor": exhibitor, "at": at, "n": it.without }) }
    }

    /// Which minimum is missed, and why.
    pub fn missed(&self, it: &Missed) -> Said {
        let who = match it.party {
            Party::Visitor(id) => self.buyer(id),
            Party::Exhibitor(id) => self.exhibitor(id),
        };
        let key = match it.cause {
            Short::TooFewWishes => "board-short-too-few-wishes",
            Short::Quota => "board-short-quota",
            Short::TooFewSlots => "board-short-too-few-slots",
            Short::Contested => "board-short-contested",
        };
        let args = json!({ "who": who, "min": it.min, "possible": it.possible, "n": it.scheduled });
        Said { key, args }
    }

    /// What a repair changes, and why.
    pub fn changed(&self, it: &Changed) -> Said {
        let key = match it.why {
            Cure::Room => "board-cure-room",
            Cure::BuyerAway => "board-cure-buyer-away",
            Cure::ExhibitorAway => "board-cure-exhibitor-away",
            Cure::Closed => "board-cure-closed",
            Cure::Displaced => "board-cure-displaced",
            Cure::Table => "board-cure-table",
            Cure::Better => "board-cure-better",
        };
        let (buyer, exhibitor) = (self.buyer(it.pair.0), self.exhibitor(it.pair.1));
        Said { key, args: json!({ "buyer": buyer, "exhibitor": exhibitor }) }
    }

    /// The hall of an exhibitor as it is stored in addresses.
    pub fn hall_code(&self, place: usize) -> String {
        self.floor.edition.halls.get(place).map(|hall| hall.code.clone()).unwrap_or_default()
    }
}

/// The day of a slot, as it is stored.
pub fn day_of(floor: &Floor, at: Moment) -> String {
    floor.ground().day_of(at).map(ground::text).unwrap_or_default()
}
