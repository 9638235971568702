//! The server is killed (SIGKILL, as when the power goes) at odd moments while gates scan. Whatever it acknowledged is
//! there afterwards, once; whatever it did not, the gates send again under the same id.
//!
//! `AISLE_KILLED_SCANS` sets how many scans; the default keeps the test short.
use crate::support::Show;
use aisle::entry::entity::{admission, scan};
use aisle::kernel::id::ScanId;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

const GATES: usize = 8;
const BADGES: usize = 300;
const KILLS: usize = 5;

#[expect(clippy::disallowed_methods, reason = "the length of a test is no setting of the program")]
fn many() -> usize {
    std::env::var("AISLE_KILLED_SCANS").ok().and_then(|told| told.parse().ok()).unwrap_or(2_000)
}

/// The program on the show's database; killed when dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(show: &Show, port: u16) -> Child {
        let settings = &show.app.settings;
        Command::new(env!("CARGO_BIN_EXE_aisle"))
            .args(["serve", "--bind", &format!("127.0.0.1:{port}"), "--data"])
            .arg(&settings.data)
            .env("DATABASE_URL", settings.database_url())
            .env("AISLE_SECRET", settings.secret.clone().unwrap())
            .env("AISLE_CLOCK", settings.clock.clone().unwrap())
            .env("AISLE_PUBLIC_URL", crate::support::ORIGIN)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    async fn open(show: &Show) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = Self { child: Self::start(show, port), port };
        server.ready().await;
        server
    }

    async fn ready(&self) {
        let ask = "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        for _ in 0..3_000 {
            if answer(self.port, ask).await.is_some_and(|(status, _)| status == 200) {
                return;
            }
            sleep(Duration::from_millis(20)).await;
        }
        panic!("the server is not ready after a minute");
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Status and body, or nothing when the line broke.
async fn answer(port: u16, ask: &str) -> Option<(u16, String)> {
    let all = async {
        let mut line = TcpStream::connect(("127.0.0.1", port)).await.ok()?;
        line.write_all(ask.as_bytes()).await.ok()?;
        let mut text = String::new();
        line.read_to_string(&mut text).await.ok()?;
        let status = text.split(' ').nth(1)?.parse().ok()?;
        Some((status, text.split_once("\r\n\r\n")?.1.to_owned()))
    };
    timeout(Duration::from_secs(5), all).await.ok().flatten()
}

/// One scan, sent until it is acknowledged.
async fn acknowledged(port: u16, token: &str, id: ScanId, code: &str) -> Value {
    let body = json!({"code": code, "scan_id": id.to_string()}).to_string();
    let ask = format!(
        "POST /api/v1/entry/scans HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    for _ in 0..6_000 {
        match answer(port, &ask).await {
            Some((200, body)) => return serde_json::from_str(&body).unwrap(),
            Some((429 | 503, _)) | None => sleep(Duration::from_millis(20)).await,
            Some(other) => panic!("{other:?}"),
        }
    }
    panic!("nobody answers any more");
}

#[rocket::async_test]
async fn a_killed_server_loses_nothing_it_acknowledged() {
    let show = Show::open().await;
    let token = show.device("scan").await.cookie("aisle_device").unwrap();
    let badges = show.badges(BADGES).await;
    let codes: Arc<Vec<String>> = Arc::new(badges.iter().map(|badge| show.code(badge)).collect());
    let mut server = Server::open(&show).await;
    let (port, many) = (server.port, many());
    let next = Arc::new(AtomicUsize::new(0));
    let heard: Arc<Mutex<HashMap<ScanId, Value>>> = Arc::default();
    let gates: Vec<_> = (0..GATES)
        .map(|_| {
            let (next, heard, codes, token) = (next.clone(), heard.clone(), codes.clone(), token.clone());
            rocket::tokio::spawn(async move {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= many {
                        return;
                    }
                    let id = ScanId::new();
                    let told = acknowledged(port, &token, id, &codes[n * 7 % BADGES]).await;
                    heard.lock().unwrap().insert(id, told);
                }
            })
        })
        .collect();
    for kill in 1..=KILLS {
        while heard.lock().unwrap().len() < many * kill / (KILLS + 1) {
            sleep(Duration::from_millis(1)).await;
        }
        server.kill();
        server.child = Server::start(&show, port);
    }
    for gate in gates {
        gate.await.unwrap();
    }
    drop(server);

    let rows = scan::Entity::find().all(show.app.db.read()).await.unwrap();
    let heard = std::mem::take(&mut *heard.lock().unwrap());
    assert_eq!((rows.len(), heard.len()), (many, many), "nothing lost, nothing twice");
    for row in &rows {
        let told = &heard[&row.id];
        assert_eq!(
            (told["result"].as_str().unwrap(), told["reason"].as_str().unwrap()),
            (&*row.result, &*row.reason)
        );
    }
    let first = heard.values().filter(|told| told["reason"] == "ok").count();
    let admitted = admission::Entity::find().all(show.app.db.read()).await.unwrap();
    assert_eq!((first, admitted.len()), (BADGES, BADGES), "everybody came in once");
}
