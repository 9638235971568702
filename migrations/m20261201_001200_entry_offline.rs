//! Gates without a connection: what devices decided by themselves, and where the truth turned out to be another.
//!
//! `scans` learns when each was decided by the show's clock and whether its device was alone then. `admissions` counts
//! the entries of a day, which the limits of a category need. `entry_conflicts` holds each scan at most once: who let
//! somebody in against what all gates together know. `badge_exceptions` is the blocklist and the days of a single badge.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        add(schema, "scans", big_integer("decided_at").default(0).to_owned()).await?;
        add(schema, "scans", boolean("offline").default(false).to_owned()).await?;
        add(schema, "admissions", integer("entries").default(1).to_owned()).await?;
        add(schema, "admissions", integer("last_minute").default(0).to_owned()).await?;
        let decided = Query::update().table("scans").value("decided_at", Expr::col("received_at")).to_owned();
        schema.exec_stmt(decided).await?;
        conflicts(schema).await?;
        exceptions(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        super::drop_tables(schema, &["badge_exceptions", "entry_conflicts"]).await?;
        for (table, column) in [
            ("admissions", "last_minute"),
            ("admissions", "entries"),
            ("scans", "offline"),
            ("scans", "decided_at"),
        ] {
            schema.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

async fn add(schema: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    schema.alter_table(Table::alter().table(table).add_column(column).to_owned()).await
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

async fn conflicts(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let resolutions = Expr::col("resolution").is_in(["accepted", "stopped"]);
    let table = Table::create()
        .table("entry_conflicts")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("scan_id").unique_key())
        .col(uuid_null("badge_id"))
        .col(string_len("cause", 20))
        .col(big_integer("found_at"))
        .col(big_integer_null("resolved_at"))
        .col(string_len_null("resolution", 10).check(resolutions))
        .foreign_key(&mut to("entry_conflicts", "edition_id", "editions"))
        .foreign_key(&mut to("entry_conflicts", "scan_id", "scans"))
        .to_owned();
    schema.create_table(table).await?;
    let open = Index::create()
        .name("entry_conflicts_open")
        .table("entry_conflicts")
        .col("edition_id")
        .col("resolved_at")
        .to_owned();
    schema.create_index(open).await
}

async fn exceptions(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("badge_exceptions")
        .col(uuid("badge_id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len_null("valid_from", 10))
        .col(string_len_null("valid_until", 10))
        .col(big_integer_null("blocked_at"))
        .col(string_len("why", 200))
        .col(big_integer("changed_at"))
        .foreign_key(&mut to("badge_exceptions", "badge_id", "badges"))
        .foreign_key(&mut to("badge_exceptions", "edition_id", "editions"))
        .to_owned();
    schema.create_table(table).await?;
    let index = Index::create()
        .name("badge_exceptions_edition")
        .table("badge_exceptions")
        .col("edition_id")
        .to_owned();
    schema.create_index(index).await
}
