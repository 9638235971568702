//! `aisle matchmaking recommend`.
use crate::matchmaking::recommend::{Model, wowrec};
use anyhow::Context;
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

/// Where from and where to.
#[derive(clap::Args)]
pub struct Args {
    /// The population, in the format wowrec/1.
    #[arg(long)]
    input: PathBuf,
    /// Where the lists go, one JSON object a line.
    #[arg(long)]
    output: PathBuf,
}

/// Reads, learns, recommends, writes.
///
/// # Errors
/// When the input cannot be read or is malformed, or the output cannot be written. A malformed input leaves the
/// output as it was.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(&args.input)
        .with_context(|| format!("cannot read {}", args.input.display()))?;
    let population =
        wowrec::read(&text).map_err(anyhow::Error::msg).with_context(|| args.input.display().to_string())?;
    drop(text);
    let mut model = Model::train(&population);
    drop(population);
    let lists = model.lists();
    let cannot_write = || format!("cannot write {}", args.output.display());
    let file = File::create(&args.output).with_context(cannot_write)?;
    wowrec::write(&model, &lists, &mut BufWriter::new(file)).with_context(cannot_write)
}
