//! Handing a request to Rocket in the same process.
use super::address::CLAIMS;
use super::record::ID;
use hyper::body::Bytes;
use hyper::http::request::Parts;
use rocket::http::{Cookie, Header, Method};
use rocket::local::asynchronous::{Client, LocalRequest};
use std::net::SocketAddr;

/// Rocket's request for what hyper has read; none if Rocket does not know the method.
pub fn over(
    rocket: &'static Client,
    head: &Parts,
    body: &Bytes,
    from: SocketAddr,
    id: &str,
) -> Option<LocalRequest<'static>> {
    let method: Method = head.method.as_str().parse().ok()?;
    if matches!(method, Method::Connect | Method::Trace) {
        return None;
    }
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut request = rocket.req(method, path.to_owned());
    request.set_remote(from);
    for (name, value) in &head.headers {
        // Who believes nobody must not pass on what was claimed either.
        if CLAIMS.contains(&name.as_str()) || name == ID {
            continue;
        }
        if let Ok(value) = std::str::from_utf8(value.as_bytes()) {
            if name == hyper::header::COOKIE {
                request = cookies(request, value);
            }
            request.add_header(Header::new(name.as_str().to_owned(), value.to_owned()));
        }
    }
    request.add_header(Header::new(ID, id.to_owned()));
    if !body.is_empty() {
        request.set_body(body);
    }
    Some(request)
}

fn cookies(request: LocalRequest<'static>, header: &str) -> LocalRequest<'static> {
    let each = header.split(';').map(|text| Cookie::parse_encoded(text.trim().to_owned()));
    request.cookies(each.filter_map(Result::ok))
}
