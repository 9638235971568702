//! A buyer finds exhibitors, asks them for time, and keeps an agenda.
use crate::accounts::Visitor;
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, MeetingRequestId};
use crate::kernel::{Error, Lang, Result, text};
use crate::matchmaking::desk::{self, BuyerDesk};
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::AskedFor;
use crate::matchmaking::service::{self, Caller, Proposal, Yes};
use crate::matchmaking::side::{Mark, Side};
use crate::matchmaking::store;
use crate::matchmaking::table::Table;
use crate::web::{Answer, Check, Fields, Page};
use rocket::{State, get, post};

/// Recommended exhibitors, or the way to take part.
#[get("/<lang>/matching?<asked..>", rank = 2)]
pub async fn feed(
    lang: Lang,
    visitor: Visitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    match BuyerDesk::open(db, index, &visitor).await? {
        Some(desk) => Ok(Page::of(&desk.feed(db, index, lang, &asked).await?)),
        None => Ok(Page::of(&desk::join(visitor.edition()))),
    }
}

/// Takes part on some days, or leaves.
#[post("/<lang>/matching/participation", data = "<fields>")]
pub async fn take_part(lang: Lang, visitor: Visitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let days = desk::days(visitor.edition());
    let check = Check::of(&fields);
    let part = check.choice("part", |code| matches!(code, "yes" | "no"));
    let chosen = check.choices("day", 0, days.len(), |day| days.iter().any(|one| one == day));
    match check.done(|| Some((part?, chosen?))) {
        Err(mistakes) => Ok(Answer::again(&desk::join_again(visitor.edition(), &fields, mistakes))),
        Ok((part, chosen)) if part == "yes" => {
            service::take_part(db, &visitor, lang, chosen).await?;
            Ok(Answer::to(format!("/{lang}/matching")))
        }
        Ok(_) => {
            service::leave(db, &visitor, lang).await?;
            Ok(Answer::to(format!("/{lang}/matching")))
        }
    }
}

/// Asks an exhibitor for a slot, or proposes up to three. If one has just gone, shows what else both have free.
#[post("/<lang>/matching/requests", data = "<fields>")]
pub async fn ask(
    lang: Lang,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let exhibitor: ExhibitorId = desk::id(&fields, "exhibitor")?.ok_or(Error::NotFound)?;
    let instead_of: Option<MeetingRequestId> = desk::id(&fields, "instead_of")?;
    let slots = desk::moments(&fields, "starts_at")?;
    let desk = BuyerDesk::open(db, index, &visitor).await?.ok_or(Error::NotFound)?;
    let maker = desk.reachable(exhibitor)?;
    let wanted = Proposal { buyer: &desk.buyer, maker: &maker, by: Side::Visitor, slots: &slots, instead_of };
    match service::propose(db, &visitor, &desk.table, wanted).await {
        Ok(_) if instead_of.is_some() => {
            let done = desk.done_with(instead_of);
            Ok(Answer::to(format!("/{lang}/agenda?done={done}&of={exhibitor}")))
        }
        Ok(_) => Ok(Answer::to(format!(
            "/{lang}/matching?done=sent&of={exhibitor}{}#e-{exhibitor}",
            desk::page_and_place(&fields)
        ))),
        Err(Error::Refused(why)) => {
            let page = BuyerDesk::open(db, index, &visitor).await?.ok_or(Error::NotFound)?;
            Ok(Answer::again(&page.times(&maker, instead_of, Some(why))))
        }
        Err(error) => Err(error),
    }
}

/// Every slot a buyer and an exhibitor both have free.
#[get("/<_lang>/matching/<exhibitor>/times?<asked..>")]
pub async fn times(
    _lang: Lang,
    exhibitor: ExhibitorId,
    visitor: Visitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let desk = BuyerDesk::open(db, index, &visitor).await?.ok_or(Error::NotFound)?;
    let instead_of: Option<MeetingRequestId> = match asked.instead_of {
        Some(id) => Some(id.parse().map_err(|_| Error::NotFound)?),
        None => None,
    };
    if let Some(id) = instead_of {
        store::of_visitor(db.read(), visitor.id(), id).await?;
    }
    let maker = desk.reachable(exhibitor)?;
    if let Some(learnt) = index.learnt(db, visitor.edition()).await? {
        learnt.impressions.note(visitor.id(), [exhibitor].into_iter(), true);
    }
    Ok(Page::of(&desk.times(&maker, instead_of, None)))
}

/// Keeps an exhibitor, hides it, or takes either back.
#[post("/<lang>/matching/<exhibitor>/mark", data = "<fields>")]
pub async fn mark(
    lang: Lang,
    exhibitor: ExhibitorId,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    index.makers(db, visitor.edition()).await?.by_id.get(&exhibitor).ok_or(Error::NotFound)?;
    let (wanted, done) = match fields.one("mark") {
        Some("saved") => (Some(Mark::Saved), "saved"),
        Some("dismissed") => (Some(Mark::Dismissed), "dismissed"),
        Some("none") => (None, "restored"),
        _ => return Err(Error::NotFound),
    };
    service::mark(db, &visitor, exhibitor, wanted).await?;
    let anchor = match (done, desk::place(&fields)) {
        ("dismissed", Some(place)) => format!("#p-{place}"),
        ("dismissed", None) => String::new(),
        _ => format!("#e-{exhibitor}"),
    };
    let place = desk::page_and_place(&fields);
    Ok(Answer::to(format!("/{lang}/matching?done={done}&of={exhibitor}{place}{anchor}")))
}

/// Requests and meetings by day.
#[get("/<lang>/agenda?<asked..>", rank = 2)]
pub async fn agenda(
    lang: Lang,
    visitor: Visitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    Ok(Page::of(&desk::agenda(db, index, &visitor, lang, &asked).await?))
}

/// A buyer accepts what an exhibitor proposed. If the slot has just gone, shows what else both have free.
#[post("/<lang>/agenda/requests/<id>/acceptance", data = "<fields>")]
pub async fn accept(
    lang: Lang,
    id: MeetingRequestId,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let row = store::of_visitor(db.read(), visitor.id(), id).await?;
    let table = Table::lay(db, index, visitor.edition()).await?;
    let at = desk::moment(&fields, "starts_at")?;
    let yes = Yes { by: Side::Visitor, at, representative: None };
    match service::accept(db, &visitor, &table, &row, yes).await {
        Ok(_) => Ok(Answer::to(format!("/{lang}/agenda?done=accepted&of={}#r-{id}", row.exhibitor_id))),
        Err(Error::Refused(why)) if desk::WITH_OTHERS.contains(&why) => {
            let desk = BuyerDesk::open(db, index, &visitor).await?.ok_or(Error::Refused(why))?;
            let maker = desk.table.maker(row.exhibitor_id)?.clone();
            Ok(Answer::again(&desk.times(&maker, Some(id), Some(why))))
        }
        Err(error) => Err(error),
    }
}

/// A buyer declines, and nobody is told; nor does anybody else read why.
#[post("/<lang>/agenda/requests/<id>/refusal", data = "<fields>")]
pub async fn decline(
    lang: Lang,
    id: MeetingRequestId,
    visitor: Visitor,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    let row = store::of_visitor(db.read(), visitor.id(), id).await?;
    let reason = fields.one("reason").and_then(|raw| text::paragraph(raw, 300).ok()).unwrap_or_default();
    service::decline(db, &visitor, &row, Side::Visitor, reason).await?;
    Ok(Answer::to(format!("/{lang}/agenda?done=declined&of={}", row.exhibitor_id)))
}

/// A buyer takes a request back, or calls a meeting off.
#[post("/<lang>/agenda/requests/<id>/cancellation")]
pub async fn cancel(lang: Lang, id: MeetingRequestId, visitor: Visitor, db: &State<Db>) -> Result<Answer> {
    let row = store::of_visitor(db.read(), visitor.id(), id).await?;
    service::call_off(db, &visitor, visitor.edition(), &row, Caller::Visitor, None).await?;
    let at = row.starts_at.0;
    Ok(Answer::to(format!("/{lang}/agenda?done=cancelled&of={}&at={at}", row.exhibitor_id)))
}
