//! The tables behind lounges and drafts.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// Tables of one hall that meetings are held at.
pub mod lounge {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, HallId, LoungeId};
    use sea_orm::entity::prelude::*;

    /// A row of `meeting_lounges`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_lounges")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LoungeId,
        pub edition_id: EditionId,
        pub hall_id: HallId,
        pub name_zh: String,
        pub name_en: String,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One numbered table.
pub mod table {
    use crate::kernel::id::{LoungeId, MeetingTableId};
    use sea_orm::entity::prelude::*;

    /// A row of `meeting_tables`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_tables")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingTableId,
        pub lounge_id: LoungeId,
        pub number: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A slot in which a table takes no meetings.
pub mod blocked {
    use crate::kernel::Moment;
    use crate::kernel::id::MeetingTableId;
    use sea_orm::entity::prelude::*;

    /// A row of `blocked_tables`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blocked_tables")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub table_id: MeetingTableId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub starts_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A schedule that is being made, or was.
pub mod draft {
    use crate::kernel::Moment;
    use crate::kernel::id::{DraftId, EditionId};
    use sea_orm::entity::prelude::*;

    /// Where a draft stands.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum State {
        /// The optimiser is at work.
        Making,
        /// To be looked at, changed and published.
        Ready,
        /// The optimiser could not do it.
        Failed,
        /// Its meetings are agreed.
        Published,
        /// Thrown away.
        Discarded,
    }

    /// A row of `schedule_drafts`; `wanted`, `left_out` and `undo` are JSON, `value` and `bound` thousandths.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "schedule_drafts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DraftId,
        pub edition_id: EditionId,
        pub state: State,
        pub wanted: String,
        pub value: Option<i64>,
        pub bound: Option<i64>,
        pub left_out: String,
        pub undo: String,
        pub created_at: Moment,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One meeting of a draft.
pub mod planned {
    use crate::kernel::Moment;
    use crate::kernel::id::{DraftId, DraftMeetingId, ExhibitorId, MeetingId, MeetingTableId, VisitorId};
    use sea_orm::entity::prelude::*;

    /// A row of `draft_meetings`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "draft_meetings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DraftMeetingId,
        pub draft_id: DraftId,
        pub visitor_id: VisitorId,
        pub exhibitor_id: ExhibitorId,
        pub meeting_id: Option<MeetingId>,
        /// The meeting's count of changes when the draft took it in.
        pub sequence: i32,
        pub starts_at: Moment,
        pub table_id: Option<MeetingTableId>,
        pub weight: i32,
        pub locked: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
