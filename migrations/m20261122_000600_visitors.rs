//! People registered for an edition, their interests, answers, consents and badges.
//!
//! Three rules stand here and not only in the code: one living registration per person (contact and name) and
//! edition, one valid badge per visitor, and no serial or short code twice in an edition.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A column that points at a visitor and goes with them.
fn of_visitor(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "visitor_id")
        .to("visitors", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        visitors(schema).await?;
        said(schema).await?;
        badges(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["badges", "consents", "visitor_answers", "visitor_interests", "visitors"];
        super::drop_tables(schema, &tables).await
    }
}

async fn visitors(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let visitors = Table::create()
        .table("visitors")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("name", 100))
        .col(string_len("company", 120))
        .col(string_len_null("email", 254))
        .col(string_len_null("mobile", 20))
        .col(string_len("person_key", 254))
        .col(string_len("name_key", 254))
        .col(string_len("buyer_type", 32))
        .col(string_len_null("title", 100))
        .col(string_len("lang", 5))
        .col(boolean("matching").default(false))
        .col(string_len("source", 16))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .col(big_integer_null("withdrawn_at"))
        .check(Expr::col("email").is_not_null().or(Expr::col("mobile").is_not_null()))
        .foreign_key(ForeignKey::create().from("visitors", "edition_id").to("editions", "id"))
        .to_owned();
    schema.create_table(visitors).await?;
    let once = Index::create()
        .name("one_living_registration_per_person")
        .table("visitors")
        .col("edition_id")
        .col("person_key")
        .col("name_key")
        .unique()
        .and_where(Expr::col("withdrawn_at").is_null())
        .to_owned();
    schema.create_index(once).await?;
    let by_edition =
        Index::create().name("visitors_by_edition").table("visitors").col("edition_id").col("id").to_owned();
    schema.create_index(by_edition).await
}

async fn said(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let interests = Table::create()
        .table("visitor_interests")
        .col(uuid("visitor_id"))
        .col(string_len("sector_code", 16))
        .col(string_len("strength", 8).check(Expr::col("strength").is_in(["must", "want", "curious"])))
        .primary_key(Index::create().col("visitor_id").col("sector_code"))
        .foreign_key(&mut of_visitor("visitor_interests"))
        .to_owned();
    schema.create_table(interests).await?;
    let by_sector = Index::create()
        .name("visitor_interests_by_sector")
        .table("visitor_interests")
        .col("sector_code")
        .to_owned();
    schema.create_index(by_sector).await?;
    let answers = Table::create()
        .table("visitor_answers")
        .col(uuid("visitor_id"))
        .col(string_len("question", 32))
        .col(integer("position"))
        .col(string_len("answer", 400))
        .primary_key(Index::create().col("visitor_id").col("question").col("position"))
        .foreign_key(&mut of_visitor("visitor_answers"))
        .to_owned();
    schema.create_table(answers).await?;
    let consents = Table::create()
        .table("consents")
        .col(uuid("id").primary_key())
        .col(uuid("visitor_id"))
        .col(string_len("purpose", 16).check(Expr::col("purpose").is_in([
            "admission",
            "matchmaking",
            "lead_sharing",
            "marketing",
        ])))
        .col(string_len("notice_version", 32))
        .col(string_len("lang", 5))
        .col(big_integer("given_at"))
        .col(big_integer_null("withdrawn_at"))
        .foreign_key(&mut of_visitor("consents"))
        .to_owned();
    schema.create_table(consents).await?;
    let standing = Index::create()
        .name("one_standing_consent_per_purpose")
        .table("consents")
        .col("visitor_id")
        .col("purpose")
        .unique()
        .and_where(Expr::col("withdrawn_at").is_null())
        .to_owned();
    schema.create_index(standing).await
}

async fn badges(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let badges = Table::create()
        .table("badges")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(big_integer("serial").check(Expr::col("serial").between(0, (1i64 << 40) - 1)))
        .col(integer("epoch").check(Expr::col("epoch").between(0, 31)))
        .col(string_len("category", 8))
        .col(uuid_null("visitor_id"))
        .col(uuid_null("exhibitor_id"))
        .col(string_len("name", 100))
        .col(string_len("company", 120))
        .col(string_len("short_code", 9))
        .col(string_len("status", 8).check(Expr::col("status").is_in(["valid", "revoked"])))
        .col(string_len_null("reason", 200))
        .col(big_integer("created_at"))
        .col(big_integer_null("revoked_at"))
        .foreign_key(ForeignKey::create().from("badges", "edition_id").to("editions", "id"))
        .foreign_key(&mut of_visitor("badges"))
        .to_owned();
    schema.create_table(badges).await?;
    for column in ["serial", "short_code"] {
        let index = Index::create()
            .name(format!("badges_{column}"))
            .table("badges")
            .col("edition_id")
            .col(column)
            .unique()
            .to_owned();
        schema.create_index(index).await?;
    }
    let one = Index::create()
        .name("one_valid_badge_per_visitor")
        .table("badges")
        .col("visitor_id")
        .unique()
        .and_where(Expr::col("status").eq("valid"))
        .to_owned();
    schema.create_index(one).await?;
    for column in ["visitor_id", "exhibitor_id"] {
        let index =
            Index::create().name(format!("badges_by_{column}")).table("badges").col(column).to_owned();
        schema.create_index(index).await?;
    }
    Ok(())
}
