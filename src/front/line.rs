//! One connection's state, shared by its socket, its requests and the list of seats.
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use tokio::sync::Notify;
use tokio::time::Instant;

/// Where a line is between two requests.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Phase {
    /// Just connected: the head of the first request is due.
    Fresh = 0,
    /// An answer was given and nothing was asked since.
    Resting = 1,
    /// Some of a head has come.
    Asking = 2,
    /// A request is being answered.
    Busy = 3,
    /// Given up, in favour of somebody who may ask something.
    Closed = 4,
}

impl From<u8> for Phase {
    fn from(number: u8) -> Self {
        [Self::Fresh, Self::Resting, Self::Asking, Self::Busy]
            .get(usize::from(number))
            .copied()
            .unwrap_or(Self::Closed)
    }
}

/// One connection.
#[derive(Debug)]
pub struct Line {
    born: Instant,
    phase: AtomicU8,
    /// Milliseconds after `born` at which the phase began.
    since: AtomicU64,
    /// Rung when the line must go.
    pub hang_up: Notify,
}

impl Line {
    /// A line that was just accepted.
    pub fn new() -> Arc<Self> {
        let (phase, since) = (AtomicU8::new(Phase::Fresh as u8), AtomicU64::new(0));
        Arc::new(Self { born: Instant::now(), phase, since, hang_up: Notify::new() })
    }

    /// Where the line is now.
    pub fn phase(&self) -> Phase {
        self.phase.load(Ordering::Acquire).into()
    }

    /// When that began.
    pub fn since(&self) -> Instant {
        self.born + std::time::Duration::from_millis(self.since.load(Ordering::Acquire))
    }

    /// Bytes of a head have come.
    pub fn heard(&self) {
        if matches!(self.phase(), Phase::Fresh | Phase::Resting) {
            // The first request's head is due from the connection on, so its clock keeps running.
            let at = if self.phase() == Phase::Fresh { 0 } else { self.now() };
            self.since.store(at, Ordering::Release);
            self.phase.store(Phase::Asking as u8, Ordering::Release);
        }
    }

    /// A request begins; it is over when the turn is dropped.
    pub fn turn(self: &Arc<Self>) -> Turn {
        self.enter(Phase::Busy);
        Turn(Arc::clone(self))
    }

    /// Gives the line up if nobody is being answered on it; tells whether that was so.
    pub fn give_up(&self) -> bool {
        let seen = self.phase.load(Ordering::Acquire);
        let free = !matches!(Phase::from(seen), Phase::Busy | Phase::Closed);
        let done = free
            && self
                .phase
                .compare_exchange(seen, Phase::Closed as u8, Ordering::AcqRel, Ordering::Acquire)
                .is_ok();
        if done {
            self.hang_up.notify_one();
        }
        done
    }

    fn enter(&self, phase: Phase) {
        self.since.store(self.now(), Ordering::Release);
        self.phase.store(phase as u8, Ordering::Release);
    }

    fn now(&self) -> u64 {
        u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// One request and its answer. Kept by the answer's body until the last byte was handed over.
#[derive(Debug)]
pub struct Turn(Arc<Line>);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.enter(Phase::Resting);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_line_is_never_given_up() {
        let line = Line::new();
        let turn = line.turn();
        assert!(!line.give_up());
        drop(turn);
        assert!(line.give_up());
        assert!(!line.give_up(), "only once");
    }
}
