//! URLs of gates for people: the office's side, pairing, and the scanner. Opening a page never admits anybody.
use super::admission::Direction;
use super::answer::Told;
use super::device::{self, Device, Devices};
use super::entity::device::Profile;
use super::entity::pairing::Model as Invitation;
use super::incoming::Asked;
use super::lookup::LookUp;
use super::pages::{self, Choice, DeviceLine};
use super::service::{self, Gates};
use super::tally::tally;
use super::{api, forms, secrets, store, zones};
use crate::accounts::GateDesk;
use crate::db::Db;
use crate::kernel::id::{DeviceId, PairingId};
use crate::kernel::secret::MasterSecret;
use crate::kernel::{Bilingual, Error, Lang, Moment, Result};
use crate::show::Edition;
use crate::visitors::qr::Symbol;
use crate::web::{Answer, Fields, FormState, Page, Site, Views};
use rocket::fairing::AdHoc;
use rocket::http::{CookieJar, Status};
use rocket::request::{FromRequest, Outcome, Request};
use rocket::response::Redirect;
use rocket::{Route, State, get, post, routes};
use serde_json::json;

/// No name is longer.
const LONGEST_QUESTION: usize = 60;

/// The routes of this domain, the API among them.
pub fn routes() -> Vec<Route> {
    let mut all = routes![office, invite, pairing, revoke, rotate, ask_to_pair, pair, scanner, check, people];
    all.extend(api::routes());
    all.extend(super::offline::routes());
    all.extend(super::zones::routes());
    all
}

/// Manages what gates share; the writer starts with the server.
pub fn stage() -> AdHoc {
    AdHoc::on_ignite("gates", |rocket| async {
        let parts = rocket.state::<Db>().cloned().zip(rocket.state::<MasterSecret>().cloned());
        match parts {
            Some((db, secret)) => {
                let (gates, devices) = service::open(db, secret);
                rocket.manage(gates).manage(devices).manage(LookUp::default())
            }
            None => rocket,
        }
    })
}

#[get("/office/gates")]
async fn office(
    desk: GateDesk,
    lang: Lang,
    db: &State<Db>,
    devices: &State<Devices>,
    views: &State<Views>,
) -> Result<Page> {
    Ok(Page::of(&office_page((db, devices), desk.edition(), views, lang, FormState::default()).await?))
}

async fn office_page(
    (db, known): (&Db, &Devices),
    edition: &Edition,
    views: &Views,
    lang: Lang,
    form: FormState,
) -> Result<pages::Office> {
    let (tally, rows) = (tally(db, edition).await?, store::devices(db.read(), edition.id).await?);
    let devices = rows.into_iter().map(|row| {
        let (report, gate) = (known.reports.of(row.id), gate_name(edition, row.gate_id));
        DeviceLine::of(row, report, gate, db.now())
    });
    let gate = |gate: &crate::show::edition::Gate| Choice {
        value: gate.id.to_string(),
        text: gate.name.say(lang).to_owned(),
    };
    let profile = |profile: &Profile| Choice {
        value: profile.code().to_owned(),
        text: views.say(lang, profile.key(), &json!({})),
    };
    Ok(pages::Office {
        devices: devices.collect(),
        gates: edition.gates.iter().map(gate).collect(),
        profiles: Profile::ALL.iter().map(profile).collect(),
        tally,
        form,
        conflicts: super::offline::waiting(db.read(), edition.id).await?,
    })
}

#[post("/office/gates/pairings", data = "<fields>")]
async fn invite(
    desk: GateDesk,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    devices: &State<Devices>,
    views: &State<Views>,
) -> Result<Answer> {
    let edition = desk.edition();
    match forms::wish(&fields, |id| edition.gates.iter().any(|gate| gate.id == id)) {
        Ok(wish) => {
            let id = service::invite(db, gates, &desk, wish).await?;
            Ok(Answer::to(format!("/office/gates/pairings/{id}")))
        }
        Err(mistakes) => {
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&office_page((db, devices), edition, views, lang, form).await?))
        }
    }
}

#[get("/office/gates/pairings/<id>")]
async fn pairing(
    desk: GateDesk,
    id: PairingId,
    db: &State<Db>,
    gates: &State<Gates>,
    site: &State<Site>,
) -> Result<Page> {
    let row = store::pairing(db.read(), desk.edition().id, id).await?;
    let link = format!("{}/gate/pair/{}", site.origin, service::pairing_token(&gates.secret, id));
    let symbol = Symbol::of(&link).map_err(|err| Error::broken(anyhow::anyhow!("no symbol: {err}")))?;
    Ok(Page::of(&pages::Pairing {
        state: state_of(&row, db.now()),
        gate: gate_name(desk.edition(), row.gate_id),
        label: row.label,
        expires_at: row.expires_at,
        link,
        qr: symbol.svg(),
    }))
}

fn state_of(row: &Invitation, now: Moment) -> &'static str {
    match row.used_at {
        Some(_) => "used",
        None if row.expires_at <= now => "late",
        None => "open",
    }
}

fn gate_name(edition: &Edition, id: crate::kernel::id::GateId) -> Bilingual {
    edition.gates.iter().find(|gate| gate.id == id).map(|gate| gate.name.clone()).unwrap_or_default()
}

#[post("/office/gates/devices/<id>/revocation")]
async fn revoke(desk: GateDesk, id: DeviceId, db: &State<Db>, devices: &State<Devices>) -> Result<Redirect> {
    service::revoke(db, &desk, id).await?;
    devices.forget();
    Ok(Redirect::to("/office/gates"))
}

#[post("/office/gates/devices/<id>/rotation")]
async fn rotate(
    desk: GateDesk,
    id: DeviceId,
    db: &State<Db>,
    gates: &State<Gates>,
    devices: &State<Devices>,
) -> Result<Redirect> {
    secrets::turn_by_hand(db, gates, &desk, id).await?;
    devices.forget();
    Ok(Redirect::to("/office/gates"))
}

#[get("/gate/pair/<token>")]
async fn ask_to_pair(
    token: &str,
    edition: Edition,
    browser: super::device::Browser,
    db: &State<Db>,
) -> Result<Page> {
    let row = store::pairing_by_token(db.read(), &crate::kernel::secret::hash(token)).await?;
    if row.edition_id != edition.id {
        return Err(Error::NotFound);
    }
    Ok(Page::of(&pages::Pair {
        state: state_of(&row, db.now()),
        gate: gate_name(&edition, row.gate_id),
        profile: row.profile.key(),
        label: row.label,
        in_wechat: browser.is_wechat(),
    }))
}

#[post("/gate/pair/<token>", data = "<_fields>")]
async fn pair(
    token: &str,
    _fields: Fields,
    edition: Edition,
    device: Option<Device>,
    db: &State<Db>,
    site: &State<Site>,
    jar: &CookieJar<'_>,
) -> Result<Redirect> {
    let invited = store::pairing_by_token(db.read(), &crate::kernel::secret::hash(token)).await?;
    // The same phone pressed twice.
    if device.is_some_and(|device| device.row().pairing_id == invited.id) {
        return Ok(Redirect::to("/gate/"));
    }
    let (row, token) = service::pair(db, &edition, token).await?;
    jar.add(device::cookie(site, token.reveal().to_owned(), row.expires_at.since_ms(row.paired_at)));
    Ok(Redirect::to("/gate/"))
}

#[get("/gate")]
async fn scanner(
    device: Option<Device>,
    direction: Direction,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Page> {
    let Some(device) = device else { return Ok(unpaired()) };
    Ok(Page::of(&scanner_page((db, gates), &device, direction, (views, lang), None).await?))
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Direction {
    type Error = std::convert::Infallible;

    /// `?direction=out`; the way in otherwise.
    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let told = req.query_value::<&str>("direction").and_then(|told| told.ok());
        Outcome::Success(told.and_then(Direction::parse).unwrap_or_default())
    }
}

fn unpaired() -> Page {
    Page::of(&pages::Unpaired {}).with_status(Status::Unauthorized)
}

/// The scanner's own form, for a phone without scripts: the verdict is the page.
#[post("/gate/scans", data = "<fields>")]
async fn check(
    device: Option<Device>,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Answer> {
    let Some(device) = device else { return Ok(Answer::page(unpaired())) };
    let direction = fields.one("direction").and_then(Direction::parse).unwrap_or_default();
    let code = fields.one("code").unwrap_or_default().trim();
    if code.is_empty() {
        return Ok(Answer::to(format!("/gate/?direction={}", direction.as_str())));
    }
    let asked = Asked::typed(code, fields.one("_key").unwrap_or_default(), direction);
    let decided = service::scan(db, gates, &device, asked).await?;
    let told = Told::of(&decided, device.edition(), views, lang);
    Ok(Answer::page(Page::of(
        &scanner_page((db, gates), &device, direction, (views, lang), Some(told)).await?,
    )))
}

/// Whoever has no code to show is found by name; letting them in is a press of its own, after a second look.
#[get("/gate/people?<q>")]
async fn people(
    device: Option<Device>,
    q: Option<&str>,
    lang: Lang,
    db: &State<Db>,
    look_up: &State<LookUp>,
) -> Result<Page> {
    let Some(device) = device else { return Ok(unpaired()) };
    if !device.may_look_up() {
        return Err(Error::NotAllowed);
    }
    let asked: String = q.unwrap_or_default().trim().chars().take(LONGEST_QUESTION).collect();
    let found = look_up.badges(db, device.edition(), &asked, lang).await?;
    Ok(Page::of(&pages::People {
        gate: gate_name(device.edition(), device.gate_id()),
        too_short: !asked.is_empty() && !LookUp::understands(&asked),
        asked,
        found,
    }))
}

async fn scanner_page(
    (db, gates): (&Db, &Gates),
    device: &Device,
    direction: Direction,
    (views, lang): (&Views, Lang),
    told: Option<Told>,
) -> Result<pages::Scanner> {
    let edition = device.edition();
    let (tally, house) = (tally(db, edition).await?, gates.houses.of(db, edition).await?);
    let here = tally.gates.iter().find(|gate| gate.id == device.gate_id());
    let (zone, way) = house.layout.at(device.gate_id());
    let direction = if way.serves(direction) { direction } else { way.usual() };
    Ok(pages::Scanner {
        gate: gate_name(edition, device.gate_id()),
        gate_code: here.map(|gate| gate.code.clone()).unwrap_or_default(),
        label: device.row().label.clone(),
        direction: direction.as_str(),
        way: way.as_str(),
        behind: zones::behind(db, &house.layout, zone, &tally.day).await?,
        zone: house.layout.zone(zone).map(|zone| zone.called(views, lang)).unwrap_or_default(),
        may_look_up: device.may_look_up(),
        admitted: here.map_or(0, |gate| gate.admitted),
        words: super::signs::all(views, lang),
        told,
    })
}
