//! The files as they are written by people, and what can be wrong with them.
use crate::kernel::{Bilingual, Moment};
use anyhow::Context;
use jiff::civil::{Date, DateTime, Time};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// All files of one edition.
pub struct Files {
    pub(super) lists: Lists,
    pub(super) taxonomy: Vec<Category>,
    pub(super) complements: Vec<Edge>,
}

/// `lists.json`
#[derive(Deserialize)]
pub(super) struct Lists {
    pub organisation: Named,
    pub show: Named,
    pub edition: EditionFacts,
    #[serde(default)]
    pub cohosted: Vec<Named>,
    pub hours: Vec<HoursRow>,
    pub halls: Vec<HallRow>,
    pub gates: Vec<Named>,
    pub contacts: Vec<ContactRow>,
    pub buyer_types: Vec<Triple>,
    pub functions: Vec<Triple>,
    pub levels: Vec<Triple>,
    pub buying_roles: Vec<Triple>,
    pub purposes: Vec<Triple>,
    pub bands: BTreeMap<String, Vec<Triple>>,
    pub prices_fen: Vec<PriceRow>,
    pub price_rules: Vec<RuleRow>,
    pub badges: Vec<(String, String, String, String, String)>,
    pub meeting_grid: Grid,
    #[serde(default)]
    pub exhibitors: Vec<(String, String, String, Vec<String>)>,
}

/// `[code, zh, en]`
pub(super) type Triple = (String, String, String);

#[derive(Deserialize)]
pub(super) struct Named {
    pub code: String,
    #[serde(flatten)]
    pub name: Bilingual,
}

#[derive(Deserialize)]
pub(super) struct EditionFacts {
    pub code: String,
    #[serde(flatten)]
    pub name: Bilingual,
    #[serde(default)]
    pub theme_zh: String,
    #[serde(default)]
    pub theme_en: String,
    pub start: Date,
    pub end: Date,
    pub tz: String,
    pub venue_zh: String,
    pub venue_en: String,
    pub area_m2: i32,
    pub target_buyers: i32,
    pub target_meetings: i32,
}

#[derive(Deserialize)]
pub(super) struct HoursRow {
    pub phase: String,
    pub from: DateTime,
    pub to: DateTime,
    pub last_entry: Option<Time>,
}

#[derive(Deserialize)]
pub(super) struct HallRow {
    pub code: String,
    #[serde(flatten)]
    pub name: Bilingual,
    pub w_m: i32,
    pub h_m: i32,
    pub sectors: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct ContactRow {
    pub role: String,
    #[serde(flatten)]
    pub name: Bilingual,
    pub email: String,
    pub phone: String,
}

#[derive(Deserialize)]
pub(super) struct PriceRow {
    pub code: String,
    #[serde(flatten)]
    pub name: Bilingual,
    pub unit: String,
    pub regular: i64,
    pub early: Option<i64>,
    pub min_m2: Option<i32>,
}

#[derive(Deserialize)]
pub(super) struct RuleRow {
    pub code: String,
    pub pct: Option<i32>,
    pub min_m2: Option<i32>,
    pub only: Option<String>,
    pub until: Option<Date>,
}

#[derive(Deserialize)]
pub(super) struct Grid {
    pub slot_min: i32,
    pub gap_min: i32,
    pub tables: i32,
    pub windows: Vec<(Date, Time, Time)>,
}

/// A sector or sub-category.
#[derive(Deserialize)]
pub(super) struct Category {
    pub code: String,
    #[serde(flatten)]
    pub name: Bilingual,
    #[serde(default)]
    pub children: Vec<Category>,
}

/// A complement.
#[derive(Deserialize)]
pub(super) struct Edge {
    pub a: String,
    pub b: String,
    pub weight: f64,
    #[serde(default)]
    pub reason_zh: String,
    #[serde(default)]
    pub reason_en: String,
}

/// A sample exhibitor that comes with the edition's files, holding a booth.
pub struct Exhibitor<'f> {
    /// Its name.
    pub name: Bilingual,
    /// Number of its booth.
    pub booth: &'f str,
    /// What it shows.
    pub sub_categories: &'f [String],
}

impl Files {
    /// Reads the three files.
    pub(super) fn parse(text: impl Fn(&str) -> anyhow::Result<String>) -> anyhow::Result<Self> {
        Ok(Self {
            lists: file("lists.json", &text)?,
            taxonomy: file("taxonomy.json", &text)?,
            complements: file("complements.json", &text)?,
        })
    }

    /// `ECPAKLOG-2025`
    pub fn edition_code(&self) -> String {
        self.lists.edition.code.clone()
    }

    /// The exhibitors that come with the files.
    pub fn exhibitors(&self) -> impl Iterator<Item = Exhibitor<'_>> {
        self.lists.exhibitors.iter().map(|(zh, en, booth, sub_categories)| Exhibitor {
            name: Bilingual::new(zh, en),
            booth,
            sub_categories,
        })
    }

    pub(super) fn moment(&self, at: DateTime) -> Moment {
        Moment::at(at, &self.lists.edition.tz)
    }

    /// Everything that is wrong although it parses, each with its place.
    pub fn mistakes(&self) -> Vec<String> {
        let mut found = vec![];
        let (lists, edition) = (&self.lists, &self.lists.edition);
        if jiff::tz::TimeZone::get(&edition.tz).is_err() {
            found.push(format!("lists.json: edition.tz: `{}` is no time zone", edition.tz));
        }
        if edition.end < edition.start {
            found.push("lists.json: edition.end lies before edition.start".into());
        }
        let codes: BTreeSet<&str> =
            self.taxonomy.iter().flat_map(|s| &s.children).map(|c| c.code.as_str()).collect();
        let sectors: BTreeSet<&str> = self.taxonomy.iter().map(|s| s.code.as_str()).collect();
        for (i, edge) in self.complements.iter().enumerate() {
            for code in [&edge.a, &edge.b] {
                if !codes.contains(code.as_str()) {
                    found.push(format!("complements.json: [{i}]: no sub-category is called `{code}`"));
                }
            }
            if !(0.01..=1.0).contains(&edge.weight) {
                found.push(format!(
                    "complements.json: [{i}].weight: {} is not between 0.01 and 1",
                    edge.weight
                ));
            }
        }
        for (i, hall) in lists.halls.iter().enumerate() {
            for code in hall.sectors.iter().filter(|c| !sectors.contains(c.as_str())) {
                found.push(format!("lists.json: halls[{i}].sectors: no sector is called `{code}`"));
            }
            if !(10..=500).contains(&hall.w_m) || !(10..=500).contains(&hall.h_m) {
                found.push(format!("lists.json: halls[{i}]: sides must be 10 to 500 m"));
            }
        }
        for (i, hours) in lists.hours.iter().enumerate() {
            if hours.to <= hours.from {
                found.push(format!("lists.json: hours[{i}]: closes before it opens"));
            }
            if !["build", "show", "teardown"].contains(&hours.phase.as_str()) {
                found.push(format!("lists.json: hours[{i}].phase: `{}` is no phase", hours.phase));
            }
        }
        for (i, (_, _, _, shown)) in lists.exhibitors.iter().enumerate() {
            for code in shown.iter().filter(|c| !codes.contains(c.as_str())) {
                found.push(format!("lists.json: exhibitors[{i}]: no sub-category is called `{code}`"));
            }
        }
        found
    }
}

fn file<T: DeserializeOwned>(
    name: &str,
    text: &impl Fn(&str) -> anyhow::Result<String>,
) -> anyhow::Result<T> {
    serde_json::from_str(&text(name)?).with_context(|| format!("{name} cannot be read"))
}

#[cfg(test)]
mod tests {
    use super::super::Source;

    #[test]
    fn the_sample_has_all_sectors_and_sub_categories() {
        let files = Source::Sample.read().unwrap();
        assert_eq!(files.taxonomy.len(), 8);
        assert_eq!(files.taxonomy.iter().map(|s| s.children.len()).sum::<usize>(), 91);
        assert_eq!(files.exhibitors().count(), 16);
    }

    #[test]
    fn mistakes_name_their_place() {
        let mut files = Source::Sample.read().unwrap();
        files.complements[3].a = "S9-01".into();
        files.lists.edition.tz = "Mars/Olympus".into();
        let mistakes = files.mistakes();
        assert_eq!(mistakes[0], "lists.json: edition.tz: `Mars/Olympus` is no time zone");
        assert_eq!(mistakes[1], "complements.json: [3]: no sub-category is called `S9-01`");
    }
}
