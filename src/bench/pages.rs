//! Pages: how many a second, and how heavy.
use super::child::Server;
use super::load::{Asks, Figures, Load, always, get, get_compressed};
use super::table::{Goal, Row};
use super::weight::weigh;
use std::time::Duration;

const CONNECTIONS: usize = 64;

/// Bare Rocket's hello, a second.
///
/// # Errors
/// When it cannot be started.
pub fn hello(lasts: Duration) -> anyhow::Result<f64> {
    let bare = Server::bare()?;
    let load = Load { at: bare.at, connections: CONNECTIONS, lasts };
    Ok(load.run(always(get("/hello")))?.per_second)
}

/// The cached home page, and the directory rendered anew each time.
///
/// # Errors
/// When no load can be made.
pub fn pages(server: &Server, lasts: Duration, hello: f64) -> anyhow::Result<Vec<Row>> {
    let load = Load { at: server.at, connections: CONNECTIONS, lasts };
    let mut rows = vec![told("bare Rocket, hello", hello)];
    let mut page = |what: &str, goal: Goal, asks: &dyn Fn(usize) -> Asks| -> anyhow::Result<()> {
        let worked = server.worked();
        let figures = load.run(asks)?;
        let note = note(&figures, server.worked() - worked);
        let bare = Some((hello, "hello"));
        rows.push(Row { what: what.into(), ours: figures.per_second, unit: "/s", bare, goal, note });
        Ok(())
    };
    page("home, kept", Goal::Least(10_000.0), &always(get("/zh/")))?;
    page("home, kept, brotli", Goal::Least(10_000.0), &always(get_compressed("/zh/")))?;
    page("asset, kept", Goal::Told, &always(get_compressed(&crate::web::assets::asset("styles/site.css"))))?;
    page("directory, rendered", Goal::Least(2_000.0), &unkept)?;
    page("directory, kept", Goal::Told, &always(get("/zh/exhibitors")))?;
    Ok(rows)
}

/// A name that the page does not look at makes each address a new one, so nothing kept can be used.
fn unkept(connection: usize) -> Asks {
    let mut n = 0;
    Box::new(move || {
        n += 1;
        Some(get(&format!("/zh/exhibitors?unkept={connection}-{n}")))
    })
}

/// Home and registration with all they need.
///
/// # Errors
/// When something they need is not there.
pub fn weights(server: &Server) -> anyhow::Result<Vec<Row>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut rows = Vec::new();
    for (what, path, most) in [("home", "/zh/", 60.0), ("registration", "/zh/register", 40.0)] {
        let weight = runtime.block_on(weigh(server.at, path))?;
        rows.push(Row {
            what: format!("weight of {what}"),
            ours: weight.bytes as f64 / 1024.0,
            unit: "KB",
            bare: None,
            goal: Goal::Most(most),
            note: format!("{} requests, brotli", weight.requests),
        });
    }
    Ok(rows)
}

/// Percentiles, time of the processor, and what went wrong.
pub fn note(figures: &Figures, worked: Duration) -> String {
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let each = ms(worked) / figures.good.max(1) as f64;
    let bad = if figures.bad.is_empty() { String::new() } else { format!(", not good: {:?}", figures.bad) };
    format!("p50 {:.2} ms, p99 {:.2} ms, {each:.3} ms of a core each{bad}", ms(figures.p50), ms(figures.p99))
}

/// A figure that is only told.
pub fn told(what: &str, ours: f64) -> Row {
    Row { what: what.into(), ours, unit: "/s", bare: None, goal: Goal::Told, note: String::new() }
}
