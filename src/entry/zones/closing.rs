//! The end of a day: a zone counts as empty, and the trail says so. Scans and admissions stay as they are; only who is
//! *still inside* ends. It comes by itself when the last doors of the day close, or by hand with a reason.
use super::layout::{Layout, Zone};
use super::{counts, store};
use crate::accounts::GateDesk;
use crate::db::{Change, Db, is_taken};
use crate::entry::entity::zone_reset;
use crate::entry::group::Moves;
use crate::kernel::id::{EditionId, ZoneResetId};
use crate::kernel::{Actor, Error, Event, Moment, Result};
use crate::show::edition::Setup;
use sea_orm::{ActiveModelTrait, Set};
use std::collections::{BTreeMap, BTreeSet};

/// A server that was away for longer than this does not make up for it: the next day begins with nobody anyway.
const LATEST_HOURS: i64 = 12;

/// Why a zone is counted as empty.
#[derive(Copy, Clone, Debug)]
enum Why<'a> {
    Closing,
    Hand(&'a str),
}

/// Ends every day whose doors have closed, once for each zone; how many zones were counted as empty.
///
/// # Errors
/// As any write.
pub async fn close_days(db: &Db, edition: &Setup) -> Result<usize> {
    let ended = ended(edition, db.now());
    if ended.is_empty() {
        return Ok(0);
    }
    let layout = Layout::of(db.read(), edition).await?;
    let done: BTreeSet<(String, String)> =
        store::closed_days(db.read(), edition.id).await?.into_iter().collect();
    let mut emptied = 0;
    for day in ended {
        for zone in layout.zones.iter().filter(|zone| !done.contains(&(day.clone(), zone.code.clone()))) {
            let who = (Actor::System, edition.id);
            let work = async |change: &Change| empty(change, &layout, zone, &day, Why::Closing).await;
            match db.change(&who, work).await {
                Ok(()) => emptied += 1,
                // Another server was quicker.
                Err(error) if is_taken(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(emptied)
}

/// The days whose last doors closed a short while ago.
fn ended(edition: &Setup, now: Moment) -> Vec<String> {
    let mut closes: BTreeMap<String, Moment> = BTreeMap::new();
    for hours in &edition.hours {
        let last = closes.entry(hours.opens_at.day(&edition.zone).to_string()).or_insert(hours.closes_at);
        *last = (*last).max(hours.closes_at);
    }
    let oldest = now.plus_minutes(-60 * LATEST_HOURS);
    closes.into_iter().filter(|(_, at)| *at <= now && *at > oldest).map(|(day, _)| day).collect()
}

/// Counts a zone as empty, now and by hand.
///
/// # Errors
/// [`Error::NotFound`] when the edition has no such zone; as any write.
pub async fn empty_by_hand(db: &Db, desk: &GateDesk, code: &str, why: &str) -> Result<()> {
    let edition = desk.edition();
    let day = db.now().day(&edition.zone).to_string();
    db.change(desk, async |change| {
        let layout = Layout::of(change.tx(), edition).await?;
        let zone = layout.zone(code).ok_or(Error::NotFound)?;
        empty(change, &layout, zone, &day, Why::Hand(why)).await
    })
    .await
}

async fn empty(change: &Change, layout: &Layout, zone: &Zone, day: &str, why: Why<'_>) -> Result<()> {
    let edition = change.edition.ok_or(Error::NotFound)?;
    // In the order in which the writer of scans takes them.
    if zone.thresholds.capacity.is_some() {
        let whole = (zone.place.clone(), day.to_owned(), counts::EVERYBODY.to_owned());
        counts::add(change.tx(), BTreeMap::from([(whole, 0)])).await?;
    }
    let gone = store::empty(change.tx(), edition, &zone.code, day).await?;
    let inside: i64 = gone.values().sum();
    let key = |category: String| (zone.code.clone(), day.to_owned(), category);
    let moves: Moves = gone.into_iter().map(|(category, n)| (key(category), -n)).collect();
    counts::count(change.tx(), layout, edition, &moves).await?;
    row(change, edition, zone, day, inside, why).insert(change.tx()).await?;
    let closing = matches!(why, Why::Closing);
    let inside = u32::try_from(inside).unwrap_or(u32::MAX);
    change.record(Event::ZoneEmptied { zone: zone.code.clone(), day: day.to_owned(), inside, closing }).await
}

fn row(
    change: &Change,
    edition: EditionId,
    zone: &Zone,
    day: &str,
    inside: i64,
    why: Why<'_>,
) -> zone_reset::ActiveModel {
    let (once, why) = match why {
        Why::Closing => (Some(format!("{edition}:{}:{day}", zone.code)), None),
        Why::Hand(why) => (None, Some(why.to_owned())),
    };
    zone_reset::ActiveModel {
        id: Set(ZoneResetId::new()),
        edition_id: Set(edition),
        zone: Set(zone.code.clone()),
        day: Set(day.to_owned()),
        at: Set(change.at),
        inside: Set(i32::try_from(inside).unwrap_or(i32::MAX)),
        once: Set(once),
        why: Set(why),
    }
}
