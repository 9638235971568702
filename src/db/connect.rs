//! Opening the database with the settings our promises rest on.
use anyhow::{Context, bail};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::time::Duration;

/// Readers beside SQLite's one writer; also the size of the PostgreSQL pool. Small, since the machines are.
const READERS: u32 = 8;

/// The writing and the reading end. On PostgreSQL they are one pool.
pub async fn open(url: &str) -> anyhow::Result<(DatabaseConnection, DatabaseConnection)> {
    if !url.starts_with("sqlite:") {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(READERS * 2)
            .acquire_timeout(Duration::from_secs(2))
            .connect_timeout(Duration::from_secs(5))
            .statement_timeout(Duration::from_secs(10))
            .sqlx_logging(false);
        let pool = Database::connect(options).await.context("cannot reach the database server")?;
        return Ok((pool.clone(), pool));
    }
    let write = Database::connect(sqlite(url, 1, true)).await.context("cannot open the database file")?;
    assert_durable(&write).await?;
    let read =
        Database::connect(sqlite(url, READERS, false)).await.context("cannot open the database file")?;
    Ok((write, read))
}

fn sqlite(url: &str, connections: u32, writes: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        // Two hundred people at once wait their turn, on either end, rather than hear that it is busy.
        .acquire_timeout(Duration::from_secs(8))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |opts| {
            let opts = opts
                .create_if_missing(writes)
                .busy_timeout(Duration::from_secs(5))
                .foreign_keys(true)
                // Kibibytes. Readers share the kernel's cache; eight large ones of their own would only fill memory.
                .pragma("cache_size", if writes { "-4000" } else { "-1000" })
                .pragma("temp_store", "MEMORY")
                .statement_cache_capacity(256);
            if writes {
                opts.pragma("journal_mode", "WAL").pragma("synchronous", "FULL")
            } else {
                opts.pragma("query_only", "ON")
            }
        });
    options
}

/// The settings without which an acknowledged write could be lost; asked back, not assumed.
pub async fn assert_durable(db: &DatabaseConnection) -> anyhow::Result<()> {
    if db.get_database_backend() != DbBackend::Sqlite {
        return Ok(());
    }
    for (pragma, wanted) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
        let row =
            db.query_one_raw(Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"))).await?;
        let row = row.with_context(|| format!("PRAGMA {pragma} answers nothing"))?;
        let found = row
            .try_get_by_index::<String>(0)
            .or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))?;
        if found != wanted {
            bail!("PRAGMA {pragma} is {found}, not {wanted}: acknowledged writes would not be safe");
        }
    }
    Ok(())
}
