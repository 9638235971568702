//! `aisle demo`: a show to try, in one command.
use super::import::{Companies, edition_with};
use super::serve;
use crate::app::App;
use crate::config::Settings;
use crate::db::trail;
use crate::demo::{self, MORNING, PASSWORD, SignIns, Size};
use crate::show::Source;
use anyhow::Context;
use clap::Args as ClapArgs;
use migrations::{Migrator, MigratorTrait};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

/// Flags of `demo`. Sizes and seed count at the first start only; a second start keeps what is there.
#[derive(ClapArgs)]
pub struct Args {
    /// Companies with a booth.
    #[arg(long, default_value_t = 300)]
    pub exhibitors: usize,
    /// Registered visitors.
    #[arg(long, default_value_t = 3_000)]
    pub visitors: usize,
    /// The same seed makes the same show.
    #[arg(long, default_value_t = 2025)]
    pub seed: u64,
    /// Address and port, instead of AISLE_BIND.
    #[arg(long)]
    pub bind: Option<SocketAddr>,
}

/// Makes the show if it is not there yet, says how to get in, and serves.
///
/// # Errors
/// When the database cannot be opened or written, or the address is taken.
pub async fn run(settings: Settings, args: Args) -> anyhow::Result<()> {
    let settings = rehearsal(settings, args.bind);
    serve::log(&settings);
    let app = Arc::new(App::open(settings).await?);
    Migrator::up(app.db.writer(), None).await.context("a migration failed")?;
    let broken = |err: crate::kernel::Error| anyhow::anyhow!("{err:?}");
    if app.editions.current(&app.db).await.is_err() {
        println!("Making a sample show in {} …", app.settings.data.display());
        edition_with(&app, &Source::Sample, Companies::Nobody).await?;
    }
    let edition = app.editions.current(&app.db).await.map_err(broken)?;
    if demo::is_filled(&app, &edition).await.map_err(broken)? {
        go_on(&app).await.map_err(broken)?;
        println!("Keeping the sample show in {}.", app.settings.data.display());
    } else {
        let size = Size { exhibitors: args.exhibitors, visitors: args.visitors, seed: args.seed };
        demo::fill(&app, &edition, size, |what, seconds| println!("  {what} ({seconds:.1} s)"))
            .await
            .map_err(broken)?;
    }
    let ways = demo::sign_ins(&app, &edition).await.map_err(broken)?;
    let origin = app.settings.origin();
    let time = app.db.now().local(&edition.zone).strftime("%-d %B %Y, %H:%M").to_string();
    serve::run(app, || println!("{}", said(&origin, &ways, &time))).await
}

/// A rehearsal has its own folder, its own clock, and no second factor in the way.
fn rehearsal(mut settings: Settings, bind: Option<SocketAddr>) -> Settings {
    let fresh = Settings::default();
    if settings.data == fresh.data {
        settings.data = Path::new("demo-data").to_path_buf();
    }
    if settings.log == fresh.log {
        settings.log = "warn,rocket=error".to_owned();
    }
    settings.bind = bind.unwrap_or(settings.bind);
    settings.clock.get_or_insert_with(|| MORNING.to_owned());
    settings.require_totp = false;
    settings
}

/// Nothing may happen before what has happened: the clock goes on from the last event.
async fn go_on(app: &App) -> crate::kernel::Result<()> {
    match trail::last_moment(app.db.read()).await? {
        Some(last) if last > app.db.now() => app.db.clock().set(last),
        _ => {}
    }
    Ok(())
}

fn said(origin: &str, ways: &SignIns, time: &str) -> String {
    let mut text = format!(
        "\nIt is {time} in Foshan. The show is open at\n\n  {origin}/zh/   {origin}/en/\n\n\
         Everybody's password is {PASSWORD}\n\n  office     {origin}/office/\n"
    );
    for (role, address) in &ways.staff {
        text += &format!("               {address:<32} {}\n", role.replace('_', " "));
    }
    text += &format!("  exhibitor  {origin}/exhibitor/   {}\n", ways.exhibitor);
    if let Some(path) = &ways.buyer {
        text += &format!("  buyer      {origin}{path}\n");
    }
    if let Some(path) = &ways.gate {
        text += &format!("  gate       {origin}{path}   (pairs one phone, good for ten minutes)\n");
    }
    text + "\nStop with Ctrl-C; the next start keeps everything."
}
