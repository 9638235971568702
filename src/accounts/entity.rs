//! The tables behind accounts.
#![allow(missing_docs, reason = "columns are told in the migration")]

/// `accounts`
pub mod account {
    use crate::kernel::id::AccountId;
    use crate::kernel::{Lang, Moment};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccountId,
        pub email: String,
        pub name: String,
        /// `staff` or `exhibitor`
        pub kind: String,
        pub lang: Lang,
        pub password_hash: String,
        pub totp_secret: Option<String>,
        pub totp_confirmed: bool,
        /// The last time step a code was used for, so that no code works twice.
        pub totp_last_step: i64,
        pub failures: i32,
        pub locked_until: Option<Moment>,
        pub disabled: bool,
        pub created_at: Moment,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `grants`
pub mod grant {
    use crate::kernel::id::{AccountId, EditionId, GrantId, OrganisationId, ShowId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "grants")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GrantId,
        pub account_id: AccountId,
        pub organisation_id: OrganisationId,
        pub show_id: Option<ShowId>,
        pub edition_id: Option<EditionId>,
        pub role: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `exhibitor_members`
pub mod member {
    use crate::kernel::Moment;
    use crate::kernel::id::{AccountId, EditionId, ExhibitorId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "exhibitor_members")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub edition_id: EditionId,
        pub exhibitor_id: ExhibitorId,
        /// `admin` or `member`
        pub role: String,
        pub created_at: Moment,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `sessions`
pub mod session {
    use crate::kernel::Moment;
    use crate::kernel::id::{EditionId, SessionId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SessionId,
        pub token_hash: String,
        /// `account` or `visitor`
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub edition_id: Option<EditionId>,
        pub browser: String,
        pub created_at: Moment,
        pub seen_at: Moment,
        pub expires_at: Moment,
        /// When the second factor was proved.
        pub proved_at: Option<Moment>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `recovery_codes`
pub mod recovery_code {
    use crate::kernel::id::AccountId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code_hash: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `one_time_codes`
pub mod one_time_code {
    use crate::kernel::Moment;
    use crate::kernel::id::EditionId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "one_time_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// What the code is good for: `badge`, `reset`, `invitation`, `second-factor`, …
        pub purpose: String,
        /// The address it was sent to.
        pub target: String,
        pub subject_id: Option<Uuid>,
        pub edition_id: Option<EditionId>,
        pub code_hash: String,
        pub tries_left: i32,
        pub created_at: Moment,
        pub expires_at: Moment,
        pub used_at: Option<Moment>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// `api_tokens`
pub mod api_token {
    use crate::kernel::Moment;
    use crate::kernel::id::{AccountId, ApiTokenId, EditionId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "api_tokens")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ApiTokenId,
        pub edition_id: EditionId,
        pub name: String,
        pub token_hash: String,
        /// Words separated by blanks, e.g. `visitors:write exhibitors:read`.
        pub scopes: String,
        pub created_by: Option<AccountId>,
        pub created_at: Moment,
        pub used_at: Option<Moment>,
        pub revoked_at: Option<Moment>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}
