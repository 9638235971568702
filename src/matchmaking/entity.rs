//! The tables behind wishes, requests and meetings.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// One buyer's wish to meet one exhibitor in one slot, or the other way round.
pub mod request {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, ExhibitorId, MeetingRequestId, VisitorId};
    use crate::matchmaking::side::Side;
    use crate::matchmaking::stage::Stage;
    use sea_orm::entity::prelude::*;

    /// A row of `meeting_requests`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_requests")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingRequestId,
        pub edition_id: EditionId,
        pub visitor_id: VisitorId,
        pub exhibitor_id: ExhibitorId,
        pub proposed_by: Side,
        pub starts_at: Moment,
        pub stage: Stage,
        pub score: i32,
        pub created_at: Moment,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Two parties in one slot.
pub mod meeting {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, ExhibitorId, MeetingId, MeetingRequestId, MeetingTableId, VisitorId};
    use crate::matchmaking::side::Status;
    use sea_orm::entity::prelude::*;

    /// A row of `meetings`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meetings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingId,
        pub edition_id: EditionId,
        pub request_id: MeetingRequestId,
        pub visitor_id: VisitorId,
        pub exhibitor_id: ExhibitorId,
        pub seat: i32,
        pub starts_at: Moment,
        pub status: Status,
        pub cancelled_by: Option<String>,
        pub reason: Option<String>,
        pub created_at: Moment,
        pub updated_at: Moment,
        /// Rises with every change that its calendar entries must follow.
        pub sequence: i32,
        /// The table; none for a meeting at the exhibitor's booth.
        pub table_id: Option<MeetingTableId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A slot in which an exhibitor takes no meetings.
pub mod closed_slot {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, ExhibitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `closed_slots`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "closed_slots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub starts_at: Moment,
        pub edition_id: EditionId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A kind of buyer an exhibitor would like to meet.
pub mod sought {
    use crate::kernel::id::ExhibitorId;
    use sea_orm::entity::prelude::*;

    /// A row of `sought_buyers`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sought_buyers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub buyer_type: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a buyer keeps, or never wants to see again. Nobody else is told.
pub mod mark {
    use crate::kernel::Moment;
    use crate::kernel::id::{ExhibitorId, VisitorId};
    use crate::matchmaking::side::Mark;
    use sea_orm::entity::prelude::*;

    /// A row of `exhibitor_marks`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "exhibitor_marks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub visitor_id: VisitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        pub mark: Mark,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
