//! What every page knows besides its own data: the reader, the edition, the way to the other language.
use super::{csrf, lang};
use crate::kernel::{Lang, secret};
use rocket::request::Request;
use serde_json::{Value, json};
use std::sync::Mutex;

/// Facts about this site that hold for every request; managed by Rocket.
pub struct Site {
    /// `https://expo.example.com`
    pub origin: String,
    /// Behind TLS: cookies get the `__Host-` prefix and HSTS is sent.
    pub secure: bool,
    /// The key of form tokens.
    pub csrf_key: [u8; 32],
    /// Is the clock one that was set?
    pub rehearsal: bool,
    /// The current edition, as every page shows it in its head; `null` before the first import.
    pub edition: Box<dyn Fn(Lang) -> Value + Send + Sync>,
}

impl Site {
    /// The full name of one of our cookies.
    pub fn cookie(&self, name: &str) -> String {
        if self.secure { format!("__Host-aisle_{name}") } else { format!("aisle_{name}") }
    }
}

/// What the guards of one request found out about the reader.
#[derive(Default)]
pub struct Frame {
    account: Mutex<Value>,
}

impl Frame {
    /// The frame of this request.
    pub fn of<'r>(req: &'r Request<'_>) -> &'r Self {
        req.local_cache(Self::default)
    }

    /// A guard has recognised somebody: `{name, kind, …}` for the page's head.
    pub fn greet(&self, account: Value) {
        if let Ok(mut it) = self.account.lock() {
            *it = account;
        }
    }

    /// The `page` object of templates.
    pub fn page(&self, req: &Request<'_>, lang: Lang) -> Value {
        let account = self.account.lock().map(|it| it.clone()).unwrap_or_default();
        let site = req.rocket().state::<Site>();
        let mut nonce = [0u8; 16];
        secret::random(&mut nonce);
        let path = req.uri().path().as_str();
        let query = req.uri().query().map(|q| q.as_str());
        page(site, path, query, lang, account, &csrf::token(req), &secret::hex(&nonce))
    }
}

/// The `page` object of a page that is the same for everybody.
pub fn public_page(site: &Site, path: &str, query: Option<&str>, lang: Lang) -> Value {
    page(Some(site), path, query, lang, Value::Null, "", "")
}

fn page(
    site: Option<&Site>,
    path: &str,
    query: Option<&str>,
    lang: Lang,
    account: Value,
    token: &str,
    key: &str,
) -> Value {
    let here = query.map_or_else(|| path.to_owned(), |q| format!("{path}?{q}"));
    json!({
        "path": path,
        "here": here,
        "lang": lang.code(),
        "other_lang": lang.other().code(),
        "other_lang_url": in_other_language(&here, lang),
        "token": token,
        "key": key,
        "origin": site.map(|s| s.origin.as_str()).unwrap_or_default(),
        "rehearsal": site.is_some_and(|s| s.rehearsal),
        "edition": site.map(|s| (s.edition)(lang)).unwrap_or_default(),
        "signed_in": !account.is_null(),
        "account": account,
    })
}

/// Public pages have the language in their path; elsewhere the switch remembers it and comes back.
fn in_other_language(here: &str, lang: Lang) -> String {
    let other = lang.other().code();
    for code in ["/zh", "/en"] {
        if let Some(rest) = here.strip_prefix(code)
            && (rest.is_empty() || rest.starts_with(['/', '?']))
        {
            return format!("/{other}{rest}");
        }
    }
    format!("/language/{other}?to={}", encoded(here))
}

fn encoded(text: &str) -> String {
    rocket::http::RawStr::new(text).percent_encode().to_string()
}

/// The language chosen for `req`, for answers made outside handlers.
pub fn lang_of(req: &Request<'_>) -> Lang {
    lang::of(req)
}
