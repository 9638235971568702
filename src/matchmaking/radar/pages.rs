//! Pages of the radar.
use super::rules::Told;
use crate::kernel::Bilingual;
use crate::web::View;
use serde::Serialize;

/// One sub-category.
#[derive(Clone, Debug, Serialize)]
pub struct Category {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Buyers who look for it.
    pub buyers: Told,
    /// Exhibitors with a booth who show it.
    pub exhibitors: usize,
    /// How badly exhibitors are missing.
    pub pull: u32,
    /// Does the reader show it?
    pub mine: bool,
}

/// Something buyers have in common.
#[derive(Clone, Debug, Serialize)]
pub struct Share {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Buyers of whom it is true.
    pub buyers: Told,
    /// Is it asked for?
    pub chosen: bool,
}

/// Demand against supply.
#[derive(Clone, Debug, Serialize)]
pub struct Radar {
    /// Buyers who take part and are counted here.
    pub buyers: Told,
    /// Every sub-category, the most wanted first.
    pub categories: Vec<Category>,
    /// Where exhibitors are missing.
    pub recruit: Vec<Category>,
    /// Where buyers come from.
    pub regions: Vec<Share>,
    /// Parcels a day.
    pub volumes: Vec<Share>,
    /// Spending on packaging a year.
    pub spends: Vec<Share>,
}

/// For the office.
#[derive(Serialize)]
pub struct OfficeRadar {
    /// What is told.
    #[serde(flatten)]
    pub radar: Radar,
}

impl View for OfficeRadar {
    const TEMPLATE: &'static str = "matchmaking/days/radar_office.html";
}

/// For exhibitors.
#[derive(Serialize)]
pub struct CompanyRadar {
    /// Nothing.
    pub notice: Option<()>,
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// What is told.
    #[serde(flatten)]
    pub radar: Radar,
}

impl View for CompanyRadar {
    const TEMPLATE: &'static str = "matchmaking/days/radar_company.html";
}
