//! A draft from beginning to end: asked for by the office, computed by a job, kept with its proof.
use super::entity::draft::{self, State};
use super::entity::planned;
use super::findings::{Findings, LeftOut, Why};
use super::floor::Floor;
use super::instance::{Candidate, Puzzle, Wanted, Way, puzzle};
use super::jobs::MakeDraft;
use super::optimise::{self, Outcome};
use super::store;
use super::weight::Wish;
use super::wishes::{self, Pair};
use crate::accounts::MatchDesk;
use crate::db::{Change, Db, is_taken};
use crate::jobs;
use crate::kernel::id::{DraftId, DraftMeetingId, EditionId};
use crate::kernel::{Actor, Error, Event, Moment, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::index::{Buyers, Makers};
use crate::matchmaking::{ground, parties, store as agreed};
use crate::show;
use sea_orm::Set;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Agreed meetings outweigh every wish, so that none is given up for another.
const AGREED: u32 = 10_000;
/// The weight of the best wish.
const BEST: u32 = 100;

/// Begins a draft; a job computes it.
///
/// # Errors
/// [`Error::Refused`] `board-refused-draft-there` while another waits to be published.
pub async fn begin(db: &Db, desk: &MatchDesk, wanted: Wanted) -> Result<DraftId> {
    let edition = desk.edition().id;
    let begun = db.change(desk, async |change| {
        let row = store::begin(change, edition, serde_json::to_string(&wanted)?).await?;
        jobs::enqueue(change, &MakeDraft { edition, draft: row.id }, change.at).await?;
        Ok(row.id)
    });
    begun.await.map_err(|error| match is_taken(&error) {
        true => Error::Refused("board-refused-draft-there"),
        false => error,
    })
}

/// Computes the live draft once more around what is locked.
///
/// # Errors
/// [`Error::Refused`] when there is no draft that can be changed.
pub async fn again(db: &Db, desk: &MatchDesk) -> Result<()> {
    let edition = desk.edition().id;
    db.change(desk, async |change| {
        let seen = store::ready(change.tx(), edition).await?;
        let mut wanted: Wanted = serde_json::from_str(&seen.wanted)?;
        wanted.way = Way::Fill;
        let news = draft::ActiveModel {
            state: Set(State::Making),
            wanted: Set(serde_json::to_string(&wanted)?),
            undo: Set("null".to_owned()),
            ..Default::default()
        };
        store::advance(change, &seen, news).await?;
        jobs::enqueue(change, &MakeDraft { edition, draft: seen.id }, change.at).await
    })
    .await
}

/// Throws the live draft away.
///
/// # Errors
/// [`Error::Refused`] when there is none.
pub async fn discard(db: &Db, desk: &MatchDesk) -> Result<()> {
    db.change(desk, async |change| {
        let seen = store::live(change.tx(), desk.edition().id).await?;
        let seen = seen.ok_or(Error::Refused("board-refused-no-draft"))?;
        let news = draft::ActiveModel { state: Set(State::Discarded), ..Default::default() };
        store::advance(change, &seen, news).await
    })
    .await
}

/// Does what the job asks: reads, computes off the threads of requests, keeps. Done twice it does nothing more.
///
/// # Errors
/// As any change; an instance that contradicts itself makes the draft `failed`.
pub async fn make(db: Db, job: MakeDraft) -> Result<()> {
    let seen = store::draft(db.read(), job.draft).await?;
    if seen.state != State::Making {
        return Ok(());
    }
    let who = (Actor::System, job.edition);
    match compute(&db, job.edition, &seen).await {
        Ok(made) => db.change(&who, async |change| keep(change, &seen, made).await).await,
        Err(error) => {
            tracing::error!(draft.id = %seen.id, error = format!("{error:?}"), "a draft could not be made");
            db.change(&who, async |change| {
                let news = draft::ActiveModel { state: Set(State::Failed), ..Default::default() };
                store::advance(change, &seen, news).await
            })
            .await
        }
    }
}

struct Made {
    rows: Vec<planned::ActiveModel>,
    findings: Findings,
    value: i64,
    bound: Option<i64>,
}

async fn keep(change: &Change, seen: &draft::Model, made: Made) -> Result<()> {
    store::replace(change, seen.id, made.rows).await?;
    let news = draft::ActiveModel {
        state: Set(State::Ready),
        value: Set(Some(made.value)),
        bound: Set(made.bound),
        left_out: Set(serde_json::to_string(&made.findings)?),
        ..Default::default()
    };
    store::advance(change, seen, news).await?;
    change.record(Event::DraftMade { draft: seen.id }).await
}

/// The floor without an index, for jobs.
///
/// # Errors
/// As any question to the database.
pub async fn floor(db: &Db, edition: EditionId) -> Result<Floor> {
    let edition = show::edition(db.read(), edition).await?;
    let makers = parties::makers(db.read(), &edition).await?.into_iter().map(|it| (it.id, Arc::new(it)));
    let makers = Makers { ground: ground::Ground::of(&edition), by_id: makers.collect() };
    let buyers =
        parties::buyers(db.read(), &edition, None).await?.into_iter().map(|it| (it.id, Arc::new(it)));
    let buyers = Buyers { by_id: buyers.collect() };
    Floor::of(db.read(), (Arc::new(makers), Arc::new(buyers)), &edition, db.now()).await
}

/// What is agreed or locked, by pair.
struct Standing {
    meetings: HashMap<Pair, meeting::Model>,
    rows: HashMap<Pair, planned::Model>,
}

async fn compute(db: &Db, edition: EditionId, seen: &draft::Model) -> Result<Made> {
    let floor = Arc::new(floor(db, edition).await?);
    let wanted: Wanted = serde_json::from_str(&seen.wanted)?;
    let meetings = agreed::meetings_on(db.read(), edition).await?;
    let ahead = meetings.into_iter().filter(|row| row.starts_at > floor.now);
    let standing = Standing {
        meetings: ahead.map(|row| ((row.visitor_id, row.exhibitor_id), row)).collect(),
        rows: store::rows(db.read(), seen.id)
            .await?
            .into_iter()
            .map(|row| ((row.visitor_id, row.exhibitor_id), row))
            .collect(),
    };
    let wishes = match wanted.way {
        Way::ByHand => vec![],
        Way::Fill | Way::Repair => wishes::all(db.read(), &floor).await?,
    };
    let candidates = candidates(&floor, wanted.way, &standing, wishes);
    let draft = seen.id;
    let work = move || schedule(&floor, &wanted, &standing, candidates, draft);
    rocket::tokio::task::spawn_blocking(work).await.map_err(Error::broken)?
}

/// Agreed meetings first, then what the draft has already, then the wishes; every pair once.
fn candidates(floor: &Floor, way: Way, standing: &Standing, wishes: Vec<(Pair, Wish)>) -> Vec<Candidate> {
    let mut all: BTreeMap<Pair, Candidate> = BTreeMap::new();
    for (pair, wish) in wishes {
        let (weight, mutual) = (wish.weight(), wish.is_mutual());
        all.insert(pair, Candidate { pair, weight, mutual, table: None, settled: false, fixed: None });
    }
    let slot = |at: Moment| floor.ground().grid.at(at.0);
    for (pair, row) in standing.rows.iter().filter(|(_, row)| row.locked && row.meeting_id.is_none()) {
        let weight = u32::try_from(row.weight).unwrap_or(1);
        let fixed = slot(row.starts_at).filter(|_| row.starts_at > floor.now);
        let table = row.table_id;
        all.insert(*pair, Candidate { pair: *pair, weight, mutual: true, table, settled: true, fixed });
    }
    for (pair, row) in &standing.meetings {
        let own = standing.rows.get(pair).filter(|own| own.meeting_id == Some(row.id));
        let free = own.map_or(way == Way::Repair, |own| !own.locked);
        let (at, table) = own.map_or((row.starts_at, row.table_id), |own| (own.starts_at, own.table_id));
        let fixed = if free { None } else { slot(at) };
        all.insert(
            *pair,
            Candidate { pair: *pair, weight: AGREED, mutual: true, table, settled: true, fixed },
        );
    }
    all.into_values().collect()
}

/// Optimises, and gives every meeting its table. An agreed meeting is never given up: where one would be, all of them
/// are held where they are.
fn schedule(
    floor: &Floor,
    wanted: &Wanted,
    standing: &Standing,
    candidates: Vec<Candidate>,
    draft: DraftId,
) -> Result<Made> {
    let mut puzzle = puzzle(floor, wanted, candidates);
    let mut outcome = match wanted.way {
        Way::Repair => optimise::mend(&puzzle, &slots_now(floor, standing, &puzzle.candidates))?,
        Way::Fill | Way::ByHand => optimise::fill(&puzzle)?,
    };
    let given_up = |(it, slot): (&Candidate, &Option<usize>)| it.weight == AGREED && slot.is_none();
    if puzzle.candidates.iter().zip(&outcome.slots).any(given_up) {
        let held = puzzle.candidates.iter().map(|it| hold(floor, standing, it)).collect();
        puzzle = super::instance::puzzle(floor, wanted, held);
        outcome = optimise::fill(&puzzle)?;
    }
    Ok(made(floor, standing, (&puzzle, outcome), draft))
}

/// Candidate and slot of everything agreed.
fn slots_now(floor: &Floor, standing: &Standing, candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let now = |(n, it): (usize, &Candidate)| {
        let row = standing.meetings.get(&it.pair)?;
        Some((n, floor.ground().grid.at(row.starts_at.0)?))
    };
    candidates.iter().enumerate().filter_map(now).collect()
}

fn hold(floor: &Floor, standing: &Standing, it: &Candidate) -> Candidate {
    let agreed = standing.meetings.get(&it.pair);
    let now = agreed.and_then(|row| Some((floor.ground().grid.at(row.starts_at.0)?, row.table_id)));
    now.map_or(*it, |(slot, table)| Candidate { fixed: Some(slot), table, ..*it })
}

fn made(floor: &Floor, standing: &Standing, (puzzle, outcome): (&Puzzle, Outcome), draft: DraftId) -> Made {
    let seats = super::places::seats(floor, puzzle, &outcome.slots);
    let mut findings = outcome.findings;
    let mut rows = vec![];
    for (it, seat) in puzzle.candidates.iter().zip(&seats) {
        let Some(at) = seat.and_then(|seat| floor.ground().starts(seat.slot)) else { continue };
        let agreed = standing.meetings.get(&it.pair);
        let own = standing.rows.get(&it.pair);
        let stays = agreed.is_some_and(|row| row.starts_at == at);
        rows.push(planned::ActiveModel {
            id: Set(own.map_or_else(DraftMeetingId::new, |own| own.id)),
            draft_id: Set(draft),
            visitor_id: Set(it.pair.0),
            exhibitor_id: Set(it.pair.1),
            meeting_id: Set(agreed.map(|row| row.id)),
            sequence: Set(agreed.map_or(0, |row| row.sequence)),
            starts_at: Set(at),
            table_id: Set(seat.and_then(|seat| seat.table)),
            weight: Set(i32::try_from(it.weight.min(BEST)).unwrap_or_default()),
            locked: Set(own.map_or(stays, |own| own.locked)),
        });
    }
    let tableless = puzzle.candidates.iter().zip(&seats).zip(&outcome.slots);
    let tableless = tableless.filter(|((_, seat), slot)| seat.is_none() && slot.is_some());
    findings.left_out.extend(tableless.map(|((it, _), slot)| LeftOut {
        visitor: it.pair.0,
        exhibitor: it.pair.1,
        weight: it.weight,
        why: Why::NoTable,
        slot: *slot,
        without: 0,
    }));
    // The agreed ones are in every schedule: their extra weight says nothing about this one.
    let beyond = |it: &Candidate| i64::from(it.weight.saturating_sub(BEST)) * 1000;
    let extra: i64 = puzzle.candidates.iter().map(beyond).sum();
    Made { findings, rows, value: outcome.value - extra, bound: outcome.bound.map(|bound| bound - extra) }
}

/// Adds what was in the way while the draft was published to what was found before.
pub fn overtaken(rows: &[&planned::Model], mut before: Findings) -> Findings {
    before.left_out.extend(rows.iter().map(|row| LeftOut {
        visitor: row.visitor_id,
        exhibitor: row.exhibitor_id,
        weight: u32::try_from(row.weight).unwrap_or_default(),
        why: Why::Overtaken,
        slot: None,
        without: 0,
    }));
    before
}
