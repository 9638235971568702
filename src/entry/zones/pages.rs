//! What the office sees of zones: the list with its gates, one zone, and who is inside now.
use super::layout::{Layout, Zone};
use super::level::Level;
use super::live::{Occupancy, ZoneNow};
use crate::entry::admission::{Category, Way};
use crate::entry::entity::zone_reset;
use crate::kernel::{Bilingual, Lang, Moment};
use crate::show::edition::{BadgeCategory, Setup};
use crate::web::{FormState, View, Views};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// `/office/gates/zones`
#[derive(Serialize)]
pub struct Zones {
    pub zones: Vec<ZoneLine>,
    pub gates: Vec<GateLine>,
    pub ways: Vec<&'static str>,
    /// Zones that badge categories open and that nobody has set up.
    pub missing: Vec<String>,
    pub form: FormState,
}

impl View for Zones {
    const TEMPLATE: &'static str = "entry/zones.html";
}

/// One zone of the list, and of a select.
#[derive(Serialize)]
pub struct ZoneLine {
    pub code: String,
    pub name: String,
    pub capacity: Option<u32>,
    pub amber: Option<u32>,
    pub red: Option<u32>,
    pub shared: Option<String>,
    /// The categories that it is open to.
    pub open_to: Vec<String>,
    pub gates: usize,
    /// The halls are always there.
    pub may_go: bool,
}

/// One gate with where it leads.
#[derive(Serialize)]
pub struct GateLine {
    id: String,
    code: String,
    name: Bilingual,
    zone: String,
    way: &'static str,
}

/// `/office/gates/zones/<code>`
#[derive(Serialize)]
pub struct OneZone {
    pub zone: ZoneLine,
    pub form: FormState,
}

impl View for OneZone {
    const TEMPLATE: &'static str = "entry/zone.html";
}

/// Whoever puts lines together: for whom, and with which words.
pub struct Teller<'a> {
    pub edition: &'a Setup,
    pub views: &'a Views,
    pub lang: Lang,
}

impl Teller<'_> {
    /// Every zone of the layout.
    pub fn zones(&self, layout: &Layout, categories: &[Category]) -> Vec<ZoneLine> {
        layout.zones.iter().map(|zone| self.zone(zone, layout, categories)).collect()
    }

    /// One of them.
    pub fn zone(&self, zone: &Zone, layout: &Layout, categories: &[Category]) -> ZoneLine {
        let opens = |it: &&Category| it.zones.iter().any(|code| code == "all" || *code == zone.code);
        let gates = self.edition.gates.iter().filter(|gate| layout.at(gate.id).0 == zone.code).count();
        ZoneLine {
            code: zone.code.clone(),
            name: zone.called(self.views, self.lang),
            capacity: zone.thresholds.capacity,
            amber: zone.thresholds.amber,
            red: zone.thresholds.red,
            shared: zone.shared.clone(),
            open_to: categories.iter().filter(opens).map(|it| self.category(&it.code)).collect(),
            gates,
            may_go: gates == 0 && zone.id.is_some() && zone.code != super::layout::HALLS,
        }
    }

    /// The gates with where they lead.
    pub fn gates(&self, layout: &Layout) -> Vec<GateLine> {
        let line = |gate: &crate::show::edition::Gate| {
            let (zone, way): (&str, Way) = layout.at(gate.id);
            GateLine {
                id: gate.id.to_string(),
                code: gate.code.clone(),
                name: gate.name.clone(),
                zone: zone.to_owned(),
                way: way.as_str(),
            }
        };
        self.edition.gates.iter().map(line).collect()
    }

    fn category(&self, code: &str) -> String {
        let known = self.edition.badge_category(code);
        known.map_or_else(|| code.to_owned(), |it| it.name.say(self.lang).to_owned())
    }
}

/// `/office/gates/occupancy`
#[derive(Serialize)]
pub struct Inside {
    pub zones: Vec<NowLine>,
    pub categories: Vec<CategoryLine>,
    /// What the office should know at once; empty when all is calm.
    pub warning: String,
    pub resets: Vec<ResetLine>,
    pub form: FormState,
}

impl View for Inside {
    const TEMPLATE: &'static str = "entry/occupancy.html";
}

/// One zone now.
#[derive(Serialize)]
pub struct NowLine {
    pub code: String,
    pub name: String,
    pub inside: i64,
    pub note: String,
    pub tone: &'static str,
    pub level: &'static str,
}

/// How many of one badge category are in each zone.
#[derive(Serialize)]
pub struct CategoryLine {
    pub name: String,
    /// In the order of the zones: the name of the number, and the number.
    pub counts: Vec<(String, i64)>,
}

/// One time a zone was counted as empty.
#[derive(Serialize)]
pub struct ResetLine {
    pub at: Moment,
    pub zone: String,
    pub inside: i32,
    /// By itself, at the end of the day.
    pub closing: bool,
    pub why: String,
}

impl Inside {
    /// The page, but for its form.
    pub fn of(occupancy: &Occupancy, resets: Vec<zone_reset::Model>, teller: &Teller<'_>) -> Self {
        let line = |row: zone_reset::Model| {
            let zone = occupancy.zones.iter().find(|it| it.zone.code == row.zone);
            ResetLine {
                at: row.at,
                zone: zone.map_or(row.zone, |it| it.zone.called(teller.views, teller.lang)),
                inside: row.inside,
                closing: row.once.is_some(),
                why: row.why.unwrap_or_default(),
            }
        };
        Self {
            zones: occupancy.zones.iter().map(|zone| now(zone, teller)).collect(),
            categories: teller
                .edition
                .badge_categories
                .iter()
                .map(|it| row(it, occupancy, teller.lang))
                .collect(),
            warning: occupancy.warning(teller.views, teller.lang),
            resets: resets.into_iter().rev().take(50).map(line).collect(),
            form: FormState::default(),
        }
    }

    /// The same for the live page: `{name: {value, note, tone}}`.
    pub fn told(&self) -> Value {
        let mut told = Map::new();
        told.insert("zones_warning".into(), json!({ "value": self.warning }));
        for zone in &self.zones {
            let whole = json!({ "value": zone.inside.to_string(), "note": zone.note, "tone": zone.tone });
            told.insert(format!("zone_{}", zone.code), whole);
        }
        for (name, n) in self.categories.iter().flat_map(|category| &category.counts) {
            told.insert(name.clone(), json!({ "value": n.to_string() }));
        }
        Value::Object(told)
    }
}

fn row(category: &BadgeCategory, occupancy: &Occupancy, lang: Lang) -> CategoryLine {
    let count = |it: &ZoneNow| {
        let n = it.by_category.get(&category.code).copied().unwrap_or_default();
        (format!("zone_{}_{}", it.zone.code, category.code), n)
    };
    CategoryLine {
        name: category.name.say(lang).to_owned(),
        counts: occupancy.zones.iter().map(count).collect(),
    }
}

fn now(it: &ZoneNow, teller: &Teller<'_>) -> NowLine {
    NowLine {
        code: it.zone.code.clone(),
        name: it.zone.called(teller.views, teller.lang),
        inside: it.inside,
        note: note(it, teller),
        tone: it.level.tone(),
        level: it.level.as_str(),
    }
}

/// "40 of 60 · amber", or nothing where nothing is limited.
fn note(it: &ZoneNow, teller: &Teller<'_>) -> String {
    let say = |key: &str, args: Value| teller.views.say(teller.lang, key, &args);
    let of = match (it.zone.thresholds.capacity, &it.zone.shared) {
        (Some(capacity), Some(_)) => say("zones-of-shared", json!({ "n": it.whole, "capacity": capacity })),
        (Some(capacity), None) => say("zones-of", json!({ "capacity": capacity })),
        (None, _) => say("zones-no-limit", json!({})),
    };
    match it.level.as_str() {
        "calm" => of,
        level => format!("{of} · {}", say(&format!("zones-level-{level}"), json!({}))),
    }
}

impl Occupancy {
    /// The zones that are past a threshold, in one line; nothing when all is calm.
    pub fn warning(&self, views: &Views, lang: Lang) -> String {
        let loud = self.zones.iter().filter(|it| it.level > Level::Calm);
        let said = loud.map(|it| {
            let level = views.say(lang, &format!("zones-level-{}", it.level.as_str()), &json!({}));
            let args = json!({ "zone": it.zone.called(views, lang), "level": level, "n": it.whole });
            views.say(lang, "zones-warning", &args)
        });
        said.collect::<Vec<_>>().join(" ")
    }

    /// The tone of its loudest zone.
    pub fn tone(&self) -> &'static str {
        self.zones.iter().map(|it| it.level).max().unwrap_or_default().tone()
    }
}
