//! How much one client may ask of the front, and for how long. Every number here is a setting.
use super::address::Proxies;
use super::rates::{Counts, Rate};
use crate::config::Settings;
use std::time::Duration;

/// The bounds of the front door.
#[derive(Clone, Debug)]
pub struct Limits {
    /// From connecting, or from the first byte of a later request, until its head is complete.
    pub head: Duration,
    /// A kept connection on which nothing is asked.
    pub idle: Duration,
    /// The stretch of time over which a body's pace is judged; the first one is free.
    pub pace_window: Duration,
    /// Bytes a second a body must bring, and an answer must be taken, after the first window.
    pub pace: u64,
    /// How long an answer may wait for a client that does not take it.
    pub stall: Duration,
    /// How long Rocket may think before the client is told to come back.
    pub answer: Duration,
    /// The largest body, in bytes.
    pub body: usize,
    /// Other sizes for the paths below a prefix; the first that fits counts.
    pub body_at: Vec<(String, usize)>,
    /// Lines open at one time, altogether.
    pub lines: usize,
    /// Lines open at one time from one address (a /64 counts as one). A whole hall may sit behind one.
    pub lines_per_address: usize,
    /// Ordinary requests being worked on at one time; express requests come on top.
    pub at_once: usize,
    /// Ordinary requests that may wait for their turn.
    pub waiting: usize,
    /// How long they wait before they are sent away.
    pub patience: Duration,
    /// Path prefixes that never wait: the scan must answer while registrations flood in.
    pub express: Vec<String>,
    /// How long running requests may take to finish when the server stops.
    pub drain: Duration,
    /// How often one address may try.
    pub rates: Vec<Rate>,
    /// Whose word about the client's address is believed.
    pub proxies: Proxies,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            pace_window: Duration::from_secs(10),
            pace: 1024,
            stall: Duration::from_secs(20),
            answer: Duration::from_secs(10),
            body: 1024 * 1024,
            body_at: Vec::new(),
            lines: 4096,
            lines_per_address: 1024,
            at_once: 128,
            waiting: 1024,
            patience: Duration::from_secs(2),
            express: ["/api/v1/entry/", "/healthz", "/readyz"].map(String::from).to_vec(),
            drain: Duration::from_secs(10),
            rates: Vec::new(),
            proxies: Proxies::default(),
        }
    }
}

impl Limits {
    /// What the settings say, within what the system gives.
    ///
    /// # Errors
    /// When a trusted proxy is no address.
    pub fn of(settings: &Settings) -> anyhow::Result<Self> {
        let proxies = settings.trusted_proxies.join(",").parse::<Proxies>();
        let limits = Self {
            lines: settings.lines,
            lines_per_address: settings.lines_per_address,
            body_at: vec![("/api/v1/entry/scans/batch".into(), 2 * 1024 * 1024)],
            rates: paced(settings.registrations_per_minute),
            proxies: proxies.map_err(|wrong| anyhow::anyhow!("AISLE_TRUSTED_PROXIES: {wrong}"))?,
            ..Self::default()
        };
        Ok(limits.within_the_system())
    }

    /// Never more lines than the system grants file handles for, with a quarter left for the database.
    pub fn within_the_system(mut self) -> Self {
        if let Some(files) = open_files() {
            self.lines = self.lines.min(files / 4 * 3).max(16);
        }
        self
    }

    /// The largest body this path takes.
    pub fn body_for(&self, path: &str) -> usize {
        let other = self.body_at.iter().find(|(prefix, _)| path.starts_with(prefix.as_str()));
        other.map_or(self.body, |(_, size)| *size)
    }
}

/// What is worth trying often. Accounts and numbers are counted by those who know them; tokens of 256 bits are not
/// worth trying, and one revoked phone must not close the gates of its whole venue.
fn paced(registrations: u32) -> Vec<Rate> {
    let rate = |paths, per_minute, counts| Rate { paths, per_minute, counts };
    vec![
        rate(&["/sign-in", "/sign-in/*", "/reset/*"], 10, Counts::Failures),
        rate(&["/forgot", "/exhibitor/sign-up"], 20, Counts::All),
        rate(&["/*/register"], registrations, Counts::All),
        // Each asks for a letter or a message.
        rate(&["/*/badge/find"], 60, Counts::All),
        // Codes of six digits are tried here; but a whole venue may share one address, and people mistype.
        rate(&["/*/badge/find/*"], 120, Counts::Failures),
    ]
}

/// The soft limit of open files, where the system tells.
fn open_files() -> Option<usize> {
    let text = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = text.lines().find(|line| line.starts_with("Max open files"))?;
    line.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_may_have_its_own_body_size() {
        let limits = Limits { body: 10, body_at: vec![("/up/".into(), 99)], ..Limits::default() };
        assert_eq!((limits.body_for("/up/logo"), limits.body_for("/update")), (99, 10));
    }
}
