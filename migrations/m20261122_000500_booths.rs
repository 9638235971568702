//! The hall plan, applications for a place on it, and who holds which place. New tables only; nothing to do for
//! the operator. Two partial unique indexes carry the rules that must never break: one live application per
//! exhibitor, one active claim per booth.
use super::drop_tables;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// See the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in [booths(), features(), applications(), moves(), claims()] {
            schema.create_table(table).await?;
        }
        for sql in INDEXES {
            schema.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            schema,
            &["booth_claims", "application_moves", "booth_applications", "plan_features", "booths"],
        )
        .await
    }
}

const INDEXES: [&str; 8] = [
    "CREATE UNIQUE INDEX booths_number ON booths (edition_id, number)",
    "CREATE INDEX booths_hall ON booths (hall_id, number)",
    "CREATE INDEX booths_exhibitor ON booths (exhibitor_id)",
    "CREATE UNIQUE INDEX booth_applications_live ON booth_applications (exhibitor_id) \
     WHERE stage IN ('submitted', 'info_requested', 'offered', 'confirmed', 'lapsed')",
    "CREATE INDEX booth_applications_queue ON booth_applications (edition_id, stage, created_at)",
    "CREATE INDEX application_moves_application ON application_moves (application_id, at)",
    "CREATE UNIQUE INDEX booth_claims_booth ON booth_claims (booth_id) WHERE released_at IS NULL",
    "CREATE UNIQUE INDEX booth_claims_application ON booth_claims (application_id) WHERE released_at IS NULL",
];

fn booths() -> TableCreateStatement {
    Table::create()
        .table("booths")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("hall_id"))
        .col(string_len("number", 12))
        .col(string_len("kind", 8))
        .col(integer("x_cm"))
        .col(integer("y_cm"))
        .col(integer("w_cm"))
        .col(integer("d_cm"))
        .col(integer("area_m2"))
        .col(integer("open_sides"))
        .col(string_len("status", 10))
        .col(uuid_null("exhibitor_id"))
        .check(Expr::cust("kind IN ('shell', 'raw')"))
        .check(Expr::cust("status IN ('free', 'offered', 'confirmed', 'blocked')"))
        .check(Expr::cust("(exhibitor_id IS NOT NULL) = (status IN ('offered', 'confirmed'))"))
        .check(Expr::cust("w_cm > 0 AND d_cm > 0 AND open_sides BETWEEN 0 AND 4"))
        .foreign_key(ForeignKey::create().from_col("hall_id").to("halls", "id"))
        .foreign_key(ForeignKey::create().from_col("exhibitor_id").to("exhibitors", "id"))
        .take()
}

/// What else stands on the floor: columns and ground kept for other uses.
fn features() -> TableCreateStatement {
    Table::create()
        .table("plan_features")
        .col(uuid("id").primary_key())
        .col(uuid("hall_id"))
        .col(string_len("kind", 8))
        .col(integer("x_cm"))
        .col(integer("y_cm"))
        .col(integer("w_cm"))
        .col(integer("d_cm"))
        .check(Expr::cust("kind IN ('column', 'lounge')"))
        .foreign_key(ForeignKey::create().from_col("hall_id").to("halls", "id"))
        .take()
}

fn applications() -> TableCreateStatement {
    Table::create()
        .table("booth_applications")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("exhibitor_id"))
        .col(string_len("stage", 16))
        .col(integer("version").default(1))
        .col(string_len("kind", 16))
        .col(integer("area_m2"))
        .col(integer("open_sides"))
        .col(text("hall_code"))
        .col(text("sector_code"))
        .col(text("remarks"))
        .col(text("quote"))
        .col(big_integer("total_fen"))
        .col(uuid_null("booth_id"))
        .col(big_integer_null("offer_expires_at"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .check(Expr::cust("area_m2 > 0 AND open_sides BETWEEN 1 AND 4 AND total_fen >= 0"))
        .check(Expr::cust("(booth_id IS NOT NULL) OR stage NOT IN ('offered', 'confirmed')"))
        .foreign_key(ForeignKey::create().from_col("edition_id").to("editions", "id"))
        .foreign_key(ForeignKey::create().from_col("exhibitor_id").to("exhibitors", "id"))
        .foreign_key(ForeignKey::create().from_col("booth_id").to("booths", "id"))
        .take()
}

/// The timeline of an application: who moved it, when, and what they said.
fn moves() -> TableCreateStatement {
    Table::create()
        .table("application_moves")
        .col(uuid("id").primary_key())
        .col(uuid("application_id"))
        .col(big_integer("at"))
        .col(string_len("side", 10))
        .col(uuid_null("account_id"))
        .col(string_len("stage", 16))
        .col(text("said"))
        .col(text("booth_number"))
        .check(Expr::cust("side IN ('exhibitor', 'office', 'clock')"))
        .foreign_key(ForeignKey::create().from_col("application_id").to("booth_applications", "id"))
        .take()
}

/// Who holds which booth. A claim is never deleted, only released: the history of a place on the plan.
fn claims() -> TableCreateStatement {
    Table::create()
        .table("booth_claims")
        .col(uuid("id").primary_key())
        .col(uuid("booth_id"))
        .col(uuid("application_id"))
        .col(uuid("exhibitor_id"))
        .col(big_integer_null("expires_at"))
        .col(big_integer("created_at"))
        .col(big_integer_null("released_at"))
        .foreign_key(ForeignKey::create().from_col("booth_id").to("booths", "id"))
        .foreign_key(ForeignKey::create().from_col("application_id").to("booth_applications", "id"))
        .foreign_key(ForeignKey::create().from_col("exhibitor_id").to("exhibitors", "id"))
        .take()
}
