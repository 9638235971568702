//! The organiser's board: lounges with tables, drafts of a schedule, and what calendars need.
//!
//! Of two meetings that are on, no two may share a table and a slot (a third partial unique index beside the two of
//! the first migration). A meeting counts its changes, so that a calendar knows which of two files is the newer.
//! Nobody is reminded twice of the same meeting at the same time: the reminder itself is the key.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        places(schema).await?;
        meetings(schema).await?;
        drafts(schema).await?;
        calendars(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["meeting_reminders", "calendar_feeds", "draft_meetings", "schedule_drafts"];
        super::drop_tables(schema, &tables).await?;
        schema.drop_index(Index::drop().name(ONE_PER_TABLE).table("meetings").to_owned()).await?;
        for column in ["sequence", "table_id"] {
            drop(schema, "meetings", column).await?;
        }
        drop(schema, "letters", "calendar").await?;
        super::drop_tables(schema, &["blocked_tables", "meeting_tables", "meeting_lounges"]).await
    }
}

const ONE_PER_TABLE: &str = "meetings_one_per_table_and_slot";

/// A column that points at another table and goes with it.
fn of(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

async fn add(schema: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    schema.alter_table(Table::alter().table(table).add_column(column).to_owned()).await
}

async fn drop(schema: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    schema.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await
}

async fn places(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let lounges = Table::create()
        .table("meeting_lounges")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("hall_id"))
        .col(string_len("name_zh", 80))
        .col(string_len("name_en", 80))
        .col(big_integer("created_at"))
        .foreign_key(&mut of("meeting_lounges", "edition_id", "editions"))
        .foreign_key(&mut of("meeting_lounges", "hall_id", "halls"))
        .to_owned();
    schema.create_table(lounges).await?;
    let tables = Table::create()
        .table("meeting_tables")
        .col(uuid("id").primary_key())
        .col(uuid("lounge_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .foreign_key(&mut of("meeting_tables", "lounge_id", "meeting_lounges"))
        .to_owned();
    schema.create_table(tables).await?;
    unique(schema, "meeting_tables_one_per_number", "meeting_tables", &["lounge_id", "number"]).await?;
    let blocked = Table::create()
        .table("blocked_tables")
        .col(uuid("table_id"))
        .col(big_integer("starts_at"))
        .primary_key(Index::create().col("table_id").col("starts_at"))
        .foreign_key(&mut of("blocked_tables", "table_id", "meeting_tables"))
        .to_owned();
    schema.create_table(blocked).await
}

async fn unique(
    schema: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(name).table(table).unique();
    for column in columns {
        index.col(*column);
    }
    schema.create_index(index).await
}

async fn meetings(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(schema, "meetings", integer("sequence").default(0).to_owned()).await?;
    add(schema, "meetings", uuid_null("table_id").to_owned()).await?;
    add(schema, "letters", text_null("calendar").to_owned()).await?;
    let index = Index::create()
        .name(ONE_PER_TABLE)
        .table("meetings")
        .col("table_id")
        .col("starts_at")
        .unique()
        .and_where(Expr::col("status").eq("on"))
        .to_owned();
    schema.create_index(index).await
}

async fn drafts(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let states = ["making", "ready", "failed", "published", "discarded"];
    let drafts = Table::create()
        .table("schedule_drafts")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("state", 16).check(Expr::col("state").is_in(states)))
        .col(text("wanted"))
        .col(big_integer_null("value"))
        .col(big_integer_null("bound"))
        .col(text("left_out"))
        .col(text("undo"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut of("schedule_drafts", "edition_id", "editions"))
        .to_owned();
    schema.create_table(drafts).await?;
    let one_live = Index::create()
        .name("schedule_drafts_one_live")
        .table("schedule_drafts")
        .col("edition_id")
        .unique()
        .and_where(Expr::col("state").is_in(["making", "ready"]))
        .to_owned();
    schema.create_index(one_live).await?;
    let rows = Table::create()
        .table("draft_meetings")
        .col(uuid("id").primary_key())
        .col(uuid("draft_id"))
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(uuid_null("meeting_id"))
        .col(integer("sequence"))
        .col(big_integer("starts_at"))
        .col(uuid_null("table_id"))
        .col(integer("weight"))
        .col(boolean("locked"))
        .foreign_key(&mut of("draft_meetings", "draft_id", "schedule_drafts"))
        .foreign_key(&mut of("draft_meetings", "visitor_id", "visitors"))
        .foreign_key(&mut of("draft_meetings", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(rows).await?;
    let pair = &["draft_id", "visitor_id", "exhibitor_id"];
    unique(schema, "draft_meetings_one_per_pair", "draft_meetings", pair).await
}

async fn calendars(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let feeds = Table::create()
        .table("calendar_feeds")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid_null("visitor_id"))
        .col(uuid_null("exhibitor_id"))
        .col(uuid_null("account_id"))
        .col(string_len("lang", 5))
        .col(string_len("token_hash", 64).unique_key())
        .col(big_integer("created_at"))
        .col(big_integer_null("revoked_at"))
        .foreign_key(&mut of("calendar_feeds", "edition_id", "editions"))
        .foreign_key(&mut of("calendar_feeds", "visitor_id", "visitors"))
        .foreign_key(&mut of("calendar_feeds", "exhibitor_id", "exhibitors"))
        .foreign_key(&mut of("calendar_feeds", "account_id", "accounts"))
        .to_owned();
    schema.create_table(feeds).await?;
    let reminders = Table::create()
        .table("meeting_reminders")
        .col(uuid("meeting_id"))
        .col(big_integer("starts_at"))
        .col(integer("minutes"))
        .primary_key(Index::create().col("meeting_id").col("starts_at").col("minutes"))
        .foreign_key(&mut of("meeting_reminders", "meeting_id", "meetings"))
        .to_owned();
    schema.create_table(reminders).await
}
