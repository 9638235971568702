//! Visitors for programs: registering and reading, by scope.
use super::entity::{badge, visitor};
use super::forms::Registration;
use super::service::{self, Outcome, Wish};
use super::{badges, store};
use crate::accounts::ApiClient;
use crate::db::Db;
use crate::db::idempotency::Key;
use crate::kernel::id::VisitorId;
use crate::kernel::secret::MasterSecret;
use crate::kernel::{Error, Lang, Result};
use crate::web::{Fields, Problem};
use rocket::http::{Header, Status};
use rocket::request::{FromRequest, Outcome as Guarded, Request};
use rocket::response::{self, Responder};
use rocket::serde::json::Json;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// The largest page.
const MOST: u64 = 200;

pub fn routes() -> Vec<Route> {
    routes![create, index, show]
}

/// What a program sends to register somebody.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes the body; `Registration::read` reads it")]
pub struct NewVisitor {
    /// A mobile number (mainland without country code, others with `+`) or an e-mail address.
    #[schema(example = "13800000000")]
    contact: String,
    /// As printed on the badge.
    #[schema(example = "王小明", max_length = 100)]
    name: String,
    /// As printed on the badge; may be left out with `self_employed`.
    #[schema(example = "华南示例电商", max_length = 120)]
    company: Option<String>,
    /// Works for themselves.
    self_employed: Option<bool>,
    /// A code of the edition's buyer types.
    #[schema(example = "seller")]
    buyer_type: String,
    /// One to ten codes of sub-categories.
    #[schema(example = json!(["S1-01", "S3-04"]))]
    interests: Vec<String>,
    /// The person has agreed to be admitted under the privacy notice; must be true.
    admission: bool,
    /// Agreed to matchmaking.
    matchmaking: Option<bool>,
    /// Agreed to share company and type with exhibitors who scan the badge.
    lead_sharing: Option<bool>,
    /// Agreed to news of later shows.
    marketing: Option<bool>,
    /// `zh` or `en`, the language of letters.
    lang: Option<String>,
}

/// A visitor as programs read them.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitorBody {
    #[schema(value_type = String)]
    id: VisitorId,
    name: String,
    /// Empty for the self-employed.
    company: String,
    email: Option<String>,
    mobile: Option<String>,
    buyer_type: String,
    title: Option<String>,
    lang: String,
    /// Takes part in matchmaking.
    matching: bool,
    interests: Vec<Interest>,
    badge: Option<BadgeBody>,
    /// RFC 3339.
    registered_at: String,
    /// RFC 3339; cancelled since.
    withdrawn_at: Option<String>,
}

/// What somebody looks for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Interest {
    sector: String,
    /// `must`, `want` or `curious`.
    strength: &'static str,
}

/// The badge to hand out.
#[derive(Debug, Serialize, ToSchema)]
pub struct BadgeBody {
    /// What the QR code says, without the address before it.
    code: String,
    /// Nine digits for typing.
    short_code: String,
    category: String,
    /// `valid` or `revoked`.
    status: &'static str,
}

/// A page of visitors.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitorPage {
    items: Vec<VisitorBody>,
    /// Send it as `cursor` to get the next page; absent on the last one.
    next: Option<String>,
}

/// The `Idempotency-Key` header.
pub struct IdempotencyKey<'r>(Option<&'r str>);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for IdempotencyKey<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(req: &'r Request<'_>) -> Guarded<Self, Self::Error> {
        Guarded::Success(Self(req.headers().get_one("Idempotency-Key")))
    }
}

/// 201 with the place of what was made.
pub struct Created(String, Json<VisitorBody>);

impl<'r> Responder<'r, 'static> for Created {
    fn respond_to(self, req: &'r Request<'_>) -> response::Result<'static> {
        let mut answer = self.1.respond_to(req)?;
        answer.set_status(Status::Created);
        answer.set_header(Header::new("Location", self.0));
        Ok(answer)
    }
}

/// Registers a visitor and issues a badge.
#[utoipa::path(
    tag = "visitors",
    request_body = NewVisitor,
    params(("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key and body gets the first answer.")),
    responses(
        (status = 201, description = "Registered", body = VisitorBody),
        (status = 401, description = "No valid token"),
        (status = 403, description = "The token lacks `visitors:write`"),
        (status = 409, description = "The same person (contact and name) is registered"),
        (status = 422, description = "Mistakes, each at its field"),
        (status = 503, description = "Busy; try again"),
    ),
    security(("token" = [])),
)]
#[post("/api/v1/visitors", data = "<fields>")]
pub async fn create(
    fields: Fields,
    key: IdempotencyKey<'_>,
    client: ApiClient,
    db: &State<Db>,
    secret: &State<MasterSecret>,
) -> Result<Created, Problem> {
    client.needs("visitors:write")?;
    let registration = Registration::read(&fields, client.edition()).map_err(Problem::mistakes)?;
    let scope = format!("api visitors {:?}", crate::db::Acts::actor(&client));
    let key = Key::new(&scope, key.0, &fields.canonical());
    let lang = fields.one("lang").and_then(Lang::parse).unwrap_or_default();
    let wish = Wish { registration, lang, source: "api", key };
    match service::register(db, client.edition(), &client, wish).await? {
        Outcome::Fresh(id) => {
            let body = one(db, secret, &client, id).await?;
            Ok(Created(format!("/api/v1/visitors/{id}"), Json(body)))
        }
        Outcome::Known => Err(Error::Refused("visitors-refused-known").into()),
    }
}

/// Visitors in the order of their registration.
#[utoipa::path(
    tag = "visitors",
    params(
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<u64>, Query, description = "1 to 200, else 50"),
    ),
    responses(
        (status = 200, description = "A page", body = VisitorPage),
        (status = 401, description = "No valid token"),
        (status = 403, description = "The token lacks `visitors:read`"),
    ),
    security(("token" = [])),
)]
#[get("/api/v1/visitors?<cursor>&<limit>")]
pub async fn index(
    cursor: Option<&str>,
    limit: Option<u64>,
    client: ApiClient,
    db: &State<Db>,
    secret: &State<MasterSecret>,
) -> Result<Json<VisitorPage>, Problem> {
    client.needs("visitors:read")?;
    let after = match cursor {
        None => None,
        Some(cursor) => Some(cursor.parse().map_err(|_| Error::NotFound)?),
    };
    let limit = limit.unwrap_or(50).clamp(1, MOST);
    let mut found = store::after(db.read(), client.edition().id, after, limit + 1).await?;
    let more = found.len() as u64 > limit;
    found.truncate(limit as usize);
    let next = found.last().filter(|_| more).map(|last| last.id.to_string());
    Ok(Json(VisitorPage { items: bodies(db, secret, found).await?, next }))
}

/// One visitor.
#[utoipa::path(
    tag = "visitors",
    params(("id" = String, Path, description = "The visitor's id")),
    responses(
        (status = 200, description = "The visitor", body = VisitorBody),
        (status = 401, description = "No valid token"),
        (status = 403, description = "The token lacks `visitors:read`"),
        (status = 404, description = "Not in this edition"),
    ),
    security(("token" = [])),
)]
#[get("/api/v1/visitors/<id>")]
pub async fn show(
    id: VisitorId,
    client: ApiClient,
    db: &State<Db>,
    secret: &State<MasterSecret>,
) -> Result<Json<VisitorBody>, Problem> {
    client.needs("visitors:read")?;
    Ok(Json(one(db, secret, &client, id).await?))
}

async fn one(db: &Db, secret: &MasterSecret, client: &ApiClient, id: VisitorId) -> Result<VisitorBody> {
    let visitor = store::visitor(db.read(), client.edition().id, id).await?;
    bodies(db, secret, vec![visitor]).await?.pop().ok_or(Error::NotFound)
}

async fn bodies(db: &Db, secret: &MasterSecret, visitors: Vec<visitor::Model>) -> Result<Vec<VisitorBody>> {
    let ids: Vec<VisitorId> = visitors.iter().map(|it| it.id).collect();
    let mut interests: HashMap<VisitorId, Vec<Interest>> = HashMap::new();
    for row in store::interests_of(db.read(), &ids).await? {
        let interest = Interest { sector: row.sector_code, strength: row.strength.word() };
        interests.entry(row.visitor_id).or_default().push(interest);
    }
    let mut badges = badges::newest(db.read(), &ids).await?;
    visitors
        .into_iter()
        .map(|it| {
            let badge = badges.remove(&it.id).map(|badge| badge_body(secret, badge)).transpose()?;
            Ok(body(interests.remove(&it.id).unwrap_or_default(), badge, it))
        })
        .collect()
}

fn badge_body(secret: &MasterSecret, badge: badge::Model) -> Result<BadgeBody> {
    let status = if badge.status == badge::Status::Valid { "valid" } else { "revoked" };
    let code = badges::code(secret, &badge)?.to_string();
    Ok(BadgeBody { code, short_code: badge.short_code, category: badge.category, status })
}

fn body(interests: Vec<Interest>, badge: Option<BadgeBody>, it: visitor::Model) -> VisitorBody {
    VisitorBody {
        id: it.id,
        name: it.name,
        company: it.company,
        email: it.email,
        mobile: it.mobile,
        buyer_type: it.buyer_type,
        title: it.title,
        lang: it.lang.code().to_owned(),
        matching: it.matching,
        interests,
        badge,
        registered_at: it.created_at.rfc3339(),
        withdrawn_at: it.withdrawn_at.map(|at| at.rfc3339()),
    }
}
