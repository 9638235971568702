//! Everything one page or one request needs to bring two sides together: who there is, and who is free when.
use super::asking::Proposed;
use super::calendar::{Calendar, Times};
use super::entity::{meeting, request};
use super::ground::{self, Ground};
use super::index::{Index, Makers};
use super::parties::{Buyer, Maker};
use super::profile::store as profiles;
use super::ranking::{self, Ranked};
use super::score::{Demand, Fit, Supply};
use super::side::Side;
use super::slots::{Engagement, Slots};
use super::stage::Stage;
use super::{store, team};
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::show::Edition;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The state of matchmaking at one instant.
pub struct Table {
    edition: Edition,
    makers: Arc<Makers>,
    calendar: Calendar,
}

impl Table {
    /// As of now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn lay(db: &Db, index: &Index, edition: &Edition) -> Result<Self> {
        let makers = index.makers(db, edition).await?;
        let times = Times {
            meetings: store::meetings_on(db.read(), edition.id).await?,
            closed: store::closed(db.read(), edition.id).await?,
            blocked: profiles::closed(db.read(), edition.id).await?,
            teams: team::store::teams(db.read()).await?,
        };
        let hall_of = |id| makers.by_id.get(&id).map_or(0, |maker| ground::hall_place(edition, &maker.hall));
        let calendar = Calendar::new(makers.ground.grid.clone(), db.now(), &times, hall_of);
        Ok(Self { edition: edition.clone(), makers, calendar })
    }

    /// The edition.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Every exhibitor with a booth.
    pub fn makers(&self) -> &Makers {
        &self.makers
    }

    /// Its taxonomy and grid.
    pub fn ground(&self) -> &Ground {
        &self.makers.ground
    }

    /// Would a buyer with these meetings have to be at the exhibitor's booth sooner than anybody walks there? A meeting
    /// with this very exhibitor, which may be the one that moves, does not count.
    pub fn is_out_of_reach(&self, hers: &[meeting::Model], exhibitor: ExhibitorId, at: Moment) -> bool {
        let grid = &self.ground().grid;
        let hall_of =
            |id| self.makers.by_id.get(&id).map_or(0, |maker| ground::hall_place(&self.edition, &maker.hall));
        let others = hers.iter().filter(|row| row.exhibitor_id != exhibitor);
        let engaged: Vec<Engagement> = others
            .filter_map(|row| {
                Some(Engagement { slot: grid.at(row.starts_at.0)?, hall: hall_of(row.exhibitor_id) })
            })
            .collect();
        grid.at(at.0).is_some_and(|slot| grid.out_of_reach(&engaged, hall_of(exhibitor)).has(slot))
    }

    /// The first few instants of these slots.
    pub fn first(&self, slots: Slots, most: usize) -> Vec<Moment> {
        slots.iter().take(most).filter_map(|place| self.ground().starts(place)).collect()
    }

    /// An exhibitor with a booth.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one without.
    pub fn maker(&self, id: ExhibitorId) -> Result<&Arc<Maker>> {
        self.makers.by_id.get(&id).ok_or(Error::NotFound)
    }

    /// Slots that both have free and can reach in time.
    pub fn common(&self, buyer: &Buyer, maker: &Maker) -> Slots {
        let hall = ground::hall_place(&self.edition, &maker.hall);
        self.calendar.common((buyer.id, &buyer.demand.days), maker.id, hall)
    }

    /// How well the two fit, and why.
    pub fn fit(&self, buyer: &Buyer, maker: &Maker) -> Fit {
        self.judge(&buyer.demand, maker)
    }

    fn judge(&self, demand: &Demand, maker: &Maker) -> Fit {
        let days = self.calendar.days(self.calendar.exhibitor(maker.id));
        Fit::of(&self.ground().landscape, demand, &Supply { days, ..maker.supply.clone() })
    }

    /// Could the two still agree on a slot that one of them proposed?
    pub fn is_open(&self, visitor: VisitorId, exhibitor: ExhibitorId, at: Moment) -> bool {
        self.calendar.is_open(visitor, exhibitor, at)
    }

    /// Exhibitors for a buyer, best first, without those in `leave_out` and those that avoid the buyer's company.
    pub fn for_buyer(&self, buyer: &Buyer, leave_out: &BTreeSet<ExhibitorId>) -> Vec<Ranked<ExhibitorId>> {
        let wanted = |maker: &Maker| !leave_out.contains(&maker.id) && !maker.avoids(&buyer.company);
        let makers = self.makers.by_id.values().filter(|maker| wanted(maker));
        ranking::rank(makers.map(|maker| (maker.id, self.judge(&buyer.demand, maker))))
    }

    /// Buyers for an exhibitor, best first, without those in `leave_out`.
    pub fn for_maker<'b>(
        &self,
        maker: &Maker,
        buyers: impl Iterator<Item = &'b Arc<Buyer>>,
        leave_out: &BTreeSet<VisitorId>,
    ) -> Vec<Ranked<VisitorId>> {
        let days = self.calendar.days(self.calendar.exhibitor(maker.id));
        let supply = Supply { days, ..maker.supply.clone() };
        let landscape = &self.ground().landscape;
        let wanted = buyers.filter(|buyer| !leave_out.contains(&buyer.id) && !maker.avoids(&buyer.company));
        ranking::rank(wanted.map(|buyer| (buyer.id, Fit::of(landscape, &buyer.demand, &supply))))
    }

    /// The slots of proposals that a side has under way, which it should not offer twice.
    pub fn under_way(&self, own: &[request::Model], slots: &Proposed, by: Side) -> Slots {
        let open = own.iter().filter(|row| row.proposed_by == by && row.stage == Stage::Proposed);
        self.ground().grid.starting(open.flat_map(|row| slots.of(row)).map(|at| at.0))
    }
}
