//! What several pages show in the same way: choices, facts, moments.
use super::super::entity::consent;
use crate::kernel::{Lang, Moment};
use crate::show::Edition;
use crate::web::filters::moment;
use serde::Serialize;

/// One choice of a select or a chip.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub text: String,
}

/// Chips that belong together.
#[derive(Debug, Serialize)]
pub struct Group {
    pub code: String,
    pub text: String,
    pub options: Vec<Choice>,
}

/// A labelled fact; the label is a key of words.
#[derive(Debug, Serialize)]
pub struct Fact {
    pub label: &'static str,
    pub text: String,
}

/// A consent as its owner and the office read it.
#[derive(Debug, Serialize)]
pub struct ConsentLine {
    pub purpose: &'static str,
    pub version: String,
    pub given: String,
    pub withdrawn: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into() }
    }
}

/// A list of the edition as choices.
pub fn choices(edition: &Edition, list: &str, lang: Lang) -> Vec<Choice> {
    edition.list(list).iter().map(|choice| Choice::new(&choice.code, choice.name.say(lang))).collect()
}

/// The taxonomy as folded groups.
pub fn sectors(edition: &Edition, lang: Lang) -> Vec<Group> {
    let group = |sector: &crate::show::Sector| Group {
        code: sector.code.clone(),
        text: sector.name.say(lang).to_owned(),
        options: sector.children.iter().map(|child| Choice::new(&child.code, child.name.say(lang))).collect(),
    };
    edition.sectors.iter().map(group).collect()
}

/// The name of an entry of a list; a code that is gone from the list speaks for itself.
pub fn named(edition: &Edition, list: &str, code: &str, lang: Lang) -> String {
    edition.choice(list, code).map_or(code, |name| name.say(lang)).to_owned()
}

/// The name of a sub-category.
pub fn category(edition: &Edition, code: &str, lang: Lang) -> String {
    edition.category(code).map_or(code, |name| name.say(lang)).to_owned()
}

/// Day and time at the show.
pub fn at(edition: &Edition, lang: Lang, moment_: Moment) -> String {
    moment(moment_, &edition.zone, lang, "daytime")
}

/// Consents as lines.
pub fn consent_lines(edition: &Edition, lang: Lang, consents: &[consent::Model]) -> Vec<ConsentLine> {
    let line = |consent: &consent::Model| ConsentLine {
        purpose: consent.purpose.word(),
        version: consent.notice_version.clone(),
        given: at(edition, lang, consent.given_at),
        withdrawn: consent.withdrawn_at.map(|when| at(edition, lang, when)),
    };
    consents.iter().map(line).collect()
}

/// Where a public page of ours lies.
pub fn path(lang: Lang, rest: &str) -> String {
    format!("/{}/{rest}", lang.code())
}
