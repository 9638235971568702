//! The whole of a search, from nothing: fill, anneal for value, anneal for pleasantness, settle; and which of these
//! steps two threads share.
use super::anneal::Course;
use super::apart::anneal_apart;
use super::effort::{Effort, Plan};
use super::judge::figures;
use super::problem::Problem;
use super::search::{Charges, Search};
use super::solve::by_profit;
use super::state::{OUT, State};
use super::taste::Taste;

/// Where a search begins, in thousandths of a unit of weight.
const HEAT: f64 = 4000.0;
/// Larger shows of several days are searched on both cores at once, each on its own days; smaller ones twice, with
/// other dice on the second core, and the better result is taken.
const LARGE: usize = 20_000;
/// Shows so small that niceties could be bought with value.
const TINY: usize = 400;
/// Shows of so few wishes are searched for value many times over.
const TINIEST: usize = 40;
/// How often two searches on their own days are put together.
const ROUNDS: u64 = 8;
/// The tenths of the work that go to pleasantness.
const PLEASANT: u64 = 4;

/// The best schedule of two threads. The same problem, prices, plan and seed give the same.
pub(super) fn best_of<'a>(
    problem: &'a Problem,
    (charges, plan): (&Charges, Plan),
    effort: Effort,
) -> State<'a> {
    let order = by_profit(problem, &charges.profits);
    let contested = |p: &u32| problem.wishes.len() <= TINY || charges.profits[*p as usize] > -1500;
    let wanted: Vec<u32> = order.iter().copied().filter(contested).collect();
    let hunt = Hunt { problem, charges, order: &order, wanted: &wanted, plan };
    let (seed, taste, days) = (effort.seed, Taste::of(problem), problem.days);
    let seeds = [seed, seed ^ 0x5EED_0000];
    let mut best = if days < 2 {
        better_of(seeds.map(|seed| move || hunt.whole((seed, taste, HEAT))))
    } else if problem.wishes.len() > LARGE {
        hunt.apart((seed, taste))
    } else {
        let valued = better_of(seeds.map(|seed| move || hunt.valued((seed, taste.at_first(days), HEAT))));
        hunt.pleasant_apart(valued, (seed, taste))
    };
    if problem.wishes.len() <= TINY && !problem.gap_all {
        // Hot enough to give up a guarantee on the way: so small a show can be searched through.
        let heat = HEAT.max(f64::from(problem.penalty) * 500.0);
        // Many short searches miss the optimum less often than a long one.
        let times = if problem.wishes.len() <= TINIEST { 24 } else { 1 };
        let plan = Plan { work: plan.work / times, ..plan };
        for again in 0..times {
            let plain = Hunt { plan, ..hunt }.whole((seed ^ again << 16, taste.value_only(), heat));
            if figures(&plain).value > figures(&best).value {
                best = plain;
            }
        }
    }
    best
}

/// The better result of two threads.
fn better_of<'a>([one, two]: [impl FnOnce() -> State<'a> + Send; 2]) -> State<'a> {
    let (one, two) = std::thread::scope(|scope| {
        let second = scope.spawn(two);
        (one(), second.join().ok())
    });
    match two {
        Some(two) if liking(&two) > liking(&one) => two,
        _ => one,
    }
}

/// Value and niceties together, in thousandths.
fn liking(state: &State<'_>) -> i64 {
    let (figures, taste) = (figures(state), Taste::of(state.problem));
    let gaps = if state.problem.gap_all { figures.exhibitor_gaps } else { 0 } + figures.buyer_gaps;
    let held = taste.meeting * figures.meetings as i64;
    figures.value * 1000 + held - taste.gap * i64::from(gaps) - taste.metre * figures.metres as i64
}

/// What is searched, with which prices, and for how long.
#[derive(Copy, Clone)]
struct Hunt<'a, 'c> {
    problem: &'a Problem,
    charges: &'c Charges,
    /// All that can meet, the most profitable first.
    order: &'c [u32],
    /// Those worth an attempt.
    wanted: &'c [u32],
    plan: Plan,
}

impl<'a, 'c> Hunt<'a, 'c> {
    /// One search from beginning to end.
    fn whole(self, (seed, taste, heat): (u64, Taste, f64)) -> State<'a> {
        let first = taste.at_first(self.problem.days);
        let mut search = Search::new(self.valued((seed, first, heat)), self.charges, !seed);
        search.state.taste = taste;
        search.anneal(&self.held(&search.state), self.pleasing());
        search.settle_all(self.order);
        search.state
    }

    /// Both halves of a search, each on two threads.
    fn apart(self, (seed, taste): (u64, Taste)) -> State<'a> {
        let mut state = self.filled((seed, taste.at_first(self.problem.days))).state;
        anneal_apart(
            &mut state,
            self.charges,
            (self.wanted, self.wanted),
            (self.valuing(HEAT), ROUNDS, seed),
        );
        self.pleasant_apart(state, (seed, taste))
    }

    /// The first half of a search: value.
    fn valued(self, (seed, taste, heat): (u64, Taste, f64)) -> State<'a> {
        let mut search = self.filled((seed, taste));
        search.state.want(self.wanted.iter().copied());
        search.anneal(self.wanted, self.valuing(heat));
        search.state
    }

    /// The second half on two threads, each on its own days: gaps and ways never reach from one day to the next.
    fn pleasant_apart(self, mut state: State<'a>, (seed, taste): (u64, Taste)) -> State<'a> {
        state.taste = taste;
        let held = self.held(&state);
        anneal_apart(&mut state, self.charges, (self.wanted, &held), (self.pleasing(), ROUNDS, !seed));
        let mut search = Search::new(state, self.charges, seed);
        search.settle_all(self.order);
        search.state
    }

    fn filled(self, (seed, taste): (u64, Taste)) -> Search<'a, 'c> {
        let mut state = State::with_fixed(self.problem);
        state.taste = taste;
        let mut search = Search::new(state, self.charges, seed);
        search.fill(self.order);
        search
    }

    fn held(self, state: &State<'_>) -> Vec<u32> {
        self.order.iter().copied().filter(|&p| state.slot_of[p as usize] != OUT).collect()
    }

    fn valuing(self, heat: f64) -> Course {
        let work = self.plan.work - self.plan.work / 10 * PLEASANT;
        Course { from: heat, to: 60.0, work, shuffles: 60, swaps: 20 }
    }

    fn pleasing(self) -> Course {
        let from = if self.problem.days > 1 { 1000.0 } else { 400.0 };
        Course { from, to: 20.0, work: self.plan.work / 10 * PLEASANT, shuffles: 40, swaps: 190 }
    }
}
