//! The command `aisle`.
mod check;
mod demo;
mod import;
mod matchmaking;
pub use import::{Companies, edition as import_edition, edition_with};
mod serve;
mod user;

use crate::bench;
use crate::config::Settings;
use anyhow::Context;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// The registration system of trade shows.
#[derive(Parser)]
#[command(name = "aisle", version, about)]
struct Cli {
    /// Settings file (default: aisle.toml, if there is one).
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    /// Data folder, instead of AISLE_DATA.
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// Database, instead of DATABASE_URL.
    #[arg(long, global = true)]
    database_url: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site (after bringing the database up to date).
    Serve(serve::Args),
    /// Make a sample show, say how to get in, and serve it.
    Demo(demo::Args),
    /// Bring the database to the newest schema.
    Migrate,
    /// Say what is configured and whether everything it rests on works.
    Check,
    /// Measure how fast this machine is with Aisle on it.
    Bench(bench::Args),
    /// Import data from files.
    #[command(subcommand)]
    Import(import::Import),
    /// Compute on files what matchmaking computes: no settings, no database.
    #[command(subcommand)]
    Matchmaking(matchmaking::Matchmaking),
    /// Manage the organiser's accounts.
    #[command(subcommand)]
    User(user::User),
}

/// Runs the command of this process.
///
/// # Errors
/// Whatever the command reports; `main` prints it.
pub fn run() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let command = match cli.command {
        Command::Matchmaking(command) => return matchmaking::run(command),
        other => other,
    };
    let mut settings = Settings::load(cli.config.as_deref())?;
    if let Some(data) = cli.data {
        settings.data = data;
    }
    if let Some(url) = cli.database_url {
        settings.database_url = Some(url);
    }
    // Another provider may be compiled in by a dependency: this one is ours.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no runtime")?;
    runtime.block_on(async {
        match command {
            Command::Serve(args) => serve::serve(settings, args).await,
            Command::Demo(args) => demo::run(settings, args).await,
            Command::Migrate => serve::migrate(settings).await,
            Command::Check => check::check(settings).await,
            Command::Bench(args) => bench::bench(settings, args).await,
            Command::Import(import) => import::run(settings, import).await,
            Command::User(user) => user::run(settings, user).await,
            // Has returned before settings were read.
            Command::Matchmaking(command) => matchmaking::run(command),
        }
    })
}
