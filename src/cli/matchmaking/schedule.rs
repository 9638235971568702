//! `aisle matchmaking schedule`: from an instance to a schedule, its proof and its reasons.
use crate::matchmaking::schedule::{
    Certificate, Effort, Figures, Instance, LeftOut, Problem, Reason, Repaired, Schedule, Shortfall, Solved,
    by_weight, certify, first_come, impossible_minima, judge, reasons, repair, solve,
};
use anyhow::{Context, anyhow, ensure};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Files and limits.
#[derive(clap::Args)]
pub struct Args {
    /// The instance (wowmatch-instance/1).
    #[arg(long)]
    input: PathBuf,
    /// Where the schedule goes (wowmatch-schedule/1).
    #[arg(long)]
    output: PathBuf,
    /// How long it may take on an idle machine with two cores. The work is counted, not timed: load changes nothing.
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// Another seed gives another schedule of about the same value.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// An earlier schedule: keep it as far as possible.
    #[arg(long)]
    previous: Option<PathBuf>,
    /// What moving or dropping a meeting of the earlier schedule costs, in units of weight.
    #[arg(long, default_value_t = 20)]
    keep: u16,
    /// Where the prices go that prove the upper bound.
    #[arg(long)]
    bound: Option<PathBuf>,
    /// Where the reasons go: each wish left out, minima that are not kept, and changes.
    #[arg(long)]
    reasons: Option<PathBuf>,
    /// Show first come and by weight beside the schedule.
    #[arg(long)]
    compare: bool,
}

/// Makes the schedule and says in short what it is like.
///
/// # Errors
/// What is wrong with a file and where.
pub fn run(args: &Args) -> anyhow::Result<()> {
    ensure!(args.seconds.is_finite() && args.seconds > 0.0, "--seconds must be a number above 0");
    let problem = read_problem(&args.input)?;
    let effort = Effort { seconds: args.seconds, seed: args.seed, keep: i32::from(args.keep) };
    let summary = match &args.previous {
        None => make(&problem, effort, args)?,
        Some(previous) => mend(&problem, effort, (args, previous))?,
    };
    let mut out = std::io::stdout().lock();
    // Whoever reads the summary may stop reading; the files are written.
    let _ = out.write_all(summary.as_bytes());
    Ok(())
}

fn read_problem(path: &Path) -> anyhow::Result<Problem> {
    let instance = Instance::read(&read(path)?).map_err(|err| anyhow!("{}: {err}", path.display()))?;
    Problem::new(&instance).map_err(|err| anyhow!("{}: {err}", path.display()))
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, value: &impl Serialize) -> anyhow::Result<()> {
    let failed = || format!("cannot write {}", path.display());
    let mut file = BufWriter::new(File::create(path).with_context(failed)?);
    serde_json::to_writer(&mut file, value).with_context(failed)?;
    file.flush().with_context(failed)
}

fn make(problem: &Problem, effort: Effort, args: &Args) -> anyhow::Result<String> {
    let Solved { schedule, figures, certificate, shortfalls } = solve(problem, effort);
    write(&args.output, &schedule)?;
    if let Some(path) = &args.bound {
        write(path, &certificate)?;
    }
    let mut said = headline(&figures);
    said += &ratio(&figures, &certificate);
    said += &explain(problem, (&schedule, &shortfalls, None), args)?;
    said += &compare(problem, &figures, args)?;
    Ok(said)
}

fn mend(problem: &Problem, effort: Effort, (args, path): (&Args, &Path)) -> anyhow::Result<String> {
    let previous = Schedule::read(&read(path)?).map_err(|err| anyhow!("{}: {err}", path.display()))?;
    let repaired = repair(problem, &previous, effort).map_err(|err| anyhow!("{}: {err}", path.display()))?;
    let Repaired { schedule, figures, changes, shortfalls, net, net_bound } = &repaired;
    write(&args.output, schedule)?;
    if let Some(path) = &args.bound {
        write(path, &certify(problem, effort))?;
    }
    let mut said = headline(figures);
    said += &format!("net           {net}\n");
    said += &net_bound.map(|bound| format!("net bound     {bound:.3}, proven\n")).unwrap_or_default();
    let count = |before: bool, after: bool| {
        changes.iter().filter(|one| one.before.is_some() == before && one.after.is_some() == after).count()
    };
    let tables = changes.iter().filter(|one| one.before.map(|b| b.0) == one.after.map(|a| a.0)).count();
    let (moved, gone, new) = (count(true, true) - tables, count(true, false), count(false, true));
    said += &format!("changes       {moved} moved, {gone} gone, {new} new, {tables} at another table\n");
    said += &explain(problem, (schedule, shortfalls, Some(&repaired)), args)?;
    said += &compare(problem, figures, args)?;
    Ok(said)
}

fn headline(figures: &Figures) -> String {
    let gaps = f64::from(figures.buyer_gaps) / figures.buyers_met.max(1) as f64;
    let metres = figures.metres / figures.meetings.max(1) as f64;
    format!(
        "value         {}\nmeetings      {}\ngaps          {gaps:.3} per buyer\nway           {metres:.0} m per meeting\n\
         minima        {} meetings short\nleft empty    {} buyers, {} exhibitors\n",
        figures.value,
        figures.meetings,
        figures.shortfall,
        figures.buyers.empty_handed,
        figures.exhibitors.empty_handed
    )
}

fn ratio(figures: &Figures, certificate: &Certificate) -> String {
    let percent =
        if certificate.bound > 0.0 { figures.value as f64 / certificate.bound * 100.0 } else { 100.0 };
    format!("upper bound   {:.3}, proven\nratio         {percent:.3} %\n", certificate.bound)
}

#[derive(Serialize)]
struct Explained<'a> {
    instance: &'a str,
    left_out: Vec<LeftOut>,
    shortfalls: &'a [Shortfall],
    impossible_minima: Vec<Shortfall>,
    changes: &'a [crate::matchmaking::schedule::Change],
}

type Made<'a> = (&'a Schedule, &'a [Shortfall], Option<&'a Repaired>);

/// Says how many wishes are left out for which reason; the file has each of them.
fn explain(
    problem: &Problem,
    (schedule, shortfalls, repaired): Made<'_>,
    args: &Args,
) -> anyhow::Result<String> {
    let Some(path) = &args.reasons else { return Ok(String::new()) };
    let left_out = reasons(problem, schedule).map_err(|err| anyhow!(err))?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &left_out {
        *counts.entry(word(&one.reason)).or_default() += 1;
    }
    let mut said = format!("left out      {} wishes\n", left_out.len());
    for (reason, n) in counts {
        said += &format!("  {reason:<30} {n}\n");
    }
    let changes = repaired.map_or(&[][..], |repaired| &repaired.changes);
    let impossible_minima = impossible_minima(problem);
    write(
        path,
        &Explained { instance: &schedule.instance, left_out, shortfalls, impossible_minima, changes },
    )?;
    Ok(said)
}

fn word(reason: &Reason) -> &'static str {
    match reason {
        Reason::NoCommonSlot => "no common slot",
        Reason::Quota { .. } => "quota reached",
        Reason::NoFreeSlot { .. } => "no free slot left",
        Reason::TablesFull { .. } => "tables full in every slot",
        Reason::TooFar => "too far to walk",
        Reason::Outweighed => "would cost more than it brings",
        Reason::Open => "nothing in the way",
    }
}

fn compare(problem: &Problem, ours: &Figures, args: &Args) -> anyhow::Result<String> {
    if !args.compare {
        return Ok(String::new());
    }
    let mut said = String::from("compared      value  meetings  short  gaps  metres\n");
    let row = |name: &str, one: &Figures| {
        let (meetings, gaps) = (one.meetings, one.buyer_gaps);
        format!("  {name:<11} {}  {meetings}  {}  {gaps}  {:.0}\n", one.value, one.shortfall, one.metres)
    };
    said += &row("first come", &judge(problem, &first_come(problem)).map_err(|err| anyhow!(err))?);
    said += &row("by weight", &judge(problem, &by_weight(problem)).map_err(|err| anyhow!(err))?);
    said += &row("this", ours);
    Ok(said)
}
