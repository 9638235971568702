//! Parts that several pages share.
use crate::kernel::id::{ExhibitorId, MeetingRequestId, VisitorId};
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::ground::{self, Ground};
use crate::matchmaking::score::Strength;
use crate::matchmaking::stage::Stage;
use serde::Serialize;
use std::collections::BTreeMap;

/// A day of the show and what lies on it.
#[derive(Serialize)]
pub struct Day<T> {
    /// `2025-10-30`
    pub day: String,
    /// In order of time.
    #[serde(flatten)]
    pub of: T,
}

/// A day to choose.
#[derive(Serialize)]
pub struct Choice {
    /// `2025-10-30`
    pub day: String,
    /// Is it chosen?
    pub chosen: bool,
}

/// A slot on a page of times.
#[derive(Serialize)]
pub struct SlotLine {
    /// When.
    pub starts_at: Moment,
    /// Do both have it free?
    pub free: bool,
}

/// A company by name.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Firm {
    /// Its id, absent once it is gone.
    pub id: Option<ExhibitorId>,
    /// Its name.
    pub name: Bilingual,
    /// Its booth, if it has one.
    pub booth: String,
}

/// A buyer without name and contact.
#[derive(Clone, Debug, Serialize)]
pub struct BuyerName {
    /// Who.
    pub id: VisitorId,
    /// Where they work; empty for somebody who works for themselves.
    pub company: String,
    /// From which kind of company.
    pub kind: Bilingual,
}

/// Something a buyer looks for.
#[derive(Clone, Debug, Serialize)]
pub struct NeedLine {
    /// What.
    pub name: Bilingual,
    /// How badly.
    pub strength: Strength,
}

/// A request on a card.
#[derive(Serialize)]
pub struct RequestLine {
    /// Which.
    pub id: MeetingRequestId,
    /// When.
    pub starts_at: Moment,
    /// Every slot it proposes.
    pub slots: Vec<Moment>,
    /// Where it stands for the reader.
    pub stage: Stage,
}

/// How many requests wait, of how many that may.
#[derive(Serialize)]
pub struct Meter {
    /// So many wait.
    pub waiting: usize,
    /// So many may.
    pub most: usize,
}

/// What the last press of a button did, and the way back.
#[derive(Serialize)]
pub struct Notice {
    /// The sentence.
    pub key: &'static str,
    /// `ok` or `info`.
    pub tone: &'static str,
    /// Whom it is about.
    pub name: Bilingual,
    /// How to take it back.
    pub undo: Option<Undo>,
}

/// A form that takes something back.
#[derive(Serialize)]
pub struct Undo {
    /// Where it is sent.
    pub action: String,
    /// What is sent.
    pub fields: BTreeMap<&'static str, String>,
}

impl Undo {
    /// A form with at most a few fields.
    pub fn new(action: String, fields: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { action, fields: fields.into_iter().collect() }
    }
}

/// What a link after a redirect says about the last press: what was done, to whom, and when it was to be.
#[derive(Debug, Default, rocket::FromForm)]
pub struct AskedFor<'r> {
    /// `sent`, `dismissed`, …
    pub done: Option<&'r str>,
    /// The other side.
    pub of: Option<&'r str>,
    /// A slot.
    pub at: Option<i64>,
    /// A page of the list, from 1.
    pub page: Option<usize>,
    /// The place on that page, from 0, at which the other side stood.
    pub place: Option<usize>,
    /// Only what is saved.
    pub saved: Option<u8>,
    /// The number of a sentence to begin a message with.
    pub template: Option<u8>,
    /// A request that gets other times.
    pub instead_of: Option<&'r str>,
}

impl AskedFor<'_> {
    /// The page that is meant.
    pub fn page(&self) -> usize {
        self.page.unwrap_or(1).clamp(1, 10_000)
    }
}

/// Sorts things with a time into the days of the show.
pub fn by_day<T, U>(
    ground: &Ground,
    things: impl IntoIterator<Item = (Moment, T)>,
    pack: impl Fn(Vec<T>) -> U,
) -> Vec<Day<U>> {
    let mut days: BTreeMap<i64, Vec<(Moment, T)>> = BTreeMap::new();
    for (at, thing) in things {
        days.entry(ground.day_of(at).unwrap_or_default()).or_default().push((at, thing));
    }
    let packed = days.into_iter().map(|(day, mut list)| {
        list.sort_by_key(|(at, _)| *at);
        Day { day: ground::text(day), of: pack(list.into_iter().map(|(_, thing)| thing).collect()) }
    });
    packed.collect()
}
