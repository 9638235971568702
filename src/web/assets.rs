//! Styles, scripts and pictures: carried in the binary, compressed when it was built, kept by browsers for ever.
//!
//! Every URL carries the hash of the whole tree, so that relative imports between scripts stay inside one version.
//! In a source checkout with debug assertions the files are read from disk, and an edit shows at once.
use super::coding::Coding;
use rocket::http::{ContentType, Header, Status};
use rocket::request::Request;
use rocket::response::{self, Responder, Response};
use rocket::{Route, get, routes};
use std::borrow::Cow;
use std::io::Cursor;
use std::path::{Component, Path, PathBuf};

/// One file as the build script left it.
#[derive(Debug)]
pub struct Embedded {
    /// Below `assets/`.
    pub path: &'static str,
    /// Of its bytes.
    pub hash: &'static str,
    /// As it is.
    pub plain: &'static [u8],
    /// Compressed, where that is worth it.
    pub brotli: Option<&'static [u8]>,
    /// Compressed for older clients.
    pub gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Where the sources lie, when this is a build for developing.
const SOURCES: Option<&str> =
    if cfg!(debug_assertions) { Some(concat!(env!("CARGO_MANIFEST_DIR"), "/assets")) } else { None };
/// Joined to `styles/site.css`; the build script knows the same list.
const SHEETS: &[&str] = &["tokens", "base", "layout", "components", "print"];
/// Not for browsers; the build script leaves it out too.
const INSIDE: &[&str] = &["sample", "vendor.toml"];

/// The URL of a file below `assets/`.
///
/// # Panics
/// When there is no such file: a page that names it must not ship.
#[expect(
    clippy::panic,
    reason = "a template that names a missing file is a mistake of ours, found by the tests"
)]
pub fn asset(path: &str) -> String {
    url(path).unwrap_or_else(|| panic!("there is no asset `{path}`"))
}

/// The URL of a file below `assets/`, if there is such a file.
pub fn url(path: &str) -> Option<String> {
    (file(path).is_some() || on_disk(path).is_some()).then(|| format!("/a/{TREE}/{path}"))
}

/// The paths that begin with one of these, as the program was built.
pub fn below(beginnings: &[&str]) -> Vec<&'static str> {
    let wanted = |path: &str| beginnings.iter().any(|beginning| path.starts_with(beginning));
    FILES.iter().map(|file| file.path).filter(|path| wanted(path)).collect()
}

/// The embedded file at this path.
pub fn file(path: &str) -> Option<&'static Embedded> {
    FILES.binary_search_by(|file| file.path.cmp(path)).ok().and_then(|place| FILES.get(place))
}

/// The bytes at this path, from disk while developing: for routes that serve an asset under another URL.
pub fn bytes(path: &str) -> Option<Cow<'static, [u8]>> {
    on_disk(path).map(Cow::Owned).or_else(|| file(path).map(|file| Cow::Borrowed(file.plain)))
}

/// The one route of assets.
pub fn routes() -> Vec<Route> {
    routes![show]
}

#[get("/a/<tree>/<path..>")]
fn show(tree: &str, path: PathBuf) -> Option<Asset> {
    Asset::at(path.to_str()?, tree)
}

/// A file on its way out.
#[derive(Debug)]
pub struct Asset {
    kind: ContentType,
    source: Source,
    /// Whether this URL will always mean these bytes.
    lasting: bool,
}

#[derive(Debug)]
enum Source {
    Disk(Vec<u8>),
    Binary(&'static Embedded),
}

impl Asset {
    /// The file at `path`; pages of an older version ask with their own hash and get today's file, unkept.
    pub fn at(path: &str, tree: &str) -> Option<Self> {
        match on_disk(path) {
            Some(bytes) => Some(Self { kind: kind(path), source: Source::Disk(bytes), lasting: false }),
            None => Self::embedded(path, tree),
        }
    }

    /// The file as the binary carries it.
    pub fn embedded(path: &str, tree: &str) -> Option<Self> {
        let source = Source::Binary(file(path)?);
        Some(Self { kind: kind(path), source, lasting: tree == TREE })
    }
}

impl<'r> Responder<'r, 'static> for Asset {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let accepted = request.headers().get_one("Accept-Encoding").unwrap_or_default();
        let (hash, encoding, body) = match self.source {
            Source::Disk(bytes) => (None, None, Cow::Owned(bytes)),
            Source::Binary(file) => {
                let (encoding, body) = file.best(accepted);
                (Some(file.hash), encoding, Cow::Borrowed(body))
            }
        };
        let keep = if self.lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
        let mut answer = Response::build();
        answer.header(self.kind).header(Header::new("Cache-Control", keep));
        answer.header(Header::new("Vary", "Accept-Encoding"));
        if let Some(hash) = hash {
            let tag = format!("\"{hash}-{}\"", encoding.unwrap_or("plain"));
            let seen = request.headers().get_one("If-None-Match").is_some_and(|seen| seen.contains(&tag));
            answer.header(Header::new("ETag", tag));
            if seen {
                return answer.status(Status::NotModified).ok();
            }
        }
        if let Some(encoding) = encoding {
            answer.header(Header::new("Content-Encoding", encoding));
        }
        answer.sized_body(body.len(), Cursor::new(body)).ok()
    }
}

impl Embedded {
    fn best(&self, accepted: &str) -> (Option<&'static str>, &'static [u8]) {
        let small = match Coding::wanted(accepted) {
            Some(Coding::Brotli) => self.brotli.map(|small| (Some(Coding::Brotli.name()), small)),
            Some(Coding::Gzip) => self.gzip.map(|small| (Some(Coding::Gzip.name()), small)),
            None => None,
        };
        small.unwrap_or((None, self.plain))
    }
}

fn kind(path: &str) -> ContentType {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" | "mjs" => ContentType::new("text", "javascript").with_params(("charset", "utf-8")),
        "webmanifest" => ContentType::new("application", "manifest+json"),
        _ if path.ends_with("LICENSE") || path.ends_with("NOTICE") => ContentType::Plain,
        ending => ContentType::from_extension(ending).unwrap_or(ContentType::Binary),
    }
}

fn on_disk(path: &str) -> Option<Vec<u8>> {
    let root = Path::new(SOURCES?);
    let within = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !within || INSIDE.iter().any(|inside| Path::new(path).starts_with(inside)) {
        return None;
    }
    if path == "styles/site.css" && root.is_dir() {
        let sheets = SHEETS.iter().map(|sheet| std::fs::read(root.join(format!("styles/{sheet}.css"))));
        return Some(sheets.filter_map(Result::ok).flatten().collect());
    }
    std::fs::read(root.join(path)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::local::blocking::{Client, LocalResponse};

    #[rocket::get("/binary/<tree>/<path..>")]
    fn binary(tree: &str, path: PathBuf) -> Option<Asset> {
        Asset::embedded(path.to_str()?, tree)
    }

    fn client() -> Client {
        let figment = rocket::Config::figment().merge(("log_level", "off"));
        let routes = rocket::routes![binary, show];
        Client::untracked(rocket::custom(figment).mount("/", routes)).unwrap()
    }

    fn header<'a>(answer: &'a LocalResponse<'_>, name: &str) -> Option<&'a str> {
        answer.headers().get_one(name)
    }

    #[test]
    fn a_known_hash_lasts_and_another_is_served_unkept() {
        let client = client();
        let now = client.get(format!("/binary/{TREE}/styles/site.css")).dispatch();
        assert_eq!(header(&now, "Cache-Control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(now.content_type(), Some(ContentType::CSS));
        let old = client.get("/binary/0123456789/styles/site.css").dispatch();
        assert_eq!((old.status(), header(&old, "Cache-Control")), (Status::Ok, Some("no-cache")));
        assert_eq!(client.get(format!("/binary/{TREE}/none.css")).dispatch().status(), Status::NotFound);
    }

    #[test]
    fn the_joined_sheet_is_compressed_and_comes_back() {
        let client = client();
        let ask = || client.get(format!("/binary/{TREE}/styles/site.css"));
        let plain = ask().dispatch().into_bytes().unwrap();
        for (coding, unpack) in [("br", squeeze::unbrotli as fn(&[u8]) -> _), ("gzip", squeeze::ungzip)] {
            let answer = ask().header(Header::new("Accept-Encoding", coding)).dispatch();
            assert_eq!(header(&answer, "Content-Encoding"), Some(coding));
            assert_eq!(unpack(&answer.into_bytes().unwrap()).unwrap(), plain);
        }
        assert_eq!(on_disk("styles/site.css").unwrap(), plain, "developing shows what ships");
    }

    #[test]
    fn what_the_client_has_is_not_sent_again() {
        let client = client();
        let ask = || client.get(format!("/binary/{TREE}/styles/gate.css"));
        let tag = header(&ask().dispatch(), "ETag").unwrap().to_owned();
        let again = ask().header(Header::new("If-None-Match", tag)).dispatch();
        assert_eq!((again.status(), again.into_bytes()), (Status::NotModified, None));
    }

    #[test]
    fn nothing_outside_is_served() {
        let client = client();
        for path in ["sample/show.json", "vendor.toml", "..%2fCargo.toml", "%2e%2e/Cargo.toml", "/etc/passwd"]
        {
            let status = client.get(format!("/a/{TREE}/{path}")).dispatch().status();
            assert!(status == Status::NotFound || status == Status::UnprocessableEntity, "{path}: {status}");
        }
    }

    #[test]
    #[should_panic(expected = "there is no asset `styles/none.css`")]
    fn a_page_cannot_name_what_is_not_there() {
        asset("styles/none.css");
    }
}
