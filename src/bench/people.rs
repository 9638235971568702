//! Registrations and scans through the API, each durable when it is answered.
use super::bare::Disk;
use super::child::Server;
use super::load::{Asks, Figures, Line, Load, get_as, get_compressed, post};
use super::pages::{note, told};
use super::table::{Goal, Row};
use super::world::World;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Long enough for any number of registrations.
const PATIENCE: Duration = Duration::from_secs(600);

/// Registers so many people at 16 connections; the codes of some of their badges.
///
/// # Errors
/// When no load can be made, or nobody was registered.
pub fn registrations(
    server: &Server,
    world: &World,
    many: usize,
    disk: Disk,
) -> anyhow::Result<(Vec<String>, Row)> {
    let next = Arc::new(AtomicUsize::new(0));
    let asks = |_: usize| -> Asks {
        let (next, token, sector) = (Arc::clone(&next), world.token.clone(), world.sector.clone());
        Box::new(move || {
            let n = next.fetch_add(1, Ordering::Relaxed);
            (n < many).then(|| post("/api/v1/visitors", &token, &format!("bench-{n}"), &visitor(n, &sector)))
        })
    };
    let worked = server.worked();
    let figures = Load { at: server.at, connections: 16, lasts: PATIENCE }.run(asks)?;
    let row = Row {
        what: "registration, 16 connections".into(),
        ours: figures.per_second,
        unit: "/s",
        bare: Some((disk.commits, "one commit each")),
        goal: Goal::Told,
        note: note(&figures, server.worked() - worked),
    };
    Ok((codes(server, world)?, row))
}

fn visitor(n: usize, sector: &str) -> String {
    let body = json!({
        "contact": format!("bench-{n}@example.com"), "name": format!("Bench {n}"), "company": "Bench Packaging",
        "buyer_type": "seller", "interests": [sector], "admission": true, "lang": "en",
    });
    body.to_string()
}

/// Codes on the badges of the first thousand.
fn codes(server: &Server, world: &World) -> anyhow::Result<Vec<String>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut line = Line::open(server.at).await?;
        let (mut codes, mut cursor) = (Vec::new(), String::new());
        for _ in 0..5 {
            let path = format!("/api/v1/visitors?limit=200{cursor}");
            let mut ask = String::from_utf8_lossy(&get_compressed(&path))
                .replace(", br", "")
                .replace("gzip", "identity");
            ask.truncate(ask.len() - 2);
            let ask = format!("{ask}Authorization: Bearer {}\r\n\r\n", world.token);
            let (status, answer) = line.whole(ask.as_bytes()).await?;
            anyhow::ensure!(status == 200, "the list of visitors answers {status}");
            let text = String::from_utf8_lossy(answer);
            let page: Value = serde_json::from_str(text.split("\r\n\r\n").nth(1).unwrap_or_default())?;
            let badges = page["items"].as_array().into_iter().flatten();
            codes.extend(badges.filter_map(|it| it["badge"]["code"].as_str().map(str::to_owned)));
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        anyhow::ensure!(!codes.is_empty(), "nobody was registered");
        Ok(codes)
    })
}

/// Scans at 64 connections and at one.
///
/// # Errors
/// When no load can be made.
pub fn scans(
    server: &Server,
    world: &World,
    codes: &[String],
    lasts: Duration,
    disk: Disk,
) -> anyhow::Result<Vec<Row>> {
    let mut rows = vec![
        told("disk: rows in groups of 64", disk.grouped),
        told("disk: rows, a commit each", disk.commits),
    ];
    let (many, worked) = scan(server, world, codes, lasts, 64)?;
    rows.push(Row {
        what: "scan, 64 connections".into(),
        ours: many.per_second,
        unit: "/s",
        bare: Some((disk.grouped, "groups of 64")),
        goal: Goal::Least(2_000.0),
        note: note(&many, worked),
    });
    rows.push(Row {
        what: "the same".into(),
        ours: many.per_second,
        unit: "/s",
        bare: Some((disk.commits, "a commit each")),
        goal: Goal::Told,
        note: String::new(),
    });
    let (one, worked) = scan(server, world, codes, lasts, 1)?;
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    rows.push(Row {
        what: "scan, alone, p50".into(),
        ours: ms(one.p50),
        unit: "ms",
        bare: Some((ms(disk.p50), "one durable commit")),
        goal: Goal::Told,
        note: note(&one, worked),
    });
    Ok(rows)
}

/// Finding people at a gate by name: of 30,000 called alike fifty are shown, and a full name finds a few.
///
/// # Errors
/// When no load can be made.
pub fn look_ups(server: &Server, world: &World, lasts: Duration) -> anyhow::Result<Vec<Row>> {
    let row = |what: &str, asked: fn(usize) -> String, goal: Goal| -> anyhow::Result<Row> {
        let asks = |connection: usize| -> Asks {
            let (device, mut n) = (world.device.clone(), connection * 17);
            Box::new(move || {
                n += 1;
                Some(get_as(&format!("/api/v1/entry/badges?q={}", asked(n)), &device))
            })
        };
        let worked = server.worked();
        let figures = Load { at: server.at, connections: 16, lasts }.run(asks)?;
        let (ours, note) = (figures.per_second, note(&figures, server.worked() - worked));
        Ok(Row { what: what.into(), ours, unit: "/s", bare: None, goal, note })
    };
    Ok(vec![
        row("look-up by name, 50 shown", |_| "bench".into(), Goal::Least(1_500.0))?,
        row("look-up by name, few shown", |n| format!("bench{}", n % 30_000), Goal::Told)?,
    ])
}

fn scan(
    server: &Server,
    world: &World,
    codes: &[String],
    lasts: Duration,
    connections: usize,
) -> anyhow::Result<(Figures, Duration)> {
    let asks = |connection: usize| -> Asks {
        let (codes, device) = (codes.to_vec(), world.device.clone());
        let mut n = connection * 17;
        Box::new(move || {
            n += 1;
            let id = uuid::Uuid::now_v7();
            let body =
                json!({ "code": codes[n % codes.len()], "direction": "in", "scan_id": id.to_string() });
            Some(post("/api/v1/entry/scans", &device, &id.to_string(), &body.to_string()))
        })
    };
    let worked = server.worked();
    let figures = Load { at: server.at, connections, lasts }.run(asks)?;
    Ok((figures, server.worked() - worked))
}
