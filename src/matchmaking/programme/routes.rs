//! The hosted buyer programme: the office sets it up, buyers answer, stewards redeem.
use super::entity::benefit::Kind;
use super::entity::member::Stage;
use super::pages::{Programmes, Voucher};
use super::{service, view};
use crate::accounts::{MatchDesk, Visitor};
use crate::db::Db;
use crate::kernel::id::{ProgrammeId, VisitorId};
use crate::kernel::{Error, Lang, Result};
use crate::matchmaking::day::{Done, Picture, Steward, outcome};
use crate::web::{Answer, Check, Fields, FormState, Page, Site};
use rocket::{Route, State, get, post, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![list, create, show, add_benefit, invite, answer, voucher, picture, look, redeem]
}

/// All programmes.
#[get("/office/programmes")]
async fn list(desk: MatchDesk, db: &State<Db>) -> Result<Page> {
    let rows = view::programmes(db, desk.edition()).await?;
    Ok(Page::of(&Programmes { form: FormState::default(), rows }))
}

/// A new one.
#[post("/office/programmes", data = "<fields>")]
async fn create(desk: MatchDesk, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let check = Check::of(&fields);
    let name = check.line("name", 80);
    let meetings = check.number("meetings", 1..=40);
    match check.done(|| Some((name?, i32::try_from(meetings?).ok()?))) {
        Ok((name, meetings)) => {
            let id = service::create(db, &desk, name, meetings).await?;
            Ok(Answer::to(format!("/office/programmes/{id}")))
        }
        Err(mistakes) => {
            let rows = view::programmes(db, desk.edition()).await?;
            Ok(Answer::again(&Programmes { form: FormState::with(&fields, mistakes), rows }))
        }
    }
}

/// One programme, and buyers to invite.
#[get("/office/programmes/<id>?<q>&<done>")]
async fn show(
    id: ProgrammeId,
    q: Option<&str>,
    done: Option<&str>,
    desk: MatchDesk,
    db: &State<Db>,
) -> Result<Page> {
    let mut page = view::page(db, &desk, id, (q.unwrap_or_default(), FormState::default())).await?;
    page.done = done.map(|_| Done { key: "days-done-invited", tone: "ok" });
    Ok(Page::of(&page))
}

/// One more benefit.
#[post("/office/programmes/<id>/benefits", data = "<fields>")]
async fn add_benefit(id: ProgrammeId, desk: MatchDesk, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let check = Check::of(&fields);
    let kind = check.choice("kind", |word| outcome::parse::<Kind>(word).is_some());
    let note = check.optional_line("note", 120);
    let after = check.number("after", 0..=40);
    let made = check.done(|| Some((outcome::parse::<Kind>(&kind?)?, note?, i32::try_from(after?).ok()?)));
    match made {
        Ok(benefit) => {
            service::add_benefit(db, &desk, id, benefit).await?;
            Ok(Answer::to(format!("/office/programmes/{id}")))
        }
        Err(mistakes) => {
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&view::page(db, &desk, id, ("", form)).await?))
        }
    }
}

/// Invites a buyer.
#[post("/office/programmes/<id>/members", data = "<fields>")]
async fn invite(id: ProgrammeId, desk: MatchDesk, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let visitor: VisitorId =
        fields.one("visitor").and_then(|text| text.parse().ok()).ok_or(Error::NotFound)?;
    service::invite(db, &desk, id, visitor).await?;
    Ok(Answer::to(format!("/office/programmes/{id}?done=invited")))
}

/// A buyer accepts or declines.
#[post("/<lang>/today/programme", data = "<fields>")]
async fn answer(lang: Lang, visitor: Visitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let (next, done) = match fields.one("answer") {
        Some("yes") => (Stage::Accepted, "joined"),
        Some("no") => (Stage::Declined, "left"),
        _ => return Err(Error::NotFound),
    };
    service::answer(db, &visitor, next).await?;
    Ok(Answer::to(format!("/{lang}/today?done={done}")))
}

/// A voucher with its code, for its owner, once it is earned.
#[get("/<_lang>/today/vouchers/<code>")]
async fn voucher(_lang: Lang, code: &str, visitor: Visitor, db: &State<Db>) -> Result<Page> {
    let own = view::membership(db, visitor.edition(), visitor.id()).await?.ok_or(Error::NotFound)?;
    let benefit = own.benefits.into_iter().find(|it| it.code.as_deref() == Some(code));
    let benefit = benefit.ok_or(Error::NotFound)?;
    Ok(Page::of(&Voucher { benefit, code: code.to_owned() }))
}

/// Its picture.
#[get("/<_lang>/today/vouchers/<code>/qr.svg")]
async fn picture(
    _lang: Lang,
    code: &str,
    visitor: Visitor,
    db: &State<Db>,
    site: &State<Site>,
) -> Result<Picture> {
    let own = view::membership(db, visitor.edition(), visitor.id()).await?.ok_or(Error::NotFound)?;
    own.benefits.iter().find(|it| it.code.as_deref() == Some(code)).ok_or(Error::NotFound)?;
    Picture::of(&format!("{}/V/{code}", site.origin).to_ascii_uppercase())
}

/// A voucher before a steward. Opening it changes nothing.
#[get("/V/<code>")]
async fn look(code: &str, steward: Steward, db: &State<Db>) -> Result<Page> {
    Ok(Page::of(&view::redemption(db, steward.edition(), code, false).await?))
}

/// Hands it out.
#[post("/V/<code>")]
async fn redeem(code: &str, steward: Steward, db: &State<Db>) -> Result<Answer> {
    service::redeem(db, &steward, steward.edition(), code).await?;
    Ok(Answer::page(Page::of(&view::redemption(db, steward.edition(), code, true).await?)))
}
