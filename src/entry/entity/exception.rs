//! What holds for one badge only: the days on which it is good, or that it is on the blocklist.
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, EditionId};
use sea_orm::entity::prelude::*;

/// A row of `badge_exceptions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "badge_exceptions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub badge_id: BadgeId,
    pub edition_id: EditionId,
    /// The first day on which it is good, `2025-10-30`.
    pub valid_from: Option<String>,
    /// The last one.
    pub valid_until: Option<String>,
    /// On the blocklist since.
    pub blocked_at: Option<Moment>,
    /// Why, for colleagues.
    pub why: String,
    pub changed_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}
