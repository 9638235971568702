//! Organisations, shows and editions, and everything an edition is set up with.
//!
//! An edition's lists, prices and hours are rows, imported from files: a new edition needs no new code.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A column that points at an edition and goes with it.
fn of_edition(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "edition_id")
        .to("editions", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        owners(schema).await?;
        places(schema).await?;
        lists(schema).await?;
        prices(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "meeting_windows",
            "badge_categories",
            "price_rules",
            "price_items",
            "contacts",
            "choices",
            "opening_hours",
            "complements",
            "sectors",
            "gates",
            "halls",
            "editions",
            "shows",
            "organisations",
        ];
        super::drop_tables(schema, &tables).await
    }
}

async fn owners(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let organisations = Table::create()
        .table("organisations")
        .col(uuid("id").primary_key())
        .col(string_len("code", 40).unique_key())
        .col(string_len("name_zh", 200))
        .col(string_len("name_en", 200))
        .to_owned();
    schema.create_table(organisations).await?;
    let shows = Table::create()
        .table("shows")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(string_len("code", 40).unique_key())
        .col(string_len("name_zh", 200))
        .col(string_len("name_en", 200))
        .foreign_key(ForeignKey::create().from("shows", "organisation_id").to("organisations", "id"))
        .to_owned();
    schema.create_table(shows).await?;
    let editions = Table::create()
        .table("editions")
        .col(uuid("id").primary_key())
        .col(uuid("show_id"))
        .col(string_len("code", 40).unique_key())
        .col(string_len("name_zh", 200))
        .col(string_len("name_en", 200))
        .col(text("theme_zh"))
        .col(text("theme_en"))
        .col(string_len("venue_zh", 200))
        .col(string_len("venue_en", 200))
        .col(string_len("zone", 40))
        .col(string_len("starts_on", 10))
        .col(string_len("ends_on", 10))
        .col(integer("area_m2"))
        .col(integer("target_buyers"))
        .col(integer("target_meetings"))
        .col(integer("slot_minutes"))
        .col(integer("gap_minutes"))
        .col(integer("tables"))
        .col(integer("key_epoch").default(1))
        .col(big_integer("created_at"))
        .foreign_key(ForeignKey::create().from("editions", "show_id").to("shows", "id"))
        .to_owned();
    schema.create_table(editions).await
}

async fn places(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let halls = Table::create()
        .table("halls")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("code", 16))
        .col(string_len("name_zh", 100))
        .col(string_len("name_en", 100))
        .col(integer("width_cm"))
        .col(integer("depth_cm"))
        .col(text("sectors"))
        .foreign_key(&mut of_edition("halls"))
        .to_owned();
    schema.create_table(halls).await?;
    unique(schema, "halls", &["edition_id", "code"]).await?;
    let gates = Table::create()
        .table("gates")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("code", 16))
        .col(string_len("name_zh", 100))
        .col(string_len("name_en", 100))
        .foreign_key(&mut of_edition("gates"))
        .to_owned();
    schema.create_table(gates).await?;
    unique(schema, "gates", &["edition_id", "code"]).await
}

async fn lists(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sectors = Table::create()
        .table("sectors")
        .col(uuid("edition_id"))
        .col(string_len("code", 16))
        .col(string_len_null("parent_code", 16))
        .col(string_len("name_zh", 120))
        .col(string_len("name_en", 120))
        .col(integer("position"))
        .primary_key(Index::create().col("edition_id").col("code"))
        .foreign_key(&mut of_edition("sectors"))
        .to_owned();
    schema.create_table(sectors).await?;
    let complements = Table::create()
        .table("complements")
        .col(uuid("edition_id"))
        .col(string_len("a", 16))
        .col(string_len("b", 16))
        .col(integer("weight_percent").check(Expr::col("weight_percent").between(1, 100)))
        .col(text("reason_zh"))
        .col(text("reason_en"))
        .primary_key(Index::create().col("edition_id").col("a").col("b"))
        .foreign_key(&mut of_edition("complements"))
        .to_owned();
    schema.create_table(complements).await?;
    let hours = Table::create()
        .table("opening_hours")
        .col(uuid("edition_id"))
        .col(integer("position"))
        .col(string_len("phase", 16).check(Expr::col("phase").is_in(["build", "show", "teardown"])))
        .col(big_integer("opens_at"))
        .col(big_integer("closes_at"))
        .col(big_integer_null("last_entry_at"))
        .primary_key(Index::create().col("edition_id").col("position"))
        .foreign_key(&mut of_edition("opening_hours"))
        .to_owned();
    schema.create_table(hours).await?;
    let choices = Table::create()
        .table("choices")
        .col(uuid("edition_id"))
        .col(string_len("list", 32))
        .col(string_len("code", 32))
        .col(string_len("name_zh", 120))
        .col(string_len("name_en", 120))
        .col(integer("position"))
        .primary_key(Index::create().col("edition_id").col("list").col("code"))
        .foreign_key(&mut of_edition("choices"))
        .to_owned();
    schema.create_table(choices).await?;
    let contacts = Table::create()
        .table("contacts")
        .col(uuid("edition_id"))
        .col(integer("position"))
        .col(string_len("role", 32))
        .col(string_len("name_zh", 100))
        .col(string_len("name_en", 100))
        .col(string_len("email", 254))
        .col(string_len("phone", 40))
        .primary_key(Index::create().col("edition_id").col("position"))
        .foreign_key(&mut of_edition("contacts"))
        .to_owned();
    schema.create_table(contacts).await
}

async fn prices(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let items = Table::create()
        .table("price_items")
        .col(uuid("edition_id"))
        .col(string_len("code", 16))
        .col(string_len("name_zh", 120))
        .col(string_len("name_en", 120))
        .col(string_len("unit", 16).check(Expr::col("unit").is_in(["booth", "m2", "each", "company"])))
        .col(big_integer("regular_fen"))
        .col(big_integer_null("early_fen"))
        .col(integer_null("min_m2"))
        .col(integer("position"))
        .primary_key(Index::create().col("edition_id").col("code"))
        .foreign_key(&mut of_edition("price_items"))
        .to_owned();
    schema.create_table(items).await?;
    let rules = Table::create()
        .table("price_rules")
        .col(uuid("edition_id"))
        .col(string_len("code", 16))
        .col(integer_null("percent"))
        .col(integer_null("min_m2"))
        .col(string_len_null("only_item", 16))
        .col(string_len_null("until_on", 10))
        .col(integer("position"))
        .primary_key(Index::create().col("edition_id").col("code"))
        .foreign_key(&mut of_edition("price_rules"))
        .to_owned();
    schema.create_table(rules).await?;
    let categories = Table::create()
        .table("badge_categories")
        .col(uuid("edition_id"))
        .col(string_len("code", 8))
        .col(string_len("name_zh", 60))
        .col(string_len("name_en", 60))
        .col(string_len("colour", 7))
        .col(string_len("letter", 4))
        .col(integer("position"))
        .primary_key(Index::create().col("edition_id").col("code"))
        .foreign_key(&mut of_edition("badge_categories"))
        .to_owned();
    schema.create_table(categories).await?;
    let windows = Table::create()
        .table("meeting_windows")
        .col(uuid("edition_id"))
        .col(integer("position"))
        .col(big_integer("opens_at"))
        .col(big_integer("closes_at"))
        .primary_key(Index::create().col("edition_id").col("position"))
        .foreign_key(&mut of_edition("meeting_windows"))
        .to_owned();
    schema.create_table(windows).await
}

async fn unique(
    schema: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(table).unique();
    for column in columns {
        index.col(*column);
    }
    schema.create_index(index).await
}
