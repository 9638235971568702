//! What the clock does with booths: a shell that calls the service.
use crate::jobs::Job;
use crate::kernel::id::{ApplicationId, EditionId};
use serde::{Deserialize, Serialize};

/// Frees the booth of an offer whose date has passed. Done too early or twice it does nothing.
#[derive(Serialize, Deserialize)]
pub struct LapseOffer {
    /// Where.
    pub edition: EditionId,
    /// Whose offer.
    pub application: ApplicationId,
}

impl Job for LapseOffer {
    const KIND: &'static str = "lapse-offer";
}
