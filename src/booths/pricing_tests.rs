//! The sample edition's price list, worked through, and what must hold for every list.
use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn item(code: &str, unit: Unit, regular: i64, early: Option<i64>, min_m2: i64) -> Item {
    Item { code: code.into(), unit, regular: Fen::yuan(regular), early: early.map(Fen::yuan), min_m2 }
}

fn rule(code: &str, when: When, percent: i64, only: Option<&str>) -> Rule {
    Rule { code: code.into(), when, percent, only: only.map(str::to_owned) }
}

/// The list of ECPAKLOG 2025.
fn list() -> Tariff {
    Tariff {
        items: vec![
            item("STD9", Unit::Shell, 13_800, Some(12_800), 9),
            item("STD9P", Unit::Shell, 16_800, Some(15_800), 9),
            item("RAW", Unit::SquareMetre, 1_380, Some(1_280), 36),
            item("COEX", Unit::Each, 1_500, None, 0),
            item("REG", Unit::Company, 1_000, None, 0),
        ],
        rules: vec![
            rule("OPEN2", When::OpenSides(2), 10, None),
            rule("OPEN3", When::OpenSides(3), 15, None),
            rule("OPEN4", When::OpenSides(4), 20, Some("RAW")),
            rule("VOL72", When::FromArea(72), -5, None),
            rule("VOL108", When::FromArea(108), -8, None),
            rule("REBOOK", When::ReturningUntil(date(2025, 3, 31)), -5, None),
            rule("EARLY", When::EarlyUntil(date(2025, 5, 31)), 0, None),
            rule("LATE", When::LateAfter(date(2025, 9, 15)), 0, None),
        ],
    }
}

fn wish(kind: &str, area_m2: i64, open_sides: i64) -> Wish<'_> {
    Wish { kind, area_m2, open_sides, on: date(2025, 7, 1), standing: Standing::New }
}

fn ledger(wish: Wish<'_>) -> String {
    let quote = list().quote(wish).unwrap();
    let lines = quote.lines.iter().map(|line| format!("{} {}; ", line.code, line.amount)).collect::<String>();
    format!("{lines}= {}", quote.total)
}

#[test]
fn a_shell_booth_in_summer() {
    assert_eq!(ledger(wish("STD9", 9, 1)), "STD9 ¥13,800; REG ¥1,000; = ¥14,800");
    assert_eq!(ledger(wish("STD9", 18, 2)), "STD9 ¥27,600; OPEN2 ¥2,760; REG ¥1,000; = ¥31,360");
    assert_eq!(ledger(wish("STD9P", 27, 3)), "STD9P ¥50,400; OPEN3 ¥7,560; REG ¥1,000; = ¥58,960");
}

#[test]
fn early_birds_see_what_they_save() {
    let early = |kind, area, sides| Wish { on: date(2025, 5, 31), ..wish(kind, area, sides) };
    assert_eq!(ledger(early("STD9", 9, 1)), "STD9 ¥13,800; EARLY −¥1,000; REG ¥1,000; = ¥13,800");
    assert_eq!(
        ledger(early("RAW", 36, 2)),
        "RAW ¥49,680; EARLY −¥3,600; OPEN2 ¥4,608; REG ¥1,000; = ¥51,688"
    );
    // 12/9 of ¥12,800 is ¥17,066.666…: half up to whole fen
    assert_eq!(ledger(early("STD9", 12, 1)), "STD9 ¥18,400; EARLY −¥1,333.33; REG ¥1,000; = ¥18,066.67");
}

#[test]
fn large_islands_get_the_higher_volume_step_only() {
    assert_eq!(
        ledger(wish("RAW", 72, 4)),
        "RAW ¥99,360; OPEN4 ¥19,872; VOL72 −¥4,968; REG ¥1,000; = ¥115,264"
    );
    assert_eq!(
        ledger(wish("RAW", 108, 4)),
        "RAW ¥149,040; OPEN4 ¥29,808; VOL108 −¥11,923.20; REG ¥1,000; = ¥167,924.80"
    );
}

#[test]
fn returning_companies_get_no_volume_discount_on_top() {
    let returning = |on| Wish { on, standing: Standing::Returning, ..wish("RAW", 72, 1) };
    let spring = ledger(returning(date(2025, 3, 31)));
    assert_eq!(spring, "RAW ¥99,360; EARLY −¥7,200; REBOOK −¥4,608; REG ¥1,000; = ¥88,552");
    assert_eq!(ledger(returning(date(2025, 7, 1))), "RAW ¥99,360; VOL72 −¥4,968; REG ¥1,000; = ¥95,392");
}

#[test]
fn late_applications_are_told_so() {
    let late = Wish { on: date(2025, 9, 16), ..wish("STD9", 9, 1) };
    assert_eq!(ledger(late), "STD9 ¥13,800; LATE ¥0; REG ¥1,000; = ¥14,800");
}

#[test]
fn what_is_not_in_the_list_has_no_price() {
    let no = |wish| list().quote(wish).unwrap_err();
    assert_eq!(no(wish("REG", 9, 1)), Unsold::Kind);
    assert_eq!(no(wish("STD9", 10, 1)), Unsold::ShellSize);
    assert_eq!(no(wish("STD9", -9, 1)), Unsold::ShellSize);
    assert_eq!(no(wish("RAW", 35, 1)), Unsold::TooSmall(36));
    assert_eq!(no(wish("RAW", i64::MAX, 1)), Unsold::TooLarge);
    assert_eq!(no(wish("STD9", 9, 4)), Unsold::OpenSides);
    assert_eq!(no(wish("RAW", 36, 0)), Unsold::OpenSides);
}

#[test]
fn an_island_is_raw_space() {
    let list = list();
    let most = |code| list.kind(code).map(|item| list.most_open_sides(item));
    assert_eq!((most("STD9"), most("RAW")), (Some(3), Some(4)));
}

proptest! {
    #[test]
    fn the_total_is_the_sum_of_the_lines(
        kind in prop::sample::select(vec!["STD9", "STD9P", "RAW"]),
        area in 1i64..=LARGEST_M2,
        sides in 1i64..=4,
        day in 0i64..365,
        returning: bool,
        rate in 1i64..100_000_000,
    ) {
        let mut list = list();
        for item in &mut list.items {
            item.early = item.early.map(|_| Fen(rate / 2));
            item.regular = Fen(rate);
        }
        let on = date(2025, 1, 1).saturating_add(jiff::Span::new().days(day));
        let standing = if returning { Standing::Returning } else { Standing::New };
        if let Ok(quote) = list.quote(Wish { kind, area_m2: area, open_sides: sides, on, standing }) {
            prop_assert_eq!(quote.lines.iter().map(|line| line.amount.0).sum::<i64>(), quote.total.0);
            prop_assert!(quote.total > Fen(0));
            for line in quote.lines.iter().filter(|line| line.percent != 0) {
                prop_assert!((line.basis.0 * line.percent - line.amount.0 * 100).abs() <= 50);
            }
        }
    }

    #[test]
    fn more_space_never_costs_less_within_a_volume_step(area in 36i64..71, sides in 1i64..=4) {
        let price = |area| list().quote(wish("RAW", area, sides)).unwrap().total;
        prop_assert!(price(area) < price(area + 1));
    }
}
