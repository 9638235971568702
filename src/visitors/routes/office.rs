//! Visitors as the office sees them.
use super::super::service::{self, PER_PAGE};
use super::super::{forms, pages};
use crate::accounts::VisitorDesk;
use crate::db::Db;
use crate::kernel::id::VisitorId;
use crate::kernel::{Lang, Result};
use crate::web::{Answer, Fields, FormState, Page};
use rocket::http::RawStr;
use rocket::{Route, State, get, post, routes};

pub fn routes() -> Vec<Route> {
    routes![index, show, resend, revoke, reissue]
}

#[get("/office/visitors?<q>&<buyer_type>&<page>")]
async fn index(
    q: Option<&str>,
    buyer_type: Option<&str>,
    page: Option<u64>,
    desk: VisitorDesk,
    lang: Lang,
    db: &State<Db>,
) -> Result<Page> {
    let short = |text: Option<&str>| {
        text.unwrap_or_default().chars().filter(|c| *c != '\0').take(100).collect::<String>()
    };
    let query = pages::ListQuery { q: short(q), buyer_type: short(buyer_type) };
    let page = page.unwrap_or(1).clamp(1, 100_000);
    let search = service::search(db, &desk, &query, page).await?;
    let pages = search.total.div_ceil(PER_PAGE).max(1);
    let at = |page: u64| {
        let encoded = |text: &str| RawStr::new(text).percent_encode().to_string();
        format!(
            "/office/visitors?q={}&buyer_type={}&page={page}",
            encoded(&query.q),
            encoded(&query.buyer_type)
        )
    };
    let edition = desk.edition();
    let rows = search.found.iter().map(|(status, visitor)| pages::List::row(edition, lang, visitor, *status));
    Ok(Page::of(&pages::List {
        buyer_types: pages::List::buyer_types(edition, lang),
        visitors: rows.collect(),
        total: search.total,
        page_number: page,
        pages,
        previous: if page > 1 { at(page - 1) } else { String::new() },
        next: if page < pages { at(page + 1) } else { String::new() },
        query,
    }))
}

#[get("/office/visitors/<id>?<done>")]
async fn show(
    id: VisitorId,
    done: Option<&str>,
    desk: VisitorDesk,
    lang: Lang,
    db: &State<Db>,
) -> Result<Page> {
    let dossier = service::dossier(db, &desk, id).await?;
    let said = match done {
        Some("resent") => Some("visitors-said-resent"),
        Some("revoked") => Some("visitors-said-revoked"),
        Some("reissued") => Some("visitors-said-reissued"),
        _ => None,
    };
    Ok(Page::of(&pages::One::new(desk.edition(), lang, &dossier, FormState::default(), said)))
}

#[post("/office/visitors/<id>/letter")]
async fn resend(id: VisitorId, desk: VisitorDesk, db: &State<Db>) -> Result<Answer> {
    service::resend(db, &desk, id).await?;
    Ok(Answer::to(format!("/office/visitors/{id}?done=resent")))
}

#[post("/office/visitors/<id>/revocation", data = "<fields>")]
async fn revoke(
    id: VisitorId,
    fields: Fields,
    desk: VisitorDesk,
    lang: Lang,
    db: &State<Db>,
) -> Result<Answer> {
    match forms::reason(&fields) {
        Ok(reason) => {
            service::revoke_badge(db, &desk, id, &reason).await?;
            Ok(Answer::to(format!("/office/visitors/{id}?done=revoked")))
        }
        Err(mistakes) => {
            let dossier = service::dossier(db, &desk, id).await?;
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&pages::One::new(desk.edition(), lang, &dossier, form, None)))
        }
    }
}

#[post("/office/visitors/<id>/badge")]
async fn reissue(id: VisitorId, desk: VisitorDesk, db: &State<Db>) -> Result<Answer> {
    service::reissue(db, &desk, id).await?;
    Ok(Answer::to(format!("/office/visitors/{id}?done=reissued")))
}
