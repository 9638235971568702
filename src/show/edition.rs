//! One edition as a whole, read-only and shared: what pages, rules and forms ask about the show.
use super::store;
use crate::db::Db;
use crate::kernel::id::{EditionId, GateId, HallId, OrganisationId, ShowId};
use crate::kernel::{Bilingual, Error, Fen, Lang, Moment, Result};
use jiff::civil::Date;
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome, Request};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

/// The current edition; cheap to clone; as a request guard it answers 404 before the first import.
#[derive(Clone, Debug)]
pub struct Edition(Arc<Setup>);

/// Everything an edition is set up with.
#[derive(Clone, Debug, Serialize)]
pub struct Setup {
    pub id: EditionId,
    pub show_id: ShowId,
    pub organisation_id: OrganisationId,
    /// `ECPAKLOG-2025`
    pub code: String,
    /// Brand of the show.
    pub brand: String,
    pub organisation: Bilingual,
    pub name: Bilingual,
    pub theme: Bilingual,
    pub venue: Bilingual,
    /// IANA zone, e.g. `Asia/Shanghai`.
    pub zone: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub area_m2: i32,
    pub target_buyers: i32,
    pub target_meetings: i32,
    /// Length of a meeting, in minutes.
    pub slot_minutes: i32,
    /// Walking time after a meeting, in minutes.
    pub gap_minutes: i32,
    pub tables: i32,
    /// The epoch of the badge keys; raised when a device with keys is lost.
    pub key_epoch: u8,
    pub halls: Vec<Hall>,
    pub gates: Vec<Gate>,
    pub sectors: Vec<Sector>,
    pub complements: Vec<Complement>,
    pub hours: Vec<Hours>,
    /// Lists of choices by name: `buyer_types`, `functions`, `levels`, `buying_roles`, `purposes`, `cohosted`, bands.
    pub choices: BTreeMap<String, Vec<Choice>>,
    pub contacts: Vec<Contact>,
    pub price_items: Vec<PriceItem>,
    pub price_rules: Vec<PriceRule>,
    pub badge_categories: Vec<BadgeCategory>,
    pub windows: Vec<Window>,
}

/// A hall and the sectors it is meant for.
#[derive(Clone, Debug, Serialize)]
pub struct Hall {
    pub id: HallId,
    pub code: String,
    pub name: Bilingual,
    pub width_cm: i32,
    pub depth_cm: i32,
    pub sectors: Vec<String>,
}

/// A door with scanners.
#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    pub id: GateId,
    pub code: String,
    pub name: Bilingual,
}

/// A sector with its sub-categories.
#[derive(Clone, Debug, Serialize)]
pub struct Sector {
    pub code: String,
    pub name: Bilingual,
    pub children: Vec<SubCategory>,
}

/// What exhibitors show and buyers look for.
#[derive(Clone, Debug, Serialize)]
pub struct SubCategory {
    pub code: String,
    pub name: Bilingual,
}

/// Who looks for `a` may also need `b`.
#[derive(Clone, Debug, Serialize)]
pub struct Complement {
    pub a: String,
    pub b: String,
    pub weight_percent: i32,
    pub reason: Bilingual,
}

/// When a phase is open; `phase` is `build`, `show` or `teardown`.
#[derive(Clone, Debug, Serialize)]
pub struct Hours {
    pub phase: String,
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub last_entry_at: Option<Moment>,
}

/// One entry of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub code: String,
    pub name: Bilingual,
}

/// Whom to ask, by role: `exhibiting`, `visiting`, `media`, `agents`.
#[derive(Clone, Debug, Serialize)]
pub struct Contact {
    pub role: String,
    pub name: Bilingual,
    pub email: String,
    pub phone: String,
}

/// What can be booked and what it costs; `unit` is `booth` (per 9 m²), `m2`, `each` or `company`.
#[derive(Clone, Debug, Serialize)]
pub struct PriceItem {
    pub code: String,
    pub name: Bilingual,
    pub unit: String,
    pub regular: Fen,
    pub early: Option<Fen>,
    pub min_m2: Option<i32>,
}

/// A surcharge, a rebate, or the last day of a rule.
#[derive(Clone, Debug, Serialize)]
pub struct PriceRule {
    pub code: String,
    pub percent: Option<i32>,
    pub min_m2: Option<i32>,
    pub only_item: Option<String>,
    pub until: Option<Date>,
}

/// A kind of badge: colour, word and letter.
#[derive(Clone, Debug, Serialize)]
pub struct BadgeCategory {
    pub code: String,
    pub name: Bilingual,
    pub colour: String,
    pub letter: String,
}

/// A stretch of time that meetings are held in.
#[derive(Clone, Debug, Serialize)]
pub struct Window {
    pub opens_at: Moment,
    pub closes_at: Moment,
}

impl Deref for Edition {
    type Target = Setup;
    fn deref(&self) -> &Setup {
        &self.0
    }
}

impl From<Setup> for Edition {
    fn from(setup: Setup) -> Self {
        Self(Arc::new(setup))
    }
}

impl Setup {
    /// The sector or sub-category called `code`.
    pub fn category(&self, code: &str) -> Option<&Bilingual> {
        let own = self.sectors.iter().find(|s| s.code == code).map(|s| &s.name);
        own.or_else(|| self.sub_categories().find(|c| c.code == code).map(|c| &c.name))
    }

    /// All sub-categories, in order.
    pub fn sub_categories(&self) -> impl Iterator<Item = &SubCategory> {
        self.sectors.iter().flat_map(|s| &s.children)
    }

    /// Is `code` a sub-category?
    pub fn is_sub_category(&self, code: &str) -> bool {
        self.sub_categories().any(|c| c.code == code)
    }

    /// The sector that the sub-category `code` belongs to.
    pub fn sector_of(&self, code: &str) -> Option<&Sector> {
        self.sectors.iter().find(|s| s.children.iter().any(|c| c.code == code))
    }

    /// A list of choices; an unknown one is empty.
    pub fn list(&self, name: &str) -> &[Choice] {
        self.choices.get(name).map_or(&[], Vec::as_slice)
    }

    /// The name of `code` in a list.
    pub fn choice(&self, list: &str, code: &str) -> Option<&Bilingual> {
        self.list(list).iter().find(|c| c.code == code).map(|c| &c.name)
    }

    /// The hall called `code`.
    pub fn hall(&self, code: &str) -> Option<&Hall> {
        self.halls.iter().find(|h| h.code == code)
    }

    /// The badge category called `code`.
    pub fn badge_category(&self, code: &str) -> Option<&BadgeCategory> {
        self.badge_categories.iter().find(|c| c.code == code)
    }

    /// The head of every page, in the reader's language.
    pub fn head(&self, lang: Lang) -> serde_json::Value {
        serde_json::json!({
            "code": self.code, "brand": self.brand, "name": self.name.say(lang), "venue": self.venue.say(lang),
            "theme": self.theme.say(lang), "organisation": self.organisation.say(lang), "zone": self.zone,
            "starts_on": self.starts_on.to_string(), "ends_on": self.ends_on.to_string(),
            "year": self.starts_on.year(), "dates": self.dates(lang),
        })
    }

    /// `2025.10.30–11.1` / `30 Oct – 1 Nov 2025`
    pub fn dates(&self, lang: Lang) -> String {
        let (from, to) = (self.starts_on, self.ends_on);
        match lang {
            Lang::Zh => {
                format!("{}.{}.{}–{}.{}", from.year(), from.month(), from.day(), to.month(), to.day())
            }
            Lang::En => format!("{} – {}", from.strftime("%-d %b"), to.strftime("%-d %b %Y")),
        }
    }
}

/// How long a snapshot is believed before the database is asked again (for changes by other processes).
const LIFE: Duration = Duration::from_secs(30);

/// Keeps the current edition's snapshot; managed by Rocket.
#[derive(Default)]
pub struct Editions {
    /// The code chosen by the settings; else the edition that starts last.
    pub chosen: Option<String>,
    kept: RwLock<Option<(Instant, Edition)>>,
}

impl Editions {
    /// Serves `chosen`, or the edition that starts last.
    pub fn new(chosen: Option<String>) -> Self {
        Self { chosen, kept: RwLock::default() }
    }

    /// The current edition.
    ///
    /// # Errors
    /// [`Error::NotFound`] when none has been imported.
    pub async fn current(&self, db: &Db) -> Result<Edition> {
        let kept = self.kept.read().ok().and_then(|kept| kept.clone());
        if let Some((_, edition)) = kept.filter(|(at, _)| at.elapsed() < LIFE) {
            return Ok(edition);
        }
        let id = store::current(db.read(), self.chosen.as_deref()).await?.ok_or(Error::NotFound)?;
        let edition = Edition::from(store::setup(db.read(), id).await?);
        if let Ok(mut kept) = self.kept.write() {
            *kept = Some((Instant::now(), edition.clone()));
        }
        Ok(edition)
    }

    /// The last snapshot, without asking the database.
    pub fn peek(&self) -> Option<Edition> {
        self.kept.read().ok()?.as_ref().map(|(_, edition)| edition.clone())
    }

    /// Asks the database next time.
    pub fn forget(&self) {
        if let Ok(mut kept) = self.kept.write() {
            *kept = None;
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Edition {
    type Error = ();

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
        let (Some(editions), Some(db)) = (req.rocket().state::<Arc<Editions>>(), req.rocket().state::<Db>())
        else {
            return Outcome::Error((Status::InternalServerError, ()));
        };
        match editions.current(db).await {
            Ok(edition) => Outcome::Success(edition),
            Err(Error::NotFound) => Outcome::Error((Status::NotFound, ())),
            Err(error) => {
                tracing::warn!(%error, "the edition cannot be read");
                Outcome::Error((Status::ServiceUnavailable, ()))
            }
        }
    }
}
