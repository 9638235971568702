//! Looking at the database itself: does it keep what it is told, with the settings our promises rest on?
use super::{Db, connect, idempotency, trail};
use crate::kernel::{Actor, Result};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

impl Db {
    /// Writes one row and waits for the commit.
    ///
    /// # Errors
    /// As any write: locked, full or gone.
    pub async fn probe_write(&self) -> Result<()> {
        self.change(&Actor::System, async |change| idempotency::probe(change).await).await
    }

    /// The settings without which an acknowledged write could be lost, asked back.
    ///
    /// # Errors
    /// Names the setting that is not as it must be.
    pub async fn durability(&self) -> anyhow::Result<&'static str> {
        connect::assert_durable(self.writer()).await?;
        Ok(match self.backend() {
            DbBackend::Sqlite => "SQLite with WAL, synchronous FULL, foreign keys",
            _ => self.synchronous_commit().await?,
        })
    }

    async fn synchronous_commit(&self) -> anyhow::Result<&'static str> {
        let asked = Statement::from_string(self.backend(), "SHOW synchronous_commit");
        let row = self.writer().query_one_raw(asked).await?;
        match row.map(|row| row.try_get_by_index::<String>(0)).transpose()?.as_deref() {
            Some("off" | "local") => {
                anyhow::bail!("synchronous_commit is not on: acknowledged writes would not be safe")
            }
            _ => Ok("PostgreSQL with synchronous commit"),
        }
    }

    /// Milliseconds between our clock and the database's: a server's own clock, or the newest thing written down,
    /// which cannot lie in the future.
    ///
    /// # Errors
    /// As any query.
    pub async fn clock_offset(&self) -> Result<i64> {
        if self.backend() == DbBackend::Sqlite {
            let newest = trail::last_moment(self.read()).await?;
            return Ok(newest.map_or(0, |newest| newest.since_ms(self.now()).max(0)));
        }
        let sql = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";
        let row = self.read().query_one_raw(Statement::from_string(self.backend(), sql)).await?;
        let theirs: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
        Ok(super::Clock::wall().since_ms(crate::kernel::Moment(theirs)))
    }
}
