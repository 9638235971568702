//! The audit trail: append-only, one row per event, in the same transaction as what it tells of.
use super::Change;
use crate::kernel::id::{EditionId, EventId};
use crate::kernel::{Event, Moment, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, Set};

/// A row of `events`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventId,
    pub edition_id: Option<EditionId>,
    pub at: Moment,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub kind: String,
    /// The event as JSON: ids and states only.
    pub body: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Appends `event`.
pub(super) async fn add(change: &Change, event: &Event) -> Result<()> {
    let row = ActiveModel {
        id: Set(EventId::new()),
        edition_id: Set(change.edition),
        at: Set(change.at),
        actor_kind: Set(change.by.kind().to_owned()),
        actor_id: Set(change.by.id()),
        kind: Set(event.kind()),
        body: Set(event.body().to_string()),
    };
    Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// The newest `limit` events of an edition before `before`, optionally of one kind.
///
/// # Errors
/// As any query.
pub async fn latest(
    db: &impl ConnectionTrait,
    edition: EditionId,
    before: Option<EventId>,
    kind: Option<&str>,
    limit: u64,
) -> Result<Vec<Model>> {
    let mut query = Entity::find().filter(COLUMN.edition_id.eq(Some(edition)));
    if let Some(before) = before {
        query = query.filter(COLUMN.id.lt(before));
    }
    if let Some(kind) = kind {
        query = query.filter(COLUMN.kind.eq(kind));
    }
    Ok(query.order_by_desc(COLUMN.id).limit(limit).all(db).await?)
}

/// Everything whose body names `id`, oldest first: the history of one thing.
///
/// # Errors
/// As any query.
pub async fn about(db: &impl ConnectionTrait, edition: EditionId, id: Uuid) -> Result<Vec<Model>> {
    let rows = Entity::find()
        .filter(COLUMN.edition_id.eq(Some(edition)))
        .filter(COLUMN.body.contains(id.to_string()))
        .order_by_asc(COLUMN.id)
        .all(db)
        .await?;
    Ok(rows)
}

/// When the last event happened: where a rehearsal's clock goes on after a restart.
///
/// # Errors
/// As any query.
pub async fn last_moment(db: &impl ConnectionTrait) -> Result<Option<Moment>> {
    let row = Entity::find().order_by_desc(COLUMN.at).one(db).await?;
    Ok(row.map(|r| r.at))
}
