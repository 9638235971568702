//! What a visitor sees of those who scanned the badge, and what they can do about it.
use super::entity::lead;
use super::release::Ticked;
use super::store;
use crate::accounts::Visitor;
use crate::db::Db;
use crate::exhibitors;
use crate::kernel::id::{ExhibitorId, LeadId};
use crate::kernel::{Bilingual, Error, Event, Moment, Result};
use crate::visitors::{self, Purpose};
use sea_orm::Set;
use serde::Serialize;

/// A company that scanned the badge.
#[derive(Clone, Debug, Serialize)]
pub struct Scanner {
    pub id: LeadId,
    pub name: Bilingual,
    pub scans: i32,
    pub last_at: Moment,
    pub withdrawn: bool,
    pub do_not_contact: bool,
}

/// Everybody who scanned the visitor's badge, the latest first.
///
/// # Errors
/// As any query.
pub async fn scanners(db: &Db, me: &Visitor) -> Result<Vec<Scanner>> {
    let rows = store::leads_about(db.read(), me.id()).await?;
    let ids: Vec<ExhibitorId> = rows.iter().map(|row| row.exhibitor_id).collect();
    let companies = exhibitors::some(db.read(), &ids).await?;
    let scanner = |row: lead::Model| Scanner {
        id: row.id,
        name: companies.get(&row.exhibitor_id).map(exhibitors::name).unwrap_or_default(),
        scans: row.scans,
        last_at: row.last_at,
        withdrawn: row.withdrawn_at.is_some(),
        do_not_contact: row.do_not_contact,
    };
    Ok(rows.into_iter().map(scanner).collect())
}

/// Does the visitor agree to be seen by those who scan, and what did they tick beyond?
///
/// # Errors
/// As any query.
pub async fn released(db: &Db, me: &Visitor) -> Result<(bool, Ticked)> {
    let agrees = visitors::agrees(db.read(), me.id(), Purpose::LeadSharing).await?;
    Ok((agrees, store::ticked(db.read(), me.id()).await?))
}

/// Changes what is released beyond the consent.
///
/// # Errors
/// As any change.
pub async fn tick(db: &Db, me: &Visitor, ticked: Ticked) -> Result<()> {
    db.change(me, async |change| {
        store::tick(change, me.id(), ticked).await?;
        change.record(Event::LeadReleaseChanged { visitor: me.id() }).await
    })
    .await
}

/// Shows one company nothing any more, or again what is released.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's lead; as any change.
pub async fn withdraw(db: &Db, me: &Visitor, id: LeadId, withdrawn: bool) -> Result<()> {
    db.change(me, async |change| {
        let since = withdrawn.then_some(change.at);
        let row = lead::ActiveModel { id: Set(id), withdrawn_at: Set(since), ..Default::default() };
        own(store::leads_about(change.tx(), me.id()).await?, id)?;
        store::alter(change, row).await?;
        change.record(Event::LeadWithdrawn { lead: id, withdrawn }).await
    })
    .await
}

/// Forbids one company to write or call, or allows it again.
///
/// # Errors
/// As [`withdraw`].
pub async fn bar(db: &Db, me: &Visitor, id: LeadId, barred: bool) -> Result<()> {
    db.change(me, async |change| {
        own(store::leads_about(change.tx(), me.id()).await?, id)?;
        let row = lead::ActiveModel { id: Set(id), do_not_contact: Set(barred), ..Default::default() };
        store::alter(change, row).await?;
        change.record(Event::LeadContactBarred { lead: id, barred }).await
    })
    .await
}

fn own(mine: Vec<lead::Model>, id: LeadId) -> Result<()> {
    mine.iter().any(|lead| lead.id == id).then_some(()).ok_or(Error::NotFound)
}
