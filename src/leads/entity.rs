//! The tables behind leads.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// What a visitor adds to the consent to be seen.
pub mod choice {
    use crate::kernel::Moment;
    use crate::kernel::id::VisitorId;
    use sea_orm::entity::prelude::*;

    /// A row of `lead_releases`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lead_releases")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        pub mobile: bool,
        pub email: bool,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What an exhibitor keeps of a visitor.
pub mod lead {
    use crate::kernel::Moment;
    use crate::kernel::id::{BadgeId, EditionId, ExhibitorId, LeadId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// How much the company expects of a lead.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Rating {
        Hot,
        Warm,
        Cold,
    }

    impl Rating {
        /// Each of them, the best first.
        pub const ALL: [Self; 3] = [Self::Hot, Self::Warm, Self::Cold];

        /// As forms and addresses spell it.
        pub fn word(self) -> &'static str {
            match self {
                Self::Hot => "hot",
                Self::Warm => "warm",
                Self::Cold => "cold",
            }
        }

        /// Back from a form.
        pub fn parse(word: &str) -> Option<Self> {
            Self::ALL.into_iter().find(|rating| rating.word() == word)
        }
    }

    /// A row of `leads`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "leads")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LeadId,
        pub edition_id: EditionId,
        pub exhibitor_id: ExhibitorId,
        pub visitor_id: VisitorId,
        /// The badge that was scanned last.
        pub badge_id: BadgeId,
        pub rating: Option<Rating>,
        pub note: String,
        /// How often the badge was scanned.
        pub scans: i32,
        /// Rises with each change of rating, note or answers.
        pub version: i32,
        pub first_at: Moment,
        pub last_at: Moment,
        pub updated_at: Moment,
        /// Since when the visitor shows this company nothing any more.
        pub withdrawn_at: Option<Moment>,
        /// The visitor does not want to be written to or called by this company.
        pub do_not_contact: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One scan, never changed.
pub mod scan {
    use crate::kernel::Moment;
    use crate::kernel::id::{AccountId, ExhibitorId, LeadId, LeadScanId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `lead_scans`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lead_scans")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LeadScanId,
        pub exhibitor_id: ExhibitorId,
        /// Counts the exhibitor's scans from one, without gaps.
        pub number: i32,
        pub lead_id: LeadId,
        pub visitor_id: VisitorId,
        pub account_id: AccountId,
        pub scanned_at: Moment,
        pub received_at: Moment,
        /// See `proof`.
        pub seal: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a company asks itself about each lead.
pub mod question {
    use crate::kernel::id::{ExhibitorId, LeadQuestionId};
    use sea_orm::entity::prelude::*;

    /// A row of `lead_questions`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lead_questions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LeadQuestionId,
        pub exhibitor_id: ExhibitorId,
        pub position: i32,
        pub label: String,
        /// A choice a line; empty for a question answered in words.
        pub choices: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An answer to one of them.
pub mod answer {
    use crate::kernel::id::{LeadId, LeadQuestionId};
    use sea_orm::entity::prelude::*;

    /// A row of `lead_answers`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lead_answers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub lead_id: LeadId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_id: LeadQuestionId,
        pub answer: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
