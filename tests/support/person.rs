//! Somebody with a browser: keeps cookies, follows nothing by itself, sends what a browser sends.
use super::{ORIGIN, Show};
use rocket::http::{ContentType, Cookie, Header, Status};
use rocket::local::asynchronous::{LocalRequest, LocalResponse};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// One browser.
pub struct Person<'s> {
    show: &'s Show,
    cookies: Mutex<BTreeMap<String, String>>,
    headers: Mutex<Vec<(String, String)>>,
}

impl<'s> Person<'s> {
    pub fn new(show: &'s Show) -> Self {
        Self { show, cookies: Mutex::default(), headers: Mutex::default() }
    }

    /// Sends this header with every request, e.g. `Accept-Language`.
    pub fn with_header(self, name: &str, value: &str) -> Self {
        self.headers.lock().unwrap().push((name.into(), value.into()));
        self
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub async fn opens(&self, path: &str) -> Answer {
        self.go(self.show.client.get(path.to_owned())).await
    }

    /// Sends a form from our own page.
    pub async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.sends_body(path, &encode(fields)).await
    }

    /// Sends a ready-made urlencoded body.
    pub async fn sends_body(&self, path: &str, body: &str) -> Answer {
        let request = self.show.client.post(path.to_owned()).header(ContentType::Form);
        self.go(request.header(Header::new("Origin", ORIGIN)).body(body)).await
    }

    /// Sends JSON, as a program does.
    pub async fn sends_json(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.go(self.show.client.post(path.to_owned()).header(ContentType::JSON).body(body.to_string())).await
    }

    /// Any request, with this person's cookies and headers.
    pub async fn go<'c>(&self, mut request: LocalRequest<'c>) -> Answer {
        for (name, value) in self.cookies.lock().unwrap().iter() {
            request = request.cookie(Cookie::new(name.clone(), value.clone()));
        }
        for (name, value) in self.headers.lock().unwrap().iter() {
            request.add_header(Header::new(name.clone(), value.clone()));
        }
        let response = request.dispatch().await;
        self.keep_cookies(&response);
        Answer::from(response).await
    }

    fn keep_cookies(&self, response: &LocalResponse<'_>) {
        let mut cookies = self.cookies.lock().unwrap();
        for cookie in response.cookies().iter() {
            let gone = cookie.value().is_empty() || cookie.max_age().is_some_and(|age| age.is_zero());
            match gone {
                true => cookies.remove(cookie.name()),
                false => cookies.insert(cookie.name().to_owned(), cookie.value().to_owned()),
            };
        }
    }
}

/// `a=1&b=2`, as a browser writes it.
pub fn encode(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| {
        text.bytes()
            .map(|b| match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(b).to_string(),
                _ => format!("%{b:02X}"),
            })
            .collect::<String>()
    };
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: Status,
    pub location: Option<String>,
    pub headers: BTreeMap<String, String>,
    pub body: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    async fn from(response: LocalResponse<'_>) -> Self {
        let status = response.status();
        let location = response.headers().get_one("Location").map(str::to_owned);
        let headers =
            response.headers().iter().map(|h| (h.name().to_string().to_lowercase(), h.value().to_owned()));
        let headers = headers.collect();
        // A stream of events has no end to wait for.
        let is_stream = response.content_type() == Some(ContentType::EventStream);
        let bytes = if is_stream { vec![] } else { response.into_bytes().await.unwrap_or_default() };
        Self { status, location, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|err| panic!("{err}: {}", self.body))
    }

    /// Does the page say this?
    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}
