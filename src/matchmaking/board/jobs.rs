//! What the board leaves for later: a shell that calls the service.
use crate::jobs::Job;
use crate::kernel::id::{DraftId, EditionId};
use serde::{Deserialize, Serialize};

/// Computes a draft. Done twice it does nothing the second time.
#[derive(Serialize, Deserialize)]
pub struct MakeDraft {
    /// Where.
    pub edition: EditionId,
    /// Which.
    pub draft: DraftId,
}

impl Job for MakeDraft {
    const KIND: &'static str = "make-meeting-draft";
}
