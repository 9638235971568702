//! What one badge category opens at an edition, as the edition's files say it.
use crate::kernel::id::EditionId;
use sea_orm::entity::prelude::*;

/// A row of `access_rules`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub category: String,
    /// An `admission::Category` as JSON.
    pub rule: String,
}

impl ActiveModelBehavior for ActiveModel {}
