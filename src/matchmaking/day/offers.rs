//! A slot fell out: somebody free is asked, and the first yes takes it.
use super::book::Book;
use super::entity::offer::{self, Stage};
use super::free::Pool;
use super::{letters, store};
use crate::db::{Acts, Change, Db, is_taken};
use crate::kernel::id::{ExhibitorId, MeetingId, SpareOfferId, VisitorId};
use crate::kernel::{Error, Event, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::parties;
use crate::matchmaking::service::{self, Caller, Proposal};
use crate::matchmaking::side::{Side, Status};
use crate::matchmaking::table::Table;
use crate::matchmaking::{letters as told, store as meetings};
use crate::show::Edition;

/// Whom to ask into the slot of a meeting that fell out.
#[derive(Copy, Clone, Debug)]
pub enum Asked {
    /// A buyer, for the exhibitor who waits.
    Buyer(VisitorId),
    /// An exhibitor, for the buyer who waits.
    Maker(ExhibitorId),
}

/// No offer for a meeting that does not wait for anybody.
const NOBODY_WAITS: Error = Error::Refused("days-refused-nobody-waits");
/// No offer to somebody who is not free.
const NOT_FREE: Error = Error::Refused("days-refused-not-free");

/// Asks somebody free, who is told at once.
///
/// # Errors
/// [`Error::Refused`] when nobody waits (any more), or they are not free, or were asked already.
pub async fn ask(
    db: &Db,
    who: &impl Acts,
    pool: &Pool,
    fallen: &meeting::Model,
    asked: Asked,
) -> Result<SpareOfferId> {
    is_proposed(db, pool, fallen, asked).await?;
    let edition = pool.table.edition();
    let made = db.change(who, async |change| {
        let row = store::held_meeting(change, edition.id, fallen.id).await?;
        let waits = waiting_now(change, edition, &row).await?;
        let (visitor, exhibitor, side) = match asked {
            Asked::Buyer(id) => (id, row.exhibitor_id, Side::Visitor),
            Asked::Maker(id) => (row.visitor_id, id, Side::Exhibitor),
        };
        if waits != side.other() {
            return Err(NOBODY_WAITS);
        }
        let offer = offer::Model {
            id: SpareOfferId::new(),
            edition_id: edition.id,
            instead_of: row.id,
            visitor_id: visitor,
            exhibitor_id: exhibitor,
            asked: side,
            starts_at: row.starts_at,
            stage: Stage::Open,
            created_at: change.at,
        };
        store::add_offer(change, offer.clone()).await?;
        change.record(Event::SpareOffered { offer: offer.id, meeting: row.id }).await?;
        letters::offered(change, edition, &offer).await?;
        Ok(offer.id)
    });
    made.await.map_err(|error| if is_taken(&error) { Error::Refused("days-refused-asked") } else { error })
}

/// Only those the page proposes may be asked, whatever the form says. Others who were asked leave room for the next.
async fn is_proposed(db: &Db, pool: &Pool, fallen: &meeting::Model, asked: Asked) -> Result<()> {
    let (edition, at) = (pool.table.edition(), fallen.starts_at);
    let mut others = store::offers_for(db.read(), &[fallen.id]).await?;
    others.retain(|row| match asked {
        Asked::Buyer(id) => row.visitor_id != id,
        Asked::Maker(id) => row.exhibitor_id != id,
    });
    let is_free = match asked {
        Asked::Buyer(id) => {
            let maker = pool.table.maker(fallen.exhibitor_id)?;
            pool.buyers_for(db, maker, at, &others).await?.iter().any(|free| free.id == id)
        }
        Asked::Maker(id) => {
            let people = parties::people(db.read(), edition, &[fallen.visitor_id].into()).await?;
            let person = people.get(&fallen.visitor_id).ok_or(Error::NotFound)?;
            let marks = meetings::marks(db.read(), fallen.visitor_id).await?;
            pool.makers_for(&person.buyer, at, &marks, &others).iter().any(|free| free.id == id)
        }
    };
    if is_free { Ok(()) } else { Err(NOT_FREE) }
}

/// Who waits in a meeting that is on and going on.
async fn waiting_now(change: &Change, edition: &Edition, row: &meeting::Model) -> Result<Side> {
    let book = Book::open(change.tx(), edition, change.at, std::slice::from_ref(row)).await?;
    if row.status != Status::On || !book.is_running(row.starts_at) {
        return Err(NOBODY_WAITS);
    }
    book.waits(row).ok_or(NOBODY_WAITS)
}

/// Takes an offer: the meeting that fell out ends and the new one begins, in one change. The first yes wins; the
/// indexes of `meetings` decide on either side.
///
/// # Errors
/// [`Error::Refused`] for whoever was not first, or when the missing side has come after all.
pub async fn accept(db: &Db, who: &impl Acts, table: &Table, seen: &offer::Model) -> Result<MeetingId> {
    let edition = table.edition();
    let made = db.change(who, async |change| {
        let fallen = store::held_meeting(change, edition.id, seen.instead_of).await?;
        let waits = waiting_now(change, edition, &fallen).await?;
        if waits != seen.asked.other() || !store::move_offer(change, seen.id, Stage::Accepted).await? {
            return Err(NOBODY_WAITS);
        }
        let old = meetings::of_edition(change.tx(), edition.id, fallen.request_id).await?;
        service::end(change, &old, Caller::from(waits), None).await?;
        told::called_off(change, edition, &old, Caller::from(waits), None).await?;
        store::lapse_offers(change, fallen.id).await?;
        let people = parties::people(change.tx(), edition, &[seen.visitor_id].into()).await?;
        let buyer = &people.get(&seen.visitor_id).ok_or(Error::NotFound)?.buyer;
        let maker = table.maker(seen.exhibitor_id)?;
        let wanted = Proposal { buyer, maker, by: waits, slots: &[seen.starts_at], instead_of: None };
        let score = table.fit(buyer, maker).score;
        let (request, made) = service::agree_at_once(change, edition.id, wanted, score).await?;
        change.record(Event::SpareOfferMoved { offer: seen.id, to: "accepted".into() }).await?;
        told::agreed(change, edition, &request).await?;
        Ok(made)
    });
    made.await.map_err(|error| if is_taken(&error) { NOT_FREE } else { error })
}

/// Says no to an offer; the one who waits asks the next.
///
/// # Errors
/// [`Error::Refused`] when it was over already.
pub async fn decline(db: &Db, who: &impl Acts, seen: &offer::Model) -> Result<()> {
    db.change(who, async |change| {
        if !store::move_offer(change, seen.id, Stage::Declined).await? {
            return Err(NOBODY_WAITS);
        }
        change.record(Event::SpareOfferMoved { offer: seen.id, to: "declined".into() }).await
    })
    .await
}
