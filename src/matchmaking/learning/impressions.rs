//! What was shown to whom, collected in memory and written down in the background.
use super::store;
use crate::db::Db;
use crate::kernel::id::{EditionId, ExhibitorId, VisitorId};
use crate::kernel::{Actor, Result};
use std::collections::{BTreeMap, HashSet};
use std::sync::{Mutex, PoisonError};

/// More pairs than these are not kept in memory; the rest is simply not counted.
const MOST: usize = 50_000;

type Pair = (VisitorId, ExhibitorId);

/// What is not written yet, and what need not be written again.
#[derive(Default)]
pub struct Impressions {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// Waiting; true: looked at more closely.
    waiting: BTreeMap<Pair, bool>,
    /// Written by this process, so that a page shown again costs nothing.
    written: HashSet<(Pair, bool)>,
}

impl Impressions {
    /// Notes what is shown, or looked at.
    pub fn note(&self, visitor: VisitorId, exhibitors: impl Iterator<Item = ExhibitorId>, viewed: bool) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        for exhibitor in exhibitors {
            let pair = (visitor, exhibitor);
            if inner.written.contains(&(pair, viewed)) || inner.waiting.len() >= MOST {
                continue;
            }
            *inner.waiting.entry(pair).or_default() |= viewed;
        }
    }

    /// Writes down what waits.
    ///
    /// # Errors
    /// As any change; what could not be written waits on.
    pub async fn write(&self, db: &Db, edition: EditionId) -> Result<usize> {
        let waiting = {
            let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut inner.waiting)
        };
        if waiting.is_empty() {
            return Ok(0);
        }
        let of = |wanted: bool| -> Vec<Pair> {
            waiting.iter().filter(|(_, viewed)| **viewed == wanted).map(|(pair, _)| *pair).collect()
        };
        let (shown, viewed) = (of(false), of(true));
        let done = db
            .change(&(Actor::System, edition), async |change| {
                store::add_impressions(change, &shown, false).await?;
                store::add_impressions(change, &viewed, true).await
            })
            .await;
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = done {
            for (pair, viewed) in waiting {
                *inner.waiting.entry(pair).or_default() |= viewed;
            }
            return Err(error);
        }
        if inner.written.len() > 10 * MOST {
            inner.written.clear();
        }
        let count = waiting.len();
        inner.written.extend(waiting);
        Ok(count)
    }
}
