//! The radar for the office and for exhibitors.
use super::pages::{CompanyRadar, OfficeRadar};
use super::view::{Asked, radar};
use crate::accounts::{Exhibitor, MatchDesk};
use crate::db::Db;
use crate::kernel::Result;
use crate::matchmaking::desk::CompanyDesk;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::NoBooth;
use crate::web::Page;
use rocket::{Route, State, get, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![office, company]
}

/// Demand against supply, and whom to recruit.
#[get("/office/meetings/radar?<region>&<volume>&<spend>")]
async fn office(
    region: Option<&str>,
    volume: Option<&str>,
    spend: Option<&str>,
    desk: MatchDesk,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let asked = Asked { region: chosen(region), volume: chosen(volume), spend: chosen(spend), me: None };
    Ok(Page::of(&OfficeRadar { radar: radar(db, index, desk.edition(), asked).await? }))
}

/// Demand in what the company shows, and beside it.
#[get("/exhibitor/meetings/radar?<region>&<volume>&<spend>")]
async fn company(
    region: Option<&str>,
    volume: Option<&str>,
    spend: Option<&str>,
    exhibitor: Exhibitor,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let Some(desk) = CompanyDesk::open(db, index, &exhibitor).await? else {
        return Ok(Page::of(&NoBooth::default()));
    };
    let asked = Asked {
        region: chosen(region),
        volume: chosen(volume),
        spend: chosen(spend),
        me: Some(exhibitor.id()),
    };
    let radar = radar(db, index, exhibitor.edition(), asked).await?;
    Ok(Page::of(&CompanyRadar { notice: None, waiting: desk.waiting(), radar }))
}

/// An empty choice is none.
fn chosen(code: Option<&str>) -> Option<&str> {
    code.filter(|code| !code.is_empty())
}
