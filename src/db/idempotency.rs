//! One effect per key: a double click, a retry after a lost answer and the back button all get the first answer.
//!
//! The key is claimed in the same transaction as the effect, so either both exist or neither. After
//! <https://docs.stripe.com/api/idempotent_requests>: keys live for a week, belong to one caller (`scope`), and the
//! same key with another body is refused.
use super::Change;
use crate::kernel::{Error, Moment, Result, secret};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, Set};
use serde::{Serialize, de::DeserializeOwned};

/// A row of `idempotency`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub fingerprint: String,
    pub answer: Option<String>,
    pub created_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// A caller's key for one effect.
#[derive(Clone, Debug)]
pub struct Key {
    scope: String,
    key: String,
    fingerprint: String,
}

impl Key {
    /// `scope` names caller and action, `key` is what the caller sent, `body` what it wants.
    /// No key (or one over 255 bytes) means: every call is its own.
    pub fn new(scope: &str, key: Option<&str>, body: &str) -> Option<Self> {
        let key = key.filter(|k| !k.is_empty() && k.len() <= 255)?;
        Some(Self { scope: scope.to_owned(), key: key.to_owned(), fingerprint: secret::hash(body) })
    }
}

/// Does `work` once per key; later calls get the first one's answer without doing it again.
///
/// # Errors
/// `refused-key-reused` when the key came with another body before; otherwise whatever `work` answers.
pub async fn once<T: Serialize + DeserializeOwned>(
    change: &Change,
    key: Option<Key>,
    work: impl AsyncFnOnce() -> Result<T>,
) -> Result<T> {
    let Some(key) = key else { return work().await };
    let claim = ActiveModel {
        scope: Set(key.scope.clone()),
        key: Set(key.key.clone()),
        fingerprint: Set(key.fingerprint.clone()),
        answer: Set(None),
        created_at: Set(change.at),
    };
    // On PostgreSQL this waits for another transaction that holds the same key.
    let pair = [Column::Scope, Column::Key];
    let claimed = Entity::insert(claim)
        .on_conflict(OnConflict::columns(pair).do_nothing().to_owned())
        .exec_without_returning(change.tx())
        .await?;
    if claimed == 0 {
        return before(change, &key).await;
    }
    let answer = work().await?;
    let row = ActiveModel {
        scope: ActiveValue::Unchanged(key.scope),
        key: ActiveValue::Unchanged(key.key),
        answer: Set(Some(serde_json::to_string(&answer)?)),
        ..Default::default()
    };
    row.update(change.tx()).await?;
    Ok(answer)
}

async fn before<T: DeserializeOwned>(change: &Change, key: &Key) -> Result<T> {
    let row = Entity::find_by_id((key.scope.clone(), key.key.clone()))
        .one(change.tx())
        .await?
        .ok_or(Error::Busy)?;
    if row.fingerprint != key.fingerprint {
        return Err(Error::Refused("refused-key-reused"));
    }
    let answer = row.answer.ok_or(Error::Busy)?;
    Ok(serde_json::from_str(&answer)?)
}

/// Forgets keys older than a week.
///
/// # Errors
/// As any write.
pub async fn forget_old(change: &Change) -> Result<u64> {
    let gone =
        Entity::delete_many().filter(COLUMN.created_at.lt(change.at.plus_days(-7))).exec(change.tx()).await?;
    Ok(gone.rows_affected)
}

/// Writes the row that is only there to be written: what the readiness probe waits for.
pub(super) async fn probe(change: &Change) -> Result<()> {
    let row = ActiveModel {
        scope: Set("probe".to_owned()),
        key: Set("write".to_owned()),
        fingerprint: Set(String::new()),
        answer: Set(None),
        created_at: Set(change.at),
    };
    let again = OnConflict::columns([Column::Scope, Column::Key]).update_column(Column::CreatedAt).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(change.tx()).await?;
    Ok(())
}
