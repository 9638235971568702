//! The tables behind representatives and whom they meet.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// A member of a company who takes meetings.
pub mod representative {
    use crate::kernel::Moment;
    use crate::kernel::id::{AccountId, ExhibitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `representatives`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "representatives")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A slot in which a representative takes no meetings.
pub mod representative_closed_slot {
    use crate::kernel::Moment;
    use crate::kernel::id::{AccountId, ExhibitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `representative_closed_slots`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "representative_closed_slots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub starts_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who takes a meeting; `starts_at` repeats the meeting's slot so that nobody can be in two at once.
pub mod meeting_representative {
    use crate::kernel::Moment;
    use crate::kernel::id::{AccountId, MeetingId};
    use sea_orm::entity::prelude::*;

    /// A row of `meeting_representatives`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_representatives")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: MeetingId,
        pub account_id: AccountId,
        pub starts_at: Moment,
        pub assigned_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
