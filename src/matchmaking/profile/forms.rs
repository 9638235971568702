//! What comes in from the two profile pages; what leaves here is checked.
use super::said;
use crate::kernel::{Bilingual, Mistake, text};
use crate::matchmaking::desk;
use crate::show::Edition;
use crate::visitors::Strength;
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};

/// Nobody walks a hall for more.
const MOST_NEEDS: usize = 10;
/// The longest text somebody may write about themselves.
pub const LONGEST_TEXT: usize = 400;
/// At most so many companies on one list.
const MOST_NAMES: usize = 50;
/// The longest name of one.
const LONGEST_NAME: usize = 100;

/// A buyer's profile.
#[derive(Clone, Debug)]
pub struct BuyerSays {
    /// What is needed and how badly.
    pub needs: Vec<(String, Strength)>,
    /// What the visit is for.
    pub intents: Vec<String>,
    /// How much at a time.
    pub quantity: Option<String>,
    /// For how much money.
    pub budget: Option<String>,
    /// Delivered where.
    pub region: Option<String>,
    /// How soon.
    pub timing: Option<String>,
    /// With which certificates.
    pub certificates: Vec<String>,
    /// In free words.
    pub text: Bilingual,
    /// On which days.
    pub days: Vec<String>,
}

/// A company's profile.
#[derive(Clone, Debug)]
pub struct CompanySays {
    /// The smallest order.
    pub minimum_order: Option<String>,
    /// How dear.
    pub price_tier: Option<String>,
    /// How fast.
    pub delivers_within: Option<String>,
    /// Where it delivers.
    pub regions: Vec<String>,
    /// Its certificates.
    pub certificates: Vec<String>,
    /// In free words.
    pub text: Bilingual,
    /// Which kinds of buyer it seeks.
    pub seeks: Vec<String>,
    /// Companies it serves already.
    pub clients: Vec<String>,
    /// Companies it competes with.
    pub competitors: Vec<String>,
}

/// Reads a buyer's page.
///
/// # Errors
/// Every mistake at its field.
pub fn buyer(fields: &Fields, edition: &Edition) -> Result<BuyerSays, Mistakes> {
    let check = Check::of(fields);
    let needs = check.choices("interests", 1, MOST_NEEDS, |code| edition.is_sub_category(code));
    let intents = many(&check, edition, "intents", said::INTENTS);
    let quantity = one(&check, edition, "quantity", said::QUANTITIES);
    let budget = one(&check, edition, "budget", said::BUDGETS);
    let region = one(&check, edition, "region", said::REGIONS);
    let timing = one(&check, edition, "timing", said::TIMES);
    let certificates = many(&check, edition, "certificates", said::CERTIFICATES);
    let text = words(&check);
    let known = desk::days(edition);
    let days = check.choices("day", 0, known.len(), |day| known.iter().any(|one| one == day));
    check.done(|| {
        let strength = |code: &str| fields.one(&format!("strength-{code}")).and_then(Strength::parse);
        let needs = needs?.into_iter().map(|code| (strength(&code).unwrap_or(Strength::Want), code));
        Some(BuyerSays {
            needs: needs.map(|(strength, code)| (code, strength)).collect(),
            intents: intents?,
            quantity: quantity?,
            budget: budget?,
            region: region?,
            timing: timing?,
            certificates: certificates?,
            text: text?,
            days: days?,
        })
    })
}

/// Reads a company's page.
///
/// # Errors
/// Every mistake at its field.
pub fn company(fields: &Fields, edition: &Edition) -> Result<CompanySays, Mistakes> {
    let check = Check::of(fields);
    let minimum_order = one(&check, edition, "minimum_order", said::QUANTITIES);
    let price_tier = one(&check, edition, "price_tier", said::TIERS);
    let delivers_within = one(&check, edition, "delivers_within", said::TIMES);
    let regions = many(&check, edition, "regions", said::REGIONS);
    let certificates = many(&check, edition, "certificates", said::CERTIFICATES);
    let text = words(&check);
    let seeks = many(&check, edition, "buyer_type", "buyer_types");
    let clients = names(&check, "clients");
    let competitors = names(&check, "competitors");
    check.done(|| {
        Some(CompanySays {
            minimum_order: minimum_order?,
            price_tier: price_tier?,
            delivers_within: delivers_within?,
            regions: regions?,
            certificates: certificates?,
            text: text?,
            seeks: seeks?,
            clients: clients?,
            competitors: competitors?,
        })
    })
}

/// At most one of the edition's list.
fn one(check: &Check<'_>, edition: &Edition, name: &str, list: &str) -> Option<Option<String>> {
    let chosen = check.choices(name, 0, 1, |code| edition.choice(list, code).is_some());
    chosen.map(|codes| codes.into_iter().next())
}

/// Any of the edition's list.
fn many(check: &Check<'_>, edition: &Edition, name: &str, list: &str) -> Option<Vec<String>> {
    check.choices(name, 0, edition.list(list).len(), |code| edition.choice(list, code).is_some())
}

/// The free text, in either language or both.
fn words(check: &Check<'_>) -> Option<Bilingual> {
    let read = |name| check.optional(name, |raw| text::paragraph(raw, LONGEST_TEXT));
    let (zh, en) = (read("text_zh"), read("text_en"));
    Some(Bilingual::new(zh?.unwrap_or_default(), en?.unwrap_or_default()))
}

/// One name a line.
fn names(check: &Check<'_>, field: &str) -> Option<Vec<String>> {
    let read = |raw: &str| -> Result<Vec<String>, Mistake> {
        let lines = raw.lines().filter(|line| !line.trim().is_empty());
        let mut names: Vec<String> =
            lines.map(|line| text::line(line, LONGEST_NAME)).collect::<Result<_, _>>()?;
        names.sort();
        names.dedup();
        if names.len() > MOST_NAMES {
            return Err(Mistake::with(
                "requests-mistake-names",
                i64::try_from(MOST_NAMES).unwrap_or(i64::MAX),
            ));
        }
        Ok(names)
    };
    check.optional(field, read).map(Option::unwrap_or_default)
}
