//! Both sides say what they look for, and whom they never want to meet.
use super::avoid::Why;
use super::desk as profile;
use super::pages::PutAway;
use super::{Avoidance, forms, service};
use crate::accounts::{Exhibitor, Visitor};
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Error, Lang, Mistake, Moment, Result, text};
use crate::matchmaking::desk::CompanyDesk;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::{AskedFor, NoBooth};
use crate::matchmaking::side::Side;
use crate::matchmaking::{desk, service as meetings};
use crate::web::{Answer, Check, Fields, FormState, Page};
use rocket::{Route, State, get, post, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![buyer, save_buyer, put_away, put_away_now, company, save_company, mark_buyer]
}

/// What a buyer looks for.
#[get("/<lang>/matching/profile?<asked..>")]
async fn buyer(
    lang: Lang,
    me: Visitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let mut page = profile::buyer(db, index, &me, lang, None).await?;
    page.notice = profile::saved(asked.done);
    Ok(Page::of(&page))
}

/// Saves it.
#[post("/<lang>/matching/profile", data = "<fields>")]
async fn save_buyer(
    lang: Lang,
    me: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    match forms::buyer(&fields, me.edition()) {
        Err(mistakes) => {
            Ok(Answer::again(&profile::buyer(db, index, &me, lang, Some((&fields, mistakes))).await?))
        }
        Ok(says) => {
            let closed: Vec<Moment> = profile::closed_by_form(&fields, me.edition()).into_iter().collect();
            service::write_buyer(db, &me, &says, &closed).await?;
            Ok(Answer::to(format!("/{lang}/matching/profile?done=saved")))
        }
    }
}

/// Why a company should not come up again.
#[get("/<_lang>/matching/<exhibitor>/away")]
async fn put_away(
    _lang: Lang,
    exhibitor: ExhibitorId,
    me: Visitor,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let makers = index.makers(db, me.edition()).await?;
    let name = makers.by_id.get(&exhibitor).ok_or(Error::NotFound)?.name.clone();
    Ok(Page::of(&PutAway { form: FormState::default(), exhibitor, name }))
}

/// It does not come up again, or may.
#[post("/<lang>/matching/<exhibitor>/away", data = "<fields>")]
async fn put_away_now(
    lang: Lang,
    exhibitor: ExhibitorId,
    me: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let makers = index.makers(db, me.edition()).await?;
    let name = makers.by_id.get(&exhibitor).ok_or(Error::NotFound)?.name.clone();
    let it = |why, reason| Avoidance {
        edition: me.edition().id,
        visitor: me.id(),
        exhibitor,
        by: Side::Visitor,
        why,
        reason,
    };
    if fields.one("why") == Some("none") {
        service::avoid(db, &me, &it(None, String::new())).await?;
        meetings::mark(db, &me, exhibitor, None).await?;
        return Ok(Answer::to(format!("/{lang}/matching/profile?done=back")));
    }
    match why(&fields) {
        Err(mistakes) => {
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&PutAway { form, exhibitor, name }))
        }
        Ok((why, reason)) => {
            service::avoid(db, &me, &it(Some(why), reason)).await?;
            Ok(Answer::to(format!("/{lang}/matching?done=dismissed&of={exhibitor}")))
        }
    }
}

fn why(fields: &Fields) -> Result<(Why, String), crate::web::check::Mistakes> {
    let check = Check::of(fields);
    let why = check.required("why", |word| Why::parse(word).ok_or(Mistake::of("form-choose")));
    let reason = check.optional("reason", |raw| text::paragraph(raw, 300));
    check.done(|| Some((why?, reason?.unwrap_or_default())))
}

/// What a company offers and seeks.
#[get("/exhibitor/meetings/profile?<asked..>")]
async fn company(
    me: Exhibitor,
    asked: AskedFor<'_>,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    Ok(match profile::company(db, index, &me, lang, None).await? {
        Some(mut page) => {
            page.notice = profile::saved(asked.done);
            Page::of(&page)
        }
        None => Page::of(&NoBooth::default()),
    })
}

/// Saves it.
#[post("/exhibitor/meetings/profile", data = "<fields>")]
async fn save_company(
    me: Exhibitor,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    match forms::company(&fields, me.edition()) {
        Err(mistakes) => match profile::company(db, index, &me, lang, Some((&fields, mistakes))).await? {
            Some(page) => Ok(Answer::again(&page)),
            None => Err(Error::NotFound),
        },
        Ok(says) => {
            service::write_company(db, &me, &says).await?;
            Ok(Answer::to("/exhibitor/meetings/profile?done=saved"))
        }
    }
}

/// A company keeps a buyer, puts one away for good, or takes either back.
#[post("/exhibitor/meetings/buyers/<visitor>/mark", data = "<fields>")]
async fn mark_buyer(
    visitor: VisitorId,
    me: Exhibitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let word = fields.one("mark").unwrap_or_default();
    let page = desk::page(&fields);
    if word == "back" {
        let it = away(&me, visitor, None, String::new());
        service::avoid(db, &me, &it).await?;
        return Ok(Answer::to("/exhibitor/meetings/profile?done=back"));
    }
    let company = CompanyDesk::open(db, index, &me).await?.ok_or(Error::NotFound)?;
    company.reachable(db, visitor).await?;
    let done = match word {
        "saved" | "none" => {
            service::keep_buyer(db, &me, visitor, word == "saved").await?;
            if word == "saved" { "saved" } else { "restored" }
        }
        word => {
            let why = Why::parse(word).ok_or(Error::NotFound)?;
            let reason = fields.one("reason").and_then(|raw| text::paragraph(raw, 300).ok());
            service::avoid(db, &me, &away(&me, visitor, Some(why), reason.unwrap_or_default())).await?;
            "away"
        }
    };
    Ok(Answer::to(format!("/exhibitor/meetings/buyers?done={done}&of={visitor}{page}")))
}

fn away(me: &Exhibitor, visitor: VisitorId, why: Option<Why>, reason: String) -> Avoidance {
    let edition = me.edition().id;
    Avoidance { edition, visitor, exhibitor: me.id(), by: Side::Exhibitor, why, reason }
}
