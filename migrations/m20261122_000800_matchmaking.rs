//! Requests and meetings between buyers and exhibitors.
//!
//! Double booking is impossible here, not merely unlikely: of two meetings that are on, no two may share a
//! slot and an exhibitor's seat, nor a slot and a visitor (two partial unique indexes).
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        wishes(schema).await?;
        requests(schema).await?;
        meetings(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["meetings", "meeting_requests", "exhibitor_marks", "sought_buyers", "closed_slots"];
        super::drop_tables(schema, &tables).await
    }
}

/// A column that points at another table and goes with it.
fn of(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

/// What either side says about its time and its wishes.
async fn wishes(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let closed = Table::create()
        .table("closed_slots")
        .col(uuid("edition_id"))
        .col(uuid("exhibitor_id"))
        .col(big_integer("starts_at"))
        .primary_key(Index::create().col("exhibitor_id").col("starts_at"))
        .foreign_key(&mut of("closed_slots", "edition_id", "editions"))
        .foreign_key(&mut of("closed_slots", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(closed).await?;
    let sought = Table::create()
        .table("sought_buyers")
        .col(uuid("exhibitor_id"))
        .col(string_len("buyer_type", 32))
        .primary_key(Index::create().col("exhibitor_id").col("buyer_type"))
        .foreign_key(&mut of("sought_buyers", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(sought).await?;
    let marks = Table::create()
        .table("exhibitor_marks")
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(string_len("mark", 16).check(Expr::col("mark").is_in(["saved", "dismissed"])))
        .col(big_integer("created_at"))
        .primary_key(Index::create().col("visitor_id").col("exhibitor_id"))
        .foreign_key(&mut of("exhibitor_marks", "visitor_id", "visitors"))
        .foreign_key(&mut of("exhibitor_marks", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(marks).await
}

async fn requests(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let stages = ["proposed", "accepted", "declined", "cancelled", "expired"];
    let table = Table::create()
        .table("meeting_requests")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(string_len("proposed_by", 16).check(Expr::col("proposed_by").is_in(["visitor", "exhibitor"])))
        .col(big_integer("starts_at"))
        .col(string_len("stage", 16).check(Expr::col("stage").is_in(stages)))
        .col(integer("score"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut of("meeting_requests", "edition_id", "editions"))
        .foreign_key(&mut of("meeting_requests", "visitor_id", "visitors"))
        .foreign_key(&mut of("meeting_requests", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(table).await?;
    let one_live = Index::create()
        .name("meeting_requests_one_live_per_pair")
        .table("meeting_requests")
        .col("visitor_id")
        .col("exhibitor_id")
        .unique()
        .and_where(Expr::col("stage").is_in(["proposed", "accepted"]))
        .to_owned();
    schema.create_index(one_live).await?;
    plain(schema, "meeting_requests", &["exhibitor_id", "stage"]).await?;
    plain(schema, "meeting_requests", &["edition_id", "stage", "starts_at"]).await
}

async fn meetings(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("meetings")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("request_id").unique_key())
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(integer("seat").check(Expr::col("seat").gte(1)))
        .col(big_integer("starts_at"))
        .col(string_len("status", 16).check(Expr::col("status").is_in(["on", "cancelled"])))
        .col(string_len_null("cancelled_by", 16))
        .col(text_null("reason"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut of("meetings", "edition_id", "editions"))
        .foreign_key(&mut of("meetings", "request_id", "meeting_requests"))
        .foreign_key(&mut of("meetings", "visitor_id", "visitors"))
        .foreign_key(&mut of("meetings", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(table).await?;
    one_at_a_time(schema, "meetings_one_per_seat_and_slot", &["exhibitor_id", "seat", "starts_at"]).await?;
    one_at_a_time(schema, "meetings_one_per_visitor_and_slot", &["visitor_id", "starts_at"]).await?;
    plain(schema, "meetings", &["edition_id", "starts_at"]).await
}

async fn one_at_a_time(
    schema: &SchemaManager<'_>,
    name: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(name).table("meetings").unique().and_where(Expr::col("status").eq("on"));
    for column in columns {
        index.col(*column);
    }
    schema.create_index(index).await
}

async fn plain(
    schema: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    schema.create_index(index).await
}
