//! A schedule in the making: who meets whom when, what is still open, and what it is worth so far.
//!
//! [`State::put`] and [`State::take`] are exact opposites, so a search may try anything and take it back.
//! Worth is counted in thousandths of a unit of weight; whole numbers, so that no order of steps changes a sum.
use super::problem::{NONE, Problem, bits};
use super::taste::Taste;

/// Not scheduled.
pub(super) const OUT: u8 = u8::MAX;

/// A least weight that has to be looked for again.
const UNKNOWN: i32 = -1;

/// A schedule in the making.
#[derive(Clone)]
pub(super) struct State<'a> {
    pub problem: &'a Problem,
    pub taste: Taste,
    /// Worth so far, in thousandths.
    pub score: i64,
    /// The slot of each pair, or [`OUT`].
    pub slot_of: Vec<u8>,
    /// Slots with at least one meeting.
    pub busy: Vec<u64>,
    /// Slots in which one more meeting is possible, as far as the person alone is concerned.
    pub open: Vec<u64>,
    free: Vec<u64>,
    load: Vec<u8>,
    pub count: Vec<u32>,
    pub day_count: Vec<u16>,
    seat_from: Vec<u32>,
    seats: Vec<u32>,
    /// Slots in which a table is left, zone by zone.
    pub table_open: Vec<u64>,
    at_tables: Vec<Vec<u32>>,
    /// The least weight at the tables of a zone in a slot, where it is known.
    lightest: Vec<i32>,
    place_in_zone: Vec<u32>,
    hall_of: Vec<u8>,
    late: Vec<u64>,
    halls: usize,
    /// Slot for which a pair earns a bonus, because it is there already; [`OUT`] for none. Empty: nobody has one.
    pub kept: Vec<u8>,
    /// Wanted pairs that are not scheduled, for the search to draw from.
    pub waiting: Vec<u32>,
    place_in_waiting: Vec<u32>,
}

impl<'a> State<'a> {
    /// Nothing is scheduled, not even what is fixed.
    pub fn new(problem: &'a Problem) -> Self {
        let (people, slots, pairs) = (problem.people.len(), problem.slots, problem.wishes.len());
        let mut seat_from = Vec::with_capacity(people);
        let mut seats = 0;
        for person in &problem.people {
            seat_from.push(seats);
            seats += u32::from(person.most) * slots as u32;
        }
        let halls = problem.walk.len();
        let mut state = State {
            problem,
            taste: Taste::of(problem),
            score: problem
                .people
                .iter()
                .map(|one| -i64::from(problem.penalty) * 1000 * i64::from(one.min))
                .sum(),
            slot_of: vec![OUT; pairs],
            busy: vec![0; people],
            open: vec![0; people],
            free: problem.people.iter().map(|one| one.there).collect(),
            load: vec![0; people * slots],
            count: vec![0; people],
            day_count: vec![0; people * problem.days],
            seat_from,
            seats: vec![NONE; seats as usize],
            table_open: Vec::new(),
            at_tables: vec![Vec::new(); problem.zones.len() * slots],
            lightest: vec![UNKNOWN; problem.zones.len() * slots],
            place_in_zone: if problem.zones.is_empty() { Vec::new() } else { vec![NONE; pairs] },
            hall_of: problem.places.iter().map(|place| place.hall as u8).collect(),
            late: vec![0; problem.reach * halls * halls],
            halls,
            kept: Vec::new(),
            waiting: Vec::new(),
            place_in_waiting: vec![NONE; pairs],
        };
        for zone in &problem.zones {
            let open = zone.tables.iter().enumerate().filter(|(_, n)| **n > 0);
            state.table_open.push(open.fold(0, |mask, (t, _)| mask | 1 << t));
        }
        for x in 0..people {
            state.reopen(x);
        }
        state.learn_distances();
        state
    }

    /// The fixed meetings are scheduled, nothing else.
    pub fn with_fixed(problem: &'a Problem) -> Self {
        let mut state = State::new(problem);
        for &(p, t) in &problem.fixed {
            state.put(p, t as usize);
        }
        state
    }

    fn learn_distances(&mut self) {
        let problem = self.problem;
        for k in 1..=problem.reach {
            for (g, row) in problem.walk.iter().enumerate() {
                for (h, &minutes) in row.iter().enumerate() {
                    let at = ((k - 1) * self.halls + g) * self.halls + h;
                    for t in 0..problem.slots.saturating_sub(k) {
                        let same_day = problem.day_of[t] == problem.day_of[t + k];
                        if same_day && problem.starts[t + k] - problem.ends[t] < minutes {
                            self.late[at] |= 1 << t;
                        }
                    }
                }
            }
        }
    }

    /// Is it too far from `here` in slot `t` to `there` in slot `t + k`?
    fn is_late(&self, here: u32, there: u32, (t, k): (usize, usize)) -> bool {
        let (g, h) = (self.hall_of[here as usize] as usize, self.hall_of[there as usize] as usize);
        here != there && self.late[((k - 1) * self.halls + g) * self.halls + h] >> t & 1 == 1
    }

    /// The meetings of a person in a slot.
    pub fn meetings(&self, x: usize, t: usize) -> &[u32] {
        let most = self.problem.people[x].most as usize;
        let from = self.seat_from[x] as usize + t * most;
        &self.seats[from..from + self.load[x * self.problem.slots + t] as usize]
    }

    /// Has this person no room for one more meeting in this slot?
    pub fn is_full(&self, x: usize, t: usize) -> bool {
        self.free[x] >> t & 1 == 0
    }

    /// The meetings at the tables of a zone in a slot.
    pub fn at_tables(&self, zone: u32, t: usize) -> &[u32] {
        &self.at_tables[zone as usize * self.problem.slots + t]
    }

    /// The least weight at the tables of a zone in a slot.
    pub fn lightest_at_tables(&mut self, zone: u32, t: usize) -> i32 {
        let at = zone as usize * self.problem.slots + t;
        if self.lightest[at] == UNKNOWN {
            let weights = self.at_tables[at].iter().map(|&q| self.problem.wishes[q as usize].weight);
            self.lightest[at] = weights.min().unwrap_or(0);
        }
        self.lightest[at]
    }

    /// The neighbouring meetings of `x` that cannot be reached from `place` in slot `t`.
    pub fn too_far(&self, x: usize, place: u32, t: usize) -> impl Iterator<Item = u32> + '_ {
        let reach = if self.problem.people[x].roaming { self.problem.reach } else { 0 };
        (1..=reach).flat_map(move |k| {
            let before = t.checked_sub(k).filter(|u| self.busy[x] >> u & 1 == 1).and_then(|u| {
                let q = self.meetings(x, u)[0];
                self.is_late(self.problem.wishes[q as usize].place, place, (u, k)).then_some(q)
            });
            let after =
                Some(t + k).filter(|&u| u < self.problem.slots && self.busy[x] >> u & 1 == 1).and_then(|u| {
                    let q = self.meetings(x, u)[0];
                    self.is_late(place, self.problem.wishes[q as usize].place, (t, k)).then_some(q)
                });
            [before, after].into_iter().flatten()
        })
    }

    fn walkable(&self, x: usize, place: u32, mask: u64) -> u64 {
        if mask == 0 || !self.problem.people[x].roaming {
            return mask;
        }
        let busy = self.busy[x];
        let near = (1..=self.problem.reach).fold(0, |near, k| near | busy << k | busy >> k);
        bits(mask & near).fold(mask, |left, t| {
            if self.too_far(x, place, t).next().is_some() { left & !(1 << t) } else { left }
        })
    }

    /// The slots in which this pair can meet without anybody else moving.
    pub fn direct(&self, p: u32) -> u64 {
        let wish = &self.problem.wishes[p as usize];
        let (a, b) = (wish.a as usize, wish.b as usize);
        let mut mask = wish.slots & self.open[a] & self.open[b];
        if wish.zone != NONE {
            mask &= self.table_open[wish.zone as usize];
        }
        let mask = self.walkable(a, wish.place, mask);
        self.walkable(b, wish.place, mask)
    }

    /// Can this pair meet in this slot without anybody else moving?
    pub fn fits(&self, p: u32, t: usize) -> bool {
        self.direct(p) >> t & 1 == 1
    }

    /// Schedules a pair; it is out and the slot is among its [`State::direct`] ones, or its conflicts are about to
    /// be resolved by the caller before anything else is asked.
    pub fn put(&mut self, p: u32, t: usize) {
        let (weight, zone) = self.enter(p, t);
        if zone != NONE {
            let slots = self.problem.slots;
            self.lightest[zone as usize * slots + t] = UNKNOWN;
            let here = &mut self.at_tables[zone as usize * slots + t];
            self.place_in_zone[p as usize] = here.len() as u32;
            here.push(p);
            if here.len() >= self.problem.zones[zone as usize].tables[t] as usize {
                self.table_open[zone as usize] &= !(1 << t);
            }
        }
        self.score += weight;
        self.stop_waiting(p);
    }

    fn enter(&mut self, p: u32, t: usize) -> (i64, u32) {
        let problem = self.problem;
        let wish = &problem.wishes[p as usize];
        let mut gained = self.worth_at(p, t);
        for x in [wish.a as usize, wish.b as usize] {
            gained += self.taste_of(x, wish.place, t);
            self.sit(x, p, t);
            let person = &problem.people[x];
            if self.count[x] <= person.min {
                gained += i64::from(problem.penalty) * 1000;
            }
            if self.count[x] == 1 {
                gained += self.taste.first;
            }
        }
        self.slot_of[p as usize] = t as u8;
        (gained, wish.zone)
    }

    /// Takes a scheduled pair out.
    pub fn take(&mut self, p: u32) {
        let problem = self.problem;
        let t = self.slot_of[p as usize] as usize;
        let wish = &problem.wishes[p as usize];
        let mut lost = self.worth_at(p, t);
        for x in [wish.a as usize, wish.b as usize] {
            if self.count[x] <= problem.people[x].min {
                lost += i64::from(problem.penalty) * 1000;
            }
            if self.count[x] == 1 {
                lost += self.taste.first;
            }
            self.rise(x, p, t);
            lost += self.taste_of(x, wish.place, t);
        }
        self.slot_of[p as usize] = OUT;
        if wish.zone != NONE {
            self.lightest[wish.zone as usize * problem.slots + t] = UNKNOWN;
            let here = &mut self.at_tables[wish.zone as usize * problem.slots + t];
            let at = self.place_in_zone[p as usize] as usize;
            here.swap_remove(at);
            if let Some(&moved) = here.get(at) {
                self.place_in_zone[moved as usize] = at as u32;
            }
            if here.len() < problem.zones[wish.zone as usize].tables[t] as usize {
                self.table_open[wish.zone as usize] |= 1 << t;
            }
        }
        self.score -= lost;
        self.wait(p);
    }

    fn sit(&mut self, x: usize, p: u32, t: usize) {
        let person = &self.problem.people[x];
        let load = &mut self.load[x * self.problem.slots + t];
        self.seats[self.seat_from[x] as usize + t * person.most as usize + *load as usize] = p;
        *load += 1;
        if *load >= person.cap[t] {
            self.free[x] &= !(1 << t);
        }
        self.busy[x] |= 1 << t;
        self.count[x] += 1;
        self.day_count[x * self.problem.days + self.problem.day_of[t]] += 1;
        self.reopen(x);
    }

    fn rise(&mut self, x: usize, p: u32, t: usize) {
        let person = &self.problem.people[x];
        let load = &mut self.load[x * self.problem.slots + t];
        let from = self.seat_from[x] as usize + t * person.most as usize;
        let here = &mut self.seats[from..from + *load as usize];
        if let Some(at) = here.iter().position(|&q| q == p) {
            here[at] = here[here.len() - 1];
        }
        *load -= 1;
        if *load == 0 {
            self.busy[x] &= !(1 << t);
        }
        self.free[x] |= 1 << t;
        self.count[x] -= 1;
        self.day_count[x * self.problem.days + self.problem.day_of[t]] -= 1;
        self.reopen(x);
    }

    /// The same meetings under another problem, with other quotas and other slots for what is out.
    pub fn under<'b>(&self, problem: &'b Problem) -> State<'b>
    where
        'a: 'b,
    {
        let mut state = State { problem, ..self.clone() };
        for x in 0..problem.people.len() {
            state.reopen(x);
        }
        state
    }

    fn reopen(&mut self, x: usize) {
        let person = &self.problem.people[x];
        let mut open = if self.count[x] < person.max { self.free[x] } else { 0 };
        if self.count[x] >= person.max_day {
            for (day, &mask) in self.problem.day_mask.iter().enumerate() {
                if u32::from(self.day_count[x * self.problem.days + day]) >= person.max_day {
                    open &= !mask;
                }
            }
        }
        self.open[x] = open;
    }

    /// Lets the search draw these pairs when they are out.
    pub fn want(&mut self, pairs: impl Iterator<Item = u32>) {
        self.waiting.clear();
        self.place_in_waiting.fill(NONE);
        for p in pairs {
            // Any position but NONE says that the pair is wanted; it is exact while the pair is out.
            self.place_in_waiting[p as usize] = 0;
            if self.slot_of[p as usize] == OUT {
                self.wait(p);
            }
        }
    }

    fn wait(&mut self, p: u32) {
        if self.place_in_waiting[p as usize] != NONE {
            self.place_in_waiting[p as usize] = self.waiting.len() as u32;
            self.waiting.push(p);
        }
    }

    fn stop_waiting(&mut self, p: u32) {
        let at = self.place_in_waiting[p as usize] as usize;
        if at < self.waiting.len() && self.waiting[at] == p {
            self.waiting.swap_remove(at);
            if let Some(&moved) = self.waiting.get(at) {
                self.place_in_waiting[moved as usize] = at as u32;
            }
        }
    }
}
