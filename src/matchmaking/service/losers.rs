//! One slot, several who wanted it: the seat that is left, and what is offered to whoever was not first.
use crate::db::Change;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::matchmaking::asking::{self, MOST_SLOTS};
use crate::matchmaking::entity::request;
use crate::matchmaking::parties::{self, Buyer};
use crate::matchmaking::slots::Slots;
use crate::matchmaking::table::Table;
use crate::matchmaking::{letters, store, team};
use std::collections::{BTreeSet, HashMap};

/// A seat of the company that nobody has in this slot.
///
/// # Errors
/// [`Error::Refused`] `matchmaking-refused-slot-taken` when there is none.
pub async fn free_seat(change: &Change, exhibitor: ExhibitorId, at: Moment) -> Result<i32> {
    let held = store::meetings_of_exhibitor(change.tx(), exhibitor).await?;
    let taken: BTreeSet<i32> = held.iter().filter(|row| row.starts_at == at).map(|row| row.seat).collect();
    let team = team::store::packed(&team::store::members(change.tx(), exhibitor).await?);
    team.free_seat(at.0, &taken).ok_or(Error::Refused("matchmaking-refused-slot-taken"))
}

/// After `won` took the slot `at`: whoever asked for it and has no slot left is told what both still have free.
///
/// # Errors
/// As any change.
pub async fn offer_others(change: &Change, table: &Table, won: &request::Model, at: Moment) -> Result<()> {
    let exhibitor_full = free_seat(change, won.exhibitor_id, at).await.is_err();
    let wanting = asking::wanting(change, won, at).await?;
    let lost = |row: &request::Model| row.visitor_id == won.visitor_id || exhibitor_full;
    let lost: Vec<request::Model> = wanting.into_iter().filter(lost).collect();
    if lost.is_empty() {
        return Ok(());
    }
    let slots = asking::proposed(change.tx(), &lost).await?;
    let who: BTreeSet<VisitorId> = lost.iter().map(|row| row.visitor_id).collect();
    let buyers = parties::buyers(change.tx(), table.edition(), Some(&who)).await?;
    let buyers: HashMap<VisitorId, Buyer> = buyers.into_iter().map(|buyer| (buyer.id, buyer)).collect();
    for row in &lost {
        let open = |slot: &Moment| *slot != at && table.is_open(row.visitor_id, row.exhibitor_id, *slot);
        if slots.of(row).iter().any(open) {
            continue;
        }
        let (Some(buyer), Ok(maker)) = (buyers.get(&row.visitor_id), table.maker(row.exhibitor_id)) else {
            continue;
        };
        let gone: Slots = table.ground().grid.starting([at.0]);
        let free = table.first(table.common(buyer, maker).without(gone), MOST_SLOTS);
        letters::slot_gone(change, table.edition(), row, &free).await?;
    }
    Ok(())
}
