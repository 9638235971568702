//! The rules of one edition, put together once: its opening hours, and what each badge category opens.
use super::admission::{Category, Day, Minute, Phase, Rules, Window};
use super::group::Now;
use super::store;
use super::zones::Layout;
use crate::db::Db;
use crate::kernel::id::EditionId;
use crate::kernel::{Moment, Result};
use crate::show::{Edition, edition::Setup};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

/// What the sample edition's categories open; an edition without rules of its own goes by these.
const USUAL: &str = include_str!("../../assets/sample/access.json");
/// Changes by another server are seen after at most so long.
const LIFE: Duration = Duration::from_secs(30);

/// An edition as its gates see it.
#[derive(Clone, Debug)]
pub struct House {
    pub edition: EditionId,
    pub rules: Rules,
    /// Where its gates lead.
    pub layout: Layout,
    zone: String,
}

impl House {
    /// The house rules of an edition.
    pub fn of(edition: &Setup, categories: Vec<Category>) -> Self {
        let mut windows: Vec<Window> =
            edition.hours.iter().filter_map(|hours| window(hours, &edition.zone)).collect();
        windows.sort_by(|a, b| (&a.day, a.opens).cmp(&(&b.day, b.opens)));
        let rules = Rules { windows, categories, zones: vec![] };
        Self { edition: edition.id, rules, layout: Layout::default(), zone: edition.zone.clone() }
    }

    /// With its zones and what they hold.
    pub fn with(mut self, layout: Layout) -> Self {
        self.rules.zones = layout.capacities();
        Self { layout, ..self }
    }

    /// The wall clock of the show.
    pub fn now(&self, at: Moment) -> Now {
        let (day, minute) = local(at, &self.zone);
        Now { at, day, minute }
    }
}

/// What an edition without rules of its own goes by.
pub fn usual() -> Result<Vec<Category>> {
    Ok(serde_json::from_str(USUAL)?)
}

fn window(hours: &crate::show::edition::Hours, zone: &str) -> Option<Window> {
    let phase = match hours.phase.as_str() {
        "build" => Phase::BuildUp,
        "show" => Phase::Show,
        "teardown" => Phase::TearDown,
        _ => return None,
    };
    let (day, opens) = local(hours.opens_at, zone);
    let (last_day, closes) = local(hours.closes_at, zone);
    // A stretch past midnight ends with its day; the next day has its own row.
    let closes = if last_day == day { closes } else { 24 * 60 - 1 };
    let last_entry = hours.last_entry_at.map_or(closes, |at| local(at, zone).1);
    Some(Window { phase, day, opens, closes, last_entry })
}

fn local(at: Moment, zone: &str) -> (Day, Minute) {
    let local = at.local(zone);
    let minute = i32::from(local.hour()) * 60 + i32::from(local.minute());
    (local.date().to_string(), Minute::try_from(minute).unwrap_or(0))
}

/// The houses of this server, kept for half a minute.
#[derive(Default)]
pub struct Houses(RwLock<HashMap<EditionId, (Instant, Arc<House>)>>);

impl Houses {
    /// The house of `edition`.
    ///
    /// # Errors
    /// As any query.
    pub async fn of(&self, db: &Db, edition: &Edition) -> Result<Arc<House>> {
        let kept = self.0.read().ok().and_then(|houses| houses.get(&edition.id).cloned());
        if let Some((_, house)) = kept.filter(|(at, _)| at.elapsed() < LIFE) {
            return Ok(house);
        }
        let own = store::access_rules(db.read(), edition.id).await?;
        let categories = if own.is_empty() { usual()? } else { own };
        let layout = Layout::of(db.read(), edition).await?;
        let house = Arc::new(House::of(edition, categories).with(layout));
        if let Ok(mut houses) = self.0.write() {
            houses.insert(edition.id, (Instant::now(), house.clone()));
        }
        Ok(house)
    }

    /// Asks the database next time: zones or gates were changed.
    pub fn forget(&self) {
        if let Ok(mut houses) = self.0.write() {
            houses.clear();
        }
    }
}
