//! Addresses of the public pages.
use super::directory::Wish;
use super::store::Directories;
use super::{files, pages};
use crate::db::Db;
use crate::kernel::id::ExhibitorId;
use crate::kernel::{Error, Lang, Result};
use crate::show::Edition;
use crate::web::cache::{Cached, Public};
use crate::web::{Page, View};
use rocket::http::Header;
use rocket::response::Redirect;
use rocket::{Responder, Route, State, get, routes};

/// Everything here may be opened by anybody.
pub fn routes() -> Vec<Route> {
    let mut routes = routes![follow, home, exhibitors, exhibitor, sectors, visit, privacy];
    routes.extend(files::routes());
    routes
}

/// The way to one's own language differs from reader to reader, and says so to caches.
#[derive(Responder)]
#[response(status = 303)]
struct Way {
    to: Redirect,
    vary: Header<'static>,
}

#[get("/")]
fn follow(lang: Lang) -> Way {
    Way { to: Redirect::to(format!("/{lang}/")), vary: Header::new("Vary", "Accept-Language, Cookie") }
}

/// Answers with and without the slash at the end.
#[get("/<lang>")]
async fn home(
    lang: Lang,
    edition: Edition,
    db: &State<Db>,
    directories: &State<Directories>,
    public: Public<'_>,
) -> Result<Cached> {
    public
        .page(async || {
            Ok(Page::of(&pages::Home::new(&edition, &*directories.get(db, &edition).await?, lang)))
        })
        .await
}

#[get("/<lang>/exhibitors?<q>&<sector>")]
async fn exhibitors(
    lang: Lang,
    q: Option<&str>,
    sector: Option<&str>,
    edition: Edition,
    db: &State<Db>,
    directories: &State<Directories>,
    public: Public<'_>,
) -> Result<Cached> {
    let show = async || {
        let directory = directories.get(db, &edition).await?;
        Ok(Page::of(&pages::Exhibitors::new(&edition, &directory, Wish::new(q, sector, &edition), lang)))
    };
    public.page(show).await
}

#[get("/<lang>/exhibitors/<id>")]
async fn exhibitor(
    lang: Lang,
    id: ExhibitorId,
    edition: Edition,
    db: &State<Db>,
    directories: &State<Directories>,
    public: Public<'_>,
) -> Result<Cached> {
    let show = async || {
        let directory = directories.get(db, &edition).await?;
        let firm = directory.firm(id).ok_or(Error::NotFound)?;
        Ok(Page::of(&pages::Exhibitor::new(&edition, firm, lang)))
    };
    public.page(show).await
}

#[get("/<lang>/sectors")]
async fn sectors(
    lang: Lang,
    edition: Edition,
    db: &State<Db>,
    directories: &State<Directories>,
    public: Public<'_>,
) -> Result<Cached> {
    let show = async || {
        let directory = directories.get(db, &edition).await?;
        Ok(Page::of(&pages::Sectors::new(&edition, &directory, lang)))
    };
    public.page(show).await
}

#[get("/<lang>/visit")]
async fn visit(lang: Lang, edition: Edition, public: Public<'_>) -> Result<Cached> {
    still(public, &pages::Visit::new(&edition, lang)).await
}

#[get("/<lang>/privacy")]
async fn privacy(lang: Lang, edition: Edition, public: Public<'_>) -> Result<Cached> {
    still(public, &pages::Privacy::new(&edition, lang)).await
}

/// A page that asks the database nothing.
async fn still<V: View>(public: Public<'_>, view: &V) -> Result<Cached> {
    public.page(async || Ok(Page::of(view))).await
}
