//! What a score promises: it is the sum of its reasons, it never punishes a better fit,
//! and it says the same twice.
use super::*;
use proptest::prelude::*;

fn landscape() -> Landscape {
    let codes = (1..=3).flat_map(|s| (1..=4).map(move |n| (format!("S{s}-0{n}"), format!("S{s}"))));
    let edge = |a: &str, b: &str, weight| Edge { a: a.to_owned(), b: b.to_owned(), weight };
    Landscape::new(
        codes,
        &[edge("S1-01", "S2-01", 90), edge("S1-02", "S3-01", 50), edge("S2-02", "S2-03", 70)],
    )
}

fn code() -> impl Strategy<Value = String> {
    (1..=3u8, 1..=4u8).prop_map(|(s, n)| format!("S{s}-0{n}"))
}

fn strength() -> impl Strategy<Value = Strength> {
    prop_oneof![Just(Strength::Must), Just(Strength::Want), Just(Strength::Curious)]
}

fn demand() -> impl Strategy<Value = Demand> {
    let needs = proptest::collection::btree_map(code(), strength(), 0..6);
    let days = proptest::collection::btree_set(0..3i64, 0..3);
    (needs, "[ab]", days).prop_map(|(needs, buyer_type, days)| Demand {
        needs: needs.into_iter().map(|(code, strength)| Need { code, strength }).collect(),
        buyer_type,
        days,
        asked: Asked { region: Some("south".into()), ..Asked::default() },
    })
}

fn supply() -> impl Strategy<Value = Supply> {
    let codes = || proptest::collection::btree_set(code(), 0..4);
    let days = proptest::collection::btree_set(0..3i64, 0..3);
    (codes(), codes(), proptest::collection::btree_set("[ab]", 0..2), days).prop_map(
        |(codes, products, seeks, days)| {
            let regions =
                days.iter().map(|day| if *day == 0 { "south" } else { "north" }.to_owned()).collect();
            let offered = Offered { regions, ..Offered::default() };
            Supply { codes, products, seeks, days, offered }
        },
    )
}

proptest! {
    #[test]
    fn the_terms_sum_to_the_score(demand in demand(), supply in supply()) {
        let fit = Fit::of(&landscape(), &demand, &supply);
        prop_assert_eq!(fit.score, fit.terms.iter().map(|term| term.points).sum::<u32>());
        prop_assert!(fit.terms.iter().all(|term| term.points > 0));
    }

    #[test]
    fn supplying_more_never_costs_points(demand in demand(), supply in supply(), extra in code()) {
        let before = Fit::of(&landscape(), &demand, &supply).score;
        let mut wider = supply.clone();
        wider.codes.insert(extra.clone());
        prop_assert!(Fit::of(&landscape(), &demand, &wider).score >= before);
        wider.products.insert(extra);
        wider.seeks.insert(demand.buyer_type.clone());
        wider.days.extend(0..3);
        prop_assert!(Fit::of(&landscape(), &demand, &wider).score >= before);
    }

    #[test]
    fn a_stronger_need_never_costs_points(demand in demand(), supply in supply()) {
        let before = Fit::of(&landscape(), &demand, &supply).score;
        let mut keener = demand.clone();
        keener.needs.iter_mut().for_each(|need| need.strength = Strength::Must);
        prop_assert!(Fit::of(&landscape(), &keener, &supply).score >= before);
    }

    #[test]
    fn an_exact_answer_beats_every_detour(need in code(), strength in strength(), supply in supply()) {
        let demand = Demand { needs: vec![Need { code: need.clone(), strength }], ..Demand::default() };
        let exact = Supply { codes: [need.clone()].into(), ..Supply::default() };
        let detour = Supply {
            codes: supply.codes.into_iter().filter(|code| *code != need).collect(),
            ..Supply::default()
        };
        let (exact, detour) = (Fit::of(&landscape(), &demand, &exact), Fit::of(&landscape(), &demand, &detour));
        prop_assert!(exact.score > detour.score);
    }

    #[test]
    fn the_order_of_the_needs_does_not_matter(demand in demand(), supply in supply()) {
        let mut turned = demand.clone();
        turned.needs.reverse();
        prop_assert_eq!(Fit::of(&landscape(), &demand, &supply), Fit::of(&landscape(), &turned, &supply));
    }
}

#[test]
fn reasons_name_what_is_needed_and_what_answers_it() {
    let demand = Demand {
        needs: vec![
            Need { code: "S1-01".into(), strength: Strength::Must },
            Need { code: "S3-02".into(), strength: Strength::Want },
        ],
        buyer_type: "seller".into(),
        days: [1, 2].into(),
        asked: Asked { region: Some("south".into()), ..Asked::default() },
    };
    let supply = Supply {
        codes: ["S2-01", "S3-02"].map(String::from).into(),
        products: ["S3-02".to_owned()].into(),
        seeks: ["seller".to_owned()].into(),
        days: [2].into(),
        offered: Offered { regions: ["south".to_owned()].into(), ..Offered::default() },
    };
    let said: Vec<_> = Fit::of(&landscape(), &demand, &supply)
        .terms
        .into_iter()
        .map(|term| (term.kind, term.subjects.join("+"), term.points))
        .collect();
    let expected = [
        (Kind::Exact, "S3-02", 26),
        (Kind::Complement, "S1-01+S2-01", 18),
        (Kind::Sought, "seller", 12),
        (Kind::Product, "S3-02", 6),
        (Kind::Region, "south", 6),
        (Kind::Days, "2", 4),
    ];
    assert_eq!(said, expected.map(|(kind, subjects, points)| (kind, subjects.to_owned(), points)));
}
