//! What a phone at a gate takes along for the time without a connection.
use crate::support::Show;
use aisle::entry::offline::seal;
use rocket::http::Status;
use serde_json::Value;

#[rocket::async_test]
async fn a_pack_opens_with_codes_and_lists_nobody() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let badge = show.badge("VIS", "Mei Wang").await;
    show.badges(40).await;
    assert_eq!(show.stranger().opens("/api/v1/entry/pack").await.status, Status::Unauthorized);
    assert_eq!(show.organiser().await.opens("/api/v1/entry/pack").await.status, Status::Unauthorized);
    let pack = phone.opens("/api/v1/entry/pack").await;
    assert_eq!(pack.status, Status::Ok);
    assert!(!pack.body.contains("Mei") && !pack.body.contains("Lingnan"), "no name lies open");
    let (head, row) = opened(&pack.bytes, &show.code(&badge));
    let row: Value = serde_json::from_str(&row.unwrap()).unwrap();
    assert_eq!((row["n"].as_str(), row["g"].as_str()), (Some("Mei Wang"), Some("VIS")));
    assert_eq!(head["badges"], 41);
    assert!(head["sentences"]["en"]["entry-why-already-inside"].as_str().unwrap().contains("{since}"));
    assert!(head["rules"]["categories"].as_array().unwrap().len() > 5);
    assert_eq!(opened(&pack.bytes, &badge.short_code).1, None, "the short code opens nothing");

    let tag = pack.headers["etag"].clone();
    let asks = || {
        phone.go(show
            .client
            .get("/api/v1/entry/pack")
            .header(rocket::http::Header::new("If-None-Match", tag.clone())))
    };
    assert_eq!(asks().await.status, Status::NotModified);
    show.revokes(&badge).await;
    let news = asks().await;
    assert_eq!(news.status, Status::Ok, "a withdrawn badge is news at once");
    let row: Value = serde_json::from_str(&opened(&news.bytes, &show.code(&badge)).1.unwrap()).unwrap();
    assert_eq!(row["r"], 1);
    let pulse = phone.opens("/api/v1/entry/pulse").await.json();
    assert!(
        pulse["now_ms"].as_i64().unwrap() >= show.app.db.now().plus_seconds(-60).0
            && pulse["expires_ms"].as_i64() > pulse["now_ms"].as_i64()
    );
}

/// The head of a pack, and what `code` opens in it, read as a device reads it.
fn opened(bytes: &[u8], code: &str) -> (Value, Option<String>) {
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let size = number(0);
    let head: Value = serde_json::from_slice(&bytes[4..4 + size]).unwrap();
    let salt = head["salt"].as_str().unwrap();
    let salt: Vec<u8> =
        (0..salt.len()).step_by(2).map(|at| u8::from_str_radix(&salt[at..at + 2], 16).unwrap()).collect();
    let (count, addresses) = (number(4 + size), 8 + size);
    let offsets = addresses + 16 * count;
    let rows = offsets + 4 * (count + 1);
    let code = code.rsplit('/').next().unwrap();
    let row = (0..count).find_map(|n| {
        let address = bytes[addresses + 16 * n..addresses + 16 * (n + 1)].try_into().unwrap();
        let (from, to) = (number(offsets + 4 * n), number(offsets + 4 * (n + 1)));
        seal::open(&salt, code, address, bytes[rows + from..rows + to].to_vec())
    });
    (head, row)
}

#[rocket::async_test]
async fn the_scanner_can_be_installed() {
    let show = Show::open().await;
    let anyone = show.stranger().with_header("Accept-Language", "en");
    let worker = anyone.opens("/gate/sw.js").await;
    assert_eq!(worker.headers["content-type"], "text/javascript; charset=utf-8");
    for part in [
        "scripts/gate/main.js",
        "scripts/gate/rules.js",
        "zxing_reader.wasm",
        "styles/site.css",
        "images/mark.svg",
    ] {
        assert!(worker.says(part), "{part}");
    }
    let manifest = anyone.opens("/gate/manifest.webmanifest").await;
    assert_eq!(manifest.headers["content-type"], "application/manifest+json");
    assert_eq!(manifest.json()["scope"], "/gate/");
    assert_eq!(manifest.json()["name"], "Gate scanner");
}
