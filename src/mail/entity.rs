//! The outbox.
use crate::kernel::id::{EditionId, LetterId};
use crate::kernel::{Lang, Moment};
use sea_orm::entity::prelude::*;

/// A row of `letters`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "letters")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LetterId,
    pub edition_id: Option<EditionId>,
    /// `mail` or `sms`
    pub channel: String,
    pub recipient: String,
    pub lang: Lang,
    pub message: String,
    /// JSON object
    pub args: String,
    pub link: Option<String>,
    /// A calendar file that travels with the mail.
    pub calendar: Option<String>,
    /// `queued`, `sent` or `failed`
    pub state: String,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub created_at: Moment,
    pub next_at: Moment,
    pub sent_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}
