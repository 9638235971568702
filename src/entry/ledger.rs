//! What the writer asks and writes, a group at a time: multi-row statements that read the same on both databases.
use super::entity::{admission as admissions, device as devices, scan as scans};
use super::group::{Facts, Named, Scan, Wearer};
use crate::kernel::id::{BadgeId, DeviceId, ScanId};
use crate::kernel::{Moment, Result};
use crate::visitors::entity::badge as badges;
use sea_orm::sea_query::{LockType, OnConflict, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;

/// Everything the rules need to decide `group`, which is all of one edition.
pub async fn facts(tx: &impl ConnectionTrait, group: &[Scan], day: &str) -> Result<Facts> {
    let mut facts = Facts { paired: paired(tx, group).await?, ..Facts::default() };
    stored(tx, &mut facts, group.iter().map(|scan| scan.id).collect()).await?;
    facts.wearers = wearers(tx, group, &facts).await?;
    let badges = facts.wearers.iter().map(|w| w.badge).collect();
    admitted(tx, &mut facts, badges, day).await?;
    Ok(facts)
}

async fn paired(tx: &impl ConnectionTrait, group: &[Scan]) -> Result<HashSet<DeviceId>> {
    let asked: HashSet<DeviceId> = group.iter().map(|scan| scan.device).collect();
    let found: Vec<DeviceId> = devices::Entity::find()
        .select_only()
        .column(devices::Column::Id)
        .filter(devices::Column::Id.is_in(asked))
        .filter(devices::Column::RevokedAt.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    Ok(found.into_iter().collect())
}

/// Adds the scans that are already known under one of `ids`.
pub async fn stored(tx: &impl ConnectionTrait, facts: &mut Facts, ids: Vec<ScanId>) -> Result<()> {
    let rows = scans::Entity::find().filter(scans::Column::Id.is_in(ids)).all(tx).await?;
    facts.stored.extend(rows.into_iter().map(|row| (row.id, row)));
    Ok(())
}

type WearerRow = (BadgeId, i64, i32, String, String, String, String, badges::Status);

async fn wearers(tx: &impl ConnectionTrait, group: &[Scan], facts: &Facts) -> Result<Vec<Wearer>> {
    let Some(edition) = group.first().map(|scan| scan.edition) else { return Ok(vec![]) };
    let mut serials = vec![];
    let mut shorts = vec![];
    for scan in group {
        match &scan.named {
            Named::Serial { serial, .. } => serials.push(*serial),
            Named::Short(digits) => shorts.push(digits.clone()),
            Named::Unknown | Named::Forged | Named::OtherEdition => {}
        }
    }
    let before: Vec<BadgeId> = facts.stored.values().filter_map(|row| row.badge_id).collect();
    let mut named = Condition::any();
    if !serials.is_empty() {
        named = named.add(badges::Column::Serial.is_in(serials));
    }
    if !shorts.is_empty() {
        named = named.add(badges::Column::ShortCode.is_in(shorts));
    }
    if !before.is_empty() {
        named = named.add(badges::Column::Id.is_in(before));
    }
    if named.is_empty() {
        return Ok(vec![]);
    }
    use badges::Column::{Category, Company, Epoch, Id, Name, Serial, ShortCode, Status};
    let rows: Vec<WearerRow> = badges::Entity::find()
        .select_only()
        .columns([Id, Serial, Epoch, ShortCode, Category, Name, Company, Status])
        .filter(badges::Column::EditionId.eq(edition))
        .filter(named)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(wearer).collect())
}

fn wearer((badge, serial, epoch, short_code, category, name, company, status): WearerRow) -> Wearer {
    let revoked = status == badges::Status::Revoked;
    Wearer { badge, serial, epoch, short_code, category, name, company, revoked }
}

/// Adds the first admissions of `badges`, today and on the days of stored scans. On PostgreSQL the rows are locked,
/// so that two servers do not let the same person back in at once; always in the same order, so that neither waits
/// for ever.
pub async fn admitted(
    tx: &impl ConnectionTrait,
    facts: &mut Facts,
    badges: Vec<BadgeId>,
    day: &str,
) -> Result<()> {
    if badges.is_empty() {
        return Ok(());
    }
    let mut days: HashSet<&str> = facts.stored.values().map(|row| row.day.as_str()).collect();
    days.insert(day);
    let rows = admissions::Entity::find()
        .filter(admissions::Column::BadgeId.is_in(badges))
        .filter(admissions::Column::Day.is_in(days))
        .order_by_asc(admissions::Column::BadgeId)
        .order_by_asc(admissions::Column::Day)
        .lock(LockType::Update)
        .all(tx)
        .await?;
    facts.admissions.extend(rows.into_iter().map(|row| ((row.badge_id, row.day.clone()), row)));
    Ok(())
}

/// Writes first admissions and gives back the badges that somebody else admitted meanwhile.
pub async fn admit(tx: &impl ConnectionTrait, rows: &[admissions::Model]) -> Result<Vec<BadgeId>> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    use admissions::Column::{At, BadgeId as Badge, Day, EditionId, GateId, Inside, ScanId};
    let mut insert = Query::insert();
    insert.into_table(admissions::Entity).columns([Badge, Day, EditionId, GateId, ScanId, At, Inside]);
    for row in rows {
        insert.values_panic([
            row.badge_id.into(),
            row.day.clone().into(),
            row.edition_id.into(),
            row.gate_id.into(),
            row.scan_id.into(),
            row.at.into(),
            row.inside.into(),
        ]);
    }
    insert.on_conflict(OnConflict::columns([Badge, Day]).do_nothing().to_owned()).returning_col(Badge);
    let written = tx.query_all(&insert).await?;
    let written: HashSet<BadgeId> =
        written.iter().map(|row| row.try_get("", "badge_id")).collect::<Result<_, _>>()?;
    Ok(rows.iter().map(|row| row.badge_id).filter(|badge| !written.contains(badge)).collect())
}

/// Notes who went out or came back.
pub async fn moved(tx: &impl ConnectionTrait, badges: Vec<BadgeId>, day: &str, inside: bool) -> Result<()> {
    if badges.is_empty() {
        return Ok(());
    }
    admissions::Entity::update_many()
        .col_expr(admissions::Column::Inside, inside.into())
        .filter(admissions::Column::BadgeId.is_in(badges))
        .filter(admissions::Column::Day.eq(day))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes the scans and gives back the ids that another server wrote meanwhile.
pub async fn write(tx: &impl ConnectionTrait, mut rows: Vec<&scans::Model>) -> Result<Vec<ScanId>> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    rows.sort_by_key(|row| row.id);
    use scans::Column as C;
    let mut insert = Query::insert();
    insert.into_table(scans::Entity).columns([
        C::Id,
        C::EditionId,
        C::DeviceId,
        C::GateId,
        C::BadgeId,
        C::Code,
        C::Direction,
        C::Result,
        C::Reason,
        C::NextDay,
        C::NextMinute,
        C::Phase,
        C::ForcedWhy,
        C::Day,
        C::ScannedAt,
        C::ReceivedAt,
    ]);
    for row in &rows {
        insert.values_panic([
            row.id.into(),
            row.edition_id.into(),
            row.device_id.into(),
            row.gate_id.into(),
            row.badge_id.into(),
            row.code.clone().into(),
            row.direction.clone().into(),
            row.result.clone().into(),
            row.reason.clone().into(),
            row.next_day.clone().into(),
            row.next_minute.into(),
            row.phase.clone().into(),
            row.forced_why.clone().into(),
            row.day.clone().into(),
            row.scanned_at.into(),
            row.received_at.into(),
        ]);
    }
    insert.on_conflict(OnConflict::column(C::Id).do_nothing().to_owned()).returning_col(C::Id);
    let written = tx.query_all(&insert).await?;
    let written: HashSet<ScanId> =
        written.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?;
    Ok(rows.iter().map(|row| row.id).filter(|id| !written.contains(id)).collect())
}

/// Notes when devices were last heard of.
pub async fn seen(tx: &impl ConnectionTrait, devices: Vec<DeviceId>, at: Moment) -> Result<()> {
    if devices.is_empty() {
        return Ok(());
    }
    devices::Entity::update_many()
        .col_expr(devices::Column::SeenAt, at.into())
        .filter(devices::Column::Id.is_in(devices))
        .exec(tx)
        .await?;
    Ok(())
}
