//! Halls drawn, measured and found fault with.
use super::*;

fn floor(code: &str, lounge: Lounge) -> Floor<'_> {
    Floor { code, width_cm: 9600, depth_cm: 8400, lounge }
}

fn cell(x: i32, y: i32) -> Rect {
    Rect { x, y, w: 300, d: 300 }
}

#[test]
fn the_named_booths_of_the_sample_exist_and_can_be_sold() {
    for (hall, lounge, letters) in [
        ("1", Lounge::None, "A01 B06 C11 D02 D10"),
        ("2", Lounge::None, "A03 B08 C02 D07 E05"),
        ("3", Lounge::FarRight, "A05 A12 C01 C09 D04 D11"),
    ] {
        let plan = lay_out(&floor(hall, lounge));
        for wanted in letters.split(' ').map(|rest| format!("{hall}{rest}")) {
            let found = plan.places.iter().find(|place| place.number == wanted);
            assert!(found.is_some_and(|place| !place.blocked), "{wanted}");
        }
    }
}

#[test]
fn a_hall_is_about_half_booths_and_nothing_is_wrong_with_it() {
    for lounge in [Lounge::None, Lounge::FarRight] {
        let floor = floor("3", lounge);
        let plan = lay_out(&floor);
        let (booths, net) =
            (plan.places.len(), plan.places.iter().map(|place| place.at.area_m2()).sum::<i32>());
        assert!((280..=340).contains(&booths), "{booths} booths");
        assert!((40..=52).contains(&(net * 100 / 8064)), "{net} m²");
        assert_eq!(lint(&floor, &plan.places), []);
    }
}

#[test]
fn odd_numbers_are_on_the_left_and_rise_from_the_entrance() {
    let plan = lay_out(&floor("1", Lounge::None));
    let at = |number: &str| plan.places.iter().find(|place| place.number == number).unwrap().at;
    assert!(at("1A01").x < at("1A02").x && at("1A01").y == at("1A02").y);
    assert!(at("1A03").y < at("1A01").y);
    assert!(plan.places.iter().all(|place| !place.number.contains(['I', 'O'])));
}

#[test]
fn sides_are_read_off_the_ground() {
    let plan = lay_out(&floor("1", Lounge::None));
    let sides = |number: &str| plan.places.iter().find(|place| place.number == number).unwrap().open_sides;
    assert_eq!((sides("1A01"), sides("1A03")), (2, 1), "a corner at the cross aisle, and its neighbour");
    let islands: Vec<i32> =
        plan.places.iter().filter(|place| place.build == Build::Raw).map(|place| place.open_sides).collect();
    assert!(islands.len() >= 10 && islands.iter().all(|sides| *sides == 4), "{islands:?}");
}

#[test]
fn a_narrow_passage_is_no_aisle() {
    let floor = Floor { code: "9", width_cm: 1200, depth_cm: 1200, lounge: Lounge::None };
    let (one, next) = (cell(300, 300), cell(600 + 299, 300));
    assert_eq!(open_sides(&floor, &one, [one, next].iter()), 3);
    assert_eq!(open_sides(&floor, &one, [one].iter()), 4);
}

#[test]
fn merging_two_booths_recomputes_the_sides() {
    let floor = floor("1", Lounge::None);
    let plan = lay_out(&floor);
    let (one, two) = (plan.places[0].at, plan.places[2].at);
    let merged = Rect { y: two.y, d: one.d + two.d, ..one };
    let rest = plan.places.iter().map(|place| place.at).filter(|at| *at != one && *at != two);
    let taken: Vec<Rect> = rest.chain([merged]).collect();
    assert_eq!((merged.area_m2(), open_sides(&floor, &merged, taken.iter())), (18, 2));
}

#[test]
fn faults_are_found() {
    let floor = Floor { code: "9", width_cm: 1200, depth_cm: 1200, lounge: Lounge::None };
    let place = |number: &str, at, open_sides| Place {
        number: number.into(),
        at,
        build: Build::Shell,
        open_sides,
        blocked: false,
    };
    let places =
        [place("9A01", cell(0, 0), 1), place("9A01", cell(299, 0), 1), place("9A03", cell(1000, 0), 0)];
    let expected = [
        Fault::Overlap("9A01".into(), "9A01".into()),
        Fault::Twice("9A01".into()),
        Fault::Outside("9A03".into()),
        Fault::Shut("9A03".into()),
    ];
    assert_eq!(lint(&floor, &places), expected);
}

#[test]
fn any_size_of_hall_can_be_drawn() {
    for (width_cm, depth_cm) in [(0, 0), (1000, 1000), (2000, 3000), (4800, 5000), (30_000, 20_000)] {
        let floor = Floor { code: "7", width_cm, depth_cm, lounge: Lounge::FarRight };
        assert_eq!(lint(&floor, &lay_out(&floor).places), [], "{width_cm} x {depth_cm}");
    }
}
