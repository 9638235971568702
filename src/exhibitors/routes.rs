//! URLs of companies: sign-up, profile, products, team. Handlers only translate: request in, page out.
use super::forms::{self, COUNTRIES};
use super::pages::{Item, Join, Products, Profile, SignUp, Team};
use super::service::{self, MOST_PRODUCTS};
use super::store;
use super::team::{self, Outcome};
use crate::accounts::session::{self, Browser};
use crate::accounts::{Exhibitor, ExhibitorAdmin, SignedIn};
use crate::db::Db;
use crate::db::idempotency::Key;
use crate::kernel::id::ProductId;
use crate::kernel::{Error, Lang, Mistake, Result};
use crate::show::Edition;
use crate::web::{Answer, Fields, FormState, Page, Site};
use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};

/// What is mounted.
pub fn routes() -> Vec<Route> {
    routes![
        sign_up_page,
        sign_up,
        profile_page,
        write_profile,
        products,
        add_product,
        remove_product,
        team_page,
        invite,
        join_page,
        join
    ]
}

#[get("/exhibitor/sign-up")]
fn sign_up_page(exhibitor: Option<Exhibitor>, edition: Edition) -> Answer {
    if exhibitor.is_some() {
        return Answer::to("/exhibitor/");
    }
    let form = FormState::of(&Fields::default().with("country", COUNTRIES[0]));
    Answer::page(Page::of(&SignUp { form, countries: &COUNTRIES, sectors: &edition.sectors }))
}

#[post("/exhibitor/sign-up", data = "<fields>")]
async fn sign_up(
    edition: Edition,
    fields: Fields,
    lang: Lang,
    browser: Browser,
    db: &State<Db>,
    site: &State<Site>,
    jar: &CookieJar<'_>,
) -> Result<Answer> {
    // The password is never shown again.
    let typed = fields.clone().with("password", "");
    let again = |form| Answer::again(&SignUp { form, countries: &COUNTRIES, sectors: &edition.sectors });
    let it = match forms::sign_up(&fields, &edition) {
        Ok(it) => it,
        Err(mistakes) => return Ok(again(FormState::with(&typed, mistakes))),
    };
    match team::sign_up(db, &edition, &it, lang, &browser).await? {
        Outcome::In(subject, token) => {
            session::put(jar, site, subject, &token);
            Ok(Answer::to("/exhibitor/"))
        }
        Outcome::Taken => {
            Ok(again(FormState::mistake(&typed, "email", Mistake::of("exhibitors-mistake-email-taken"))))
        }
    }
}

#[get("/exhibitor/company?<saved>")]
async fn profile_page(exhibitor: Exhibitor, saved: Option<bool>, db: &State<Db>) -> Result<Page> {
    let edition = exhibitor.edition();
    let it = store::find(db.read(), edition.id, exhibitor.id()).await?;
    let sectors = store::sectors_of(db.read(), it.id).await?;
    let fields = Fields::default()
        .with("name_zh", it.name_zh)
        .with("name_en", it.name_en)
        .with("about_zh", it.about_zh)
        .with("about_en", it.about_en)
        .with("website", it.website)
        .with("country", it.country)
        .with_all("sectors", sectors);
    let form = FormState::of(&fields);
    let saved = saved.unwrap_or_default();
    let (countries, sectors) = (&COUNTRIES[..], &edition.sectors[..]);
    Ok(Page::of(&Profile { form, countries, sectors, version: it.version, stored: None, saved }))
}

#[post("/exhibitor/company", data = "<fields>")]
async fn write_profile(exhibitor: Exhibitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let edition = exhibitor.edition();
    let seen = fields.one("seen").and_then(|raw| raw.trim().parse().ok()).unwrap_or_default();
    let (countries, sectors) = (&COUNTRIES[..], &edition.sectors[..]);
    let page = |form, version, stored| Profile { form, countries, sectors, version, stored, saved: false };
    let it = match forms::profile(&fields, edition) {
        Ok(it) => it,
        Err(mistakes) => return Ok(Answer::again(&page(FormState::with(&fields, mistakes), seen, None))),
    };
    match service::write(db, &exhibitor, seen, &it, key(&fields, &exhibitor, "profile")).await {
        Ok(()) => Ok(Answer::to("/exhibitor/company?saved=true")),
        Err(Error::Refused("exhibitors-refused-stale")) => {
            let stored = store::find(db.read(), edition.id, exhibitor.id()).await?;
            let view = page(FormState::of(&fields), stored.version, Some(stored));
            Ok(Answer::page(Page::of(&view).with_status(Status::Conflict)))
        }
        Err(other) => Err(other),
    }
}

fn key(fields: &Fields, exhibitor: &Exhibitor, what: &str) -> Option<Key> {
    Key::new(&format!("{what}:{}", exhibitor.id()), fields.one("_key"), &fields.canonical())
}

#[get("/exhibitor/products")]
async fn products(exhibitor: Exhibitor, db: &State<Db>) -> Result<Page> {
    Ok(Page::of(&listed(db, &exhibitor, FormState::default()).await?))
}

async fn listed<'e>(db: &Db, exhibitor: &'e Exhibitor, form: FormState) -> Result<Products<'e>> {
    let edition = exhibitor.edition();
    let products = store::products_of(db.read(), exhibitor.id()).await?;
    let products = products.into_iter().map(|it| Item::of(edition, it)).collect();
    Ok(Products { form, products, sectors: &edition.sectors })
}

#[post("/exhibitor/products", data = "<fields>")]
async fn add_product(exhibitor: Exhibitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let it = match forms::product(&fields, exhibitor.edition()) {
        Ok(it) => it,
        Err(mistakes) => {
            return Ok(Answer::again(&listed(db, &exhibitor, FormState::with(&fields, mistakes)).await?));
        }
    };
    match service::add_product(db, &exhibitor, &it, key(&fields, &exhibitor, "product")).await {
        Ok(()) => Ok(Answer::to("/exhibitor/products")),
        Err(Error::Refused(full @ "exhibitors-mistake-products-many")) => {
            let most = i64::try_from(MOST_PRODUCTS).unwrap_or(i64::MAX);
            let form = FormState::mistake(&fields, "name_zh", Mistake::with(full, most));
            Ok(Answer::again(&listed(db, &exhibitor, form).await?))
        }
        Err(other) => Err(other),
    }
}

#[post("/exhibitor/products/<id>/removal")]
async fn remove_product(exhibitor: Exhibitor, id: ProductId, db: &State<Db>) -> Result<Answer> {
    service::remove_product(db, &exhibitor, id).await?;
    Ok(Answer::to("/exhibitor/products"))
}

#[get("/exhibitor/team?<invited>")]
async fn team_page(exhibitor: Exhibitor, invited: Option<bool>, db: &State<Db>) -> Result<Page> {
    Ok(Page::of(&people(db, &exhibitor, FormState::default(), invited.unwrap_or_default()).await?))
}

async fn people(db: &Db, exhibitor: &Exhibitor, form: FormState, invited: bool) -> Result<Team> {
    let members = team::members_of(db.read(), exhibitor.id()).await?;
    Ok(Team { form, members, may_invite: exhibitor.is_admin(), invited })
}

#[post("/exhibitor/team", data = "<fields>")]
async fn invite(admin: ExhibitorAdmin, fields: Fields, lang: Lang, db: &State<Db>) -> Result<Answer> {
    let wrong = match forms::invitation(&fields) {
        Ok(email)
            if team::members_of(db.read(), admin.id()).await?.iter().any(|it| it.email == email.as_str()) =>
        {
            FormState::mistake(&fields, "email", Mistake::of("exhibitors-mistake-member"))
        }
        Ok(email) => {
            team::invite(db, &admin, &email, lang, key(&fields, &admin, "invitation")).await?;
            return Ok(Answer::to("/exhibitor/team?invited=true"));
        }
        Err(mistakes) => FormState::with(&fields, mistakes),
    };
    Ok(Answer::again(&people(db, &admin, wrong, false).await?))
}

#[get("/exhibitor/join/<token>")]
async fn join_page(
    token: &str,
    edition: Edition,
    signed_in: Option<SignedIn>,
    db: &State<Db>,
) -> Result<Page> {
    let it = team::invitation(db, edition.id, token).await?;
    Ok(Page::of(&joining(&it, signed_in.as_ref(), FormState::default())))
}

fn joining(it: &team::Invitation, signed_in: Option<&SignedIn>, form: FormState) -> Join {
    let same = signed_in.is_some_and(|reader| reader.account().email == it.email.as_str());
    let way = if same {
        "ready"
    } else if it.known {
        "known"
    } else {
        "lead"
    };
    Join { form, company: store::name(&it.company), email: it.email.to_string(), way }
}

#[post("/exhibitor/join/<token>", data = "<fields>")]
async fn join(
    token: &str,
    edition: Edition,
    signed_in: Option<SignedIn>,
    fields: Fields,
    lang: Lang,
    browser: Browser,
    db: &State<Db>,
    site: &State<Site>,
    jar: &CookieJar<'_>,
) -> Result<Answer> {
    let it = team::invitation(db, edition.id, token).await?;
    let view = joining(&it, signed_in.as_ref(), FormState::default());
    match (view.way, &signed_in) {
        ("ready", Some(reader)) => team::join_known(db, &edition, token, reader.account().id).await?,
        ("lead", _) => match forms::member(&fields, it.email.as_str()) {
            Ok(person) => {
                let (subject, opened) = team::join_new(db, &edition, token, person, lang, &browser).await?;
                session::put(jar, site, subject, &opened);
            }
            Err(mistakes) => {
                let typed = fields.clone().with("password", "");
                return Ok(Answer::again(&Join { form: FormState::with(&typed, mistakes), ..view }));
            }
        },
        _ => return Ok(Answer::page(Page::of(&view))),
    }
    Ok(Answer::to("/exhibitor/"))
}
