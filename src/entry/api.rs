//! The API of gates: one scan, many scans, and looking a badge up. Only a paired device is answered.
use super::answer::Told;
use super::device::Device;
use super::group::Decided;
use super::incoming::Asked;
use super::lookup::{LookUp, ManyFound};
use super::service::{self, Gates};
use crate::db::Db;
use crate::kernel::{Error, Lang};
use crate::web::{Problem, Views};
use rocket::data::{Data, FromData, Outcome, ToByteUnit};
use rocket::http::Status;
use rocket::request::Request;
use rocket::serde::json::Json;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// The routes of the API.
pub fn routes() -> Vec<Route> {
    routes![create, create_batch, search]
}

/// A thousand scans are far below this.
const LIMIT: u64 = 2 * 1024 * 1024;
/// At most so many scans in a batch.
const BATCH: usize = 1000;

/// A JSON body of any form; what it means is read by `incoming`.
pub struct Body(Value);

/// One scan, as a device sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the body; `Asked::read` reads it")]
pub struct NewScan {
    /// Made by the device, once for each scan: sending it again gets the first answer.
    #[schema(max_length = 100)]
    scan_id: String,
    /// What the QR code says, or the nine digits under it.
    code: String,
    /// Code or id of a gate; the device's own if missing.
    gate: Option<String>,
    /// `in` or `out`; what the gate is for if missing, and `in` where it is passed both ways.
    #[schema(example = "in")]
    direction: Option<String>,
    /// RFC 3339, by the device's clock.
    scanned_at: Option<String>,
    /// A supervisor lets somebody in against the rules, and says why.
    force: Option<NewForce>,
    /// The device had no connection and decided by itself; needs `scanned_at`. What happened is written down, at that
    /// time, whatever is known later; where the rules would have decided otherwise, the office sees a conflict.
    offline: Option<NewOffline>,
}

/// What a device decided without a connection.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the body; `Asked::read` reads it")]
pub struct NewOffline {
    /// A reason of the closed list, such as `ok`, `already_inside` or `unchecked`.
    #[schema(example = "ok")]
    reason: String,
    /// By how many milliseconds the device's clock was ahead of `now_ms` of the last pulse.
    clock_ahead_ms: Option<i64>,
}

/// Why a supervisor decides against the rules.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the body; `Asked::read` reads it")]
pub struct NewForce {
    reason: String,
}

/// Many scans.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the body; `Asked::read` reads it")]
pub struct NewScans {
    /// At most a thousand.
    scans: Vec<NewScan>,
}

/// An answer for each scan, in the order sent: the same as of a single scan with `status`, or its problem.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the answer")]
pub struct ManyTold {
    answers: Vec<Told>,
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Body {
    type Error = ();

    async fn from_data(_: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self, ()> {
        match data.open(LIMIT.bytes()).into_bytes().await {
            Ok(bytes) if bytes.is_complete() => match serde_json::from_slice(&bytes) {
                Ok(body) => Outcome::Success(Self(body)),
                Err(_) => Outcome::Error((Status::BadRequest, ())),
            },
            Ok(_) => Outcome::Error((Status::PayloadTooLarge, ())),
            Err(_) => Outcome::Error((Status::BadRequest, ())),
        }
    }
}

/// May the holder of this code pass? Sending the same `scan_id` again gives the same answer and changes nothing.
#[utoipa::path(
    tag = "entry",
    request_body = NewScan,
    responses(
        (status = 200, description = "Decided and kept", body = Told),
        (status = 401, description = "Not a paired device"),
        (status = 422, description = "Mistakes, each at its field"),
        (status = 503, description = "Busy; try again with the same `scan_id`"),
    ),
    security(("device" = [])),
)]
#[post("/api/v1/entry/scans", data = "<body>")]
pub async fn create(
    device: Device,
    body: Body,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Json<Told>, Problem> {
    let asked = Asked::read(&body.0).map_err(Problem::mistakes)?;
    let decided = service::scan(db, gates, &device, asked).await?;
    let told = Told::of(&decided, device.edition(), views, lang);
    let sent = body.0.get("scan_id").and_then(Value::as_str).unwrap_or_default();
    Ok(Json(Told { scan_id: sent.to_owned(), ..told }))
}

/// Many scans at once, each answered by itself, in the order sent: `{"scans": [..]}`, or the list alone.
#[utoipa::path(
    tag = "entry",
    request_body = NewScans,
    responses(
        (status = 200, description = "Each answered by itself", body = ManyTold),
        (status = 401, description = "Not a paired device"),
        (status = 413, description = "More than a thousand, or more than 2 MiB"),
        (status = 422, description = "Not a list of scans"),
    ),
    security(("device" = [])),
)]
#[post("/api/v1/entry/scans/batch", data = "<body>")]
pub async fn create_batch(
    device: Device,
    body: Body,
    lang: Lang,
    db: &State<Db>,
    gates: &State<Gates>,
    views: &State<Views>,
) -> Result<Json<Value>, Problem> {
    let scans = body.0.get("scans").unwrap_or(&body.0).as_array();
    let scans = scans.ok_or_else(|| Problem::new(Status::UnprocessableEntity, "entry-batch-list"))?;
    if scans.len() > BATCH {
        return Err(Problem::new(Status::PayloadTooLarge, "entry-batch-long"));
    }
    let asked: Vec<_> = scans.iter().map(Asked::read).collect();
    let good = asked.iter().flatten().cloned().collect();
    let mut decided = service::scan_in_order(db, gates, &device, good).await?.into_iter();
    let mut answers = Vec::with_capacity(scans.len());
    for (scan, asked) in scans.iter().zip(asked) {
        let answer = match asked {
            Ok(_) => decided.next().unwrap_or(Err(Error::Busy)).map_err(Problem::from),
            Err(mistakes) => Err(Problem::mistakes(mistakes)),
        };
        answers.push(one(scan, answer, &device, lang, views));
    }
    Ok(Json(json!({ "answers": answers })))
}

/// One item of a batch: its answer with `status` 200, or its problem.
fn one(scan: &Value, answer: Result<Decided, Problem>, device: &Device, lang: Lang, views: &Views) -> Value {
    let mut told = match answer {
        Ok(decided) => {
            let mut told = json!(Told::of(&decided, device.edition(), views, lang));
            told["status"] = json!(200);
            told
        }
        Err(problem) => problem.document(Some(views), lang, "/api/v1/entry/scans"),
    };
    told["scan_id"] = scan.get("scan_id").cloned().unwrap_or_default();
    told
}

/// Badges by the nine digits under the code, the last four of a mobile number, or from two Chinese characters or three
/// letters on the beginning of a name, its pinyin, its initials or a company. Names are masked; nothing asked, nothing
/// found.
#[utoipa::path(
    tag = "entry",
    params(("q" = String, Query, description = "Nine digits, four digits, a name, or a company")),
    responses(
        (status = 200, description = "Badges, perhaps none, at most fifty", body = ManyFound),
        (status = 401, description = "Not a paired device"),
        (status = 403, description = "This device may not look people up"),
    ),
    security(("device" = [])),
)]
#[get("/api/v1/entry/badges?<q>")]
pub async fn search(
    device: Device,
    q: Option<&str>,
    lang: Lang,
    db: &State<Db>,
    look_up: &State<LookUp>,
) -> Result<Json<ManyFound>, Problem> {
    if !device.may_look_up() {
        return Err(Error::NotAllowed.into());
    }
    Ok(Json(look_up.badges(db, device.edition(), q.unwrap_or_default(), lang).await?))
}
