//! The badge and its pictures. GET changes nothing here, whatever scans the code.
use super::super::code::NotACode;
use super::super::door::Door;
use super::super::entity::badge::Model as Badge;
use super::super::pages::path;
use super::super::purpose::Purpose;
use super::super::{badges, pages, qr, service, store};
use crate::accounts::session::{self, VISITOR};
use crate::accounts::{Exhibitor, Visitor};
use crate::kernel::{Error, Lang, Result};
use crate::web::{Answer, Page};
use rocket::http::{ContentType, Header};
use rocket::request::Request;
use rocket::response::{self, Redirect, Responder, Response};
use rocket::{Route, get, post, routes};
use std::io::Cursor;
use std::sync::Arc;

pub fn routes() -> Vec<Route> {
    routes![show, show_lower, png, png_lower, svg, svg_lower, mine, mine_somewhere, sign_out]
}

#[get("/B/<code>")]
async fn show(code: &str, me: Option<Visitor>, exhibitor: Option<Exhibitor>, door: Door<'_>) -> Result<Page> {
    let badge = match found(&door, code).await {
        // A genuine code without a badge (erased since) is the show, as for every stranger.
        Err(Error::NotFound) if is_genuine(&door, code) => None,
        other => Some(other?),
    };
    if let (Some(me), Some(badge)) = (&me, &badge)
        && badge.visitor_id == Some(me.id())
    {
        return own(&door, me, badge).await;
    }
    let stranger = pages::Stranger::new(&door.edition, door.lang);
    match (exhibitor, badge.and_then(|badge| badge.visitor_id)) {
        (Some(_), Some(visitor)) => {
            let shared = store::agrees(door.db.read(), visitor, Purpose::LeadSharing).await?;
            let visitor = store::visitor(door.db.read(), door.edition.id, visitor).await?;
            let shared = Some(&visitor).filter(|_| shared && visitor.withdrawn_at.is_none());
            Ok(Page::of(&stranger.for_exhibitor(&door.edition, door.lang, shared)))
        }
        _ => Ok(Page::of(&stranger)),
    }
}

#[get("/b/<code>")]
fn show_lower(code: &str) -> Redirect {
    Redirect::to(format!("/B/{}", code.to_ascii_uppercase()))
}

async fn own(door: &Door<'_>, me: &Visitor, badge: &Badge) -> Result<Page> {
    let overview = service::overview(door.db, me).await?;
    let code = badges::code(door.secret, badge)?.to_string();
    let pass = pages::Pass {
        visitor: &overview.visitor,
        badge,
        code,
        interests: overview.interests,
        open: overview.open,
    };
    Ok(Page::of(&pages::Badge::new(&door.edition, door.lang, pass)))
}

/// The reader's own badge, wherever its code leads; without one, the way to find it.
#[get("/<lang>/badge")]
async fn mine(lang: Lang, me: Option<Visitor>, door: Door<'_>) -> Result<Redirect> {
    let Some(me) = me else { return Ok(Redirect::to(path(lang, "badge/find"))) };
    match badges::badge_of(door.db.read(), me.id()).await {
        Ok(badge) => Ok(Redirect::to(format!("/B/{}", badges::code(door.secret, &badge)?))),
        Err(Error::NotFound) => Ok(Redirect::to(path(lang, "badge/find"))),
        Err(other) => Err(other),
    }
}

#[get("/badge")]
fn mine_somewhere(lang: Lang) -> Redirect {
    Redirect::to(path(lang, "badge"))
}

#[post("/badge/sign-out")]
async fn sign_out(me: Option<Visitor>, door: Door<'_>) -> Result<Answer> {
    if let (Some(me), Some(token)) = (me, door.remembered(VISITOR)) {
        let session = session::find(door.db.read(), &token, door.db.now()).await?;
        if let Some(session) = session {
            door.db
                .change(&me, async |change| session::end(change, me.id().uuid(), session.id).await)
                .await?;
        }
    }
    door.forget(VISITOR);
    Ok(Answer::to(path(door.lang, "")))
}

/// A picture of the code, for its owner only. It never changes, so the owner's browser keeps it.
struct Picture {
    format: ContentType,
    bytes: Vec<u8>,
}

impl<'r> Responder<'r, 'static> for Picture {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(self.format)
            .header(Header::new("Cache-Control", "private, max-age=31536000, immutable"))
            .sized_body(self.bytes.len(), Cursor::new(self.bytes))
            .ok()
    }
}

#[get("/B/<code>/qr.png")]
async fn png(
    code: &str,
    me: Option<Visitor>,
    exhibitor: Option<Exhibitor>,
    door: Door<'_>,
) -> Result<Picture> {
    let drawn = pictures(&door, code, me, exhibitor).await?;
    Ok(Picture { format: ContentType::PNG, bytes: drawn.png.clone() })
}

#[get("/B/<code>/qr.svg")]
async fn svg(
    code: &str,
    me: Option<Visitor>,
    exhibitor: Option<Exhibitor>,
    door: Door<'_>,
) -> Result<Picture> {
    let drawn = pictures(&door, code, me, exhibitor).await?;
    Ok(Picture { format: ContentType::SVG, bytes: drawn.svg.clone().into_bytes() })
}

#[get("/b/<code>/qr.png")]
fn png_lower(code: &str) -> Redirect {
    Redirect::to(format!("/B/{}/qr.png", code.to_ascii_uppercase()))
}

#[get("/b/<code>/qr.svg")]
fn svg_lower(code: &str) -> Redirect {
    Redirect::to(format!("/B/{}/qr.svg", code.to_ascii_uppercase()))
}

async fn pictures(
    door: &Door<'_>,
    code: &str,
    me: Option<Visitor>,
    exhibitor: Option<Exhibitor>,
) -> Result<Arc<qr::Pictures>> {
    let badge = found(door, code).await?;
    let own = me.is_some_and(|me| badge.visitor_id == Some(me.id()));
    let staff = exhibitor.is_some_and(|it| badge.exhibitor_id == Some(it.id()));
    if !own && !staff {
        return Err(Error::NotFound);
    }
    let link = qr::link(&door.site.origin, &badges::code(door.secret, &badge)?);
    qr::pictures(&link)
        .map_err(|err| Error::broken(anyhow::anyhow!("the link does not fit a QR symbol: {err}")))
}

async fn found(door: &Door<'_>, code: &str) -> Result<Badge> {
    let serial = badges::read_code(door.secret, door.edition.id, code).map_err(|NotACode| Error::NotFound)?;
    badges::badge_by_serial(door.db.read(), door.edition.id, serial).await
}

fn is_genuine(door: &Door<'_>, code: &str) -> bool {
    badges::read_code(door.secret, door.edition.id, code).is_ok()
}
