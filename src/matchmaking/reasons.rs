//! Terms of a score as a page says them: codes become names in both languages.
use super::ground;
use super::profile::said;
use super::score::{Fit, Kind, Term};
use crate::kernel::Bilingual;
use crate::show::Edition;
use serde::Serialize;

/// One reason, ready to be said.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Reason {
    /// `exact`, `product`, `complement`, `sector`, `sought`, `days`, or a constraint that fits.
    pub kind: Option<Kind>,
    /// What is looked for or asked.
    pub need: Bilingual,
    /// What answers it, where that is another sub-category.
    pub other: Bilingual,
    /// Why the two belong together.
    pub why: Bilingual,
    /// The kind of buyer.
    pub buyer_type: Bilingual,
    /// Days of the show.
    pub days: Vec<String>,
    /// Certificates.
    pub certificates: Vec<Bilingual>,
    /// What it is worth.
    pub points: u32,
}

/// The reasons of a fit, weightiest first.
pub fn reasons(edition: &Edition, fit: &Fit) -> Vec<Reason> {
    fit.terms.iter().map(|term| reason(edition, term)).collect()
}

fn reason(edition: &Edition, term: &Term) -> Reason {
    let subject = |place: usize| term.subjects.get(place).map(String::as_str).unwrap_or_default();
    let name = |code: &str| edition.category(code).cloned().unwrap_or_default();
    let blank = Reason { kind: Some(term.kind), points: term.points, ..Reason::default() };
    match term.kind {
        Kind::Exact | Kind::Product => Reason { need: name(subject(0)), ..blank },
        Kind::Complement => Reason {
            need: name(subject(0)),
            other: name(subject(1)),
            why: why(edition, subject(0), subject(1)),
            ..blank
        },
        Kind::Sector => Reason { need: name(subject(0)), other: name(subject(1)), ..blank },
        Kind::Sought => {
            let buyer_type = edition.choice("buyer_types", subject(0)).cloned().unwrap_or_default();
            Reason { buyer_type, ..blank }
        }
        Kind::Days => {
            let days = term.subjects.iter().filter_map(|day| day.parse().ok()).map(ground::text).collect();
            Reason { days, ..blank }
        }
        Kind::Quantity => pair(edition, term, blank, (said::QUANTITIES, said::QUANTITIES)),
        Kind::Budget => pair(edition, term, blank, (said::BUDGETS, said::TIERS)),
        Kind::Timing => pair(edition, term, blank, (said::TIMES, said::TIMES)),
        Kind::Region => Reason { need: chosen(edition, said::REGIONS, subject(0)), ..blank },
        Kind::Certificate => {
            let name = |code: &String| chosen(edition, said::CERTIFICATES, code);
            Reason { certificates: term.subjects.iter().map(name).collect(), ..blank }
        }
    }
}

/// What was asked and what is offered, each from its list.
fn pair(edition: &Edition, term: &Term, blank: Reason, lists: (&str, &str)) -> Reason {
    let name = |place: usize, list| term.subjects.get(place).map(|code| chosen(edition, list, code));
    Reason {
        need: name(0, lists.0).unwrap_or_default(),
        other: name(1, lists.1).unwrap_or_default(),
        ..blank
    }
}

fn chosen(edition: &Edition, list: &str, code: &str) -> Bilingual {
    edition.choice(list, code).cloned().unwrap_or_default()
}

fn why(edition: &Edition, one: &str, other: &str) -> Bilingual {
    let joins = |a: &str, b: &str| (a == one && b == other) || (a == other && b == one);
    let edge = edition.complements.iter().find(|edge| joins(&edge.a, &edge.b));
    edge.map(|edge| edge.reason.clone()).unwrap_or_default()
}
