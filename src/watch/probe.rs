//! Looking at the parts that everything rests on.
use super::finding::{Finding, Verdict, lag, worst};
use crate::db::Db;
use crate::kernel::Moment;
use crate::{jobs, mail};
use migrations::{Migrator, MigratorTrait};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tokio::time::timeout;

/// A disk that does not answer in this time is not ready.
const PATIENCE: Duration = Duration::from_secs(3);
/// Asking more often than this gets the last answer again, so that nobody can wear out the disk by asking.
const FRESH: Duration = Duration::from_secs(1);
const MINUTE_MS: i64 = 60_000;

/// The looking glass; managed by Rocket.
pub struct Probe {
    last: Mutex<Option<(Instant, Arc<Vec<Finding>>)>>,
    began: (Instant, Moment),
}

impl Default for Probe {
    fn default() -> Self {
        Self { last: Mutex::default(), began: (Instant::now(), crate::db::Clock::wall()) }
    }
}

impl Probe {
    /// What was found, at most a second ago.
    pub async fn findings(&self, db: &Db) -> Arc<Vec<Finding>> {
        let mut last = self.last.lock().await;
        if let Some((at, found)) = &*last
            && at.elapsed() < FRESH
        {
            return Arc::clone(found);
        }
        let found = Arc::new(self.look(db).await);
        *last = Some((Instant::now(), Arc::clone(&found)));
        found
    }

    async fn look(&self, db: &Db) -> Vec<Finding> {
        let written = writes(db).await;
        if written.verdict == Verdict::Bad {
            // Whatever else we ask would only wait as well.
            return vec![written];
        }
        vec![
            written,
            settings(db).await,
            schema(db).await,
            self.clock(db).await,
            outbox(db).await,
            queue(db).await,
        ]
    }

    /// The wall clock against the one that cannot jump, and against what was written before and elsewhere.
    async fn clock(&self, db: &Db) -> Finding {
        let (began, wall) = self.began;
        let jumped =
            crate::db::Clock::wall().since_ms(wall) - i64::try_from(began.elapsed().as_millis()).unwrap_or(0);
        let apart = match db.clock_offset().await {
            Ok(apart) => apart,
            Err(error) => return Finding::bad("clock", format!("cannot be compared: {error}")),
        };
        let words =
            format!("{} s off the database, moved by {} s since the start", apart / 1000, jumped / 1000);
        match apart.abs().max(jumped.abs()) {
            ms if ms > 10 * MINUTE_MS => Finding::bad("clock", words),
            ms if ms > 5_000 => Finding::odd("clock", words),
            _ if db.clock().is_rehearsal() => {
                Finding::odd("clock", format!("rehearsal: {}", db.now().rfc3339()))
            }
            _ => Finding::good("clock", words),
        }
    }
}

/// May visitors be sent here?
pub fn is_ready(findings: &[Finding]) -> bool {
    worst(findings) != Verdict::Bad
}

async fn writes(db: &Db) -> Finding {
    let began = Instant::now();
    match timeout(PATIENCE, db.probe_write()).await {
        Ok(Ok(())) => Finding::good("writing", format!("a durable write took {:.1} ms", ms(began.elapsed()))),
        Ok(Err(error)) => Finding::bad("writing", error.to_string()),
        Err(_) => Finding::bad("writing", format!("no answer within {} s", PATIENCE.as_secs())),
    }
}

async fn settings(db: &Db) -> Finding {
    match db.durability().await {
        Ok(words) => Finding::good("durability", words),
        Err(error) => Finding::bad("durability", format!("{error:#}")),
    }
}

async fn schema(db: &Db) -> Finding {
    match Migrator::get_pending_migrations(db.writer()).await {
        Ok(pending) if pending.is_empty() => Finding::good("schema", "up to date"),
        Ok(pending) => {
            Finding::bad("schema", format!("{} migrations are missing: run `aisle migrate`", pending.len()))
        }
        Err(error) => Finding::bad("schema", format!("is not one this program knows: {error}")),
    }
}

async fn outbox(db: &Db) -> Finding {
    let now = db.now();
    match mail::oldest_due(db.read(), now).await {
        Ok(due) => lag("outbox", due.map_or(0, |at| now.since_ms(at)), 2 * MINUTE_MS, i64::MAX),
        Err(error) => Finding::bad("outbox", error.to_string()),
    }
}

async fn queue(db: &Db) -> Finding {
    match jobs::oldest_due(db.read(), db.now()).await {
        Ok(due) => lag("jobs", due.map_or(0, |at| db.now().since_ms(at)), 2 * MINUTE_MS, i64::MAX),
        Err(error) => Finding::bad("jobs", error.to_string()),
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
