//! A device's secret can be turned, and a device says how it is: how many scans wait on it, and how old its pack is.
//!
//! `next_hash` is the secret that was offered and not used yet; with its first use it takes the place of `token_hash`,
//! which is then nobody's. `turn` counts them, `token_at` says since when the one in use is in use.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            string_len_null("next_hash", 64),
            integer("turn").default(0).to_owned(),
            big_integer("token_at").default(0).to_owned(),
            integer_null("waiting"),
            big_integer_null("pack_at"),
        ] {
            schema.alter_table(Table::alter().table("devices").add_column(column).to_owned()).await?;
        }
        let since = Query::update().table("devices").value("token_at", Expr::col("paired_at")).to_owned();
        schema.exec_stmt(since).await?;
        let next = Index::create().name("devices_next").table("devices").col("next_hash").unique().to_owned();
        schema.create_index(next).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("devices_next").table("devices").to_owned()).await?;
        for column in ["pack_at", "waiting", "token_at", "turn", "next_hash"] {
            schema.alter_table(Table::alter().table("devices").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
