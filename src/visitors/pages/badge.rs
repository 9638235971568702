//! The badge, to its owner; the show, to everybody else.
use super::super::entity::{badge, visitor};
use super::super::question::Question;
use super::super::short_code::grouped;
use super::parts::{Fact, category, named};
use crate::kernel::Lang;
use crate::show::Edition;
use crate::web::filters::{day, moment};
use crate::web::{Cache, View};
use serde::Serialize;

/// The badge as its owner sees it.
#[derive(Serialize)]
pub struct Badge {
    show: Show,
    badge: Card,
    facts: Vec<Fact>,
    hours: Vec<Day>,
    interests: Vec<String>,
    question: Option<&'static str>,
    answers_left: usize,
    matching: bool,
}

#[derive(Serialize)]
struct Card {
    code: String,
    name: String,
    /// Too long for the largest letters.
    long: bool,
    title: Option<String>,
    company: String,
    short: String,
    category: Category,
    revoked: bool,
}

#[derive(Serialize)]
struct Category {
    code: String,
    text: String,
    letter: String,
}

#[derive(Serialize)]
struct Day {
    date: String,
    hours: String,
    last_entry: Option<String>,
}

/// What is held, when and where.
#[derive(Serialize)]
struct Show {
    brand: String,
    name: String,
    dates: String,
    venue: String,
}

impl Show {
    fn of(edition: &Edition, lang: Lang) -> Self {
        Self {
            brand: edition.brand.clone(),
            name: edition.name.say(lang).to_owned(),
            dates: format!("{} – {}", day(edition.starts_on, lang), day(edition.ends_on, lang)),
            venue: edition.venue.say(lang).to_owned(),
        }
    }
}

/// All that the page is made of.
pub struct Pass<'a> {
    pub visitor: &'a visitor::Model,
    pub badge: &'a badge::Model,
    pub code: String,
    pub interests: Vec<String>,
    pub open: Vec<Question>,
}

impl Badge {
    /// The badge of one visitor.
    pub fn new(edition: &Edition, lang: Lang, pass: Pass<'_>) -> Self {
        Self {
            show: Show::of(edition, lang),
            badge: card(edition, lang, &pass),
            facts: facts(edition, lang),
            hours: hours(edition, lang),
            interests: pass.interests.iter().map(|code| category(edition, code, lang)).collect(),
            question: pass.open.first().map(|question| question.word()),
            answers_left: pass.open.len(),
            matching: pass.visitor.matching,
        }
    }
}

impl View for Badge {
    const TEMPLATE: &'static str = "visitors/badge.html";
    const CACHE: Cache = Cache::Offline;
}

fn card(edition: &Edition, lang: Lang, pass: &Pass<'_>) -> Card {
    let known = edition.badge_category(&pass.badge.category);
    Card {
        code: pass.code.clone(),
        name: pass.badge.name.clone(),
        long: width(&pass.badge.name) > 14,
        title: pass.visitor.title.clone(),
        company: pass.badge.company.clone(),
        short: grouped(&pass.badge.short_code),
        category: Category {
            code: pass.badge.category.clone(),
            text: known.map_or(pass.badge.category.as_str(), |c| c.name.say(lang)).to_owned(),
            letter: known.map(|c| c.letter.clone()).unwrap_or_default(),
        },
        revoked: pass.badge.status == badge::Status::Revoked,
    }
}

/// How wide a text is in halves of a Han character.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c as u32 >= 0x2E80 { 2 } else { 1 }).sum()
}

fn facts(edition: &Edition, lang: Lang) -> Vec<Fact> {
    let halls: Vec<&str> = edition.halls.iter().map(|hall| hall.name.say(lang)).collect();
    vec![
        Fact { label: "visitors-badge-venue", text: edition.venue.say(lang).to_owned() },
        Fact { label: "visitors-badge-hall", text: halls.join(" · ") },
    ]
}

fn hours(edition: &Edition, lang: Lang) -> Vec<Day> {
    let time = |at| moment(at, &edition.zone, lang, "time");
    let open = edition.hours.iter().filter(|hours| hours.phase == "show");
    open.map(|hours| Day {
        date: day(hours.opens_at.day(&edition.zone), lang),
        hours: format!("{}–{}", time(hours.opens_at), time(hours.closes_at)),
        last_entry: hours.last_entry_at.map(time),
    })
    .collect()
}

/// What everybody but the owner sees: the show, and to a signed-in exhibitor what the visitor agreed to share.
#[derive(Serialize)]
pub struct Stranger {
    show: Show,
    lead: Option<Lead>,
}

#[derive(Serialize)]
struct Lead {
    shared: bool,
    company: String,
    buyer_type: String,
}

impl Stranger {
    /// The show alone.
    pub fn new(edition: &Edition, lang: Lang) -> Self {
        Self { show: Show::of(edition, lang), lead: None }
    }

    /// To an exhibitor: company and type if the visitor agreed, else only that nothing is shared.
    pub fn for_exhibitor(self, edition: &Edition, lang: Lang, shared: Option<&visitor::Model>) -> Self {
        let lead = Lead {
            shared: shared.is_some(),
            company: shared.map(|it| it.company.clone()).unwrap_or_default(),
            buyer_type: shared
                .map(|it| named(edition, "buyer_types", &it.buyer_type, lang))
                .unwrap_or_default(),
        };
        Self { lead: Some(lead), ..self }
    }
}

impl View for Stranger {
    const TEMPLATE: &'static str = "visitors/stranger.html";
}
