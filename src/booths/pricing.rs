//! What a booth costs. Pure arithmetic over the published price list: a wish comes in, a quote goes out.
//!
//! A quote is a ledger: one line for each item or rule that applied, in the order of the list, each with the
//! amount it was computed from and a sentence that says so. The total is the sum of the lines and nothing else.
//!
//! - The *space price* is area x rate (per square metre), or area / 9 x rate for a shell booth (pro rata).
//!   Early bird is a line of its own, the difference between the two rates, and belongs to the space price.
//! - Every percentage (open sides, volume, returning exhibitors) is taken from the space price, so the order of
//!   the rules never changes an amount.
//! - Of the volume rules only the highest reached applies; it is not given together with the returning discount.
//! - Rounding: money is whole fen. Pro rata and percentages round half up, each line by itself.
use crate::kernel::Fen;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A shell booth's list price is for this many square metres.
const SHELL_UNIT_M2: i64 = 9;
/// Sizes in which shell booths are sold.
pub const SHELL_SIZES_M2: [i64; 5] = [9, 12, 15, 18, 27];
/// More than this is not an application but a negotiation.
pub const LARGEST_M2: i64 = 400;

/// How an item is counted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A shell booth; the price is for 9 m² and pro rata for the other sizes.
    Shell,
    /// Raw space by the square metre.
    SquareMetre,
    /// Once per company, compulsory.
    Company,
    /// By number.
    Each,
}

/// One line of the published price list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `STD9`, `RAW`, `REG`, …
    pub code: String,
    /// How it is counted.
    pub unit: Unit,
    /// The price.
    pub regular: Fen,
    /// The price until the early-bird date.
    pub early: Option<Fen>,
    /// The smallest area sold.
    pub min_m2: i64,
}

/// When a rule applies.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// The early-bird rates hold until and including this day.
    EarlyUntil(Date),
    /// The booth has exactly so many open sides.
    OpenSides(i64),
    /// The booth has at least so many square metres.
    FromArea(i64),
    /// The company was here last time, until and including this day.
    ReturningUntil(Date),
    /// Applications after this day pay in full at once; changes no amount.
    LateAfter(Date),
}

/// One rule of the published price list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `OPEN2`, `VOL72`, …
    pub code: String,
    /// When it applies.
    pub when: When,
    /// Percent of the space price; negative is a discount.
    pub percent: i64,
    /// Only for this item.
    pub only: Option<String>,
}

/// What the organiser has published for one edition, in the order of its ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tariff {
    /// Everything that has a price.
    pub items: Vec<Item>,
    /// Everything that changes one.
    pub rules: Vec<Rule>,
}

/// What somebody asks the price of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Wish<'a> {
    /// The code of a space item.
    pub kind: &'a str,
    /// Square metres.
    pub area_m2: i64,
    /// 1 to 4.
    pub open_sides: i64,
    /// The day the price is asked for.
    pub on: Date,
    /// Whether the company was here last time.
    pub standing: Standing,
}

/// Has the company been here before?
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// For the first time, or not known.
    New,
    /// An exhibitor of the edition before.
    Returning,
}

/// One line of the ledger. The key's sentence may use `quantity`, `rate`, `percent` and `basis`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which item or rule.
    pub code: String,
    /// The sentence that explains it.
    pub key: String,
    /// Square metres, booths or pieces.
    pub quantity: i64,
    /// The price of one.
    pub rate: Fen,
    /// Percent of `basis`; 0 where the line is quantity x rate.
    pub percent: i64,
    /// What the amount was computed from.
    pub basis: Fen,
    /// What it adds to the total.
    pub amount: Fen,
}

/// A price with its reasons, kept with the application as it was on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The ledger.
    pub lines: Vec<Line>,
    /// The sum of the lines.
    pub total: Fen,
    /// `2025-05-31`: the day whose rules were used.
    pub on: String,
}

/// Why there is no price for a wish: a field and a sentence, with the number it mentions.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Unsold {
    /// This kind of booth is not in the list.
    Kind,
    /// Shell booths come in fixed sizes.
    ShellSize,
    /// Raw space begins at so many square metres.
    TooSmall(i64),
    /// Larger than what is sold through a form.
    TooLarge,
    /// This kind of booth is not sold with so many open sides.
    OpenSides,
}

impl Tariff {
    /// The items that are space: what one can choose as the kind of a booth.
    pub fn kinds(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| matches!(item.unit, Unit::Shell | Unit::SquareMetre))
    }

    /// The space item with this code.
    pub fn kind(&self, code: &str) -> Option<&Item> {
        self.kinds().find(|item| item.code == code)
    }

    /// The price of a wish, with reasons.
    ///
    /// # Errors
    /// [`Unsold`] when the price list has no such booth.
    pub fn quote(&self, wish: Wish<'_>) -> Result<Quote, Unsold> {
        let item = self.kind(wish.kind).ok_or(Unsold::Kind)?;
        self.check(item, wish)?;
        let mut lines = vec![space_line(item, wish.area_m2)];
        lines.extend(self.early_line(item, wish));
        let space: Fen = lines.iter().map(|line| line.amount).sum();
        lines.extend(self.rules.iter().filter_map(|rule| self.rule_line(rule, wish, space)));
        lines.extend(self.items.iter().filter(|item| item.unit == Unit::Company).map(company_line));
        let total = lines.iter().map(|line| line.amount).sum();
        Ok(Quote { lines, total, on: wish.on.to_string() })
    }

    fn check(&self, item: &Item, wish: Wish<'_>) -> Result<(), Unsold> {
        match item.unit {
            Unit::Shell if !SHELL_SIZES_M2.contains(&wish.area_m2) => return Err(Unsold::ShellSize),
            _ if wish.area_m2 < item.min_m2.max(1) => return Err(Unsold::TooSmall(item.min_m2.max(1))),
            _ if wish.area_m2 > LARGEST_M2 => return Err(Unsold::TooLarge),
            _ => {}
        }
        let sold = wish.open_sides == 1 || self.surcharge(item, wish.open_sides).is_some();
        if sold { Ok(()) } else { Err(Unsold::OpenSides) }
    }

    /// The rule that lets this kind of booth have so many open sides.
    fn surcharge(&self, item: &Item, sides: i64) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.when == When::OpenSides(sides) && rule.is_for(&item.code))
    }

    /// Into how many open sides this kind of booth may be divided, at most.
    pub fn most_open_sides(&self, item: &Item) -> i64 {
        (2..=4).rev().find(|sides| self.surcharge(item, *sides).is_some()).unwrap_or(1)
    }

    fn early_line(&self, item: &Item, wish: Wish<'_>) -> Option<Line> {
        let (rule, early) = (self.early_rule(wish.on)?, item.early?);
        let (regular, cheaper) =
            (space_price(item, item.regular, wish.area_m2), space_price(item, early, wish.area_m2));
        let amount = cheaper - regular;
        let line = Line {
            rate: early,
            basis: regular,
            amount,
            quantity: wish.area_m2,
            ..Line::named(&rule.code, key::EARLY)
        };
        Some(line)
    }

    /// The early-bird rule that holds on this day.
    fn early_rule(&self, on: Date) -> Option<&Rule> {
        self.rules.iter().find(|rule| matches!(rule.when, When::EarlyUntil(day) if on <= day))
    }

    fn rule_line(&self, rule: &Rule, wish: Wish<'_>, space: Fen) -> Option<Line> {
        if !rule.is_for(wish.kind) {
            return None;
        }
        let (key, quantity) = match rule.when {
            When::OpenSides(sides) if sides == wish.open_sides => (key::OPEN_SIDES, sides),
            When::FromArea(area) if self.volume(wish) == Some(area) => (key::VOLUME, area),
            When::ReturningUntil(_) if self.returning(wish).is_some_and(|it| it == rule) => {
                (key::RETURNING, 1)
            }
            When::LateAfter(day) if wish.on > day => (key::LATE, 1),
            _ => return None,
        };
        let amount = space.percent(rule.percent);
        Some(Line { quantity, percent: rule.percent, basis: space, amount, ..Line::named(&rule.code, key) })
    }

    /// The highest volume step reached, unless the returning discount is given instead.
    fn volume(&self, wish: Wish<'_>) -> Option<i64> {
        if self.returning(wish).is_some() {
            return None;
        }
        let steps =
            self.rules.iter().filter(|rule| rule.is_for(wish.kind)).filter_map(|rule| match rule.when {
                When::FromArea(area) if area <= wish.area_m2 => Some(area),
                _ => None,
            });
        steps.max()
    }

    fn returning(&self, wish: Wish<'_>) -> Option<&Rule> {
        let holds = |rule: &&Rule| matches!(rule.when, When::ReturningUntil(day) if wish.on <= day);
        self.rules.iter().filter(|_| wish.standing == Standing::Returning).find(holds)
    }
}

/// Keys of the sentences, all in the words of this domain.
mod key {
    pub const SHELL: &str = "booths-ledger-shell";
    pub const RAW: &str = "booths-ledger-raw";
    pub const EARLY: &str = "booths-ledger-early";
    pub const OPEN_SIDES: &str = "booths-ledger-open-sides";
    pub const VOLUME: &str = "booths-ledger-volume";
    pub const RETURNING: &str = "booths-ledger-returning";
    pub const LATE: &str = "booths-ledger-late";
    pub const COMPANY: &str = "booths-ledger-company";
}

impl Rule {
    fn is_for(&self, kind: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == kind)
    }
}

impl Line {
    fn named(code: &str, key: &str) -> Self {
        let nothing = Fen(0);
        Self {
            code: code.into(),
            key: key.into(),
            quantity: 1,
            rate: nothing,
            percent: 0,
            basis: nothing,
            amount: nothing,
        }
    }
}

fn space_line(item: &Item, area_m2: i64) -> Line {
    let key = if item.unit == Unit::Shell { key::SHELL } else { key::RAW };
    let amount = space_price(item, item.regular, area_m2);
    Line { quantity: area_m2, rate: item.regular, basis: amount, amount, ..Line::named(&item.code, key) }
}

fn space_price(item: &Item, rate: Fen, area_m2: i64) -> Fen {
    match item.unit {
        Unit::Shell => Fen((2 * rate.0 * area_m2 + SHELL_UNIT_M2).div_euclid(2 * SHELL_UNIT_M2)),
        _ => rate * area_m2,
    }
}

fn company_line(item: &Item) -> Line {
    Line {
        rate: item.regular,
        basis: item.regular,
        amount: item.regular,
        ..Line::named(&item.code, key::COMPANY)
    }
}

#[cfg(test)]
#[path = "pricing_tests.rs"]
mod tests;
