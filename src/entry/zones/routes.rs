//! URLs of zones: the list with its gates, one zone, who is inside, and the stream that keeps it true.
use super::layout::Layout;
use super::pages::{Inside, OneZone, Teller, Zones};
use super::{closing, forms, live, service, store};
use crate::accounts::GateDesk;
use crate::db::Db;
use crate::entry::admission::{Category, Way};
use crate::entry::service::Gates;
use crate::kernel::id::GateId;
use crate::kernel::{Error, Lang, Mistake, Result};
use crate::show::Edition;
use crate::web::{Answer, Fields, FormState, Page, Views};
use rocket::response::stream::{Event, EventStream};
use rocket::tokio::{select, time};
use rocket::{Route, Shutdown, State, get, post, routes};
use std::collections::BTreeSet;
use std::time::Duration;

/// Many scans are counted once.
const BREATH: Duration = Duration::from_millis(300);
/// Counted anyway after this, for what another server did.
const ROUND: Duration = Duration::from_secs(5);
/// The browser then asks anew, so that somebody whose session was revoked does not watch on.
const LONGEST: Duration = Duration::from_secs(600);

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    routes![zones, add, zone, change, remove, turn, inside, empty, stream]
}

#[get("/office/gates/zones")]
async fn zones(
    desk: GateDesk,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Page> {
    let edition = desk.edition();
    Ok(Page::of(&list((db, gates), Teller { edition, views, lang }, edition, FormState::default()).await?))
}

async fn list(
    (db, gates): (&Db, &Gates),
    teller: Teller<'_>,
    edition: &Edition,
    form: FormState,
) -> Result<Zones> {
    let layout = Layout::of(db.read(), edition).await?;
    let categories = gates.houses.of(db, edition).await?.rules.categories.clone();
    Ok(Zones {
        zones: teller.zones(&layout, &categories),
        gates: teller.gates(&layout),
        ways: Way::ALL.map(Way::as_str).to_vec(),
        missing: missing(&layout, &categories),
        form,
    })
}

fn missing(layout: &Layout, categories: &[Category]) -> Vec<String> {
    let opened: BTreeSet<&String> = categories.iter().flat_map(|it| &it.zones).collect();
    let unknown = opened.into_iter().filter(|code| *code != "all" && layout.zone(code).is_none());
    unknown.cloned().collect()
}

#[post("/office/gates/zones", data = "<fields>")]
async fn add(
    desk: GateDesk,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Answer> {
    let form = match forms::new_zone(&fields) {
        Ok((code, wish)) => match service::add(db, &desk, &code, wish).await {
            Ok(()) => return Ok(changed(gates).await),
            Err(Error::Refused(key)) => FormState::mistake(&fields, "code", Mistake::of(key)),
            Err(error) => return Err(error),
        },
        Err(mistakes) => FormState::with(&fields, mistakes),
    };
    let edition = desk.edition();
    Ok(Answer::again(&list((db, gates), Teller { edition, views, lang }, edition, form).await?))
}

/// Rules and packs are put together again.
async fn changed(gates: &Gates) -> Answer {
    gates.houses.forget();
    gates.packs.forget().await;
    Answer::to("/office/gates/zones".to_owned())
}

#[get("/office/gates/zones/<code>")]
async fn zone(
    desk: GateDesk,
    code: &str,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Page> {
    Ok(Page::of(&one((db, gates), (views, lang), (desk.edition(), code), None).await?))
}

async fn one(
    (db, gates): (&Db, &Gates),
    (views, lang): (&Views, Lang),
    (edition, code): (&Edition, &str),
    form: Option<FormState>,
) -> Result<OneZone> {
    let layout = Layout::of(db.read(), edition).await?;
    let zone = layout.zone(code).ok_or(Error::NotFound)?;
    let categories = gates.houses.of(db, edition).await?.rules.categories.clone();
    let line = Teller { edition, views, lang }.zone(zone, &layout, &categories);
    let form = form.unwrap_or_else(|| {
        let mut filled = FormState::default();
        let mut fill = |name: &str, value: String| filled.values.insert(name.to_owned(), vec![value]);
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        let name = |own: &str, lang| if own.is_empty() { zone.called(views, lang) } else { own.to_owned() };
        fill("name_zh", name(&zone.name.zh, Lang::Zh));
        fill("name_en", name(&zone.name.en, Lang::En));
        fill("capacity", number(line.capacity));
        fill("amber", number(line.amber));
        fill("red", number(line.red));
        fill("shared", line.shared.clone().unwrap_or_default());
        filled
    });
    Ok(OneZone { zone: line, form })
}

#[post("/office/gates/zones/<code>", data = "<fields>")]
async fn change(
    desk: GateDesk,
    code: &str,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Answer> {
    match forms::zone(&fields) {
        Ok(wish) => {
            service::change(db, &desk, code, wish).await?;
            Ok(changed(gates).await)
        }
        Err(mistakes) => {
            let form = Some(FormState::with(&fields, mistakes));
            Ok(Answer::again(&one((db, gates), (views, lang), (desk.edition(), code), form).await?))
        }
    }
}

#[post("/office/gates/zones/<code>/removal")]
async fn remove(desk: GateDesk, code: &str, db: &State<Db>, gates: &State<Gates>) -> Result<Answer> {
    service::remove(db, &desk, code).await?;
    Ok(changed(gates).await)
}

#[post("/office/gates/ways/<gate>", data = "<fields>")]
async fn turn(
    desk: GateDesk,
    gate: GateId,
    fields: Fields,
    db: &State<Db>,
    gates: &State<Gates>,
) -> Result<Answer> {
    // Both are chosen from lists; whatever else is sent is nowhere.
    let (zone, way) = forms::way(&fields).map_err(|_| Error::NotFound)?;
    service::turn(db, &desk, gate, (&zone, way)).await?;
    Ok(changed(gates).await)
}

#[get("/office/gates/occupancy")]
async fn inside(desk: GateDesk, lang: Lang, db: &State<Db>, views: &State<Views>) -> Result<Page> {
    Ok(Page::of(&now(db, views, desk.edition(), lang).await?))
}

async fn now(db: &Db, views: &Views, edition: &Edition, lang: Lang) -> Result<Inside> {
    let occupancy = live::occupancy(db, edition).await?;
    let resets = store::resets_of(db.read(), edition.id).await?;
    Ok(Inside::of(&occupancy, resets, &Teller { edition, views, lang }))
}

#[post("/office/gates/zones/<code>/emptying", data = "<fields>")]
async fn empty(
    desk: GateDesk,
    code: &str,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    views: &State<Views>,
) -> Result<Answer> {
    match forms::why(&fields) {
        Ok(why) => {
            closing::empty_by_hand(db, &desk, code, &why).await?;
            Ok(Answer::to("/office/gates/occupancy".to_owned()))
        }
        Err(mistakes) => {
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&Inside { form, ..now(db, views, desk.edition(), lang).await? }))
        }
    }
}

#[get("/office/gates/occupancy/live")]
fn stream(
    desk: GateDesk,
    lang: Lang,
    db: &State<Db>,
    views: &State<Views>,
    mut end: Shutdown,
) -> EventStream![] {
    let (db, views, edition) = (db.inner().clone(), views.inner().clone(), desk.edition().clone());
    let stream = EventStream! {
        let mut bus = db.live().listen();
        let until = time::Instant::now() + LONGEST;
        let mut told = String::new();
        loop {
            if let Ok(page) = now(&db, &views, &edition, lang).await {
                let now = page.told().to_string();
                if now != told {
                    yield Event::data(now.clone()).event("metrics");
                    told = now;
                }
            }
            select! {
                _ = bus.recv() => {
                    time::sleep(BREATH).await;
                    while bus.try_recv().is_ok() {}
                }
                () = time::sleep(ROUND) => {}
                () = time::sleep_until(until) => break,
                () = &mut end => break,
            }
        }
    };
    stream.heartbeat(Duration::from_secs(20))
}
