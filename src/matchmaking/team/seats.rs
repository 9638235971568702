//! How many meetings a company can hold side by side: as many as representatives are free.
use std::collections::BTreeSet;

/// The representatives of a company, each by the slots (UTC milliseconds) in which they take no meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team(pub Vec<BTreeSet<i64>>);

impl Team {
    /// Seats in the slot that starts then. A company that named nobody has one.
    pub fn seats(&self, starts: i64) -> usize {
        if self.0.is_empty() {
            return 1;
        }
        self.0.iter().filter(|closed| !closed.contains(&starts)).count()
    }

    /// The lowest free seat, from 1; none when every seat is taken.
    pub fn free_seat(&self, starts: i64, taken: &BTreeSet<i32>) -> Option<i32> {
        let seats = self.seats(starts);
        if taken.len() >= seats {
            return None;
        }
        (1..).find(|seat| !taken.contains(seat))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_has_as_many_seats_as_free_representatives() {
        let team = Team(vec![[10].into(), BTreeSet::new(), [10, 20].into()]);
        assert_eq!([team.seats(10), team.seats(20), team.seats(30)], [1, 2, 3]);
        assert_eq!(Team::default().seats(10), 1);
        assert_eq!(team.free_seat(30, &[1, 3].into()), Some(2));
        assert_eq!(team.free_seat(20, &[1, 2].into()), None);
        assert_eq!(team.free_seat(20, &[2].into()), Some(1));
        assert_eq!(team.free_seat(20, &[3, 4].into()), None, "seats of people who left count");
    }
}
