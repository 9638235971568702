//! The one writer of scans. It gathers whatever waits, decides it by the rules, commits it as one transaction and
//! answers only then: a durable commit costs milliseconds, and a group of sixty-four shares one.
//!
//! A scan that comes alone is committed at once; only when the last group was a crowd does the writer wait up to a
//! millisecond for the next one to gather. It takes its turn for the database's write lock like everybody else.
//! Several servers over one PostgreSQL each have a writer; the primary keys of `admissions` and `scans` settle who
//! was first, and the loser decides again with what the winner wrote.
use super::entity::scan;
use super::group::{self, Facts, Now, Outcome, Ruling, Scan};
use super::house::House;
use super::zones::counts;
use super::{ledger, offline};
use crate::db::{Db, Happening};
use crate::kernel::id::{DeviceId, EditionId, ScanId};
use crate::kernel::{Error, Event, Result};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

/// At most so many scans share a commit.
const GROUP: usize = 64;
/// How long a crowd may gather.
const GATHER: Duration = Duration::from_millis(1);
/// More than this waiting means: try again later.
const WAITING: usize = 4096;
/// No scan waits longer than this for its answer; the device asks again under the same id.
const PATIENCE: Duration = Duration::from_secs(3);
/// Live pages are woken at most this often.
const TELL: Duration = Duration::from_millis(250);
/// A device's last sign of life is noted at most this often.
const SEEN: Duration = Duration::from_secs(15);
/// Servers that admit the same crowd at once may have to step back for each other.
const STEP_BACK: Duration = Duration::from_millis(200);

/// The way in for scans; cheap to clone.
#[derive(Clone)]
pub struct Writer(mpsc::Sender<Job>);

struct Job {
    scan: Scan,
    house: Arc<House>,
    answer: oneshot::Sender<Result<Ruling>>,
}

impl Writer {
    /// Starts the writer; it ends when the last clone is dropped.
    pub fn start(db: Db) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(
            Desk { db, seen: HashMap::new(), untold: HashMap::new(), told: Instant::now() }.work(receiver),
        );
        Self(sender)
    }

    /// Puts one scan in the queue. Scans are decided in the order in which they are queued, and each is kept even if
    /// nobody waits for its answer any more.
    ///
    /// # Errors
    /// [`Error::Busy`] when too much is waiting.
    pub fn queue(&self, scan: Scan, house: Arc<House>) -> Result<Queued> {
        let (answer, ruling) = oneshot::channel();
        self.0.try_send(Job { scan, house, answer }).map_err(|_| Error::Busy)?;
        Ok(Queued(ruling))
    }
}

/// A scan that waits for its ruling.
pub struct Queued(oneshot::Receiver<Result<Ruling>>);

impl Queued {
    /// The ruling on the scan. When this answers, it is durable.
    ///
    /// # Errors
    /// [`Error::Busy`] when the database is locked, full or gone.
    pub async fn ruling(self) -> Result<Ruling> {
        match timeout(PATIENCE, self.0).await {
            Ok(Ok(ruling)) => ruling,
            Ok(Err(_)) | Err(_) => Err(Error::Busy),
        }
    }
}

struct Desk {
    db: Db,
    seen: HashMap<DeviceId, Instant>,
    untold: HashMap<EditionId, (u32, u32)>,
    told: Instant,
}

impl Desk {
    async fn work(mut self, mut queue: mpsc::Receiver<Job>) {
        let mut last = 1;
        loop {
            let mut jobs = Vec::with_capacity(GROUP);
            let wait = if self.untold.is_empty() { Duration::from_secs(3600) } else { TELL };
            match timeout(wait, queue.recv_many(&mut jobs, GROUP)).await {
                Ok(0) => break,
                Ok(_) => {}
                Err(_) => {
                    self.tell();
                    continue;
                }
            }
            gather(&mut queue, &mut jobs, last).await;
            last = jobs.len();
            self.commit(jobs).await;
            if self.told.elapsed() >= TELL {
                self.tell();
            }
        }
        self.tell();
    }

    async fn commit(&mut self, jobs: Vec<Job>) {
        let mut by_house: Vec<(Arc<House>, Vec<Job>)> = vec![];
        for job in jobs {
            match by_house.iter_mut().find(|(house, _)| house.edition == job.house.edition) {
                Some((_, jobs)) => jobs.push(job),
                None => by_house.push((job.house.clone(), vec![job])),
            }
        }
        for (house, jobs) in by_house {
            self.commit_group(&house, jobs).await;
        }
    }

    async fn commit_group(&mut self, house: &House, jobs: Vec<Job>) {
        let (scans, answers): (Vec<Scan>, Vec<_>) =
            jobs.into_iter().map(|job| (job.scan, job.answer)).unzip();
        match self.settle(house, &scans).await {
            Ok(rulings) => {
                for (answer, ruling) in answers.into_iter().zip(rulings) {
                    let _ = answer.send(Ok(ruling));
                }
            }
            // One scan the database will not take must not hold up the others.
            Err(Error::Broken(_)) if scans.len() > 1 => {
                for (scan, answer) in scans.iter().zip(answers) {
                    let ruling = self.settle(house, std::slice::from_ref(scan)).await;
                    let _ = answer.send(ruling.and_then(|mut rulings| rulings.pop().ok_or(Error::Busy)));
                }
            }
            Err(Error::Broken(cause)) => {
                for answer in answers {
                    let _ = answer.send(Err(Error::broken(anyhow::anyhow!("{cause:#}"))));
                }
            }
            Err(_) => {
                for answer in answers {
                    let _ = answer.send(Err(Error::Busy));
                }
            }
        }
    }

    async fn settle(&mut self, house: &House, scans: &[Scan]) -> Result<Vec<Ruling>> {
        let begun = Instant::now();
        loop {
            match self.try_settle(house, scans).await {
                // Two servers stepped on each other's rows, which shows at once. A lock that was waited for does not.
                Err(Error::Busy) if begun.elapsed() < STEP_BACK => {}
                result => return result,
            }
        }
    }

    /// All of the group in one transaction, or nothing of it.
    async fn try_settle(&mut self, house: &House, scans: &[Scan]) -> Result<Vec<Ruling>> {
        let tx = self.db.begin().await?;
        let now = house.now(self.db.now());
        let outcome = record(&tx, house, &now, scans).await?;
        let devices = self.silent(scans);
        ledger::seen(&tx, devices.clone(), now.at).await?;
        tx.commit().await?;
        self.seen.extend(devices.into_iter().map(|device| (device, Instant::now())));
        self.count(house.edition, &outcome);
        Ok(outcome.rulings)
    }

    /// Devices whose last sign of life was noted long ago.
    fn silent(&self, scans: &[Scan]) -> Vec<DeviceId> {
        let mut devices: Vec<DeviceId> = scans.iter().map(|scan| scan.device).collect();
        devices.sort_unstable();
        devices.dedup();
        devices.retain(|device| self.seen.get(device).is_none_or(|at| at.elapsed() > SEEN));
        devices
    }

    fn count(&mut self, edition: EditionId, outcome: &Outcome) {
        let new = outcome.rulings.iter().filter(|ruling| matches!(ruling, Ruling::New(_))).count();
        let counts = self.untold.entry(edition).or_default();
        counts.0 += u32::try_from(new).unwrap_or(u32::MAX);
        counts.1 += u32::try_from(outcome.admit.len()).unwrap_or(u32::MAX);
    }

    fn tell(&mut self) {
        self.told = Instant::now();
        for (edition, (scans, admitted)) in self.untold.drain() {
            let event = Arc::new(Event::ScansCommitted { scans, admitted });
            self.db.live().tell(Happening { edition: Some(edition), at: self.db.now(), event });
        }
    }
}

/// Lets a crowd gather, but never makes a single scan wait.
async fn gather(queue: &mut mpsc::Receiver<Job>, jobs: &mut Vec<Job>, last: usize) {
    let until = tokio::time::Instant::now() + GATHER;
    while jobs.len() < last.min(GROUP) {
        let room = GROUP - jobs.len();
        match tokio::time::timeout_at(until, queue.recv_many(jobs, room)).await {
            Ok(0) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

/// Decides the group and writes what follows from it.
async fn record(tx: &impl ConnectionTrait, house: &House, now: &Now, scans: &[Scan]) -> Result<Outcome> {
    let crowds = counts::hold(tx, &house.layout, &now.day, scans).await?;
    let mut facts = ledger::facts(tx, scans).await?;
    facts.crowds = crowds;
    let mut outcome = group::decide(&house.rules, now, scans, &facts);
    let lost = ledger::admit(tx, &outcome.admit).await?;
    if !lost.is_empty() {
        ledger::admitted(tx, &mut facts, lost).await?;
        outcome = group::decide(&house.rules, now, scans, &facts);
    }
    let moved: Vec<_> = outcome.moved.values().cloned().collect();
    ledger::moved(tx, &moved).await?;
    let twins = ledger::write(tx, new_rows(&outcome)).await?;
    if !twins.is_empty() {
        outcome = again(tx, house, now, scans, &mut facts, twins).await?;
    }
    let mut moves = outcome.moves(&facts);
    offline::settle(tx, house, now.at, (&outcome, &facts), &mut moves).await?;
    counts::count(tx, &house.layout, house.edition, &moves).await?;
    Ok(outcome)
}

fn new_rows(outcome: &Outcome) -> Vec<&scan::Model> {
    let new = outcome.rulings.iter().filter_map(|ruling| match ruling {
        Ruling::New(decided) => Some(&decided.row),
        Ruling::Again(_) | Ruling::Reused | Ruling::Unpaired => None,
    });
    new.collect()
}

/// Another server wrote some of these very scans a moment ago: its answers hold.
async fn again(
    tx: &impl ConnectionTrait,
    house: &House,
    now: &Now,
    scans: &[Scan],
    facts: &mut Facts,
    twins: Vec<ScanId>,
) -> Result<Outcome> {
    ledger::stored(tx, facts, twins).await?;
    Ok(group::decide(&house.rules, now, scans, facts))
}
