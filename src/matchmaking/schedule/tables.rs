//! Which table each meeting of a lounge gets: the one it had, else the first that is free.
use super::outcome::{Meeting, SCHEDULE_FORMAT, Schedule};
use super::problem::NONE;
use super::state::{OUT, State};

/// The schedule of a state. `before` is the one it came from.
pub(super) fn seated(state: &State<'_>, before: Option<&Schedule>) -> Schedule {
    let problem = state.problem;
    let held = state.slot_of.iter().enumerate().filter(|(_, t)| **t != OUT);
    let mut meetings: Vec<Meeting> = held.map(|(p, &t)| Meeting(p, t as usize, -1)).collect();
    let mut taken: Vec<Vec<bool>> = Vec::with_capacity(problem.zones.len() * problem.slots);
    for zone in &problem.zones {
        taken.extend(zone.tables.iter().map(|&n| vec![false; n as usize]));
    }
    let row = |meeting: &Meeting| match problem.wishes[meeting.0].zone {
        NONE => None,
        zone => Some(zone as usize * problem.slots + meeting.1),
    };
    for old in before.iter().flat_map(|schedule| &schedule.meetings) {
        let Ok(at) = meetings.binary_search_by_key(&old.0, |meeting| meeting.0) else { continue };
        let Some(row) = row(&meetings[at]) else { continue };
        let free =
            usize::try_from(old.2).ok().and_then(|table| taken[row].get_mut(table)).filter(|taken| !**taken);
        if let Some(seat) = free
            && meetings[at].1 == old.1
        {
            *seat = true;
            meetings[at].2 = old.2;
        }
    }
    for meeting in &mut meetings {
        if let Some(row) = row(meeting).filter(|_| meeting.2 < 0) {
            let table = taken[row].iter().position(|taken| !taken).unwrap_or(0);
            taken[row][table] = true;
            meeting.2 = table as i32;
        }
    }
    Schedule { format: SCHEDULE_FORMAT.to_owned(), instance: problem.name.clone(), meetings }
}
