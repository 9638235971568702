//! Every question this domain asks the database, named as it would be asked.
use super::admission::Category;
use super::entity::{access_rule, admission, device, pairing, scan};
use crate::kernel::id::{BadgeId, DeviceId, EditionId, GateId, PairingId};
use crate::kernel::{Error, Moment, Result};
use crate::show::entity::edition;
use crate::visitors::entity::{badge, visitor};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// What each category opens, if the edition has rules of its own.
pub async fn access_rules(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<Category>> {
    let rows = access_rule::Entity::find().filter(access_rule::Column::EditionId.eq(edition)).all(db).await?;
    rows.iter().map(|row| Ok(serde_json::from_str(&row.rule)?)).collect()
}

/// Every edition of this server.
pub async fn edition_ids(db: &impl ConnectionTrait) -> Result<Vec<EditionId>> {
    Ok(edition::Entity::find().select_only().column(edition::Column::Id).into_tuple().all(db).await?)
}

/// The device whose token has this hash, the one in use or the one it was offered; revoked or not.
pub async fn device_by_token(db: &impl ConnectionTrait, hash: &str) -> Result<Option<device::Model>> {
    let either = device::Column::TokenHash.eq(hash).or(device::Column::NextHash.eq(hash));
    Ok(device::Entity::find().filter(either).one(db).await?)
}

/// The devices of an edition, newest first.
pub async fn devices(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<device::Model>> {
    let rows = device::Entity::find()
        .filter(device::Column::EditionId.eq(edition))
        .order_by_desc(device::Column::PairedAt)
        .limit(500)
        .all(db)
        .await?;
    Ok(rows)
}

/// Takes a device's right to scan; `false` when it had none any more.
pub async fn revoke(db: &impl ConnectionTrait, edition: EditionId, id: DeviceId, at: Moment) -> Result<bool> {
    let done = device::Entity::update_many()
        .col_expr(device::Column::RevokedAt, Expr::value(at))
        .filter(device::Column::Id.eq(id))
        .filter(device::Column::EditionId.eq(edition))
        .filter(device::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// An invitation of this edition.
pub async fn pairing(db: &impl ConnectionTrait, edition: EditionId, id: PairingId) -> Result<pairing::Model> {
    let found =
        pairing::Entity::find_by_id(id).filter(pairing::Column::EditionId.eq(edition)).one(db).await?;
    found.ok_or(Error::NotFound)
}

/// The invitation whose token has this hash, used or not.
pub async fn pairing_by_token(db: &impl ConnectionTrait, hash: &str) -> Result<pairing::Model> {
    let found = pairing::Entity::find().filter(pairing::Column::TokenHash.eq(hash)).one(db).await?;
    found.ok_or(Error::NotFound)
}

/// Spends an invitation; `false` when somebody was quicker or it is too late.
pub async fn spend(db: &impl ConnectionTrait, id: PairingId, at: Moment) -> Result<bool> {
    let done = pairing::Entity::update_many()
        .col_expr(pairing::Column::UsedAt, Expr::value(at))
        .filter(pairing::Column::Id.eq(id))
        .filter(pairing::Column::UsedAt.is_null())
        .filter(pairing::Column::ExpiresAt.gt(at))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// First admissions of a day at each gate, to whatever zone it leads.
pub async fn admitted_by_gate(
    db: &impl ConnectionTrait,
    edition: EditionId,
    day: &str,
) -> Result<Vec<(GateId, i64)>> {
    let rows = admission::Entity::find()
        .select_only()
        .column(admission::Column::GateId)
        .column_as(admission::Column::BadgeId.count(), "admitted")
        .filter(admission::Column::EditionId.eq(edition))
        .filter(admission::Column::Day.eq(day))
        .group_by(admission::Column::GateId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}

/// People who were admitted on a day, each counted once whatever zones they saw: all of them, and those who are inside
/// some zone still.
pub async fn people(db: &impl ConnectionTrait, edition: EditionId, day: &str) -> Result<(i64, i64)> {
    let each = admission::Entity::find()
        .select_only()
        .column_as(Expr::cust("COUNT(DISTINCT badge_id)"), "people")
        .filter(admission::Column::EditionId.eq(edition))
        .filter(admission::Column::Day.eq(day));
    let inside = each.clone().filter(admission::Column::Inside.eq(true));
    let all: Option<i64> = each.into_tuple().one(db).await?;
    let inside: Option<i64> = inside.into_tuple().one(db).await?;
    Ok((all.unwrap_or_default(), inside.unwrap_or_default()))
}

/// A day's scans by result and reason.
pub async fn scans_by_reason(
    db: &impl ConnectionTrait,
    edition: EditionId,
    day: &str,
) -> Result<Vec<(String, String, i64)>> {
    let rows = scan::Entity::find()
        .select_only()
        .column(scan::Column::Result)
        .column(scan::Column::Reason)
        .column_as(scan::Column::Id.count(), "scans")
        .filter(scan::Column::EditionId.eq(edition))
        .filter(scan::Column::Day.eq(day))
        .group_by(scan::Column::Result)
        .group_by(scan::Column::Reason)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}

/// The admissions of a list of badges on one day.
pub async fn admissions_of(
    db: &impl ConnectionTrait,
    badges: Vec<BadgeId>,
    day: &str,
) -> Result<Vec<admission::Model>> {
    let rows = admission::Entity::find()
        .filter(admission::Column::BadgeId.is_in(badges))
        .filter(admission::Column::Day.eq(day))
        .all(db)
        .await?;
    Ok(rows)
}

/// Badges by the nine digits under the code.
pub async fn badges_by_short_code(
    db: &impl ConnectionTrait,
    edition: EditionId,
    digits: &str,
) -> Result<Vec<badge::Model>> {
    let rows = badge::Entity::find()
        .filter(badge::Column::EditionId.eq(edition))
        .filter(badge::Column::ShortCode.eq(digits))
        .all(db)
        .await?;
    Ok(rows)
}

/// Badges by the last four digits of their wearers' mobile numbers.
pub async fn badges_by_mobile_tail(
    db: &impl ConnectionTrait,
    edition: EditionId,
    tail: &str,
    most: u64,
) -> Result<Vec<badge::Model>> {
    let wearers = visitor::Entity::find()
        .select_only()
        .column(visitor::Column::Id)
        .filter(visitor::Column::EditionId.eq(edition))
        .filter(visitor::Column::Mobile.ends_with(tail))
        .into_query();
    let rows = badge::Entity::find()
        .filter(badge::Column::EditionId.eq(edition))
        .filter(badge::Column::VisitorId.in_subquery(wearers))
        .order_by_desc(badge::Column::CreatedAt)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows)
}

/// What a badge is looked up by: which, the name on it, the company on it.
pub type Printed = (BadgeId, String, String);

/// What is printed on the badges of an edition, of all or of those whose id is `from` or later.
pub async fn printed(
    db: &impl ConnectionTrait,
    edition: EditionId,
    from: Option<BadgeId>,
) -> Result<Vec<Printed>> {
    use badge::Column::{Company, EditionId as Of, Id, Name};
    let rows = badge::Entity::find().select_only().columns([Id, Name, Company, Of]).order_by_asc(Id);
    let rows = match from {
        // As in `badges_in_order`.
        Some(from) => rows.filter(Id.gte(from)),
        None => rows.filter(Of.eq(edition)),
    };
    let rows: Vec<(BadgeId, String, String, EditionId)> = rows.into_tuple().all(db).await?;
    Ok(rows
        .into_iter()
        .filter(|row| row.3 == edition)
        .map(|(id, name, company, _)| (id, name, company))
        .collect())
}

/// Badges of the edition by their ids, in the order of the ids given.
pub async fn badges_in_order(
    db: &impl ConnectionTrait,
    edition: EditionId,
    ids: &[BadgeId],
) -> Result<Vec<badge::Model>> {
    // The edition is asked of the rows: named in the question it leads SQLite through the whole edition.
    let mut rows = badge::Entity::find().filter(badge::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    rows.retain(|row| row.edition_id == edition);
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}
