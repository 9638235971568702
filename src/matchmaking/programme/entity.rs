//! The tables behind the hosted buyer programme.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// What hosted buyers owe.
pub mod programme {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, ProgrammeId};
    use sea_orm::entity::prelude::*;

    /// A row of `programmes`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programmes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProgrammeId,
        pub edition_id: EditionId,
        pub name: String,
        pub meetings: i32,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What they get.
pub mod benefit {
    use crate::kernel::id::{BenefitId, ProgrammeId};
    use sea_orm::entity::prelude::*;

    /// Lunch, a night, a gift.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Kind {
        /// A meal.
        Lunch,
        /// A night.
        Hotel,
        /// Something to take home.
        Gift,
    }

    /// A row of `programme_benefits`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_benefits")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BenefitId,
        pub programme_id: ProgrammeId,
        pub kind: Kind,
        pub note: String,
        /// Unlocked by so many kept meetings.
        pub after_meetings: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A buyer in a programme.
pub mod member {
    use crate::kernel::Moment;
    use crate::kernel::id::{ProgrammeId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// Where a buyer stands.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Stage {
        /// Asked.
        Invited,
        /// Said yes.
        Accepted,
        /// Said no.
        Declined,
    }

    /// A row of `programme_members`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_members")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        pub programme_id: ProgrammeId,
        pub stage: Stage,
        pub invited_at: Moment,
        pub answered_at: Option<Moment>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a buyer shows to get a benefit, once.
pub mod voucher {
    use crate::kernel::Moment;
    use crate::kernel::id::{BenefitId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `benefit_vouchers`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "benefit_vouchers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub benefit_id: BenefitId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        pub code: String,
        pub redeemed_at: Option<Moment>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
