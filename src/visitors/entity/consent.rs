//! One agreement to one purpose: which text, when, in which language, and when it was taken back.
use super::super::purpose::Purpose;
use crate::kernel::id::{ConsentId, VisitorId};
use crate::kernel::{Lang, Moment};
use sea_orm::entity::prelude::*;

/// A row of `consents`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    pub visitor_id: VisitorId,
    pub purpose: Purpose,
    /// The version of the privacy notice that was shown.
    pub notice_version: String,
    pub lang: Lang,
    pub given_at: Moment,
    pub withdrawn_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}
