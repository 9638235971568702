//! A verdict as it is told: machine words for the device, one sentence for the steward, the wearer in large letters.
use super::admission::Phase;
use super::group::Decided;
use super::verdict::{Outcome, Reason, Verdict};
use crate::kernel::{Lang, Moment};
use crate::show::Edition;
use crate::web::Views;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer of the scan API.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Told {
    pub scan_id: String,
    /// `admitted`, `repeat`, `refused` or `attention`.
    pub result: &'static str,
    /// A stable word that says why.
    pub reason: &'static str,
    /// One sentence for the steward, in the language asked for.
    pub sentence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<ToldBadge>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_admission: Option<ToldAdmission>,
}

/// Whose badge it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ToldBadge {
    pub name: String,
    pub company: String,
    pub category: String,
    pub category_name: String,
}

/// When and where they first came in today.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ToldAdmission {
    /// RFC 3339.
    pub at: String,
    /// As the show's clocks show it.
    pub time: String,
    pub gate: String,
    pub gate_name: String,
}

impl Told {
    /// Says what was decided, in the steward's language. A retry is told exactly as the first time.
    pub fn of(decided: &Decided, edition: &Edition, views: &Views, lang: Lang) -> Self {
        let row = &decided.row;
        let outcome = Outcome::parse(&row.result).unwrap_or(Outcome::Refused);
        let reason = Reason::parse(&row.reason).unwrap_or(Reason::UnknownCode);
        let badge = decided.wearer.as_ref().map(|wearer| ToldBadge {
            name: wearer.name.clone(),
            company: wearer.company.clone(),
            category_name: category_name(edition, &wearer.category, lang),
            category: wearer.category.clone(),
        });
        let first_admission = decided.first.as_ref().map(|first| {
            let gate = edition.gates.iter().find(|gate| gate.id == first.gate_id);
            ToldAdmission {
                at: first.at.rfc3339(),
                time: time(first.at, edition),
                gate: gate.map(|gate| gate.code.clone()).unwrap_or_default(),
                gate_name: gate.map(|gate| gate.name.say(lang).to_owned()).unwrap_or_default(),
            }
        });
        let verdict = Verdict {
            outcome,
            reason,
            next: row.next_day.clone().zip(row.next_minute.and_then(|minute| u16::try_from(minute).ok())),
            phase: row.phase.as_deref().and_then(Phase::parse),
        };
        let sentence = sentence(&verdict, badge.as_ref(), first_admission.as_ref(), views, lang);
        Self {
            scan_id: row.id.uuid().to_string(),
            result: outcome.as_str(),
            reason: reason.as_str(),
            sentence,
            badge,
            first_admission,
        }
    }
}

fn sentence(
    verdict: &Verdict,
    badge: Option<&ToldBadge>,
    first: Option<&ToldAdmission>,
    views: &Views,
    lang: Lang,
) -> String {
    let (day, minute) = verdict.next.clone().unwrap_or_default();
    let day = day.parse().map_or_else(|_| day.clone(), |day| crate::web::filters::day(day, lang));
    let args = serde_json::json!({
        "category": badge.map(|badge| badge.category_name.as_str()).unwrap_or_default(),
        "day": day,
        "time": format!("{:02}:{:02}", minute / 60, minute % 60),
        "since": first.map(|first| first.time.as_str()).unwrap_or_default(),
        "gate": first.map(|first| first.gate_name.as_str()).unwrap_or_default(),
    });
    views.say(lang, verdict.sentence(), &args)
}

/// The category's name at this edition, or its code.
pub fn category_name(edition: &Edition, code: &str, lang: Lang) -> String {
    edition
        .badge_category(code)
        .map_or_else(|| code.to_owned(), |category| category.name.say(lang).to_owned())
}

/// `09:02` by the show's clock.
pub fn time(at: Moment, edition: &Edition) -> String {
    crate::web::filters::moment(at, &edition.zone, Lang::Zh, "time")
}
