//! Forms are only taken from our own pages.
//!
//! Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`), and that decides. A client that says
//! neither must bring the token of the form, which is bound to its session (OWASP's signed double submit without the
//! second cookie). The API is not concerned: its credentials are never sent by a browser on its own.
use super::fields::Fields;
use super::frame::Site;
use crate::kernel::secret;
use rocket::data::Data;
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Method;
use rocket::http::uri::Origin;
use rocket::request::Request;

/// The name of the hidden field; it is the first of each form, so that it lies in the first bytes of the body.
pub const FIELD: &str = "_token";
/// The route a refused request ends at.
pub const REFUSED: &str = "/refused/origin";

/// The token of this request's session.
pub fn token(req: &Request<'_>) -> String {
    let Some(site) = req.rocket().state::<Site>() else { return String::new() };
    let cookies = ["session", "visitor", "device"].map(|name| site.cookie(name));
    let whose: Vec<_> =
        cookies.iter().filter_map(|name| req.cookies().get(name)).map(|c| c.value()).collect();
    secret::hex(&secret::mac(&site.csrf_key, whose.join("|").as_bytes())[..16])
}

/// Refuses what another site sends.
pub struct Guard;

#[rocket::async_trait]
impl Fairing for Guard {
    fn info(&self) -> Info {
        Info { name: "forms only from our own pages", kind: Kind::Request }
    }

    async fn on_request(&self, req: &mut Request<'_>, data: &mut Data<'_>) {
        let safe = matches!(req.method(), Method::Get | Method::Head | Method::Options);
        if safe || req.uri().path().starts_with("/api/") || is_ours(req, data).await {
            return;
        }
        tracing::warn!(path = %req.uri().path(), "a form from elsewhere was refused");
        req.set_method(Method::Get);
        req.set_uri(Origin::path_only(REFUSED));
    }
}

async fn is_ours(req: &Request<'_>, data: &mut Data<'_>) -> bool {
    if let Some(site) = req.headers().get_one("Sec-Fetch-Site") {
        return site == "same-origin";
    }
    if let Some(origin) = req.headers().get_one("Origin") {
        return req.rocket().state::<Site>().is_some_and(|site| site.origin == origin);
    }
    let start = String::from_utf8_lossy(data.peek(512).await).into_owned();
    let first = start.split('&').next().unwrap_or_default();
    let brought = Fields::from_urlencoded(first);
    brought.one(FIELD).is_some_and(|brought| secret::same(brought.as_bytes(), token(req).as_bytes()))
}
