//! Health, readiness and figures: yes or no for everybody, the reasons for who runs the server.
use crate::support::Show;
use rocket::http::{Header, Status};
use std::net::SocketAddr;

const HERE: &str = "127.0.0.1:5000";
const ELSEWHERE: &str = "203.0.113.7:5000";

async fn ask(show: &Show, path: &str, from: &str) -> (Status, String) {
    let from: SocketAddr = from.parse().unwrap();
    let answer = show.client.get(path.to_owned()).remote(from).dispatch().await;
    (answer.status(), answer.into_string().await.unwrap_or_default())
}

#[rocket::async_test]
async fn a_running_server_is_alive_and_ready() {
    let show = Show::open().await;
    assert_eq!(ask(&show, "/healthz", ELSEWHERE).await, (Status::Ok, "ok\n".to_owned()));
    assert_eq!(ask(&show, "/readyz", ELSEWHERE).await, (Status::Ok, r#"{"ready":true}"#.to_owned()));
    let (status, body) = ask(&show, "/readyz", HERE).await;
    assert_eq!(status, Status::Ok);
    for part in ["writing", "durability", "schema", "clock", "outbox", "jobs"] {
        assert!(body.contains(&format!("\"part\":\"{part}\"")), "{part}: {body}");
    }
    assert!(!body.contains("\"bad\""), "{body}");
}

#[rocket::async_test]
async fn a_server_that_cannot_write_is_alive_and_not_ready() {
    let show = Show::open().await;
    show.app.db.clone().close().await;
    assert_eq!(ask(&show, "/healthz", HERE).await.0, Status::Ok);
    let answer = show.client.get("/readyz").dispatch().await;
    assert_eq!(answer.status(), Status::ServiceUnavailable);
    assert!(answer.headers().get_one("Retry-After").is_some());
}

#[rocket::async_test]
async fn figures_are_not_for_everybody() {
    let show = Show::open().await;
    assert_eq!(ask(&show, "/metrics", ELSEWHERE).await.0, Status::NotFound);
    assert_eq!(ask(&show, "/metrics", HERE).await.0, Status::Ok);
    let wrong = show.client.get("/metrics").header(Header::new("Authorization", "Bearer guess"));
    assert_eq!(wrong.remote(ELSEWHERE.parse().unwrap()).dispatch().await.status(), Status::NotFound);
}

#[test]
fn check_says_it_in_words_and_by_its_exit_code() {
    let folder = std::env::temp_dir().join(format!("aisle-check-{}", std::process::id()));
    let secret = "a secret that nobody may ever print, really";
    let aisle = |word: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_aisle"));
        command.env_remove("DATABASE_URL").env("AISLE_SECRET", secret);
        let done = command.arg("--data").arg(&folder).arg(word).output().unwrap();
        (done.status.success(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    let (well, said) = aisle("check");
    assert!(!well && said.contains("BAD"), "there is no database yet: {said}");
    assert!(aisle("migrate").0);
    let (well, said) = aisle("check");
    assert!(well && said.contains("ok   writing") && said.contains("ok   schema"), "{said}");
    assert!(!said.contains(secret), "{said}");
    let _ = std::fs::remove_dir_all(&folder);
}
