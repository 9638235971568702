//! One line in the log and one count for each request, without saying who it was.
//!
//! The log names the route, not the path: paths hold ids, searches and codes of badges.
use super::answer::Reply;
use hyper::header::HeaderValue;
use hyper::http::request::Parts;
use hyper::{HeaderMap, Response};
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::{Request, Response as Answer};
use std::time::Instant;
use tracing::Span;

/// The name of a request, for people who report a failure.
pub const ID: &str = "x-request-id";
/// How Rocket tells the front which route it took; never sent on.
const ROUTE: &str = "x-aisle-route";

/// A request while it is answered.
pub struct Record {
    /// Its name.
    pub id: String,
    /// What is logged meanwhile belongs to it.
    pub span: Span,
    method: hyper::Method,
    began: Instant,
}

impl Record {
    /// Begins with the request. Only our own proxies may have named it already.
    pub fn begin(head: &Parts, trusted: bool) -> Self {
        let given = head.headers.get(ID).filter(|_| trusted).and_then(|id| id.to_str().ok());
        let id = given.filter(|id| is_name(id)).map_or_else(new_id, str::to_owned);
        let span = tracing::info_span!("request", request.id = id);
        Self { id, span, method: head.method.clone(), began: Instant::now() }
    }

    /// Ends with the answer.
    pub fn end(self, response: &mut Response<Reply>) {
        let taken = self.began.elapsed();
        let headers = response.headers_mut();
        let route = route_of(headers);
        if let Ok(id) = HeaderValue::from_str(&self.id) {
            headers.insert(ID, id);
        }
        let status = response.status().as_u16();
        metrics::counter!("aisle_requests_total", "route" => route.clone(), "status" => status.to_string())
            .increment(1);
        metrics::histogram!("aisle_request_seconds", "route" => route.clone()).record(taken.as_secs_f64());
        let ms = taken.as_micros() as f64 / 1000.0;
        let method = self.method.as_str();
        self.span
            .in_scope(|| tracing::info!(target: "aisle::request", method, route, status, ms, "answered"));
    }
}

fn route_of(headers: &mut HeaderMap) -> String {
    let route = headers.remove(ROUTE);
    route.and_then(|route| route.to_str().ok().map(str::to_owned)).unwrap_or_else(|| "-".into())
}

fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn new_id() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// Writes the route on each answer.
pub struct NamesRoute;

#[rocket::async_trait]
impl Fairing for NamesRoute {
    fn info(&self) -> Info {
        Info { name: "the route's name for the log", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, answer: &mut Answer<'r>) {
        if let Some(route) = request.route() {
            answer.set_header(Header::new(ROUTE, route.uri.to_string()));
        }
    }
}
