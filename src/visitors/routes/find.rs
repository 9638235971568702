//! Finding a badge again: contact, code, and where several people share a contact, the choice.
use super::super::contact::Contact;
use super::super::door::{CHOICE, Door, FIND, Proof, too_often};
use super::super::pages::path;
use super::super::{forms, pages, service};
use crate::kernel::{Error, Lang, Mistake, Result};
use crate::web::{Answer, Fields, FormState, Page};
use rocket::{Route, get, post, routes};

pub fn routes() -> Vec<Route> {
    routes![new, create, code, try_code, who, choose, link, follow]
}

#[get("/<lang>/badge/find")]
fn new(lang: Lang) -> Page {
    let _ = lang; // the frame reads it from the path
    Page::of(&pages::Find { form: FormState::default() })
}

#[post("/<lang>/badge/find", data = "<fields>")]
async fn create(lang: Lang, fields: Fields, door: Door<'_>) -> Result<Answer> {
    let contact = match forms::find(&fields) {
        Ok(contact) => contact,
        Err(mistakes) => return Ok(Answer::again(&pages::Find { form: FormState::with(&fields, mistakes) })),
    };
    match service::ask(door.db, door.secret, &door.edition, &contact, lang).await {
        Ok(token) => {
            door.remember(FIND, &token);
            Ok(Answer::to(path(lang, "badge/find/code")))
        }
        Err(error) => {
            let mistake = too_often(&error).ok_or(error)?;
            Ok(Answer::again(&pages::Find { form: FormState::mistake(&fields, "contact", mistake) }))
        }
    }
}

#[get("/<lang>/badge/find/code")]
async fn code(lang: Lang, door: Door<'_>) -> Result<Answer> {
    match target(&door).await? {
        Some(target) => Ok(Answer::page(Page::of(&pages::CodeEntry { form: FormState::default(), target }))),
        None => Ok(Answer::to(path(lang, "badge/find"))),
    }
}

#[post("/<lang>/badge/find/code", data = "<fields>")]
async fn try_code(lang: Lang, fields: Fields, door: Door<'_>) -> Result<Answer> {
    let (Some(token), Some(target)) = (door.remembered(FIND), target(&door).await?) else {
        return Ok(Answer::to(path(lang, "badge/find")));
    };
    let again = |form| Ok(Answer::again(&pages::CodeEntry { form, target }));
    let digits = match forms::code(&fields) {
        Ok(digits) => digits,
        Err(mistakes) => return again(FormState::with(&fields, mistakes)),
    };
    let answered = service::answer(door.db, door.secret, &door.edition, &token, &digits).await?;
    match door.answered(answered).await? {
        Some(path) => Ok(Answer::to(path)),
        None => again(FormState::mistake(&fields, "code", Mistake::of("visitors-code-wrong"))),
    }
}

/// The contact this browser asked about, masked.
async fn target(door: &Door<'_>) -> Result<Option<String>> {
    let Some(token) = door.remembered(FIND) else { return Ok(None) };
    let asked = service::asked(door.db, &token).await?;
    Ok(asked.and_then(|contact| Contact::parse(&contact).ok()).map(|contact| contact.masked()))
}

#[get("/<lang>/badge/find/who")]
async fn who(lang: Lang, door: Door<'_>) -> Result<Answer> {
    let Some(token) = door.remembered(CHOICE) else { return Ok(Answer::to(path(lang, "badge/find"))) };
    match service::people(door.db, &door.edition, &token).await {
        Ok(people) => Ok(Answer::page(Page::of(&pages::Who::new(people)))),
        Err(Error::NotFound) => Ok(Answer::to(path(lang, "badge/find"))),
        Err(other) => Err(other),
    }
}

#[post("/<lang>/badge/find/who", data = "<fields>")]
async fn choose(lang: Lang, fields: Fields, door: Door<'_>) -> Result<Answer> {
    let token = door.remembered(CHOICE).ok_or(Error::NotFound)?;
    let wanted = fields.one("visitor").and_then(|id| id.parse().ok()).ok_or(Error::NotFound)?;
    let visitor = service::pick(door.db, &door.edition, &token, wanted).await?;
    door.let_in(visitor, Proof::Contact).await?;
    door.forget(CHOICE);
    Ok(Answer::to(path(lang, "badge")))
}

/// A private link from a letter: only a button, so that programs which look at links in mails change nothing.
#[get("/<lang>/badge/open/<token>")]
async fn link(lang: Lang, token: &str, door: Door<'_>) -> Result<Page> {
    let _ = lang; // the frame reads it from the path
    match service::follow(door.db, &door.edition, token).await? {
        Some(_) => Ok(Page::of(&pages::Open {})),
        None => Ok(Page::of(&pages::Expired {}).with_status(rocket::http::Status::Gone)),
    }
}

#[post("/<lang>/badge/open/<token>")]
async fn follow(lang: Lang, token: &str, door: Door<'_>) -> Result<Answer> {
    match service::follow(door.db, &door.edition, token).await? {
        Some(visitor) => {
            door.let_in(visitor, Proof::Contact).await?;
            Ok(Answer::to(path(lang, "badge")))
        }
        None => Ok(Answer::page(Page::of(&pages::Expired {}).with_status(rocket::http::Status::Gone))),
    }
}
