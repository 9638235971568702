//! From the floor and its wishes to the instance that the optimiser reads, and the way back.
//!
//! Everybody has one place in the row of participants, every booth and lounge one in the row of locations. Slots that
//! have begun are left out altogether.
use super::floor::Floor;
use super::wishes::Pair;
use crate::kernel::Moment;
use crate::kernel::id::{ExhibitorId, MeetingTableId, VisitorId};
use crate::matchmaking::schedule::{
    Digits, INSTANCE_FORMAT, Instance, Kind, Location, Objective, Pair as Wish, Participant, Slot,
};
use crate::matchmaking::slots::walk;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Where meetings without a place of their own are to be held.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Venue {
    /// At the exhibitor's booth.
    #[default]
    Booth,
    /// At a table of the lounge closest to the booth.
    Lounge,
}

/// What the office asks of a draft.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Where new meetings are held.
    pub venue: Venue,
    /// Every buyer with wishes should have so many meetings.
    pub min: u32,
    /// And no more than so many a day; nothing for as many as fit.
    pub max_day: Option<u32>,
    /// How it is made.
    pub way: Way,
}

/// How a draft comes about.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// New meetings are placed around what is agreed.
    #[default]
    Fill,
    /// As much value as possible with few changes, after something has happened.
    Repair,
    /// Only what is agreed, to be moved by hand.
    ByHand,
}

/// A meeting that may or must be in the schedule.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The two.
    pub pair: Pair,
    /// What it is worth.
    pub weight: u32,
    /// Do both sides want it?
    pub mutual: bool,
    /// At which table, where that is settled.
    pub table: Option<MeetingTableId>,
    /// Is the place settled (a table, or else the booth), whatever the draft prefers?
    pub settled: bool,
    /// In which slot of the grid it must stay.
    pub fixed: Option<usize>,
}

/// An instance, and what its positions mean.
pub struct Puzzle {
    /// What the optimiser reads.
    pub instance: Instance,
    /// Slot of the grid for each slot of the instance.
    pub slots: Vec<usize>,
    /// What each wish is about.
    pub candidates: Vec<Candidate>,
    /// The lounge each wish is held in; none for a booth.
    pub lounges: Vec<Option<usize>>,
    /// Who each participant is.
    pub people: Vec<Party>,
}

/// Somebody in the row of participants.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A buyer.
    Visitor(VisitorId),
    /// A company.
    Exhibitor(ExhibitorId),
}

/// Missing one guaranteed meeting costs more than any one wish is worth.
pub const SHORT_PENALTY: i32 = 150;

#[derive(Default)]
struct Rows {
    people: Vec<Participant>,
    parties: Vec<Party>,
    locations: Vec<Location>,
    booth_of: HashMap<ExhibitorId, usize>,
    lounge_at: Vec<usize>,
}

/// Puts the instance together.
pub fn puzzle(floor: &Floor, wanted: &Wanted, candidates: Vec<Candidate>) -> Puzzle {
    let slots: Vec<usize> = floor.ground().grid.after(floor.now.0).iter().collect();
    let place_of: HashMap<usize, usize> =
        slots.iter().enumerate().map(|(place, slot)| (*slot, place)).collect();
    let agreed = Agreed::of(&candidates);
    let mut rows = Rows::default();
    rows.lounges(floor, &slots, &agreed);
    let (mut pairs, mut fixed, mut lounges) = (vec![], vec![], vec![]);
    let mut known: HashMap<Party, usize> = HashMap::new();
    for (n, it) in candidates.iter().enumerate() {
        let sides = [Party::Visitor(it.pair.0), Party::Exhibitor(it.pair.1)];
        let [buyer, company] = sides.map(|party| {
            *known
                .entry(party)
                .or_insert_with(|| rows.person(party, agreed.caps(floor, party, &slots), wanted))
        });
        let lounge = lounge_of(floor, wanted, it);
        let location = match lounge {
            Some(lounge) => rows.lounge_at[lounge],
            None => rows.booth(floor, it.pair.1),
        };
        lounges.push(lounge);
        let weight = i32::try_from(it.weight).unwrap_or(i32::MAX);
        pairs.push(Wish(buyer, company, weight, location, u8::from(it.mutual), n as u64, None));
        fixed.extend(it.fixed.and_then(|slot| place_of.get(&slot)).map(|slot| (n, *slot)));
    }
    let instance = Instance {
        format: INSTANCE_FORMAT.to_owned(),
        name: floor.edition.code.clone(),
        slots: times(floor, &slots),
        walk_min: walks(floor),
        locations: rows.locations,
        participants: rows.people,
        pairs,
        fixed,
        objective: Objective { short_penalty: SHORT_PENALTY, gap_all: false },
        now: 0,
    };
    Puzzle { instance, slots, candidates, lounges, people: rows.parties }
}

/// Where people and tables are needed by what is fixed, whatever they say of their time.
#[derive(Default)]
struct Agreed {
    people: HashMap<(Party, usize), usize>,
    tables: HashSet<(MeetingTableId, usize)>,
}

impl Agreed {
    fn of(candidates: &[Candidate]) -> Self {
        let mut agreed = Self::default();
        for (it, slot) in candidates.iter().filter_map(|it| Some((it, it.fixed?))) {
            for party in [Party::Visitor(it.pair.0), Party::Exhibitor(it.pair.1)] {
                *agreed.people.entry((party, slot)).or_default() += 1;
            }
            agreed.tables.extend(it.table.map(|table| (table, slot)));
        }
        agreed
    }

    /// How many meetings at once, slot by slot.
    fn caps(&self, floor: &Floor, party: Party, slots: &[usize]) -> Digits {
        let free = |slot: usize| match party {
            Party::Visitor(id) => usize::from(floor.there(id).has(slot)),
            Party::Exhibitor(id) => floor.seats(id, slot),
        };
        let cap = |slot: &usize| {
            let agreed = self.people.get(&(party, *slot)).copied().unwrap_or_default();
            let free = free(*slot);
            u8::try_from(agreed.max(free).min(9)).unwrap_or(9)
        };
        Digits(slots.iter().map(cap).collect())
    }
}

/// The lounge a candidate is held in.
fn lounge_of(floor: &Floor, wanted: &Wanted, it: &Candidate) -> Option<usize> {
    let settled = it.table.and_then(|id| floor.lounges.find(id));
    match settled {
        Some((lounge, _)) => floor.lounges.all.iter().position(|one| one.id == lounge.id),
        None if it.settled || wanted.venue == Venue::Booth => None,
        None => floor.lounges.nearest(floor.hall_of(it.pair.1)),
    }
}

impl Rows {
    fn person(&mut self, party: Party, cap: Digits, wanted: &Wanted) -> usize {
        let place = self.people.len();
        let most = u32::try_from(cap.0.len() * 9).unwrap_or(u32::MAX);
        let (kind, min, max_day) = match party {
            Party::Visitor(_) => (Kind::Buyer, wanted.min, wanted.max_day.unwrap_or(most)),
            Party::Exhibitor(_) => (Kind::Exhibitor, 0, most),
        };
        self.people.push(Participant { id: place.into(), kind, cap, min, max: most, max_day });
        self.parties.push(party);
        place
    }

    fn booth(&mut self, floor: &Floor, exhibitor: ExhibitorId) -> usize {
        let next = self.locations.len();
        let place = *self.booth_of.entry(exhibitor).or_insert(next);
        if place == next {
            self.locations.push(Location { hall: floor.hall_of(exhibitor), x: 0.0, y: 0.0, tables: None });
        }
        place
    }

    /// Tables per slot; one at which a meeting is fixed counts, blocked or not.
    fn lounges(&mut self, floor: &Floor, slots: &[usize], agreed: &Agreed) {
        for lounge in &floor.lounges.all {
            let open = |slot: &usize| {
                let at = floor.ground().starts(*slot);
                let free = |id: MeetingTableId| at.is_some_and(|at| floor.lounges.is_open(id, at));
                let usable = |id: MeetingTableId| free(id) || agreed.tables.contains(&(id, *slot));
                u16::try_from(lounge.tables.iter().filter(|table| usable(table.id)).count())
                    .unwrap_or(u16::MAX)
            };
            let tables = Some(slots.iter().map(open).collect());
            self.lounge_at.push(self.locations.len());
            self.locations.push(Location { hall: lounge.hall, x: 0.0, y: 0.0, tables });
        }
    }
}

/// Minutes after midnight in the show's zone, days counted from 0.
fn times(floor: &Floor, slots: &[usize]) -> Vec<Slot> {
    let grid = &floor.ground().grid;
    let mut days: Vec<i64> = vec![];
    let mut times = vec![];
    for slot in slots.iter().filter_map(|slot| grid.slots().get(*slot)) {
        let day = days.iter().position(|day| *day == slot.day).unwrap_or_else(|| {
            days.push(slot.day);
            days.len() - 1
        });
        let local = Moment(slot.starts).local(&floor.edition.zone);
        let start = i32::from(local.hour()) * 60 + i32::from(local.minute());
        let minutes = (grid.ends(slot.starts) - slot.starts) / 60_000;
        times.push(Slot { day, start, end: start + i32::try_from(minutes).unwrap_or_default() });
    }
    times
}

/// Minutes from hall to hall, as everywhere else in matchmaking.
fn walks(floor: &Floor) -> Vec<Vec<i32>> {
    let halls = floor.edition.halls.len().max(1);
    let minutes = |from: usize, to: usize| i32::try_from(walk(from, to) / 60_000).unwrap_or(i32::MAX);
    (0..halls).map(|from| (0..halls).map(|to| minutes(from, to)).collect()).collect()
}
