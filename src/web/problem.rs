//! Errors of the API: problem documents after RFC 9457.
use super::check::Mistakes;
use super::frame::lang_of;
use super::views::Views;
use crate::kernel::{Error, Lang};
use rocket::http::{ContentType, Header, Status};
use rocket::request::Request;
use rocket::response::{self, Responder, Response};
use serde_json::{Value, json};
use std::io::Cursor;

/// `application/problem+json`.
#[derive(Debug)]
pub struct Problem {
    status: Status,
    key: String,
    errors: Mistakes,
    retry_after: Option<u64>,
}

impl Problem {
    /// A problem with a sentence by its key; `type` is `urn:aisle:problem:<key>`.
    pub fn new(status: Status, key: impl Into<String>) -> Self {
        Self { status, key: key.into(), errors: Mistakes::new(), retry_after: None }
    }

    /// What is wrong at which field: 422.
    pub fn mistakes(errors: Mistakes) -> Self {
        Self { errors, ..Self::new(Status::UnprocessableEntity, "error-form") }
    }

    /// The document itself, for answers that carry several.
    pub fn document(&self, views: Option<&Views>, lang: Lang, path: &str) -> Value {
        let say = |key: &str, n: Option<i64>| {
            views.map_or_else(|| key.to_owned(), |v| v.say(lang, key, &json!({ "n": n })))
        };
        let fields: Vec<Value> = self
            .errors
            .iter()
            .flat_map(|(field, mistakes)| {
                mistakes
                    .iter()
                    .map(move |m| json!({ "field": field, "code": m.key, "detail": say(m.key, m.n) }))
            })
            .collect();
        let mut document = json!({
            "type": format!("urn:aisle:problem:{}", self.key),
            "title": say(&self.key, None),
            "status": self.status.code,
            "instance": path,
        });
        if !fields.is_empty() {
            document["errors"] = fields.into();
        }
        document
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let (status, key, retry_after) = meaning(&error);
        Self { retry_after, ..Self::new(status, key) }
    }
}

/// Status, sentence and waiting time of each meaning: the one place.
pub fn meaning(error: &Error) -> (Status, &'static str, Option<u64>) {
    match error {
        Error::NotFound => (Status::NotFound, "error-not-found", None),
        Error::NotSignedIn => (Status::Unauthorized, "error-not-signed-in", None),
        Error::NotAllowed => (Status::Forbidden, "error-not-allowed", None),
        Error::Refused("refused-key-reused") => (Status::UnprocessableEntity, "refused-key-reused", None),
        Error::Refused(key) => (Status::Conflict, key, None),
        Error::TooMany(seconds) => (Status::TooManyRequests, "error-too-many", Some(*seconds)),
        Error::Busy => (Status::ServiceUnavailable, "error-busy", Some(2)),
        Error::Broken(_) => (Status::InternalServerError, "error-broken", None),
    }
}

impl<'r> Responder<'r, 'static> for Problem {
    fn respond_to(self, req: &'r Request<'_>) -> response::Result<'static> {
        let lang = lang_of(req);
        let body = self.document(req.rocket().state::<Views>(), lang, req.uri().path().as_str()).to_string();
        let mut answer = Response::build();
        answer
            .status(self.status)
            .header(ContentType::new("application", "problem+json"))
            .header(Header::new("Cache-Control", "no-store"))
            .sized_body(body.len(), Cursor::new(body));
        if let Some(seconds) = self.retry_after {
            answer.header(Header::new("Retry-After", seconds.to_string()));
        }
        if self.status == Status::Unauthorized {
            answer.header(Header::new("WWW-Authenticate", "Bearer"));
        }
        answer.ok()
    }
}
