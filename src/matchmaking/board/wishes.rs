//! Who would like to meet whom: open requests of either side and what buyers have saved, each pair once.
use super::floor::Floor;
use super::store;
use super::weight::Wish;
use crate::kernel::Result;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::matchmaking::entity::request;
use crate::matchmaking::score::Fit;
use crate::matchmaking::side::{Mark, Side};
use crate::matchmaking::stage::Stage;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// Two people and what they wish of each other.
pub type Pair = (VisitorId, ExhibitorId);

/// All wishes of an edition, in a fixed order; a no of either side is absolute and leaves the pair out.
///
/// # Errors
/// As any question to the database.
pub async fn all(db: &impl ConnectionTrait, floor: &Floor) -> Result<Vec<(Pair, Wish)>> {
    let mut wishes: BTreeMap<Pair, Wish> = BTreeMap::new();
    let mut never: BTreeSet<Pair> = BTreeSet::new();
    let who: Vec<VisitorId> = floor.buyers.by_id.keys().copied().collect();
    for row in store::requests_of(db, &who).await? {
        let pair = (row.visitor_id, row.exhibitor_id);
        match row.stage {
            Stage::Declined => drop(never.insert(pair)),
            _ if is_open(&row, floor) => ask(wishes.entry(pair).or_default(), &row),
            _ => {}
        }
    }
    for row in store::all_marks(db).await? {
        let pair = (row.visitor_id, row.exhibitor_id);
        match row.mark {
            Mark::Dismissed => drop(never.insert(pair)),
            Mark::Saved => wishes.entry(pair).or_default().saved = true,
        }
    }
    let fits = |(pair, wish): (Pair, Wish)| Some((pair, Wish { score: score(floor, pair)?, ..wish }));
    Ok(wishes.into_iter().filter(|(pair, _)| !never.contains(pair)).filter_map(fits).collect())
}

/// A request that still waits for an answer.
pub fn is_open(row: &request::Model, floor: &Floor) -> bool {
    row.stage == Stage::Proposed && row.starts_at > floor.now
}

fn ask(wish: &mut Wish, row: &request::Model) {
    match row.proposed_by {
        Side::Visitor => wish.buyer_asked = true,
        Side::Exhibitor => wish.exhibitor_asked = true,
    }
}

/// How well the two fit; none when one of them is not to be had.
pub fn score(floor: &Floor, (visitor, exhibitor): Pair) -> Option<u32> {
    let (buyer, maker) = (floor.buyers.by_id.get(&visitor)?, floor.makers.by_id.get(&exhibitor)?);
    Some(Fit::of(&floor.ground().landscape, &buyer.demand, &maker.supply).score)
}
