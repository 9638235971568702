//! Which language a request is answered in: the path (`/zh/…`), else the reader's choice, else the browser's wish.
use crate::kernel::Lang;
use rocket::http::CookieJar;
use rocket::http::{Cookie, SameSite};
use rocket::request::{FromRequest, Outcome, Request};
use rocket::response::Redirect;
use rocket::{Route, get, routes};

/// The cookie that remembers a choice.
pub const COOKIE: &str = "aisle_lang";

/// The language of this request.
pub fn of(req: &Request<'_>) -> Lang {
    let first = req.uri().path().segments().get(0);
    if let Some(lang) = first.filter(|s| *s == "zh" || *s == "en").and_then(Lang::parse) {
        return lang;
    }
    let chosen = req.cookies().get(COOKIE).and_then(|c| Lang::parse(c.value()));
    let wished = || req.headers().get_one("Accept-Language").and_then(Lang::accepted);
    chosen.or_else(wished).unwrap_or_default()
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Lang {
    type Error = std::convert::Infallible;

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(of(req))
    }
}

/// The switch in the portals' header.
pub fn routes() -> Vec<Route> {
    routes![choose]
}

#[get("/language/<lang>?<to>")]
fn choose(lang: Lang, to: Option<&str>, jar: &CookieJar<'_>) -> Redirect {
    let cookie =
        Cookie::build((COOKIE, lang.code())).path("/").same_site(SameSite::Lax).http_only(true).permanent();
    jar.add(cookie);
    Redirect::to(local(to).unwrap_or("/").to_owned())
}

/// A path on this site, and nothing else: `//evil`, `/\evil` and full URLs are not.
pub fn local(to: Option<&str>) -> Option<&str> {
    to.filter(|to| {
        to.starts_with('/')
            && !to.starts_with("//")
            && !to.contains(['\\', '\r', '\n', '\0'])
            && to.len() < 500
    })
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        assert_eq!(local(Some("/exhibitor/?a=1")), Some("/exhibitor/?a=1"));
        for evil in
            ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a\r\nb"]
        {
            assert_eq!(local(Some(evil)), None, "{evil}");
        }
    }
}
