//! What people do about inquiries.
use super::entity::{inquiry, reply};
use super::store;
use crate::accounts::{Exhibitor, Visitor};
use crate::db::{Change, Db, is_taken};
use crate::kernel::id::{InquiryId, InquiryReplyId, MeetingId};
use crate::kernel::{Error, Event, Moment, Result};
use crate::mail::{self, Letter};
use crate::matchmaking::index::Makers;
use crate::matchmaking::parties::{self, Buyer, Maker};
use crate::matchmaking::service::{Proposal, agree_at_once};
use crate::matchmaking::side::Side;
use crate::matchmaking::table::Table;
use crate::matchmaking::{letters, store as meetings};
use crate::show::Edition;

/// So many inquiries of one buyer may be open.
const MOST_OPEN: usize = 5;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Of which sub-category.
    pub sub_category: String,
    /// What, in a line.
    pub item: String,
    /// How many.
    pub quantity: inquiry::Quantity,
    /// Until which day replies are taken.
    pub deadline: String,
}

/// Asks; every maker of the sub-category is told, without a name.
///
/// # Errors
/// [`Error::Refused`] for one who does not take part, or has too many open.
pub async fn ask(db: &Db, visitor: &Visitor, makers: &Makers, wish: Wish) -> Result<InquiryId> {
    let edition = visitor.edition();
    db.change(visitor, async |change| {
        if parties::buyer(change.tx(), edition, visitor.id()).await?.is_none() {
            return Err(Error::Refused("matchmaking-refused-not-taking-part"));
        }
        let own = store::of_visitor(change.tx(), visitor.id()).await?;
        if own.iter().filter(|row| row.stage == inquiry::Stage::Open).count() >= MOST_OPEN {
            return Err(Error::Refused("days-refused-inquiries"));
        }
        let row = inquiry::Model {
            id: InquiryId::new(),
            edition_id: edition.id,
            visitor_id: visitor.id(),
            sub_category: wish.sub_category,
            item: wish.item,
            quantity: wish.quantity,
            deadline: wish.deadline,
            stage: inquiry::Stage::Open,
            created_at: change.at,
        };
        store::add(change, row.clone()).await?;
        change.record(Event::InquiryPosted { inquiry: row.id }).await?;
        let matched = makers.by_id.values().filter(|maker| maker.supply.codes.contains(&row.sub_category));
        for maker in matched {
            tell(change, edition, maker, &row).await?;
        }
        Ok(row.id)
    })
    .await
}

async fn tell(change: &Change, edition: &Edition, maker: &Maker, row: &inquiry::Model) -> Result<()> {
    let name = edition.category(&row.sub_category).cloned().unwrap_or_default();
    for (to, lang) in parties::members(change.tx(), maker.id).await? {
        let letter = Letter::new(to, lang, "days-inquiry")
            .arg("category", name.say(lang))
            .arg("item", row.item.as_str())
            .link("/exhibitor/inquiries");
        mail::send(change, letter).await?;
    }
    Ok(())
}

/// Are replies still taken?
pub fn is_open(edition: &Edition, row: &inquiry::Model, now: Moment) -> bool {
    row.stage == inquiry::Stage::Open && now.day(&edition.zone).to_string() <= row.deadline
}

/// A company answers with a sentence and a slot of its own.
///
/// # Errors
/// [`Error::Refused`] when it is closed, the slot is not free, or the company has answered.
pub async fn reply(
    db: &Db,
    exhibitor: &Exhibitor,
    table: &Table,
    seen: &inquiry::Model,
    (sentence, at): (String, Moment),
) -> Result<()> {
    let edition = exhibitor.edition();
    let replied = db.change(exhibitor, async |change| {
        let row = store::inquiry(change.tx(), edition.id, seen.id).await?;
        if !is_open(edition, &row, change.at) {
            return Err(Error::Refused("days-refused-inquiry-closed"));
        }
        is_free(change, table, table.maker(exhibitor.id())?, at).await?;
        let answer = reply::Model {
            id: InquiryReplyId::new(),
            inquiry_id: row.id,
            exhibitor_id: exhibitor.id(),
            sentence,
            starts_at: at,
            created_at: change.at,
        };
        store::add_reply(change, answer).await?;
        change.record(Event::InquiryAnswered { inquiry: row.id, exhibitor: exhibitor.id() }).await?;
        let Some((to, lang)) = parties::reach(change.tx(), edition, row.visitor_id).await? else {
            return Ok(());
        };
        let letter = Letter::new(to, lang, "days-replied")
            .arg("item", row.item.as_str())
            .link(format!("/{lang}/inquiries/{}", row.id));
        mail::send(change, letter).await?;
        Ok(())
    });
    replied.await.map_err(|error| match is_taken(&error) {
        true => Error::Refused("days-refused-replied"),
        false => error,
    })
}

async fn is_free(change: &Change, table: &Table, maker: &Maker, at: Moment) -> Result<()> {
    let grid = &table.ground().grid;
    let is_ahead = grid.at(at.0).is_some_and(|place| grid.after(change.at.0).has(place));
    let closed = meetings::closed_by(change.tx(), maker.id).await?.contains(&at);
    if !is_ahead || closed {
        return Err(Error::Refused("matchmaking-refused-slot-closed"));
    }
    let booked = meetings::meetings_of_exhibitor(change.tx(), maker.id).await?;
    if booked.iter().any(|row| row.starts_at == at) {
        return Err(Error::Refused("matchmaking-refused-slot-taken"));
    }
    Ok(())
}

/// The buyer picks a reply, which is a meeting at once.
///
/// # Errors
/// [`Error::Refused`] when it is closed, or the slot has gone for either side.
pub async fn pick(
    db: &Db,
    visitor: &Visitor,
    table: &Table,
    (buyer, seen): (&Buyer, &inquiry::Model),
    chosen: InquiryReplyId,
) -> Result<MeetingId> {
    let edition = visitor.edition();
    let made = db.change(visitor, async |change| {
        let replies = store::replies(change.tx(), seen.id).await?;
        let reply = replies.into_iter().find(|row| row.id == chosen).ok_or(Error::NotFound)?;
        if !store::close(change, seen.id, inquiry::Stage::Picked).await? {
            return Err(Error::Refused("days-refused-inquiry-closed"));
        }
        let maker = table.maker(reply.exhibitor_id)?;
        is_free(change, table, maker, reply.starts_at).await?;
        let slots = &[reply.starts_at];
        let wanted = Proposal { buyer, maker, by: Side::Exhibitor, slots, instead_of: None };
        let score = table.fit(buyer, maker).score;
        let (request, made) = agree_at_once(change, edition.id, wanted, score).await?;
        change.record(Event::InquiryClosed { inquiry: seen.id, to: "picked".into() }).await?;
        letters::agreed(change, edition, &request).await?;
        Ok(made)
    });
    made.await.map_err(|error| match is_taken(&error) {
        true => Error::Refused("matchmaking-refused-slot-taken"),
        false => error,
    })
}

/// The buyer takes the inquiry back.
///
/// # Errors
/// [`Error::Refused`] when it is closed already.
pub async fn withdraw(db: &Db, visitor: &Visitor, seen: &inquiry::Model) -> Result<()> {
    db.change(visitor, async |change| {
        if !store::close(change, seen.id, inquiry::Stage::Withdrawn).await? {
            return Err(Error::Refused("days-refused-inquiry-closed"));
        }
        change.record(Event::InquiryClosed { inquiry: seen.id, to: "withdrawn".into() }).await
    })
    .await
}
