//! What a visitor is looking for.
use crate::kernel::id::VisitorId;
use sea_orm::entity::prelude::*;

/// How much.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Came for this.
    Must,
    /// Wants to see it.
    Want,
    /// Would look if it is on the way.
    Curious,
}

impl Strength {
    /// The word in forms, words and the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Want => "want",
            Self::Curious => "curious",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Must, Self::Want, Self::Curious].into_iter().find(|strength| strength.word() == word)
    }
}

/// A row of `visitor_interests`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visitor_interests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub visitor_id: VisitorId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sector_code: String,
    pub strength: Strength,
}

impl ActiveModelBehavior for ActiveModel {}
