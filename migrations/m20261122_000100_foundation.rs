//! What every domain leans on: the audit trail, idempotency keys, the outbox and the job queue.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let events = Table::create()
            .table("events")
            .col(uuid("id").primary_key())
            .col(uuid_null("edition_id"))
            .col(big_integer("at"))
            .col(string_len("actor_kind", 16))
            .col(uuid_null("actor_id"))
            .col(string_len("kind", 48))
            .col(text("body"))
            .to_owned();
        schema.create_table(events).await?;
        let by_edition =
            Index::create().name("events_by_edition").table("events").col("edition_id").col("id").to_owned();
        schema.create_index(by_edition).await?;
        schema
            .create_index(Index::create().name("events_by_time").table("events").col("at").to_owned())
            .await?;

        let idempotency = Table::create()
            .table("idempotency")
            .col(string_len("scope", 160))
            .col(string_len("key", 255))
            .col(string_len("fingerprint", 64))
            .col(text_null("answer"))
            .col(big_integer("created_at"))
            .primary_key(Index::create().col("scope").col("key"))
            .to_owned();
        schema.create_table(idempotency).await?;

        let letters = Table::create()
            .table("letters")
            .col(uuid("id").primary_key())
            .col(uuid_null("edition_id"))
            .col(string_len("channel", 8).check(Expr::col("channel").is_in(["mail", "sms"])))
            .col(string_len("recipient", 254))
            .col(string_len("lang", 5))
            .col(string_len("message", 64))
            .col(text("args"))
            .col(text_null("link"))
            .col(string_len("state", 8).check(Expr::col("state").is_in(["queued", "sent", "failed"])))
            .col(integer("attempts"))
            .col(text_null("last_error"))
            .col(big_integer("created_at"))
            .col(big_integer("next_at"))
            .col(big_integer_null("sent_at"))
            .to_owned();
        schema.create_table(letters).await?;
        let due = Index::create()
            .name("letters_due")
            .table("letters")
            .col("next_at")
            .and_where(Expr::col("state").eq("queued"))
            .to_owned();
        schema.create_index(due).await?;
        let by_edition = Index::create()
            .name("letters_by_edition")
            .table("letters")
            .col("edition_id")
            .col("id")
            .to_owned();
        schema.create_index(by_edition).await?;

        let jobs = Table::create()
            .table("jobs")
            .col(uuid("id").primary_key())
            .col(string_len("kind", 64))
            .col(text("payload"))
            .col(string_len_null("once", 160).unique_key())
            .col(integer("attempts"))
            .col(text_null("last_error"))
            .col(big_integer("run_at"))
            .col(big_integer("created_at"))
            .to_owned();
        schema.create_table(jobs).await?;
        schema.create_index(Index::create().name("jobs_due").table("jobs").col("run_at").to_owned()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        super::drop_tables(schema, &["jobs", "letters", "idempotency", "events"]).await
    }
}
