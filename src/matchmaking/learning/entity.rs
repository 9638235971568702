//! The tables behind recommendations.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// An exhibitor that was shown to a buyer.
pub mod impression {
    use crate::kernel::Moment;
    use crate::kernel::id::{ExhibitorId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `impressions`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "impressions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        pub shown_at: Moment,
        pub viewed_at: Option<Moment>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What the organiser lets count more or less.
pub mod emphasis {
    use crate::kernel::Moment;
    use crate::kernel::id::EditionId;
    use sea_orm::entity::prelude::*;

    /// A row of `recommendation_emphasis`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_emphasis")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub edition_id: EditionId,
        pub ticks: i32,
        pub words: i32,
        pub behaviour: i32,
        pub complements: i32,
        pub conditions: i32,
        pub wishes: i32,
        pub discoveries: i32,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A buyer who wants no discoveries.
pub mod opt_out {
    use crate::kernel::Moment;
    use crate::kernel::id::VisitorId;
    use sea_orm::entity::prelude::*;

    /// A row of `discovery_opt_outs`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "discovery_opt_outs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
