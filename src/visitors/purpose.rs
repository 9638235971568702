//! What a visitor agrees to. Each purpose is asked for by itself; only admission is needed for a badge.
use sea_orm::entity::prelude::*;

/// Why we may use somebody's details.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Letting the person in: without it there is no badge.
    Admission,
    /// Recommending exhibitors and arranging meetings.
    Matchmaking,
    /// Showing an exhibitor who scans the badge who its wearer is.
    LeadSharing,
    /// Letters about later shows.
    Marketing,
}

impl Purpose {
    /// The ones a visitor may give and take back, in the order they are asked.
    pub const OPTIONAL: [Purpose; 3] = [Self::Matchmaking, Self::LeadSharing, Self::Marketing];

    /// The word in forms, words and the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Admission => "admission",
            Self::Matchmaking => "matchmaking",
            Self::LeadSharing => "lead_sharing",
            Self::Marketing => "marketing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::Iterable;

    #[test]
    fn only_admission_is_not_optional() {
        let must: Vec<Purpose> = Purpose::iter().filter(|p| !Purpose::OPTIONAL.contains(p)).collect();
        assert_eq!(must, [Purpose::Admission]);
    }

    #[test]
    fn the_word_is_what_the_database_keeps() {
        for purpose in Purpose::iter() {
            assert_eq!(purpose.word(), purpose.to_value());
        }
    }
}
