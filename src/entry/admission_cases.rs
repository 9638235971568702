//! The shared case file, `tests/cases/admission.json`: the sample edition's rules and what must come of
//! them. A scanner that decides by itself one day runs the same file.
use super::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct CaseFile {
    rules: Rules,
    /// One row for each hour worth asking about: every category's answer at the main gate.
    hours: Vec<Hour>,
    cases: Vec<Case>,
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
    valid_from: Option<String>,
    valid_until: Option<String>,
    earlier: Option<Earlier>,
    #[serde(default = "halls")]
    zone: String,
    day: String,
    time: String,
    #[serde(default)]
    direction: Direction,
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
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn answer(verdict: &Verdict) -> String {
    format!("{} {}", verdict.outcome.as_str(), verdict.reason.as_str())
}

fn facts(case: &Case) -> Badge<'_> {
    Badge {
        category: &case.category,
        revoked: case.revoked,
        valid_from: case.valid_from.as_deref(),
        valid_until: case.valid_until.as_deref(),
        earlier: case.earlier,
    }
}

fn verdict(rules: &Rules, case: &Case) -> Verdict {
    let reading = match case.code.as_str() {
        "unknown" => Reading::Unknown,
        "forged" => Reading::Forged,
        "other_edition" => Reading::OtherEdition,
        _ => Reading::Badge(facts(case)),
    };
    let occasion = Occasion {
        zone: &case.zone,
        day: &case.day,
        minute: minute(&case.time),
        direction: case.direction,
        forced: case.forced,
    };
    decide(rules, &reading, occasion)
}

#[test]
fn every_category_at_every_hour() {
    let file = file();
    let known: BTreeSet<&str> = file.rules.categories.iter().map(|c| c.code.as_str()).collect();
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
                    forced: false,
                };
                let badge =
                    Badge { category, revoked: false, valid_from: None, valid_until: None, earlier: None };
                let verdict = decide(&file.rules, &Reading::Badge(badge), occasion);
                assert_eq!(&answer(&verdict), expected, "{category} on {} at {}", hour.day, hour.time);
            }
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
