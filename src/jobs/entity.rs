//! The queue.
use crate::kernel::Moment;
use crate::kernel::id::JobId;
use sea_orm::entity::prelude::*;

/// A row of `jobs`.
#[sea_orm::model]
#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    pub kind: String,
    pub payload: String,
    #[sea_orm(unique)]
    pub once: Option<String>,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub run_at: Moment,
    pub created_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}
