//! The tables behind inquiries and replies.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// What a buyer asks all makers of a sub-category.
pub mod inquiry {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, InquiryId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// Where an inquiry stands.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Stage {
        /// May be answered.
        Open,
        /// The buyer chose a reply.
        Picked,
        /// The buyer took it back.
        Withdrawn,
    }

    /// How many, in pieces.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Quantity {
        /// Up to 1,000.
        Few,
        /// Up to 10,000.
        Some,
        /// Up to 100,000.
        Many,
        /// More.
        Most,
    }

    /// A row of `inquiries`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "inquiries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InquiryId,
        pub edition_id: EditionId,
        pub visitor_id: VisitorId,
        pub sub_category: String,
        pub item: String,
        pub quantity: Quantity,
        /// Replies are taken until the end of this day, `2025-10-30`.
        pub deadline: String,
        pub stage: Stage,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An exhibitor's answer.
pub mod reply {
    use crate::kernel::Moment;
    use crate::kernel::id::{ExhibitorId, InquiryId, InquiryReplyId};
    use sea_orm::entity::prelude::*;

    /// A row of `inquiry_replies`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "inquiry_replies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InquiryReplyId,
        pub inquiry_id: InquiryId,
        pub exhibitor_id: ExhibitorId,
        pub sentence: String,
        pub starts_at: Moment,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
