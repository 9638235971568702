//! The tables behind a company: itself, its sectors and its products. (Its people are accounts' business.)
use crate::kernel::Moment;
use crate::kernel::id::{EditionId, ExhibitorId, ProductId};

/// A company at an edition.
pub mod exhibitor {
    use super::*;
    use sea_orm::entity::prelude::*;

    /// A row of `exhibitors`. Contact person, address and number are for the organiser, never for a public page.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "exhibitors")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ExhibitorId,
        pub edition_id: EditionId,
        pub name_zh: String,
        pub name_en: String,
        pub about_zh: String,
        pub about_en: String,
        pub website: String,
        pub country: String,
        #[serde(skip)]
        pub contact_name: String,
        #[serde(skip)]
        pub contact_email: String,
        #[serde(skip)]
        pub contact_mobile: String,
        pub version: i32,
        pub created_at: Moment,
        pub updated_at: Moment,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A sector a company shows in.
pub mod sector {
    use super::*;
    use sea_orm::entity::prelude::*;

    /// A row of `exhibitor_sectors`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "exhibitor_sectors")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub exhibitor_id: ExhibitorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub sector_code: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Something a company shows.
pub mod product {
    use super::*;
    use sea_orm::entity::prelude::*;

    /// A row of `products`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "products")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProductId,
        pub exhibitor_id: ExhibitorId,
        pub name_zh: String,
        pub name_en: String,
        pub sector_code: String,
        pub position: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
