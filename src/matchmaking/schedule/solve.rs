//! From a checked problem to a schedule with a proof.
use super::bound::Certificate;
use super::effort::{Effort, Plan};
use super::hunt::best_of;
use super::judge::{Figures, figures};
use super::minima::{Shortfall, missed};
use super::outcome::Schedule;
use super::prices::Dual;
use super::problem::Problem;
use super::search::Charges;
use super::tables::seated;

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
