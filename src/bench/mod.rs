//! # Bench
//!
//! `aisle bench`: how fast this machine is with Aisle on it, each figure beside what the framework, the database or
//! the disk does alone in the same run. The load comes from this program over loopback; the server is a child of it,
//! so that its memory and its time are its own. Both share the machine's cores, so part of what is missing to a bare
//! figure is the load's.
mod bare;
mod child;
mod load;
mod offline;
mod pages;
mod people;
mod quotes;
mod recommendations;
mod table;
mod weight;
mod world;

use crate::config::Settings;
use child::Server;
use clap::Args as ClapArgs;
use std::time::Duration;
use table::{Goal, Row};
use world::World;

/// Flags of `bench`.
#[derive(ClapArgs)]
pub struct Args {
    /// How long each figure is measured.
    #[arg(long, default_value_t = 5)]
    pub seconds: u64,
    /// How many registrations.
    #[arg(long, default_value_t = 30_000)]
    pub registrations: usize,
    /// Exhibitors in the directory.
    #[arg(long, default_value_t = 300)]
    pub exhibitors: usize,
    /// Only be the bare server that the figures are compared with.
    #[arg(long, hide = true)]
    pub bare: Option<u16>,
}

/// Measures and prints.
///
/// # Errors
/// When the server cannot be started or a goal is missed.
pub async fn bench(settings: Settings, args: Args) -> anyhow::Result<()> {
    if let Some(port) = args.bare {
        return bare::rocket(port).await;
    }
    if cfg!(debug_assertions) {
        println!("This is a debug build: the figures say nothing about a release build.\n");
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{cores} cores, shared by the server and the load; {} s a figure.", args.seconds);
    let world = World::make(&settings, args.exhibitors).await?;
    println!("A show of {} exhibitors stands in {}.\n", args.exhibitors, world.folder().display());
    let rows = tokio::task::spawn_blocking(move || measure(&world, &args)).await??;
    println!("{}", table::table(&rows));
    let missed = rows.iter().filter(|row| !row.kept()).count();
    anyhow::ensure!(missed == 0, "{missed} goals missed, marked with !");
    Ok(())
}

fn measure(world: &World, args: &Args) -> anyhow::Result<Vec<Row>> {
    let lasts = Duration::from_secs(args.seconds);
    let mut rows = Vec::new();
    let hello = pages::hello(lasts)?;
    let server = Server::serve(world.folder())?;
    rows.extend(pages::pages(&server, lasts, hello)?);
    rows.extend(pages::weights(&server)?);
    let disk = world.disk(lasts)?;
    let (codes, row) = people::registrations(&server, world, args.registrations, disk)?;
    rows.push(row);
    rows.push(memory(&server, args.registrations));
    drop(server);
    let server = Server::serve(world.folder())?;
    rows.push(start(&server));
    rows.extend(people::scans(&server, world, &codes, lasts, disk)?);
    rows.extend(people::look_ups(&server, world, lasts)?);
    rows.push(quotes::row());
    rows.extend(offline::rows()?);
    rows.extend(recommendations::rows());
    Ok(rows)
}

fn memory(server: &Server, registrations: usize) -> Row {
    Row {
        what: format!("memory after {registrations} registrations"),
        ours: server.resident() as f64 / 1024.0,
        unit: "MiB",
        bare: None,
        goal: Goal::Most(80.0),
        note: "resident, server only".into(),
    }
}

fn start(server: &Server) -> Row {
    Row {
        what: "start of serve on this database".into(),
        ours: server.ready_after.as_secs_f64(),
        unit: "s",
        bare: None,
        goal: Goal::Most(0.2),
        note: "from exec to the first answer".into(),
    }
}
