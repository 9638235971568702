//! No rule is ever broken, and the same input gives the same schedule.
use super::super::{Effort, Problem, by_weight, first_come, judge, solve};
use super::checker;
use super::shows::{SMALL, Size, show};

fn short(seed: u64) -> Effort {
    Effort { seconds: 0.01, seed, ..Effort::default() }
}

#[test]
fn schedules_break_no_rule_and_stay_below_the_bound() {
    for seed in 0..25 {
        let instance = show(SMALL, 1000 + seed);
        let problem = Problem::new(&instance).unwrap();
        let solved = solve(&problem, short(seed));
        let value = checker::value(&instance, &solved.schedule).unwrap();
        assert_eq!(value, solved.figures.value);
        assert!(value as f64 <= solved.certificate.bound + 1e-6, "show {seed}");
        for simple in [first_come(&problem), by_weight(&problem)] {
            let less = checker::value(&instance, &simple).unwrap();
            assert_eq!(less, judge(&problem, &simple).unwrap().value);
            assert!(less <= value, "show {seed}: first fit does better");
        }
    }
}

#[test]
fn the_same_input_and_seed_give_the_same_bytes() {
    // Large enough for two threads to share the pairs.
    let large = Size { buyers: 400, exhibitors: 60, days: 2, per_day: 8, pairs: 3200 };
    for (size, seed) in [(SMALL, 1), (SMALL, 2), (large, 3)] {
        let instance = show(size, seed);
        let problem = Problem::new(&instance).unwrap();
        let text = || serde_json::to_string(&solve(&problem, short(7)).schedule).unwrap();
        assert_eq!(text(), text());
    }
}

#[test]
fn a_show_where_all_meet_has_all_meetings_and_few_gaps() {
    let size = Size { buyers: 8, exhibitors: 4, days: 1, per_day: 8, pairs: 20 };
    for seed in 0..4 {
        let mut instance = show(size, seed);
        instance.objective.gap_all = true;
        for one in &mut instance.participants {
            one.cap.0.fill(1);
            (one.min, one.max, one.max_day) = (0, 8, 8);
        }
        instance.walk_min.iter_mut().for_each(|row| row.fill(0));
        instance.pairs.iter_mut().for_each(|pair| pair.6 = None);
        instance.locations[0].tables = Some(vec![4; 8]);
        let problem = Problem::new(&instance).unwrap();
        let solved = solve(&problem, Effort { seconds: 0.05, ..Effort::default() });
        checker::value(&instance, &solved.schedule).unwrap();
        assert_eq!(solved.figures.meetings, instance.pairs.len(), "show {seed}");
        let gaps = solved.figures.buyer_gaps + solved.figures.exhibitor_gaps;
        let simple = judge(&problem, &first_come(&problem)).unwrap();
        assert!(gaps < simple.buyer_gaps + simple.exhibitor_gaps, "show {seed}: {gaps} gaps");
    }
}

#[test]
fn gaps_are_counted_as_people_feel_them() {
    use super::super::taste::gaps;
    let mut dice = super::super::dice::Dice::new(5);
    for _ in 0..2000 {
        let there = dice.next() & 0xFFFF;
        let busy = there & dice.next();
        let at: Vec<usize> = (0..16).filter(|t| busy >> t & 1 == 1).collect();
        let idle = |two: &&[usize]| (two[0] + 1..two[1]).any(|t| there >> t & 1 == 1);
        assert_eq!(gaps(busy, there) as usize, at.windows(2).filter(idle).count(), "{busy:b} of {there:b}");
    }
}
