//! What the front says no to is said by Rocket's own error pages, in the reader's language.
//!
//! The page comes from an inner request with a method nobody can send from outside, so that the catchers see
//! an ordinary failure. Each page is asked for once and kept: refusing must be cheap when it is needed most.
use super::answer::{Reply, whole};
use hyper::body::Bytes;
use hyper::header::{CONNECTION, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER, SET_COOKIE};
use hyper::http::request::Parts;
use hyper::{Response, StatusCode};
use rocket::http::{Header, Method, Status};
use rocket::local::asynchronous::Client;
use rocket::route::{Handler, Outcome, Route};
use rocket::{Build, Data, Request, Rocket};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A reason not to hand a request over.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Not HTTP as we know it.
    BadRequest,
    /// No such method.
    NotImplemented,
    /// The body came too slowly.
    TooSlow,
    /// The body is too large.
    TooLarge,
    /// Too many tries from one address; how many seconds to wait.
    TooMany(u64),
    /// Too many requests are before this one.
    Busy,
    /// The answer took too long; whether it was done is not known.
    Late,
    /// Our own mistake.
    Broken,
}

impl Refusal {
    fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::NotImplemented => 501,
            Self::TooSlow => 408,
            Self::TooLarge => 413,
            Self::TooMany(_) => 429,
            Self::Busy | Self::Late => 503,
            Self::Broken => 500,
        }
    }

    /// The name it is counted under.
    pub fn name(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::NotImplemented => "method",
            Self::TooSlow => "slow-body",
            Self::TooLarge => "large-body",
            Self::TooMany(_) => "rate",
            Self::Busy => "busy",
            Self::Late => "late",
            Self::Broken => "broken",
        }
    }

    /// After how many seconds it may go better.
    fn wait(self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) => Some(seconds),
            Self::Busy | Self::Late => Some(2),
            _ => None,
        }
    }

    /// How it is kept: the page is the same however long one has to wait.
    fn kind(self) -> Self {
        if let Self::TooMany(_) = self { Self::TooMany(0) } else { self }
    }

    /// Part of the body may still be on its way, so the connection cannot be used again.
    fn ends_the_line(self) -> bool {
        matches!(self, Self::BadRequest | Self::TooSlow | Self::TooLarge | Self::TooMany(_))
    }
}

/// The reader a page is for: enough to choose page or document, and the language.
type Reader = (Refusal, &'static str, &'static str);
type Kept = (StatusCode, HeaderMap, Bytes);

/// The refusals that were said before.
#[derive(Default)]
pub struct Refusals(Mutex<HashMap<Reader, Kept>>);

impl Refusals {
    /// The answer to this request.
    pub async fn say(&self, rocket: &'static Client, why: Refusal, head: &Parts) -> Response<Reply> {
        let reader = (why.kind(), place(head.uri.path()), tongue(head));
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&reader).cloned();
        let (status, mut headers, body) = match kept {
            Some(kept) => kept,
            None => {
                let asked = ask(rocket, reader).await;
                self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(reader, asked.clone());
                asked
            }
        };
        if let Some(seconds) = why.wait() {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        let plain = if head.method == hyper::Method::HEAD { Vec::new() } else { body.to_vec() };
        whole(status, headers, plain, None)
    }
}

/// The part of the site that the path is in; its error pages differ.
fn place(path: &str) -> &'static str {
    ["/api/v1/", "/zh/", "/en/"].into_iter().find(|place| path.starts_with(place)).unwrap_or("/")
}

fn tongue(head: &Parts) -> &'static str {
    let accepted = head.headers.get(hyper::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    if accepted.is_some_and(|text| text.starts_with("en")) { "en" } else { "zh-CN" }
}

async fn ask(rocket: &'static Client, (why, place, tongue): Reader) -> Kept {
    let mut request = rocket.req(Method::Trace, place);
    request.inner().local_cache(|| Some(why));
    request.add_header(Header::new("Accept-Language", tongue));
    // Nobody else can send this method, so it comes from ourselves.
    request.add_header(Header::new("Sec-Fetch-Site", "same-origin"));
    if place.starts_with("/api/") {
        request.add_header(Header::new("Accept", "application/json"));
    }
    let response = request.dispatch().await;
    let mut headers = HeaderMap::new();
    for header in response.headers().iter() {
        let name = HeaderName::from_bytes(header.name.as_str().as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&header.value)) {
            headers.append(name, value);
        }
    }
    headers.remove(SET_COOKIE);
    headers.remove(hyper::header::CONTENT_LENGTH);
    if why.ends_the_line() {
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    let status = StatusCode::from_u16(why.status()).unwrap_or(StatusCode::BAD_REQUEST);
    (status, headers, response.into_bytes().await.unwrap_or_default().into())
}

/// Gives Rocket the inner route.
pub fn teach(rocket: Rocket<Build>) -> Rocket<Build> {
    let mut route = Route::new(Method::Trace, "/<_..>", Says);
    route.name = Some("refusal".into());
    rocket.mount("/", vec![route])
}

#[derive(Clone)]
struct Says;

#[rocket::async_trait]
impl Handler for Says {
    async fn handle<'r>(&self, request: &'r Request<'_>, _: Data<'r>) -> Outcome<'r> {
        let why: &Option<Refusal> = request.local_cache(|| None);
        Outcome::Error(why.map_or(Status::MethodNotAllowed, |why| Status::new(why.status())))
    }
}
