//! What time it is. One clock for the whole process, which a rehearsal or a test may set.
use crate::kernel::Moment;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The real time plus an offset: zero in production, the way to the opening morning in a rehearsal.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset_ms: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that shows `start` now and goes on from there.
    pub fn starting_at(start: Moment) -> Self {
        let clock = Self::default();
        clock.set(start);
        clock
    }

    /// Moves the clock to `moment`.
    pub fn set(&self, moment: Moment) {
        self.offset_ms.store(moment.since_ms(Self::wall()), Ordering::Relaxed);
    }

    /// The time the show goes by.
    pub fn now(&self) -> Moment {
        Self::wall().plus_ms(self.offset_ms.load(Ordering::Relaxed))
    }

    /// Is this a rehearsal (a clock that was set)?
    pub fn is_rehearsal(&self) -> bool {
        self.offset_ms.load(Ordering::Relaxed) != 0
    }

    /// The real time, for what must agree with the world outside (one-time passwords of an authenticator app).
    pub fn wall() -> Moment {
        #[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else asks")]
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Moment(i64::try_from(now.as_millis()).unwrap_or(i64::MAX))
    }
}
