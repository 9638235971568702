//! Somebody was let in, and all gates together know better: each scan at most once.
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, ConflictId, EditionId, ScanId};
use sea_orm::entity::prelude::*;

/// What the office made of it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(10))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// It was in order after all.
    Accepted,
    /// The badge was stopped.
    Stopped,
}

impl Resolution {
    /// As forms and the audit trail spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Stopped => "stopped",
        }
    }

    /// Back from a form.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Accepted, Self::Stopped].into_iter().find(|resolution| resolution.code() == text)
    }
}

/// A row of `entry_conflicts`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entry_conflicts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConflictId,
    pub edition_id: EditionId,
    #[sea_orm(unique)]
    pub scan_id: ScanId,
    pub badge_id: Option<BadgeId>,
    /// The reason for which the rules would have kept the door closed, as `verdict::Reason` spells it.
    pub cause: String,
    pub found_at: Moment,
    pub resolved_at: Option<Moment>,
    pub resolution: Option<Resolution>,
}

impl ActiveModelBehavior for ActiveModel {}
