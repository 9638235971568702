//! A paired device as a request guard: by its cookie on pages, by `Authorization: Bearer` from programs too.
//! Nobody else can make one, so whoever holds it stands at a gate of the edition it names.
use super::entity::device::{Model, Profile};
use super::reports::Reports;
use super::{secrets, store};
use crate::db::{Acts, Db};
use crate::kernel::id::{DeviceId, EditionId, GateId};
use crate::kernel::{Actor, Error, Moment, Result, secret};
use crate::show::{Edition, Editions};
use crate::web::Site;
use rocket::http::{Cookie, Method, SameSite, Status};
use rocket::request::{FromRequest, Outcome, Request};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

/// A revocation on another server is seen after at most so long; the writer sees it at the next scan anyway.
const LIFE: Duration = Duration::from_secs(2);
/// More devices than any show has gates.
const KEPT: usize = 4096;

/// A phone or handheld that is paired with a gate of the current edition.
#[derive(Clone, Debug)]
pub struct Device {
    row: Model,
    edition: Edition,
    by: By,
}

/// How a device shows who it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A phone's browser, which nobody's script may read the secret of.
    Cookie,
    /// A program.
    Bearer,
}

impl Device {
    /// Which one.
    pub fn id(&self) -> DeviceId {
        self.row.id
    }

    /// The edition it belongs to.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The gate it stands at.
    pub fn gate_id(&self) -> GateId {
        self.row.gate_id
    }

    /// The invitation it came by.
    pub fn row(&self) -> &Model {
        &self.row
    }

    /// How it showed who it is.
    pub fn by(&self) -> By {
        self.by
    }

    /// May it look people up?
    pub fn may_look_up(&self) -> bool {
        self.row.profile != Profile::Scan
    }

    /// May it let somebody in against the rules?
    pub fn may_force(&self) -> bool {
        self.row.profile == Profile::Supervisor
    }
}

impl Acts for Device {
    fn actor(&self) -> Actor {
        Actor::Device(self.row.id)
    }

    fn edition_id(&self) -> Option<EditionId> {
        Some(self.row.edition_id)
    }
}

/// Devices by the hash of their token, kept for moments: a scan does not ask the database who is scanning.
#[derive(Default)]
pub struct Devices {
    kept: RwLock<HashMap<String, (Instant, Model)>>,
    /// What they last said of themselves.
    pub reports: Reports,
}

impl Devices {
    /// The device that holds `token`, if it is still paired.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] for a token of nobody; [`Error::Busy`] when the database is away.
    pub async fn by_token(&self, db: &Db, token: &str) -> Result<Model> {
        if token.is_empty() || token.len() > 200 {
            return Err(Error::NotSignedIn);
        }
        let hash = secret::hash(token);
        let kept = self.kept.read().ok().and_then(|devices| devices.get(&hash).cloned());
        let row = match kept.filter(|(at, _)| at.elapsed() < LIFE) {
            Some((_, row)) => row,
            None => self.fetch(db, hash.clone()).await?,
        };
        if row.revoked_at.is_some() || row.expires_at <= db.now() {
            return Err(Error::NotSignedIn);
        }
        if row.next_hash.as_deref() != Some(&*hash) {
            return Ok(row);
        }
        let turned = secrets::took(db, &row, &hash).await?;
        self.forget();
        Ok(turned)
    }

    async fn fetch(&self, db: &Db, hash: String) -> Result<Model> {
        let row = store::device_by_token(db.read(), &hash).await?.ok_or(Error::NotSignedIn)?;
        if let Ok(mut devices) = self.kept.write() {
            if devices.len() >= KEPT {
                devices.clear();
            }
            devices.insert(hash, (Instant::now(), row.clone()));
        }
        Ok(row)
    }

    /// Asks the database about everybody next time: somebody was revoked.
    pub fn forget(&self) {
        if let Ok(mut devices) = self.kept.write() {
            devices.clear();
        }
    }
}

async fn device(req: &Request<'_>) -> Result<Device> {
    let rocket = req.rocket();
    let (Some(db), Some(devices), Some(editions), Some(site)) = (
        rocket.state::<Db>(),
        rocket.state::<Devices>(),
        rocket.state::<Arc<Editions>>(),
        rocket.state::<Site>(),
    ) else {
        return Err(Error::broken(anyhow::anyhow!("devices are not managed")));
    };
    let bearer = req.headers().get_one("Authorization").and_then(|value| value.strip_prefix("Bearer "));
    let cookie =
        || req.cookies().get(&site.cookie("device")).filter(|_| is_own_page(req, site)).map(Cookie::value);
    let by = if bearer.is_some() { By::Bearer } else { By::Cookie };
    let token = bearer.or_else(cookie).ok_or(Error::NotSignedIn)?;
    let row = devices.by_token(db, token).await?;
    let edition = editions.current(db).await?;
    // A device of last year's edition is nobody today.
    if row.edition_id == edition.id { Ok(Device { row, edition, by }) } else { Err(Error::NotSignedIn) }
}

/// A browser sends the cookie by itself, so where it says who makes it write, that must be our own page.
fn is_own_page(req: &Request<'_>, site: &Site) -> bool {
    if req.method() == Method::Get {
        return true;
    }
    let told = |name: &str| req.headers().get_one(name);
    match told("Sec-Fetch-Site") {
        Some(from) => from == "same-origin",
        None => told("Origin").is_none_or(|origin| origin == site.origin),
    }
}

/// What the browser calls itself.
pub struct Browser(String);

impl Browser {
    /// WeChat's own browser cannot be trusted with a camera.
    pub fn is_wechat(&self) -> bool {
        self.0.contains("MicroMessenger")
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Browser {
    type Error = std::convert::Infallible;

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Self(req.headers().get_one("User-Agent").unwrap_or_default().to_owned()))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Device {
    type Error = ();

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
        match device(req).await {
            Ok(device) => Outcome::Success(device),
            Err(Error::NotSignedIn | Error::NotFound) => Outcome::Error((Status::Unauthorized, ())),
            Err(Error::Busy) => Outcome::Error((Status::ServiceUnavailable, ())),
            Err(error) => {
                tracing::error!(%error, "a device cannot be read");
                Outcome::Error((Status::InternalServerError, ()))
            }
        }
    }
}

/// The cookie that makes a browser a device, for so many milliseconds.
pub fn cookie(site: &Site, token: String, lasts: i64) -> Cookie<'static> {
    Cookie::build((site.cookie("device"), token))
        .path("/")
        .http_only(true)
        .secure(site.secure)
        .same_site(SameSite::Lax)
        .max_age(rocket::time::Duration::milliseconds(lasts))
        .build()
}

/// Until when a device paired now is good: a week past the edition's last day, for late arrivals and tear-down.
pub fn good_until(edition: &Edition, now: Moment) -> Moment {
    let end = Moment::at(edition.ends_on.at(23, 59, 0, 0), &edition.zone).plus_days(7);
    end.max(now.plus_days(1))
}
