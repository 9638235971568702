//! Reading a schedule, and the figures by which one is compared with another.
use super::outcome::Schedule;
use super::problem::{Problem, bits};
use super::state::{OUT, State};
use super::taste::gaps;
use serde::Serialize;

/// What a schedule is worth, and how pleasant it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Weight less penalties: what is maximised.
    pub value: i64,
    /// Meetings held.
    pub meetings: usize,
    /// Meetings missing to guaranteed minima.
    pub shortfall: u32,
    /// Idle stretches between the meetings of a day, all buyers together.
    pub buyer_gaps: u32,
    /// The same, all exhibitors together.
    pub exhibitor_gaps: u32,
    /// Buyers with at least one meeting.
    pub buyers_met: usize,
    /// Buyers' ways between the meetings of a day.
    pub metres: f64,
    /// How evenly the buyers are served.
    pub buyers: Fairness,
    /// How evenly the exhibitors are served.
    pub exhibitors: Fairness,
}

/// Shares of what each could have had at best.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Fairness {
    /// Those with at least one possible meeting.
    pub people: usize,
    /// Those of them who got none.
    pub empty_handed: usize,
    /// The share that nineteen of twenty exceed.
    pub p05: f64,
    /// The mean share.
    pub mean: f64,
    /// Jain's index: 1 when all shares are equal.
    pub jain: f64,
}

/// The figures of a schedule.
///
/// # Errors
/// When it is not one for this problem: which meeting, and why.
pub fn judge(problem: &Problem, schedule: &Schedule) -> Result<Figures, String> {
    Ok(figures(&state_of(problem, schedule)?))
}

/// A schedule as a state.
///
/// # Errors
/// Which meeting does not fit.
pub(super) fn state_of<'a>(problem: &'a Problem, schedule: &Schedule) -> Result<State<'a>, String> {
    let mut state = State::new(problem);
    for (k, meeting) in schedule.meetings.iter().enumerate() {
        check_index(problem, k, (meeting.0, meeting.1))?;
        if state.slot_of[meeting.0] != OUT {
            return Err(format!("meetings[{k}]: pair {} is scheduled twice", meeting.0));
        }
        if !state.fits(meeting.0 as u32, meeting.1) {
            return Err(format!("meetings[{k}]: pair {} cannot meet in slot {}", meeting.0, meeting.1));
        }
        state.put(meeting.0 as u32, meeting.1);
    }
    Ok(state)
}

/// Is there such a pair and such a slot?
pub(super) fn check_index(problem: &Problem, k: usize, (pair, slot): (usize, usize)) -> Result<(), String> {
    if pair >= problem.wishes.len() {
        return Err(format!("meetings[{k}]: there is no pair {pair}"));
    }
    if slot >= problem.slots {
        return Err(format!("meetings[{k}]: there is no slot {slot}"));
    }
    Ok(())
}

pub(super) fn figures(state: &State<'_>) -> Figures {
    let problem = state.problem;
    let mut figures = Figures {
        value: 0,
        meetings: state.slot_of.iter().filter(|&&t| t != OUT).count(),
        shortfall: 0,
        buyer_gaps: 0,
        exhibitor_gaps: 0,
        buyers_met: 0,
        metres: 0.0,
        buyers: fairness(state, true),
        exhibitors: fairness(state, false),
    };
    for (p, _) in state.slot_of.iter().enumerate().filter(|(_, t)| **t != OUT) {
        figures.value += i64::from(problem.wishes[p].weight);
    }
    for (x, person) in problem.people.iter().enumerate() {
        figures.shortfall += person.min.saturating_sub(state.count[x]);
        let all: u32 =
            problem.day_mask.iter().map(|&day| gaps(state.busy[x] & day, person.there & day)).sum();
        if person.buyer {
            figures.buyer_gaps += all;
            figures.buyers_met += usize::from(state.count[x] > 0);
            figures.metres += ways(state, x);
        } else {
            figures.exhibitor_gaps += all;
        }
    }
    figures.value -= i64::from(problem.penalty) * i64::from(figures.shortfall);
    figures
}

fn ways(state: &State<'_>, x: usize) -> f64 {
    let problem = state.problem;
    let stops: Vec<usize> = bits(state.busy[x]).collect();
    let place = |t: usize| problem.wishes[state.meetings(x, t)[0] as usize].place;
    let same_day = stops.windows(2).filter(|leg| problem.day_of[leg[0]] == problem.day_of[leg[1]]);
    same_day.map(|leg| f64::from(problem.metres(place(leg[0]), place(leg[1])))).sum()
}

fn fairness(state: &State<'_>, buyers: bool) -> Fairness {
    let problem = state.problem;
    let mut shares = Vec::new();
    let mut empty_handed = 0;
    for (x, person) in problem.people.iter().enumerate().filter(|(_, one)| one.buyer == buyers) {
        let usable =
            problem.wishes_of(x).iter().map(|&p| p as usize).filter(|&p| problem.wishes[p].slots != 0);
        let mut weights: Vec<i32> = usable.map(|p| problem.wishes[p].weight).collect();
        if weights.is_empty() {
            continue;
        }
        weights.sort_unstable_by(|one, other| other.cmp(one));
        let room: u32 = person.cap.iter().map(|&n| u32::from(n)).sum();
        let best: i64 = weights.iter().take(room.min(person.max) as usize).map(|&w| i64::from(w)).sum();
        let held = bits(state.busy[x]).flat_map(|t| state.meetings(x, t));
        let got: i64 = held.map(|&p| i64::from(problem.wishes[p as usize].weight)).sum();
        empty_handed += usize::from(state.count[x] == 0);
        shares.push(if best > 0 { (got as f64 / best as f64).min(1.0) } else { 1.0 });
    }
    if shares.is_empty() {
        return Fairness::default();
    }
    shares.sort_by(f64::total_cmp);
    let (n, sum) = (shares.len() as f64, shares.iter().sum::<f64>());
    let squares: f64 = shares.iter().map(|share| share * share).sum();
    Fairness {
        people: shares.len(),
        empty_handed,
        p05: shares[shares.len() / 20],
        mean: sum / n,
        jain: if squares > 0.0 { sum * sum / (n * squares) } else { 0.0 },
    }
}
