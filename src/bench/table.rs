//! The figures on paper: ours, the bare one of the same run, the ratio, the goal.
use std::fmt::Write as _;

/// Which way is better.
#[derive(Copy, Clone, Debug, PartialEq)]
pub enum Goal {
    /// At least so much.
    Least(f64),
    /// At most so much.
    Most(f64),
    /// Only told.
    Told,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// How much.
    pub ours: f64,
    /// Of what.
    pub unit: &'static str,
    /// What the framework, the database or the disk does alone, in the same run.
    pub bare: Option<(f64, &'static str)>,
    /// What was promised.
    pub goal: Goal,
    /// Percentiles, processor time, counts.
    pub note: String,
}

impl Row {
    /// Whether the promise is kept.
    pub fn kept(&self) -> bool {
        match self.goal {
            Goal::Least(least) => self.ours >= least,
            Goal::Most(most) => self.ours <= most,
            Goal::Told => true,
        }
    }
}

/// All lines as a table of plain text.
pub fn table(rows: &[Row]) -> String {
    let mut text =
        format!("{:<40} {:>12} {:<6} {:>12} {:>7} {:>10}  ", "", "ours", "", "bare", "ratio", "goal");
    text.push_str("note\n");
    for row in rows {
        let bare = row.bare.map_or_else(String::new, |(bare, _)| number(bare));
        let ratio =
            row.bare.map_or_else(String::new, |(bare, _)| format!("{:.2}", row.ours / bare.max(1e-9)));
        let goal = match row.goal {
            Goal::Least(least) => format!(">= {}", number(least)),
            Goal::Most(most) => format!("<= {}", number(most)),
            Goal::Told => String::new(),
        };
        let mark = if row.kept() { " " } else { "!" };
        let what = row.bare.map_or_else(|| row.what.clone(), |(_, of)| format!("{} / {of}", row.what));
        let _ = writeln!(
            text,
            "{what:<40} {:>12} {:<6} {bare:>12} {ratio:>7} {goal:>10} {mark} {}",
            number(row.ours),
            row.unit,
            row.note
        );
    }
    text
}

fn number(value: f64) -> String {
    if value >= 100.0 {
        let whole = format!("{value:.0}");
        let mut text = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_goal_is_marked() {
        let row = |ours| Row {
            what: "home".into(),
            ours,
            unit: "/s",
            bare: Some((60_000.0, "hello")),
            goal: Goal::Least(10_000.0),
            note: String::new(),
        };
        let text = table(&[row(12_345.6), row(9_000.0)]);
        assert!(
            text.contains("12,346") && text.contains("0.21") && text.contains(">= 10,000   \n"),
            "{text}"
        );
        assert!(text.contains(">= 10,000 ! \n"), "{text}");
    }
}
