//! `aisle matchmaking …`: what matchmaking computes, on files instead of a database.
mod recommend;
mod schedule;

use clap::Subcommand;

/// What can be computed.
#[derive(Subcommand)]
pub enum Matchmaking {
    /// Make a meeting schedule from a file, or mend one.
    Schedule(schedule::Args),
    /// Recommend exhibitors to buyers and buyers to exhibitors.
    Recommend(recommend::Args),
}

/// Computes. Needs neither settings nor a database.
///
/// # Errors
/// What is wrong with the files, in one sentence.
pub fn run(command: Matchmaking) -> anyhow::Result<()> {
    match command {
        Matchmaking::Schedule(args) => schedule::run(&args),
        Matchmaking::Recommend(args) => recommend::run(&args),
    }
}
