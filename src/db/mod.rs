//! The only door to the database, and the only place that knows which database it is.
//!
//! Reading goes through [`Db::read`]; writing through [`Db::change`], which is transaction, actor, time and
//! audit trail in one. SQLite has one writing connection (a queue in front of its one write lock) and several
//! that may only read; PostgreSQL has one pool for both.
pub mod clock;
mod connect;
mod failure;
pub mod idempotency;
pub mod live;
mod probe;
pub mod trail;

use crate::kernel::id::EditionId;
use crate::kernel::{Actor, Error, Event, Moment, Result};
pub use clock::Clock;
pub use failure::is_taken;
pub use live::{Happening, Live};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use std::sync::{Arc, Mutex};

/// Both ends of the database, the clock, and the bus that tells live pages what happened.
#[derive(Clone)]
pub struct Db {
    write: DatabaseConnection,
    read: DatabaseConnection,
    clock: Clock,
    live: Live,
}

/// Somebody who may be written down as the cause of a change, and the edition they act in.
pub trait Acts {
    /// The label for the audit trail.
    fn actor(&self) -> Actor;
    /// The edition the change belongs to, if it belongs to one.
    fn edition_id(&self) -> Option<EditionId>;
}

impl Acts for Actor {
    fn actor(&self) -> Actor {
        *self
    }
    fn edition_id(&self) -> Option<EditionId> {
        None
    }
}

/// An actor in a given edition, for jobs, imports and people who have not signed in.
impl Acts for (Actor, EditionId) {
    fn actor(&self) -> Actor {
        self.0
    }
    fn edition_id(&self) -> Option<EditionId> {
        Some(self.1)
    }
}

/// Work in progress: who does it, when, in which edition, and inside which transaction.
/// Everything that writes asks for a `&Change`; nothing else hands one out.
pub struct Change {
    tx: DatabaseTransaction,
    /// Who is written down as the cause.
    pub by: Actor,
    /// The edition the audit rows belong to.
    pub edition: Option<EditionId>,
    /// One instant for everything in this change.
    pub at: Moment,
    events: Mutex<Vec<Event>>,
}

impl Db {
    /// Connects to `url` (`sqlite://path` or `postgres://…`), asserting on SQLite that WAL, `synchronous=FULL`
    /// and foreign keys are really on.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses those settings.
    pub async fn open(url: &str, clock: Clock) -> anyhow::Result<Self> {
        let (write, read) = connect::open(url).await?;
        Ok(Self { write, read, clock, live: Live::default() })
    }

    /// For questions.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// For migrations and for the prepared statements of the entry writer; everything else goes through
    /// [`Db::change`].
    pub fn writer(&self) -> &DatabaseConnection {
        &self.write
    }

    /// The time by the edition's clock (which a rehearsal may set).
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The clock itself.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The bus on which committed events are told.
    pub fn live(&self) -> &Live {
        &self.live
    }

    /// Which database this is.
    pub fn backend(&self) -> DbBackend {
        self.write.get_database_backend()
    }

    /// All of `work`, or none of it; its events are told to live pages once it is committed.
    ///
    /// # Errors
    /// Whatever `work` answers; [`Error::Busy`] when the database is locked, gone or full.
    pub async fn change<T>(
        &self,
        who: &impl Acts,
        work: impl AsyncFnOnce(&Change) -> Result<T>,
    ) -> Result<T> {
        let tx = self.begin().await?;
        let change = Change {
            tx,
            by: who.actor(),
            edition: who.edition_id(),
            at: self.now(),
            events: Mutex::default(),
        };
        let done = work(&change).await?; // dropping `change` on `?` rolls back
        let Change { tx, edition, events, at, .. } = change;
        tx.commit().await?;
        for event in events.into_inner().unwrap_or_default() {
            self.live.tell(Happening { edition, at, event: Arc::new(event) });
        }
        Ok(done)
    }

    /// Begins a writing transaction: on SQLite IMMEDIATE, so that the one write lock is taken now and not half-way through.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        Ok(self.write.begin_with_options(options).await?)
    }

    /// Closes both ends, finishing what is written.
    pub async fn close(self) {
        let _ = self.read.close().await;
        let _ = self.write.close().await;
    }
}

impl Change {
    /// The transaction, for the stores.
    pub fn tx(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// Writes `event` into the audit trail, and tells it to live pages after the commit.
    ///
    /// # Errors
    /// As any write.
    pub async fn record(&self, event: Event) -> Result<()> {
        if !event.is_fleeting() {
            trail::add(self, &event).await?;
        }
        self.events.lock().map_err(|_| Error::broken(anyhow::anyhow!("a recorder panicked")))?.push(event);
        Ok(())
    }

    /// Which database this is.
    pub fn backend(&self) -> DbBackend {
        self.tx.get_database_backend()
    }
}
