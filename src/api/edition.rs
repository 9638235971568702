//! The current edition and its sectors.
use super::parts::{Named, Open, Said};
use crate::kernel::Moment;
use crate::show::Edition;
use rocket::get;
use serde::Serialize;
use utoipa::ToSchema;

/// The edition that this site shows.
#[derive(Debug, Serialize, ToSchema)]
pub struct EditionBody {
    /// Stable.
    #[schema(example = "ECPAKLOG-2025")]
    code: String,
    /// Brand of the show.
    brand: String,
    name: Said,
    theme: Said,
    venue: Said,
    organisation: Said,
    /// IANA time zone of the venue; days are days there.
    #[schema(example = "Asia/Shanghai")]
    zone: String,
    /// First day.
    #[schema(example = "2025-10-30")]
    starts_on: String,
    /// Last day.
    #[schema(example = "2025-11-01")]
    ends_on: String,
    halls: Vec<Named>,
    gates: Vec<Named>,
    /// When what is open, in UTC.
    hours: Vec<HoursBody>,
    /// What a visitor may say they are.
    buyer_types: Vec<Named>,
    badge_categories: Vec<Named>,
}

/// A stretch of time in which the halls are open.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoursBody {
    /// `build`, `show` or `teardown`.
    phase: String,
    /// RFC 3339.
    opens_at: String,
    /// RFC 3339.
    closes_at: String,
    /// RFC 3339; nobody is let in afterwards.
    last_entry_at: Option<String>,
}

/// A sector with its sub-categories.
#[derive(Debug, Serialize, ToSchema)]
pub struct SectorBody {
    #[schema(example = "S1")]
    code: String,
    name: Said,
    children: Vec<Named>,
}

/// The edition that this site shows.
#[utoipa::path(
    tag = "show",
    responses((status = 200, description = "The edition", body = EditionBody), (status = 404, description = "None was imported yet")),
)]
#[get("/api/v1/edition")]
pub fn edition(edition: Edition) -> Open<EditionBody> {
    Open(EditionBody {
        code: edition.code.clone(),
        brand: edition.brand.clone(),
        name: (&edition.name).into(),
        theme: (&edition.theme).into(),
        venue: (&edition.venue).into(),
        organisation: (&edition.organisation).into(),
        zone: edition.zone.clone(),
        starts_on: edition.starts_on.to_string(),
        ends_on: edition.ends_on.to_string(),
        halls: edition.halls.iter().map(|it| Named::new(&it.code, &it.name)).collect(),
        gates: edition.gates.iter().map(|it| Named::new(&it.code, &it.name)).collect(),
        hours: edition.hours.iter().map(hours).collect(),
        buyer_types: edition.list("buyer_types").iter().map(|it| Named::new(&it.code, &it.name)).collect(),
        badge_categories: edition.badge_categories.iter().map(|it| Named::new(&it.code, &it.name)).collect(),
    })
}

fn hours(it: &crate::show::Hours) -> HoursBody {
    HoursBody {
        phase: it.phase.clone(),
        opens_at: it.opens_at.rfc3339(),
        closes_at: it.closes_at.rfc3339(),
        last_entry_at: it.last_entry_at.map(Moment::rfc3339),
    }
}

/// What is shown, in eight sectors and their sub-categories. Visitors and exhibitors name sub-categories by these codes.
#[utoipa::path(tag = "show", responses((status = 200, description = "All sectors, in order", body = Vec<SectorBody>)))]
#[get("/api/v1/sectors")]
pub fn sectors(edition: Edition) -> Open<Vec<SectorBody>> {
    let sector = |it: &crate::show::Sector| SectorBody {
        code: it.code.clone(),
        name: (&it.name).into(),
        children: it.children.iter().map(|child| Named::new(&child.code, &child.name)).collect(),
    };
    Open(edition.sectors.iter().map(sector).collect())
}
