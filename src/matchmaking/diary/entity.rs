//! The tables behind feeds and reminders.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// The address under which a person's calendar is read.
pub mod feed {
    use crate::kernel::id::{AccountId, CalendarFeedId, EditionId, ExhibitorId, VisitorId};
    use crate::kernel::{Lang, Moment};
    use sea_orm::entity::prelude::*;

    /// A row of `calendar_feeds`: of a visitor, or of somebody who acts for an exhibitor.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_feeds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CalendarFeedId,
        pub edition_id: EditionId,
        pub visitor_id: Option<VisitorId>,
        pub exhibitor_id: Option<ExhibitorId>,
        pub account_id: Option<AccountId>,
        pub lang: Lang,
        pub token_hash: String,
        pub created_at: Moment,
        pub revoked_at: Option<Moment>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A reminder that has gone out.
pub mod reminder {
    use crate::kernel::Moment;
    use crate::kernel::id::MeetingId;
    use sea_orm::entity::prelude::*;

    /// A row of `meeting_reminders`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_reminders")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: MeetingId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub starts_at: Moment,
        #[sea_orm(primary_key, auto_increment = false)]
        pub minutes: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
