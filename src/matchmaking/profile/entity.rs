//! The tables behind profiles and exclusions.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// What a buyer says beside needs, days and the questions of the badge.
pub mod buyer_profile {
    use crate::kernel::Moment;
    use crate::kernel::id::VisitorId;
    use sea_orm::entity::prelude::*;

    /// A row of `buyer_profiles`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "buyer_profiles")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        pub quantity: Option<String>,
        pub deliver_to: Option<String>,
        pub text_zh: String,
        pub text_en: String,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a company says beside sectors and products.
pub mod supply_profile {
    use crate::kernel::Moment;
    use crate::kernel::id::ExhibitorId;
    use sea_orm::entity::prelude::*;

    /// A row of `supply_profiles`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "supply_profiles")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        pub minimum_order: Option<String>,
        pub price_tier: Option<String>,
        pub delivers_within: Option<String>,
        pub text_zh: String,
        pub text_en: String,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A code of one of the edition's lists in somebody's profile.
pub mod profile_code {
    use crate::matchmaking::side::Side;
    use sea_orm::entity::prelude::*;

    /// A row of `profile_codes`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "profile_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub side: Side,
        #[sea_orm(primary_key, auto_increment = false)]
        pub owner_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub list: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A slot in which a buyer takes no meetings.
pub mod buyer_closed_slot {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `buyer_closed_slots`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "buyer_closed_slots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub starts_at: Moment,
        pub edition_id: EditionId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Two parties who are never brought together, by the word of one of them.
pub mod avoided_party {
    use crate::kernel::Moment;
    use crate::kernel::id::{ExhibitorId, VisitorId};
    use crate::matchmaking::profile::avoid::Why;
    use crate::matchmaking::side::Side;
    use sea_orm::entity::prelude::*;

    /// A row of `avoided_parties`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "avoided_parties")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub said_by: Side,
        pub why: Why,
        pub reason: String,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A company by name whose people an exhibitor does not want to meet here.
pub mod avoided_company {
    use crate::kernel::id::ExhibitorId;
    use crate::matchmaking::profile::avoid::Why;
    use sea_orm::entity::prelude::*;

    /// A row of `avoided_companies`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "avoided_companies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub why: Why,
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A buyer a company keeps for later. Nobody else is told.
pub mod buyer_mark {
    use crate::kernel::Moment;
    use crate::kernel::id::{ExhibitorId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `buyer_marks`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "buyer_marks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
