//! Gates' devices, every scan, and who was admitted on which day.
//!
//! The primary key of `admissions` is the promise: one badge is admitted for the first time once a day, whatever
//! gates, devices and servers do at the same moment. `scans` keeps every attempt, refused ones too, under the id the
//! device chose, so that a retry is recognised.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        access_rules(schema).await?;
        pairings(schema).await?;
        devices(schema).await?;
        scans(schema).await?;
        admissions(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        super::drop_tables(schema, &["admissions", "scans", "devices", "pairings", "access_rules"]).await
    }
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

async fn access_rules(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("access_rules")
        .col(uuid("edition_id"))
        .col(string_len("category", 8))
        .col(text("rule"))
        .primary_key(Index::create().col("edition_id").col("category"))
        .foreign_key(&mut to("access_rules", "edition_id", "editions"))
        .to_owned();
    schema.create_table(table).await
}

fn profile() -> ColumnDef {
    string_len("profile", 12).check(Expr::col("profile").is_in(["scan", "lookup", "supervisor"])).to_owned()
}

async fn pairings(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("pairings")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("gate_id"))
        .col(string_len("label", 60))
        .col(profile())
        .col(string_len("token_hash", 64).unique_key())
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut to("pairings", "edition_id", "editions"))
        .foreign_key(&mut to("pairings", "gate_id", "gates"))
        .to_owned();
    schema.create_table(table).await
}

async fn devices(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("devices")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("gate_id"))
        .col(uuid("pairing_id").unique_key())
        .col(string_len("label", 60))
        .col(profile())
        .col(string_len("token_hash", 64).unique_key())
        .col(big_integer("paired_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("seen_at"))
        .col(big_integer_null("revoked_at"))
        .foreign_key(&mut to("devices", "edition_id", "editions"))
        .foreign_key(&mut to("devices", "gate_id", "gates"))
        .foreign_key(&mut to("devices", "pairing_id", "pairings"))
        .to_owned();
    schema.create_table(table).await?;
    let index = Index::create().name("devices_edition").table("devices").col("edition_id").to_owned();
    schema.create_index(index).await
}

async fn scans(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let results = Expr::col("result").is_in(["admitted", "repeat", "refused", "attention"]);
    let table = Table::create()
        .table("scans")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("device_id"))
        .col(uuid("gate_id"))
        .col(uuid_null("badge_id"))
        .col(string_len("code", 64))
        .col(string_len("direction", 3).check(Expr::col("direction").is_in(["in", "out"])))
        .col(string_len("result", 10).check(results))
        .col(string_len("reason", 20))
        .col(string_len_null("next_day", 10))
        .col(integer_null("next_minute"))
        .col(string_len_null("phase", 10))
        .col(string_len_null("forced_why", 200))
        .col(string_len("day", 10))
        .col(big_integer_null("scanned_at"))
        .col(big_integer("received_at"))
        .foreign_key(&mut to("scans", "device_id", "devices"))
        .to_owned();
    schema.create_table(table).await?;
    let counted = Index::create()
        .name("scans_counted")
        .table("scans")
        .col("edition_id")
        .col("day")
        .col("result")
        .col("reason")
        .to_owned();
    schema.create_index(counted).await?;
    let badge = Index::create().name("scans_badge").table("scans").col("badge_id").to_owned();
    schema.create_index(badge).await
}

async fn admissions(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("admissions")
        .col(uuid("badge_id"))
        .col(string_len("day", 10))
        .col(uuid("edition_id"))
        .col(uuid("gate_id"))
        .col(uuid("scan_id"))
        .col(big_integer("at"))
        .col(boolean("inside"))
        .primary_key(Index::create().col("badge_id").col("day"))
        .foreign_key(&mut to("admissions", "badge_id", "badges"))
        .to_owned();
    schema.create_table(table).await?;
    let counted = Index::create()
        .name("admissions_counted")
        .table("admissions")
        .col("edition_id")
        .col("day")
        .col("gate_id")
        .to_owned();
    schema.create_index(counted).await
}
