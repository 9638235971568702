//! A database of one's own for each test.
use aisle::App;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database as Connector};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::OnceCell;

static COUNTER: AtomicU32 = AtomicU32::new(0);
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

pub struct Database {
    folder: PathBuf,
    url: String,
    /// The server and the database's name there, to drop it at the end.
    on_server: Option<(String, String)>,
}

impl Database {
    /// With every table and nothing in them.
    pub async fn fresh() -> Self {
        let Some(server) = server() else { return Self::file() };
        let template = TEMPLATE.get_or_init(|| template(server.clone())).await;
        Self::on(server, &format!("TEMPLATE {template}")).await
    }

    /// Without any table.
    pub async fn empty() -> Self {
        match server() {
            Some(server) => Self::on(server, "").await,
            None => Self::file(),
        }
    }

    fn file() -> Self {
        let folder = folder(&new_name());
        let url = format!("sqlite://{}", folder.join("aisle.db").display());
        Self { folder, url, on_server: None }
    }

    async fn on(server: String, how: &str) -> Self {
        let name = new_name();
        run(&server, &format!("CREATE DATABASE {name} {how}")).await;
        Self { folder: folder(&name), url: beside(&server, &name), on_server: Some((server, name)) }
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    pub fn url(&self) -> String {
        self.url.clone()
    }

    pub async fn migrate(&self, app: &App) {
        if self.on_server.is_none() {
            Migrator::up(app.db.writer(), None).await.unwrap();
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
        let Some((server, name)) = self.on_server.take() else { return };
        // Waiting is not possible here, and the test's own runtime is about to end.
        let drops = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(run(&server, &format!("DROP DATABASE {name} WITH (FORCE)")));
        });
        drops.join().ok();
    }
}

/// The server to make databases on, if the tests run on one.
fn server() -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "which database the tests run on is no setting of the program"
    )]
    let named = std::env::var("AISLE_TEST_DATABASE").ok();
    named.filter(|url| url.starts_with("postgres"))
}

fn new_name() -> String {
    format!("aisle_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed))
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

async fn run(server: &str, statement: &str) {
    let admin = Connector::connect(server).await.unwrap();
    admin.execute_unprepared(statement).await.unwrap();
    admin.close().await.unwrap();
}

/// The same server, another database.
fn beside(server: &str, name: &str) -> String {
    let (base, query) = server.split_once('?').map_or((server, None), |(base, query)| (base, Some(query)));
    let (host, _) = base.rsplit_once('/').unwrap();
    query.map_or_else(|| format!("{host}/{name}"), |query| format!("{host}/{name}?{query}"))
}

/// A migrated database to clone from, one a test binary.
async fn template(server: String) -> String {
    let name = format!("aisle_template_{}", std::process::id());
    run(&server, &format!("CREATE DATABASE {name}")).await;
    let fresh = Connector::connect(beside(&server, &name)).await.unwrap();
    Migrator::up(&fresh, None).await.unwrap();
    fresh.close().await.unwrap();
    name
}
