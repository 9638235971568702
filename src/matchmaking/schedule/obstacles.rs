//! What stands between a pair and a slot, and the cheapest way past it.
use super::problem::{NONE, bits};
use super::state::{OUT, State};
use serde::Serialize;

/// One thing that keeps a pair out of a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "obstacle", rename_all = "snake_case")]
pub enum Obstacle {
    /// The person already has as many meetings in this slot as possible.
    Busy {
        /// Position of the participant.
        person: usize,
        /// The pairs it meets in.
        meetings: Vec<usize>,
    },
    /// The person has had its meetings for the day.
    DayFull {
        /// Position of the participant.
        person: usize,
    },
    /// The person has all the meetings it may have.
    Full {
        /// Position of the participant.
        person: usize,
    },
    /// Every table of the lounge is taken.
    Tables {
        /// Position of the location.
        location: usize,
    },
    /// A neighbouring meeting of the person is too far away to walk.
    Walk {
        /// Position of the participant.
        person: usize,
        /// The pair of the neighbouring meeting.
        meeting: usize,
    },
}

impl State<'_> {
    /// What keeps an unscheduled pair out of a slot of its own; nothing when it fits.
    pub(super) fn obstacles(&self, p: u32, t: usize) -> Vec<Obstacle> {
        let problem = self.problem;
        let wish = &problem.wishes[p as usize];
        let day = problem.day_of[t];
        let mut found = Vec::new();
        for x in [wish.a as usize, wish.b as usize] {
            let person = &problem.people[x];
            if self.count[x] >= person.max {
                found.push(Obstacle::Full { person: x });
            }
            if u32::from(self.day_count[x * problem.days + day]) >= person.max_day {
                found.push(Obstacle::DayFull { person: x });
            }
            if self.is_full(x, t) {
                let meetings = self.meetings(x, t).iter().map(|&q| q as usize).collect();
                found.push(Obstacle::Busy { person: x, meetings });
            }
            let far = self.too_far(x, wish.place, t);
            found.extend(far.map(|q| Obstacle::Walk { person: x, meeting: q as usize }));
        }
        if wish.zone != NONE && self.table_open[wish.zone as usize] >> t & 1 == 0 {
            found.push(Obstacle::Tables { location: wish.place as usize });
        }
        found
    }

    /// A small set of meetings whose going lets the pair into the slot; nothing when a fixed one is in the way.
    pub(super) fn in_the_way(&self, p: u32, t: usize) -> Option<Vec<u32>> {
        let problem = self.problem;
        let wish = &problem.wishes[p as usize];
        let (day, persons) = (problem.day_of[t], [wish.a as usize, wish.b as usize]);
        let mut going: Vec<u32> = Vec::new();
        for x in persons {
            going.extend(self.too_far(x, wish.place, t));
        }
        for x in persons {
            if self.is_full(x, t) {
                self.spare(&mut going, self.meetings(x, t).iter().copied())?;
            }
        }
        if wish.zone != NONE && self.table_open[wish.zone as usize] >> t & 1 == 0 {
            self.spare(&mut going, self.at_tables(wish.zone, t).iter().copied())?;
        }
        for x in persons {
            let person = &problem.people[x];
            if u32::from(self.day_count[x * problem.days + day]) >= person.max_day {
                let of_day = bits(self.busy[x] & problem.day_mask[day]).flat_map(|u| self.meetings(x, u));
                self.spare(&mut going, of_day.copied())?;
            }
            if self.count[x] >= person.max {
                self.spare(&mut going, bits(self.busy[x]).flat_map(|u| self.meetings(x, u)).copied())?;
            }
        }
        going.sort_unstable();
        going.dedup();
        let fixed = going.iter().any(|&q| problem.wishes[q as usize].is_fixed);
        (!fixed).then_some(going)
    }

    /// One of these has to go: none more if one of them goes already, else the lightest.
    fn spare(&self, going: &mut Vec<u32>, among: impl Iterator<Item = u32> + Clone) -> Option<()> {
        if among.clone().any(|q| going.contains(&q)) {
            return Some(());
        }
        let loose = among.filter(|&q| !self.problem.wishes[q as usize].is_fixed);
        let least = loose.min_by_key(|&q| (self.worth_at(q, self.slot_of[q as usize] as usize), q))?;
        going.push(least);
        Some(())
    }

    /// The change of value, in thousandths, when these go and the pair comes; the schedule stays as it is. Gaps and
    /// ways are left out of account.
    pub(super) fn exchange(&mut self, p: u32, t: usize, going: &[u32]) -> i64 {
        let (taste, score) = (self.taste, self.score);
        self.taste = taste.value_only();
        let slots: Vec<u8> = going.iter().map(|&q| self.slot_of[q as usize]).collect();
        for &q in going {
            self.take(q);
        }
        self.put(p, t);
        let change = self.score - score;
        self.take(p);
        for (&q, &slot) in going.iter().zip(&slots) {
            if slot != OUT {
                self.put(q, slot as usize);
            }
        }
        self.taste = taste;
        self.score = score;
        change
    }

    /// Of all slots of an unscheduled pair the cheapest way in: slot, who goes, change of value in thousandths.
    /// Only ways that change it by more than `least`.
    pub(super) fn cheapest_way(&mut self, p: u32, least: i64) -> Option<(usize, Vec<u32>, i64)> {
        let mut best: Option<(usize, Vec<u32>, i64)> = None;
        let mut most = least;
        let gain = self.highest_gain(p);
        for t in bits(self.problem.wishes[p as usize].slots) {
            if gain - self.lightest_seat(p, t).max(self.lightest_table(p, t)) <= most {
                continue;
            }
            let Some(going) = self.in_the_way(p, t) else { continue };
            let cost = |&q: &u32| i64::from(self.problem.wishes[q as usize].weight) * 1000;
            if gain - going.iter().map(cost).sum::<i64>() <= most {
                continue;
            }
            let change = self.exchange(p, t, &going);
            if change > most {
                most = change;
                best = Some((t, going, change));
            }
        }
        best
    }

    /// At least this much goes, in thousandths, where a person has no seat left in the slot.
    fn lightest_seat(&self, p: u32, t: usize) -> i64 {
        let wish = &self.problem.wishes[p as usize];
        let weight = |&q: &u32| i64::from(self.problem.wishes[q as usize].weight) * 1000;
        let full = [wish.a as usize, wish.b as usize].into_iter().filter(|&x| self.is_full(x, t));
        full.filter_map(|x| self.meetings(x, t).iter().map(weight).min()).max().unwrap_or(0)
    }

    /// The same where no table is left in the slot.
    fn lightest_table(&mut self, p: u32, t: usize) -> i64 {
        let zone = self.problem.wishes[p as usize].zone;
        let is_full = zone != NONE && self.table_open[zone as usize] >> t & 1 == 0;
        if is_full { i64::from(self.lightest_at_tables(zone, t)) * 1000 } else { 0 }
    }

    /// What a pair could bring at most: its weight, its bonus, and a guarantee on either side.
    fn highest_gain(&self, p: u32) -> i64 {
        let wish = &self.problem.wishes[p as usize];
        let short = |x: u32| i64::from(self.count[x as usize] < self.problem.people[x as usize].min);
        let guarantees = (short(wish.a) + short(wish.b)) * i64::from(self.problem.penalty);
        (i64::from(wish.weight) + guarantees) * 1000 + self.taste.keep
    }
}
