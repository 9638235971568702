//! `aisle serve` and `aisle migrate`.
use crate::app::{App, rocket};
use crate::config::Settings;
use crate::front::{Front, Limits};
use crate::kernel::Error;
use crate::sweep::sweep;
use crate::watch::Metrics;
use anyhow::Context;
use clap::Args as ClapArgs;
use migrations::{Migrator, MigratorTrait};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Old rows go once an hour.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);
/// Whether the doors have closed for the day is asked this often.
const CLOSE_EVERY: Duration = Duration::from_secs(10);

/// Flags of `serve`.
#[derive(ClapArgs, Default)]
pub struct Args {
    /// Address and port, instead of AISLE_BIND.
    #[arg(long)]
    pub bind: Option<SocketAddr>,
}

/// Starts logging as the settings say. A second call changes nothing.
pub fn log(settings: &Settings) {
    let filter = tracing_subscriber::EnvFilter::try_new(&settings.log).unwrap_or_default();
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let _ = if settings.log_json { logs.json().try_init() } else { logs.try_init() };
}

/// Brings the database to the newest schema.
///
/// # Errors
/// When the database cannot be opened or a migration fails.
pub async fn migrate(settings: Settings) -> anyhow::Result<()> {
    let app = App::open(settings).await?;
    Migrator::up(app.db.writer(), None).await.context("a migration failed")?;
    app.db.close().await;
    println!("The database is up to date.");
    Ok(())
}

/// Serves until SIGINT or SIGTERM; then finishes what runs.
///
/// # Errors
/// When something needed at the start is missing.
pub async fn serve(mut settings: Settings, args: Args) -> anyhow::Result<()> {
    if let Some(bind) = args.bind {
        settings.bind = bind;
    }
    log(&settings);
    let app = Arc::new(App::open(settings).await?);
    Migrator::up(app.db.writer(), None).await.context("a migration failed")?;
    run(app, || {}).await
}

/// Serves an opened application; `ready` is called when it listens.
///
/// # Errors
/// When the address is taken or Rocket does not start.
pub async fn run(app: Arc<App>, ready: impl FnOnce()) -> anyhow::Result<()> {
    // The head of every page shows the edition; pages may come before anybody asked for it.
    let _ = app.editions.current(&app.db).await;
    let listener = TcpListener::bind(app.settings.bind)
        .await
        .with_context(|| format!("cannot listen on {}", app.settings.bind))?;
    let limits = Limits::of(&app.settings)?;
    Metrics::begin();
    let front = Front::before(rocket(&app), limits).await.map_err(|err| anyhow::anyhow!("{err:?}"))?;
    let reactions = app.listen();
    let (stop, stopping) = watch::channel(false);
    let workers = tokio::spawn(work(app.clone(), stopping));
    tracing::info!(address = %app.settings.bind, origin = app.settings.origin(), "serving");
    ready();
    front.serve(listener, stopped()).await?;
    stop.send_replace(true);
    let _ = workers.await;
    reactions.abort();
    tracing::info!("stopped");
    Ok(())
}

/// SIGINT or SIGTERM.
async fn stopped() {
    let (Ok(mut int), Ok(mut term)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = int.recv() => {},
        _ = term.recv() => {},
    }
}

/// Letters and jobs, again and again; the one in hand is finished before this ends.
async fn work(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    let worker = app.worker();
    let mut swept = None::<std::time::Instant>;
    let mut closed = None::<std::time::Instant>;
    loop {
        if swept.is_none_or(|at| at.elapsed() > SWEEP_EVERY) {
            swept = Some(std::time::Instant::now());
            if let Err(error) = sweep(&app.db).await {
                tracing::warn!(?error, "old rows cannot be swept away");
            }
        }
        if closed.is_none_or(|at| at.elapsed() > CLOSE_EVERY) {
            closed = Some(std::time::Instant::now());
            if let Err(error) = app.close_days().await {
                tracing::warn!(?error, "a day at the gates cannot be ended");
            }
        }
        if let Err(error) = app.send_letters().await {
            tracing::warn!(?error, "letters cannot be sent");
        }
        match app.recommend().await {
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => tracing::warn!(?error, "recommendations cannot be kept up to date"),
        }
        if let Err(error) = worker.run_due().await {
            tracing::warn!(?error, "jobs cannot be done");
        }
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(Duration::from_millis(500)) => {},
        }
    }
}
