//! What has just happened, for pages that are open now. Nothing here is kept: a page that missed something
//! counts again when it reconnects, and every few seconds anyway (which is also how a second process is seen).
use crate::kernel::id::EditionId;
use crate::kernel::{Event, Moment};
use std::sync::Arc;
use tokio::sync::broadcast;

/// A committed event.
#[derive(Clone, Debug)]
pub struct Happening {
    /// The edition it belongs to.
    pub edition: Option<EditionId>,
    /// When.
    pub at: Moment,
    /// What.
    pub event: Arc<Event>,
}

/// The bus of one process.
#[derive(Clone)]
pub struct Live(broadcast::Sender<Happening>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(256).0)
    }
}

impl Live {
    /// Tells everybody who listens; nobody listening is fine.
    pub fn tell(&self, happening: Happening) {
        let _ = self.0.send(happening);
    }

    /// Listens from now on. A slow listener loses old events (`Lagged`) and should then count again.
    pub fn listen(&self) -> broadcast::Receiver<Happening> {
        self.0.subscribe()
    }
}
