//! The first page of the office: numbers in groups, each with a word beside it and a list behind it.
use super::chart::{self, Bars, Piece};
use super::numbers::Numbers;
use crate::kernel::{Lang, Moment};
use crate::show::Setup;
use crate::web::{View, Views};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// `/office`
#[derive(Serialize)]
pub struct Today {
    parts: Vec<Part>,
}

impl View for Today {
    const TEMPLATE: &'static str = "organiser/today.html";
}

/// One kind of work.
#[derive(Serialize)]
struct Part {
    title: &'static str,
    /// Whose lists these are; others see the numbers only.
    desk: &'static str,
    href: &'static str,
    metrics: Vec<Metric>,
    share: Vec<Piece>,
    bars: Option<Bars>,
    rows: Vec<GateRow>,
}

/// One number.
#[derive(Serialize)]
struct Metric {
    name: &'static str,
    value: String,
    note: String,
    tone: &'static str,
    href: &'static str,
}

/// What one gate did today.
#[derive(Serialize)]
struct GateRow {
    metric: String,
    name: String,
    admitted: i64,
}

/// Whoever counts: for whom, where, and with which words.
pub struct Teller<'a> {
    pub edition: &'a Setup,
    pub views: &'a Views,
    pub lang: Lang,
    pub now: Moment,
}

impl Teller<'_> {
    fn say(&self, key: &str, args: &Value) -> String {
        self.views.say(self.lang, key, args)
    }

    /// "3 h", "2 days": how long something has waited.
    fn age(&self, since: Option<Moment>) -> String {
        let Some(since) = since else { return self.say("organiser-none", &Value::Null) };
        let hours = self.now.since_ms(since).max(0) / 3_600_000;
        if hours < 48 {
            self.say("organiser-hours", &json!({ "n": hours }))
        } else {
            self.say("organiser-days", &json!({ "n": hours / 24 }))
        }
    }

    fn of(&self, whole: i64) -> String {
        self.say("organiser-note-of", &json!({ "n": grouped(whole) }))
    }

    fn goal(&self, goal: i32) -> String {
        self.say("organiser-note-goal", &json!({ "n": grouped(i64::from(goal)) }))
    }
}

/// `30,000`
fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|g| std::str::from_utf8(g).ok()).collect();
    format!("{}{}", if n < 0 { "-" } else { "" }, groups.join(","))
}

fn metric(name: &'static str, n: i64, note: String, tone: &'static str, href: &'static str) -> Metric {
    Metric { name, value: grouped(n), note, tone, href }
}

/// Marks a number that should be nought.
fn unless_none(n: i64, tone: &'static str) -> &'static str {
    if n > 0 { tone } else { "" }
}

impl Today {
    /// The page.
    pub fn new(numbers: &Numbers, teller: &Teller<'_>) -> Self {
        Self {
            parts: vec![
                booths(numbers, teller),
                visitors(numbers, teller),
                entry(numbers, teller),
                meetings(numbers, teller),
                letters(numbers),
            ],
        }
    }

    /// The same for the live page: `{name: {value, note, tone}}`.
    pub fn told(&self) -> Value {
        let mut told = Map::new();
        for part in &self.parts {
            for one in &part.metrics {
                told.insert(
                    one.name.to_owned(),
                    json!({ "value": one.value, "note": one.note, "tone": one.tone }),
                );
            }
            for piece in &part.share {
                told.insert(format!("booths_{}", piece.state), json!({ "value": grouped(piece.n) }));
            }
            for gate in &part.rows {
                told.insert(gate.metric.clone(), json!({ "value": grouped(gate.admitted) }));
            }
        }
        Value::Object(told)
    }
}

/// Waiting longer than this breaks the promise to exhibitors.
const PROMISED_HOURS: i64 = 48;

fn booths(numbers: &Numbers, teller: &Teller<'_>) -> Part {
    let it = &numbers.booths;
    let late = it.oldest.is_some_and(|since| teller.now.since_ms(since) > PROMISED_HOURS * 3_600_000);
    let sellable = it.free + it.offered + it.confirmed;
    let share = format!("{} %", it.confirmed * 100 / sellable.max(1));
    let note = teller.say("organiser-note-percent", &json!({ "share": share, "n": grouped(sellable) }));
    let applications = "/office/applications";
    Part {
        title: "organiser-part-booths",
        desk: "BoothDesk",
        href: applications,
        metrics: vec![
            metric(
                "applications_waiting",
                it.waiting,
                String::new(),
                unless_none(it.waiting, "warn"),
                applications,
            ),
            Metric {
                name: "applications_oldest",
                value: teller.age(it.oldest),
                note: String::new(),
                tone: if late { "bad" } else { "" },
                href: applications,
            },
            metric("offers_open", it.offers, String::new(), "", applications),
            metric("booths_sold", it.confirmed, note, "", "/office/exhibitors"),
            metric("exhibitors", it.exhibitors, String::new(), "", "/office/exhibitors"),
        ],
        share: chart::shares(&[
            ("sold", it.confirmed),
            ("held", it.offered),
            ("free", it.free),
            ("blocked", it.blocked),
        ]),
        bars: None,
        rows: vec![],
    }
}

fn visitors(numbers: &Numbers, teller: &Teller<'_>) -> Part {
    let it = &numbers.visitors;
    let list = "/office/visitors";
    Part {
        title: "organiser-part-visitors",
        desk: "VisitorDesk",
        href: list,
        metrics: vec![
            metric("visitors", it.registered, teller.goal(teller.edition.target_buyers), "", list),
            metric("visitors_today", it.today, String::new(), "", list),
            metric("matching", it.matching, teller.of(it.registered), "", list),
        ],
        share: vec![],
        bars: Some(chart::per_day(&it.per_day, teller.lang)),
        rows: vec![],
    }
}

fn entry(numbers: &Numbers, teller: &Teller<'_>) -> Part {
    let it = &numbers.entry;
    let list = "/office/gates";
    let gates = teller.edition.gates.iter().map(|gate| {
        let admitted = it.gates.iter().find(|(id, _)| *id == gate.id).map_or(0, |(_, n)| *n);
        GateRow {
            metric: format!("gate_{}", gate.code),
            name: gate.name.say(teller.lang).to_owned(),
            admitted,
        }
    });
    Part {
        title: "organiser-part-entry",
        desk: "GateDesk",
        href: list,
        metrics: vec![
            metric("arrivals", it.arrivals, teller.of(numbers.visitors.registered), "", list),
            metric(
                "inside",
                it.inside,
                it.zones.warning(teller.views, teller.lang),
                it.zones.tone(),
                "/office/gates/occupancy",
            ),
            metric("scans_refused", it.refused, String::new(), "", list),
        ],
        share: vec![],
        bars: None,
        rows: gates.collect(),
    }
}

fn meetings(numbers: &Numbers, teller: &Teller<'_>) -> Part {
    let it = &numbers.meetings;
    Part {
        title: "organiser-part-meetings",
        desk: "MatchDesk",
        href: "/office/meetings",
        metrics: vec![
            metric("meetings_requested", it.requested, String::new(), "", "/office/meetings?stage=proposed"),
            metric(
                "meetings",
                it.agreed,
                teller.goal(teller.edition.target_meetings),
                "",
                "/office/meetings?stage=accepted",
            ),
        ],
        share: vec![],
        bars: None,
        rows: vec![],
    }
}

fn letters(numbers: &Numbers) -> Part {
    let it = &numbers.letters;
    let one = |name, n, tone, href| metric(name, n, String::new(), tone, href);
    Part {
        title: "organiser-part-letters",
        desk: "LetterDesk",
        href: "/office/outbox",
        metrics: vec![
            one("letters_waiting", it.queued, "", "/office/outbox?state=queued"),
            one("letters_failed", it.failed, unless_none(it.failed, "bad"), "/office/outbox?state=failed"),
            one("letters_sent", it.sent, "", "/office/outbox?state=sent"),
        ],
        share: vec![],
        bars: None,
        rows: vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_parted() {
        assert_eq!(
            [grouped(0), grouped(999), grouped(1_000), grouped(-1_234_567)],
            ["0", "999", "1,000", "-1,234,567"]
        );
    }
}
