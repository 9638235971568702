//! A person registered for an edition.
use crate::kernel::id::{EditionId, VisitorId};
use crate::kernel::{Lang, Moment};
use sea_orm::entity::prelude::*;

/// A row of `visitors`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visitors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VisitorId,
    pub edition_id: EditionId,
    pub name: String,
    /// Empty for somebody who works for themselves.
    pub company: String,
    pub email: Option<String>,
    pub mobile: Option<String>,
    /// The contact the person is recognised by; see `contact.rs`.
    pub person_key: String,
    /// The name as it is compared; see `contact.rs`.
    pub name_key: String,
    pub buyer_type: String,
    pub title: Option<String>,
    pub lang: Lang,
    /// Takes part in matchmaking.
    pub matching: bool,
    /// Where the registration came from: `page`, `api`, `sample`.
    pub source: String,
    pub created_at: Moment,
    pub updated_at: Moment,
    pub withdrawn_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}
