//! The day of the meetings: what was seen of each, its outcomes, replacements, the hosted buyer programme and
//! buyers' inquiries.
//!
//! What must happen once is a key here: one word of a kind per meeting, one outcome per side, one programme per
//! buyer, one voucher per benefit and buyer (redeemed by compare-and-set), one reply per inquiry and company.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        evidence(schema).await?;
        offers(schema).await?;
        programmes(schema).await?;
        members(schema).await?;
        inquiries(schema).await?;
        replies(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "inquiry_replies",
            "inquiries",
            "benefit_vouchers",
            "programme_members",
            "programme_benefits",
            "programmes",
            "spare_offers",
            "meeting_outcomes",
            "meeting_evidence",
        ];
        super::drop_tables(schema, &tables).await
    }
}

/// A column that points at another table and goes with it.
fn of(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(other, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index.to_owned()
}

/// What somebody saw of a meeting, and what either side made of it.
async fn evidence(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let evidence = Table::create()
        .table("meeting_evidence")
        .col(uuid("meeting_id"))
        .col(string_len("evidence", 24))
        .col(big_integer("at"))
        .primary_key(Index::create().col("meeting_id").col("evidence"))
        .foreign_key(&mut of("meeting_evidence", "meeting_id", "meetings"))
        .to_owned();
    schema.create_table(evidence).await?;
    let outcomes = Table::create()
        .table("meeting_outcomes")
        .col(uuid("meeting_id"))
        .col(string_len("side", 16).check(Expr::col("side").is_in(["visitor", "exhibitor"])))
        .col(boolean("useful"))
        .col(string_len("next_step", 16))
        .col(string_len_null("value_band", 16))
        .col(big_integer("updated_at"))
        .primary_key(Index::create().col("meeting_id").col("side"))
        .foreign_key(&mut of("meeting_outcomes", "meeting_id", "meetings"))
        .to_owned();
    schema.create_table(outcomes).await
}

/// Somebody free is asked into a slot that fell out.
async fn offers(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let stages = ["open", "accepted", "declined", "lapsed"];
    let offers = Table::create()
        .table("spare_offers")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("instead_of"))
        .col(uuid("visitor_id"))
        .col(uuid("exhibitor_id"))
        .col(string_len("asked", 16).check(Expr::col("asked").is_in(["visitor", "exhibitor"])))
        .col(big_integer("starts_at"))
        .col(string_len("stage", 16).check(Expr::col("stage").is_in(stages)))
        .col(big_integer("created_at"))
        .foreign_key(&mut of("spare_offers", "edition_id", "editions"))
        .foreign_key(&mut of("spare_offers", "instead_of", "meetings"))
        .foreign_key(&mut of("spare_offers", "visitor_id", "visitors"))
        .foreign_key(&mut of("spare_offers", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(offers).await?;
    let pair = ["instead_of", "visitor_id", "exhibitor_id"];
    schema.create_index(index("spare_offers_one_a_pair", "spare_offers", &pair).unique().to_owned()).await?;
    schema.create_index(index("spare_offers_visitor", "spare_offers", &["visitor_id", "stage"])).await?;
    schema.create_index(index("spare_offers_exhibitor", "spare_offers", &["exhibitor_id", "stage"])).await
}

async fn programmes(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let programmes = Table::create()
        .table("programmes")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(string_len("name", 80))
        .col(integer("meetings").check(Expr::col("meetings").gte(1)))
        .col(big_integer("created_at"))
        .foreign_key(&mut of("programmes", "edition_id", "editions"))
        .to_owned();
    schema.create_table(programmes).await?;
    let benefits = Table::create()
        .table("programme_benefits")
        .col(uuid("id").primary_key())
        .col(uuid("programme_id"))
        .col(string_len("kind", 16).check(Expr::col("kind").is_in(["lunch", "hotel", "gift"])))
        .col(string_len("note", 120))
        .col(integer("after_meetings").check(Expr::col("after_meetings").gte(0)))
        .foreign_key(&mut of("programme_benefits", "programme_id", "programmes"))
        .to_owned();
    schema.create_table(benefits).await
}

/// Who takes part in a programme, and what each may redeem.
async fn members(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let stages = ["invited", "accepted", "declined"];
    let members = Table::create()
        .table("programme_members")
        .col(uuid("visitor_id").primary_key())
        .col(uuid("programme_id"))
        .col(string_len("stage", 16).check(Expr::col("stage").is_in(stages)))
        .col(big_integer("invited_at"))
        .col(big_integer_null("answered_at"))
        .foreign_key(&mut of("programme_members", "visitor_id", "visitors"))
        .foreign_key(&mut of("programme_members", "programme_id", "programmes"))
        .to_owned();
    schema.create_table(members).await?;
    let vouchers = Table::create()
        .table("benefit_vouchers")
        .col(uuid("benefit_id"))
        .col(uuid("visitor_id"))
        .col(string_len("code", 32).unique_key())
        .col(big_integer_null("redeemed_at"))
        .primary_key(Index::create().col("benefit_id").col("visitor_id"))
        .foreign_key(&mut of("benefit_vouchers", "benefit_id", "programme_benefits"))
        .foreign_key(&mut of("benefit_vouchers", "visitor_id", "visitors"))
        .to_owned();
    schema.create_table(vouchers).await
}

/// What a buyer asks all makers of a sub-category, without a name.
async fn inquiries(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let stages = ["open", "picked", "withdrawn"];
    let inquiries = Table::create()
        .table("inquiries")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(uuid("visitor_id"))
        .col(string_len("sub_category", 16))
        .col(string_len("item", 160))
        .col(string_len("quantity", 16))
        .col(string_len("deadline", 10))
        .col(string_len("stage", 16).check(Expr::col("stage").is_in(stages)))
        .col(big_integer("created_at"))
        .foreign_key(&mut of("inquiries", "edition_id", "editions"))
        .foreign_key(&mut of("inquiries", "visitor_id", "visitors"))
        .to_owned();
    schema.create_table(inquiries).await?;
    let columns = ["edition_id", "sub_category", "stage"];
    schema.create_index(index("inquiries_open", "inquiries", &columns)).await?;
    schema.create_index(index("inquiries_visitor", "inquiries", &["visitor_id"])).await
}

async fn replies(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let replies = Table::create()
        .table("inquiry_replies")
        .col(uuid("id").primary_key())
        .col(uuid("inquiry_id"))
        .col(uuid("exhibitor_id"))
        .col(string_len("sentence", 200))
        .col(big_integer("starts_at"))
        .col(big_integer("created_at"))
        .foreign_key(&mut of("inquiry_replies", "inquiry_id", "inquiries"))
        .foreign_key(&mut of("inquiry_replies", "exhibitor_id", "exhibitors"))
        .to_owned();
    schema.create_table(replies).await?;
    let pair = index("inquiry_replies_one_a_company", "inquiry_replies", &["inquiry_id", "exhibitor_id"]);
    schema.create_index(pair.to_owned().unique().to_owned()).await
}
