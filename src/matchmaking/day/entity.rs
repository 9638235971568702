//! The tables behind the day of the meetings.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// Something that somebody says about a meeting.
pub mod evidence {
    use crate::kernel::Moment;
    use crate::kernel::id::MeetingId;
    use crate::matchmaking::day::rules::Evidence;
    use sea_orm::entity::prelude::*;

    /// A row of `meeting_evidence`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_evidence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: MeetingId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub evidence: Evidence,
        pub at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What one side made of a meeting.
pub mod outcome {
    use crate::kernel::Moment;
    use crate::kernel::id::MeetingId;
    use crate::matchmaking::day::outcome::{NextStep, ValueBand};
    use crate::matchmaking::side::Side;
    use sea_orm::entity::prelude::*;

    /// A row of `meeting_outcomes`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "meeting_outcomes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: MeetingId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub side: Side,
        pub useful: bool,
        pub next_step: NextStep,
        pub value_band: Option<ValueBand>,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody free, asked into a slot that fell out.
pub mod offer {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, ExhibitorId, MeetingId, SpareOfferId, VisitorId};
    use crate::matchmaking::side::Side;
    use sea_orm::entity::prelude::*;

    /// Where an offer stands.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Stage {
        /// Waits for an answer.
        Open,
        /// They meet.
        Accepted,
        /// No, thanks.
        Declined,
        /// Somebody else was quicker, or the missing side came.
        Lapsed,
    }

    /// A row of `spare_offers`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "spare_offers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SpareOfferId,
        pub edition_id: EditionId,
        /// The meeting that fell out.
        pub instead_of: MeetingId,
        pub visitor_id: VisitorId,
        pub exhibitor_id: ExhibitorId,
        /// Who has to answer; the other side waits.
        pub asked: Side,
        pub starts_at: Moment,
        pub stage: Stage,
        pub created_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
