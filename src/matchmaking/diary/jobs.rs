//! What the diary leaves for later: a shell that calls the service.
use crate::jobs::Job;
use crate::kernel::Moment;
use crate::kernel::id::{EditionId, MeetingId};
use serde::{Deserialize, Serialize};

/// Reminds both sides of a meeting. Done twice, too late, or for a meeting that has moved it does nothing.
#[derive(Serialize, Deserialize)]
pub struct RemindOfMeeting {
    /// Where.
    pub edition: EditionId,
    /// Which.
    pub meeting: MeetingId,
    /// When it was to start when the reminder was ordered.
    pub starts_at: Moment,
    /// How long before.
    pub minutes: i32,
}

impl Job for RemindOfMeeting {
    const KIND: &'static str = "remind-of-meeting";
}
