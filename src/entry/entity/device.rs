//! A paired phone or handheld.
use crate::kernel::Moment;
use crate::kernel::id::{DeviceId, EditionId, GateId, PairingId};
use sea_orm::entity::prelude::*;

/// How much a device may do.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(12))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Scans, and sees the answer.
    Scan,
    /// Also finds a badge by short code or the end of a mobile number.
    Lookup,
    /// Also lets somebody in against the rules, with a reason.
    Supervisor,
}

impl Profile {
    /// All, least first.
    pub const ALL: [Self; 3] = [Self::Scan, Self::Lookup, Self::Supervisor];

    /// As forms spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Scan => "scan",
            Self::Lookup => "lookup",
            Self::Supervisor => "supervisor",
        }
    }

    /// Back from a form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.code() == text)
    }

    /// Its name among the words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Scan => "entry-profile-scan",
            Self::Lookup => "entry-profile-lookup",
            Self::Supervisor => "entry-profile-supervisor",
        }
    }
}

/// A row of `devices`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "devices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeviceId,
    pub edition_id: EditionId,
    pub gate_id: GateId,
    /// The invitation it came by; each brings one device.
    pub pairing_id: PairingId,
    pub label: String,
    pub profile: Profile,
    pub token_hash: String,
    /// The secret it was offered and has not used yet.
    #[sea_orm(unique)]
    pub next_hash: Option<String>,
    /// How often its secret was turned.
    pub turn: i32,
    /// Since when the secret in use is in use.
    pub token_at: Moment,
    pub paired_at: Moment,
    pub expires_at: Moment,
    pub seen_at: Option<Moment>,
    pub revoked_at: Option<Moment>,
    /// Scans that wait on it, as it last said.
    pub waiting: Option<i32>,
    /// When its pack was last known to be true, as it last said.
    pub pack_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}
