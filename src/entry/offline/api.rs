//! The API of devices that may lose their connection: the pack, and the pulse by which they notice.
use super::Pack;
use crate::db::Db;
use crate::entry::device::{self, By, Device, Devices};
use crate::entry::reports::{Report, Said};
use crate::entry::secrets;
use crate::entry::service::Gates;
use crate::entry::zones::{self, Behind};
use crate::web::{Problem, Site, Views};
use rocket::http::{ContentType, CookieJar, Header, Status};
use rocket::request::Request;
use rocket::response::{self, Responder, Response};
use rocket::serde::json::Json;
use rocket::{State, get};
use serde::Serialize;
use std::io::Cursor;
use std::sync::Arc;
use utoipa::ToSchema;

/// The pack on its way out.
pub struct Carried(Arc<Pack>);

/// What a device takes along for the time without a connection: a head in JSON (rules, opening hours, gates, sentences)
/// and one closed row for each badge, which only the code on that badge opens. `If-None-Match` saves the way.
#[utoipa::path(
    tag = "entry",
    responses(
        (status = 200, description = "The pack", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 304, description = "The one the device has is still true"),
        (status = 401, description = "Not a paired device"),
    ),
    security(("device" = [])),
)]
#[get("/api/v1/entry/pack")]
pub async fn pack(
    device: Device,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Carried, Problem> {
    let sources = (db.inner(), &gates.houses, &gates.secret);
    Ok(Carried(gates.packs.of(sources, views, device.edition()).await?))
}

impl<'r> Responder<'r, 'static> for Carried {
    fn respond_to(self, req: &'r Request<'_>) -> response::Result<'static> {
        let pack = self.0;
        let mut answer = Response::build();
        answer
            .header(Header::new("ETag", pack.etag.clone()))
            .header(Header::new("Cache-Control", "no-store"));
        if req.headers().get_one("If-None-Match").is_some_and(|seen| seen.contains(&pack.etag)) {
            return answer.status(Status::NotModified).ok();
        }
        answer.header(ContentType::Binary).sized_body(pack.bytes.len(), Cursor::new(Bytes(pack))).ok()
    }
}

/// The bytes of a pack that others read at the same time.
struct Bytes(Arc<Pack>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0.bytes
    }
}

/// A sign of life.
#[derive(Serialize, ToSchema)]
pub struct Pulse {
    /// The show's clock, in milliseconds since 1970 UTC; a device knows by it how wrong its own is.
    now_ms: i64,
    /// When the pairing ends, and with it the pack.
    expires_ms: i64,
    /// The zone behind the device's gate, as the server knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    behind: Option<Behind>,
    /// The device's next secret, for a program; a browser gets it as its cookie. With its first use the one before dies.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

/// Is the server there, what time is it, who is inside, and is it time for another secret? The device says how it is.
#[utoipa::path(
    tag = "entry",
    params(
        ("waiting" = Option<i32>, Query, description = "Scans that wait on the device"),
        ("pack_age" = Option<i64>, Query, description = "Seconds since its pack was last known to be true"),
    ),
    responses(
        (status = 200, description = "It is there", body = Pulse),
        (status = 401, description = "Not a paired device"),
    ),
    security(("device" = [])),
)]
#[get("/api/v1/entry/pulse")]
pub async fn pulse(
    device: Device,
    said: Said,
    db: &State<Db>,
    gates: &State<Gates>,
    devices: &State<Devices>,
    site: &State<Site>,
    jar: &CookieJar<'_>,
) -> Result<Json<Pulse>, Problem> {
    let report = Report::told(db.now(), said);
    if let Err(error) = devices.reports.hear(db, device.id(), report).await {
        tracing::warn!(?error, "what devices say cannot be written down");
    }
    let token = secrets::offered(db, gates, devices, &device).await?;
    let token = match (token, device.by()) {
        (Some(token), By::Cookie) => {
            jar.add(device::cookie(site, token, device.row().expires_at.since_ms(db.now())));
            None
        }
        (token, _) => token,
    };
    let house = gates.houses.of(db, device.edition()).await?;
    let (now, (zone, _)) = (house.now(db.now()), house.layout.at(device.gate_id()));
    let behind = zones::behind(db, &house.layout, zone, &now.day).await?;
    Ok(Json(Pulse { now_ms: now.at.0, expires_ms: device.row().expires_at.0, behind, token }))
}
