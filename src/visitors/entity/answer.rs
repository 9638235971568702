//! An answer to an optional question; several rows where several may be chosen.
use crate::kernel::id::VisitorId;
use sea_orm::entity::prelude::*;

/// A row of `visitor_answers`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visitor_answers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub visitor_id: VisitorId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// A code of the question's list, or free text.
    pub answer: String,
}

impl ActiveModelBehavior for ActiveModel {}
