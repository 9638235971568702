//! From a checked problem to a schedule with a proof.
use super::anneal::Course;
use super::bound::Certificate;
use super::effort::{Effort, Plan};
use super::judge::{Figures, figures};
use super::minima::{Shortfall, missed};
use super::outcome::Schedule;
use super::prices::Dual;
use super::problem::Problem;
use super::search::{Charges, Search};
use super::state::{OUT, State};
use super::tables::seated;
use super::taste::Taste;

/// A schedule, what it is worth, and the proof of how good it is.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The meetings.
    pub schedule: Schedule,
    /// What it is worth.
    pub figures: Figures,
    /// Nobody can make a schedule worth more than this.
    pub certificate: Certificate,
    /// Guaranteed minima it does not keep.
    pub shortfalls: Vec<Shortfall>,
}

/// Makes a schedule. The same problem and effort give the same schedule on every machine.
pub fn solve(problem: &Problem, effort: Effort) -> Solved {
    let plan = Plan::of(problem, effort, 0.3);
    let (charges, certificate) = prices(problem, plan.steps.max(40), (&[], 0.0));
    let state = best_of(problem, (&charges, plan), effort);
    Solved {
        schedule: seated(&state, None),
        figures: figures(&state),
        certificate,
        shortfalls: missed(&state),
    }
}

/// Shows of at most so many wishes are searched twice, with other dice on the second core; the better one is taken.
const WORTH_REPEATING: usize = 20_000;
/// Where a search begins, in thousandths of a unit of weight.
const HEAT: f64 = 4000.0;
/// Shows so small that niceties could be bought with value.
const TINY: usize = 400;

fn best_of<'a>(problem: &'a Problem, (charges, plan): (&Charges, Plan), effort: Effort) -> State<'a> {
    let course = |seed: u64, taste: Taste| searched(problem, (charges, plan), (seed, taste, HEAT));
    let taste = Taste::of(problem);
    let other = effort.seed ^ 0x5EED_0000;
    if problem.wishes.len() > WORTH_REPEATING {
        return course(effort.seed, taste);
    }
    let (one, two) = std::thread::scope(|scope| {
        let second = scope.spawn(|| course(other, taste));
        (course(effort.seed, taste), second.join().ok())
    });
    let mut best = one;
    if let Some(two) = two.filter(|two| liking(two) > liking(&best)) {
        best = two;
    }
    if problem.wishes.len() <= TINY && !problem.gap_all {
        // Hot enough to give up a guarantee on the way: so small a show can be searched through.
        let heat = HEAT.max(f64::from(problem.penalty) * 500.0);
        let plain = searched(problem, (charges, plan), (effort.seed, taste.value_only(), heat));
        if figures(&plain).value > figures(&best).value {
            best = plain;
        }
    }
    best
}

/// Value and niceties together, in thousandths.
fn liking(state: &State<'_>) -> i64 {
    let (figures, taste) = (figures(state), Taste::of(state.problem));
    let gaps = if state.problem.gap_all { figures.exhibitor_gaps } else { 0 } + figures.buyer_gaps;
    let held = taste.meeting * figures.meetings as i64;
    figures.value * 1000 + held - taste.gap * i64::from(gaps) - taste.metre * figures.metres as i64
}

/// One search from the beginning: fill, anneal, polish, settle.
fn searched<'a>(
    problem: &'a Problem,
    (charges, plan): (&Charges, Plan),
    (seed, taste, heat): (u64, Taste, f64),
) -> State<'a> {
    let order = by_profit(problem, &charges.profits);
    let mut state = State::new(problem);
    state.taste = taste.at_first();
    for &(p, t) in &problem.fixed {
        state.put(p, t as usize);
    }
    let mut search = Search::new(state, charges, seed);
    search.fill(&order);
    let contested = |p: &u32| problem.wishes.len() <= TINY || charges.profits[*p as usize] > -1500;
    let wanted: Vec<u32> = order.iter().copied().filter(contested).collect();
    search.state.want(wanted.iter().copied());
    let polish = plan.work / 10 * 4;
    search
        .anneal(&wanted, Course { from: heat, to: 60.0, work: plan.work - polish, shuffles: 60, swaps: 20 });
    search.state.taste = taste;
    let held: Vec<u32> = order.iter().copied().filter(|&p| search.state.slot_of[p as usize] != OUT).collect();
    search.anneal(&held, Course { from: 400.0, to: 20.0, work: polish, shuffles: 40, swaps: 190 });
    search.settle_all(&order);
    search.state
}

/// Only the proof: an upper bound on what any schedule can be worth.
pub fn certify(problem: &Problem, effort: Effort) -> Certificate {
    prices(problem, Plan::of(problem, effort, 0.3).steps.max(40), (&[], 0.0)).1
}

/// Prices by so many steps, and what they prove. A pair that stays in its `kept` slot has a bonus.
pub(super) fn prices(problem: &Problem, steps: usize, kept: (&[u8], f32)) -> (Charges, Certificate) {
    let mut dual = Dual::new(problem, kept.0, kept.1);
    dual.descend(steps);
    (dual.charges(), Certificate::new(problem, &dual.prices, kept))
}

/// The pairs that can meet at all, the most profitable first.
pub(super) fn by_profit(problem: &Problem, profits: &[i32]) -> Vec<u32> {
    let possible = |p: &u32| problem.wishes[*p as usize].slots != 0;
    let mut order: Vec<u32> = (0..problem.wishes.len() as u32).filter(possible).collect();
    order.sort_by_key(|&p| (-profits[p as usize], p));
    order
}
