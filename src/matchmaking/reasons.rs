//! Reasons as a page says them: one sentence each, for either side, with names in both languages. A reason carries
//! the key of its sentence, what fills it, and its points; the points of all reasons add up to the score.
use super::ground;
use super::profile::said;
use super::score::{Fit, Kind, Term};
use crate::kernel::Bilingual;
use crate::show::Edition;
use serde::Serialize;

/// One reason, ready to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The sentence: `reason-<key>-visitor` or `reason-<key>-exhibitor`.
    pub key: &'static str,
    /// What it speaks of first, usually a need.
    pub one: Bilingual,
    /// What answers it.
    pub other: Bilingual,
    /// Why the two belong together.
    pub why: Bilingual,
    /// Days of the show.
    pub days: Vec<String>,
    /// How many.
    pub n: u32,
    /// What it is worth; less than nothing when it speaks against the pair.
    pub points: i32,
}

/// What the reader could still say of themselves, and what it would bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The sentence: `reason-gap-<key>`.
    pub key: &'static str,
    /// What it speaks of.
    pub one: Bilingual,
    /// So many points more.
    pub points: i32,
}

impl Reason {
    /// A sentence and its worth.
    pub fn new(key: &'static str, points: i32) -> Self {
        Self { key, points, ..Self::default() }
    }

    /// The same of these two.
    pub fn of(self, one: Bilingual, other: Bilingual) -> Self {
        Self { one, other, ..self }
    }
}

/// The reasons of a fit of profiles, weightiest first.
pub fn reasons(edition: &Edition, fit: &Fit) -> Vec<Reason> {
    fit.terms.iter().map(|term| reason(edition, term)).collect()
}

fn reason(edition: &Edition, term: &Term) -> Reason {
    let subject = |place: usize| term.subjects.get(place).map(String::as_str).unwrap_or_default();
    let name = |place: usize| edition.category(subject(place)).cloned().unwrap_or_default();
    let chosen = |place: usize, list: &str| chosen(edition, list, subject(place));
    let say = |key| Reason::new(key, i32::try_from(term.points).unwrap_or(i32::MAX));
    match term.kind {
        Kind::Exact => say("exact").of(name(0), Bilingual::default()),
        Kind::Product => say("product").of(name(0), Bilingual::default()),
        Kind::Complement => {
            Reason { why: why(edition, subject(0), subject(1)), ..say("complement").of(name(0), name(1)) }
        }
        Kind::Sector => say("sector").of(name(0), name(1)),
        Kind::Sought => say("sought").of(chosen(0, "buyer_types"), Bilingual::default()),
        Kind::Days => {
            let days = term.subjects.iter().filter_map(|day| day.parse().ok()).map(ground::text).collect();
            Reason { days, ..say("days") }
        }
        Kind::Quantity => say("quantity").of(chosen(0, said::QUANTITIES), chosen(1, said::QUANTITIES)),
        Kind::Budget => say("budget").of(chosen(0, said::BUDGETS), chosen(1, said::TIERS)),
        Kind::Timing => say("timing").of(chosen(0, said::TIMES), chosen(1, said::TIMES)),
        Kind::Region => say("region").of(chosen(0, said::REGIONS), Bilingual::default()),
        Kind::Certificate => {
            let names = term.subjects.iter().map(|code| self::chosen(edition, said::CERTIFICATES, code));
            say("certificate").of(joined(names), Bilingual::default())
        }
    }
}

/// Names in a row.
pub fn joined(names: impl IntoIterator<Item = Bilingual>) -> Bilingual {
    let (zh, en): (Vec<String>, Vec<String>) = names.into_iter().map(|name| (name.zh, name.en)).unzip();
    Bilingual::new(zh.join(" · "), en.join(" · "))
}

/// The name of a code in one of the edition's lists.
pub fn chosen(edition: &Edition, list: &str, code: &str) -> Bilingual {
    edition.choice(list, code).cloned().unwrap_or_default()
}

/// Why two sub-categories are bought together.
pub fn why(edition: &Edition, one: &str, other: &str) -> Bilingual {
    let joins = |a: &str, b: &str| (a == one && b == other) || (a == other && b == one);
    let edge = edition.complements.iter().find(|edge| joins(&edge.a, &edge.b));
    edge.map(|edge| edge.reason.clone()).unwrap_or_default()
}
