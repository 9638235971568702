//! What a repair changes, meeting by meeting, each with its reason.
use super::obstacles::Obstacle;
use super::outcome::Schedule;
use super::problem::Problem;
use super::state::{OUT, State};
use serde::Serialize;

/// One difference between the schedule before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Position of the pair.
    pub pair: usize,
    /// Slot and table before; nothing when it is new.
    pub before: Option<(usize, i32)>,
    /// Slot and table after; nothing when it is gone.
    pub after: Option<(usize, i32)>,
    /// Why.
    pub why: Why,
}

/// The reason of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// There was room for a wish that had been left out.
    Room,
    /// A person is no longer there in the old slot.
    Away {
        /// Position of the participant.
        person: usize,
    },
    /// The pair no longer allows the old slot, or the lounge is closed in it.
    NotAllowed,
    /// The old place is taken: these things are now in the way there.
    Displaced {
        /// What is in the way in the old slot.
        by: Vec<Obstacle>,
    },
    /// Only the table is another one: there are fewer.
    Table,
    /// The old slot is still free, but another one serves the whole better.
    Better,
}

/// The differences, in order of the pair.
pub(super) fn changes(state: &State<'_>, before: &Schedule, after: &Schedule) -> Vec<Change> {
    let mut old: Vec<Option<(usize, i32)>> = vec![None; state.slot_of.len()];
    for one in &before.meetings {
        old[one.0] = Some((one.1, one.2));
    }
    let mut found = Vec::new();
    for one in &after.meetings {
        let was = old[one.0];
        if was != Some((one.1, one.2)) {
            let why = why(state, one.0, (was, Some(one.1)));
            found.push(Change { pair: one.0, before: was, after: Some((one.1, one.2)), why });
        }
    }
    for one in before.meetings.iter().filter(|one| state.slot_of[one.0] == OUT) {
        let was = Some((one.1, one.2));
        found.push(Change { pair: one.0, before: was, after: None, why: why(state, one.0, (was, None)) });
    }
    found.sort_by_key(|change| change.pair);
    found
}

fn why(state: &State<'_>, p: usize, (was, now): (Option<(usize, i32)>, Option<usize>)) -> Why {
    let problem: &Problem = state.problem;
    let Some((slot, _)) = was else { return Why::Room };
    if now == Some(slot) {
        return Why::Table;
    }
    let wish = &problem.wishes[p];
    for x in [wish.a as usize, wish.b as usize] {
        if problem.people[x].there >> slot & 1 == 0 {
            return Why::Away { person: x };
        }
    }
    if wish.slots >> slot & 1 == 0 {
        return Why::NotAllowed;
    }
    let mut by = state.obstacles(p as u32, slot);
    // Its own meeting in its new slot is no reason to have left the old one.
    by.retain(|one| match one {
        Obstacle::Busy { meetings, .. } => !meetings.contains(&p),
        Obstacle::Walk { meeting, .. } => *meeting != p,
        Obstacle::DayFull { .. } | Obstacle::Full { .. } => now.is_none(),
        Obstacle::Tables { .. } => true,
    });
    if by.is_empty() { Why::Better } else { Why::Displaced { by } }
}
