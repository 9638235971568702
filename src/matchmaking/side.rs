//! Small words of the domain that are stored as words.
use sea_orm::entity::prelude::*;

/// The two sides of a meeting.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The buyer.
    Visitor,
    /// The company.
    Exhibitor,
}

impl Side {
    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Exhibitor => "exhibitor",
        }
    }

    /// The one across the table.
    pub fn other(self) -> Self {
        match self {
            Self::Visitor => Self::Exhibitor,
            Self::Exhibitor => Self::Visitor,
        }
    }
}

/// Does a meeting take place?
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Yes.
    On,
    /// It was called off.
    Cancelled,
}

/// What a buyer thinks of an exhibitor, for nobody else to see.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Kept for later.
    Saved,
    /// Never to be recommended again, whatever the other side wishes.
    Dismissed,
}
