//! Which table each meeting of a draft gets.
use super::conflict::Seat;
use super::floor::Floor;
use super::instance::Puzzle;
use crate::kernel::id::MeetingTableId;
use std::collections::HashSet;

/// A seat for each candidate that has a slot. Those with a table keep it; the others get the lowest number that is
/// free, in order of the wishes.
pub fn seats(floor: &Floor, puzzle: &Puzzle, slots: &[Option<usize>]) -> Vec<Option<Seat>> {
    let mut taken: HashSet<(MeetingTableId, usize)> = HashSet::new();
    let keeps = |n: usize| puzzle.candidates[n].table.zip(slots[n]);
    taken.extend((0..slots.len()).filter(|n| puzzle.candidates[*n].fixed.is_some()).filter_map(keeps));
    let mut seat = |n: usize| {
        let (it, slot) = (&puzzle.candidates[n], slots[n]?);
        let table = match puzzle.lounges[n] {
            None => None,
            Some(_) if it.fixed.is_some() => it.table,
            Some(lounge) => {
                let at = floor.ground().starts(slot)?;
                let free =
                    |id: &MeetingTableId| floor.lounges.is_open(*id, at) && !taken.contains(&(*id, slot));
                let own = it.table.filter(free);
                let mut all = floor.lounges.all[lounge].tables.iter().map(|table| table.id);
                let table = own.or_else(|| all.find(free))?;
                taken.insert((table, slot));
                Some(table)
            }
        };
        let (visitor, exhibitor) = it.pair;
        Some(Seat { visitor, exhibitor, slot, hall: floor.hall(exhibitor, table), table })
    };
    (0..slots.len()).map(&mut seat).collect()
}
