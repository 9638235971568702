//! A zone was counted as empty: at the end of the day, or by somebody who gives a reason.
use crate::kernel::Moment;
use crate::kernel::id::{EditionId, ZoneResetId};
use sea_orm::entity::prelude::*;

/// A row of `zone_resets`; none is ever changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "zone_resets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ZoneResetId,
    pub edition_id: EditionId,
    /// The zone's code.
    pub zone: String,
    /// The show's calendar day.
    pub day: String,
    pub at: Moment,
    /// How many were inside by the count, and are not any more.
    pub inside: i32,
    /// The end of a day comes once.
    #[sea_orm(unique)]
    pub once: Option<String>,
    /// Why somebody did it by hand.
    pub why: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
