//! What stands in the way of a meeting at a place and a time: facts that can be said in one sentence each.
//!
//! The same rule explains a drag before it lands, refuses a move, tells why a wish was left out, and looks once more
//! before a draft is published.
use crate::kernel::id::{ExhibitorId, MeetingTableId, VisitorId};
use crate::matchmaking::slots::{Grid, Slots, walk};

/// A meeting on the board.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The buyer.
    pub visitor: VisitorId,
    /// The company.
    pub exhibitor: ExhibitorId,
    /// Index in the grid.
    pub slot: usize,
    /// The hall it is held in, by its place in the row of halls.
    pub hall: usize,
    /// At which table; none at the company's booth.
    pub table: Option<MeetingTableId>,
}

/// What is known about the two and the place, apart from other meetings.
#[derive(Copy, Clone, Debug)]
pub struct Facts<'f> {
    /// The slots of the edition.
    pub grid: &'f Grid,
    /// Those that have not begun.
    pub ahead: Slots,
    /// Those on the buyer's days.
    pub there: Slots,
    /// Those the company has closed.
    pub shut: Slots,
    /// Those in which the table is not to be had.
    pub blocked: Slots,
    /// How many meetings the company can hold side by side in the slot wanted.
    pub seats: usize,
}

/// Who would have to be in two places.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The buyer.
    Buyer,
    /// The company.
    Exhibitor,
}

/// One thing that stands in the way.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The slot has begun.
    Past,
    /// The buyer is not at the show that day.
    Away,
    /// The company has closed the slot.
    Shut,
    /// The organiser keeps the table free then.
    Blocked,
    /// One of the two meets somebody else then.
    Busy(Whose, Seat),
    /// Others sit at the table.
    Taken(Seat),
    /// Too far from the meeting before or after.
    TooFar {
        /// Whose feet.
        whose: Whose,
        /// The neighbouring meeting.
        other: Seat,
        /// Walking time, in minutes.
        walk: i64,
        /// Time between the two, in minutes.
        free: i64,
    },
}

/// Everything that stands in the way of `wanted`, the plainest first. `others` are the other meetings of the two and
/// those at the same table, without `wanted` itself.
pub fn conflicts(facts: &Facts<'_>, wanted: &Seat, others: &[Seat]) -> Vec<Conflict> {
    let slot = wanted.slot;
    let plain = [
        (!facts.ahead.has(slot), Conflict::Past),
        (!facts.there.has(slot), Conflict::Away),
        (facts.shut.has(slot), Conflict::Shut),
        (wanted.table.is_some() && facts.blocked.has(slot), Conflict::Blocked),
    ];
    let mut found: Vec<Conflict> = plain.into_iter().filter(|(holds, _)| *holds).map(|(_, it)| it).collect();
    let at_once = others.iter().filter(|it| it.slot == slot && it.exhibitor == wanted.exhibitor).count();
    for other in others {
        // While a representative is free, a meeting of the company beside this one is in nobody's way; of several
        // people each walks for themselves.
        let company_feels = if other.slot == slot { at_once >= facts.seats } else { facts.seats <= 1 };
        let sides = [
            (other.visitor == wanted.visitor, Whose::Buyer),
            (other.exhibitor == wanted.exhibitor && company_feels, Whose::Exhibitor),
        ];
        let shared = sides.into_iter().filter(|(holds, _)| *holds).map(|(_, whose)| whose);
        if other.slot == slot {
            found.extend(shared.map(|whose| Conflict::Busy(whose, *other)));
            if wanted.table.is_some() && other.table == wanted.table {
                found.push(Conflict::Taken(*other));
            }
        } else {
            found.extend(shared.filter_map(|whose| too_far(facts.grid, wanted, other, whose)));
        }
    }
    found
}

fn too_far(grid: &Grid, wanted: &Seat, other: &Seat, whose: Whose) -> Option<Conflict> {
    let (here, there) = (grid.slots().get(wanted.slot)?, grid.slots().get(other.slot)?);
    if here.day != there.day {
        return None;
    }
    let (first, second) =
        if here.starts < there.starts { (here.starts, there.starts) } else { (there.starts, here.starts) };
    let (free, walk) = (second - grid.ends(first), walk(wanted.hall, other.hall));
    (free < walk).then_some(Conflict::TooFar {
        whose,
        other: *other,
        walk: walk / 60_000,
        free: free / 60_000,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matchmaking::slots::{Rhythm, Window};

    fn grid() -> Grid {
        let hour = 3_600_000;
        let window = |day| Window { day, opens: day * 24 * hour, closes: day * 24 * hour + 2 * hour };
        Grid::new(&[window(0), window(1)], Rhythm::minutes(20, 5))
    }

    fn seat(slot: usize, hall: usize) -> Seat {
        Seat { visitor: VisitorId::new(), exhibitor: ExhibitorId::new(), slot, hall, table: None }
    }

    fn facts(grid: &Grid) -> Facts<'_> {
        let none = Slots::default();
        Facts { grid, ahead: grid.all(), there: grid.all(), shut: none, seats: 1, blocked: none }
    }

    #[test]
    fn an_empty_board_has_room() {
        assert_eq!(conflicts(&facts(&grid()), &seat(0, 0), &[]), []);
    }

    #[test]
    fn each_side_is_busy_for_itself() {
        let grid = grid();
        let wanted = seat(1, 0);
        let hers = Seat { visitor: wanted.visitor, ..seat(1, 0) };
        let theirs = Seat { exhibitor: wanted.exhibitor, ..seat(1, 0) };
        let found = conflicts(&facts(&grid), &wanted, &[hers, theirs, seat(1, 0)]);
        assert_eq!(found, [Conflict::Busy(Whose::Buyer, hers), Conflict::Busy(Whose::Exhibitor, theirs)]);
    }

    #[test]
    fn a_company_is_busy_when_all_its_people_are() {
        let grid = grid();
        let wanted = seat(1, 0);
        let theirs = |slot: usize, hall: usize| Seat { exhibitor: wanted.exhibitor, ..seat(slot, hall) };
        let (one, two, far) = (theirs(1, 0), theirs(1, 0), theirs(0, 2));
        let three = Facts { seats: 3, ..facts(&grid) };
        assert_eq!(conflicts(&three, &wanted, &[one, two, far]), []);
        let both = Facts { seats: 2, ..facts(&grid) };
        let busy = [one, two].map(|other| Conflict::Busy(Whose::Exhibitor, other));
        assert_eq!(conflicts(&both, &wanted, &[one, two, far]), busy);
    }

    #[test]
    fn a_table_is_taken_or_blocked() {
        let grid = grid();
        let table = Some(MeetingTableId::new());
        let (wanted, other) = (Seat { table, ..seat(2, 0) }, Seat { table, ..seat(2, 0) });
        assert_eq!(conflicts(&facts(&grid), &wanted, &[other]), [Conflict::Taken(other)]);
        let blocked = Facts { blocked: [2].into_iter().collect(), ..facts(&grid) };
        assert_eq!(conflicts(&blocked, &wanted, &[]), [Conflict::Blocked]);
        assert_eq!(conflicts(&blocked, &seat(2, 0), &[]), [], "a booth is no table");
    }

    #[test]
    fn the_walk_is_told_in_minutes_and_only_within_a_day() {
        let grid = grid();
        let wanted = seat(1, 2);
        let before = Seat { visitor: wanted.visitor, ..seat(0, 0) };
        let found = conflicts(&facts(&grid), &wanted, &[before]);
        assert_eq!(found, [Conflict::TooFar { whose: Whose::Buyer, other: before, walk: 8, free: 5 }]);
        let neighbour = Seat { hall: 1, ..before };
        assert_eq!(conflicts(&facts(&grid), &wanted, &[neighbour]), []);
        let tomorrow = grid.on(&[1]).first().unwrap();
        assert_eq!(
            conflicts(
                &facts(&grid),
                &Seat { slot: tomorrow, ..wanted },
                &[Seat { slot: tomorrow - 1, ..before }]
            ),
            []
        );
    }

    #[test]
    fn time_that_is_past_or_closed_is_said_before_anything_else() {
        let grid = grid();
        let at = |slot: usize| [slot].into_iter().collect::<Slots>();
        let facts =
            Facts { ahead: grid.all().without(at(0)), there: Slots::default(), shut: at(0), ..facts(&grid) };
        assert_eq!(conflicts(&facts, &seat(0, 0), &[]), [Conflict::Past, Conflict::Away, Conflict::Shut]);
    }
}
