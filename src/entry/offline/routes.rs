//! URLs of what happens without a connection: the device's side, and the office's.
use super::pages::{self, Excepted, Line};
use super::{api, conflicts, exceptions, shell};
use crate::accounts::GateDesk;
use crate::db::Db;
use crate::entry::entity::conflict::Resolution;
use crate::kernel::id::ConflictId;
use crate::kernel::{Error, Lang, Mistake, Result};
use crate::show::Edition;
use crate::web::{Answer, Fields, FormState, Page};
use rocket::response::Redirect;
use rocket::{Route, State, get, post, routes};

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    routes![api::pack, api::pulse, shell::worker, shell::manifest, ledger, resolve, excepted, except,]
}

#[get("/office/gates/conflicts")]
async fn ledger(desk: GateDesk, lang: Lang, db: &State<Db>) -> Result<Page> {
    let edition = desk.edition();
    let cases = conflicts::cases(db.read(), edition.id).await?;
    Ok(Page::of(&pages::Conflicts {
        waiting: conflicts::open(db.read(), edition.id).await?,
        cases: cases.into_iter().map(|case| Line::of(case, edition, lang)).collect(),
    }))
}

#[post("/office/gates/conflicts/<id>/resolution", data = "<fields>")]
async fn resolve(desk: GateDesk, id: ConflictId, fields: Fields, db: &State<Db>) -> Result<Redirect> {
    let resolution = fields.one("resolution").and_then(Resolution::parse).ok_or(Error::NotFound)?;
    conflicts::resolve(db, &desk, id, resolution).await?;
    Ok(Redirect::to("/office/gates/conflicts"))
}

#[get("/office/gates/exceptions")]
async fn excepted(desk: GateDesk, db: &State<Db>) -> Result<Page> {
    Ok(Page::of(&list(db, desk.edition(), FormState::default()).await?))
}

async fn list(db: &Db, edition: &Edition, form: FormState) -> Result<pages::Exceptions> {
    let rows = exceptions::all(db.read(), edition.id).await?;
    let rows = rows.into_iter().map(|(row, badge)| Excepted::of(row, badge, edition)).collect();
    Ok(pages::Exceptions { rows, form })
}

#[post("/office/gates/exceptions", data = "<fields>")]
async fn except(desk: GateDesk, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let form = match exceptions::wish(&fields) {
        Ok(wish) => match exceptions::except(db, &desk, wish).await {
            Ok(()) => return Ok(Answer::to("/office/gates/exceptions")),
            Err(Error::NotFound) => {
                FormState::mistake(&fields, "short_code", Mistake::of("offline-form-no-badge"))
            }
            Err(error) => return Err(error),
        },
        Err(mistakes) => FormState::with(&fields, mistakes),
    };
    Ok(Answer::again(&list(db, desk.edition(), form).await?))
}
