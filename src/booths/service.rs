//! What people do with applications. Each function is one thing a person can ask for: load, let the rules decide,
//! write, tell; in one change. Every form carries the version its reader saw, so nobody decides about a page that is
//! out of date, and the key of the press of the button, so a second press does nothing twice.
use super::entity::application;
use super::entity::booth::Status;
use super::forms::Asked;
use super::jobs::LapseOffer;
use super::letters::{self, News};
use super::pricing::Quote;
use super::stage::{Side, Stage, Step};
use super::store::{self, Application, Booth, Entry};
use super::tariff;
use crate::accounts::{BoothDesk, Exhibitor};
use crate::db::idempotency::{Key, once};
use crate::db::{Change, Db};
use crate::jobs;
use crate::kernel::id::{AccountId, ApplicationId, BoothId};
use crate::kernel::{Actor, Error, Event, Moment, Result};
use crate::show::{self, Edition};
use sea_orm::Set;

/// What a form about an existing application brings besides its own fields.
pub struct Seen {
    /// The version on the page.
    pub version: i32,
    /// The press of the button.
    pub key: Option<Key>,
}

/// An exhibitor applies.
///
/// # Errors
/// `booths-refused-live` when one of theirs is still under way.
pub async fn submit(
    db: &Db,
    exhibitor: &Exhibitor,
    asked: &Asked,
    key: Option<Key>,
) -> Result<ApplicationId> {
    let edition = exhibitor.edition();
    db.change(exhibitor, async |change| {
        once(change, key, async || add(change, exhibitor, edition, asked).await).await
    })
    .await
}

async fn add(
    change: &Change,
    exhibitor: &Exhibitor,
    edition: &Edition,
    asked: &Asked,
) -> Result<ApplicationId> {
    let quote = tariff::quote(edition, &asked.kind, asked.area_m2.into(), asked.open_sides.into(), change.at);
    let quote = quote.map_err(|_| Error::Refused("booths-refused-out-of-turn"))?;
    let row = application::ActiveModel {
        id: Set(ApplicationId::new()),
        edition_id: Set(edition.id),
        exhibitor_id: Set(exhibitor.id()),
        stage: Set(Stage::FIRST),
        version: Set(1),
        kind: Set(asked.kind.clone()),
        area_m2: Set(asked.area_m2),
        open_sides: Set(asked.open_sides),
        hall_code: Set(asked.hall.clone()),
        sector_code: Set(asked.sector.clone()),
        remarks: Set(asked.remarks.clone()),
        quote: Set(serde_json::to_string(&quote)?),
        total_fen: Set(quote.total),
        booth_id: Set(None),
        offer_expires_at: Set(None),
        created_at: Set(change.at),
        updated_at: Set(change.at),
    };
    let it = store::add(change, row).await?;
    let by = Who { side: Side::Exhibitor, account: Some(exhibitor.account()) };
    note(change, &it, None, by, &News { said: "", number: "" }).await?;
    letters::arrived(change, edition, &it).await?;
    Ok(it.id)
}

/// Who takes a step.
#[derive(Copy, Clone)]
struct Who {
    side: Side,
    account: Option<AccountId>,
}

/// One line in the history and one event in the trail.
async fn note(
    change: &Change,
    it: &Application,
    from: Option<Stage>,
    by: Who,
    news: &News<'_>,
) -> Result<()> {
    let entry = Entry { side: by.side, account: by.account, said: news.said, booth_number: news.number };
    store::log(change, it, &entry).await?;
    let from = from.map(Stage::word).unwrap_or_default().to_owned();
    change
        .record(Event::ApplicationMoved {
            application: it.id,
            from,
            to: it.stage.word().into(),
            reason: None,
        })
        .await
}

/// The exhibitor answers the office's question.
pub async fn answer(db: &Db, exhibitor: &Exhibitor, id: ApplicationId, seen: Seen, said: &str) -> Result<()> {
    own_step(db, exhibitor, id, seen, Step::Answer, said).await
}

/// The exhibitor takes the offered booth.
pub async fn confirm(db: &Db, exhibitor: &Exhibitor, id: ApplicationId, seen: Seen) -> Result<()> {
    own_step(db, exhibitor, id, seen, Step::Confirm, "").await
}

/// The exhibitor wants another booth than the one offered.
pub async fn turn_down(
    db: &Db,
    exhibitor: &Exhibitor,
    id: ApplicationId,
    seen: Seen,
    said: &str,
) -> Result<()> {
    own_step(db, exhibitor, id, seen, Step::TurnDown, said).await
}

/// The exhibitor gives up.
pub async fn withdraw(
    db: &Db,
    exhibitor: &Exhibitor,
    id: ApplicationId,
    seen: Seen,
    said: &str,
) -> Result<()> {
    own_step(db, exhibitor, id, seen, Step::Withdraw, said).await
}

async fn own_step(
    db: &Db,
    exhibitor: &Exhibitor,
    id: ApplicationId,
    seen: Seen,
    step: Step,
    said: &str,
) -> Result<()> {
    db.change(exhibitor, async |change| {
        once(change, seen.key, async || {
            let it = store::own(change.tx(), exhibitor, id).await?;
            fresh(&it, seen.version)?;
            let by = Who { side: Side::Exhibitor, account: Some(exhibitor.account()) };
            take(change, exhibitor.edition(), &it, step, by, said).await
        })
        .await
    })
    .await
}

/// The page still shows the truth.
fn fresh(it: &Application, version: i32) -> Result<()> {
    if it.version == version { Ok(()) } else { Err(Error::Refused("booths-refused-moved-meanwhile")) }
}

/// Every step but the offer: the stage moves, and a booth that is no longer held goes back to the plan.
async fn take(
    change: &Change,
    edition: &Edition,
    it: &Application,
    step: Step,
    by: Who,
    said: &str,
) -> Result<()> {
    let next = it.stage.after(step)?;
    if step == Step::Confirm && it.offer_expires_at.is_some_and(|until| until <= change.at) {
        return Err(Error::Refused("booths-refused-expired"));
    }
    let held = match it.booth_id {
        Some(id) => Some(store::booth(change.tx(), edition.id, id).await?),
        None => None,
    };
    let row = application::ActiveModel {
        stage: Set(next),
        booth_id: Set(it.booth_id.filter(|_| next.holds_booth())),
        offer_expires_at: Set(None),
        ..Default::default()
    };
    let moved = store::advance(change, it, row).await?;
    let number = held.as_ref().map_or("", |booth| booth.number.as_str()).to_owned();
    match held {
        Some(booth) if next.holds_booth() => {
            store::keep(change, it, booth.id).await?;
            change.record(Event::BoothConfirmed { application: it.id, booth: booth.id }).await?;
        }
        Some(booth) => free(change, it, booth.id).await?,
        None => {}
    }
    let news = News { number: &number, said };
    note(change, &moved, Some(it.stage), by, &news).await?;
    letters::moved(change, edition, &moved, step, &news).await
}

async fn free(change: &Change, it: &Application, booth: BoothId) -> Result<()> {
    store::release(change, it, booth).await?;
    change.record(Event::BoothFreed { booth }).await
}

/// The office asks for more.
pub async fn ask(db: &Db, desk: &BoothDesk, id: ApplicationId, seen: Seen, said: &str) -> Result<()> {
    office_step(db, desk, id, seen, Step::Ask, said).await
}

/// The office says no.
pub async fn decline(db: &Db, desk: &BoothDesk, id: ApplicationId, seen: Seen, said: &str) -> Result<()> {
    office_step(db, desk, id, seen, Step::Decline, said).await
}

async fn office_step(
    db: &Db,
    desk: &BoothDesk,
    id: ApplicationId,
    seen: Seen,
    step: Step,
    said: &str,
) -> Result<()> {
    db.change(desk, async |change| {
        once(change, seen.key, async || {
            let it = store::any(change.tx(), desk.edition().id, id).await?;
            fresh(&it, seen.version)?;
            let by = Who { side: Side::Office, account: Some(desk.id()) };
            take(change, desk.edition(), &it, step, by, said).await
        })
        .await
    })
    .await
}

/// A booth, and until when it is kept.
pub struct Offer {
    /// Its number.
    pub booth: String,
    /// The end of the promise.
    pub until: Moment,
}

/// The office offers a booth, or another one instead of the one before.
///
/// # Errors
/// `booths-refused-taken` when somebody else was quicker.
pub async fn offer(db: &Db, desk: &BoothDesk, id: ApplicationId, seen: Seen, offer: &Offer) -> Result<()> {
    // Most of those who come too late are told so without waiting for their turn to write.
    let place = store::numbered(db.read(), desk.edition().id, &offer.booth).await?.ok_or(Error::NotFound)?;
    let wanted_by = store::any(db.read(), desk.edition().id, id).await?.exhibitor_id;
    if place.status != Status::Free && place.exhibitor_id != Some(wanted_by) {
        return Err(Error::Refused("booths-refused-taken"));
    }
    db.change(desk, async |change| {
        once(change, seen.key, async || {
            let it = store::any(change.tx(), desk.edition().id, id).await?;
            fresh(&it, seen.version)?;
            let by = Who { side: Side::Office, account: Some(desk.id()) };
            give(change, desk.edition(), &it, offer, by).await
        })
        .await
    })
    .await
}

async fn give(change: &Change, edition: &Edition, it: &Application, offer: &Offer, by: Who) -> Result<()> {
    let next = it.stage.after(Step::Offer)?;
    let place = store::numbered(change.tx(), edition.id, &offer.booth).await?.ok_or(Error::NotFound)?;
    if let Some(before) = it.booth_id {
        free(change, it, before).await?;
    }
    let quote = booth_quote(edition, it, &place).ok_or(Error::Refused("booths-refused-unsold"))?;
    let row = application::ActiveModel {
        stage: Set(next),
        booth_id: Set(Some(place.id)),
        offer_expires_at: Set(Some(offer.until)),
        quote: Set(serde_json::to_string(&quote)?),
        total_fen: Set(quote.total),
        ..Default::default()
    };
    let moved = store::advance(change, it, row).await?;
    store::claim(change, &place, &moved, Some(offer.until)).await?;
    change.record(Event::BoothOffered { application: it.id, booth: place.id }).await?;
    let news = News { number: &place.number, said: "" };
    note(change, &moved, Some(it.stage), by, &news).await?;
    jobs::enqueue(
        change,
        &LapseOffer { edition: edition.id, application: it.id },
        offer.until.plus_seconds(1),
    )
    .await?;
    letters::moved(change, edition, &moved, Step::Offer, &news).await
}

/// What this booth costs this applicant: the kind they asked for at the size and openness offered, by the price
/// list of the day they applied. None when the list does not sell such a booth in that kind.
pub fn booth_quote(edition: &Edition, it: &Application, place: &Booth) -> Option<Quote> {
    tariff::quote(edition, &it.kind, place.area_m2.into(), place.open_sides.max(1).into(), it.created_at).ok()
}

/// Frees the booth of an offer that has run out; called by the clock. An offer that was renewed, taken or withdrawn
/// meanwhile is left alone.
///
/// # Errors
/// As any change.
pub async fn lapse(db: Db, job: LapseOffer) -> Result<()> {
    let edition = show::edition(db.read(), job.edition).await?;
    db.change(&(Actor::System, edition.id), async |change| {
        let it = store::any(change.tx(), edition.id, job.application).await?;
        let overdue = it.stage == Stage::Offered && it.offer_expires_at.is_some_and(|at| at <= change.at);
        if !overdue {
            return Ok(());
        }
        let clock = Who { side: Side::Clock, account: None };
        take(change, &edition, &it, Step::Lapse, clock, "").await
    })
    .await
}
