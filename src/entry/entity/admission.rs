//! The first time a badge was let into a zone on a day. The primary key forbids a second one.
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, EditionId, GateId, ScanId};
use sea_orm::entity::prelude::*;

/// A row of `admissions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "admissions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub badge_id: BadgeId,
    /// The show's calendar day, `2025-10-30`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: String,
    /// The zone's code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub zone: String,
    pub edition_id: EditionId,
    pub gate_id: GateId,
    /// The scan that let them in.
    pub scan_id: ScanId,
    pub at: Moment,
    /// Not scanned out since.
    pub inside: bool,
    /// How often they came in that day.
    pub entries: i32,
    /// When they last came in: minutes since midnight, by the show's clock.
    pub last_minute: i32,
    /// As what they came in: the badge's category then, which the count of the zone goes by.
    pub category: String,
}

impl ActiveModelBehavior for ActiveModel {}
