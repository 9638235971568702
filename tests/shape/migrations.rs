//! Every migration goes up, down and up again, on the database under test.
use crate::support::database::Database;
use migrations::{Migrator, MigratorTrait};
use sea_orm::Database as Connector;

#[rocket::async_test]
async fn up_down_and_up_again() {
    let database = Database::empty().await;
    let mut url = database.url();
    if url.starts_with("sqlite:") {
        url.push_str("?mode=rwc");
    }
    let connection = Connector::connect(url).await.unwrap();
    Migrator::up(&connection, None).await.unwrap();
    Migrator::down(&connection, None).await.unwrap();
    Migrator::up(&connection, None).await.unwrap();
    let waiting = Migrator::get_pending_migrations(&connection).await.unwrap();
    assert!(waiting.is_empty(), "every migration is applied");
    connection.close().await.unwrap();
}
