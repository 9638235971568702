//! The tables an edition is set up with. One small module a table, since each has a `Model` of its own.
#![allow(missing_docs, reason = "columns are told in the migration and in `edition`")]

/// `organisations`
pub mod organisation {
    use crate::kernel::id::OrganisationId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "organisations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrganisationId,
        pub code: String,
        pub name_zh: String,
        pub name_en: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `shows`
pub mod show {
    use crate::kernel::id::{OrganisationId, ShowId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "shows")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ShowId,
        pub organisation_id: OrganisationId,
        pub code: String,
        pub name_zh: String,
        pub name_en: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `editions`
pub mod edition {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, ShowId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "editions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EditionId,
        pub show_id: ShowId,
        pub code: String,
        pub name_zh: String,
        pub name_en: String,
        pub theme_zh: String,
        pub theme_en: String,
        pub venue_zh: String,
        pub venue_en: String,
        pub zone: String,
        pub starts_on: String,
        pub ends_on: String,
        pub area_m2: i32,
        pub target_buyers: i32,
        pub target_meetings: i32,
        pub slot_minutes: i32,
        pub gap_minutes: i32,
        pub tables: i32,
        pub key_epoch: i32,
        pub created_at: Moment,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `halls`
pub mod hall {
    use crate::kernel::id::{EditionId, HallId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "halls")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HallId,
        pub edition_id: EditionId,
        pub code: String,
        pub name_zh: String,
        pub name_en: String,
        pub width_cm: i32,
        pub depth_cm: i32,
        pub sectors: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `gates`
pub mod gate {
    use crate::kernel::id::{EditionId, GateId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "gates")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GateId,
        pub edition_id: EditionId,
        pub code: String,
        pub name_zh: String,
        pub name_en: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

macro_rules! lists {
    ($($(#[$doc:meta])* $module:ident = $table:literal key($key:ident: $key_type:ty $(, $key2:ident: $key2_type:ty)?) { $($field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        pub mod $module {
            use crate::kernel::id::EditionId;
            #[allow(unused_imports, reason = "not every list has a price or a time")]
            use crate::kernel::{Fen, Moment};
            use sea_orm::entity::prelude::*;

            #[sea_orm::model]
            #[derive(Clone, Debug, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                pub edition_id: EditionId,
                #[sea_orm(primary_key, auto_increment = false)]
                pub $key: $key_type,
                $(#[sea_orm(primary_key, auto_increment = false)]
                pub $key2: $key2_type,)?
                $(pub $field: $type,)*
            }
            impl ActiveModelBehavior for ActiveModel {}
        }
    )+};
}

lists! {
    /// `sectors`
    sector = "sectors" key(code: String) {
        parent_code: Option<String>, name_zh: String, name_en: String, position: i32,
    }
    /// `complements`
    complement = "complements" key(a: String, b: String) {
        weight_percent: i32, reason_zh: String, reason_en: String,
    }
    /// `opening_hours`
    hours = "opening_hours" key(position: i32) {
        phase: String, opens_at: Moment, closes_at: Moment, last_entry_at: Option<Moment>,
    }
    /// `choices`
    choice = "choices" key(list: String, code: String) {
        name_zh: String, name_en: String, position: i32,
    }
    /// `contacts`
    contact = "contacts" key(position: i32) {
        role: String, name_zh: String, name_en: String, email: String, phone: String,
    }
    /// `price_items`
    price_item = "price_items" key(code: String) {
        name_zh: String, name_en: String, unit: String, regular_fen: Fen, early_fen: Option<Fen>, min_m2: Option<i32>, position: i32,
    }
    /// `price_rules`
    price_rule = "price_rules" key(code: String) {
        percent: Option<i32>, min_m2: Option<i32>, only_item: Option<String>, until_on: Option<String>, position: i32,
    }
    /// `badge_categories`
    badge_category = "badge_categories" key(code: String) {
        name_zh: String, name_en: String, colour: String, letter: String, position: i32,
    }
    /// `meeting_windows`
    window = "meeting_windows" key(position: i32) {
        opens_at: Moment, closes_at: Moment,
    }
}
