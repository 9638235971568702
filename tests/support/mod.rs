//! A small show with its people. Personas act through URLs only.
//!
//! `AISLE_TEST_DATABASE` chooses the database: unset, a fresh SQLite file each; `postgres://…/postgres` (a server
//! where databases may be made), a fresh database each, cloned from a migrated template.
#![allow(dead_code, unused_imports, clippy::unwrap_used, reason = "each test binary uses its part")]
pub mod board;
pub mod database;
mod gate;
pub mod matching;
mod person;
pub mod today;

use aisle::App;
use aisle::accounts::{Insider, Role, Staff, service};
use aisle::config::Settings;
use aisle::kernel::contact::{Email, PersonName};
use aisle::kernel::id::{AccountId, ExhibitorId};
use aisle::kernel::{Actor, Event, Moment};
use aisle::show::Edition;
use aisle::{booths, exhibitors};
pub use gate::{a_scan, verdict};
pub use person::{Answer, Person, encode};
use rocket::local::asynchronous::Client;

/// The origin of every test site.
pub const ORIGIN: &str = "http://localhost";
/// The password of everybody.
pub const PASSWORD: &str = "correct horse battery";

/// One show, its people and its own database, gone when dropped.
pub struct Show {
    pub app: App,
    pub client: Client,
    pub edition: Edition,
    database: database::Database,
}

impl Show {
    /// The sample edition on its opening morning, 2025-10-30 09:10 in Foshan.
    pub async fn open() -> Self {
        Self::at("2025-10-30T09:10:00+08:00").await
    }

    /// The sample edition at a moment of your choice.
    pub async fn at(clock: &str) -> Self {
        let database = database::Database::fresh().await;
        let settings = Settings {
            data: database.folder(),
            database_url: Some(database.url()),
            public_url: Some(ORIGIN.into()),
            secret: Some("a secret for tests only, 32 letters or more".into()),
            clock: Some(clock.into()),
            require_totp: false,
            ..Settings::default()
        };
        let app = App::open(settings).await.unwrap();
        database.migrate(&app).await;
        aisle::cli::import_edition(&app, &aisle::show::Source::Sample).await.unwrap();
        let edition = app.editions.current(&app.db).await.unwrap();
        app.listen();
        let client = Client::untracked(aisle::rocket(&app)).await.unwrap();
        Self { app, client, edition, database }
    }

    /// Somebody without any session.
    pub fn stranger(&self) -> Person<'_> {
        Person::new(self)
    }

    /// Somebody of the organiser, signed in through the sign-in page.
    pub async fn staff(&self, role: Role) -> Person<'_> {
        let email = format!("{}-{}@example.com", role.code().replace('_', "-"), AccountId::new());
        self.add_staff(&email, role).await;
        let person = Person::new(self);
        let answer = person.sends("/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status.code, 303, "{}", answer.body);
        person
    }

    /// The owner.
    pub async fn organiser(&self) -> Person<'_> {
        self.staff(Role::Owner).await
    }

    /// Somebody who registered through the page; `contact` and `name` as typed there.
    pub async fn visitor_called(&self, name: &str, contact: &str) -> Person<'_> {
        let person = Person::new(self);
        let answer = person
            .sends(
                "/zh/register",
                &[
                    ("contact", contact),
                    ("name", name),
                    ("company", "华南示例电商"),
                    ("buyer_type", "seller"),
                    ("interests", "S1-01"),
                    ("interests", "S3-04"),
                    ("admission", "yes"),
                ],
            )
            .await;
        assert_eq!(answer.location.as_deref(), Some("/zh/badge"), "{}", answer.body);
        person
    }

    /// A registered visitor, 王小明.
    pub async fn visitor(&self) -> Person<'_> {
        self.visitor_called("王小明", "13800000001").await
    }

    /// An account of the organiser, not signed in.
    pub async fn add_staff(&self, email: &str, role: Role) -> AccountId {
        let person = service::NewStaff {
            email: Email::parse(email).unwrap(),
            name: PersonName::parse("Olga Organiser").unwrap(),
            role,
            reach: service::Reach::Organisation,
            password: PASSWORD.into(),
        };
        service::add_staff(&self.app.db, &self.edition, person).await.unwrap()
    }

    /// The right to act as staff without going through pages, for preparing a world.
    pub fn insider(&self, role: Role) -> Staff {
        Insider.staff(AccountId::new(), vec![role], self.edition.clone())
    }

    /// A company, Green Ring, that holds a booth; its id and the booth's number.
    pub async fn settles(&self) -> (ExhibitorId, String) {
        let sample = exhibitors::Sample {
            name_zh: "绿环".into(),
            name_en: "Green Ring".into(),
            country: "CN".into(),
            sectors: vec!["S1-01".into(), "S3-04".into()],
            products: vec![("拉链纸箱".into(), "Zip box".into(), "S1-01".into())],
            ..Default::default()
        };
        let work = async |change: &aisle::db::Change| {
            let exhibitor = exhibitors::add_sample(change, self.edition.id, sample).await?;
            let number = booths::free_numbers(change, &self.edition).await?.remove(0);
            let settled = booths::Settled { exhibitor, number: number.clone() };
            assert_eq!(booths::settle(change, &self.edition, &[settled]).await?, 1);
            change.record(Event::ExhibitorSignedUp { exhibitor }).await?;
            Ok((exhibitor, number))
        };
        self.app.db.change(&(Actor::System, self.edition.id), work).await.unwrap()
    }

    /// Moves the show's clock.
    pub fn it_is(&self, clock: &str) {
        self.app.db.clock().set(Moment::parse_rfc3339(clock).unwrap());
    }

    /// Sends every letter that is due and answers the newest ones as files' texts (mail headers decoded by nobody:
    /// ask [`Show::letters`] for readable ones).
    pub async fn post_goes(&self) -> usize {
        self.app.send_letters().await.unwrap()
    }

    /// All letters of the edition in the outbox, newest first, as they read.
    pub async fn letters(&self) -> Vec<(aisle::mail::entity::Model, aisle::mail::Rendered)> {
        let rows =
            aisle::mail::store::latest(self.app.db.read(), self.edition.id, None, None, 500).await.unwrap();
        rows.into_iter()
            .map(|row| {
                let words = aisle::mail::render(&self.app.views, ORIGIN, &row).unwrap();
                (row, words)
            })
            .collect()
    }

    /// Does every job that is due.
    pub async fn jobs_run(&self) -> usize {
        self.app.worker().run_due().await.unwrap()
    }
}
