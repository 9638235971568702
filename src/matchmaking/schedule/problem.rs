//! The instance in the form the search works on: masks of slots, flat arrays, 32-bit positions.
//!
//! A set of slots is one `u64`. A participant is either *rooted* (all wishes at one location, several meetings at
//! once possible) or *roaming* (walks, one meeting at a time).
use super::check;
use super::instance::{Instance, Kind};

/// No pair, no zone.
pub(super) const NONE: u32 = u32::MAX;

/// A checked instance, ready to be scheduled.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(super) name: String,
    pub(super) slots: usize,
    pub(super) days: usize,
    /// Slots before this are past.
    pub(super) now: usize,
    pub(super) day_of: Vec<usize>,
    /// The slots of each day.
    pub(super) day_mask: Vec<u64>,
    pub(super) starts: Vec<i32>,
    pub(super) ends: Vec<i32>,
    pub(super) walk: Vec<Vec<i32>>,
    /// From how many slots apart, on one day, nobody is ever late.
    pub(super) reach: usize,
    pub(super) places: Vec<Place>,
    pub(super) zones: Vec<Zone>,
    pub(super) people: Vec<Person>,
    pub(super) wishes: Vec<Wish>,
    /// Where the wishes of each person begin in `of_person`; one more entry than people.
    pub(super) of_person_from: Vec<u32>,
    pub(super) of_person: Vec<u32>,
    pub(super) fixed: Vec<(u32, u8)>,
    pub(super) penalty: i32,
    pub(super) gap_all: bool,
}

/// A location.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub hall: usize,
    pub x: f32,
    pub y: f32,
}

/// A lounge: a location with tables.
#[derive(Clone, Debug)]
pub(super) struct Zone {
    pub place: u32,
    pub tables: Vec<u16>,
}

/// A participant.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub buyer: bool,
    /// Walks between locations, one meeting at a time.
    pub roaming: bool,
    /// Slots in which at least one meeting is possible.
    pub there: u64,
    /// Capacity slot by slot.
    pub cap: Vec<u8>,
    pub most: u8,
    pub min: u32,
    pub max: u32,
    pub max_day: u32,
}

/// A pair.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub a: u32,
    pub b: u32,
    pub weight: i32,
    pub place: u32,
    pub zone: u32,
    /// Slots both have, that are allowed and not past; the one slot of a fixed meeting.
    pub slots: u64,
    pub arrival: u64,
    pub is_fixed: bool,
}

impl Problem {
    /// Checks the instance and puts it into working form.
    ///
    /// # Errors
    /// The first mistake: what it is and where.
    pub fn new(instance: &Instance) -> Result<Self, String> {
        check::shape(instance)?;
        let day_of: Vec<usize> = instance.slots.iter().map(|slot| slot.day).collect();
        let days = day_of.iter().max().map_or(0, |last| last + 1);
        let mut day_mask = vec![0u64; days];
        for (t, &day) in day_of.iter().enumerate() {
            day_mask[day] |= 1 << t;
        }
        let mut problem = Problem {
            name: instance.name.clone(),
            slots: day_of.len(),
            days,
            now: instance.now,
            day_of,
            day_mask,
            starts: instance.slots.iter().map(|slot| slot.start).collect(),
            ends: instance.slots.iter().map(|slot| slot.end).collect(),
            walk: instance.walk_min.clone(),
            reach: 0,
            places: Vec::new(),
            zones: Vec::new(),
            people: people(instance),
            wishes: Vec::new(),
            of_person_from: Vec::new(),
            of_person: Vec::new(),
            fixed: instance.fixed.iter().map(|&(pair, slot)| (pair as u32, slot as u8)).collect(),
            penalty: instance.objective.short_penalty,
            gap_all: instance.objective.gap_all,
        };
        problem.locate(instance);
        problem.reach = problem.longest_reach();
        problem.take_wishes(instance);
        problem.index();
        check::rooted(&problem)?;
        check::fixed(&problem)?;
        Ok(problem)
    }

    /// The wishes of a person.
    pub(super) fn wishes_of(&self, person: usize) -> &[u32] {
        let (from, to) = (self.of_person_from[person] as usize, self.of_person_from[person + 1] as usize);
        &self.of_person[from..to]
    }

    /// Metres between two locations: seventy a minute between halls, along the aisles within one.
    pub(super) fn metres(&self, here: u32, there: u32) -> f32 {
        let (from, to) = (&self.places[here as usize], &self.places[there as usize]);
        if from.hall == to.hall {
            (from.x - to.x).abs() + (from.y - to.y).abs()
        } else {
            self.walk[from.hall][to.hall] as f32 * 70.0
        }
    }

    /// Adds a meeting that cannot be changed any more.
    pub(super) fn confirm(&mut self, pair: usize, slot: usize) {
        let wish = &self.wishes[pair];
        let both = self.people[wish.a as usize].there & self.people[wish.b as usize].there;
        if both >> slot & 1 == 1 {
            self.wishes[pair].slots = 1 << slot;
            self.wishes[pair].is_fixed = true;
            self.fixed.push((pair as u32, slot as u8));
        }
    }

    fn locate(&mut self, instance: &Instance) {
        for (at, location) in instance.locations.iter().enumerate() {
            self.places.push(Place { hall: location.hall, x: location.x, y: location.y });
            if let Some(tables) = &location.tables {
                self.zones.push(Zone { place: at as u32, tables: tables.clone() });
            }
        }
    }

    fn longest_reach(&self) -> usize {
        let longest = self.walk.iter().flatten().copied().max().unwrap_or(0);
        let late =
            |t: usize, u: usize| self.day_of[t] == self.day_of[u] && self.starts[u] - self.ends[t] < longest;
        let reach = |t: usize| (t + 1..self.slots).take_while(|&u| late(t, u)).count();
        (0..self.slots).map(reach).max().unwrap_or(0)
    }

    fn take_wishes(&mut self, instance: &Instance) {
        let mut zone_of = vec![NONE; self.places.len()];
        for (at, zone) in self.zones.iter().enumerate() {
            zone_of[zone.place as usize] = at as u32;
        }
        let coming = if self.now >= 64 { 0 } else { u64::MAX << self.now };
        self.wishes.reserve_exact(instance.pairs.len());
        for pair in &instance.pairs {
            let allowed = pair.6.as_ref().map_or(u64::MAX, |digits| mask(&digits.0));
            let tables = match zone_of[pair.3] {
                NONE => u64::MAX,
                zone => mask_of(self.zones[zone as usize].tables.iter().map(|&n| n > 0)),
            };
            let both = self.people[pair.0].there & self.people[pair.1].there;
            self.wishes.push(Wish {
                a: pair.0 as u32,
                b: pair.1 as u32,
                weight: pair.2,
                place: pair.3 as u32,
                zone: zone_of[pair.3],
                slots: both & allowed & tables & coming,
                arrival: pair.5,
                is_fixed: false,
            });
        }
        for &(pair, slot) in &instance.fixed {
            self.wishes[pair].slots = 1 << slot;
            self.wishes[pair].is_fixed = true;
        }
    }

    fn index(&mut self) {
        let mut from = vec![0u32; self.people.len() + 1];
        for wish in &self.wishes {
            from[wish.a as usize + 1] += 1;
            from[wish.b as usize + 1] += 1;
        }
        for x in 0..self.people.len() {
            from[x + 1] += from[x];
        }
        let mut next = from.clone();
        self.of_person = vec![0; self.wishes.len() * 2];
        for (p, wish) in self.wishes.iter().enumerate() {
            for x in [wish.a as usize, wish.b as usize] {
                self.of_person[next[x] as usize] = p as u32;
                next[x] += 1;
            }
        }
        self.of_person_from = from;
        for x in 0..self.people.len() {
            let mut places = self.wishes_of(x).iter().map(|&p| self.wishes[p as usize].place);
            let first = places.next();
            self.people[x].roaming = places.any(|place| Some(place) != first);
        }
    }
}

fn people(instance: &Instance) -> Vec<Person> {
    let person = |one: &super::instance::Participant| Person {
        buyer: one.kind == Kind::Buyer,
        roaming: false,
        there: mask(&one.cap.0),
        most: one.cap.0.iter().copied().max().unwrap_or(0),
        cap: one.cap.0.clone(),
        min: one.min,
        max: one.max,
        max_day: one.max_day,
    };
    instance.participants.iter().map(person).collect()
}

fn mask(digits: &[u8]) -> u64 {
    mask_of(digits.iter().map(|&digit| digit > 0))
}

fn mask_of(bits: impl Iterator<Item = bool>) -> u64 {
    bits.enumerate().fold(0, |mask, (t, set)| if set { mask | 1 << t } else { mask })
}

/// The positions of the bits that are set, from the lowest.
pub(super) fn bits(mut mask: u64) -> impl Iterator<Item = usize> + Clone {
    std::iter::from_fn(move || {
        (mask != 0).then(|| {
            let t = mask.trailing_zeros() as usize;
            mask &= mask - 1;
            t
        })
    })
}
