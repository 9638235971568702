//! What people see of companies. One struct per template; nothing reaches a template unnamed.
use super::store::{Company, Product};
use super::team::Member;
use crate::kernel::Bilingual;
use crate::kernel::id::ProductId;
use crate::show::edition::{Sector, Setup};
use crate::web::{FormState, View};
use serde::Serialize;

/// The page where a company and its first person sign up.
#[derive(Serialize)]
pub struct SignUp<'a> {
    pub form: FormState,
    pub countries: &'static [&'static str],
    pub sectors: &'a [Sector],
}

impl View for SignUp<'_> {
    const TEMPLATE: &'static str = "exhibitors/sign_up.html";
}

/// The company's own page.
#[derive(Serialize)]
pub struct Profile<'a> {
    pub form: FormState,
    pub countries: &'static [&'static str],
    pub sectors: &'a [Sector],
    pub version: i32,
    /// What is stored now, when somebody else changed it meanwhile.
    pub stored: Option<Company>,
    pub saved: bool,
}

impl View for Profile<'_> {
    const TEMPLATE: &'static str = "exhibitors/company.html";
}

/// A product as listed.
#[derive(Serialize)]
pub struct Item {
    pub id: ProductId,
    pub name: Bilingual,
    pub sector: Bilingual,
}

impl Item {
    /// With the name of its sector.
    pub fn of(edition: &Setup, it: Product) -> Self {
        let sector = edition.category(&it.sector_code).cloned().unwrap_or_default();
        Self { id: it.id, name: Bilingual::new(it.name_zh, it.name_en), sector }
    }
}

/// A company's products.
#[derive(Serialize)]
pub struct Products<'a> {
    pub form: FormState,
    pub products: Vec<Item>,
    pub sectors: &'a [Sector],
}

impl View for Products<'_> {
    const TEMPLATE: &'static str = "exhibitors/products.html";
}

/// A company's people.
#[derive(Serialize)]
pub struct Team {
    pub form: FormState,
    pub members: Vec<Member>,
    pub may_invite: bool,
    pub invited: bool,
}

impl View for Team {
    const TEMPLATE: &'static str = "exhibitors/team.html";
}

/// The page behind an invitation.
#[derive(Serialize)]
pub struct Join {
    pub form: FormState,
    pub company: Bilingual,
    pub email: String,
    /// `lead` (choose a password), `known` (sign in first) or `ready` (signed in).
    pub way: &'static str,
}

impl View for Join {
    const TEMPLATE: &'static str = "exhibitors/join.html";
}
