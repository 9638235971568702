//! The ledger of conflicts: who was let in although all gates together know better, with the probable cause and one tap to
//! settle it. Nothing in it is ever hidden; a settled conflict stays in the list below.
use crate::accounts::GateDesk;
use crate::db::Db;
use crate::entry::entity::conflict::{Column, Entity, Model as Conflict, Resolution};
use crate::entry::entity::{admission, device, scan};
use crate::entry::group::{self, Stay};
use crate::kernel::id::{BadgeId, ConflictId, DeviceId, EditionId, ScanId};
use crate::kernel::{Error, Event, Moment, Result};
use crate::visitors;
use crate::visitors::entity::badge;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// At most so many on the page; a morning without a network makes dozens.
const SHOWN: u64 = 200;

/// A conflict with everything that explains it.
pub struct Case {
    pub conflict: Conflict,
    pub scan: scan::Model,
    /// The device's name.
    pub device: String,
    pub badge: Option<badge::Model>,
    /// The first admission to that zone that day, and its device's name.
    pub first: Option<(admission::Model, String)>,
}

/// How many wait for somebody to look at them.
///
/// # Errors
/// As any query.
pub async fn open(db: &impl ConnectionTrait, edition: EditionId) -> Result<u64> {
    let waiting = Entity::find().filter(Column::EditionId.eq(edition)).filter(Column::ResolvedAt.is_null());
    Ok(waiting.count(db).await?)
}

/// The conflicts of an edition, newest first; those that wait come before those that are settled.
///
/// # Errors
/// As any query.
pub async fn cases(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<Case>> {
    let all = Entity::find().filter(Column::EditionId.eq(edition));
    let newest = all.order_by_desc(Column::FoundAt).order_by_desc(Column::Id).limit(SHOWN);
    let mut rows = newest.all(db).await?;
    rows.sort_by_key(|row| row.resolved_at.is_some());
    let badges: Vec<BadgeId> = rows.iter().filter_map(|row| row.badge_id).collect();
    let firsts = firsts(db, &badges).await?;
    let ids = rows.iter().map(|row| row.scan_id).chain(firsts.values().map(|first| first.scan_id));
    let scans = scans(db, ids.collect()).await?;
    let devices = devices(db, scans.values().map(|scan| scan.device_id).collect()).await?;
    let name = |scan: ScanId| scans.get(&scan).and_then(|it| devices.get(&it.device_id)).cloned();
    let badges: HashMap<BadgeId, badge::Model> =
        by_id(badge::Entity::find().filter(badge::Column::Id.is_in(badges)).all(db).await?, |row| row.id);
    let case = |conflict: Conflict| {
        let scan = scans.get(&conflict.scan_id)?.clone();
        let first =
            conflict.badge_id.and_then(|badge| firsts.get(&(badge, scan.day.clone(), scan.zone.clone())));
        let first = first.filter(|first| first.scan_id != scan.id).cloned();
        Some(Case {
            device: name(scan.id).unwrap_or_default(),
            badge: conflict.badge_id.and_then(|id| badges.get(&id)).cloned(),
            first: first.map(|first| (first.clone(), name(first.scan_id).unwrap_or_default())),
            conflict,
            scan,
        })
    };
    Ok(rows.into_iter().filter_map(case).collect())
}

fn by_id<K: std::hash::Hash + Eq, V>(rows: Vec<V>, id: impl Fn(&V) -> K) -> HashMap<K, V> {
    rows.into_iter().map(|row| (id(&row), row)).collect()
}

async fn firsts(db: &impl ConnectionTrait, badges: &[BadgeId]) -> Result<HashMap<Stay, admission::Model>> {
    let mine = admission::Column::BadgeId.is_in(badges.iter().copied());
    let rows = admission::Entity::find().filter(mine).all(db).await?;
    Ok(by_id(rows, group::stay))
}

async fn scans(db: &impl ConnectionTrait, ids: Vec<ScanId>) -> Result<HashMap<ScanId, scan::Model>> {
    Ok(by_id(scan::Entity::find().filter(scan::Column::Id.is_in(ids)).all(db).await?, |row| row.id))
}

async fn devices(db: &impl ConnectionTrait, ids: Vec<DeviceId>) -> Result<HashMap<DeviceId, String>> {
    let rows = device::Entity::find().filter(device::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.label)).collect())
}

/// Settles a conflict: it was in order after all, or the badge is stopped for good.
///
/// # Errors
/// [`Error::NotFound`] in another edition; `refused-moved-meanwhile` when somebody was quicker; `offline-refused-nobody`
/// for stopping a badge where there is none.
pub async fn resolve(db: &Db, desk: &GateDesk, id: ConflictId, resolution: Resolution) -> Result<()> {
    let edition = desk.edition().id;
    db.change(desk, async |change| {
        let found = Entity::find_by_id(id).filter(Column::EditionId.eq(edition)).one(change.tx()).await?;
        let conflict = found.ok_or(Error::NotFound)?;
        if !settle(change.tx(), id, resolution, change.at).await? {
            return Err(Error::Refused("refused-moved-meanwhile"));
        }
        if resolution == Resolution::Stopped {
            let badge = conflict.badge_id.ok_or(Error::Refused("offline-refused-nobody"))?;
            let badge = visitors::badge(change.tx(), edition, badge).await?;
            if badge.status == visitors::BadgeStatus::Valid {
                visitors::revoke(change, &badge, "conflict").await?;
            }
        }
        change.record(Event::ConflictResolved { conflict: id, resolution: resolution.code() }).await
    })
    .await
}

async fn settle(
    db: &impl ConnectionTrait,
    id: ConflictId,
    resolution: Resolution,
    at: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::ResolvedAt, Expr::value(at))
        .col_expr(Column::Resolution, Expr::value(resolution.code()))
        .filter(Column::Id.eq(id))
        .filter(Column::ResolvedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}
