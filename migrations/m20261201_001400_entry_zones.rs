//! Zones behind the gates, who is inside each of them, and the end of a day as an event of its own.
//!
//! `admissions` is now one row for each badge, day and zone: a guest may be in the halls and in the lounge. What was there
//! before is a day in the halls, where all gates led. `headcounts` says how many are inside: for each zone by category,
//! and for each place with a capacity as a whole (`category` is empty then); it is brought up to date in the transaction
//! of the scans, and begins with what the admissions say. `zone_resets` remembers every time a zone was counted as empty.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Everybody who was let in so far went through a gate to the halls.
const TO_ZONES: &str = "INSERT INTO admissions_by_zone \
     (badge_id, day, zone, edition_id, gate_id, scan_id, at, inside, entries, last_minute, category) \
     SELECT a.badge_id, a.day, 'halls', a.edition_id, a.gate_id, a.scan_id, a.at, a.inside, a.entries, a.last_minute, b.category \
     FROM admissions a JOIN badges b ON b.id = a.badge_id";
const BY_CATEGORY: &str = "INSERT INTO headcounts (owner_id, place, day, category, inside) \
     SELECT edition_id, zone, day, category, COUNT(*) FROM admissions WHERE inside GROUP BY edition_id, zone, day, category";
const AS_A_WHOLE: &str = "INSERT INTO headcounts (owner_id, place, day, category, inside) \
     SELECT owner_id, place, day, '', SUM(inside) FROM headcounts GROUP BY owner_id, place, day";
/// On the way back a badge keeps one row a day.
const TO_DAYS: &str = "INSERT INTO admissions_by_day \
     (badge_id, day, edition_id, gate_id, scan_id, at, inside, entries, last_minute) \
     SELECT a.badge_id, a.day, a.edition_id, a.gate_id, a.scan_id, a.at, a.inside, a.entries, a.last_minute FROM admissions a \
     WHERE a.zone = (SELECT MIN(o.zone) FROM admissions o WHERE o.badge_id = a.badge_id AND o.day = a.day)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        zones(schema).await?;
        gate_ways(schema).await?;
        zone_resets(schema).await?;
        headcounts(schema).await?;
        let zone = string_len("zone", 20).default("halls").to_owned();
        schema.alter_table(Table::alter().table("scans").add_column(zone).to_owned()).await?;
        rebuild(schema, "admissions_by_zone", true, TO_ZONES).await?;
        let connection = schema.get_connection();
        connection.execute_unprepared(BY_CATEGORY).await?;
        connection.execute_unprepared(AS_A_WHOLE).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        rebuild(schema, "admissions_by_day", false, TO_DAYS).await?;
        schema.alter_table(Table::alter().table("scans").drop_column("zone").to_owned()).await?;
        super::drop_tables(schema, &["headcounts", "zone_resets", "gate_ways", "zones"]).await
    }
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

async fn zones(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("zones")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("code", 20))
        .col(string_len("name_zh", 60))
        .col(string_len("name_en", 60))
        .col(integer_null("capacity").check(Expr::col("capacity").gt(0)))
        .col(integer_null("amber"))
        .col(integer_null("red"))
        .col(string_len_null("shared", 40))
        .foreign_key(&mut to("zones", "edition_id", "editions"))
        .to_owned();
    schema.create_table(table).await?;
    let codes =
        Index::create().name("zones_code").table("zones").col("edition_id").col("code").unique().to_owned();
    schema.create_index(codes).await
}

async fn gate_ways(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("gate_ways")
        .col(uuid("gate_id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("zone", 20))
        .col(string_len("way", 4).check(Expr::col("way").is_in(["in", "out", "both"])))
        .foreign_key(&mut to("gate_ways", "gate_id", "gates"))
        .foreign_key(&mut to("gate_ways", "edition_id", "editions"))
        .to_owned();
    schema.create_table(table).await
}

async fn zone_resets(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("zone_resets")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("zone", 20))
        .col(string_len("day", 10))
        .col(big_integer("at"))
        .col(integer("inside"))
        .col(string_len_null("once", 80).unique_key())
        .col(string_len_null("why", 200))
        .foreign_key(&mut to("zone_resets", "edition_id", "editions"))
        .to_owned();
    schema.create_table(table).await?;
    let days =
        Index::create().name("zone_resets_day").table("zone_resets").col("edition_id").col("day").to_owned();
    schema.create_index(days).await
}

async fn headcounts(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("headcounts")
        .col(uuid("owner_id"))
        .col(string_len("place", 40))
        .col(string_len("day", 10))
        .col(string_len("category", 8))
        .col(big_integer("inside"))
        .primary_key(Index::create().col("owner_id").col("place").col("day").col("category"))
        .to_owned();
    schema.create_table(table).await
}

/// SQLite cannot change a primary key, so the table is made anew on both databases.
async fn rebuild(
    schema: &SchemaManager<'_>,
    anew: &'static str,
    by_zone: bool,
    copy: &str,
) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table(anew)
        .col(uuid("badge_id"))
        .col(string_len("day", 10))
        .col(uuid("edition_id"))
        .col(uuid("gate_id"))
        .col(uuid("scan_id"))
        .col(big_integer("at"))
        .col(boolean("inside"))
        .col(integer("entries").default(1))
        .col(integer("last_minute").default(0));
    let mut counted = Index::create();
    counted.name("admissions_counted").table("admissions").col("edition_id").col("day");
    if by_zone {
        table.col(string_len("zone", 20)).col(string_len("category", 8));
        table.primary_key(Index::create().col("badge_id").col("day").col("zone"));
        counted.col("zone").col("gate_id");
    } else {
        table.primary_key(Index::create().col("badge_id").col("day"));
        counted.col("gate_id");
    }
    table.foreign_key(&mut to(anew, "badge_id", "badges"));
    schema.create_table(table).await?;
    schema.get_connection().execute_unprepared(copy).await?;
    super::drop_tables(schema, &["admissions"]).await?;
    schema.rename_table(Table::rename().table(anew, "admissions").to_owned()).await?;
    schema.create_index(counted).await
}
