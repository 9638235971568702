//! Registering, and finding a badge again.
use super::super::entity::visitor;
use super::super::purpose::Purpose;
use super::parts::{Choice, Group, choices, path, sectors};
use crate::kernel::Lang;
use crate::show::Edition;
use crate::web::{FormState, View};
use serde::Serialize;

/// The registration form.
#[derive(Serialize)]
pub struct Register {
    form: FormState,
    buyer_types: Vec<Choice>,
    sectors: Vec<Group>,
    purposes: Vec<&'static str>,
    notice: String,
}

impl Register {
    /// The form as far as it is filled in.
    pub fn new(edition: &Edition, lang: Lang, form: FormState) -> Self {
        Self {
            form,
            buyer_types: choices(edition, "buyer_types", lang),
            sectors: sectors(edition, lang),
            purposes: Purpose::OPTIONAL.map(Purpose::word).to_vec(),
            notice: path(lang, "privacy"),
        }
    }
}

impl View for Register {
    const TEMPLATE: &'static str = "visitors/register.html";
}

/// Whose badge is looked for.
#[derive(Serialize)]
pub struct Find {
    pub form: FormState,
}

impl View for Find {
    const TEMPLATE: &'static str = "visitors/find.html";
}

/// The six digits.
#[derive(Serialize)]
pub struct CodeEntry {
    pub form: FormState,
    /// Where a code went, if anywhere: masked, and shown whether it is known or not.
    pub target: String,
}

impl View for CodeEntry {
    const TEMPLATE: &'static str = "visitors/code.html";
}

/// Several people, one contact.
#[derive(Serialize)]
pub struct Who {
    people: Vec<Person>,
}

#[derive(Serialize)]
struct Person {
    id: String,
    name: String,
    company: String,
}

impl Who {
    /// To somebody who has proved that the contact is theirs.
    pub fn new(people: Vec<visitor::Model>) -> Self {
        let person =
            |it: visitor::Model| Person { id: it.id.to_string(), name: it.name, company: it.company };
        Self { people: people.into_iter().map(person).collect() }
    }
}

impl View for Who {
    const TEMPLATE: &'static str = "visitors/who.html";
}

/// The button behind a private link.
#[derive(Serialize)]
pub struct Open {}

impl View for Open {
    const TEMPLATE: &'static str = "visitors/open.html";
}

/// A private link that is no longer good.
#[derive(Serialize)]
pub struct Expired {}

impl View for Expired {
    const TEMPLATE: &'static str = "visitors/expired.html";
}
