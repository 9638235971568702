//! URLs of the booth desk: the queue, one application, the offer.
use super::forms;
use super::pages::{Choice, Company, HallLink, May, Move, Plan, Queue, Review, Row, Spot, Wish};
use super::service::{self, Seen, booth_quote};
use super::stage::{Stage, Step};
use super::store::{self, Application, Booth, Filter};
use crate::accounts::BoothDesk;
use crate::db::Db;
use crate::exhibitors;
use crate::kernel::id::{ApplicationId, BoothId};
use crate::kernel::{Error, Moment, Result};
use crate::show::Edition;
use crate::show::edition::Hall;
use crate::web::check::Mistakes;
use crate::web::{Answer, Fields, FormState, Page};
use rocket::{Route, State, get, post, routes};
use sea_orm::Iterable;

const PAGE: u64 = 50;
const HOUR_MS: i64 = 3_600_000;

/// What is mounted.
pub fn routes() -> Vec<Route> {
    routes![queue, show, ask, decline, offer]
}

#[get("/office/applications?<stage>&<hall>&<kind>&<page>")]
async fn queue(
    desk: BoothDesk,
    stage: Option<&str>,
    hall: Option<&str>,
    kind: Option<&str>,
    page: Option<u64>,
    db: &State<Db>,
) -> Result<Page> {
    let edition = desk.edition();
    let given = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    let filter = Filter { stages: stages(stage), hall: given(hall), kind: given(kind) };
    let page = page.unwrap_or_default().min(10_000);
    let (found, total) = store::queue(db.read(), edition.id, &filter, page, PAGE).await?;
    let fields =
        Fields::default().with("stage", stage.unwrap_or_default()).with("hall", hall.unwrap_or_default());
    let fields = fields.with("kind", kind.unwrap_or_default());
    let query = |page: u64| {
        let plain = |text: Option<&str>| {
            rocket::http::RawStr::new(text.unwrap_or_default()).percent_encode().to_string()
        };
        format!("?stage={}&hall={}&kind={}&page={page}", plain(stage), plain(hall), plain(kind))
    };
    Ok(Page::of(&Queue {
        form: FormState::of(&fields),
        rows: rows(db, edition, found).await?,
        total,
        stages: std::iter::once("all").chain(Stage::iter().map(Stage::word)).collect(),
        halls: &edition.halls,
        kinds: super::pages::kinds(edition),
        previous: page.checked_sub(1).map(query),
        next: ((page + 1) * PAGE < total).then(|| query(page + 1)),
    }))
}

/// `all`, a stage, or (by default) whatever waits for the office.
fn stages(asked: Option<&str>) -> Vec<Stage> {
    match asked {
        Some("all") => vec![],
        Some(word) if Stage::iter().any(|stage| stage.word() == word) => {
            Stage::iter().filter(|stage| stage.word() == word).collect()
        }
        _ => Stage::iter().filter(|stage| stage.waits_for_office()).collect(),
    }
}

async fn rows(db: &Db, edition: &Edition, found: Vec<Application>) -> Result<Vec<Row>> {
    let ids: Vec<_> = found.iter().map(|it| it.exhibitor_id).collect();
    let companies = exhibitors::some(db.read(), &ids).await?;
    let places: Vec<BoothId> = found.iter().filter_map(|it| it.booth_id).collect();
    let numbers = store::numbers(db.read(), &places).await?;
    let now = db.now();
    let row = |it: Application| {
        let wish = Wish::of(edition, &it);
        let hours = hours(&it, now);
        Row {
            id: it.id,
            name: companies.get(&it.exhibitor_id).map(exhibitors::name).unwrap_or_default(),
            kind: wish.kind,
            area_m2: it.area_m2,
            open_sides: it.open_sides,
            stage: it.stage,
            waits: it.stage.waits_for_office(),
            hours,
            days: hours / 24,
            total_fen: it.total_fen,
            booth: it.booth_id.and_then(|id| numbers.get(&id).cloned()),
        }
    };
    Ok(found.into_iter().map(row).collect())
}

/// Whole hours since the last step.
fn hours(it: &Application, now: Moment) -> i64 {
    now.since_ms(it.updated_at).max(0) / HOUR_MS
}

/// Which plan to show, which booth on it, and whether booths of other sizes too.
#[derive(Clone, Default, rocket::FromForm)]
struct Look<'r> {
    hall: Option<&'r str>,
    booth: Option<&'r str>,
    all: Option<bool>,
}

#[get("/office/applications/<id>?<look..>")]
async fn show(desk: BoothDesk, id: ApplicationId, look: Look<'_>, db: &State<Db>) -> Result<Page> {
    let it = store::any(db.read(), desk.edition().id, id).await?;
    let until = db.now().plus_days(3).day(&desk.edition().zone).to_string();
    let fields = Fields::default().with("until", until).with("booth", look.booth.unwrap_or_default());
    Ok(Page::of(&review(db, &desk, it, &look, FormState::of(&fields)).await?))
}

async fn review(
    db: &Db,
    desk: &BoothDesk,
    it: Application,
    look: &Look<'_>,
    form: FormState,
) -> Result<Review> {
    let edition = desk.edition();
    let booth = match it.booth_id {
        Some(id) => Some(store::booth(db.read(), edition.id, id).await?),
        None => None,
    };
    let hall = hall_shown(edition, &it, booth.as_ref(), look.hall).ok_or(Error::NotFound)?;
    let all = look.all.unwrap_or_default();
    let booths = store::booths_of(db.read(), hall.id).await?;
    let fits = |place: &Booth| all_or_fitting(edition, &it, place, all);
    let options = booths.iter().filter(|place| fits(place)).map(Choice::of).collect();
    let features = store::features_of(db.read(), hall.id).await?;
    let path =
        format!("/office/applications/{}?hall={}{}", it.id, hall.code, if all { "&all=true" } else { "" });
    let plan = Plan::of(hall, booths.clone(), features, |place| {
        let href = fits(&place).then(|| format!("{path}&booth={}#offer", place.number));
        let mine = it.booth_id == Some(place.id);
        Spot { href, state: if mine { "mine" } else { place.status.word() }, ..Spot::from(place) }
    });
    let link = |other: &Hall| HallLink {
        name: other.name.clone(),
        href: format!("/office/applications/{}?hall={}#offer", it.id, other.code),
        current: other.code == hall.code,
    };
    let company = company(db, edition, &it).await?;
    let may = May {
        may_ask: it.stage.allows(Step::Ask),
        may_decline: it.stage.allows(Step::Decline),
        may_offer: it.stage.allows(Step::Offer),
    };
    let chosen = form.values.get("booth").and_then(|all| all.first()).cloned().unwrap_or_default();
    Ok(Review {
        wish: Wish::of(edition, &it),
        moves: Move::all(store::history(db.read(), it.id).await?),
        halls: edition.halls.iter().map(link).collect(),
        hours: hours(&it, db.now()),
        waits: it.stage.waits_for_office(),
        hall: hall.clone(),
        application: it,
        form,
        may,
        company,
        booth,
        plan,
        chosen,
        options,
        all,
    })
}

/// The hall asked for, else the one of the booth offered, else the one wished, else the one of the sector, else the first.
fn hall_shown<'e>(
    edition: &'e Edition,
    it: &Application,
    booth: Option<&Booth>,
    asked: Option<&str>,
) -> Option<&'e Hall> {
    let by_code = |code: &str| edition.halls.iter().find(|hall| hall.code == code);
    let of_booth = || booth.and_then(|booth| edition.halls.iter().find(|hall| hall.id == booth.hall_id));
    let of_sector = || edition.halls.iter().find(|hall| hall.sectors.contains(&it.sector_code));
    asked
        .and_then(by_code)
        .or_else(of_booth)
        .or_else(|| by_code(&it.hall_code))
        .or_else(of_sector)
        .or(edition.halls.first())
}

/// Free, sold in this kind, and (unless all are wanted) of the area asked for.
fn all_or_fitting(edition: &Edition, it: &Application, place: &Booth, all: bool) -> bool {
    place.status == super::entity::booth::Status::Free
        && (all || place.area_m2 == it.area_m2)
        && booth_quote(edition, it, place).is_some()
}

async fn company(db: &Db, edition: &Edition, it: &Application) -> Result<Company> {
    let row = exhibitors::find(db.read(), edition.id, it.exhibitor_id).await?;
    let codes = exhibitors::sectors_of(db.read(), row.id).await?;
    Ok(Company {
        id: row.id,
        name: exhibitors::name(&row),
        sectors: codes.iter().filter_map(|code| edition.category(code).cloned()).collect(),
        contact_name: row.contact_name,
        contact_email: row.contact_email,
        contact_mobile: row.contact_mobile,
        country: row.country,
    })
}

fn seen(fields: &Fields, id: ApplicationId, step: &str) -> Seen {
    Seen { version: forms::seen(fields), key: forms::key(fields, &format!("{step}:{id}")) }
}

async fn again(
    db: &Db,
    desk: &BoothDesk,
    id: ApplicationId,
    look: &Look<'_>,
    form: FormState,
) -> Result<Answer> {
    let it = store::any(db.read(), desk.edition().id, id).await?;
    Ok(Answer::again(&review(db, desk, it, look, form).await?))
}

fn path(id: ApplicationId) -> String {
    format!("/office/applications/{id}")
}

#[post("/office/applications/<id>/question", data = "<fields>")]
async fn ask(desk: BoothDesk, id: ApplicationId, fields: Fields, db: &State<Db>) -> Result<Answer> {
    match forms::said(&fields, "question") {
        Err(wrong) => again(db, &desk, id, &Look::default(), FormState::with(&fields, wrong)).await,
        Ok(said) => {
            service::ask(db, &desk, id, seen(&fields, id, "ask"), &said).await?;
            Ok(Answer::to(path(id)))
        }
    }
}

#[post("/office/applications/<id>/rejection", data = "<fields>")]
async fn decline(desk: BoothDesk, id: ApplicationId, fields: Fields, db: &State<Db>) -> Result<Answer> {
    match forms::said(&fields, "reason") {
        Err(wrong) => again(db, &desk, id, &Look::default(), FormState::with(&fields, wrong)).await,
        Ok(said) => {
            service::decline(db, &desk, id, seen(&fields, id, "decline"), &said).await?;
            Ok(Answer::to(path(id)))
        }
    }
}

#[post("/office/applications/<id>/offer?<look..>", data = "<fields>")]
async fn offer(
    desk: BoothDesk,
    id: ApplicationId,
    look: Look<'_>,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    let offer = match forms::offer(&fields, desk.edition(), db.now()) {
        Ok(offer) => offer,
        Err(wrong) => return again(db, &desk, id, &look, FormState::with(&fields, wrong)).await,
    };
    match service::offer(db, &desk, id, seen(&fields, id, "offer"), &offer).await {
        Ok(()) => Ok(Answer::to(path(id))),
        Err(Error::Refused(key @ ("booths-refused-taken" | "booths-refused-unsold"))) => {
            let wrong = Mistakes::from([("booth".to_owned(), vec![crate::kernel::Mistake::of(key)])]);
            again(db, &desk, id, &look, FormState::with(&fields, wrong)).await
        }
        Err(other) => Err(other),
    }
}
