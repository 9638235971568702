//! Both languages say the same things, and every sentence that is asked for exists.
use crate::tree::{files, none};
use std::collections::{BTreeMap, BTreeSet};

/// One language: every key with its sentence as written.
pub fn sentences(lang: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for file in files(&format!("templates/words/{lang}"), ".ftl") {
        let mut key = None;
        for line in file.text.lines() {
            let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some((name, said)) = line.split_once('=').filter(|_| starts) {
                let name = name.trim().to_owned();
                if found.insert(name.clone(), said.trim().to_owned()).is_some() {
                    twice.push(format!("{}: {name}", file.path));
                }
                key = Some(name);
            } else if !line.starts_with('#')
                && let Some(sentence) = key.as_ref().and_then(|key| found.get_mut(key))
            {
                sentence.push('\n');
                sentence.push_str(line);
            }
        }
    }
    none(twice, "a key is said once");
    found
}

#[test]
fn both_languages_say_the_same_things() {
    let (zh, en) = (sentences("zh-CN"), sentences("en"));
    let lacks = |key: &str, lang: &str| format!("{key} is missing in {lang}");
    let mut complaints: Vec<_> =
        zh.keys().filter(|key| !en.contains_key(*key)).map(|key| lacks(key, "en")).collect();
    complaints.extend(en.keys().filter(|key| !zh.contains_key(*key)).map(|key| lacks(key, "zh-CN")));
    none(complaints, "what one language says, the other says too");
}

#[test]
fn both_languages_fill_in_the_same_values() {
    let (zh, en) = (sentences("zh-CN"), sentences("en"));
    let complaints = zh
        .iter()
        .filter_map(|(key, said)| Some((key, variables(said), variables(en.get(key)?))))
        .filter(|(_, in_zh, in_en)| in_zh != in_en)
        .map(|(key, in_zh, in_en)| format!("{key}: zh-CN has {in_zh:?}, en has {in_en:?}"))
        .collect();
    none(complaints, "the same { $values } in both languages");
}

fn variables(said: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    said.split('$').skip(1).map(name).collect()
}

#[test]
fn chinese_is_chinese_and_english_is_english() {
    let is_han = |letter: char| ('\u{4E00}'..='\u{9FFF}').contains(&letter);
    let fallback = sentences("zh-CN").into_iter().filter(|(key, said)| {
        let words = said.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1);
        !said.chars().any(is_han) && !said.contains('$') && words.count() > 2 && !key.ends_with("-english")
    });
    let complaints: Vec<_> = fallback.map(|(key, said)| format!("zh-CN {key}: {said}")).collect();
    let foreign = sentences("en").into_iter().filter(|(key, said)| {
        said.chars().any(is_han)
            && !key.contains("language")
            && !key.contains("lang")
            && !key.ends_with("-chinese")
    });
    let foreign = foreign.map(|(key, said)| format!("en {key}: {said}"));
    none(complaints.into_iter().chain(foreign).collect(), "no sentence is left in the other language");
}

#[test]
fn pages_keep_to_the_glossary() {
    let banned =
        ["attendee", "attendees", "ticket", "tickets", "stall", "stalls", "trade fair", "exhibition stand"];
    let complaints = sentences("en")
        .into_iter()
        .filter(|(_, said)| {
            let said = format!(" {} ", said.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " "));
            banned.iter().any(|word| said.contains(&format!(" {word} ")))
        })
        .map(|(key, said)| format!("{key}: {said}"))
        .collect();
    none(complaints, "one word per thing, on pages too");
}

/// Text between double quotes, in code or in a template.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// The first part of the keys: `booths` of `booths-apply-title`.
pub fn families(sentences: &BTreeMap<String, String>) -> BTreeSet<&str> {
    sentences.keys().filter_map(|key| key.split_once('-')).map(|(family, _)| family).collect()
}

pub fn looks_like_a_key(text: &str, families: &BTreeSet<&str>) -> bool {
    let fits = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    fits && !text.ends_with('-') && text.split_once('-').is_some_and(|(family, _)| families.contains(family))
}

/// Words in quotes that have the form of a key but mean something else.
const OTHER_MEANINGS: &[&str] = &[];

/// Said as it stands, or the name of a letter or text message.
fn exists(asked: &str, said: &BTreeMap<String, String>) -> bool {
    let letter = || {
        said.contains_key(&format!("mail-{asked}-subject"))
            && said.contains_key(&format!("mail-{asked}-body"))
    };
    said.contains_key(asked) || letter() || said.contains_key(&format!("sms-{asked}"))
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let said = sentences("en");
    let families = families(&said);
    let mut complaints = Vec::new();
    for file in files("templates", ".html").into_iter().chain(files("templates", ".txt")) {
        for asked in file.text.split("t(key=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if !asked.ends_with('-') && !said.contains_key(asked) {
                complaints.push(format!("{}: {asked}", file.path));
            }
        }
        let in_marks = file.text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
        for asked in in_marks.flat_map(quoted).filter(|text| looks_like_a_key(text, &families)) {
            if !exists(asked, &said) && !OTHER_MEANINGS.contains(&asked) {
                complaints.push(format!("{}: {asked}", file.path));
            }
        }
    }
    for file in files("src", ".rs") {
        let code = file.code();
        for asked in code.split("Refused(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if !said.contains_key(asked) {
                complaints.push(format!("{}: {asked}", file.path));
            }
        }
        for asked in quoted(&code).filter(|text| looks_like_a_key(text, &families)) {
            if !exists(asked, &said) && !OTHER_MEANINGS.contains(&asked) {
                complaints.push(format!("{}: {asked}", file.path));
            }
        }
    }
    complaints.dedup();
    none(complaints, "a page cannot say what no word file says");
}

#[test]
fn every_key_with_a_changing_end_has_sentences() {
    let said = sentences("en");
    let mut complaints = Vec::new();
    for file in files("templates", ".html") {
        for begun in file.text.split("t(key=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if begun.ends_with('-') && !said.keys().any(|key| key.starts_with(begun)) {
                complaints.push(format!("{}: {begun}…", file.path));
            }
        }
    }
    none(complaints, "a key that is put together begins like one that exists");
}
