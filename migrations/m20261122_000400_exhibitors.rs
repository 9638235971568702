//! Companies at an edition and what they show. New tables only; nothing to do for the operator.
use super::drop_tables;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// See the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(exhibitors()).await?;
        schema.create_index(index("exhibitors_edition", "exhibitors", &["edition_id", "created_at"])).await?;
        schema.create_table(sectors()).await?;
        schema.create_index(index("exhibitor_sectors_code", "exhibitor_sectors", &["sector_code"])).await?;
        schema.create_table(products()).await?;
        schema.create_index(index("products_exhibitor", "products", &["exhibitor_id", "position"])).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(schema, &["products", "exhibitor_sectors", "exhibitors"]).await
    }
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    columns.iter().for_each(|column| {
        index.col(*column);
    });
    index
}

/// A row that goes when its exhibitor goes.
fn of_exhibitor() -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col("exhibitor_id")
        .to("exhibitors", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}

fn exhibitors() -> TableCreateStatement {
    Table::create()
        .table("exhibitors")
        .col(uuid("id").primary_key())
        .col(uuid("edition_id"))
        .col(text("name_zh"))
        .col(text("name_en"))
        .col(text("about_zh"))
        .col(text("about_en"))
        .col(text("website"))
        .col(string_len("country", 2))
        .col(text("contact_name"))
        .col(text("contact_email"))
        .col(text("contact_mobile"))
        .col(integer("version").default(1))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .check(Expr::cust("name_zh <> '' OR name_en <> ''"))
        .foreign_key(ForeignKey::create().from_col("edition_id").to("editions", "id"))
        .take()
}

fn sectors() -> TableCreateStatement {
    Table::create()
        .table("exhibitor_sectors")
        .col(uuid("exhibitor_id"))
        .col(string_len("sector_code", 16))
        .primary_key(Index::create().col("exhibitor_id").col("sector_code"))
        .foreign_key(&mut of_exhibitor())
        .take()
}

fn products() -> TableCreateStatement {
    Table::create()
        .table("products")
        .col(uuid("id").primary_key())
        .col(uuid("exhibitor_id"))
        .col(text("name_zh"))
        .col(text("name_en"))
        .col(string_len("sector_code", 16))
        .col(integer("position"))
        .check(Expr::cust("name_zh <> '' OR name_en <> ''"))
        .foreign_key(&mut of_exhibitor())
        .take()
}
