//! What of a draft still holds when it is published: the meetings of others come first, then those that stay, then
//! what the draft would change.
use super::conflict::Seat;
use crate::kernel::id::{ExhibitorId, MeetingTableId, VisitorId};
use std::collections::{HashMap, HashSet};

/// A change a draft wants to make.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where the meeting is now; none for a new one.
    pub from: Option<Seat>,
    /// Where it is to be.
    pub to: Seat,
}

/// Keeps what can be done at once and gives back the rest, by position in `proposals`. Whatever gives way stays where
/// it was, which may push out another: this is done again until everything left fits together. `seats` tells how many
/// meetings an exhibitor holds side by side in a slot.
pub fn settle(
    standing: &[Seat],
    proposals: &[Proposal],
    seats: impl Fn(ExhibitorId, usize) -> usize,
) -> (Vec<usize>, Vec<usize>) {
    let mut standing = standing.to_vec();
    let mut waiting: Vec<usize> = (0..proposals.len()).collect();
    let mut left: Vec<usize> = vec![];
    loop {
        let mut taken = Taken::default();
        for seat in &standing {
            taken.sit(seat, usize::MAX);
        }
        let (fits, clashes): (Vec<usize>, Vec<usize>) = waiting.into_iter().partition(|n| {
            let to = &proposals[*n].to;
            taken.sit(to, seats(to.exhibitor, to.slot))
        });
        if clashes.is_empty() {
            left.sort_unstable();
            return (fits, left);
        }
        standing.extend(clashes.iter().filter_map(|n| proposals[*n].from));
        left.extend(clashes);
        waiting = fits;
    }
}

/// Who and what is taken in which slot.
#[derive(Default)]
struct Taken {
    visitors: HashSet<(usize, VisitorId)>,
    exhibitors: HashMap<(usize, ExhibitorId), usize>,
    tables: HashSet<(usize, MeetingTableId)>,
}

impl Taken {
    /// Takes the seat, unless somebody sits there, the buyer is elsewhere, or the company has no more than `seats`
    /// people and all of them are taken.
    fn sit(&mut self, seat: &Seat, seats: usize) -> bool {
        let table = seat.table.map(|table| (seat.slot, table));
        let free = !self.visitors.contains(&(seat.slot, seat.visitor))
            && self.exhibitors.get(&(seat.slot, seat.exhibitor)).is_none_or(|taken| *taken < seats)
            && !table.is_some_and(|table| self.tables.contains(&table));
        if free {
            self.visitors.insert((seat.slot, seat.visitor));
            *self.exhibitors.entry((seat.slot, seat.exhibitor)).or_default() += 1;
            self.tables.extend(table);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::{ExhibitorId, VisitorId};

    fn seat(slot: usize) -> Seat {
        Seat { visitor: VisitorId::new(), exhibitor: ExhibitorId::new(), slot, hall: 0, table: None }
    }

    fn alone(_: ExhibitorId, _: usize) -> usize {
        1
    }

    #[test]
    fn two_that_change_places_both_move() {
        let one = seat(0);
        let other = Seat { visitor: one.visitor, ..seat(1) };
        let swap = [
            Proposal { from: Some(one), to: Seat { slot: 1, ..one } },
            Proposal { from: Some(other), to: Seat { slot: 0, ..other } },
        ];
        assert_eq!(settle(&[], &swap, alone), (vec![0, 1], vec![]));
    }

    #[test]
    fn what_gives_way_stays_and_pushes_out_whoever_wanted_its_place() {
        let stranger = seat(1);
        let one = Seat { exhibitor: stranger.exhibitor, ..seat(0) };
        let eager = Seat { visitor: one.visitor, ..seat(0) };
        let proposals = [
            Proposal { from: Some(one), to: Seat { slot: 1, ..one } },
            Proposal { from: None, to: eager },
            Proposal { from: None, to: seat(0) },
        ];
        assert_eq!(settle(&[stranger], &proposals, alone), (vec![2], vec![0, 1]));
    }

    #[test]
    fn of_two_for_one_place_the_first_has_it() {
        let one = seat(2);
        let both = [
            Proposal { from: None, to: one },
            Proposal { from: None, to: Seat { exhibitor: one.exhibitor, ..seat(2) } },
        ];
        assert_eq!(settle(&[], &both, alone), (vec![0], vec![1]));
        assert_eq!(settle(&[], &both, |_, _| 2), (vec![0, 1], vec![]), "one for each representative");
        let third = Seat { exhibitor: one.exhibitor, ..seat(2) };
        assert_eq!(settle(&[third], &both, |_, _| 2), (vec![0], vec![1]));
    }
}
