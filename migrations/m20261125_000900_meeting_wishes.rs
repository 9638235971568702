//! What both sides say about the meetings they would like, and what happens between asking and meeting: profiles,
//! exclusions, representatives, proposed slots, lapses, refusals, history, messages. New tables only; nothing to do
//! for the operator.
//!
//! A representative is never booked twice: one assignment per account and slot.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 17] = [
    "message_reports",
    "message_blocks",
    "meeting_messages",
    "meeting_representatives",
    "representative_closed_slots",
    "representatives",
    "request_turns",
    "request_refusals",
    "request_lapses",
    "request_slots",
    "buyer_marks",
    "avoided_companies",
    "avoided_parties",
    "buyer_closed_slots",
    "profile_codes",
    "supply_profiles",
    "buyer_profiles",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        profiles(schema).await?;
        exclusions(schema).await?;
        asking(schema).await?;
        representatives(schema).await?;
        messages(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        super::drop_tables(schema, &TABLES).await
    }
}

/// A column that points at another table and goes with it.
fn of(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

/// One of the two sides of a meeting.
fn side(column: &'static str) -> ColumnDef {
    string_len(column, 16).check(Expr::col(column).is_in(["visitor", "exhibitor"])).to_owned()
}

async fn profiles(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let buyers = Table::create()
        .table("buyer_profiles")
        .col(uuid("visitor_id").primary_key())
        .col(string_len_null("quantity", 32))
        .col(string_len_null("deliver_to", 32))
        .col(text("text_zh"))
        .col(text("text_en"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut of("buyer_profiles", "visitor_id", "visitors"))
        .to_owned();
    schema.create_table(buyers).await?;
    let supplies = Table::create()
        .table("supply_profiles")
        .col(uuid("exhibitor_id").primary_key())
        .col(string_len_null("minimum_order", 32))
        .col(string_len_null("price_tier", 32))
        .col(string_len_null("delivers_within", 32))
        .col(text("text_zh"))
        .col(text("text_en"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut of("supply_profiles", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(supplies).await?;
    // Codes of either side's profile; the owner is a visitor or an exhibitor, by `side`.
    let codes = Table::create()
        .table("profile_codes")
        .col(side("side"))
        .col(uuid("owner_id"))
        .col(string_len("list", 32))
        .col(string_len("code", 32))
        .primary_key(Index::create().col("side").col("owner_id").col("list").col("code"))
        .to_owned();
    schema.create_table(codes).await?;
    let closed = Table::create()
        .table("buyer_closed_slots")
        .col(uuid("edition_id"))
        .col(uuid("visitor_id"))
        .col(big_integer("starts_at"))
        .primary_key(Index::create().col("visitor_id").col("starts_at"))
        .foreign_key(&mut of("buyer_closed_slots", "edition_id", "editions"))
        .foreign_key(&mut of("buyer_closed_slots", "visitor_id", "visitors"))
        .to_owned();
    schema.create_table(closed).await
}

/// Who is never to meet whom, whoever said so.
async fn exclusions(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let parties = Table::create()
        .table("avoided_parties")
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(side("said_by"))
        .col(string_len("why", 16).check(Expr::col("why").is_in(["competitor", "client", "not_interested"])))
        .col(text("reason"))
        .col(big_integer("created_at"))
        .primary_key(Index::create().col("visitor_id").col("exhibitor_id").col("said_by"))
        .foreign_key(&mut of("avoided_parties", "visitor_id", "visitors"))
        .foreign_key(&mut of("avoided_parties", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(parties).await?;
    plain(schema, "avoided_parties", &["exhibitor_id"]).await?;
    let companies = Table::create()
        .table("avoided_companies")
        .col(uuid("exhibitor_id"))
        .col(string_len("why", 16).check(Expr::col("why").is_in(["competitor", "client"])))
        .col(string_len("name", 120))
        .primary_key(Index::create().col("exhibitor_id").col("why").col("name"))
        .foreign_key(&mut of("avoided_companies", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(companies).await?;
    let marks = Table::create()
        .table("buyer_marks")
        .col(uuid("exhibitor_id"))
        .col(uuid("visitor_id"))
        .col(big_integer("created_at"))
        .primary_key(Index::create().col("exhibitor_id").col("visitor_id"))
        .foreign_key(&mut of("buyer_marks", "exhibitor_id", "exhibitors"))
        .foreign_key(&mut of("buyer_marks", "visitor_id", "visitors"))
        .to_owned();
    schema.create_table(marks).await
}

async fn asking(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let slots = Table::create()
        .table("request_slots")
        .col(uuid("request_id"))
        .col(big_integer("starts_at"))
        .primary_key(Index::create().col("request_id").col("starts_at"))
        .foreign_key(&mut of("request_slots", "request_id", "meeting_requests"))
        .to_owned();
    schema.create_table(slots).await?;
    let lapses = Table::create()
        .table("request_lapses")
        .col(uuid("request_id").primary_key())
        .col(big_integer("lapses_at"))
        .foreign_key(&mut of("request_lapses", "request_id", "meeting_requests"))
        .to_owned();
    schema.create_table(lapses).await?;
    plain(schema, "request_lapses", &["lapses_at"]).await?;
    let refusals = Table::create()
        .table("request_refusals")
        .col(uuid("request_id").primary_key())
        .col(side("refused_by"))
        .col(text("reason"))
        .col(big_integer("created_at"))
        .foreign_key(&mut of("request_refusals", "request_id", "meeting_requests"))
        .to_owned();
    schema.create_table(refusals).await?;
    let turns = Table::create()
        .table("request_turns")
        .col(uuid("id").primary_key())
        .col(uuid("request_id"))
        .col(string_len("taken_by", 16))
        .col(string_len("what", 16))
        .col(big_integer_null("starts_at"))
        .col(big_integer("created_at"))
        .foreign_key(&mut of("request_turns", "request_id", "meeting_requests"))
        .to_owned();
    schema.create_table(turns).await?;
    plain(schema, "request_turns", &["request_id", "created_at"]).await
}

async fn representatives(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let people = Table::create()
        .table("representatives")
        .col(uuid("exhibitor_id"))
        .col(uuid("account_id"))
        .col(big_integer("created_at"))
        .primary_key(Index::create().col("exhibitor_id").col("account_id"))
        .foreign_key(&mut of("representatives", "exhibitor_id", "exhibitors"))
        .foreign_key(&mut of("representatives", "account_id", "accounts"))
        .to_owned();
    schema.create_table(people).await?;
    let closed = Table::create()
        .table("representative_closed_slots")
        .col(uuid("exhibitor_id"))
        .col(uuid("account_id"))
        .col(big_integer("starts_at"))
        .primary_key(Index::create().col("exhibitor_id").col("account_id").col("starts_at"))
        .foreign_key(&mut of("representative_closed_slots", "exhibitor_id", "exhibitors"))
        .foreign_key(&mut of("representative_closed_slots", "account_id", "accounts"))
        .to_owned();
    schema.create_table(closed).await?;
    let assigned = Table::create()
        .table("meeting_representatives")
        .col(uuid("meeting_id").primary_key())
        .col(uuid("account_id"))
        .col(big_integer("starts_at"))
        .col(big_integer("assigned_at"))
        .foreign_key(&mut of("meeting_representatives", "meeting_id", "meetings"))
        .foreign_key(&mut of("meeting_representatives", "account_id", "accounts"))
        .to_owned();
    schema.create_table(assigned).await?;
    let once = Index::create()
        .name("meeting_representatives_one_at_a_time")
        .table("meeting_representatives")
        .col("account_id")
        .col("starts_at")
        .unique()
        .to_owned();
    schema.create_index(once).await
}

async fn messages(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let messages = Table::create()
        .table("meeting_messages")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(side("said_by"))
        .col(uuid_null("account_id"))
        .col(text("body"))
        .col(big_integer("created_at"))
        .foreign_key(&mut of("meeting_messages", "edition_id", "editions"))
        .foreign_key(&mut of("meeting_messages", "visitor_id", "visitors"))
        .foreign_key(&mut of("meeting_messages", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(messages).await?;
    plain(schema, "meeting_messages", &["visitor_id", "exhibitor_id", "created_at"]).await?;
    let blocks = Table::create()
        .table("message_blocks")
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(side("blocked_by"))
        .col(big_integer("created_at"))
        .primary_key(Index::create().col("visitor_id").col("exhibitor_id").col("blocked_by"))
        .foreign_key(&mut of("message_blocks", "visitor_id", "visitors"))
        .foreign_key(&mut of("message_blocks", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(blocks).await?;
    let reports = Table::create()
        .table("message_reports")
        .col(uuid("message_id").primary_key())
        .col(uuid("edition_id"))
        .col(side("reported_by"))
        .col(text("reason"))
        .col(big_integer("created_at"))
        .col(big_integer_null("settled_at"))
        .foreign_key(&mut of("message_reports", "message_id", "meeting_messages"))
        .foreign_key(&mut of("message_reports", "edition_id", "editions"))
        .to_owned();
    schema.create_table(reports).await?;
    plain(schema, "message_reports", &["edition_id", "settled_at"]).await
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
