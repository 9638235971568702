//! The models in use: trained in the background, followed up by pages, trained again when enough has happened.
use super::codes::Codes;
use super::emphasis::Emphasis;
use super::impressions::Impressions;
use super::news::News;
use super::reasons::{Pair, Told};
use super::trained::{Own, Trained};
use super::{deeds, store};
use crate::db::{Db, Happening};
use crate::kernel::id::{EditionId, ExhibitorId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::matchmaking::index::Index;
use crate::show::Edition;
use rocket::tokio;
use rocket::tokio::sync::{broadcast, watch};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// Pages wait for a first training no longer than this after it began.
const PATIENCE: Duration = Duration::from_secs(2);
/// A page takes over no more changes than these; the rest is left to the next training.
const AT_ONCE: usize = 64;
/// And the server, when no page asks, no more than these.
const IN_BACKGROUND: usize = 400;
/// Training takes no larger share of the time than one part in so many, and comes no oftener than this.
const SPARING: (u32, Duration) = (20, Duration::from_secs(1));
/// One changed profile in so many is enough to train again.
const ENOUGH: usize = 50;
/// And a single one, after so many times as long as the last training took, and at least this.
const AGED: (u32, Duration) = (100, Duration::from_secs(30));

/// The models of all editions in use.
#[derive(Default)]
pub struct Learning {
    kept: Mutex<HashMap<EditionId, Arc<Kept>>>,
}

/// The model of one edition.
pub struct Kept {
    edition: EditionId,
    codes: Codes,
    trained: RwLock<Option<Trained>>,
    ready: watch::Sender<bool>,
    state: Mutex<State>,
    /// What was shown to whom.
    pub impressions: Impressions,
}

struct State {
    news: broadcast::Receiver<Happening>,
    began: Instant,
    ended: Instant,
    took: Duration,
    at: Option<Moment>,
    training: bool,
    stale: bool,
    /// Whose deeds changed while it was trained.
    meanwhile: BTreeSet<VisitorId>,
}

/// How a model stands, for the office.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Standing {
    /// When it was trained.
    pub at: Option<Moment>,
    /// How long that took, in milliseconds.
    pub took_ms: u64,
    /// Buyers who take part.
    pub buyers: usize,
    /// Exhibitors with a booth.
    pub exhibitors: usize,
    /// Changes folded in since.
    pub changes: usize,
    /// Inequality of exposure, 0 to 1.
    pub gini: f32,
    /// Exhibitors that stand among nobody's first ten.
    pub never: usize,
}

impl Learning {
    /// The model of the edition as it is now, following what was saved before this call. None while the first training
    /// of a large show runs.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn now(
        self: &Arc<Self>,
        db: &Db,
        index: &Index,
        edition: &Edition,
    ) -> Result<Option<Arc<Kept>>> {
        let kept = self.of(db, index, edition);
        if !kept.is_ready().await {
            return Ok(None);
        }
        kept.catch_up(db, index, edition, AT_ONCE).await?;
        kept.train_if_due(db, index, edition);
        Ok(Some(kept))
    }

    /// Keeps the model of the edition up to date without a page that asks: called again and again by the server.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn tend(self: &Arc<Self>, db: &Db, index: &Index, edition: &Edition) -> Result<()> {
        let kept = self.of(db, index, edition);
        kept.impressions.write(db, edition.id).await?;
        if *kept.ready.borrow() {
            // Another process may have been told.
            let emphasis = store::emphasis(db.read(), edition.id).await?;
            if emphasis != kept.emphasis() {
                kept.emphasise(emphasis).await?;
            }
            kept.catch_up(db, index, edition, IN_BACKGROUND).await?;
            kept.train_if_due(db, index, edition);
        }
        Ok(())
    }

    /// The model in use; begins to train one for an edition that has none, or whose lists were set up anew.
    fn of(&self, db: &Db, index: &Index, edition: &Edition) -> Arc<Kept> {
        let mut all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let codes = Codes::of(edition);
        if let Some(kept) = all.get(&edition.id).filter(|kept| kept.codes == codes) {
            return kept.clone();
        }
        let kept = Arc::new(Kept::new(db, edition.id, codes));
        all.insert(edition.id, kept.clone());
        drop(all);
        kept.train_if_due(db, index, edition);
        kept
    }
}

impl Kept {
    fn new(db: &Db, edition: EditionId, codes: Codes) -> Self {
        let now = Instant::now();
        let state = State {
            news: db.live().listen(),
            began: now,
            ended: now,
            took: Duration::ZERO,
            at: None,
            training: false,
            stale: true,
            meanwhile: BTreeSet::new(),
        };
        Self {
            edition,
            codes,
            trained: RwLock::new(None),
            ready: watch::Sender::new(false),
            state: Mutex::new(state),
            impressions: Impressions::default(),
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits a little for a training that has just begun.
    async fn is_ready(&self) -> bool {
        let left = PATIENCE.saturating_sub(self.state().began.elapsed());
        let mut ready = self.ready.subscribe();
        if *ready.borrow_and_update() {
            return true;
        }
        tokio::time::timeout(left, ready.wait_for(|ready| *ready)).await.is_ok_and(|done| done.is_ok())
    }

    /// Takes over what was saved since the last look.
    async fn catch_up(&self, db: &Db, index: &Index, edition: &Edition, most: usize) -> Result<()> {
        let news = News::take(&mut self.state().news);
        let lost = news.lost;
        let mut who = news.whose(db).await?;
        let (makers, buyers) = (index.makers(db, edition).await?, index.buyers(db, edition).await?);
        let joined = self.write(|trained| trained.follow(&makers, &buyers, most)).flatten();
        {
            let mut state = self.state();
            state.stale |= lost || joined.is_none();
            if state.training {
                state.meanwhile.extend(&who);
            }
        }
        who.extend(joined.unwrap_or_default());
        self.read_deeds(db, who).await
    }

    async fn read_deeds(&self, db: &Db, who: BTreeSet<VisitorId>) -> Result<()> {
        if !who.is_empty() {
            let deeds = deeds::read(db.read(), self.edition, Some(&who)).await?;
            self.write(|trained| trained.set_deeds(&who, &deeds));
        }
        Ok(())
    }

    fn write<T>(&self, work: impl FnOnce(&mut Trained) -> T) -> Option<T> {
        let mut trained = self.trained.write().unwrap_or_else(PoisonError::into_inner);
        trained.as_mut().map(work)
    }

    fn read<T>(&self, look: impl FnOnce(&Trained) -> T) -> Option<T> {
        let trained = self.trained.read().unwrap_or_else(PoisonError::into_inner);
        trained.as_ref().map(look)
    }

    /// Begins a training in the background, if one is due and none runs.
    fn train_if_due(self: &Arc<Self>, db: &Db, index: &Index, edition: &Edition) {
        let (changes, size) = self.read(|it| (it.changes, it.size())).unwrap_or_default();
        let mut state = self.state();
        if state.training || !state.is_due(changes, size) {
            return;
        }
        (state.training, state.stale, state.began) = (true, false, Instant::now());
        let (kept, db, index, edition) = (self.clone(), db.clone(), index.clone(), edition.clone());
        tokio::spawn(async move {
            let done = kept.train(&db, &index, &edition).await;
            if let Err(error) = &done {
                tracing::warn!(?error, "recommendations cannot be learnt");
            }
            let mut state = kept.state();
            (state.training, state.ended) = (false, Instant::now());
            state.stale |= done.is_err();
        });
    }

    async fn train(&self, db: &Db, index: &Index, edition: &Edition) -> Result<()> {
        let (makers, buyers) = (index.makers(db, edition).await?, index.buyers(db, edition).await?);
        let deeds = deeds::read(db.read(), edition.id, None).await?;
        let emphasis = store::emphasis(db.read(), edition.id).await?;
        let (codes, began) = (self.codes.clone(), Instant::now());
        let work = move || Trained::train(codes, makers, buyers, &deeds, emphasis);
        let trained = tokio::task::spawn_blocking(work).await.map_err(Error::broken)?;
        let (size, took) = (trained.size(), began.elapsed());
        *self.trained.write().unwrap_or_else(PoisonError::into_inner) = Some(trained);
        let meanwhile = {
            let mut state = self.state();
            (state.took, state.at) = (took, Some(db.now()));
            std::mem::take(&mut state.meanwhile)
        };
        self.read_deeds(db, meanwhile).await?;
        self.ready.send_replace(true);
        tracing::info!(profiles = size, milliseconds = took.as_millis() as u64, "recommendations learnt");
        Ok(())
    }

    /// Exhibitors for a buyer.
    pub fn for_buyer(&self, id: VisitorId) -> Option<Own> {
        self.read(|trained| trained.for_buyer(id)).flatten()
    }

    /// Buyers for an exhibitor.
    pub fn for_exhibitor(&self, id: ExhibitorId) -> Option<Vec<VisitorId>> {
        self.read(|trained| trained.for_exhibitor(id)).flatten()
    }

    /// Why a buyer sees these exhibitors; whoever is not known is left out.
    pub fn tell_buyer<'p>(
        &self,
        id: VisitorId,
        list: &[ExhibitorId],
        pair: impl Fn(ExhibitorId) -> Option<Pair<'p>>,
    ) -> HashMap<ExhibitorId, Told> {
        let told = self.read(|trained| {
            let judged = trained.explain_to_buyer(id, list).into_iter();
            judged.filter_map(|(id, judged)| Some((id, pair(id)?.tell(trained, &judged)))).collect()
        });
        told.unwrap_or_default()
    }

    /// Why an exhibitor sees these buyers; whoever is not known is left out.
    pub fn tell_exhibitor<'p>(
        &self,
        id: ExhibitorId,
        list: &[VisitorId],
        pair: impl Fn(VisitorId) -> Option<Pair<'p>>,
    ) -> HashMap<VisitorId, Told> {
        let told = self.read(|trained| {
            let judged = list.iter().filter_map(|who| Some((*who, trained.explain_to_exhibitor(id, *who)?)));
            judged.filter_map(|(who, judged)| Some((who, pair(who)?.tell(trained, &judged)))).collect()
        });
        told.unwrap_or_default()
    }

    /// What the organiser lets count.
    pub fn emphasis(&self) -> Emphasis {
        self.read(Trained::emphasis).unwrap_or_default()
    }

    /// Lets other sorts of reasons count from now on.
    ///
    /// # Errors
    /// When the work is broken off.
    pub async fn emphasise(self: &Arc<Self>, emphasis: Emphasis) -> Result<()> {
        let kept = self.clone();
        let work = move || kept.write(|trained| trained.emphasise(emphasis));
        tokio::task::spawn_blocking(work).await.map_err(Error::broken)?;
        Ok(())
    }

    /// How it stands.
    pub fn standing(&self) -> Standing {
        let (size, changes, exposure) =
            self.read(|it| (it.model.size(), it.changes, it.exposure())).unwrap_or_default();
        let state = self.state();
        Standing {
            at: state.at,
            took_ms: u64::try_from(state.took.as_millis()).unwrap_or_default(),
            buyers: size.0,
            exhibitors: size.1,
            changes,
            gini: exposure.0,
            never: exposure.1,
        }
    }
}

impl State {
    fn is_due(&self, changes: usize, size: usize) -> bool {
        let after = |(times, least): (u32, Duration)| self.ended.elapsed() > least.max(self.took * times);
        let enough = changes > (size / ENOUGH).max(1) || (changes > 0 && after(AGED));
        (self.at.is_none() || after(SPARING)) && (self.stale || enough)
    }
}
