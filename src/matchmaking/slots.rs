//! When two people can meet: the grid of an edition, and sets of its slots as one word of bits.
//! Instants are UTC milliseconds.

const MINUTE: i64 = 60_000;
/// A grid holds as many slots as a word has bits.
const MOST: usize = 64;

/// A stretch of a day in which meetings take place.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The day it belongs to, however the caller numbers days.
    pub day: i64,
    /// First instant.
    pub opens: i64,
    /// End of the last meeting at the latest.
    pub closes: i64,
}

/// One place in the grid.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The day it belongs to.
    pub day: i64,
    /// When it starts.
    pub starts: i64,
}

/// How long meetings are, and the time to walk on before the next.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    meeting: i64,
    gap: i64,
}

/// All slots of an edition, in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    slots: Vec<Slot>,
    rhythm: Rhythm,
}

/// Some slots of a grid.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots(u64);

/// A meeting already on somebody's agenda: its slot, and the hall by its place in the row of halls.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    /// Index in the grid.
    pub slot: usize,
    /// Where it takes place.
    pub hall: usize,
}

impl Rhythm {
    /// Meetings of so many minutes with so many between them.
    pub fn minutes(meeting: i64, gap: i64) -> Self {
        Self { meeting: meeting.max(1) * MINUTE, gap: gap.max(0) * MINUTE }
    }
}

impl Grid {
    /// Fills every window with meetings; the last of a window needs no gap behind it.
    pub fn new(windows: &[Window], rhythm: Rhythm) -> Self {
        let mut slots: Vec<Slot> =
            windows.iter().flat_map(|window| fill(window, rhythm)).take(4 * MOST).collect();
        slots.sort_by_key(|slot| slot.starts);
        slots.dedup_by_key(|slot| slot.starts);
        slots.truncate(MOST);
        Self { slots, rhythm }
    }

    /// The slots in order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// When a meeting that starts then is over.
    pub fn ends(&self, starts: i64) -> i64 {
        starts + self.rhythm.meeting
    }

    /// Where the slot that starts then sits.
    pub fn at(&self, starts: i64) -> Option<usize> {
        self.slots.binary_search_by_key(&starts, |slot| slot.starts).ok()
    }

    /// Every slot.
    pub fn all(&self) -> Slots {
        (0..self.slots.len()).collect()
    }

    /// Those that have not begun.
    pub fn after(&self, now: i64) -> Slots {
        self.only(|slot| slot.starts > now)
    }

    /// Those on one of these days.
    pub fn on(&self, days: &[i64]) -> Slots {
        self.only(|slot| days.contains(&slot.day))
    }

    /// Those that start at one of these instants.
    pub fn starting(&self, starts: impl IntoIterator<Item = i64>) -> Slots {
        starts.into_iter().filter_map(|at| self.at(at)).collect()
    }

    fn only(&self, holds: impl Fn(&Slot) -> bool) -> Slots {
        (0..self.slots.len()).filter(|index| holds(&self.slots[*index])).collect()
    }

    /// Slots too close to an engagement in a hall too far away to walk to or from in time.
    pub fn out_of_reach(&self, engagements: &[Engagement], hall: usize) -> Slots {
        let too_far = |one: &Engagement, slot: &Slot| {
            let Some(other) = self.slots.get(one.slot) else { return false };
            let (first, second) = if slot.starts < other.starts {
                (slot.starts, other.starts)
            } else {
                (other.starts, slot.starts)
            };
            second - self.ends(first) < walk(one.hall, hall)
        };
        self.only(|slot| engagements.iter().any(|one| too_far(one, slot)))
    }
}

/// Neighbouring halls fit into the gap between two meetings; across one hall it takes longer.
pub fn walk(from: usize, to: usize) -> i64 {
    i64::try_from(from.abs_diff(to)).unwrap_or(i64::from(i32::MAX)) * 4 * MINUTE
}

fn fill(window: &Window, rhythm: Rhythm) -> impl Iterator<Item = Slot> + use<> {
    let Window { day, opens, closes } = *window;
    (0..)
        .map(move |n| opens + n * (rhythm.meeting + rhythm.gap))
        .take_while(move |starts| starts + rhythm.meeting <= closes)
        .map(move |starts| Slot { day, starts })
}

impl Slots {
    /// In this set and the other.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// In this set or the other.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// In this set and not in the other.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Is this one among them?
    pub fn has(self, index: usize) -> bool {
        index < MOST && self.0 >> index & 1 == 1
    }

    /// Is there none?
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The earliest.
    pub fn first(self) -> Option<usize> {
        self.iter().next()
    }

    /// In order of time.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..MOST).filter(move |index| self.has(*index))
    }
}

impl FromIterator<usize> for Slots {
    fn from_iter<T: IntoIterator<Item = usize>>(indexes: T) -> Self {
        Self(indexes.into_iter().filter(|index| *index < MOST).fold(0, |bits, index| bits | 1 << index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RHYTHM: Rhythm = Rhythm { meeting: 20 * MINUTE, gap: 5 * MINUTE };
    const HOUR: i64 = 60 * MINUTE;

    /// Two long days and a short one.
    fn sample() -> Grid {
        let day = |n: i64, from: i64, to: i64| Window {
            day: n,
            opens: n * 24 * HOUR + from * MINUTE,
            closes: n * 24 * HOUR + to * MINUTE,
        };
        let (ten, noon, one, half_past_four) = (600, 720, 780, 990);
        Grid::new(
            &[
                day(0, ten, noon),
                day(0, one, half_past_four),
                day(1, ten, noon),
                day(1, one, half_past_four),
                day(2, 570, noon),
            ],
            RHYTHM,
        )
    }

    #[test]
    fn the_sample_edition_has_thirty_two_slots() {
        let grid = sample();
        assert_eq!([0, 1, 2].map(|day| grid.on(&[day]).count()), [13, 13, 6]);
        assert_eq!(grid.all().count(), 32);
        let starts: Vec<_> = grid.slots()[..6].iter().map(|slot| slot.starts / MINUTE).collect();
        assert_eq!(starts, [600, 625, 650, 675, 700, 780]);
    }

    #[test]
    fn common_time_is_what_both_have_free_and_still_to_come() {
        let grid = sample();
        let buyer = grid.on(&[0]).without(grid.starting([600 * MINUTE]));
        let exhibitor = grid.all().without(grid.starting([650 * MINUTE]));
        let common = buyer.and(exhibitor).and(grid.after(610 * MINUTE));
        assert_eq!(common.first(), Some(1));
        assert!(!common.has(0) && !common.has(2) && common.has(3));
        assert_eq!(common.count(), 11);
    }

    #[test]
    fn a_hall_further_on_cannot_be_reached_between_two_slots() {
        let grid = sample();
        let busy = [Engagement { slot: 2, hall: 0 }];
        assert_eq!(grid.out_of_reach(&busy, 0).iter().collect::<Vec<_>>(), [2]);
        assert_eq!(grid.out_of_reach(&busy, 1).iter().collect::<Vec<_>>(), [2]);
        assert_eq!(grid.out_of_reach(&busy, 2).iter().collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn windows_that_overlap_or_are_upside_down_do_no_harm() {
        let window = |opens, closes| Window { day: 0, opens: opens * MINUTE, closes: closes * MINUTE };
        assert_eq!(
            Grid::new(&[window(600, 720), window(600, 660), window(900, 800)], RHYTHM).all().count(),
            5
        );
        assert_eq!(Grid::new(&[], RHYTHM).all().first(), None);
    }
}
