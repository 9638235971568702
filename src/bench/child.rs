//! The server under test: this same program as a child, so that memory and time are its own.
use crate::demo::MORNING;
use anyhow::{Context, bail};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// A running child; stopped when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub at: SocketAddr,
    /// From the start of the program to its first good answer.
    pub ready_after: Duration,
}

impl Server {
    /// `aisle serve` on the data of this folder.
    ///
    /// # Errors
    /// When it does not answer within half a minute.
    pub fn serve(folder: &Path) -> anyhow::Result<Self> {
        let at = free()?;
        let mut command = Command::new(std::env::current_exe()?);
        command
            .args(["serve", "--bind", &at.to_string(), "--data"])
            .arg(folder)
            .env("AISLE_CLOCK", MORNING)
            .env_remove("DATABASE_URL");
        Self::start(command, at, "/healthz")
    }

    /// Bare Rocket that says hello.
    ///
    /// # Errors
    /// When it does not answer within half a minute.
    pub fn bare() -> anyhow::Result<Self> {
        let at = free()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["bench", "--bare", &at.port().to_string()]);
        Self::start(command, at, "/hello")
    }

    fn start(mut command: Command, at: SocketAddr, path: &str) -> anyhow::Result<Self> {
        let began = Instant::now();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().context("the server cannot be started")?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        while began.elapsed() < Duration::from_secs(30) {
            if answers(&runtime, at, path) {
                return Ok(Self { child, at, ready_after: began.elapsed() });
            }
            if let Some(status) = child.try_wait()? {
                bail!("the server ended at once: {status}");
            }
            runtime.block_on(tokio::time::sleep(Duration::from_millis(1)));
        }
        let _ = child.kill();
        bail!("the server did not answer within 30 s")
    }

    /// Memory that is really in use, in KiB.
    pub fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|text| text.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    /// Processor time used so far.
    pub fn worked(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let ticks: u64 =
            after_name.split_whitespace().skip(11).take(2).filter_map(|text| text.parse::<u64>().ok()).sum();
        // The kernel counts in hundredths of a second on every Linux we run on.
        Duration::from_millis(ticks * 10)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free() -> std::io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

fn answers(runtime: &Runtime, at: SocketAddr, path: &str) -> bool {
    runtime.block_on(async {
        let Ok(mut line) = super::load::Line::open(at).await else { return false };
        matches!(line.ask(&super::load::get(path)).await, Ok(200))
    })
}
