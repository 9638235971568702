//! The shared case file, `tests/cases/admission.json`: the sample edition's rules and what must come of
//! them. `tests/gate/rules.test.mjs` runs the same file against the rules of devices.
use super::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct CaseFile {
    rules: Rules,
    /// One row for each hour worth asking about: every category's answer at the main gate.
    hours: Vec<Hour>,
    /// Categories with numbers, beside those of the edition.
    limited: Vec<Category>,
    /// What a badge may have done before, by a letter.
    situations: BTreeMap<char, Situation>,
    /// Which limited category answers what in which situation.
    limits: Vec<Limit>,
    cases: Vec<Case>,
}

#[derive(Clone, Deserialize)]
struct Situation {
    earlier: Option<Earlier>,
    #[serde(default)]
    entries: u32,
    #[serde(default)]
    entries_today: u32,
    /// In another zone today.
    #[serde(default)]
    elsewhere: bool,
    last: Option<String>,
}

/// One row of the table of limits; what is not said is as on a usual noon of the second show day.
#[derive(Deserialize)]
struct Limit {
    category: String,
    time: String,
    #[serde(default = "second_day")]
    day: String,
    #[serde(default = "halls")]
    zone: String,
    #[serde(default)]
    direction: Direction,
    #[serde(default)]
    way: Way,
    inside: Option<u32>,
    #[serde(default)]
    forced: bool,
    #[serde(default)]
    revoked: bool,
    #[serde(default)]
    blocked: bool,
    valid_from: Option<String>,
    valid_until: Option<String>,
    answers: BTreeMap<String, String>,
}

fn second_day() -> String {
    "2025-10-31".into()
}

#[derive(Deserialize)]
struct Hour {
    day: String,
    time: String,
    answers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    #[serde(default = "badge")]
    code: String,
    #[serde(default = "visitor")]
    category: String,
    #[serde(default)]
    revoked: bool,
    #[serde(default)]
    blocked: bool,
    valid_from: Option<String>,
    valid_until: Option<String>,
    #[serde(flatten)]
    before: Situation,
    #[serde(default = "halls")]
    zone: String,
    day: String,
    time: String,
    #[serde(default)]
    direction: Direction,
    #[serde(default)]
    way: Way,
    inside: Option<u32>,
    #[serde(default)]
    forced: bool,
    expect: String,
    sentence: Option<String>,
    next: Option<String>,
}

fn badge() -> String {
    "badge".into()
}

fn visitor() -> String {
    "VIS".into()
}

fn halls() -> String {
    "halls".into()
}

fn minute(time: &str) -> Minute {
    let (hours, minutes) = time.split_once(':').unwrap();
    hours.parse::<Minute>().unwrap() * 60 + minutes.parse::<Minute>().unwrap()
}

fn file() -> CaseFile {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/admission.json");
    let mut file: CaseFile = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file.rules.categories.extend(file.limited.clone());
    file
}

fn answer(verdict: &Verdict) -> String {
    format!("{} {}", verdict.outcome.as_str(), verdict.reason.as_str())
}

fn facts(case: &Case) -> Badge<'_> {
    Badge {
        category: &case.category,
        revoked: case.revoked,
        blocked: case.blocked,
        valid_from: case.valid_from.as_deref(),
        valid_until: case.valid_until.as_deref(),
        ..before(&case.before)
    }
}

fn before(situation: &Situation) -> Badge<'static> {
    Badge {
        earlier: situation.earlier,
        elsewhere: situation.elsewhere,
        entries: situation.entries,
        entries_today: situation.entries_today,
        last_entry: situation.last.as_deref().map(minute),
        ..Badge::default()
    }
}

fn verdict(rules: &Rules, case: &Case) -> Verdict {
    let reading = match case.code.as_str() {
        "unknown" => Reading::Unknown,
        "forged" => Reading::Forged,
        "other_edition" => Reading::OtherEdition,
        "unlisted" => Reading::Unlisted,
        "typed" => Reading::Typed,
        _ => Reading::Badge(facts(case)),
    };
    let occasion = Occasion {
        zone: &case.zone,
        day: &case.day,
        minute: minute(&case.time),
        direction: case.direction,
        way: case.way,
        inside: case.inside,
        forced: case.forced,
    };
    decide(rules, &reading, occasion)
}

#[test]
fn every_category_at_every_hour() {
    let file = file();
    let limited: BTreeSet<&str> = file.limited.iter().map(|c| c.code.as_str()).collect();
    let all = file.rules.categories.iter().map(|c| c.code.as_str());
    let known: BTreeSet<&str> = all.filter(|code| !limited.contains(code)).collect();
    for hour in &file.hours {
        let asked: BTreeSet<&str> = hour.answers.keys().flat_map(|codes| codes.split(' ')).collect();
        assert_eq!(asked, known, "{} {} leaves a category out", hour.day, hour.time);
        for (codes, expected) in &hour.answers {
            for category in codes.split(' ') {
                let occasion = Occasion {
                    zone: "halls",
                    day: &hour.day,
                    minute: minute(&hour.time),
                    direction: Direction::In,
                    way: Way::Both,
                    inside: None,
                    forced: false,
                };
                let badge = Badge { category, ..Badge::default() };
                let verdict = decide(&file.rules, &Reading::Badge(badge), occasion);
                assert_eq!(&answer(&verdict), expected, "{category} on {} at {}", hour.day, hour.time);
            }
        }
    }
}

#[test]
fn every_limit_in_every_situation() {
    let file = file();
    for limit in &file.limits {
        let asked: BTreeSet<char> =
            limit.answers.values().flat_map(|it| it.chars()).filter(|c| *c != ' ').collect();
        assert_eq!(asked, file.situations.keys().copied().collect(), "{} {}", limit.category, limit.time);
        let rows = limit
            .answers
            .iter()
            .flat_map(|(expected, letters)| letters.split(' ').map(move |it| (expected, it)));
        for (category, (expected, letter)) in
            limit.category.split(' ').flat_map(|category| rows.clone().map(move |row| (category, row)))
        {
            let situation = &file.situations[&letter.chars().next().unwrap()];
            let badge = Badge {
                category,
                revoked: limit.revoked,
                blocked: limit.blocked,
                valid_from: limit.valid_from.as_deref(),
                valid_until: limit.valid_until.as_deref(),
                ..before(situation)
            };
            let occasion = Occasion {
                zone: &limit.zone,
                day: &limit.day,
                minute: minute(&limit.time),
                direction: limit.direction,
                way: limit.way,
                inside: limit.inside,
                forced: limit.forced,
            };
            let verdict = decide(&file.rules, &Reading::Badge(badge), occasion);
            assert_eq!(&answer(&verdict), expected, "{category} {letter} at {}", limit.time);
        }
    }
}

#[test]
fn every_case_of_the_file() {
    let file = file();
    for case in &file.cases {
        let verdict = verdict(&file.rules, case);
        assert_eq!(answer(&verdict), case.expect, "{}", case.name);
        if let Some(sentence) = &case.sentence {
            assert_eq!(verdict.sentence(), sentence, "{}", case.name);
        }
        if let Some(next) = &case.next {
            let (day, minute) = verdict.next.unwrap();
            assert_eq!(&format!("{day} {:02}:{:02}", minute / 60, minute % 60), next, "{}", case.name);
        }
    }
}

#[test]
fn the_file_has_a_case_for_every_reason() {
    let file = file();
    let seen: BTreeSet<Reason> = file.cases.iter().map(|case| verdict(&file.rules, case).reason).collect();
    assert_eq!(seen, Reason::ALL.into_iter().collect());
}

#[test]
fn names_come_back_from_the_table() {
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.as_str()), Some(reason));
    }
}
