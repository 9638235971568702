//! What the writer asks and writes, a group at a time: multi-row statements that read the same on both databases.
use super::entity::{admission as admissions, device as devices, exception as exceptions, scan as scans};
use super::group::{self, Facts, Named, Scan, Stay, Wearer};
use crate::kernel::id::{BadgeId, DeviceId, EditionId, ScanId};
use crate::kernel::{Moment, Result};
use crate::visitors::entity::badge as badges;
use sea_orm::sea_query::{LockType, OnConflict, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{BTreeMap, HashSet};

/// Everything the rules need to decide `group`, which is all of one edition.
pub async fn facts(tx: &impl ConnectionTrait, group: &[Scan]) -> Result<Facts> {
    let mut facts = Facts { paired: paired(tx, group).await?, ..Facts::default() };
    stored(tx, &mut facts, group.iter().map(|scan| scan.id).collect()).await?;
    facts.wearers = wearers(tx, group, &facts).await?;
    let badges = facts.wearers.iter().map(|w| w.badge).collect();
    admitted(tx, &mut facts, badges).await?;
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

type WearerRow = (
    BadgeId,
    i64,
    i32,
    String,
    String,
    String,
    String,
    Option<Moment>,
    Option<Moment>,
    Option<String>,
    Option<String>,
);

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
    Ok(wearing(tx, edition, named).await?)
}

/// The badges of an edition that fit `which`, as the rules see them.
pub async fn wearing(
    tx: &impl ConnectionTrait,
    edition: EditionId,
    which: Condition,
) -> Result<Vec<Wearer>, sea_orm::DbErr> {
    use badges::Column::{Category, Company, Epoch, Id, Name, RevokedAt, Serial, ShortCode};
    use exceptions::Column::{BadgeId as Of, BlockedAt, ValidFrom, ValidUntil};
    let excepted = badges::Entity::belongs_to(exceptions::Entity).from(Id).to(Of).into();
    let rows: Vec<WearerRow> = badges::Entity::find()
        .select_only()
        .columns([Id, Serial, Epoch, ShortCode, Category, Name, Company, RevokedAt])
        .columns([BlockedAt, ValidFrom, ValidUntil])
        .join(JoinType::LeftJoin, excepted)
        .filter(badges::Column::EditionId.eq(edition))
        .filter(which)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(wearer).collect())
}

fn wearer(row: WearerRow) -> Wearer {
    let (badge, serial, epoch, short_code, category, name, company, revoked_at, blocked_at, from, until) =
        row;
    Wearer {
        badge,
        serial,
        epoch,
        short_code,
        category,
        name,
        company,
        revoked_at,
        blocked_at,
        valid_from: from,
        valid_until: until,
    }
}

/// Adds the admissions of `badges` on all days. On PostgreSQL the rows are locked, so that two servers do not let the
/// same person back in at once; always in the same order, so that neither waits for ever.
pub async fn admitted(tx: &impl ConnectionTrait, facts: &mut Facts, badges: Vec<BadgeId>) -> Result<()> {
    if badges.is_empty() {
        return Ok(());
    }
    let rows = admissions::Entity::find()
        .filter(admissions::Column::BadgeId.is_in(badges))
        .order_by_asc(admissions::Column::BadgeId)
        .order_by_asc(admissions::Column::Day)
        .order_by_asc(admissions::Column::Zone)
        .lock(LockType::Update)
        .all(tx)
        .await?;
    facts.admissions.extend(rows.into_iter().map(|row| (group::stay(&row), row)));
    Ok(())
}

/// Writes first admissions and gives back the badges that somebody else admitted meanwhile.
pub async fn admit(tx: &impl ConnectionTrait, rows: &[admissions::Model]) -> Result<Vec<BadgeId>> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    use admissions::Column as C;
    let mut insert = Query::insert();
    insert.into_table(admissions::Entity).columns([
        C::BadgeId,
        C::Day,
        C::Zone,
        C::EditionId,
        C::GateId,
        C::ScanId,
        C::At,
        C::Inside,
        C::Entries,
        C::LastMinute,
        C::Category,
    ]);
    for row in rows {
        insert.values_panic([
            row.badge_id.into(),
            row.day.clone().into(),
            row.zone.clone().into(),
            row.edition_id.into(),
            row.gate_id.into(),
            row.scan_id.into(),
            row.at.into(),
            row.inside.into(),
            row.entries.into(),
            row.last_minute.into(),
            row.category.clone().into(),
        ]);
    }
    insert.on_conflict(OnConflict::columns([C::BadgeId, C::Day, C::Zone]).do_nothing().to_owned());
    insert.returning(Query::returning().columns([C::BadgeId, C::Day, C::Zone]));
    let written = tx.query_all(&insert).await?;
    let written: HashSet<Stay> = written
        .iter()
        .map(|row| Ok((row.try_get("", "badge_id")?, row.try_get("", "day")?, row.try_get("", "zone")?)))
        .collect::<Result<_, sea_orm::DbErr>>()?;
    let lost = rows.iter().filter(|row| !written.contains(&group::stay(row)));
    Ok(lost.map(|row| row.badge_id).collect())
}

/// What a stay looks like: day, zone, category, inside, entries, last minute.
type Alike<'r> = (&'r str, &'r str, &'r str, bool, i32, i32);

/// Notes who went out or came back; those whose stay looks alike share a statement.
pub async fn moved(tx: &impl ConnectionTrait, rows: &[admissions::Model]) -> Result<()> {
    use admissions::Column as C;
    let mut alike: BTreeMap<Alike<'_>, Vec<BadgeId>> = BTreeMap::new();
    for row in rows {
        let stay = (&*row.day, &*row.zone, &*row.category, row.inside, row.entries, row.last_minute);
        alike.entry(stay).or_default().push(row.badge_id);
    }
    for ((day, zone, category, inside, entries, last_minute), badges) in alike {
        admissions::Entity::update_many()
            .col_expr(C::Inside, inside.into())
            .col_expr(C::Entries, entries.into())
            .col_expr(C::LastMinute, last_minute.into())
            .col_expr(C::Category, category.into())
            .filter(C::BadgeId.is_in(badges))
            .filter(C::Day.eq(day))
            .filter(C::Zone.eq(zone))
            .exec(tx)
            .await?;
    }
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
        C::Zone,
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
        C::DecidedAt,
        C::Offline,
    ]);
    for row in &rows {
        insert.values_panic([
            row.id.into(),
            row.edition_id.into(),
            row.device_id.into(),
            row.gate_id.into(),
            row.zone.clone().into(),
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
            row.decided_at.into(),
            row.offline.into(),
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
