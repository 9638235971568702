//! Who scanned my badge.
use super::super::pages::Scanners;
use super::super::{forms, visitor};
use crate::accounts::Visitor;
use crate::db::Db;
use crate::kernel::id::LeadId;
use crate::kernel::{Lang, Result};
use crate::web::{Answer, Fields, Page};
use rocket::{Route, State, get, post, routes};

pub fn routes() -> Vec<Route> {
    routes![scanners, tick, withdraw, bar]
}

#[get("/<_lang>/badge/scans?<saved>")]
async fn scanners(_lang: Lang, me: Visitor, saved: Option<bool>, db: &State<Db>) -> Result<Page> {
    let (scanners, released) = (visitor::scanners(db, &me).await?, visitor::released(db, &me).await?);
    Ok(Page::of(&Scanners::of(scanners, released, saved.unwrap_or_default())))
}

#[post("/<lang>/badge/scans", data = "<fields>")]
async fn tick(lang: Lang, me: Visitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    visitor::tick(db, &me, forms::ticked(&fields)).await?;
    Ok(back(lang))
}

#[post("/<lang>/badge/scans/<id>/withdrawal", data = "<fields>")]
async fn withdraw(lang: Lang, id: LeadId, me: Visitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    visitor::withdraw(db, &me, id, fields.one("undo").is_none()).await?;
    Ok(back(lang))
}

#[post("/<lang>/badge/scans/<id>/silence", data = "<fields>")]
async fn bar(lang: Lang, id: LeadId, me: Visitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    visitor::bar(db, &me, id, fields.one("undo").is_none()).await?;
    Ok(back(lang))
}

fn back(lang: Lang) -> Answer {
    Answer::to(format!("/{lang}/badge/scans?saved=true"))
}
