//! Registering.
use super::super::door::{Door, FIND, Proof, too_often};
use super::super::forms::Registration;
use super::super::pages::path;
use super::super::service::{self, Outcome, Wish};
use super::super::{contact::name_key, pages, store};
use crate::accounts::Visitor;
use crate::db::idempotency::Key;
use crate::kernel::{Actor, Error, Lang, Mistake, Result};
use crate::web::check::Mistakes;
use crate::web::{Answer, Fields, FormState, Page};
use rocket::{Route, get, post, routes};

pub fn routes() -> Vec<Route> {
    routes![new, create]
}

#[get("/<lang>/register")]
fn new(lang: Lang, door: Door<'_>) -> Page {
    Page::of(&pages::Register::new(&door.edition, lang, FormState::default()))
}

#[post("/<lang>/register", data = "<fields>")]
async fn create(lang: Lang, fields: Fields, me: Option<Visitor>, door: Door<'_>) -> Result<Answer> {
    let registration = match Registration::read(&fields, &door.edition) {
        Ok(registration) => registration,
        Err(mistakes) => return Ok(again(&door, &fields, mistakes)),
    };
    let key = Key::new("visitors register", fields.one("_key"), &fields.canonical());
    let wish = Wish { registration: registration.clone(), lang, source: "page", key };
    match service::register(door.db, &door.edition, &(Actor::Anonymous, door.edition.id), wish).await {
        Ok(Outcome::Fresh(visitor)) => {
            door.let_in(visitor, Proof::Registered).await?;
            Ok(Answer::to(path(lang, "badge")))
        }
        Ok(Outcome::Known) => known(&door, &fields, me, registration).await,
        Err(Error::Refused("refused-key-reused")) => Ok(stale(&door, &fields)),
        Err(other) => Err(other),
    }
}

/// The same person again: back to the badge in the browser that has it, else the way of a lost badge. Whoever
/// typed somebody else's details learns no more than that a code may have been sent.
async fn known(door: &Door<'_>, fields: &Fields, me: Option<Visitor>, wish: Registration) -> Result<Answer> {
    let same = store::living(door.db.read(), door.edition.id, wish.contact.key()).await?;
    let same = same.iter().find(|it| it.name_key == name_key(wish.name.as_str()));
    if me.zip(same).is_some_and(|(me, same)| me.id() == same.id) {
        return Ok(Answer::to(path(door.lang, "badge")));
    }
    match service::ask(door.db, door.secret, &door.edition, &wish.contact, door.lang).await {
        Ok(token) => {
            door.remember(FIND, &token);
            Ok(Answer::to(path(door.lang, "badge/find/code")))
        }
        Err(error) => match too_often(&error) {
            Some(mistake) => Ok(again(door, fields, at("contact", mistake))),
            None => Err(error),
        },
    }
}

/// The back button, other answers, the same hidden key: nothing is done before the person says so once more.
fn stale(door: &Door<'_>, fields: &Fields) -> Answer {
    again(door, fields, at("contact", Mistake::of("visitors-form-stale")))
}

fn at(field: &str, mistake: Mistake) -> Mistakes {
    Mistakes::from([(field.to_owned(), vec![mistake])])
}

fn again(door: &Door<'_>, fields: &Fields, mistakes: Mistakes) -> Answer {
    Answer::again(&pages::Register::new(&door.edition, door.lang, FormState::with(fields, mistakes)))
}
