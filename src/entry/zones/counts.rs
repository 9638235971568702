//! How many are inside, kept in the transaction of the scans: one statement a group, and one more where a capacity holds.
use super::layout::{Layout, Place, own_place};
use crate::entry::entity::headcount::{Column, Entity, Model};
use crate::entry::group::{Crowd, Moves, Scan};
use crate::kernel::Result;
use crate::kernel::id::EditionId;
use sea_orm::sea_query::{Expr, ExprTrait, InsertStatement, OnConflict, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};

/// Of a whole place, not of one category.
pub const EVERYBODY: &str = "";

/// A row by its key: place, day, category.
type Key = (Place, String, String);

/// The places with a capacity that these scans lead to, with everybody who is there. Their rows stay locked until the
/// transaction ends, so whoever else decides about them waits; always in the same order, so that nobody waits for ever.
///
/// # Errors
/// As any write.
pub async fn hold(
    tx: &impl ConnectionTrait,
    layout: &Layout,
    day: &str,
    group: &[Scan],
) -> Result<Vec<Crowd>> {
    let asked: BTreeSet<&Place> = layout
        .zones
        .iter()
        .filter(|zone| zone.thresholds.capacity.is_some())
        .filter(|zone| group.iter().any(|scan| scan.zone == zone.code))
        .map(|zone| &zone.place)
        .collect();
    if asked.is_empty() {
        return Ok(vec![]);
    }
    let nobody = asked.iter().map(|place| ((*(*place)).clone(), day.to_owned(), EVERYBODY.to_owned()));
    let held = add(tx, nobody.map(|key| (key, 0)).collect()).await?;
    let crowd = |place: &Place| Crowd {
        zones: layout.filling(place),
        inside: held.iter().find(|(key, _)| key.0 == *place).map_or(0, |(_, inside)| *inside),
    };
    Ok(asked.into_iter().map(crowd).collect())
}

/// Brings the counts up to date: of each category in its zone, and of the place as a whole.
///
/// # Errors
/// As any write.
pub async fn count(
    tx: &impl ConnectionTrait,
    layout: &Layout,
    edition: EditionId,
    moves: &Moves,
) -> Result<()> {
    let mut rows: BTreeMap<Key, i64> = BTreeMap::new();
    for ((zone, day, category), by) in moves.iter().filter(|(_, by)| **by != 0) {
        let own = own_place(edition, zone);
        let whole = layout.zone(zone).map_or_else(|| own.clone(), |zone| zone.place.clone());
        *rows.entry((own, day.clone(), category.clone())).or_default() += by;
        *rows.entry((whole, day.clone(), EVERYBODY.to_owned())).or_default() += by;
    }
    rows.retain(|_, by| *by != 0);
    if rows.is_empty() {
        return Ok(());
    }
    tx.execute(&upsert(rows)).await?;
    Ok(())
}

/// Adds to the rows, makes those that are missing, and tells how each stands now.
///
/// # Errors
/// As any write.
pub async fn add(tx: &impl ConnectionTrait, rows: BTreeMap<Key, i64>) -> Result<BTreeMap<Key, i64>> {
    let mut insert = upsert(rows);
    insert.returning(Query::returning().columns([
        Column::OwnerId,
        Column::Place,
        Column::Day,
        Column::Category,
        Column::Inside,
    ]));
    let mut now = BTreeMap::new();
    for row in tx.query_all(&insert).await? {
        let place = Place { owner: row.try_get("", "owner_id")?, name: row.try_get("", "place")? };
        let key = (place, row.try_get("", "day")?, row.try_get("", "category")?);
        now.insert(key, row.try_get("", "inside")?);
    }
    Ok(now)
}

fn upsert(rows: BTreeMap<Key, i64>) -> InsertStatement {
    let keys = [Column::OwnerId, Column::Place, Column::Day, Column::Category];
    let mut insert = Query::insert();
    insert.into_table(Entity).columns([
        Column::OwnerId,
        Column::Place,
        Column::Day,
        Column::Category,
        Column::Inside,
    ]);
    for ((place, day, category), by) in rows {
        insert.values_panic([place.owner.into(), place.name.into(), day.into(), category.into(), by.into()]);
    }
    let sum = Expr::col((Entity, Column::Inside)).add(Expr::col(("excluded", Column::Inside)));
    insert.on_conflict(OnConflict::columns(keys).value(Column::Inside, sum).to_owned());
    insert
}

/// The counts of one day in these places.
///
/// # Errors
/// As any query.
pub async fn of_day(db: &impl ConnectionTrait, places: &BTreeSet<Place>, day: &str) -> Result<Vec<Model>> {
    let mut any = Condition::any();
    for place in places {
        let this = Condition::all().add(Column::OwnerId.eq(place.owner)).add(Column::Place.eq(&place.name));
        any = any.add(this);
    }
    Ok(Entity::find().filter(any).filter(Column::Day.eq(day)).all(db).await?)
}
