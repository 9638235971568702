//! The hall plan: as everybody may see it, and as the office does.
use super::entity::booth::Status;
use super::pages::{Counts, HallLink, OfficePlan, Plan, PublicPlan, Spot};
use super::store;
use crate::accounts::AnyStaff;
use crate::db::Db;
use crate::exhibitors;
use crate::kernel::{Error, Lang, Result};
use crate::show::Edition;
use crate::web::Page;
use rocket::response::Redirect;
use rocket::{Route, State, get, routes};

/// What is mounted.
pub fn routes() -> Vec<Route> {
    routes![first, show, office]
}

/// The first hall.
#[get("/<lang>/plan")]
fn first(lang: Lang, edition: Edition) -> Result<Redirect> {
    let hall = edition.halls.first().ok_or(Error::NotFound)?;
    Ok(Redirect::to(format!("/{}/plan/{}", lang.code(), hall.code)))
}

/// `?booth=1A01` names one booth in words above the plan; `#booth-1A01` scrolls to it.
#[get("/<lang>/plan/<hall>?<booth>")]
async fn show(lang: Lang, hall: &str, booth: Option<&str>, edition: Edition, db: &State<Db>) -> Result<Page> {
    let hall = edition.hall(hall).ok_or(Error::NotFound)?;
    let booths = store::booths_of(db.read(), hall.id).await?;
    let taken: Vec<_> =
        booths.iter().filter(|it| it.status == Status::Confirmed).filter_map(|it| it.exhibitor_id).collect();
    let companies = exhibitors::some(db.read(), &taken).await?;
    let mut counts = Counts::default();
    booths.iter().for_each(|it| counts.add(it.status));
    let features = store::features_of(db.read(), hall.id).await?;
    let plan = Plan::of(hall, booths, features, |place| {
        // Who is being offered a booth is nobody else's business.
        let company = place
            .exhibitor_id
            .filter(|_| place.status == Status::Confirmed)
            .and_then(|id| companies.get(&id));
        let href = company.map(|it| format!("/{}/exhibitors/{}", lang.code(), it.id));
        Spot { who: company.map(exhibitors::name), href, ..Spot::from(place) }
    });
    let booth = booth.map(str::to_uppercase);
    let chosen = booth.as_ref().and_then(|number| plan.booths.iter().position(|spot| spot.number == *number));
    let unknown = booth.filter(|number| chosen.is_none() && number.len() <= 12);
    let link = |other: &crate::show::edition::Hall| HallLink {
        name: other.name.clone(),
        href: format!("/{}/plan/{}", lang.code(), other.code),
        current: other.code == hall.code,
    };
    let halls = edition.halls.iter().map(link).collect();
    Ok(Page::of(&PublicPlan { plan, halls, counts, chosen, unknown }))
}

/// The office also sees for whom a booth is kept.
#[get("/office/plan?<hall>")]
async fn office(staff: AnyStaff, hall: Option<&str>, db: &State<Db>) -> Result<Page> {
    let edition = staff.edition();
    let hall = hall.and_then(|code| edition.hall(code)).or(edition.halls.first()).ok_or(Error::NotFound)?;
    let booths = store::booths_of(db.read(), hall.id).await?;
    let taken: Vec<_> = booths.iter().filter_map(|it| it.exhibitor_id).collect();
    let companies = exhibitors::some(db.read(), &taken).await?;
    let mut counts = Counts::default();
    booths.iter().for_each(|it| counts.add(it.status));
    let features = store::features_of(db.read(), hall.id).await?;
    let plan = Plan::of(hall, booths, features, |place| {
        let company = place.exhibitor_id.and_then(|id| companies.get(&id));
        let href = company.map(|it| format!("/office/exhibitors/{}", it.id));
        Spot { who: company.map(exhibitors::name), href, ..Spot::from(place) }
    });
    let link = |other: &crate::show::edition::Hall| HallLink {
        name: other.name.clone(),
        href: format!("/office/plan?hall={}", other.code),
        current: other.code == hall.code,
    };
    Ok(Page::of(&OfficePlan { plan, halls: edition.halls.iter().map(link).collect(), counts }))
}
