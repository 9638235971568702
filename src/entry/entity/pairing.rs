//! An invitation for one device to pair with one gate: single use, ten minutes.
use super::device::Profile;
use crate::kernel::Moment;
use crate::kernel::id::{EditionId, GateId, PairingId};
use sea_orm::entity::prelude::*;

/// A row of `pairings`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pairings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PairingId,
    pub edition_id: EditionId,
    pub gate_id: GateId,
    pub label: String,
    pub profile: Profile,
    pub token_hash: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub used_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}
