//! Every attempt to pass a gate, with its verdict, under the id the device chose.
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, DeviceId, EditionId, GateId, ScanId};
use sea_orm::entity::prelude::*;

/// A row of `scans`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scans")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ScanId,
    pub edition_id: EditionId,
    pub device_id: DeviceId,
    pub gate_id: GateId,
    /// Where that gate led then.
    pub zone: String,
    /// Whose badge it was, where the code named one.
    pub badge_id: Option<BadgeId>,
    /// What was read, shortened; for telling a retry from another scan under the same id.
    pub code: String,
    pub direction: String,
    pub result: String,
    pub reason: String,
    /// When it would have worked.
    pub next_day: Option<String>,
    pub next_minute: Option<i32>,
    pub phase: Option<String>,
    /// A supervisor's words.
    pub forced_why: Option<String>,
    /// The show's calendar day on which it was decided.
    pub day: String,
    /// By the device's clock.
    pub scanned_at: Option<Moment>,
    /// By ours.
    pub received_at: Moment,
    /// When it was decided, by the show's clock: at the gate, also when it arrived here hours later.
    pub decided_at: Moment,
    /// Decided by a device without a connection.
    pub offline: bool,
}

impl ActiveModelBehavior for ActiveModel {}
