//! Addresses of the office's own pages.
use super::metrics::{Teller, Today};
use super::outbox::{self, Reader};
use super::{audit, numbers};
use crate::accounts::{AnyStaff, LetterDesk, PeopleDesk};
use crate::db::Db;
use crate::kernel::id::LetterId;
use crate::kernel::{Lang, Result};
use crate::show::Edition;
use crate::web::{Answer, Page, Site, Views};
use rocket::response::stream::{Event, EventStream};
use rocket::tokio::{select, time};
use rocket::{Route, Shutdown, State, get, post, routes};
use std::time::Duration;

/// Everything here is for the organiser's people.
pub fn routes() -> Vec<Route> {
    routes![today, live, audit_trail, letters, letter, send_again]
}

async fn count(edition: &Edition, db: &Db, views: &Views, lang: Lang) -> Result<Today> {
    let numbers = numbers::count(db, edition).await?;
    Ok(Today::new(&numbers, &Teller { edition, views, lang, now: db.now() }))
}

#[get("/office")]
async fn today(staff: AnyStaff, lang: Lang, db: &State<Db>, views: &State<Views>) -> Result<Page> {
    Ok(Page::of(&count(staff.edition(), db, views, lang).await?))
}

/// Several things often happen at once; they are counted once.
const BREATH: Duration = Duration::from_millis(700);
/// Counted anyway after this, for what another process did.
const ROUND: Duration = Duration::from_secs(15);
/// The browser then asks anew, so that somebody whose session was revoked does not watch on.
const LONGEST: Duration = Duration::from_secs(600);

#[get("/office/live")]
fn live(
    staff: AnyStaff,
    lang: Lang,
    db: &State<Db>,
    views: &State<Views>,
    mut end: Shutdown,
) -> EventStream![] {
    let (db, views, edition) = (db.inner().clone(), views.inner().clone(), staff.edition().clone());
    let stream = EventStream! {
        let mut bus = db.live().listen();
        let until = time::Instant::now() + LONGEST;
        let mut told = String::new();
        loop {
            if let Ok(today) = count(&edition, &db, &views, lang).await {
                let now = today.told().to_string();
                if now != told {
                    yield Event::data(now.clone()).event("metrics");
                    told = now;
                }
            }
            select! {
                _ = bus.recv() => {
                    time::sleep(BREATH).await;
                    while bus.try_recv().is_ok() {}
                }
                () = time::sleep(ROUND) => {}
                () = time::sleep_until(until) => break,
                () = &mut end => break,
            }
        }
    };
    stream.heartbeat(Duration::from_secs(20))
}

/// An id in a query; what is none is left out.
fn id<T: std::str::FromStr>(text: Option<&str>) -> Option<T> {
    text.and_then(|text| text.parse().ok())
}

#[get("/office/audit?<kind>&<before>")]
async fn audit_trail(
    desk: PeopleDesk,
    lang: Lang,
    kind: Option<&str>,
    before: Option<&str>,
    db: &State<Db>,
    views: &State<Views>,
) -> Result<Page> {
    Ok(Page::of(&audit::list(&desk, (db, views, lang), kind, id(before)).await?))
}

#[get("/office/outbox?<state>&<before>")]
async fn letters(
    desk: LetterDesk,
    state: Option<&str>,
    before: Option<&str>,
    db: &State<Db>,
    views: &State<Views>,
    site: &State<Site>,
) -> Result<Page> {
    Ok(Page::of(&Reader { db, views, site }.list(&desk, state, id(before)).await?))
}

#[get("/office/outbox/<id>")]
async fn letter(
    desk: LetterDesk,
    id: LetterId,
    db: &State<Db>,
    views: &State<Views>,
    site: &State<Site>,
) -> Result<Page> {
    Ok(Page::of(&Reader { db, views, site }.one(&desk, id).await?))
}

#[post("/office/outbox/<id>/sending")]
async fn send_again(desk: LetterDesk, id: LetterId, db: &State<Db>) -> Result<Answer> {
    outbox::again(db, &desk, id).await?;
    Ok(Answer::to(format!("/office/outbox/{id}")))
}
