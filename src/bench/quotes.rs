//! The price of a booth, which answers while somebody types.
use super::table::{Goal, Row};
use crate::booths::pricing::{Item, Rule, Standing, Tariff, Unit, When, Wish};
use crate::kernel::money::Fen;
use jiff::civil::date;
use std::hint::black_box;
use std::time::Instant;

/// How often a quote is made; the figure is the mean.
const ROUNDS: u32 = 20_000;

/// The price of a large island booth under every kind of rule.
pub fn row() -> Row {
    let list = list();
    let wish =
        Wish { kind: "RAW", area_m2: 108, open_sides: 4, on: date(2025, 7, 1), standing: Standing::New };
    let begun = Instant::now();
    let made = (0..ROUNDS).filter(|_| black_box(list.quote(black_box(wish))).is_ok()).count();
    Row {
        what: "quote".into(),
        ours: begun.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS),
        unit: "µs",
        bare: None,
        goal: Goal::Most(50.0),
        note: format!("{made} made, each with its ledger"),
    }
}

fn list() -> Tariff {
    let rule = |code: &str, when, percent| Rule { code: code.into(), when, percent, only: None };
    let item = |code: &str, unit, yuan| Item {
        code: code.into(),
        unit,
        regular: Fen::yuan(yuan),
        early: Some(Fen::yuan(yuan - 100)),
        min_m2: 0,
    };
    Tariff {
        items: vec![item("RAW", Unit::SquareMetre, 1_380), item("REG", Unit::Company, 1_000)],
        rules: vec![
            rule("OPEN2", When::OpenSides(2), 10),
            rule("OPEN4", When::OpenSides(4), 20),
            rule("VOL72", When::FromArea(72), -5),
            rule("VOL108", When::FromArea(108), -8),
            rule("EARLY", When::EarlyUntil(date(2025, 5, 31)), 0),
            rule("LATE", When::LateAfter(date(2025, 9, 15)), 0),
        ],
    }
}
