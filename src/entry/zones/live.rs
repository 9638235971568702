//! Who is inside now, for pages that show it and devices that go by it.
use super::counts;
use super::layout::{Layout, Place, Zone, own_place};
use super::level::Level;
use crate::db::Db;
use crate::entry::entity::headcount::Model as Headcount;
use crate::kernel::Result;
use crate::kernel::id::EditionId;
use crate::show::edition::Setup;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// The zones of an edition today.
#[derive(Clone, Debug, Default)]
pub struct Occupancy {
    pub zones: Vec<ZoneNow>,
}

/// One zone.
#[derive(Clone, Debug)]
pub struct ZoneNow {
    pub zone: Zone,
    /// In this zone.
    pub inside: i64,
    /// In the place whose capacity it fills: the same, unless zones share one.
    pub whole: i64,
    pub by_category: BTreeMap<String, i64>,
    pub level: Level,
}

/// What a device is told of the zone behind its gate.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Behind {
    /// The zone's code.
    pub zone: String,
    /// How many are inside, by everything the server knows.
    pub inside: i64,
    /// How many it holds, where that is limited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    /// `calm`, `amber`, `red` or `full`.
    pub level: &'static str,
}

/// Counts the zones of an edition.
///
/// # Errors
/// As any query.
pub async fn occupancy(db: &Db, edition: &Setup) -> Result<Occupancy> {
    let layout = Layout::of(db.read(), edition).await?;
    let day = db.now().day(&edition.zone).to_string();
    let own = layout.zones.iter().map(|zone| own_place(edition.id, &zone.code));
    let places: BTreeSet<Place> = layout.zones.iter().map(|zone| zone.place.clone()).chain(own).collect();
    let rows = counts::of_day(db.read(), &places, &day).await?;
    let zones = layout.zones.into_iter().map(|zone| zone_now(edition.id, zone, &rows));
    Ok(Occupancy { zones: zones.collect() })
}

fn zone_now(edition: EditionId, zone: Zone, rows: &[Headcount]) -> ZoneNow {
    let own = own_place(edition, &zone.code);
    let by_category: BTreeMap<String, i64> = of(rows, &own)
        .filter(|row| row.category != counts::EVERYBODY)
        .map(|row| (row.category.clone(), row.inside.max(0)))
        .collect();
    let whole = whole(rows, &zone.place);
    ZoneNow {
        inside: by_category.values().sum(),
        level: Level::of(whole, zone.thresholds),
        whole,
        by_category,
        zone,
    }
}

fn of<'r>(rows: &'r [Headcount], place: &Place) -> impl Iterator<Item = &'r Headcount> {
    let (owner, name) = (place.owner, place.name.clone());
    rows.iter().filter(move |row| row.owner_id == owner && row.place == name)
}

fn whole(rows: &[Headcount], place: &Place) -> i64 {
    of(rows, place).find(|row| row.category == counts::EVERYBODY).map_or(0, |row| row.inside.max(0))
}

/// The zone behind a gate, as its device should know it.
///
/// # Errors
/// As any query.
pub async fn behind(db: &Db, layout: &Layout, code: &str, day: &str) -> Result<Option<Behind>> {
    let Some(zone) = layout.zone(code) else { return Ok(None) };
    let rows = counts::of_day(db.read(), &BTreeSet::from([zone.place.clone()]), day).await?;
    let inside = whole(&rows, &zone.place);
    Ok(Some(Behind {
        zone: zone.code.clone(),
        inside,
        capacity: zone.thresholds.capacity,
        level: Level::of(inside, zone.thresholds).as_str(),
    }))
}
