//! Small words of an outcome that are stored as words.
use sea_orm::entity::prelude::*;

/// What comes next.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    /// A sample is sent.
    Sample,
    /// A price is named.
    Quotation,
    /// They meet again.
    Meeting,
    /// Nothing.
    None,
}

/// What it may be worth, for the side that says so and nobody else. Upper ends in CNY.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum ValueBand {
    /// Up to 10,000.
    Small,
    /// Up to 100,000.
    Medium,
    /// Up to 1,000,000.
    Large,
    /// More.
    Huge,
}

/// The value that is stored as `word`.
pub fn parse<T: ActiveEnum<Value = String> + sea_orm::Iterable>(word: &str) -> Option<T> {
    T::iter().find(|one| one.to_value() == word)
}
