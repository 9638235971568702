//! Every setting is explained to operators, and nothing else is.
use crate::tree::{files, none};
use std::collections::BTreeSet;

/// `AISLE_…` and `DATABASE_URL` in backticks.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split('`').skip(1).step_by(2);
    words.filter(|word| word.starts_with("AISLE_") || *word == "DATABASE_URL").map(str::to_owned).collect()
}

#[test]
fn the_table_of_settings_is_true() {
    let code = files("src", ".rs").into_iter().find(|file| file.path == "src/config.rs").unwrap();
    let told = files("docs", ".md").into_iter().find(|file| file.path == "docs/OPERATING.md").unwrap();
    let docs: String = code.text.lines().filter(|line| line.trim_start().starts_with("///")).collect();
    let rows: String = told.text.lines().filter(|line| line.starts_with("| `")).collect();
    let (code, told) = (named(&docs), named(&rows));
    let mut complaints: Vec<_> =
        code.difference(&told).map(|it| format!("{it} is not in docs/OPERATING.md")).collect();
    complaints.extend(told.difference(&code).map(|it| format!("{it} is no setting")));
    none(complaints, "docs/OPERATING.md lists the settings");
}
