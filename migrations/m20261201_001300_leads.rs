//! Leads: what an exhibitor keeps of a visitor whose badge it scanned. New tables only; nothing to do for the operator.
//!
//! An exhibitor has one lead per visitor. Every scan is a row of its own that is never changed: numbered without gaps
//! within the exhibitor and sealed with the one before (`leads/proof.rs`). Scans name ids only and stay when a visitor
//! is erased, so that the seals can still be checked.
use super::drop_tables;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(releases()).await?;
        schema.create_table(leads()).await?;
        schema.create_index(index("leads_visitor", "leads", &["visitor_id"])).await?;
        schema.create_table(scans()).await?;
        schema
            .create_index(index("lead_scans_account", "lead_scans", &["account_id", "received_at"]))
            .await?;
        schema.create_table(questions()).await?;
        schema.create_index(index("lead_questions_exhibitor", "lead_questions", &["exhibitor_id"])).await?;
        schema.create_table(answers()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["lead_answers", "lead_questions", "lead_scans", "leads", "lead_releases"];
        drop_tables(schema, &tables).await
    }
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// A row that goes with the row of `other` it points at.
fn of(column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(other, "id").on_delete(ForeignKeyAction::Cascade).take()
}

/// What a visitor adds to the consent to be seen by those who scan the badge.
fn releases() -> TableCreateStatement {
    Table::create()
        .table("lead_releases")
        .col(uuid("visitor_id").primary_key())
        .col(boolean("mobile"))
        .col(boolean("email"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut of("visitor_id", "visitors"))
        .take()
}

fn leads() -> TableCreateStatement {
    Table::create()
        .table("leads")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("exhibitor_id"))
        .col(uuid("visitor_id"))
        .col(uuid("badge_id"))
        .col(string_len_null("rating", 8).check(Expr::col("rating").is_in(["hot", "warm", "cold"])))
        .col(text("note"))
        .col(integer("scans"))
        .col(integer("version"))
        .col(big_integer("first_at"))
        .col(big_integer("last_at"))
        .col(big_integer("updated_at"))
        .col(big_integer_null("withdrawn_at"))
        .col(boolean("do_not_contact"))
        .index(Index::create().unique().name("leads_one").col("exhibitor_id").col("visitor_id"))
        .foreign_key(&mut of("exhibitor_id", "exhibitors"))
        .foreign_key(&mut of("visitor_id", "visitors"))
        .foreign_key(&mut of("badge_id", "badges"))
        .take()
}

fn scans() -> TableCreateStatement {
    Table::create()
        .table("lead_scans")
        .col(uuid("id").primary_key())
        .col(uuid("exhibitor_id"))
        .col(integer("number"))
        .col(uuid("lead_id"))
        .col(uuid("visitor_id"))
        .col(uuid("account_id"))
        .col(big_integer("scanned_at"))
        .col(big_integer("received_at"))
        .col(string_len("seal", 64))
        .index(Index::create().unique().name("lead_scans_number").col("exhibitor_id").col("number"))
        .foreign_key(&mut of("exhibitor_id", "exhibitors"))
        .take()
}

/// What a company asks itself about each lead.
fn questions() -> TableCreateStatement {
    Table::create()
        .table("lead_questions")
        .col(uuid("id").primary_key())
        .col(uuid("exhibitor_id"))
        .col(integer("position"))
        .col(text("label"))
        .col(text("choices"))
        .foreign_key(&mut of("exhibitor_id", "exhibitors"))
        .take()
}

fn answers() -> TableCreateStatement {
    Table::create()
        .table("lead_answers")
        .col(uuid("lead_id"))
        .col(uuid("question_id"))
        .col(text("answer"))
        .primary_key(Index::create().col("lead_id").col("question_id"))
        .foreign_key(&mut of("lead_id", "leads"))
        .foreign_key(&mut of("question_id", "lead_questions"))
        .take()
}
