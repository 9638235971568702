//! What the parts can do without us: Rocket that says hello, and the disk that keeps a row.
use crate::db::{Clock, Db};
use rocket::{get, routes};
use sea_orm::ConnectionTrait;
use std::path::Path;
use std::time::{Duration, Instant};

#[get("/hello")]
fn hello() -> &'static str {
    "Hello, world!"
}

/// Bare Rocket on this port, as its own server serves it.
///
/// # Errors
/// When the port is taken.
pub async fn rocket(port: u16) -> anyhow::Result<()> {
    let figment = rocket::Config::figment().merge(("log_level", "off")).merge(("port", port));
    let _ = rocket::custom(figment).mount("/", routes![hello]).launch().await?;
    Ok(())
}

/// What the disk under this folder can keep.
#[derive(Copy, Clone, Debug)]
pub struct Disk {
    /// Durable commits of one row, a second.
    pub commits: f64,
    /// Half of them took at most this long.
    pub p50: Duration,
    /// Rows a second when 64 share a commit.
    pub grouped: f64,
}

/// Measures it with the settings the server uses.
///
/// # Errors
/// When the folder cannot be written.
pub async fn disk(folder: &Path, lasts: Duration) -> anyhow::Result<Disk> {
    let file = folder.join("bare.db");
    let db = Db::open(&format!("sqlite://{}", file.display()), Clock::default()).await?;
    let rows = db.writer();
    rows.execute_unprepared(
        "CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, at INTEGER, code TEXT)",
    )
    .await?;
    let (commits, p50) = commit(&db, 1, lasts).await?;
    let (grouped, _) = commit(&db, 64, lasts).await?;
    db.close().await;
    for name in ["bare.db", "bare.db-wal", "bare.db-shm"] {
        let _ = std::fs::remove_file(folder.join(name));
    }
    Ok(Disk { commits, p50, grouped: grouped * 64.0 })
}

async fn commit(db: &Db, rows: usize, lasts: Duration) -> anyhow::Result<(f64, Duration)> {
    let row = "INSERT INTO bare (at, code) VALUES (1761787800000, 'a badge of thirty bytes, or so');";
    let sql = format!("BEGIN IMMEDIATE;{}COMMIT;", row.repeat(rows));
    let (began, mut took) = (Instant::now(), Vec::new());
    while began.elapsed() < lasts {
        let start = Instant::now();
        db.writer().execute_unprepared(&sql).await?;
        took.push(start.elapsed());
    }
    let per_second = took.len() as f64 / began.elapsed().as_secs_f64();
    took.sort_unstable();
    Ok((per_second, took.get(took.len() / 2).copied().unwrap_or_default()))
}
