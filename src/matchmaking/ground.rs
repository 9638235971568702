//! An edition as matchmaking sees it: what goes with what, and when people can meet.
use super::score::{Edge, Landscape};
use super::slots::{Grid, Rhythm, Window};
use crate::kernel::Moment;
use crate::show::Edition;
use jiff::civil::Date;

/// The taxonomy and the grid of one edition.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Sub-categories, their sectors and their complements.
    pub landscape: Landscape,
    /// Every slot of the edition.
    pub grid: Grid,
}

impl Ground {
    /// Reads the edition's setup.
    pub fn of(edition: &Edition) -> Self {
        let codes = edition
            .sectors
            .iter()
            .flat_map(|sector| sector.children.iter().map(|child| (child.code.clone(), sector.code.clone())));
        let edges: Vec<Edge> = edition
            .complements
            .iter()
            .map(|edge| Edge {
                a: edge.a.clone(),
                b: edge.b.clone(),
                weight: u32::try_from(edge.weight_percent).unwrap_or_default(),
            })
            .collect();
        let windows: Vec<Window> = edition
            .windows
            .iter()
            .map(|window| Window {
                day: number(window.opens_at.day(&edition.zone)),
                opens: window.opens_at.0,
                closes: window.closes_at.0,
            })
            .collect();
        let rhythm = Rhythm::minutes(edition.slot_minutes.into(), edition.gap_minutes.into());
        Self { landscape: Landscape::new(codes, &edges), grid: Grid::new(&windows, rhythm) }
    }

    /// The days with meetings, in order.
    pub fn days(&self) -> Vec<i64> {
        let mut days: Vec<i64> = self.grid.slots().iter().map(|slot| slot.day).collect();
        days.dedup();
        days
    }

    /// When the slot at this place of the grid starts.
    pub fn starts(&self, place: usize) -> Option<Moment> {
        self.grid.slots().get(place).map(|slot| Moment(slot.starts))
    }

    /// The day of the slot that starts then.
    pub fn day_of(&self, starts: Moment) -> Option<i64> {
        self.grid.at(starts.0).map(|place| self.grid.slots()[place].day)
    }
}

/// Where the hall called `code` lies in the row of halls.
pub fn hall_place(edition: &Edition, code: &str) -> usize {
    edition.halls.iter().position(|hall| hall.code == code).unwrap_or_default()
}

/// `2025-10-30` as the number 20251030, by which the grid knows its days.
pub fn number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// And back, as it is stored and shown.
pub fn text(day: i64) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

/// The number of a stored day.
pub fn parse(day: &str) -> Option<i64> {
    day.parse::<Date>().ok().map(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_number_and_back() {
        assert_eq!(parse("2025-11-01"), Some(20_251_101));
        assert_eq!(text(20_251_101), "2025-11-01");
        assert_eq!(parse("someday"), None);
    }
}
