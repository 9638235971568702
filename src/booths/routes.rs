//! URLs of the exhibitor's applications. Handlers only translate: request in, page out.
use super::forms::{self, Asked};
use super::pages::{self, Apply, Move, Plan, Show, Spot, Wish};
use super::pricing::Quote;
use super::service::{self, Seen};
use super::stage::Step;
use super::store::{self, Application};
use super::tariff;
use crate::accounts::Exhibitor;
use crate::db::Db;
use crate::kernel::id::ApplicationId;
use crate::kernel::{Lang, Result};
use crate::web::check::Mistakes;
use crate::web::{Answer, Fields, FormState, Page, Views};
use rocket::response::Redirect;
use rocket::serde::json::{Value, json};
use rocket::{Route, State, get, post, routes};

/// What is mounted.
pub fn routes() -> Vec<Route> {
    let mut all = routes![apply, list, new, create, price, show, answer, confirm, turn_down, withdraw];
    all.append(&mut super::office::routes());
    all.append(&mut super::public::routes());
    all.append(&mut super::home::routes());
    all.append(&mut super::companies::routes());
    all
}

/// The door on every public page: on to the form, or to the page where one signs up.
#[get("/exhibitor/apply")]
fn apply(exhibitor: Option<Exhibitor>) -> Redirect {
    Redirect::to(if exhibitor.is_some() { "/exhibitor/applications/new" } else { "/exhibitor/sign-up" })
}

/// One's application, or the form when there is none.
#[get("/exhibitor/applications")]
async fn list(exhibitor: Exhibitor, db: &State<Db>) -> Result<Redirect> {
    let newest = store::of_exhibitor(db.read(), exhibitor.id()).await?.into_iter().next();
    Ok(Redirect::to(newest.map_or("/exhibitor/applications/new".to_owned(), |it| path(it.id))))
}

fn path(id: ApplicationId) -> String {
    format!("/exhibitor/applications/{id}")
}

#[get("/exhibitor/applications/new")]
async fn new(exhibitor: Exhibitor, db: &State<Db>) -> Result<Answer> {
    if let Some(live) = live(db, &exhibitor).await? {
        return Ok(Answer::to(path(live.id)));
    }
    let edition = exhibitor.edition();
    Ok(Answer::page(Page::of(&Apply::of(edition, FormState::of(&Fields::default()), None))))
}

async fn live(db: &Db, exhibitor: &Exhibitor) -> Result<Option<Application>> {
    let all = store::of_exhibitor(db.read(), exhibitor.id()).await?;
    Ok(all.into_iter().find(|it| it.stage.is_live()))
}

#[post("/exhibitor/applications/new", data = "<fields>")]
async fn create(exhibitor: Exhibitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let edition = exhibitor.edition();
    let asked = match forms::asked(&fields, edition, db.now()) {
        Ok(asked) => asked,
        Err(mistakes) => {
            return Ok(Answer::again(&Apply::of(edition, FormState::with(&fields, mistakes), None)));
        }
    };
    if fields.has("calculate") {
        let quote = price_of(&exhibitor, &asked, db);
        return Ok(Answer::page(Page::of(&Apply::of(edition, FormState::of(&fields), quote))));
    }
    let key = forms::key(&fields, &format!("application:{}", exhibitor.id()));
    let id = service::submit(db, &exhibitor, &asked, key).await?;
    Ok(Answer::to(path(id)))
}

fn price_of(exhibitor: &Exhibitor, asked: &Asked, db: &Db) -> Option<Quote> {
    let (area, sides) = (asked.area_m2.into(), asked.open_sides.into());
    tariff::quote(exhibitor.edition(), &asked.kind, area, sides, db.now()).ok()
}

/// The ledger while the form is being filled in: sentences and amounts, said in the reader's language.
#[post("/exhibitor/quotes", data = "<fields>")]
fn price(exhibitor: Exhibitor, fields: Fields, lang: Lang, db: &State<Db>, views: &State<Views>) -> Value {
    let edition = exhibitor.edition();
    match forms::asked(&fields, edition, db.now()) {
        Ok(asked) => match price_of(&exhibitor, &asked, db) {
            Some(quote) => pages::spoken(&quote, views, lang),
            None => json!({ "note": views.say(lang, "booths-ledger-empty", &json!({})) }),
        },
        Err(mistakes) => pages::not_yet(&fields, &mistakes, views, lang),
    }
}

#[get("/exhibitor/applications/<id>")]
async fn show(exhibitor: Exhibitor, id: ApplicationId, db: &State<Db>) -> Result<Page> {
    let it = store::own(db.read(), &exhibitor, id).await?;
    Ok(Page::of(&shown(db, &exhibitor, it, FormState::of(&Fields::default())).await?))
}

async fn shown(db: &Db, exhibitor: &Exhibitor, it: Application, form: FormState) -> Result<Show> {
    let edition = exhibitor.edition();
    let moves = Move::all(store::history(db.read(), it.id).await?);
    let booth = match it.booth_id {
        Some(id) => Some(store::booth(db.read(), edition.id, id).await?),
        None => None,
    };
    let hall =
        booth.as_ref().and_then(|booth| edition.halls.iter().find(|hall| hall.id == booth.hall_id)).cloned();
    let plan = match (&booth, &hall) {
        (Some(booth), Some(hall)) => {
            let all = store::booths_of(db.read(), hall.id).await?;
            let features = store::features_of(db.read(), hall.id).await?;
            Some(Plan::of(hall, all, features, |other| Spot::seen_by(other, booth.id)))
        }
        _ => None,
    };
    let wish = Wish::of(edition, &it);
    let (may_withdraw, may_apply) = (it.stage.allows(Step::Withdraw), !it.stage.is_live());
    Ok(Show {
        form,
        wish,
        moves,
        booth,
        hall,
        plan,
        tone: pages::tone(it.stage),
        may_withdraw,
        may_apply,
        application: it,
    })
}

/// A form about one's application whose words are wrong comes back with what was typed.
async fn again(
    db: &Db,
    exhibitor: &Exhibitor,
    id: ApplicationId,
    fields: &Fields,
    wrong: Mistakes,
) -> Result<Answer> {
    let it = store::own(db.read(), exhibitor, id).await?;
    Ok(Answer::again(&shown(db, exhibitor, it, FormState::with(fields, wrong)).await?))
}

fn seen(fields: &Fields, id: ApplicationId, step: &str) -> Seen {
    Seen { version: forms::seen(fields), key: forms::key(fields, &format!("{step}:{id}")) }
}

#[post("/exhibitor/applications/<id>/answer", data = "<fields>")]
async fn answer(exhibitor: Exhibitor, id: ApplicationId, fields: Fields, db: &State<Db>) -> Result<Answer> {
    match forms::said(&fields, "answer") {
        Err(wrong) => again(db, &exhibitor, id, &fields, wrong).await,
        Ok(said) => {
            service::answer(db, &exhibitor, id, seen(&fields, id, "answer"), &said).await?;
            Ok(Answer::to(path(id)))
        }
    }
}

#[post("/exhibitor/applications/<id>/confirmation", data = "<fields>")]
async fn confirm(exhibitor: Exhibitor, id: ApplicationId, fields: Fields, db: &State<Db>) -> Result<Answer> {
    service::confirm(db, &exhibitor, id, seen(&fields, id, "confirm")).await?;
    Ok(Answer::to(path(id)))
}

#[post("/exhibitor/applications/<id>/refusal", data = "<fields>")]
async fn turn_down(
    exhibitor: Exhibitor,
    id: ApplicationId,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    match forms::said(&fields, "why") {
        Err(wrong) => again(db, &exhibitor, id, &fields, wrong).await,
        Ok(said) => {
            service::turn_down(db, &exhibitor, id, seen(&fields, id, "turn-down"), &said).await?;
            Ok(Answer::to(path(id)))
        }
    }
}

#[post("/exhibitor/applications/<id>/withdrawal", data = "<fields>")]
async fn withdraw(exhibitor: Exhibitor, id: ApplicationId, fields: Fields, db: &State<Db>) -> Result<Answer> {
    match forms::said_perhaps(&fields, "reason") {
        Err(wrong) => again(db, &exhibitor, id, &fields, wrong).await,
        Ok(said) => {
            service::withdraw(db, &exhibitor, id, seen(&fields, id, "withdraw"), &said).await?;
            Ok(Answer::to(path(id)))
        }
    }
}
