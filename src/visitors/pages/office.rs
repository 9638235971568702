//! What the office sees.
use super::super::contact::Contact;
use super::super::entity::{answer, badge, consent, interest, visitor};
use super::super::question::{Kind, Question};
use super::super::short_code::grouped;
use super::parts::{Choice, ConsentLine, Fact, at, category, choices, consent_lines, named};
use crate::db::trail;
use crate::kernel::Lang;
use crate::show::Edition;
use crate::web::{FormState, View};
use serde::Serialize;

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ListQuery {
    pub q: String,
    pub buyer_type: String,
}

/// A page of the list.
#[derive(Serialize)]
pub struct List {
    pub query: ListQuery,
    pub buyer_types: Vec<Choice>,
    pub visitors: Vec<Row>,
    pub total: u64,
    pub page_number: u64,
    pub pages: u64,
    pub previous: String,
    pub next: String,
}

/// A visitor in the list.
#[derive(Serialize)]
pub struct Row {
    id: String,
    name: String,
    company: String,
    buyer_type: String,
    contact: String,
    registered: String,
    state: &'static str,
    tone: &'static str,
}

impl List {
    /// Choices for the filter.
    pub fn buyer_types(edition: &Edition, lang: Lang) -> Vec<Choice> {
        choices(edition, "buyer_types", lang)
    }

    /// A visitor with the state of the badge.
    pub fn row(
        edition: &Edition,
        lang: Lang,
        visitor: &visitor::Model,
        status: Option<badge::Status>,
    ) -> Row {
        let (state, tone) = state(visitor, status);
        Row {
            id: visitor.id.to_string(),
            name: visitor.name.clone(),
            company: visitor.company.clone(),
            buyer_type: named(edition, "buyer_types", &visitor.buyer_type, lang),
            contact: masked(visitor),
            registered: at(edition, lang, visitor.created_at),
            state,
            tone,
        }
    }
}

fn masked(visitor: &visitor::Model) -> String {
    let raw = visitor.mobile.as_deref().or(visitor.email.as_deref()).unwrap_or_default();
    Contact::parse(raw).map(|contact| contact.masked()).unwrap_or_default()
}

fn state(visitor: &visitor::Model, status: Option<badge::Status>) -> (&'static str, &'static str) {
    match status {
        _ if visitor.withdrawn_at.is_some() => ("withdrawn", "idle"),
        Some(badge::Status::Valid) => ("valid", "ok"),
        _ => ("revoked", "bad"),
    }
}

impl View for List {
    const TEMPLATE: &'static str = "visitors/office_list.html";
}

/// One visitor.
#[derive(Serialize)]
pub struct One {
    form: FormState,
    said: Option<&'static str>,
    visitor: Head,
    facts: Vec<Fact>,
    interests: Vec<Interest>,
    answers: Vec<Answer>,
    consents: Vec<ConsentLine>,
    badges: Vec<Card>,
    history: Vec<Happening>,
}

#[derive(Serialize)]
struct Head {
    id: String,
    name: String,
    withdrawn: bool,
}

#[derive(Serialize)]
struct Interest {
    text: String,
    strength: &'static str,
}

#[derive(Serialize)]
struct Answer {
    question: String,
    text: String,
}

#[derive(Serialize)]
struct Card {
    short: String,
    category: String,
    issued: String,
    reason: Option<String>,
    state: &'static str,
    tone: &'static str,
}

#[derive(Serialize)]
struct Happening {
    kind: String,
    actor: String,
    at: String,
}

/// All that is known of one visitor.
pub struct Dossier {
    pub visitor: visitor::Model,
    pub badges: Vec<badge::Model>,
    pub interests: Vec<interest::Model>,
    pub answers: Vec<answer::Model>,
    pub consents: Vec<consent::Model>,
    pub history: Vec<trail::Model>,
}

impl One {
    /// The dossier, with the form to revoke as it was typed and what has just been done.
    pub fn new(
        edition: &Edition,
        lang: Lang,
        it: &Dossier,
        form: FormState,
        said: Option<&'static str>,
    ) -> Self {
        let interest = |i: &interest::Model| Interest {
            text: category(edition, &i.sector_code, lang),
            strength: i.strength.word(),
        };
        Self {
            form,
            said,
            visitor: Head {
                id: it.visitor.id.to_string(),
                name: it.visitor.name.clone(),
                withdrawn: it.visitor.withdrawn_at.is_some(),
            },
            facts: facts(edition, lang, &it.visitor),
            interests: it.interests.iter().map(interest).collect(),
            answers: it.answers.iter().filter_map(|a| said_of(edition, lang, a)).collect(),
            consents: consent_lines(edition, lang, &it.consents),
            badges: it.badges.iter().map(|badge| card(edition, lang, badge)).collect(),
            history: it.history.iter().map(|row| happening(edition, lang, row)).collect(),
        }
    }
}

fn facts(edition: &Edition, lang: Lang, visitor: &visitor::Model) -> Vec<Fact> {
    let fact = |label, text: &str| (!text.is_empty()).then(|| Fact { label, text: text.to_owned() });
    [
        fact("visitors-company", &visitor.company),
        fact("visitors-question-title", visitor.title.as_deref().unwrap_or_default()),
        fact("visitors-buyer-type", &named(edition, "buyer_types", &visitor.buyer_type, lang)),
        fact("visitors-office-contact", visitor.mobile.as_deref().unwrap_or_default()),
        fact("visitors-office-contact", visitor.email.as_deref().unwrap_or_default()),
        fact("visitors-office-lang", visitor.lang.tag()),
        fact("visitors-office-registered", &at(edition, lang, visitor.created_at)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn said_of(edition: &Edition, lang: Lang, row: &answer::Model) -> Option<Answer> {
    let text = match Question::parse(&row.question)?.kind() {
        Kind::One(list) | Kind::Many(list) => named(edition, list, &row.answer, lang),
        Kind::Days | Kind::Line(_) | Kind::Text => row.answer.clone(),
    };
    Some(Answer { question: row.question.clone(), text })
}

fn card(edition: &Edition, lang: Lang, badge: &badge::Model) -> Card {
    let (state, tone) = match badge.status {
        badge::Status::Valid => ("valid", "ok"),
        badge::Status::Revoked => ("revoked", "bad"),
    };
    let category =
        edition.badge_category(&badge.category).map_or(badge.category.as_str(), |c| c.name.say(lang));
    Card {
        short: grouped(&badge.short_code),
        category: category.to_owned(),
        issued: at(edition, lang, badge.created_at),
        reason: badge.reason.clone(),
        state,
        tone,
    }
}

/// Kinds of events this domain has a sentence for.
const TOLD: &[&str] = &[
    "visitor_registered",
    "visitor_changed",
    "visitor_withdrew",
    "consent_given",
    "consent_withdrawn",
    "badge_issued",
    "badge_revoked",
    "badge_resent",
];

fn happening(edition: &Edition, lang: Lang, row: &trail::Model) -> Happening {
    let kind = if TOLD.contains(&row.kind.as_str()) { row.kind.as_str() } else { "other" };
    Happening { kind: kind.to_owned(), actor: row.actor_kind.clone(), at: at(edition, lang, row.at) }
}

impl View for One {
    const TEMPLATE: &'static str = "visitors/office_visitor.html";
}
