//! What visitors change about themselves.
use super::super::entity::{consent, interest, visitor};
use super::super::forms::show_days;
use super::super::purpose::Purpose;
use super::super::question::{self, Kind, LONGEST_TEXT};
use super::parts::{Choice, ConsentLine, Fact, Group, category, choices, consent_lines, path, sectors};
use crate::kernel::Lang;
use crate::show::Edition;
use crate::web::filters::day;
use crate::web::{FormState, View};
use serde::Serialize;

/// One optional question.
#[derive(Serialize)]
pub struct Question {
    form: FormState,
    question: &'static str,
    kind: &'static str,
    options: Vec<Choice>,
    longest: usize,
    position: usize,
    total: usize,
    next: Option<&'static str>,
    badge: String,
}

impl Question {
    /// `asked` are all questions that concern this person, in order.
    pub fn new(
        edition: &Edition,
        lang: Lang,
        at: question::Question,
        asked: &[question::Question],
        form: FormState,
    ) -> Self {
        let (kind, options, longest) = match at.kind() {
            Kind::One(list) => ("one", choices(edition, list, lang), 0),
            Kind::Many(list) => ("many", choices(edition, list, lang), 0),
            Kind::Days => ("many", days(edition, lang), 0),
            Kind::Line(longest) => ("line", vec![], longest),
            Kind::Text => ("text", vec![], LONGEST_TEXT),
        };
        let place = asked.iter().position(|question| *question == at).unwrap_or_default();
        Self {
            form,
            question: at.word(),
            kind,
            options,
            longest,
            position: place + 1,
            total: asked.len(),
            next: asked.get(place + 1).map(|question| question.word()),
            badge: path(lang, "badge"),
        }
    }
}

fn days(edition: &Edition, lang: Lang) -> Vec<Choice> {
    let said = |date: &str| date.parse().map_or_else(|_| date.to_owned(), |date| day(date, lang));
    show_days(edition).into_iter().map(|date| Choice::new(date.as_str(), said(&date))).collect()
}

impl View for Question {
    const TEMPLATE: &'static str = "visitors/question.html";
}

/// What is looked for, and how much.
#[derive(Serialize)]
pub struct Interests {
    form: FormState,
    sectors: Vec<Group>,
    chosen: Vec<Chosen>,
    badge: String,
}

#[derive(Serialize)]
struct Chosen {
    value: String,
    text: String,
    strength: &'static str,
}

impl Interests {
    /// The interests kept so far, with the form as it is typed now.
    pub fn new(edition: &Edition, lang: Lang, kept: &[interest::Model], form: FormState) -> Self {
        let chosen = kept.iter().map(|it| Chosen {
            value: it.sector_code.clone(),
            text: category(edition, &it.sector_code, lang),
            strength: it.strength.word(),
        });
        Self { form, sectors: sectors(edition, lang), chosen: chosen.collect(), badge: path(lang, "badge") }
    }
}

impl View for Interests {
    const TEMPLATE: &'static str = "visitors/interests.html";
}

/// Company, title and type.
#[derive(Serialize)]
pub struct Details {
    form: FormState,
    facts: Vec<Fact>,
    buyer_types: Vec<Choice>,
    badge: String,
}

impl Details {
    /// The form, below what cannot be changed.
    pub fn new(edition: &Edition, lang: Lang, visitor: &visitor::Model, form: FormState) -> Self {
        let contact = visitor.mobile.as_deref().or(visitor.email.as_deref()).unwrap_or_default();
        let facts = vec![
            Fact { label: "visitors-name", text: visitor.name.clone() },
            Fact { label: "visitors-contact", text: contact.to_owned() },
        ];
        Self { form, facts, buyer_types: choices(edition, "buyer_types", lang), badge: path(lang, "badge") }
    }
}

impl View for Details {
    const TEMPLATE: &'static str = "visitors/details.html";
}

/// What is agreed to now, and all that ever was.
#[derive(Serialize)]
pub struct Consents {
    form: FormState,
    purposes: Vec<&'static str>,
    history: Vec<ConsentLine>,
    notice: String,
    badge: String,
}

impl Consents {
    /// The boxes and the history.
    pub fn new(edition: &Edition, lang: Lang, history: &[consent::Model], form: FormState) -> Self {
        Self {
            form,
            purposes: Purpose::OPTIONAL.map(Purpose::word).to_vec(),
            history: consent_lines(edition, lang, history),
            notice: path(lang, "privacy"),
            badge: path(lang, "badge"),
        }
    }
}

impl View for Consents {
    const TEMPLATE: &'static str = "visitors/consents.html";
}

/// The question before a registration is cancelled.
#[derive(Serialize)]
pub struct Withdrawal {
    badge: String,
}

impl Withdrawal {
    /// With the way back.
    pub fn new(lang: Lang) -> Self {
        Self { badge: path(lang, "badge") }
    }
}

impl View for Withdrawal {
    const TEMPLATE: &'static str = "visitors/withdrawal.html";
}

/// It is cancelled.
#[derive(Serialize)]
pub struct Withdrawn {}

impl View for Withdrawn {
    const TEMPLATE: &'static str = "visitors/withdrawn.html";
}
