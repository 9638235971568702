//! Does what is due. Stopping lets the job in hand finish; what was not begun stays in the queue.
use super::{Job, store};
use crate::db::Db;
use crate::kernel::{Actor, Error, Result};
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

type Work = Arc<dyn Fn(Db, String) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// Every kind of job with the function that does it.
#[derive(Clone, Default)]
pub struct Registry(HashMap<&'static str, Work>);

impl Registry {
    /// Adds a kind.
    pub fn with<J: Job, F, R>(mut self, work: F) -> Self
    where
        F: Fn(Db, J) -> R + Clone + Send + Sync + 'static,
        R: Future<Output = Result<()>> + Send + 'static,
    {
        let run: Work = Arc::new(move |db, payload| {
            let work = work.clone();
            Box::pin(async move { work(db, serde_json::from_str(&payload)?).await })
        });
        self.0.insert(J::KIND, run);
        self
    }
}

/// Takes jobs from the queue and does them.
pub struct Worker {
    db: Db,
    registry: Registry,
}

impl Worker {
    /// A worker that can do what is in `registry`.
    pub fn new(db: Db, registry: Registry) -> Self {
        Self { db, registry }
    }

    /// Does what is due; how many jobs were done.
    ///
    /// # Errors
    /// When the queue cannot be read. A job that fails is put off, and that is no error here.
    pub async fn run_due(&self) -> Result<usize> {
        let mut done = 0;
        for job in store::due(self.db.read(), self.db.now(), 50).await? {
            if !self.db.change(&Actor::System, async |change| store::claim(change, &job).await).await? {
                continue;
            }
            let outcome = match self.registry.0.get(job.kind.as_str()) {
                Some(work) => work(self.db.clone(), job.payload.clone()).await,
                None => Err(Error::Broken(anyhow::anyhow!("nobody can do `{}`", job.kind))),
            };
            done += usize::from(outcome.is_ok());
            self.settle(&job, outcome).await?;
        }
        Ok(done)
    }

    async fn settle(&self, job: &super::entity::Model, outcome: Result<()>) -> Result<()> {
        self.db
            .change(&Actor::System, async |change| match &outcome {
                Ok(()) => store::finish(change, job.id).await,
                Err(error) => {
                    tracing::error!(job.kind = job.kind, job.id = %job.id, error = format!("{error:?}"), "a job failed");
                    store::put_off(change, job, &format!("{error:?}")).await
                }
            })
            .await
    }
}
