//! What a device takes along, put together: an open head that everybody at the gate may read, and closed rows.
//!
//! The bytes: the length of the head (u32, little-endian), the head as JSON; the number of rows (u32), their addresses in
//! order (16 bytes each), where each row begins and the last one ends (u32 each, from the first row on), the rows.
use super::seal::{self, ADDRESS, NotSealed};
use crate::entry::admission::Rules;
use crate::entry::entity::admission::Model as Admission;
use crate::entry::group::Wearer;
use crate::entry::house::House;
use crate::entry::verdict::Reason;
use crate::kernel::{Bilingual, Lang, Moment, secret};
use crate::show::Edition;
use crate::web::Views;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The form of a pack; a device that knows another one takes none.
pub const FORM: u32 = 2;

/// The head, but for salt and time.
pub fn head(edition: &Edition, house: &House, views: &Views) -> Value {
    let rules = &house.rules;
    let named = |names: Vec<(&str, &Bilingual)>| -> Value {
        let both = |(code, name): (&str, &Bilingual)| (code.to_owned(), json!(name));
        names.into_iter().map(both).collect::<Map<String, Value>>().into()
    };
    let gates = edition.gates.iter().map(|gate| (gate.code.as_str(), &gate.name)).collect();
    let categories = edition.badge_categories.iter().map(|it| (it.code.as_str(), &it.name)).collect();
    let zones: BTreeMap<&str, &str> =
        edition.gates.iter().map(|gate| (gate.code.as_str(), house.layout.at(gate.id).0)).collect();
    let ways: BTreeMap<&str, &str> =
        edition.gates.iter().map(|gate| (gate.code.as_str(), house.layout.at(gate.id).1.as_str())).collect();
    json!({
        "form": FORM,
        "edition": edition.id,
        "zone": edition.zone,
        "rules": rules,
        "gates": named(gates),
        "zones": zones,
        "ways": ways,
        "categories": named(categories),
        "days": tongues(|lang| days(rules, lang)),
        "sentences": tongues(|lang| sentences(views, lang)),
    })
}

fn tongues(of: impl Fn(Lang) -> Map<String, Value>) -> Value {
    json!({ Lang::Zh.tag(): of(Lang::Zh), Lang::En.tag(): of(Lang::En) })
}

/// The days of the show as people say them.
fn days(rules: &Rules, lang: Lang) -> Map<String, Value> {
    let said =
        |day: &str| day.parse().map_or_else(|_| day.to_owned(), |it| crate::web::filters::day(it, lang));
    rules.windows.iter().map(|window| (window.day.clone(), said(&window.day).into())).collect()
}

/// Every sentence of a verdict, with `{category}`, `{day}` and so on where a device fills in.
fn sentences(views: &Views, lang: Lang) -> Map<String, Value> {
    let places = json!({
        "category": "{category}", "day": "{day}", "time": "{time}", "since": "{since}", "gate": "{gate}",
    });
    Reason::sentences().map(|key| (key.to_owned(), views.say(lang, key, &places).into())).collect()
}

/// What the row of one badge says; short names, since there are tens of thousands. `days` in their order.
pub fn row(wearer: &Wearer, days: &[Visit]) -> String {
    let mut row = Map::new();
    let mut tell = |name: &str, value: Value| {
        row.insert(name.to_owned(), value);
    };
    tell("n", wearer.name.as_str().into());
    tell("c", wearer.company.as_str().into());
    tell("g", wearer.category.as_str().into());
    if wearer.revoked_at.is_some() {
        tell("r", 1.into());
    }
    if wearer.blocked_at.is_some() {
        tell("b", 1.into());
    }
    if let Some(from) = &wearer.valid_from {
        tell("f", from.as_str().into());
    }
    if let Some(until) = &wearer.valid_until {
        tell("u", until.as_str().into());
    }
    // Only the last day can be today; of the others the number of entries is enough.
    if let Some(last) = days.last().map(|visit| &visit.admission.day) {
        let (today, before): (Vec<_>, Vec<_>) = days.iter().partition(|visit| visit.admission.day == *last);
        tell("h", today.into_iter().map(Visit::told).collect());
        let mut entries: BTreeMap<&str, i32> = BTreeMap::new();
        for visit in before {
            *entries.entry(&visit.admission.zone).or_default() += visit.admission.entries;
        }
        if !entries.is_empty() {
            tell("e", json!(entries));
        }
    }
    Value::Object(row).to_string()
}

/// One day on which a badge was in a zone.
#[derive(Clone, Debug)]
pub struct Visit {
    pub admission: Admission,
    /// When it first came in, in minutes by the show's clock.
    pub minute: u16,
    /// The code of that gate.
    pub gate: String,
}

impl Visit {
    fn told(&self) -> Value {
        let it = &self.admission;
        json!([it.day, self.minute, self.gate, it.entries, it.last_minute, u8::from(it.inside), it.zone])
    }
}

/// Closes the rows and puts everything behind the head.
///
/// # Errors
/// As [`seal::close`].
pub fn assemble(mut head: Value, made_at: Moment, rows: &[(String, String)]) -> Result<Vec<u8>, NotSealed> {
    let mut salt = [0; 16];
    secret::random(&mut salt);
    head["salt"] = secret::hex(&salt).into();
    head["made_at"] = made_at.0.into();
    head["badges"] = rows.len().into();
    let head = head.to_string();
    let mut closed: Vec<([u8; ADDRESS], Vec<u8>)> =
        rows.iter().map(|(code, row)| seal::close(&salt, code, row)).collect::<Result<_, _>>()?;
    closed.sort_unstable();
    let length = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = Vec::with_capacity(head.len() + closed.len() * 160);
    bytes.extend(length(head.len()));
    bytes.extend(head.as_bytes());
    bytes.extend(length(closed.len()));
    bytes.extend(closed.iter().flat_map(|(address, _)| address));
    let mut at = 0;
    for (_, row) in &closed {
        bytes.extend(length(at));
        at += row.len();
    }
    bytes.extend(length(at));
    bytes.extend(closed.iter().flat_map(|(_, row)| row));
    Ok(bytes)
}
