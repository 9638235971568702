//! Who takes meetings for a company, and which.
use super::store;
use crate::accounts::{self, Exhibitor};
use crate::db::{Change, Db, is_taken};
use crate::kernel::id::{AccountId, ExhibitorId};
use crate::kernel::{Error, Event, Moment, Result};
use crate::matchmaking::entity::{meeting, request};
use crate::matchmaking::side::Status;
use crate::matchmaking::store as meetings;

/// A member takes meetings except in the closed slots, or takes none.
///
/// # Errors
/// [`Error::NotFound`] for somebody of another company.
pub async fn set_member(
    db: &Db,
    exhibitor: &Exhibitor,
    account: AccountId,
    closed: Option<Vec<Moment>>,
) -> Result<()> {
    db.change(exhibitor, async |change| {
        belongs(change, exhibitor.id(), account).await?;
        store::set_member(change, exhibitor.id(), account, closed.as_deref()).await?;
        change.record(Event::AvailabilityChanged { exhibitor: exhibitor.id() }).await
    })
    .await
}

async fn belongs(change: &Change, exhibitor: ExhibitorId, account: AccountId) -> Result<()> {
    let members = accounts::members(change.tx(), exhibitor).await?;
    if members.iter().any(|(it, _)| it.id == account) { Ok(()) } else { Err(Error::NotFound) }
}

/// Gives a meeting to a member, or to nobody for now.
///
/// # Errors
/// [`Error::Refused`] `requests-refused-busy` when they have another meeting then.
pub async fn assign(
    db: &Db,
    exhibitor: &Exhibitor,
    request: &request::Model,
    account: Option<AccountId>,
) -> Result<()> {
    let done = db.change(exhibitor, async |change| {
        let found = meetings::meeting_of(change.tx(), request.id).await?;
        let row = found.filter(|row| row.status == Status::On).ok_or(Error::NotFound)?;
        assign_in(change, &row, account).await
    });
    done.await.map_err(|error| match is_taken(&error) {
        true => Error::Refused("requests-refused-busy"),
        false => error,
    })
}

/// The same as part of a larger change.
///
/// # Errors
/// As [`assign`].
pub async fn assign_in(change: &Change, row: &meeting::Model, account: Option<AccountId>) -> Result<()> {
    if let Some(account) = account {
        belongs(change, row.exhibitor_id, account).await?;
        if store::is_busy(change.tx(), account, row.starts_at, row.id).await? {
            return Err(Error::Refused("requests-refused-busy"));
        }
    }
    store::set_assigned(change, row.id, account.map(|account| (account, row.starts_at))).await?;
    change.record(Event::RepresentativeAssigned { meeting: row.id, account }).await
}

/// After a meeting was agreed or moved to `row.starts_at`: whoever takes it keeps it if they can, else nobody does.
/// A company's only representative need not be named.
///
/// # Errors
/// As any change.
pub async fn follow(change: &Change, row: &meeting::Model) -> Result<()> {
    let members = store::members(change.tx(), row.exhibitor_id).await?;
    let had = store::assigned(change.tx(), &[row.id]).await?.get(&row.id).copied();
    let only = members.keys().next().copied().filter(|_| members.len() == 1);
    let Some(account) = had.or(only) else { return Ok(()) };
    let is_closed = members.get(&account).is_some_and(|closed| closed.contains(&row.starts_at));
    let is_busy = store::is_busy(change.tx(), account, row.starts_at, row.id).await?;
    let next = (!is_closed && !is_busy).then_some(account);
    store::set_assigned(change, row.id, next.map(|account| (account, row.starts_at))).await?;
    change.record(Event::RepresentativeAssigned { meeting: row.id, account: next }).await
}
