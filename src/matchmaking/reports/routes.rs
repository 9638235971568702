//! Reports of the office.
use super::sheets::{self, Which};
use super::view;
use crate::accounts::MatchDesk;
use crate::db::Db;
use crate::kernel::{Error, Lang, Result};
use crate::matchmaking::index::Index;
use crate::web::sheet::Sheet;
use crate::web::{Fields, Page, Views};
use rocket::{Route, State, get, post, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![show, export]
}

/// How matchmaking goes.
#[get("/office/meetings/reports")]
async fn show(desk: MatchDesk, db: &State<Db>, index: &State<Index>) -> Result<Page> {
    Ok(Page::of(&view::report(db, index, desk.edition()).await?))
}

/// The same to take away. A POST, since it is written down who took it.
#[post("/office/meetings/reports/export", data = "<fields>")]
async fn export(
    desk: MatchDesk,
    lang: Lang,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
    views: &State<Views>,
) -> Result<Sheet> {
    let which = fields.one("sheet").and_then(Which::parse).ok_or(Error::NotFound)?;
    sheets::export(db, index, &desk, which, (views, lang)).await
}
