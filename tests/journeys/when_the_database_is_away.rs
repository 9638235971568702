//! Locked, full or gone: the visitor is told to try again in a moment, nothing is half written, and it works again
//! as soon as the database does.
use crate::support::{Answer, Person, Show};
use rocket::http::Status;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, EntityTrait, PaginatorTrait,
};

const FORM: [(&str, &str); 6] = [
    ("contact", "mei@example.com"),
    ("name", "Mei Wang"),
    ("company", "Demo Trading"),
    ("buyer_type", "seller"),
    ("interests", "S1-01"),
    ("admission", "yes"),
];

fn on_sqlite(show: &Show) -> bool {
    show.app.db.backend() == DbBackend::Sqlite
}

/// Another program at a database, with one connection.
async fn beside(url: String) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1);
    Database::connect(options).await.unwrap()
}

async fn says(db: &impl ConnectionTrait, statement: &str) {
    db.execute_unprepared(statement).await.unwrap();
}

async fn rows(show: &Show) -> (u64, u64, u64) {
    let db = show.app.db.read();
    let visitors = aisle::visitors::entity::visitor::Entity::find().count(db).await.unwrap();
    let badges = aisle::visitors::entity::badge::Entity::find().count(db).await.unwrap();
    let letters = aisle::mail::entity::Entity::find().count(db).await.unwrap();
    (visitors, badges, letters)
}

fn asks_to_try_again(answer: &Answer) {
    assert_eq!(answer.status, Status::ServiceUnavailable, "{}", answer.body);
    assert!(answer.headers["retry-after"].parse::<u64>().unwrap() >= 1);
}

async fn registers(person: &Person<'_>) -> Answer {
    person.sends("/en/register", &FORM).await
}

#[rocket::async_test]
async fn locked_by_another_program() {
    let show = Show::open().await;
    let mei = show.stranger();
    let other = beside(show.app.settings.database_url()).await;
    let lock = match on_sqlite(&show) {
        true => "BEGIN IMMEDIATE",
        false => "BEGIN; LOCK TABLE visitors IN ACCESS EXCLUSIVE MODE",
    };
    says(&other, lock).await;
    let answer = registers(&mei).await;
    asks_to_try_again(&answer);
    assert!(answer.says("Mei Wang") || answer.says("<a "), "the page offers a way on: {}", answer.body);
    says(&other, "ROLLBACK").await;

    assert_eq!(rows(&show).await, (0, 0, 0), "nothing is half written");
    assert_eq!(registers(&mei).await.status, Status::SeeOther);
    assert_eq!(rows(&show).await, (1, 1, 1));
}

/// A disk without room, as SQLite meets it: the file may not grow by another page.
#[rocket::async_test]
async fn full() {
    let show = Show::open().await;
    if !on_sqlite(&show) {
        return; // a server's disk is not ours to fill
    }
    let writer = show.app.db.writer();
    says(writer, "PRAGMA wal_checkpoint(TRUNCATE)").await;
    says(writer, "PRAGMA max_page_count = 1").await; // never below what is there
    let mut answer = registers(&show.stranger()).await;
    let mut written = 0;
    for n in 0..500 {
        if answer.status != Status::SeeOther {
            break;
        }
        written += 1;
        let name = format!("Mei Wang {n}");
        let form: Vec<_> = FORM
            .iter()
            .map(|(field, value)| (*field, if *field == "name" { &name } else { *value }))
            .collect();
        answer = show.stranger().sends("/en/register", &form).await;
    }
    asks_to_try_again(&answer);
    assert_eq!(rows(&show).await.0, written, "what was acknowledged is there, and nothing else");
    assert_eq!(rows(&show).await.1, written);
    assert_eq!(show.stranger().opens("/en/").await.status, Status::Ok, "reading goes on");

    says(writer, "PRAGMA max_page_count = 1000000").await;
    assert_eq!(registers(&show.stranger()).await.status, Status::SeeOther);
}

/// A server that throws everybody out and lets nobody in.
#[rocket::async_test]
async fn gone_and_back() {
    let show = Show::open().await;
    if on_sqlite(&show) {
        return; // a file that is open cannot go
    }
    let url = show.app.settings.database_url();
    let (server, name) = url.rsplit_once('/').unwrap();
    let admin = beside(format!("{server}/postgres")).await;
    says(&admin, &format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")).await;
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname =";
    says(&admin, &format!("{end} '{name}'")).await;

    asks_to_try_again(&registers(&show.stranger()).await);
    says(&admin, &format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")).await;
    assert_eq!(registers(&show.stranger()).await.status, Status::SeeOther);
    assert_eq!(rows(&show).await, (1, 1, 1));
}
