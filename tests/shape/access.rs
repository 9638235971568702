//! Every mounted route is written down with the people it is for, and closed to everybody else.
//!
//! The table lies in `tests/shape/access/`, one file per domain, one line per route: method, path as mounted,
//! audience. An audience is `anyone`, `nobody` or the guards that open the route, joined with `|`: a desk of
//! the office (`BoothDesk`), `SignedIn`, `Exhibitor`, `ExhibitorAdmin`, `Visitor`, `Device`, `ApiClient`.
use crate::people::{Somebody, everybody};
use crate::support::{Answer, Show};
use crate::tree::{files, none};
use aisle::accounts::DESKS;
use rocket::http::Method;
use std::collections::{BTreeMap, BTreeSet};

struct Line {
    route: String,
    audience: Vec<String>,
    file: String,
}

fn table() -> Vec<Line> {
    let mut lines = Vec::new();
    for file in files("tests/shape/access", ".txt") {
        for line in file.text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [method, path, audience] = words[..] else {
                panic!("{}: three words a line: {line}", file.path)
            };
            lines.push(Line {
                route: format!("{method} {path}"),
                audience: audience.split('|').map(str::to_owned).collect(),
                file: file.path.clone(),
            });
        }
    }
    lines
}

fn mounted(show: &Show) -> BTreeSet<String> {
    let routes = show.client.rocket().routes();
    routes
        .map(|route| format!("{} {}", route.method, route.uri.to_string().split('?').next().unwrap()))
        .collect()
}

#[rocket::async_test]
async fn every_route_is_written_down_once() {
    let show = Show::open().await;
    let mounted = mounted(&show);
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    let mut complaints = Vec::new();
    for line in table() {
        if !mounted.contains(&line.route) {
            complaints.push(format!("{}: nothing is mounted at {}", line.file, line.route));
        }
        if let Some(other) = written.insert(line.route.clone(), line.file.clone()) {
            complaints.push(format!("{} stands in {other} and in {}", line.route, line.file));
        }
    }
    let missing = mounted.iter().filter(|route| !written.contains_key(*route));
    complaints.extend(
        missing.map(|route| format!("no line for {route}: add it to tests/shape/access/<domain>.txt")),
    );
    none(complaints, "every route says whom it is for");
}

/// May this person, by the table?
fn is_for(audience: &str, who: Somebody) -> bool {
    if let Some((_, roles)) = DESKS.iter().find(|(desk, _)| *desk == audience) {
        return matches!(who, Somebody::Staff(role) if roles.contains(&role));
    }
    match audience {
        "anyone" => true,
        "nobody" => false,
        "SignedIn" => {
            matches!(who, Somebody::Staff(_) | Somebody::ExhibitorAdmin | Somebody::ExhibitorMember)
        }
        "Exhibitor" => matches!(who, Somebody::ExhibitorAdmin | Somebody::ExhibitorMember),
        "ExhibitorAdmin" => who == Somebody::ExhibitorAdmin,
        "Visitor" => who == Somebody::Visitor,
        "Device" => who == Somebody::Device,
        "ApiClient" => who == Somebody::Program,
        other => panic!("no guard is called {other}"),
    }
}

/// Shown the door: told to sign in, or that this is not for them.
fn is_turned_away(answer: &Answer) -> bool {
    let to = answer.location.as_deref().unwrap_or_default();
    matches!(answer.status.code, 401 | 403) || to.starts_with("/sign-in") || to.contains("/badge/find")
}

/// The path with something in the place of each parameter; ids are well formed and belong to nobody.
fn address(route: &str) -> String {
    let path = route.split_once(' ').map_or(route, |(_, path)| path);
    let parts = path.split('/').map(|part| match part {
        "<lang>" | "<_lang>" => "zh",
        _ if part.starts_with('<') => "0190aaaaaaaa7aaaaaaaaaaaaaaaaaaa",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[rocket::async_test]
async fn a_route_is_closed_to_everybody_it_is_not_for() {
    let show = Show::open().await;
    let mut complaints = Vec::new();
    for (who, person) in everybody(&show).await {
        for line in table() {
            let is_theirs = line.audience.iter().any(|audience| is_for(audience, who));
            let method = line.route.split(' ').next().unwrap_or_default();
            // Opening a page changes nothing; pressing every button of one's own would. A live page never ends.
            if is_theirs && (method != "GET" || line.route.ends_with("/live")) {
                continue;
            }
            let address = address(&line.route);
            let answer = match method.parse::<Method>().unwrap() {
                Method::Get => person.opens(&address).await,
                Method::Post => person.sends(&address, &[]).await,
                method => person.go(show.client.req(method, address)).await,
            };
            if is_theirs == is_turned_away(&answer) {
                let what = if is_theirs { "is turned away from" } else { "gets into" };
                complaints.push(format!("{who:?} {what} {}: {}", line.route, answer.status));
            }
        }
    }
    none(complaints, "the table of who may open what is kept");
}
