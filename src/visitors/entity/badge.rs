//! What is worn at the show: a visitor's or an exhibitor's; the code on it admits.
use crate::kernel::Moment;
use crate::kernel::id::{BadgeId, EditionId, ExhibitorId, VisitorId};
use sea_orm::entity::prelude::*;

/// May it be used?
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Admits, by the rules of its category.
    Valid,
    /// Lost, replaced or withdrawn: never admits again.
    Revoked,
}

/// A row of `badges`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "badges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BadgeId,
    pub edition_id: EditionId,
    /// 40 random bits, unique in the edition.
    pub serial: i64,
    /// Which key signs its code.
    pub epoch: i32,
    /// A code of the edition's badge categories: `VIS`, `EXH`, …
    pub category: String,
    pub visitor_id: Option<VisitorId>,
    pub exhibitor_id: Option<ExhibitorId>,
    pub name: String,
    pub company: String,
    /// Nine digits, unique in the edition.
    pub short_code: String,
    pub status: Status,
    /// Why it was revoked.
    pub reason: Option<String>,
    pub created_at: Moment,
    pub revoked_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}
