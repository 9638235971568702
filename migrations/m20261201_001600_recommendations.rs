//! Recommendations that learn: what was shown to whom, what the organiser lets count more, and who wants no
//! discoveries. New tables only; nothing to do for the operator.
//!
//! An impression is one row per buyer and exhibitor, however often it was shown. It goes with either of the two.
use super::drop_tables;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(impressions()).await?;
        let mut by_exhibitor = Index::create();
        by_exhibitor.name("impressions_exhibitor").table("impressions").col("exhibitor_id");
        schema.create_index(by_exhibitor.take()).await?;
        schema.create_table(emphasis()).await?;
        schema.create_table(discovery_opt_outs()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(schema, &["discovery_opt_outs", "recommendation_emphasis", "impressions"]).await
    }
}

/// A row that goes with the row of `other` it points at.
fn of(column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(other, "id").on_delete(ForeignKeyAction::Cascade).take()
}

fn impressions() -> TableCreateStatement {
    Table::create()
        .table("impressions")
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(big_integer("shown_at"))
        .col(big_integer_null("viewed_at"))
        .primary_key(Index::create().col("visitor_id").col("exhibitor_id"))
        .foreign_key(&mut of("visitor_id", "visitors"))
        .foreign_key(&mut of("exhibitor_id", "exhibitors"))
        .take()
}

/// How much each sort of reason counts, in percent of what was learnt, and the share of discoveries.
fn emphasis() -> TableCreateStatement {
    let percent = |name: &'static str| integer(name).check(Expr::col(name).between(0, 300)).take();
    Table::create()
        .table("recommendation_emphasis")
        .col(uuid("edition_id").primary_key())
        .col(percent("ticks"))
        .col(percent("words"))
        .col(percent("behaviour"))
        .col(percent("complements"))
        .col(percent("conditions"))
        .col(percent("wishes"))
        .col(integer("discoveries").check(Expr::col("discoveries").between(0, 50)))
        .col(big_integer("updated_at"))
        .foreign_key(&mut of("edition_id", "editions"))
        .take()
}

fn discovery_opt_outs() -> TableCreateStatement {
    Table::create()
        .table("discovery_opt_outs")
        .col(uuid("visitor_id").primary_key())
        .col(big_integer("created_at"))
        .foreign_key(&mut of("visitor_id", "visitors"))
        .take()
}
