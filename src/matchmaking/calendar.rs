//! Who is free when: the grid, less what is closed, booked to the last seat, past, or too far to walk to.
use super::entity::meeting;
use super::slots::{Engagement, Grid, Slots};
use super::team::seats::Team;
use crate::kernel::Moment;
use crate::kernel::id::{ExhibitorId, VisitorId};
use std::collections::{BTreeSet, HashMap};

/// The time of everybody at an edition, as of now.
pub struct Calendar {
    grid: Grid,
    ahead: Slots,
    shut: HashMap<ExhibitorId, Slots>,
    full: HashMap<ExhibitorId, Slots>,
    blocked: HashMap<VisitorId, Slots>,
    booked: HashMap<VisitorId, Slots>,
    engaged: HashMap<VisitorId, Vec<Engagement>>,
}

/// What is known about everybody's time.
pub struct Times {
    /// Meetings that take place.
    pub meetings: Vec<meeting::Model>,
    /// Slots that companies closed.
    pub closed: Vec<(ExhibitorId, Moment)>,
    /// Slots that buyers closed.
    pub blocked: Vec<(VisitorId, Moment)>,
    /// Companies' representatives.
    pub teams: HashMap<ExhibitorId, Team>,
}

impl Calendar {
    /// `hall_of` tells the place of an exhibitor's hall in the row of halls.
    pub fn new(grid: Grid, now: Moment, times: &Times, hall_of: impl Fn(ExhibitorId) -> usize) -> Self {
        let mut calendar = Self {
            ahead: grid.after(now.0),
            full: full(&grid, times),
            grid,
            shut: HashMap::new(),
            blocked: HashMap::new(),
            booked: HashMap::new(),
            engaged: HashMap::new(),
        };
        for (exhibitor, at) in &times.closed {
            let shut = calendar.shut.entry(*exhibitor).or_default();
            *shut = shut.or(calendar.grid.starting([at.0]));
        }
        for (visitor, at) in &times.blocked {
            let blocked = calendar.blocked.entry(*visitor).or_default();
            *blocked = blocked.or(calendar.grid.starting([at.0]));
        }
        for row in &times.meetings {
            let Some(slot) = calendar.grid.at(row.starts_at.0) else { continue };
            let booked = calendar.booked.entry(row.visitor_id).or_default();
            *booked = booked.or([slot].into_iter().collect());
            let hall = hall_of(row.exhibitor_id);
            calendar.engaged.entry(row.visitor_id).or_default().push(Engagement { slot, hall });
        }
        calendar
    }

    /// Slots to come in which the exhibitor's booth has time.
    pub fn exhibitor(&self, id: ExhibitorId) -> Slots {
        self.ahead.without(set(&self.shut, id)).without(set(&self.full, id))
    }

    /// Slots to come on one of `days` in which the buyer has no meeting and is there for one.
    pub fn visitor(&self, id: VisitorId, days: &BTreeSet<i64>) -> Slots {
        let days: Vec<i64> = days.iter().copied().collect();
        self.ahead.and(self.grid.on(&days)).without(set(&self.booked, id)).without(set(&self.blocked, id))
    }

    /// Could a meeting of the two still be agreed in a slot that one of them proposed? What either closed since does
    /// not matter, what is booked does.
    pub fn is_open(&self, visitor: VisitorId, exhibitor: ExhibitorId, at: Moment) -> bool {
        let open = self.ahead.without(set(&self.full, exhibitor)).without(set(&self.booked, visitor));
        self.grid.at(at.0).is_some_and(|place| open.has(place))
    }

    /// Slots that both have, where the buyer can also be in time.
    pub fn common(&self, buyer: (VisitorId, &BTreeSet<i64>), exhibitor: ExhibitorId, hall: usize) -> Slots {
        let (visitor, days) = buyer;
        let too_far = match self.engaged.get(&visitor) {
            Some(engaged) => self.grid.out_of_reach(engaged, hall),
            None => Slots::default(),
        };
        self.visitor(visitor, days).and(self.exhibitor(exhibitor)).without(too_far)
    }

    /// Days on which any of these slots lies.
    pub fn days(&self, slots: Slots) -> BTreeSet<i64> {
        slots.iter().filter_map(|place| self.grid.slots().get(place)).map(|slot| slot.day).collect()
    }
}

fn set<I: std::hash::Hash + Eq>(sets: &HashMap<I, Slots>, id: I) -> Slots {
    sets.get(&id).copied().unwrap_or_default()
}

/// Slots in which every seat of a company is taken, or nobody of it is there.
fn full(grid: &Grid, times: &Times) -> HashMap<ExhibitorId, Slots> {
    let mut taken: HashMap<(ExhibitorId, i64), usize> = HashMap::new();
    for row in &times.meetings {
        *taken.entry((row.exhibitor_id, row.starts_at.0)).or_default() += 1;
    }
    let of = |id: ExhibitorId, team: &Team| -> Slots {
        let seats = |at: i64| team.seats(at) > taken.get(&(id, at)).copied().unwrap_or_default();
        grid.slots()
            .iter()
            .enumerate()
            .filter(|(_, slot)| !seats(slot.starts))
            .map(|(place, _)| place)
            .collect()
    };
    let mut full: HashMap<ExhibitorId, Slots> =
        times.teams.iter().map(|(id, team)| (*id, of(*id, team))).collect();
    let alone = Team::default();
    for row in &times.meetings {
        full.entry(row.exhibitor_id).or_insert_with(|| of(row.exhibitor_id, &alone));
    }
    full
}
