//! URLs of signing in and of one's own account.
use super::capability::SignedIn;
use super::service::{self, SignIn};
use super::session::{self, Browser};
use super::{forms, pages, password, reset, totp};
use crate::config::Settings;
use crate::db::Db;
use crate::kernel::id::SessionId;
use crate::kernel::{Error, Event, Mistake, Result};
use crate::web::lang::local;
use crate::web::{Answer, Check, Fields, FormState, Page, Site};
use qrcode::render::svg;
use rocket::http::CookieJar;
use rocket::response::Redirect;
use rocket::{Route, State, get, post, routes};

/// Name of the cookie between password and second factor.
const PENDING: &str = "second";

pub fn routes() -> Vec<Route> {
    routes![
        sign_in_page,
        sign_in,
        second_page,
        second,
        sign_out,
        account,
        change_password,
        totp_page,
        totp_confirm,
        end_session,
        end_other_sessions,
        forgot_page,
        forgot,
        reset_page,
        reset_password
    ]
}

#[get("/sign-in?<next>")]
fn sign_in_page(next: Option<&str>) -> Page {
    Page::of(&pages::SignIn { form: FormState::default(), next: local(next).unwrap_or_default().to_owned() })
}

#[post("/sign-in", data = "<fields>")]
async fn sign_in(
    fields: Fields,
    browser: Browser,
    db: &State<Db>,
    site: &State<Site>,
    settings: &State<Settings>,
    jar: &CookieJar<'_>,
) -> Result<Answer> {
    let next = local(fields.one("next")).unwrap_or_default().to_owned();
    // The password is never shown again.
    let typed = fields.clone().with("password", "");
    let form = match forms::sign_in(&fields) {
        Ok(form) => form,
        Err(mistakes) => {
            return Ok(Answer::again(&pages::SignIn { form: FormState::with(&typed, mistakes), next }));
        }
    };
    match service::sign_in(db, &form.email, form.password, &browser, settings.require_totp).await? {
        SignIn::Open(subject, token) => {
            session::put(jar, site, subject, &token);
            Ok(Answer::to(home(&subject, &next)))
        }
        SignIn::Second(token) => {
            let cookie = rocket::http::Cookie::build((site.cookie(PENDING), token.reveal().to_owned()))
                .path("/")
                .http_only(true)
                .secure(site.secure)
                .same_site(rocket::http::SameSite::Lax)
                .max_age(rocket::time::Duration::minutes(10));
            jar.add(cookie);
            let next = rocket::http::RawStr::new(&next).percent_encode().to_string();
            Ok(Answer::to(format!("/sign-in/second?next={next}")))
        }
        SignIn::Wrong => {
            let form = FormState::mistake(&typed, "password", Mistake::of("accounts-wrong"));
            Ok(Answer::again(&pages::SignIn { form, next }))
        }
    }
}

/// Where somebody goes after signing in.
fn home(subject: &session::Subject, next: &str) -> String {
    match (next, subject) {
        ("", session::Subject::Staff(_)) => "/office/".to_owned(),
        ("", _) => "/exhibitor/".to_owned(),
        (next, _) => next.to_owned(),
    }
}

fn pending(jar: &CookieJar<'_>, site: &Site) -> Result<String> {
    jar.get(&site.cookie(PENDING)).map(|c| c.value().to_owned()).ok_or(Error::NotSignedIn)
}

fn setup(account: &super::entity::account::Model) -> Result<Option<pages::Setup>> {
    if account.totp_confirmed {
        return Ok(None);
    }
    let secret = account.totp_secret.clone().unwrap_or_default();
    let link = totp::link(&secret, &account.email)?;
    let code = qrcode::QrCode::new(link.as_bytes()).map_err(Error::broken)?;
    let qr = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    // Only the drawing: the XML declaration has no place inside a page.
    let qr = qr.split_once("?>").map_or(qr.clone(), |(_, svg)| svg.to_owned());
    Ok(Some(pages::Setup { secret, qr }))
}

#[get("/sign-in/second?<next>")]
async fn second_page(
    next: Option<&str>,
    db: &State<Db>,
    site: &State<Site>,
    jar: &CookieJar<'_>,
) -> Result<Page> {
    let account = service::second_factor_of(db, &pending(jar, site)?).await?;
    let next = local(next).unwrap_or_default().to_owned();
    Ok(Page::of(&pages::Second {
        form: FormState::default(),
        next,
        setup: setup(&account)?,
        action: "/sign-in/second",
    }))
}

#[post("/sign-in/second", data = "<fields>")]
async fn second(
    fields: Fields,
    browser: Browser,
    db: &State<Db>,
    site: &State<Site>,
    jar: &CookieJar<'_>,
) -> Result<Answer> {
    let (token, next) = (pending(jar, site)?, local(fields.one("next")).unwrap_or_default().to_owned());
    let digits = fields.one("digits").unwrap_or_default();
    let Some((subject, session, codes)) = service::prove(db, &token, digits, &browser).await? else {
        let account = service::second_factor_of(db, &token).await?;
        let form = FormState::mistake(&fields, "digits", Mistake::of("accounts-wrong-digits"));
        return Ok(Answer::again(&pages::Second {
            form,
            next,
            setup: setup(&account)?,
            action: "/sign-in/second",
        }));
    };
    session::drop_cookie(jar, site, PENDING);
    session::put(jar, site, subject, &session);
    let next = home(&subject, &next);
    if codes.is_empty() {
        return Ok(Answer::to(next));
    }
    Ok(Answer::page(Page::of(&pages::Recovery { codes, next })))
}

#[post("/sign-out")]
async fn sign_out(
    who: SignedIn,
    db: &State<Db>,
    site: &State<Site>,
    jar: &CookieJar<'_>,
) -> Result<Redirect> {
    db.change(&who, async |change| {
        session::end(change, who.account().id.uuid(), who.session()).await?;
        change.record(Event::SignedOut { account: who.account().id }).await
    })
    .await?;
    session::drop_cookie(jar, site, session::ACCOUNT);
    Ok(Redirect::to("/"))
}

async fn account_page(who: &SignedIn, form: FormState, db: &Db) -> Result<pages::Account> {
    let sessions = session::of(db.read(), who.account().id.uuid(), db.now()).await?;
    let rows = sessions.into_iter().map(|it| pages::SessionRow {
        id: it.id,
        browser: it.browser,
        created_at: it.created_at,
        is_this: it.id == who.session(),
    });
    Ok(pages::Account::new(who.account(), form, rows.collect()))
}

#[get("/account")]
async fn account(who: SignedIn, db: &State<Db>) -> Result<Page> {
    Ok(Page::of(&account_page(&who, FormState::default(), db).await?))
}

#[post("/account/password", data = "<fields>")]
async fn change_password(who: SignedIn, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let old = fields.one("old_password").unwrap_or_default().to_owned();
    let right = password::verify(old, Some(who.account().password_hash.clone())).await?;
    let check = Check::of(&fields);
    if !right {
        check.mistake("old_password", Mistake::of("accounts-wrong-old"));
    }
    let new = forms::new_password(&check, &who.account().email);
    match check.done(|| new) {
        Err(mistakes) => {
            let form = FormState::with(&Fields::default(), mistakes);
            Ok(Answer::again(&account_page(&who, form, db).await?))
        }
        Ok(new) => {
            let hash = password::hash(new).await?;
            let (id, this) = (who.account().id, who.session());
            db.change(&who, async |change| service::set_password(change, id, hash, Some(this)).await).await?;
            Ok(Answer::to("/account"))
        }
    }
}

#[get("/account/second-factor")]
async fn totp_page(who: SignedIn, db: &State<Db>) -> Result<Page> {
    let account = service::begin_totp(db, &who, who.account()).await?;
    let (form, next) = (FormState::default(), "/account".to_owned());
    Ok(Page::of(&pages::Second { form, next, setup: setup(&account)?, action: "/account/second-factor" }))
}

#[post("/account/second-factor", data = "<fields>")]
async fn totp_confirm(who: SignedIn, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let digits = fields.one("digits").unwrap_or_default();
    if who.account().totp_confirmed {
        return Ok(Answer::to("/account"));
    }
    match service::confirm_totp(db, &who, who.account(), digits).await? {
        Some(codes) => Ok(Answer::page(Page::of(&pages::Recovery { codes, next: "/account".into() }))),
        None => {
            let form = FormState::mistake(&fields, "digits", Mistake::of("accounts-wrong-digits"));
            let (next, action) = ("/account".to_owned(), "/account/second-factor");
            Ok(Answer::again(&pages::Second { form, next, setup: setup(who.account())?, action }))
        }
    }
}

#[post("/account/sessions/<id>/end")]
async fn end_session(who: SignedIn, id: SessionId, db: &State<Db>) -> Result<Redirect> {
    let subject = who.account().id;
    db.change(&who, async |change| {
        session::end(change, subject.uuid(), id).await?;
        change.record(Event::SessionsRevoked { account: subject }).await
    })
    .await?;
    Ok(Redirect::to("/account"))
}

#[post("/account/sessions/end-others")]
async fn end_other_sessions(who: SignedIn, db: &State<Db>) -> Result<Redirect> {
    let subject = who.account().id;
    db.change(&who, async |change| {
        session::end_all(change, subject.uuid(), Some(who.session())).await?;
        change.record(Event::SessionsRevoked { account: subject }).await
    })
    .await?;
    Ok(Redirect::to("/account"))
}

#[get("/forgot")]
fn forgot_page() -> Page {
    Page::of(&pages::Forgot { form: FormState::default(), sent: false })
}

#[post("/forgot", data = "<fields>")]
async fn forgot(fields: Fields, db: &State<Db>) -> Result<Answer> {
    match forms::address(&fields) {
        Err(mistakes) => {
            Ok(Answer::again(&pages::Forgot { form: FormState::with(&fields, mistakes), sent: false }))
        }
        Ok(email) => {
            reset::ask(db, &email).await?;
            Ok(Answer::page(Page::of(&pages::Forgot { form: FormState::of(&fields), sent: true })))
        }
    }
}

#[get("/reset/<token>")]
async fn reset_page(token: &str, db: &State<Db>) -> Result<Page> {
    reset::look_at(db, token).await?;
    Ok(Page::of(&pages::Reset { form: FormState::default() }))
}

#[post("/reset/<token>", data = "<fields>")]
async fn reset_password(token: &str, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let email = reset::look_at(db, token).await?;
    let check = Check::of(&fields);
    let new = forms::new_password(&check, &email);
    match check.done(|| new) {
        Err(mistakes) => {
            Ok(Answer::again(&pages::Reset { form: FormState::with(&Fields::default(), mistakes) }))
        }
        Ok(new) => {
            reset::finish(db, token, new).await?;
            Ok(Answer::to("/sign-in"))
        }
    }
}
