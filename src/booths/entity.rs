//! The tables behind the hall plan and the applications for a place on it.
use super::stage::Stage;
use crate::kernel::id::{
    AccountId, ApplicationId, BoothId, ClaimId, EditionId, ExhibitorId, FeatureId, HallId, MoveId,
};
use crate::kernel::{Fen, Moment};

/// A place on the plan.
pub mod booth {
    use super::*;
    use sea_orm::entity::prelude::*;

    /// Shell or raw space.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Kind {
        /// With walls, carpet and name board.
        Shell,
        /// Bare floor.
        Raw,
    }

    /// May it be had?
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(10))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Status {
        /// Yes.
        Free,
        /// Kept for somebody until a date.
        Offered,
        /// Taken.
        Confirmed,
        /// Never: a column stands in it, or the organiser keeps it back.
        Blocked,
    }

    impl Status {
        /// The word stored, and the tail of the key into the words.
        pub fn word(self) -> &'static str {
            match self {
                Self::Free => "free",
                Self::Offered => "offered",
                Self::Confirmed => "confirmed",
                Self::Blocked => "blocked",
            }
        }
    }

    /// A row of `booths`. Status and exhibitor repeat the active claim, written in the same change.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "booths")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BoothId,
        pub edition_id: EditionId,
        pub hall_id: HallId,
        pub number: String,
        pub kind: Kind,
        pub x_cm: i32,
        pub y_cm: i32,
        pub w_cm: i32,
        pub d_cm: i32,
        pub area_m2: i32,
        pub open_sides: i32,
        pub status: Status,
        pub exhibitor_id: Option<ExhibitorId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What else stands on the floor of a hall.
pub mod feature {
    use super::*;
    use sea_orm::entity::prelude::*;

    /// Which sort.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))", rename_all = "snake_case")]
    #[serde(rename_all = "snake_case")]
    pub enum Kind {
        /// A column of the building.
        Column,
        /// Ground kept for meeting tables.
        Lounge,
    }

    /// A row of `plan_features`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "plan_features")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FeatureId,
        pub hall_id: HallId,
        pub kind: Kind,
        pub x_cm: i32,
        pub y_cm: i32,
        pub w_cm: i32,
        pub d_cm: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One company's wish for one booth.
pub mod application {
    use super::*;
    use sea_orm::entity::prelude::*;

    /// A row of `booth_applications`; the quote is kept as it was on the day.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "booth_applications")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ApplicationId,
        pub edition_id: EditionId,
        pub exhibitor_id: ExhibitorId,
        pub stage: Stage,
        pub version: i32,
        pub kind: String,
        pub area_m2: i32,
        pub open_sides: i32,
        pub hall_code: String,
        pub sector_code: String,
        pub remarks: String,
        #[serde(skip)]
        pub quote: String,
        pub total_fen: Fen,
        pub booth_id: Option<BoothId>,
        pub offer_expires_at: Option<Moment>,
        pub created_at: Moment,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One step of an application's history.
pub mod step {
    use super::*;
    use sea_orm::entity::prelude::*;

    /// A row of `application_moves`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "application_moves")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MoveId,
        pub application_id: ApplicationId,
        pub at: Moment,
        pub side: String,
        #[serde(skip)]
        pub account_id: Option<AccountId>,
        pub stage: Stage,
        pub said: String,
        pub booth_number: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who holds a booth, or held it.
pub mod claim {
    use super::*;
    use sea_orm::entity::prelude::*;

    /// A row of `booth_claims`; active while `released_at` is empty.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "booth_claims")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ClaimId,
        pub booth_id: BoothId,
        pub application_id: ApplicationId,
        pub exhibitor_id: ExhibitorId,
        pub expires_at: Option<Moment>,
        pub created_at: Moment,
        pub released_at: Option<Moment>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
