//! How many are inside, on one day: of one category in a zone, or everybody in a place with a capacity.
use sea_orm::entity::prelude::*;

/// A row of `headcounts`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "headcounts")]
pub struct Model {
    /// The edition of a zone; the organisation, where zones of its editions share a place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub owner_id: Uuid,
    /// The zone's code, or the word the zones share.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: String,
    /// Empty: everybody.
    #[sea_orm(primary_key, auto_increment = false)]
    pub category: String,
    pub inside: i64,
}

impl ActiveModelBehavior for ActiveModel {}
