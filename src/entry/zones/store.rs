//! What zones ask the database.
use crate::entry::entity::{admission, gate_way, zone, zone_reset};
use crate::kernel::Result;
use crate::kernel::id::{EditionId, OrganisationId};
use crate::show::entity::{edition, show};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::BTreeMap;

/// The zones of an edition.
pub async fn zones(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<zone::Model>> {
    let mine = zone::Entity::find().filter(zone::Column::EditionId.eq(edition));
    Ok(mine.order_by_asc(zone::Column::Code).all(db).await?)
}

/// The gates that somebody has turned.
pub async fn ways(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<gate_way::Model>> {
    Ok(gate_way::Entity::find().filter(gate_way::Column::EditionId.eq(edition)).all(db).await?)
}

/// Every zone of the organisation that shares a place under `word`: its edition and code.
pub async fn sharing(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    word: &str,
) -> Result<Vec<(EditionId, String)>> {
    let shows = Query::select()
        .column(show::Column::Id)
        .from(show::Entity)
        .and_where(Expr::col(show::Column::OrganisationId).eq(organisation))
        .to_owned();
    let editions = edition::Entity::find()
        .select_only()
        .column(edition::Column::Id)
        .filter(edition::Column::ShowId.in_subquery(shows))
        .into_query();
    let rows = zone::Entity::find()
        .select_only()
        .columns([zone::Column::EditionId, zone::Column::Code])
        .filter(zone::Column::Shared.eq(word))
        .filter(zone::Column::EditionId.in_subquery(editions))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}

/// Counts everybody in a zone as outside; how many of each category were inside.
pub async fn empty(
    db: &impl ConnectionTrait,
    edition: EditionId,
    zone: &str,
    day: &str,
) -> Result<BTreeMap<String, i64>> {
    let mut update = Query::update();
    update
        .table(admission::Entity)
        .value(admission::Column::Inside, false)
        .and_where(Expr::col(admission::Column::EditionId).eq(edition))
        .and_where(Expr::col(admission::Column::Day).eq(day))
        .and_where(Expr::col(admission::Column::Zone).eq(zone))
        .and_where(Expr::col(admission::Column::Inside).eq(true))
        .returning_col(admission::Column::Category);
    let mut gone = BTreeMap::new();
    for row in db.query_all(&update).await? {
        *gone.entry(row.try_get("", "category")?).or_default() += 1;
    }
    Ok(gone)
}

/// When zones of an edition were counted as empty, oldest first.
pub async fn resets_of(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<zone_reset::Model>> {
    let mine = zone_reset::Entity::find().filter(zone_reset::Column::EditionId.eq(edition));
    Ok(mine.order_by_asc(zone_reset::Column::At).order_by_asc(zone_reset::Column::Id).all(db).await?)
}

/// The days of an edition that have ended by themselves.
pub async fn closed_days(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<(String, String)>> {
    let rows = zone_reset::Entity::find()
        .select_only()
        .columns([zone_reset::Column::Day, zone_reset::Column::Zone])
        .filter(zone_reset::Column::EditionId.eq(edition))
        .filter(zone_reset::Column::Once.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}
