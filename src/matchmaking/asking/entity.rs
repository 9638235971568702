//! The tables behind a request: its slots, its end, its refusal, its history.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// A slot that a request proposes.
pub mod request_slot {
    use crate::kernel::Moment;
    use crate::kernel::id::MeetingRequestId;
    use sea_orm::entity::prelude::*;

    /// A row of `request_slots`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_slots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub request_id: MeetingRequestId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub starts_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// When a request lapses.
pub mod request_lapse {
    use crate::kernel::Moment;
    use crate::kernel::id::MeetingRequestId;
    use sea_orm::entity::prelude::*;

    /// A row of `request_lapses`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_lapses")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub request_id: MeetingRequestId,
        pub lapses_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Why a side said no, for nobody but itself.
pub mod request_refusal {
    use crate::kernel::Moment;
    use crate::kernel::id::MeetingRequestId;
    use crate::matchmaking::side::Side;
    use sea_orm::entity::prelude::*;

    /// A row of `request_refusals`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_refusals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub request_id: MeetingRequestId,
        pub refused_by: Side,
        pub reason: String,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One step of a request's history.
pub mod request_turn {
    use crate::kernel::Moment;
    use crate::kernel::id::{MeetingRequestId, RequestTurnId};
    use crate::matchmaking::asking::Turn;
    use sea_orm::entity::prelude::*;

    /// A row of `request_turns`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_turns")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RequestTurnId,
        pub request_id: MeetingRequestId,
        pub taken_by: String,
        pub what: Turn,
        pub starts_at: Option<Moment>,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
