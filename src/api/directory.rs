//! The public directory: exhibitors with a confirmed booth.
use super::parts::{Open, Said};
use crate::db::Db;
use crate::kernel::id::ExhibitorId;
use crate::kernel::{Error, Result};
use crate::show::Edition;
use crate::site::{Directories, Firm, Wish};
use crate::web::Problem;
use rocket::{State, get};
use serde::Serialize;
use utoipa::ToSchema;

/// The largest page.
const MOST: usize = 200;

/// An exhibitor as the public sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExhibitorBody {
    #[schema(value_type = String)]
    id: ExhibitorId,
    name: Said,
    about: Said,
    /// Its own site, or empty.
    website: String,
    /// Codes of its sub-categories.
    #[schema(example = json!(["S1-01"]))]
    sectors: Vec<String>,
    /// Numbers of its confirmed booths.
    #[schema(example = json!(["1A06"]))]
    booths: Vec<String>,
    /// What it shows.
    products: Vec<Said>,
}

/// A page of exhibitors.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExhibitorPage {
    items: Vec<ExhibitorBody>,
    /// Send it as `cursor` to get the next page; absent on the last one.
    next: Option<String>,
}

/// Exhibitors with a confirmed booth, in the order of their booths.
#[utoipa::path(
    tag = "show",
    params(
        ("q" = Option<String>, Query, description = "Part of a name, a product or a booth number"),
        ("sector" = Option<String>, Query, description = "Code of a sector or sub-category"),
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query, description = "1 to 200, else 50"),
    ),
    responses(
        (status = 200, description = "A page", body = ExhibitorPage),
        (status = 404, description = "The cursor is not one of ours, or its exhibitor has left"),
    ),
)]
#[get("/api/v1/exhibitors?<q>&<sector>&<cursor>&<limit>")]
pub async fn exhibitors(
    q: Option<&str>,
    sector: Option<&str>,
    cursor: Option<&str>,
    limit: Option<usize>,
    edition: Edition,
    db: &State<Db>,
    directories: &State<Directories>,
) -> Result<Open<ExhibitorPage>, Problem> {
    let directory = directories.get(db, &edition).await?;
    let wish = Wish::new(q, sector, &edition);
    let found: Vec<&Firm> = directory.find(&wish).map(|(_, firm)| firm).collect();
    let begin = match cursor {
        None => 0,
        Some(cursor) => {
            let last: ExhibitorId = cursor.parse().map_err(|_| Error::NotFound)?;
            found.iter().position(|firm| firm.id == last).ok_or(Error::NotFound)? + 1
        }
    };
    let limit = limit.unwrap_or(50).clamp(1, MOST);
    let page = found.get(begin..(begin + limit).min(found.len())).unwrap_or_default();
    let more = begin + page.len() < found.len();
    let next = page.last().filter(|_| more).map(|firm| firm.id.to_string());
    Ok(Open(ExhibitorPage { items: page.iter().map(|firm| body(firm)).collect(), next }))
}

fn body(firm: &Firm) -> ExhibitorBody {
    ExhibitorBody {
        id: firm.id,
        name: (&firm.name).into(),
        about: (&firm.about).into(),
        website: firm.website.clone(),
        sectors: firm.sectors.clone(),
        booths: firm.booths.iter().map(|place| place.number.clone()).collect(),
        products: firm.products.iter().map(|product| (&product.name).into()).collect(),
    }
}
