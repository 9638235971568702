//! The tables behind messages.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// Something one side wrote to the other.
pub mod message {
    use crate::kernel::Moment;
    use crate::kernel::id::{AccountId, EditionId, ExhibitorId, MessageId, VisitorId};
    use crate::matchmaking::side::Side;
    use sea_orm::entity::prelude::*;

    /// A row of `meeting_messages`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_messages")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MessageId,
        pub edition_id: EditionId,
        pub visitor_id: VisitorId,
        pub exhibitor_id: ExhibitorId,
        pub said_by: Side,
        pub account_id: Option<AccountId>,
        pub body: String,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A side that wants no more messages from the other.
pub mod block {
    use crate::kernel::Moment;
    use crate::kernel::id::{ExhibitorId, VisitorId};
    use crate::matchmaking::side::Side;
    use sea_orm::entity::prelude::*;

    /// A row of `message_blocks`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "message_blocks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub blocked_by: Side,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A message that its reader showed to the organiser.
pub mod report {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, MessageId};
    use crate::matchmaking::side::Side;
    use sea_orm::entity::prelude::*;

    /// A row of `message_reports`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "message_reports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub message_id: MessageId,
        pub edition_id: EditionId,
        pub reported_by: Side,
        pub reason: String,
        pub created_at: Moment,
        pub settled_at: Option<Moment>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
