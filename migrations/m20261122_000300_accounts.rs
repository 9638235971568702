//! Accounts, what they may do, and how they sign in.
//!
//! Secrets are stored hashed: passwords by argon2id, tokens of 256 random bits by SHA-256.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let accounts = Table::create()
            .table("accounts")
            .col(uuid("id").primary_key())
            .col(string_len("email", 254).unique_key())
            .col(string_len("name", 100))
            .col(string_len("kind", 16).check(Expr::col("kind").is_in(["staff", "exhibitor"])))
            .col(string_len("lang", 5))
            .col(text("password_hash"))
            .col(string_len_null("totp_secret", 64))
            .col(boolean("totp_confirmed").default(false))
            .col(big_integer("totp_last_step").default(0))
            .col(integer("failures").default(0))
            .col(big_integer_null("locked_until"))
            .col(boolean("disabled").default(false))
            .col(big_integer("created_at"))
            .to_owned();
        schema.create_table(accounts).await?;
        let grants = Table::create()
            .table("grants")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(uuid("organisation_id"))
            .col(uuid_null("show_id"))
            .col(uuid_null("edition_id"))
            .col(string_len("role", 32))
            .foreign_key(ForeignKey::create().from("grants", "account_id").to("accounts", "id"))
            .foreign_key(ForeignKey::create().from("grants", "organisation_id").to("organisations", "id"))
            .to_owned();
        schema.create_table(grants).await?;
        schema
            .create_index(
                Index::create().name("grants_by_account").table("grants").col("account_id").to_owned(),
            )
            .await?;
        let members = Table::create()
            .table("exhibitor_members")
            .col(uuid("account_id"))
            .col(uuid("edition_id"))
            .col(uuid("exhibitor_id"))
            .col(string_len("role", 16).check(Expr::col("role").is_in(["admin", "member"])))
            .col(big_integer("created_at"))
            // One company per person and edition: whom they act for is never a question.
            .primary_key(Index::create().col("account_id").col("edition_id"))
            .foreign_key(ForeignKey::create().from("exhibitor_members", "account_id").to("accounts", "id"))
            .foreign_key(ForeignKey::create().from("exhibitor_members", "edition_id").to("editions", "id"))
            .to_owned();
        schema.create_table(members).await?;
        let by_exhibitor = Index::create()
            .name("exhibitor_members_by_exhibitor")
            .table("exhibitor_members")
            .col("exhibitor_id")
            .to_owned();
        schema.create_index(by_exhibitor).await?;
        sign_in(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "api_tokens",
            "one_time_codes",
            "recovery_codes",
            "sessions",
            "exhibitor_members",
            "grants",
            "accounts",
        ];
        super::drop_tables(schema, &tables).await
    }
}

async fn sign_in(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sessions = Table::create()
        .table("sessions")
        .col(uuid("id").primary_key())
        .col(string_len("token_hash", 64).unique_key())
        .col(string_len("subject_kind", 16).check(Expr::col("subject_kind").is_in(["account", "visitor"])))
        .col(uuid("subject_id"))
        .col(uuid_null("edition_id"))
        .col(string_len("browser", 120))
        .col(big_integer("created_at"))
        .col(big_integer("seen_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("proved_at"))
        .to_owned();
    schema.create_table(sessions).await?;
    let by_subject =
        Index::create().name("sessions_by_subject").table("sessions").col("subject_id").to_owned();
    schema.create_index(by_subject).await?;
    let recovery = Table::create()
        .table("recovery_codes")
        .col(uuid("account_id"))
        .col(string_len("code_hash", 64))
        .primary_key(Index::create().col("account_id").col("code_hash"))
        .foreign_key(ForeignKey::create().from("recovery_codes", "account_id").to("accounts", "id"))
        .to_owned();
    schema.create_table(recovery).await?;
    let codes = Table::create()
        .table("one_time_codes")
        .col(uuid("id").primary_key())
        .col(string_len("purpose", 32))
        .col(string_len("target", 254))
        .col(uuid_null("subject_id"))
        .col(uuid_null("edition_id"))
        .col(string_len("code_hash", 64))
        .col(integer("tries_left"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .to_owned();
    schema.create_table(codes).await?;
    let by_target = Index::create()
        .name("one_time_codes_by_target")
        .table("one_time_codes")
        .col("target")
        .col("purpose")
        .to_owned();
    schema.create_index(by_target).await?;
    let by_hash =
        Index::create().name("one_time_codes_by_hash").table("one_time_codes").col("code_hash").to_owned();
    schema.create_index(by_hash).await?;
    let tokens = Table::create()
        .table("api_tokens")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("name", 100))
        .col(string_len("token_hash", 64).unique_key())
        .col(string_len("scopes", 255))
        .col(uuid_null("created_by"))
        .col(big_integer("created_at"))
        .col(big_integer_null("used_at"))
        .col(big_integer_null("revoked_at"))
        .foreign_key(ForeignKey::create().from("api_tokens", "edition_id").to("editions", "id"))
        .to_owned();
    schema.create_table(tokens).await
}
