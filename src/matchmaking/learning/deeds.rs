//! What happened between buyers and exhibitors, as the engine counts it.
use super::store;
use crate::kernel::Result;
use crate::kernel::id::{EditionId, ExhibitorId, VisitorId};
use crate::leads;
use crate::matchmaking::entity::request;
use crate::matchmaking::recommend::Deed;
use crate::matchmaking::side::{Mark, Side};
use crate::matchmaking::stage::Stage;
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// A deed between two.
pub type Done = (VisitorId, ExhibitorId, Deed);

/// Everything that happened in the edition, or to these buyers.
///
/// # Errors
/// As any question to the database.
pub async fn read(
    db: &impl ConnectionTrait,
    edition: EditionId,
    who: Option<&BTreeSet<VisitorId>>,
) -> Result<Vec<Done>> {
    let ids: Option<Vec<VisitorId>> = who.map(|who| who.iter().copied().collect());
    let ids = ids.as_deref();
    let mut all = Vec::new();
    for row in store::impressions(db, edition, ids).await? {
        let deed = if row.viewed_at.is_some() { Deed::Viewed } else { Deed::Shown };
        all.push((row.visitor_id, row.exhibitor_id, deed));
    }
    for row in store::marks(db, edition, ids).await? {
        let deed = match row.mark {
            Mark::Saved => Deed::Saved,
            Mark::Dismissed => Deed::Refused,
        };
        all.push((row.visitor_id, row.exhibitor_id, deed));
    }
    for row in store::requests(db, edition, ids).await? {
        all.push((row.visitor_id, row.exhibitor_id, asked(&row)));
    }
    for (visitor, exhibitor) in leads::met(db, edition, ids).await? {
        all.push((visitor, exhibitor, Deed::Saved));
    }
    Ok(all)
}

/// What a request says. One that was taken back or ran out leaves the two free to be brought together again.
fn asked(row: &request::Model) -> Deed {
    use {Side::*, Stage::*};
    match (row.proposed_by, row.stage) {
        (Visitor, Proposed) => Deed::Requested,
        (Visitor, Accepted) => Deed::Accepted,
        (Visitor, Declined) => Deed::Declined,
        (Visitor, Expired) => Deed::Saved,
        (Visitor, Cancelled) => Deed::Viewed,
        (Exhibitor, Proposed) => Deed::Sought,
        (Exhibitor, Accepted) => Deed::Welcomed,
        // No to that meeting is not no to that company: whoever wants to see it never again puts it away.
        (Exhibitor, Declined | Cancelled | Expired) => Deed::Shown,
    }
}
