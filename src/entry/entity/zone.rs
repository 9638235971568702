//! A part of the venue behind gates: the halls as a whole, a lounge, a conference room.
use crate::kernel::id::{EditionId, ZoneId};
use sea_orm::entity::prelude::*;

/// A row of `zones`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "zones")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ZoneId,
    pub edition_id: EditionId,
    /// As the rules of badge categories name it: `halls`, `lounge`.
    pub code: String,
    pub name_zh: String,
    pub name_en: String,
    /// So many people and no more.
    pub capacity: Option<i32>,
    /// From so many people on the office is told.
    pub amber: Option<i32>,
    /// From so many on it is told again, louder.
    pub red: Option<i32>,
    /// Zones of the organisation's editions with the same word here fill one capacity together.
    pub shared: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
