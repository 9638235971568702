//! Who goes first when all want in at once: scans and health checks never wait, the others queue a little.
use super::limits::Limits;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// The queue before Rocket.
#[derive(Debug)]
pub struct Queue {
    working: Arc<Semaphore>,
    waiting: Semaphore,
    patience: Duration,
    express: Vec<String>,
}

/// The right to be worked on; gives its place back when dropped.
#[derive(Debug)]
pub struct Pass {
    _place: Option<OwnedSemaphorePermit>,
}

impl Queue {
    /// An empty queue.
    pub fn new(limits: &Limits) -> Self {
        let (working, waiting) = (Arc::new(Semaphore::new(limits.at_once)), Semaphore::new(limits.waiting));
        Self { working, waiting, patience: limits.patience, express: limits.express.clone() }
    }

    /// A pass for this path, or none: too many are before it.
    pub async fn pass(&self, path: &str) -> Option<Pass> {
        if self.express.iter().any(|prefix| path.starts_with(prefix.as_str())) {
            return Some(Pass { _place: None });
        }
        if let Ok(place) = Arc::clone(&self.working).try_acquire_owned() {
            return Some(Pass { _place: Some(place) });
        }
        let _waiting = self.waiting.try_acquire().ok()?;
        let place = timeout(self.patience, Arc::clone(&self.working).acquire_owned()).await.ok()?.ok()?;
        Some(Pass { _place: Some(place) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rocket::async_test]
    async fn scans_pass_when_nobody_else_does() {
        let limits = Limits { at_once: 1, waiting: 0, ..Limits::default() };
        let queue = Queue::new(&limits);
        let held = queue.pass("/zh/register").await;
        assert!(held.is_some() && queue.pass("/zh").await.is_none());
        assert!(queue.pass("/api/v1/entry/scans").await.is_some());
        drop(held);
        assert!(queue.pass("/zh").await.is_some());
    }
}
