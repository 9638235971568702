//! Everybody who can be recommended, kept in memory per edition and brought up to date by what happens.
//!
//! The list of makers is read again when one of them changes; of the buyers only those that changed.
//! What a page finally shows is asked of the database once more, so that nobody who has left is seen.
//! Now and then everything is read again in the background: another process may have changed something.
use super::ground::Ground;
use super::learning;
use super::parties::{self, Buyer, Maker};
use crate::db::{Db, Happening};
use crate::kernel::id::{EditionId, ExhibitorId, VisitorId};
use crate::kernel::{Event, Result};
use crate::show::Edition;
use learning::Learning;
use rocket::tokio;
use rocket::tokio::sync::{Mutex, broadcast};
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Another process may have changed something that this one was not told of.
const LIFE: Duration = Duration::from_secs(60);
/// So many changed buyers are looked up one by one; beyond that all are read again.
const ONE_BY_ONE: usize = 64;

/// The index of every edition in use; managed by Rocket. A copy is the same index.
#[derive(Clone, Default)]
pub struct Index(Arc<Inner>);

#[derive(Default)]
struct Inner {
    makers: Mutex<HashMap<EditionId, Kept<Makers>>>,
    buyers: Mutex<HashMap<EditionId, Kept<Buyers>>>,
    learning: Arc<Learning>,
    refreshing: AtomicBool,
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

/// Something kept, since when, and what has been told since.
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

/// Clears the mark when the reading is over, however it ends.
struct Refreshing(Index);

impl Drop for Refreshing {
    fn drop(&mut self) {
        self.0.0.refreshing.store(false, Ordering::Release);
    }
}

impl Index {
    /// The makers of the edition as they are now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn makers(&self, db: &Db, edition: &Edition) -> Result<Arc<Makers>> {
        let mut all = self.0.makers.lock().await;
        if let Some(kept) = all.get_mut(&edition.id)
            && matches!(kept.news(about_makers), News::Nothing)
        {
            if kept.is_old() {
                self.refresh(db, edition);
            }
            return Ok(kept.value.clone());
        }
        let kept = read_makers(db, edition).await?;
        let value = kept.value.clone();
        all.insert(edition.id, kept);
        Ok(value)
    }

    /// The buyers of the edition that take part now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn buyers(&self, db: &Db, edition: &Edition) -> Result<Arc<Buyers>> {
        let mut all = self.0.buyers.lock().await;
        if let Some(kept) = all.get_mut(&edition.id) {
            if kept.is_old() {
                self.refresh(db, edition);
            }
            match kept.news(about_buyers) {
                News::Nothing => return Ok(kept.value.clone()),
                News::Changed(who) => return kept.look_up(db, edition, who).await,
                News::Much => {}
            }
        }
        let kept = read_buyers(db, edition).await?;
        let value = kept.value.clone();
        all.insert(edition.id, kept);
        Ok(value)
    }

    /// What was learnt of the edition, following what was saved before this call. None while a large show is learnt
    /// for the first time.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn learnt(&self, db: &Db, edition: &Edition) -> Result<Option<Arc<learning::Kept>>> {
        self.0.learning.now(db, self, edition).await
    }

    /// Keeps what is learnt up to date without a page that asks; called again and again by the server.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn tend(&self, db: &Db, edition: &Edition) -> Result<()> {
        self.0.learning.tend(db, self, edition).await
    }

    /// Reads everything again, while pages go on with what there is.
    fn refresh(&self, db: &Db, edition: &Edition) {
        if self.0.refreshing.swap(true, Ordering::AcqRel) {
            return;
        }
        let (mark, db, edition) = (Refreshing(self.clone()), db.clone(), edition.clone());
        tokio::spawn(async move {
            let inner = &mark.0.0;
            if let Ok(mut kept) = read_makers(&db, &edition).await {
                let old = inner.makers.lock().await.get(&edition.id).map(|kept| kept.value.clone());
                if let (Some(old), Some(new)) = (old, Arc::get_mut(&mut kept.value)) {
                    keep_what_is_the_same(&old.by_id, &mut new.by_id);
                }
                inner.makers.lock().await.insert(edition.id, kept);
            }
            if let Ok(mut kept) = read_buyers(&db, &edition).await {
                let old = inner.buyers.lock().await.get(&edition.id).map(|kept| kept.value.clone());
                if let (Some(old), Some(new)) = (old, Arc::get_mut(&mut kept.value)) {
                    keep_what_is_the_same(&old.by_id, &mut new.by_id);
                }
                inner.buyers.lock().await.insert(edition.id, kept);
            }
        });
    }
}

/// Whoever has not changed stays behind the same pointer, so that nobody looks at them again.
fn keep_what_is_the_same<I: Eq + Hash, T: PartialEq>(old: &HashMap<I, Arc<T>>, new: &mut HashMap<I, Arc<T>>) {
    for (id, one) in new {
        if let Some(known) = old.get(id).filter(|known| *known == one) {
            *one = known.clone();
        }
    }
}

async fn read_makers(db: &Db, edition: &Edition) -> Result<Kept<Makers>> {
    // Listen before reading, so that nothing falls between.
    let news = db.live().listen();
    let by_id = parties::makers(db.read(), edition).await?;
    let value = Arc::new(Makers {
        ground: Ground::of(edition),
        by_id: by_id.into_iter().map(|maker| (maker.id, Arc::new(maker))).collect(),
    });
    Ok(Kept { value, made: Instant::now(), news })
}

async fn read_buyers(db: &Db, edition: &Edition) -> Result<Kept<Buyers>> {
    let news = db.live().listen();
    let found = parties::buyers(db.read(), edition, None).await?;
    let by_id = found.into_iter().map(|buyer| (buyer.id, Arc::new(buyer))).collect();
    Ok(Kept { value: Arc::new(Buyers { by_id }), made: Instant::now(), news })
}

impl<T> Kept<T> {
    /// Could another process have changed something meanwhile?
    fn is_old(&self) -> bool {
        self.made.elapsed() > LIFE
    }

    fn news(&mut self, about: fn(&Event) -> News) -> News {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_not_changed_stays_behind_the_same_pointer() {
        let old: HashMap<u8, Arc<&str>> =
            [(1, "as it was"), (2, "before")].map(|(n, it)| (n, Arc::new(it))).into();
        let mut new: HashMap<u8, Arc<&str>> =
            [(1, "as it was"), (2, "after"), (3, "new")].map(|(n, it)| (n, Arc::new(it))).into();
        keep_what_is_the_same(&old, &mut new);
        assert!(Arc::ptr_eq(&old[&1], &new[&1]));
        assert_eq!((*new[&2], *new[&3]), ("after", "new"));
    }
}
