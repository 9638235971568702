//! Who may pass which gate, and when. Facts in, verdict out: no database, no clock, no waiting,
//! so that the gate, a report and a scanner without a connection all decide alike.
//!
//! The order of the questions is the order in which a steward would ask them: is it a badge of this
//! edition, is it still good, is this gate passed that way, is the house open, is it open for this category, is this the
//! right zone, has the badge been here today already, has it come in as often as it may, and is there room.
//!
//! `assets/scripts/gate/rules.js` decides the same on a device without a connection: the rules travel there as data,
//! and `tests/cases/admission.json` holds both to one table of answers.
use super::verdict::{Reason, Verdict};
pub use super::way::{Direction, Way};
use serde::{Deserialize, Serialize};

/// A calendar day in the show's own zone, `2025-10-30`. The form sorts as the days do.
pub type Day = String;

/// Minutes since local midnight.
pub type Minute = u16;

/// What the house is doing.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Booths are being built.
    BuildUp,
    /// The doors are open to the trade.
    Show,
    /// Booths are being taken down.
    TearDown,
}

impl Phase {
    /// As the tables spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BuildUp => "build_up",
            Self::Show => "show",
            Self::TearDown => "tear_down",
        }
    }

    /// Back from a table.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::BuildUp, Self::Show, Self::TearDown].into_iter().find(|phase| phase.as_str() == text)
    }
}

/// One stretch of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub phase: Phase,
    pub day: Day,
    pub opens: Minute,
    pub closes: Minute,
    /// Nobody starts a visit after this minute; who has been in today may return until `closes`.
    pub last_entry: Minute,
}

/// What a badge of one category opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    pub code: String,
    pub phases: Vec<Phase>,
    /// Zones by code; `all` opens every zone.
    pub zones: Vec<String>,
    /// On show days, earlier than everybody else.
    #[serde(default)]
    pub from: Option<Minute>,
    /// Only on the last day of the show.
    #[serde(default)]
    pub last_day_only: bool,
    /// The steward should greet this guest: let in, and look.
    #[serde(default)]
    pub greet: bool,
    /// How a badge that was admitted today comes in again.
    #[serde(default, skip_serializing_if = "Reentry::is_usual")]
    pub reentry: Reentry,
    /// How often it comes in during the edition; as often as it likes if missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries: Option<u32>,
    /// How often it comes in on one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries_a_day: Option<u32>,
    /// At least so many minutes between two entries of one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<Minute>,
}

/// How a badge comes in again on the same day.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reentry {
    /// After it was scanned on the way out; until then it is inside, and another scan of it is a repeat.
    #[default]
    AfterExit,
    /// Always: exits are not scanned for these people.
    Free,
}

impl Reentry {
    fn is_usual(&self) -> bool {
        *self == Self::AfterExit
    }
}

/// The rules of one edition: data, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// In time order.
    pub windows: Vec<Window>,
    pub categories: Vec<Category>,
    /// Those with a capacity.
    #[serde(default)]
    pub zones: Vec<Zone>,
}

/// A zone that holds so many people and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    pub code: String,
    pub capacity: u32,
}

/// What the code turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<'a> {
    /// Nothing we ever printed.
    Unknown,
    /// Looks like ours, but the seal is wrong.
    Forged,
    /// Ours, from another edition.
    OtherEdition,
    /// Has the form of a code; a device without a connection has no row that it opens.
    Unlisted,
    /// A short code on a device without a connection, which cannot check it.
    Typed,
    Badge(Badge<'a>),
}

/// What the rules need to know of a badge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badge<'a> {
    pub category: &'a str,
    pub revoked: bool,
    /// On the blocklist.
    pub blocked: bool,
    pub valid_from: Option<&'a str>,
    pub valid_until: Option<&'a str>,
    /// The first admission of today to this zone, if there was one.
    pub earlier: Option<Earlier>,
    /// Was let into another zone today.
    pub elsewhere: bool,
    /// How often it came into this zone, on all days.
    pub entries: u32,
    /// How often it came into this zone today.
    pub entries_today: u32,
    /// When it last came into this zone today.
    pub last_entry: Option<Minute>,
}

/// Where a badge that was admitted today is now.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Earlier {
    Inside,
    /// An exit scan was the last thing it did.
    Left,
}

/// Where and when the code was held before the scanner.
#[derive(Copy, Clone, Debug)]
pub struct Occasion<'a> {
    pub zone: &'a str,
    pub day: &'a str,
    pub minute: Minute,
    pub direction: Direction,
    /// Which way this gate is passed.
    pub way: Way,
    /// How many are in the zone, where it has a capacity.
    pub inside: Option<u32>,
    /// A supervisor takes responsibility.
    pub forced: bool,
}

/// The verdict on one scan.
pub fn decide(rules: &Rules, reading: &Reading<'_>, occasion: Occasion<'_>) -> Verdict {
    let badge = match reading {
        Reading::Unknown => return Verdict::of(Reason::UnknownCode),
        Reading::Forged => return Verdict::of(Reason::Forged),
        Reading::OtherEdition => return Verdict::of(Reason::OtherEdition),
        Reading::Unlisted => return Verdict::of(Reason::Unchecked),
        Reading::Typed => return Verdict::of(Reason::Unread),
        Reading::Badge(badge) => badge,
    };
    if badge.revoked {
        return Verdict::of(Reason::Revoked);
    }
    if badge.blocked {
        return Verdict::of(Reason::Blocked);
    }
    let turned = !occasion.way.serves(occasion.direction);
    if occasion.direction == Direction::Out && !turned {
        return match badge.earlier {
            Some(_) => Verdict::of(Reason::Left),
            None => Verdict::of(Reason::NotInside),
        };
    }
    if occasion.forced && occasion.direction == Direction::In {
        return Verdict::of(Reason::Force);
    }
    if turned {
        return Verdict::of(Reason::WrongWay);
    }
    let Some(category) = rules.categories.iter().find(|c| c.code == badge.category) else {
        return Verdict::of(Reason::WrongCategory);
    };
    validity(badge, occasion)
        .or_else(|| hours(rules, category, badge, occasion))
        .or_else(|| zone(category, occasion))
        .or_else(|| still_inside(category, badge))
        .or_else(|| limits(category, badge, occasion))
        .or_else(|| room(rules, badge, occasion))
        .unwrap_or_else(|| welcome(category, badge.earlier))
}

fn validity(badge: &Badge<'_>, occasion: Occasion<'_>) -> Option<Verdict> {
    if badge.valid_from.is_some_and(|from| occasion.day < from) {
        return Some(Verdict::of(Reason::NotValidYet));
    }
    badge.valid_until.is_some_and(|until| occasion.day > until).then(|| Verdict::of(Reason::Expired))
}

/// Nothing to object, or the refusal.
fn hours(rules: &Rules, category: &Category, badge: &Badge<'_>, occasion: Occasion<'_>) -> Option<Verdict> {
    let now = (occasion.day, occasion.minute);
    let was_in = badge.earlier.is_some() || badge.elsewhere;
    let mine = || rules.windows.iter().filter(|window| category.enters(rules, window));
    let next = mine()
        .map(|window| (window.day.clone(), category.opens(window)))
        .find(|(day, opens)| (day.as_str(), *opens) > now);

    let today: Vec<&Window> = rules.windows.iter().filter(|window| window.day == occasion.day).collect();
    let Some(first) = today.first() else {
        return Some(Verdict::of(Reason::ClosedToday).at(next));
    };
    let mine_today: Vec<&Window> = mine().filter(|window| window.day == occasion.day).collect();
    if mine_today.is_empty() {
        let waits = category.last_day_only && next.is_some();
        let reason = if waits { Reason::NotValidYet } else { Reason::WrongCategory };
        let phase = today.iter().find(|w| occasion.minute < w.closes).unwrap_or(first).phase;
        return Some(Verdict::of(reason).at(next).during(phase));
    }
    let open = |window: &&Window| {
        let until = if was_in || category.works_here() { window.closes } else { window.last_entry };
        (category.opens(window)..=until).contains(&occasion.minute)
    };
    if mine_today.iter().any(open) {
        return None;
    }
    let still_to_come = mine_today.iter().any(|window| occasion.minute < category.opens(window));
    let reason = if still_to_come { Reason::TooEarly } else { Reason::TooLate };
    Some(Verdict::of(reason).at(next))
}

fn zone(category: &Category, occasion: Occasion<'_>) -> Option<Verdict> {
    let opens = category.zones.iter().any(|zone| zone == "all" || zone == occasion.zone);
    (!opens).then(|| Verdict::of(Reason::WrongZone))
}

fn still_inside(category: &Category, badge: &Badge<'_>) -> Option<Verdict> {
    let inside = badge.earlier == Some(Earlier::Inside) && category.reentry == Reentry::AfterExit;
    inside.then(|| Verdict::of(Reason::AlreadyInside))
}

/// The numbers of a category. The limit that lasts longest is told first.
fn limits(category: &Category, badge: &Badge<'_>, occasion: Occasion<'_>) -> Option<Verdict> {
    if category.entries.is_some_and(|most| badge.entries >= most) {
        return Some(Verdict::of(Reason::UsedUp));
    }
    if category.entries_a_day.is_some_and(|most| badge.entries_today >= most) {
        return Some(Verdict::of(Reason::UsedUpToday));
    }
    let (gap, last) = (category.gap?, badge.last_entry?);
    let again = last.saturating_add(gap);
    let next = (again < 24 * 60).then(|| (occasion.day.to_owned(), again));
    (occasion.minute < again).then(|| Verdict::of(Reason::TooSoon).at(next))
}

/// A full zone takes one in when one goes out. Whoever is counted as inside already takes no room.
fn room(rules: &Rules, badge: &Badge<'_>, occasion: Occasion<'_>) -> Option<Verdict> {
    let zone = rules.zones.iter().find(|zone| zone.code == occasion.zone)?;
    let is_full = occasion.inside? >= zone.capacity && badge.earlier != Some(Earlier::Inside);
    is_full.then(|| Verdict::of(Reason::Full))
}

fn welcome(category: &Category, earlier: Option<Earlier>) -> Verdict {
    match earlier {
        Some(_) => Verdict::of(Reason::Back),
        None if category.greet => Verdict::of(Reason::Greet),
        None => Verdict::of(Reason::Ok),
    }
}

impl Category {
    fn enters(&self, rules: &Rules, window: &Window) -> bool {
        let last_day = || rules.windows.iter().rev().find(|w| w.phase == Phase::Show).map(|w| w.day.as_str());
        self.phases.contains(&window.phase)
            && (!self.last_day_only || last_day() == Some(window.day.as_str()))
    }

    /// Whoever builds, staffs or clears the show is not a guest: last entry does not bind them.
    fn works_here(&self) -> bool {
        self.phases.iter().any(|phase| *phase != Phase::Show)
    }

    fn opens(&self, window: &Window) -> Minute {
        match self.from {
            Some(from) if window.phase == Phase::Show => from.min(window.opens),
            _ => window.opens,
        }
    }
}

#[cfg(test)]
#[path = "admission_cases.rs"]
mod cases;
