//! The edition's price list in the words of the pricing rules.
use super::pricing::{Item, Quote, Rule, Standing, Tariff, Unit, Unsold, When, Wish};
use crate::kernel::{Fen, Moment};
use crate::show::edition::{PriceItem, PriceRule, Setup};

/// The price list of an edition; rows whose meaning is not known are left out, so they change no price.
pub fn of(edition: &Setup) -> Tariff {
    let items = edition.price_items.iter().filter_map(item).collect();
    let rules = edition.price_rules.iter().filter_map(rule).collect();
    Tariff { items, rules }
}

/// The price of a booth of this kind, size and openness, asked for at `at`.
///
/// # Errors
/// [`Unsold`] when the list has no such booth.
pub fn quote(
    edition: &Setup,
    kind: &str,
    area_m2: i64,
    open_sides: i64,
    at: Moment,
) -> Result<Quote, Unsold> {
    let wish = Wish { kind, area_m2, open_sides, on: at.day(&edition.zone), standing: Standing::New };
    of(edition).quote(wish)
}

fn item(row: &PriceItem) -> Option<Item> {
    let unit = match row.unit.as_str() {
        "booth" => Unit::Shell,
        "m2" => Unit::SquareMetre,
        "company" => Unit::Company,
        "each" => Unit::Each,
        _ => return None,
    };
    let min_m2 = row.min_m2.map_or(if unit == Unit::Shell { 9 } else { 0 }, i64::from);
    Some(Item { code: row.code.clone(), unit, regular: row.regular, early: row.early, min_m2 })
}

/// A rule says by its code when it applies: `OPEN2`…`OPEN4`, `VOL72` (with its area), `EARLY`, `REBOOK` and
/// `LATE` (with their days).
fn rule(row: &PriceRule) -> Option<Rule> {
    let when = match row.code.as_str() {
        "EARLY" => When::EarlyUntil(row.until?),
        "REBOOK" => When::ReturningUntil(row.until?),
        "LATE" => When::LateAfter(row.until?),
        code if code.starts_with("VOL") => When::FromArea(i64::from(row.min_m2?)),
        code => When::OpenSides(code.strip_prefix("OPEN")?.parse().ok()?),
    };
    let percent = i64::from(row.percent.unwrap_or_default());
    Some(Rule { code: row.code.clone(), when, percent, only: row.only_item.clone() })
}

/// Nothing to pay yet.
pub fn nothing(at: Moment, edition: &Setup) -> Quote {
    Quote { lines: vec![], total: Fen(0), on: at.day(&edition.zone).to_string() }
}
