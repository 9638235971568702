//! When something goes wrong: a page that offers a way on, or a problem document for programs.
use super::answer::Page;
use super::problem::{Problem, meaning};
use super::views::View;
use crate::kernel::Error;
use rocket::http::{Header, Status};
use rocket::request::Request;
use rocket::response::{self, Redirect, Responder, Response};
use rocket::{Catcher, Route, catch, catchers, get, routes};
use serde::Serialize;

/// The one error page.
#[derive(Serialize)]
struct ErrorPage {
    status: u16,
    key: &'static str,
}

impl View for ErrorPage {
    const TEMPLATE: &'static str = "error.html";
}

/// The error page for a status and a sentence.
pub fn page(status: Status, key: &'static str) -> Page {
    Page::of(&ErrorPage { status: status.code, key }).with_status(status)
}

/// Does the caller want JSON? Everything under `/api/` does.
fn wants_json(req: &Request<'_>) -> bool {
    req.uri().path().starts_with("/api/") || req.accept().is_some_and(|a| a.preferred().is_json())
}

impl<'r> Responder<'r, 'static> for Error {
    fn respond_to(self, req: &'r Request<'_>) -> response::Result<'static> {
        let (status, key, retry_after) = meaning(&self);
        if let Error::Broken(cause) = &self {
            tracing::error!(method = %req.method(), route = req.route().map_or("", |r| r.uri.as_str()), error = format!("{cause:#}"), "broken");
        }
        if wants_json(req) {
            return Problem::from(self).respond_to(req);
        }
        if status == Status::Unauthorized {
            return sign_in(req).respond_to(req);
        }
        let mut answer = page(status, key).respond_to(req)?;
        if let Some(seconds) = retry_after {
            answer.set_header(Header::new("Retry-After", seconds.to_string()));
        }
        Ok(answer)
    }
}

/// To the sign-in page and, after a page was asked for, back again.
fn sign_in(req: &Request<'_>) -> Redirect {
    let uri = if req.method() == rocket::http::Method::Get { req.uri().to_string() } else { "/".to_owned() };
    let next = rocket::http::RawStr::new(&uri).percent_encode().to_string();
    Redirect::to(format!("/sign-in?next={next}"))
}

/// Every failure that no handler saw.
pub fn catchers() -> Vec<Catcher> {
    catchers![any]
}

#[catch(default)]
fn any(status: Status, req: &Request<'_>) -> Ready {
    Ready(answer(status, req))
}

/// An answer that is already made.
struct Ready(response::Result<'static>);

impl<'r> Responder<'r, 'static> for Ready {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        self.0
    }
}

fn answer(status: Status, req: &Request<'_>) -> response::Result<'static> {
    // A path with a part that nothing is called by (a language, an id) leads nowhere, like any unknown path.
    let status = if status == Status::UnprocessableEntity { Status::NotFound } else { status };
    let key = match status.code {
        400 => "error-bad-request",
        401 => return Error::NotSignedIn.respond_to(req),
        403 => "error-not-allowed",
        404 => "error-not-found",
        405 => "error-method",
        406 | 415 => "error-media-type",
        408 => "error-timeout",
        413 => "error-too-large",
        422 => "error-form",
        429 => "error-too-many",
        503 => "error-busy",
        _ => "error-broken",
    };
    let mut answer: Response<'static> = if wants_json(req) {
        Problem::new(status, key).respond_to(req)?
    } else {
        page(status, key).respond_to(req).or_else(|_| bare(status))?
    };
    if status == Status::ServiceUnavailable {
        answer.set_header(Header::new("Retry-After", "2"));
    }
    Ok(answer)
}

/// The last resort, when not even the error page renders.
fn bare(status: Status) -> response::Result<'static> {
    let text = format!("{}", status.code);
    Response::build().status(status).sized_body(text.len(), std::io::Cursor::new(text)).ok()
}

/// Where refused requests end.
pub fn routes() -> Vec<Route> {
    routes![origin]
}

#[get("/refused/origin")]
fn origin() -> Page {
    page(Status::Forbidden, "error-origin")
}
