//! Everything the board has to know to judge a meeting at a place: who is there when, what is closed, which tables
//! there are.
use super::conflict::{Conflict, Facts, Seat, conflicts};
use super::entity::planned;
use super::lounges::Lounges;
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, MeetingTableId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::ground::{self, Ground};
use crate::matchmaking::index::{Buyers, Index, Makers};
use crate::matchmaking::slots::Slots;
use crate::matchmaking::team::seats::Team;
use crate::matchmaking::{profile, store, team};
use crate::show::Edition;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use std::sync::Arc;

/// The state of the floor at one instant.
pub struct Floor {
    /// The edition.
    pub edition: Edition,
    /// Exhibitors with a booth, and the grid.
    pub makers: Arc<Makers>,
    /// Buyers who take part.
    pub buyers: Arc<Buyers>,
    /// Places besides booths.
    pub lounges: Lounges,
    /// When it was looked at.
    pub now: Moment,
    shut: HashMap<ExhibitorId, Slots>,
    teams: HashMap<ExhibitorId, Team>,
    away: HashMap<VisitorId, Slots>,
}

impl Floor {
    /// As of now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn lay(db: &Db, index: &Index, edition: &Edition) -> Result<Self> {
        Self::of(
            db.read(),
            (index.makers(db, edition).await?, index.buyers(db, edition).await?),
            edition,
            db.now(),
        )
        .await
    }

    /// The same from people already read, for jobs, which have no index.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn of(
        db: &impl ConnectionTrait,
        (makers, buyers): (Arc<Makers>, Arc<Buyers>),
        edition: &Edition,
        now: Moment,
    ) -> Result<Self> {
        let grid = &makers.ground.grid;
        let mut shut: HashMap<ExhibitorId, Slots> = HashMap::new();
        for (exhibitor, at) in store::closed(db, edition.id).await? {
            let slots = shut.entry(exhibitor).or_default();
            *slots = slots.or(grid.starting([at.0]));
        }
        let teams = team::store::teams(db).await?;
        for (exhibitor, team) in &teams {
            let nobody = grid.slots().iter().map(|slot| slot.starts).filter(|at| team.seats(*at) == 0);
            let slots = shut.entry(*exhibitor).or_default();
            *slots = slots.or(grid.starting(nobody));
        }
        let mut away: HashMap<VisitorId, Slots> = HashMap::new();
        for (visitor, at) in profile::store::closed(db, edition.id).await? {
            let slots = away.entry(visitor).or_default();
            *slots = slots.or(grid.starting([at.0]));
        }
        let lounges = Lounges::of(db, edition).await?;
        Ok(Self { edition: edition.clone(), makers, buyers, lounges, now, shut, teams, away })
    }

    /// Taxonomy and grid.
    pub fn ground(&self) -> &Ground {
        &self.makers.ground
    }

    /// Place of an exhibitor's hall in the row of halls.
    pub fn hall_of(&self, exhibitor: ExhibitorId) -> usize {
        self.makers.by_id.get(&exhibitor).map_or(0, |it| ground::hall_place(&self.edition, &it.hall))
    }

    /// The hall of a meeting: that of its table, or of the booth.
    pub fn hall(&self, exhibitor: ExhibitorId, table: Option<MeetingTableId>) -> usize {
        match table.and_then(|id| self.lounges.find(id)) {
            Some((lounge, _)) => lounge.hall,
            None => self.hall_of(exhibitor),
        }
    }

    /// Slots on the days a buyer is there, without those they keep for themselves; whoever does not say is there on
    /// every day.
    pub fn there(&self, visitor: VisitorId) -> Slots {
        let grid = &self.ground().grid;
        let days = match self.buyers.by_id.get(&visitor) {
            Some(buyer) => grid.on(&buyer.demand.days.iter().copied().collect::<Vec<_>>()),
            None => grid.all(),
        };
        days.without(self.away.get(&visitor).copied().unwrap_or_default())
    }

    /// Slots an exhibitor has closed, or in which none of its representatives takes meetings.
    pub fn shut(&self, exhibitor: ExhibitorId) -> Slots {
        self.shut.get(&exhibitor).copied().unwrap_or_default()
    }

    /// How many meetings an exhibitor holds side by side in a slot: as many as it has representatives there.
    pub fn seats(&self, exhibitor: ExhibitorId, slot: usize) -> usize {
        if self.shut(exhibitor).has(slot) {
            return 0;
        }
        let starts = self.ground().grid.slots().get(slot).map_or(0, |slot| slot.starts);
        self.teams.get(&exhibitor).map_or(1, |team| team.seats(starts))
    }

    /// What is known of the two and the place.
    pub fn facts(
        &self,
        visitor: VisitorId,
        exhibitor: ExhibitorId,
        (slot, table): (usize, Option<MeetingTableId>),
    ) -> Facts<'_> {
        let grid = &self.ground().grid;
        let blocked = table.map(|id| grid.starting(self.lounges.blocked(id).map(|at| at.0)));
        Facts {
            grid,
            ahead: grid.after(self.now.0),
            there: self.there(visitor),
            shut: self.shut(exhibitor),
            seats: self.seats(exhibitor, slot),
            blocked: blocked.unwrap_or_default(),
        }
    }

    /// A row of a draft as the rules see it; none for one in a slot that the grid no longer has.
    pub fn seat(&self, row: &planned::Model) -> Option<Seat> {
        Some(Seat {
            visitor: row.visitor_id,
            exhibitor: row.exhibitor_id,
            slot: self.ground().grid.at(row.starts_at.0)?,
            hall: self.hall(row.exhibitor_id, row.table_id),
            table: row.table_id,
        })
    }

    /// An agreed meeting likewise.
    pub fn seat_of(&self, row: &meeting::Model) -> Option<Seat> {
        Some(Seat {
            visitor: row.visitor_id,
            exhibitor: row.exhibitor_id,
            slot: self.ground().grid.at(row.starts_at.0)?,
            hall: self.hall(row.exhibitor_id, row.table_id),
            table: row.table_id,
        })
    }

    /// What stands in the way of `wanted` among all meetings on the board.
    pub fn conflicts(&self, wanted: &Seat, all: &[Seat]) -> Vec<Conflict> {
        let facts = self.facts(wanted.visitor, wanted.exhibitor, (wanted.slot, wanted.table));
        let same_pair = |it: &Seat| it.visitor == wanted.visitor && it.exhibitor == wanted.exhibitor;
        let touches = |it: &&Seat| {
            let shares = it.visitor == wanted.visitor || it.exhibitor == wanted.exhibitor;
            !same_pair(it) && (shares || (wanted.table.is_some() && it.table == wanted.table))
        };
        let others: Vec<Seat> = all.iter().filter(touches).copied().collect();
        conflicts(&facts, wanted, &others)
    }

    /// A table sent by a form: none for the booth.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what is no table of the edition.
    pub fn table(&self, sent: Option<&str>) -> Result<Option<MeetingTableId>> {
        match sent.unwrap_or("booth") {
            "booth" | "" => Ok(None),
            text => {
                let id = text.parse().map_err(|_| Error::NotFound)?;
                self.lounges.find(id).map(|_| Some(id)).ok_or(Error::NotFound)
            }
        }
    }
}
