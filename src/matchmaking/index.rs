//! Everybody who can be recommended, kept in memory per edition and brought up to date by what happens.
//!
//! The list of makers is read again when one of them changes; of the buyers only those that changed.
//! What a page finally shows is asked of the database once more, so that nobody who has left is seen.
use super::ground::Ground;
use super::parties::{self, Buyer, Maker};
use crate::db::{Db, Happening};
use crate::kernel::id::{EditionId, ExhibitorId, VisitorId};
use crate::kernel::{Event, Result};
use crate::show::Edition;
use rocket::tokio::sync::{Mutex, broadcast};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Another process may have changed something that this one was not told of.
const LIFE: Duration = Duration::from_secs(60);
/// So many changed buyers are looked up one by one; beyond that all are read again.
const ONE_BY_ONE: usize = 64;

/// The index of every edition in use; managed by Rocket.
#[derive(Default)]
pub struct Index {
    makers: Mutex<HashMap<EditionId, Kept<Makers>>>,
    buyers: Mutex<HashMap<EditionId, Kept<Buyers>>>,
}

/// The exhibitors of an edition that hold a booth.
#[derive(Debug)]
pub struct Makers {
    /// Taxonomy and grid.
    pub ground: Ground,
    /// Each company by its id.
    pub by_id: HashMap<ExhibitorId, Arc<Maker>>,
}

/// The buyers of an edition that take part.
#[derive(Clone, Debug, Default)]
pub struct Buyers {
    /// Each buyer by their id.
    pub by_id: HashMap<VisitorId, Arc<Buyer>>,
}

struct Kept<T> {
    value: Arc<T>,
    made: Instant,
    news: broadcast::Receiver<Happening>,
}

/// What has happened since a list was read.
enum News {
    Nothing,
    Changed(BTreeSet<VisitorId>),
    Much,
}

impl Index {
    /// The makers of the edition as they are now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn makers(&self, db: &Db, edition: &Edition) -> Result<Arc<Makers>> {
        let mut all = self.makers.lock().await;
        if let Some(kept) = all.get_mut(&edition.id)
            && matches!(kept.news(about_makers), News::Nothing)
        {
            return Ok(kept.value.clone());
        }
        // Listen before reading, so that nothing falls between.
        let news = db.live().listen();
        let by_id = parties::makers(db.read(), edition).await?;
        let value = Arc::new(Makers {
            ground: Ground::of(edition),
            by_id: by_id.into_iter().map(|maker| (maker.id, Arc::new(maker))).collect(),
        });
        all.insert(edition.id, Kept { value: value.clone(), made: Instant::now(), news });
        Ok(value)
    }

    /// The buyers of the edition that take part now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn buyers(&self, db: &Db, edition: &Edition) -> Result<Arc<Buyers>> {
        let mut all = self.buyers.lock().await;
        if let Some(kept) = all.get_mut(&edition.id) {
            match kept.news(about_buyers) {
                News::Nothing => return Ok(kept.value.clone()),
                News::Changed(who) => return kept.look_up(db, edition, who).await,
                News::Much => {}
            }
        }
        let news = db.live().listen();
        let found = parties::buyers(db.read(), edition, None).await?;
        let by_id = found.into_iter().map(|buyer| (buyer.id, Arc::new(buyer))).collect();
        let value = Arc::new(Buyers { by_id });
        all.insert(edition.id, Kept { value: value.clone(), made: Instant::now(), news });
        Ok(value)
    }
}

impl<T> Kept<T> {
    fn news(&mut self, about: fn(&Event) -> News) -> News {
        if self.made.elapsed() > LIFE {
            return News::Much;
        }
        let mut changed = BTreeSet::new();
        loop {
            match self.news.try_recv() {
                Err(broadcast::error::TryRecvError::Empty) if changed.is_empty() => return News::Nothing,
                Err(broadcast::error::TryRecvError::Empty) => return News::Changed(changed),
                Err(_) => return News::Much,
                Ok(happening) => match about(&happening.event) {
                    News::Nothing => {}
                    News::Changed(who) => changed.extend(who),
                    News::Much => return News::Much,
                },
            }
            if changed.len() > ONE_BY_ONE {
                return News::Much;
            }
        }
    }
}

impl Kept<Buyers> {
    async fn look_up(&mut self, db: &Db, edition: &Edition, who: BTreeSet<VisitorId>) -> Result<Arc<Buyers>> {
        let found = parties::buyers(db.read(), edition, Some(&who)).await?;
        let mut next = Buyers::clone(&self.value);
        next.by_id.retain(|id, _| !who.contains(id));
        next.by_id.extend(found.into_iter().map(|buyer| (buyer.id, Arc::new(buyer))));
        self.value = Arc::new(next);
        Ok(self.value.clone())
    }
}

fn about_makers(event: &Event) -> News {
    match event {
        Event::EditionImported { .. }
        | Event::ExhibitorSignedUp { .. }
        | Event::ExhibitorChanged { .. }
        | Event::BoothConfirmed { .. }
        | Event::BoothFreed { .. }
        | Event::ApplicationMoved { .. }
        | Event::AvailabilityChanged { .. } => News::Much,
        _ => News::Nothing,
    }
}

fn about_buyers(event: &Event) -> News {
    match event {
        Event::EditionImported { .. } => News::Much,
        Event::VisitorRegistered { visitor }
        | Event::VisitorChanged { visitor }
        | Event::VisitorWithdrew { visitor }
        | Event::ConsentGiven { visitor, .. }
        | Event::ConsentWithdrawn { visitor, .. } => News::Changed([*visitor].into()),
        _ => News::Nothing,
    }
}
