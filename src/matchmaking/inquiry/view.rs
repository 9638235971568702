//! What pages show of inquiries, put together.
use super::entity::inquiry;
use super::pages::{Asked, AskedLine, Inquiries, Inquiry, InquiryLine, Own, ReplyLine};
use super::{service, store};
use crate::accounts::Visitor;
use crate::db::Db;
use crate::kernel::{Moment, Result};
use crate::matchmaking::day::Done;
use crate::matchmaking::desk::CompanyDesk;
use crate::matchmaking::pages::Firm;
use crate::matchmaking::parties::Buyer;
use crate::matchmaking::store as meetings;
use crate::matchmaking::table::Table;
use crate::show::Edition;
use crate::web::FormState;
use std::collections::BTreeSet;

async fn line(db: &Db, edition: &Edition, row: &inquiry::Model) -> Result<InquiryLine> {
    Ok(InquiryLine {
        id: row.id,
        category: edition.category(&row.sub_category).cloned().unwrap_or_default(),
        item: row.item.clone(),
        quantity: row.quantity,
        deadline: row.deadline.clone(),
        stage: row.stage,
        open: service::is_open(edition, row, db.now()),
        replies: store::replies(db.read(), row.id).await?.len(),
    })
}

/// A buyer's inquiries.
///
/// # Errors
/// As any question to the database.
pub async fn inquiries(db: &Db, visitor: &Visitor, form: FormState, done: Option<Done>) -> Result<Inquiries> {
    let edition = visitor.edition();
    let mut rows = Vec::new();
    for row in store::of_visitor(db.read(), visitor.id()).await? {
        rows.push(line(db, edition, &row).await?);
    }
    Ok(Inquiries {
        form,
        done,
        rows,
        sectors: edition.sectors.clone(),
        today: db.now().day(&edition.zone).to_string(),
        last: edition.ends_on.to_string(),
    })
}

/// One of them with its replies.
///
/// # Errors
/// As any question to the database.
pub async fn inquiry(
    db: &Db,
    table: &Table,
    buyer: &Buyer,
    row: &inquiry::Model,
    refused: Option<&'static str>,
) -> Result<Inquiry> {
    let mut replies = Vec::new();
    for reply in store::replies(db.read(), row.id).await? {
        let Ok(maker) = table.maker(reply.exhibitor_id) else { continue };
        let place = table.ground().grid.at(reply.starts_at.0);
        let free = place.is_some_and(|place| table.common(buyer, maker).has(place));
        let exhibitor = Firm { id: Some(maker.id), name: maker.name.clone(), booth: maker.booth.clone() };
        let (sentence, starts_at) = (reply.sentence, reply.starts_at);
        replies.push(ReplyLine { id: reply.id, exhibitor, sentence, starts_at, free });
    }
    Ok(Inquiry { inquiry: line(db, table.edition(), row).await?, refused, replies })
}

/// What a company is asked.
///
/// # Errors
/// As any question to the database.
pub async fn asked(db: &Db, desk: &CompanyDesk, done: Option<Done>) -> Result<Asked> {
    let (edition, maker) = (desk.table.edition(), &desk.maker);
    let own = store::replies_of(db.read(), maker.id).await?;
    let mut rows = Vec::new();
    for row in store::open_in(db.read(), edition.id, &maker.supply.codes).await? {
        let reply = own.iter().find(|reply| reply.inquiry_id == row.id);
        if reply.is_none() && !service::is_open(edition, &row, db.now()) {
            continue;
        }
        let reply = reply.map(|it| Own { sentence: it.sentence.clone(), starts_at: it.starts_at });
        rows.push(AskedLine { inquiry: line(db, edition, &row).await?, reply });
    }
    Ok(Asked {
        notice: None,
        waiting: desk.waiting(),
        form: FormState::default(),
        again: None,
        done,
        rows,
        slots: slots(db, desk).await?,
    })
}

/// The company's own free slots: the buyer is nobody yet.
async fn slots(db: &Db, desk: &CompanyDesk) -> Result<Vec<Moment>> {
    let mut busy: BTreeSet<Moment> =
        meetings::closed_by(db.read(), desk.maker.id).await?.into_iter().collect();
    let booked = meetings::meetings_of_exhibitor(db.read(), desk.maker.id).await?;
    busy.extend(booked.into_iter().map(|row| row.starts_at));
    let all = desk.table.ground().grid.slots().iter().map(|slot| Moment(slot.starts));
    Ok(all.filter(|at| *at > db.now() && !busy.contains(at)).collect())
}
