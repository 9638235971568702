//! The shape of `src/`: who may know whom, which words stay at home, how long a file may grow.
use crate::tree::{Text, files, none};

/// Each folder of `src/` and the folders it may name. What is not listed is forbidden.
/// Files that lie flat in `src/` (main, lib, config, reactions) wire the rest and may name everybody.
const KNOWS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("db", &["config", "kernel"]),
    ("jobs", &["db", "kernel"]),
    ("mail", &["config", "db", "jobs", "kernel", "web"]),
    ("web", &["config", "db", "kernel"]),
    ("front", &["config", "db", "entry", "kernel", "web"]),
    ("watch", &["config", "db", "jobs", "kernel", "mail", "web"]),
    ("accounts", &["config", "db", "jobs", "kernel", "mail", "show", "web"]),
    ("show", &["accounts", "config", "db", "jobs", "kernel", "mail", "web"]),
    ("exhibitors", &["accounts", "config", "db", "jobs", "kernel", "mail", "show", "web"]),
    ("booths", &["accounts", "config", "db", "exhibitors", "jobs", "kernel", "mail", "show", "web"]),
    ("visitors", &["accounts", "config", "db", "jobs", "kernel", "mail", "show", "web"]),
    ("entry", &["accounts", "config", "db", "jobs", "kernel", "mail", "show", "visitors", "web"]),
    ("leads", &["accounts", "db", "exhibitors", "kernel", "show", "visitors", "web"]),
    (
        "matchmaking",
        &[
            "accounts",
            "booths",
            "config",
            "db",
            "entry",
            "exhibitors",
            "jobs",
            "kernel",
            "leads",
            "mail",
            "show",
            "visitors",
            "web",
        ],
    ),
];

/// These know everybody, so nobody but the flat files of `src/` may know them.
const AT_THE_EDGE: &[&str] = &["api", "bench", "cli", "demo", "organiser", "site"];

/// Rooms where only rules live: values in, verdict out.
const PURE: &[&str] = &[
    "stage.rs",
    "pricing.rs",
    "tariff.rs",
    "admission.rs",
    "names.rs",
    "leads/release.rs",
    "leads/proof.rs",
    "visitors/code.rs",
    "solver.rs",
    "scoring.rs",
    "reasons.rs",
    "slots.rs",
    "conversation/rules.rs",
    "constraints.rs",
    "lapse.rs",
    "attention.rs",
    "team/seats.rs",
    "avoid.rs",
    "board/conflict.rs",
    "board/findings.rs",
    "board/settle.rs",
    "board/weight.rs",
    "diary/tour.rs",
    "offline/reconcile.rs",
    "learning/codes.rs",
    "learning/emphasis.rs",
    "learning/mix.rs",
    "learning/passed.rs",
    "learning/trained.rs",
    "offline/crowd.rs",
    "entry/way.rs",
    "zones/level.rs",
];
const IMPURE: &[&str] = &[
    "crate::db",
    "crate::web",
    "rocket::",
    "ConnectionTrait",
    "EntityTrait",
    "Moment::now",
    "SystemTime",
    "Instant::now",
    "getrandom",
    "async ",
    ".await",
    "std::fs",
];

/// Words that belong to one folder and must not leak out of it.
const KEPT: &[(&str, &[&str])] = &[
    ("TransactionTrait", &["db"]),
    ("begin_with_options", &["db"]),
    ("DatabaseTransaction", &["db"]),
    ("SqlitePoolOptions", &["db"]),
    ("PgPoolOptions", &["db"]),
    ("DatabaseBackend::", &["db"]),
    ("DbBackend::", &["db"]),
    ("PRAGMA", &["db"]),
];

/// Names that say nothing, and twins of words the glossary already has.
const BANNED: &[&str] = &[
    "stand",
    "stands",
    "stall",
    "stalls",
    "attendee",
    "attendees",
    "ticket",
    "tickets",
    "manager",
    "handler",
    "handlers",
    "helper",
    "helpers",
    "util",
    "utils",
    "data",
    "info",
    "process",
];
/// A role of the organiser, and what the traits of the frameworks prescribe.
const ALLOWED_NAMES: &[&str] = &["ShowManager", "show_manager", "SHOW_MANAGER", "from_data", "Data", "info"];

fn folder_of(file: &Text) -> Option<&str> {
    file.path.strip_prefix("src/")?.split_once('/').map(|(folder, _)| folder)
}

/// The first segment of every path that begins with `crate::`, also in `crate::{a::…, b}`.
fn named_by(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => names.extend(first_segments(group)),
            None => names.push(word(rest).to_owned()),
        }
    }
    names
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

fn first_segments(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![word(group.trim_start()).to_owned()];
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(group[at + 1..].trim_start()).to_owned()),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn arrows_point_one_way() {
    let mut complaints = Vec::new();
    for file in files("src", ".rs") {
        let Some(folder) = folder_of(&file) else { continue };
        if AT_THE_EDGE.contains(&folder) {
            continue;
        }
        let Some((_, may_know)) = KNOWS.iter().find(|(name, _)| *name == folder) else {
            complaints.push(format!("{}: say in KNOWS whom the folder `{folder}` may name", file.path));
            continue;
        };
        for used in named_by(&file.code()) {
            let is_folder = KNOWS.iter().any(|(name, _)| *name == used);
            let forbidden = is_folder && used != folder && !may_know.contains(&used.as_str());
            if forbidden || AT_THE_EDGE.contains(&used.as_str()) {
                complaints.push(format!("{} must not know `{used}`", file.path));
            }
        }
    }
    none(complaints, "arrows point one way");
}

#[test]
fn a_domain_is_entered_by_its_front_door() {
    let domains = ["accounts", "show", "exhibitors", "booths", "visitors", "entry", "matchmaking"];
    let rooms = ["store", "service", "forms", "pages", "routes", "api"];
    let mut complaints = Vec::new();
    for file in files("src", ".rs") {
        let Some(folder) = folder_of(&file) else { continue };
        for domain in domains.iter().filter(|domain| **domain != folder) {
            for room in rooms {
                // The API's description lists every handler of the API by its path, and calls none of them.
                if file.path.ends_with("src/api/document.rs") && room == "api" {
                    continue;
                }
                if file.code().contains(&format!("crate::{domain}::{room}::")) {
                    complaints.push(format!("{}: `{domain}::{room}` is a back room", file.path));
                }
            }
        }
    }
    none(complaints, "others use what a domain's mod.rs exports");
}

#[test]
fn some_words_stay_at_home() {
    let mut complaints = Vec::new();
    for file in files("src", ".rs") {
        let folder = folder_of(&file).unwrap_or("src");
        for (kept, homes) in KEPT.iter().filter(|(_, homes)| !homes.contains(&folder)) {
            if file.code().contains(kept) {
                complaints.push(format!("{} says `{kept}`; only {homes:?} may", file.path));
            }
        }
    }
    none(complaints, "what differs between databases, and what begins a transaction, sits in db/");
}

#[test]
fn rules_are_pure() {
    let mut complaints = Vec::new();
    for file in files("src", ".rs")
        .into_iter()
        .filter(|file| PURE.iter().any(|rule| file.path.ends_with(&format!("/{rule}"))))
    {
        if folder_of(&file).is_none() {
            continue;
        }
        for impure in IMPURE.iter().filter(|impure| file.code().contains(**impure)) {
            complaints.push(format!("{} is a rule and must not touch `{impure}`", file.path));
        }
    }
    none(complaints, "rules take values and give a verdict");
}

#[test]
fn no_file_grows_past_four_hundred_lines() {
    let written = [files("src", ".rs"), files("migrations", ".rs"), files("tests", ".rs")];
    let complaints = written
        .iter()
        .flatten()
        .map(|file| (file.text.lines().count(), &file.path))
        .filter(|(lines, _)| *lines > 400)
        .map(|(lines, path)| format!("{path} has {lines}: it is about more than one thing"))
        .collect();
    none(complaints, "a file has at most 400 lines");
}

#[test]
fn every_file_says_what_it_is_for() {
    let written = [files("src", ".rs"), files("migrations", ".rs")];
    let complaints = written
        .iter()
        .flatten()
        .filter(|file| !file.text.trim().is_empty() && !file.text.starts_with("//!"))
        .map(|file| file.path.clone())
        .collect();
    none(complaints, "a file opens with //! and a sentence");
}

#[test]
fn names_come_from_the_glossary() {
    let keywords = ["struct ", "enum ", "trait ", "fn ", "mod ", "type ", "const ", "static "];
    let mut complaints = Vec::new();
    for file in files("src", ".rs") {
        let code = file.code();
        for keyword in keywords {
            for rest in code.split(keyword).skip(1) {
                let name = word(rest);
                let banned = parts(name).into_iter().find(|part| BANNED.contains(&part.as_str()));
                if let Some(part) = banned.filter(|_| !ALLOWED_NAMES.contains(&name)) {
                    complaints.push(format!("{}: `{name}` says `{part}`", file.path));
                }
            }
        }
        if BANNED.contains(&file.name().trim_end_matches(".rs")) {
            complaints.push(format!("{}: the name of the file", file.path));
        }
    }
    none(complaints, "one word per thing");
}

/// `read_ShowData` -> read, show, data.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before_was_lower = false;
    for letter in name.chars() {
        if letter == '_' || (letter.is_uppercase() && before_was_lower) {
            parts.push(String::new());
        }
        before_was_lower = letter.is_lowercase();
        if letter != '_' {
            parts.last_mut().unwrap().extend(letter.to_lowercase());
        }
    }
    parts
}

#[test]
fn sentences_live_in_the_word_files() {
    let scripts = files("assets/scripts", ".js");
    // The demo invents people and companies; dates are spelled by code; a file of tests says what people type.
    let exempt = |file: &Text| {
        folder_of(file) == Some("demo") || file.path == "src/web/filters.rs" || file.name() == "tests.rs"
    };
    let rust = files("src", ".rs").into_iter().filter(|file| !exempt(file));
    let pages = files("templates", ".html").into_iter().chain(files("templates", ".txt"));
    let complaints = rust
        .chain(pages)
        .chain(scripts)
        .flat_map(|file| {
            let code = file.code();
            // An example in the description of the API is test data.
            let mut said = code.lines().filter(|line| !line.contains("example ="));
            let found = said.find(|line| line.chars().any(is_han)).map(str::to_owned);
            found.map(|line| format!("{}: {}", file.path, line.trim()))
        })
        .collect();
    none(complaints, "Chinese stands in templates/words, nowhere else");
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}
