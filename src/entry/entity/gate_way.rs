//! Where a gate leads, and which way it is passed.
use crate::kernel::id::{EditionId, GateId};
use sea_orm::entity::prelude::*;

/// A row of `gate_ways`; a gate without one leads to the halls, both ways.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "gate_ways")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub gate_id: GateId,
    pub edition_id: EditionId,
    /// The zone's code.
    pub zone: String,
    /// `in`, `out` or `both`.
    pub way: String,
}

impl ActiveModelBehavior for ActiveModel {}
