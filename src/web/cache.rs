//! Pages that are the same for everybody, kept ready: rendered once, compressed when first asked for so.
//!
//! Cleared whenever something they show has changed (see `reactions`), and after a few seconds anyway, which is how
//! a change made by another process on the same database comes through.
use super::answer::Page;
use super::coding::{Coding, Effort};
use super::frame::{Site, public_page};
use super::views::Views;
use crate::kernel::{Lang, Result, secret};
use rocket::http::{ContentType, Header, Status};
use rocket::request::{FromRequest, Outcome, Request};
use rocket::response::{self, Responder, Response};
use std::collections::HashMap;
use std::io::Cursor;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, RwLock};
use std::time::{Duration, Instant};

/// Longest life of an entry.
const LIFE: Duration = Duration::from_secs(5);
/// Kept pages may take this many bytes; those with a query, of which anybody can think up any number, a part of it.
const PLAIN: usize = 6 * 1024 * 1024;
const ASKED: usize = 2 * 1024 * 1024;

/// One page in all its encodings; compressed when first asked for so.
struct Entry {
    made: Instant,
    generation: u64,
    etag: String,
    lang: Lang,
    html: Arc<[u8]>,
    gzip: OnceLock<Option<Arc<[u8]>>>,
    brotli: OnceLock<Option<Arc<[u8]>>>,
}

/// The kept pages of this process.
#[derive(Default)]
pub struct PageCache {
    /// Raised with each change, so that what was made before it is never kept after it.
    generation: AtomicU64,
    plain: RwLock<Shelf>,
    asked: RwLock<Shelf>,
}

#[derive(Default)]
struct Shelf {
    entries: HashMap<String, Arc<Entry>>,
    bytes: usize,
}

impl Shelf {
    fn keep(&mut self, key: String, entry: &Arc<Entry>, most: usize) {
        let size = entry.html.len() * 2 + key.len();
        if self.bytes + size > most {
            self.entries.clear();
            self.bytes = 0;
        }
        if self.entries.insert(key, entry.clone()).is_none() {
            self.bytes += size;
        }
    }
}

impl PageCache {
    /// Forgets everything.
    pub fn clear(&self) {
        self.generation.fetch_add(1, Ordering::AcqRel);
        for shelf in [&self.plain, &self.asked] {
            if let Ok(mut shelf) = shelf.write() {
                *shelf = Shelf::default();
            }
        }
    }

    fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    fn shelf(&self, key: &str) -> (&RwLock<Shelf>, usize) {
        if key.contains('?') { (&self.asked, ASKED) } else { (&self.plain, PLAIN) }
    }

    fn fresh(&self, key: &str) -> Option<Arc<Entry>> {
        let shelf = self.shelf(key).0.read().ok()?;
        let now = self.generation();
        shelf.entries.get(key).filter(|e| e.generation == now && e.made.elapsed() < LIFE).cloned()
    }

    fn keep(&self, key: String, entry: &Arc<Entry>) {
        let (shelf, most) = self.shelf(&key);
        if let Ok(mut shelf) = shelf.write() {
            shelf.keep(key, entry, most);
        }
    }
}

/// What many public pages are made from, kept as long as they may be.
pub struct Kept<T>(RwLock<Option<Made<T>>>);

struct Made<T> {
    at: Instant,
    generation: u64,
    value: Arc<T>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(RwLock::new(None))
    }
}

impl<T> Kept<T> {
    /// The kept value, or the one `make` makes; `pages` says when it is out of date.
    ///
    /// # Errors
    /// Whatever `make` answers.
    pub async fn get(&self, pages: &PageCache, make: impl AsyncFnOnce() -> Result<T>) -> Result<Arc<T>> {
        let generation = pages.generation();
        let good = |made: &&Made<T>| made.generation == generation && made.at.elapsed() < LIFE;
        if let Some(made) =
            self.0.read().ok().and_then(|made| made.as_ref().filter(good).map(|m| m.value.clone()))
        {
            return Ok(made);
        }
        let value = Arc::new(make().await?);
        if let Ok(mut kept) = self.0.write() {
            *kept = Some(Made { at: Instant::now(), generation, value: value.clone() });
        }
        Ok(value)
    }
}

/// The request as far as a page for everybody may know it; a guard.
pub struct Public<'r> {
    cache: &'r PageCache,
    views: &'r Views,
    site: &'r Site,
    lang: Lang,
    path: String,
    query: Option<String>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Public<'r> {
    type Error = ();

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
        let cache = req.rocket().state::<Arc<PageCache>>();
        let (Some(cache), Some(views), Some(site)) = (cache, req.rocket().state(), req.rocket().state())
        else {
            return Outcome::Error((Status::InternalServerError, ()));
        };
        let (path, query) = (req.uri().path().to_string(), req.uri().query().map(|q| q.to_string()));
        Outcome::Success(Self { cache, views, site, lang: super::lang::of(req), path, query })
    }
}

impl Public<'_> {
    /// The kept page, or the one `make` makes.
    ///
    /// # Errors
    /// Whatever `make` answers; [`Error::Broken`] when the template fails.
    pub async fn page(self, make: impl AsyncFnOnce() -> Result<Page>) -> Result<Cached> {
        let key = match &self.query {
            Some(query) => format!("{} {}?{query}", self.lang, self.path),
            None => format!("{} {}", self.lang, self.path),
        };
        if let Some(entry) = self.cache.fresh(&key) {
            return Ok(Cached(entry));
        }
        let generation = self.cache.generation();
        let page = public_page(self.site, &self.path, self.query.as_deref(), self.lang);
        let html = make().await?.render(self.views, self.lang, &page)?;
        let entry = Arc::new(Entry::new(html, self.lang, generation));
        self.cache.keep(key, &entry);
        Ok(Cached(entry))
    }
}

impl Entry {
    fn new(html: String, lang: Lang, generation: u64) -> Self {
        let etag = format!("W/\"{}\"", &secret::hash(&html)[..20]);
        let (gzip, brotli) = (OnceLock::new(), OnceLock::new());
        Self { made: Instant::now(), generation, etag, lang, html: html.into_bytes().into(), gzip, brotli }
    }

    /// The body in the best encoding the reader takes.
    fn body(&self, accepted: &str) -> (Option<Coding>, &Arc<[u8]>) {
        let coding = Coding::wanted(accepted);
        let small = coding.and_then(|coding| {
            let kept = if coding == Coding::Brotli { &self.brotli } else { &self.gzip };
            kept.get_or_init(|| coding.squeeze(&self.html, Effort::Kept).map(Arc::from)).as_ref()
        });
        small.map_or((None, &self.html), |small| (coding, small))
    }
}

/// A kept page on its way out.
pub struct Cached(Arc<Entry>);

impl<'r> Responder<'r, 'static> for Cached {
    fn respond_to(self, req: &'r Request<'_>) -> response::Result<'static> {
        let entry = self.0;
        let mut answer = Response::build();
        answer
            .header(ContentType::HTML)
            .header(Header::new("Cache-Control", super::views::Cache::Public.header()))
            .header(Header::new("Vary", "Accept-Encoding"))
            .header(Header::new("Content-Language", entry.lang.tag()))
            .header(Header::new("ETag", entry.etag.clone()));
        if req.headers().get_one("If-None-Match").is_some_and(|seen| seen.contains(&entry.etag)) {
            return answer.status(Status::NotModified).ok();
        }
        let (coding, body) = entry.body(req.headers().get_one("Accept-Encoding").unwrap_or_default());
        if let Some(coding) = coding {
            answer.header(Header::new("Content-Encoding", coding.name()));
        }
        answer.sized_body(body.len(), Cursor::new(body.clone())).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_questions_fills_the_memory_or_drives_out_plain_pages() {
        let cache = PageCache::default();
        let entry = Arc::new(Entry::new("x".repeat(100_000), Lang::Zh, 0));
        cache.keep("zh /zh/".into(), &entry);
        for n in 0..1000 {
            cache.keep(format!("zh /zh/exhibitors?q={n}"), &entry);
        }
        assert!(cache.fresh("zh /zh/").is_some() && cache.fresh("zh /zh/exhibitors?q=999").is_some());
        assert!(cache.asked.read().unwrap().entries.len() <= ASKED / 200_000);
    }

    #[test]
    fn a_page_is_compressed_for_who_takes_it() {
        let entry = Entry::new("<p>hall</p>".repeat(500), Lang::En, 0);
        let (coding, body) = entry.body("gzip, br");
        assert_eq!((coding, squeeze::unbrotli(body).unwrap()), (Some(Coding::Brotli), entry.html.to_vec()));
        assert_eq!(entry.body("").0, None);
    }
}
