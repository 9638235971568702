//! Every change the schema has ever seen, oldest first.
#![allow(elided_lifetimes_in_paths, reason = "the trait of the migrations leaves them out")]
pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m20261122_000100_foundation;
mod m20261122_000200_show;
mod m20261122_000300_accounts;
mod m20261122_000400_exhibitors;
mod m20261122_000500_booths;
mod m20261122_000600_visitors;
mod m20261122_000700_entry;
mod m20261122_000800_matchmaking;
mod m20261125_000900_meeting_wishes;
mod m20261125_001000_meeting_board;
mod m20261125_001100_meeting_days;
mod m20261201_001200_entry_offline;
mod m20261201_001300_leads;
mod m20261201_001400_entry_zones;
mod m20261201_001500_entry_devices;
mod m20261201_001600_recommendations;

/// Brings a database to the newest schema, or back.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000100_foundation::Migration),
            Box::new(m20261122_000200_show::Migration),
            Box::new(m20261122_000300_accounts::Migration),
            Box::new(m20261122_000400_exhibitors::Migration),
            Box::new(m20261122_000500_booths::Migration),
            Box::new(m20261122_000600_visitors::Migration),
            Box::new(m20261122_000700_entry::Migration),
            Box::new(m20261122_000800_matchmaking::Migration),
            Box::new(m20261125_000900_meeting_wishes::Migration),
            Box::new(m20261125_001000_meeting_board::Migration),
            Box::new(m20261125_001100_meeting_days::Migration),
            Box::new(m20261201_001200_entry_offline::Migration),
            Box::new(m20261201_001300_leads::Migration),
            Box::new(m20261201_001400_entry_zones::Migration),
            Box::new(m20261201_001500_entry_devices::Migration),
            Box::new(m20261201_001600_recommendations::Migration),
        ]
    }
}

/// Drops `tables` in the order given: the common `down`.
async fn drop_tables(schema: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        schema.drop_table(Table::drop().table(*table).to_owned()).await?;
    }
    Ok(())
}
