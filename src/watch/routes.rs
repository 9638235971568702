//! `/healthz`, `/readyz`, `/metrics`.
use super::finding::Finding;
use super::metrics::Metrics;
use super::probe::{Probe, is_ready};
use crate::config::Settings;
use crate::db::Db;
use crate::kernel::secret;
use rocket::http::{ContentType, Header, Status};
use rocket::request::{FromRequest, Outcome, Request};
use rocket::response::{self, Responder};
use rocket::serde::json::Json;
use rocket::{Response, Route, State, get, routes};
use serde::Serialize;

/// What is mounted.
pub fn routes() -> Vec<Route> {
    routes![healthz, readyz, metrics]
}

#[get("/healthz")]
fn healthz() -> &'static str {
    "ok\n"
}

#[get("/readyz")]
async fn readyz(db: &State<Db>, probe: &State<Probe>, operator: Option<Operator>) -> Readiness {
    let findings = probe.findings(db).await;
    Readiness { ready: is_ready(&findings), parts: operator.map(|_| findings.to_vec()) }
}

#[get("/metrics")]
fn metrics(_operator: Operator) -> (ContentType, String) {
    (ContentType::new("text", "plain").with_params(("version", "0.0.4")), Metrics::text())
}

/// Yes or no, and for the operator why.
#[derive(Serialize)]
struct Readiness {
    ready: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<Finding>>,
}

impl<'r> Responder<'r, 'static> for Readiness {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let ready = self.ready;
        let mut answer = Response::build_from(Json(self).respond_to(request)?);
        if !ready {
            answer.status(Status::ServiceUnavailable).header(Header::new("Retry-After", "5"));
        }
        answer.ok()
    }
}

/// Whoever runs the server: asks from the machine itself, or brings the token of `AISLE_METRICS_TOKEN`.
/// To everybody else these pages do not exist.
struct Operator;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Operator {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let local = request.client_ip().is_some_and(|address| address.to_canonical().is_loopback());
        let wanted =
            request.rocket().state::<Settings>().and_then(|settings| settings.metrics_token.as_deref());
        let brought = request.headers().get_one("Authorization").and_then(|it| it.strip_prefix("Bearer "));
        let known = match (wanted, brought) {
            (Some(wanted), Some(brought)) => secret::same(wanted.as_bytes(), brought.as_bytes()),
            _ => false,
        };
        if local || known { Outcome::Success(Self) } else { Outcome::Error((Status::NotFound, ())) }
    }
}
