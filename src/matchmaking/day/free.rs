//! Who is free in a slot that goes on now, and would be glad of it.
use super::entity::offer;
use super::store;
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Moment, Result};
use crate::matchmaking::ground;
use crate::matchmaking::index::{Buyers, Index};
use crate::matchmaking::parties::{Buyer, Maker};
use crate::matchmaking::side::Mark;
use crate::matchmaking::slots::Engagement;
use crate::matchmaking::stage::Stage;
use crate::matchmaking::store as meetings;
use crate::matchmaking::table::Table;
use crate::matchmaking::team::{self, seats::Team};
use crate::show::Edition;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// So many are proposed for one slot.
const PROPOSED: usize = 6;
/// So many of the best are looked for at the gates.
const LOOKED_FOR: usize = 60;

/// Everybody at one instant.
pub struct Pool {
    /// Who fits whom.
    pub table: Table,
    /// Buyers who take part.
    pub buyers: Arc<Buyers>,
    agendas: HashMap<VisitorId, Vec<(Moment, ExhibitorId)>>,
    /// How many meetings an exhibitor holds in a slot.
    held: HashMap<(ExhibitorId, Moment), usize>,
    closed: HashSet<(ExhibitorId, Moment)>,
    teams: HashMap<ExhibitorId, Team>,
    asked: HashSet<(VisitorId, ExhibitorId)>,
    agreed: HashSet<(VisitorId, ExhibitorId)>,
    makers: Vec<ExhibitorId>,
}

/// Somebody free.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Free<I> {
    /// Who.
    pub id: I,
    /// How well they fit.
    pub score: u32,
    /// Did the buyer ask for this exhibitor, or save it?
    pub wanted: bool,
}

impl Pool {
    /// As of now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn fill(db: &Db, index: &Index, edition: &Edition) -> Result<Self> {
        let makers = index.makers(db, edition).await?;
        let mut pool = Self {
            table: Table::lay(db, index, edition).await?,
            buyers: index.buyers(db, edition).await?,
            agendas: HashMap::new(),
            held: HashMap::new(),
            closed: meetings::closed(db.read(), edition.id).await?.into_iter().collect(),
            teams: team::store::teams(db.read()).await?,
            asked: HashSet::new(),
            agreed: HashSet::new(),
            makers: makers.by_id.keys().copied().collect(),
        };
        for row in meetings::meetings_on(db.read(), edition.id).await? {
            pool.agendas.entry(row.visitor_id).or_default().push((row.starts_at, row.exhibitor_id));
            *pool.held.entry((row.exhibitor_id, row.starts_at)).or_default() += 1;
        }
        for row in meetings::requests_of_edition(db.read(), edition.id).await? {
            let pair = (row.visitor_id, row.exhibitor_id);
            pool.asked.insert(pair);
            if row.stage == Stage::Accepted {
                pool.agreed.insert(pair);
            }
        }
        Ok(pool)
    }

    /// Buyers for an exhibitor who waits in the slot `at`: those who wanted it first, then by fit. Where gates are
    /// open, only those who came in.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn buyers_for(
        &self,
        db: &Db,
        maker: &Maker,
        at: Moment,
        offers: &[offer::Model],
    ) -> Result<Vec<Free<VisitorId>>> {
        let marks = store::marks_on(db.read(), maker.id).await?;
        let asked: BTreeSet<VisitorId> = offers.iter().map(|row| row.visitor_id).collect();
        let may = |buyer: &&Arc<Buyer>| {
            let dismissed = marks.get(&buyer.id) == Some(&Mark::Dismissed);
            let met = self.agreed.contains(&(buyer.id, maker.id));
            !dismissed && !asked.contains(&buyer.id) && !met && self.can_come(buyer, maker, at)
        };
        let mut free: Vec<_> = self.buyers.by_id.values().filter(may).collect();
        free.sort_by_key(|buyer| buyer.id);
        let mut free: Vec<_> = free
            .into_iter()
            .map(|buyer| {
                let saved = marks.get(&buyer.id) == Some(&Mark::Saved);
                let wanted = saved || self.asked.contains(&(buyer.id, maker.id));
                Free { id: buyer.id, score: self.table.fit(buyer, maker).score, wanted }
            })
            .filter(|one| one.score > 0)
            .collect();
        sort(&mut free);
        free.truncate(LOOKED_FOR);
        let edition = self.table.edition();
        let who: Vec<VisitorId> = free.iter().map(|one| one.id).collect();
        let today = at.day(&edition.zone).to_string();
        if let Some(inside) = store::let_in(db.read(), edition.id, &today, &who).await? {
            free.retain(|one| inside.contains(&one.id));
        }
        free.truncate(PROPOSED);
        Ok(free)
    }

    /// Exhibitors for a buyer who waits in the slot `at`.
    pub fn makers_for(
        &self,
        buyer: &Buyer,
        at: Moment,
        marks: &HashMap<ExhibitorId, Mark>,
        offers: &[offer::Model],
    ) -> Vec<Free<ExhibitorId>> {
        let asked: BTreeSet<ExhibitorId> = offers.iter().map(|row| row.exhibitor_id).collect();
        let may = |maker: &&Arc<Maker>| {
            let dismissed = marks.get(&maker.id) == Some(&Mark::Dismissed);
            let met = self.agreed.contains(&(buyer.id, maker.id));
            let is_free = !dismissed && !asked.contains(&maker.id) && !met;
            is_free && self.has_time(maker.id, at) && self.is_near(buyer.id, maker, at)
        };
        let mut free: Vec<_> = self
            .makers
            .iter()
            .filter_map(|id| self.table.maker(*id).ok())
            .filter(may)
            .map(|maker| {
                let saved = marks.get(&maker.id) == Some(&Mark::Saved);
                let wanted = saved || self.asked.contains(&(buyer.id, maker.id));
                Free { id: maker.id, score: self.table.fit(buyer, maker).score, wanted }
            })
            .filter(|one| one.score > 0)
            .collect();
        sort(&mut free);
        free.truncate(PROPOSED);
        free
    }

    /// How many buyers who take part have nothing in the slot `at`, and how many booths.
    pub fn count(&self, at: Moment) -> (usize, usize) {
        let day = self.table.ground().day_of(at).unwrap_or_default();
        let there = |buyer: &&Arc<Buyer>| buyer.demand.days.contains(&day) && self.is_idle(buyer.id, at);
        let booths = self.makers.iter().filter(|id| self.has_time(**id, at));
        (self.buyers.by_id.values().filter(there).count(), booths.count())
    }

    fn can_come(&self, buyer: &Buyer, maker: &Maker, at: Moment) -> bool {
        let day = self.table.ground().day_of(at).unwrap_or_default();
        buyer.demand.days.contains(&day) && self.is_idle(buyer.id, at) && self.is_near(buyer.id, maker, at)
    }

    fn agenda(&self, buyer: VisitorId) -> &[(Moment, ExhibitorId)] {
        self.agendas.get(&buyer).map(Vec::as_slice).unwrap_or_default()
    }

    fn is_idle(&self, buyer: VisitorId, at: Moment) -> bool {
        !self.agenda(buyer).iter().any(|(starts, _)| *starts == at)
    }

    fn has_time(&self, maker: ExhibitorId, at: Moment) -> bool {
        let seats = self.teams.get(&maker).map_or(1, |team| team.seats(at.0));
        let held = self.held.get(&(maker, at)).copied().unwrap_or_default();
        !self.closed.contains(&(maker, at)) && held < seats
    }

    /// Can the buyer walk there from the meeting before, and on to the next? What fell out in this very slot holds
    /// nobody.
    fn is_near(&self, buyer: VisitorId, maker: &Maker, at: Moment) -> bool {
        let (grid, edition) = (&self.table.ground().grid, self.table.edition());
        let Some(slot) = grid.at(at.0) else { return false };
        let place = |id: ExhibitorId| {
            self.table.maker(id).map_or(0, |maker| ground::hall_place(edition, &maker.hall))
        };
        let own = self.agenda(buyer).iter().filter(|(starts, _)| *starts != at);
        let engaged: Vec<Engagement> = own
            .filter_map(|(starts, with)| Some(Engagement { slot: grid.at(starts.0)?, hall: place(*with) }))
            .collect();
        !grid.out_of_reach(&engaged, ground::hall_place(edition, &maker.hall)).has(slot)
    }
}

fn sort<I: Copy + Ord>(free: &mut [Free<I>]) {
    free.sort_by(|x, y| y.wanted.cmp(&x.wanted).then(y.score.cmp(&x.score)).then(x.id.cmp(&y.id)));
}
