//! The zones of an edition, and where each gate leads.
use super::level::Thresholds;
use super::store;
use crate::db::Change;
use crate::entry::admission::{self, Way};
use crate::entry::entity::{gate_way, zone};
use crate::kernel::id::{EditionId, GateId, OrganisationId, ZoneId};
use crate::kernel::{Bilingual, Lang, Result};
use crate::show::edition::Setup;
use crate::web::Views;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Where a gate leads that nobody has turned, and a zone that every edition has.
pub const HALLS: &str = "halls";

/// Where people are counted as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The edition, or the organisation whose editions share the place.
    pub owner: Uuid,
    pub name: String,
}

/// A part of the venue, as its gates see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// None as long as only its code is known.
    pub id: Option<ZoneId>,
    pub code: String,
    pub name: Bilingual,
    pub thresholds: Thresholds,
    /// The word that zones of other editions share with it.
    pub shared: Option<String>,
    /// What its capacity is the capacity of.
    pub place: Place,
}

impl Zone {
    /// Its name; the halls have one even if nobody gave it.
    pub fn called(&self, views: &Views, lang: Lang) -> String {
        match self.name.say(lang) {
            "" if self.code == HALLS => views.say(lang, "zones-halls", &serde_json::json!({})),
            "" => self.code.clone(),
            name => name.to_owned(),
        }
    }
}

/// The zones of an edition with its gates.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The halls first, then by code.
    pub zones: Vec<Zone>,
    turned: HashMap<GateId, (String, Way)>,
}

impl Layout {
    /// As the tables have it.
    ///
    /// # Errors
    /// As any query.
    pub async fn of(db: &impl ConnectionTrait, edition: &Setup) -> Result<Self> {
        let owners = (edition.id, edition.organisation_id);
        let mut zones: Vec<Zone> =
            store::zones(db, edition.id).await?.into_iter().map(|row| zone(row, owners)).collect();
        if !zones.iter().any(|zone| zone.code == HALLS) {
            zones.push(halls(edition.id));
        }
        zones.sort_by(|a, b| (a.code != HALLS, &a.code).cmp(&(b.code != HALLS, &b.code)));
        let turned = store::ways(db, edition.id).await?.into_iter().map(turned).collect();
        Ok(Self { zones, turned })
    }

    /// Where a gate leads, and which way it is passed.
    pub fn at(&self, gate: GateId) -> (&str, Way) {
        self.turned.get(&gate).map_or((HALLS, Way::Both), |(zone, way)| (zone, *way))
    }

    /// The zone called `code`.
    pub fn zone(&self, code: &str) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.code == code)
    }

    /// The capacities, as the rules of admission take them.
    pub fn capacities(&self) -> Vec<admission::Zone> {
        let limited = self.zones.iter().filter_map(|zone| Some((zone, zone.thresholds.capacity?)));
        limited.map(|(zone, capacity)| admission::Zone { code: zone.code.clone(), capacity }).collect()
    }

    /// The codes of all zones whose people are counted in `place`.
    pub fn filling(&self, place: &Place) -> Vec<String> {
        self.zones.iter().filter(|zone| zone.place == *place).map(|zone| zone.code.clone()).collect()
    }
}

fn halls(edition: EditionId) -> Zone {
    Zone {
        id: None,
        code: HALLS.to_owned(),
        name: Bilingual::default(),
        thresholds: Thresholds::default(),
        shared: None,
        place: own_place(edition, HALLS),
    }
}

fn zone(row: zone::Model, (edition, organisation): (EditionId, OrganisationId)) -> Zone {
    let people = |n: Option<i32>| n.and_then(|n| u32::try_from(n).ok());
    Zone {
        place: place(edition, organisation, &row.code, row.shared.as_deref()),
        id: Some(row.id),
        name: Bilingual::new(row.name_zh, row.name_en),
        thresholds: Thresholds {
            amber: people(row.amber),
            red: people(row.red),
            capacity: people(row.capacity),
        },
        shared: row.shared,
        code: row.code,
    }
}

/// Where the people of a zone are counted as a whole.
pub fn place(edition: EditionId, organisation: OrganisationId, code: &str, shared: Option<&str>) -> Place {
    match shared {
        Some(word) => Place { owner: organisation.uuid(), name: word.to_owned() },
        None => own_place(edition, code),
    }
}

/// Where the people of a zone are counted by category, whatever it shares.
pub fn own_place(edition: EditionId, code: &str) -> Place {
    Place { owner: edition.uuid(), name: code.to_owned() }
}

fn turned(row: gate_way::Model) -> (GateId, (String, Way)) {
    (row.gate_id, (row.zone, Way::parse(&row.way).unwrap_or_default()))
}

/// A zone as an edition's files tell it.
#[derive(Deserialize)]
struct ZoneFile {
    code: String,
    zh: String,
    en: String,
    #[serde(default)]
    capacity: Option<i32>,
    #[serde(default)]
    amber: Option<i32>,
    #[serde(default)]
    red: Option<i32>,
}

/// Adds the zones of the edition's files. One that is there already stays as the office has set it.
///
/// # Errors
/// When the text is not a list of zones, or as any write.
pub async fn set_zones(change: &Change, edition: EditionId, json: &str) -> Result<()> {
    let zones: Vec<ZoneFile> = serde_json::from_str(json)?;
    let row = |it: ZoneFile| zone::ActiveModel {
        id: Set(ZoneId::new()),
        edition_id: Set(edition),
        code: Set(it.code),
        name_zh: Set(it.zh),
        name_en: Set(it.en),
        capacity: Set(it.capacity),
        amber: Set(it.amber),
        red: Set(it.red),
        shared: Set(None),
    };
    let kept = OnConflict::columns([zone::Column::EditionId, zone::Column::Code]).do_nothing().to_owned();
    for zone in zones {
        zone::Entity::insert(row(zone)).on_conflict(kept.clone()).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}
