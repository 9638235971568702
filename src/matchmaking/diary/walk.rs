//! The route of a buyer's day: the tour over their meetings and what they have saved.
use super::pages::{Route, StepLine, is_exact};
use super::tour::{self, Part, Spot, Stop};
use crate::accounts::Visitor;
use crate::booths::entity::booth;
use crate::db::Db;
use crate::kernel::id::ExhibitorId;
use crate::kernel::{Bilingual, Lang, Moment, Result};
use crate::matchmaking::board::Lounges;
use crate::matchmaking::entity::meeting;
use crate::matchmaking::index::{Index, Makers};
use crate::matchmaking::parties::Place;
use crate::matchmaking::side::Mark;
use crate::matchmaking::{ground, letters, store};
use crate::show::Edition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};

/// How long one looks at a booth.
const STAY: i64 = 10 * 60;
/// More saved exhibitors than this are no plan for a day.
const MOST: usize = 40;

struct World<'w> {
    edition: &'w Edition,
    makers: &'w Makers,
    lounges: Lounges,
    booths: HashMap<ExhibitorId, Spot>,
}

/// The page.
///
/// # Errors
/// As any question to the database.
pub async fn route(
    db: &Db,
    index: &Index,
    visitor: &Visitor,
    (lang, asked): (Lang, Option<&str>),
) -> Result<Route> {
    let edition = visitor.edition();
    let makers = index.makers(db, edition).await?;
    let lounges = Lounges::of(db.read(), edition).await?;
    let days: Vec<String> = makers.ground.days().into_iter().map(ground::text).collect();
    let today = db.now().day(&edition.zone).to_string();
    let chosen = asked.filter(|day| days.iter().any(|it| it == day)).map(str::to_owned);
    let day = chosen.or_else(|| days.iter().find(|day| **day >= today).or(days.first()).cloned());
    let day = day.unwrap_or_default();
    let mut meetings = store::meetings_of_visitor(db.read(), visitor.id()).await?;
    let met: HashSet<ExhibitorId> = meetings.iter().map(|row| row.exhibitor_id).collect();
    meetings.retain(|row| makers.ground.day_of(row.starts_at).map(ground::text).as_deref() == Some(&day));
    meetings.sort_by_key(|row| row.starts_at);
    let marks = store::marks(db.read(), visitor.id()).await?;
    let saved = marks.into_iter().filter(|(id, mark)| *mark == Mark::Saved && !met.contains(id));
    let mut saved: Vec<ExhibitorId> =
        saved.map(|(id, _)| id).filter(|id| makers.by_id.contains_key(id)).collect();
    saved.sort_unstable();
    saved.truncate(MOST);
    let world = World { edition, makers: &makers, lounges, booths: spots(db, edition).await? };
    Ok(world.route(lang, (day, days), &meetings, &saved, db.now()))
}

/// Where each exhibitor's first booth stands.
async fn spots(db: &Db, edition: &Edition) -> Result<HashMap<ExhibitorId, Spot>> {
    let taken = booth::Entity::find().filter(booth::COLUMN.edition_id.eq(edition.id));
    let taken = taken.filter(booth::COLUMN.status.eq(booth::Status::Confirmed));
    let mut spots = HashMap::new();
    for row in taken.order_by_asc(booth::COLUMN.number).all(db.read()).await? {
        let Some(exhibitor) = row.exhibitor_id else { continue };
        let hall = edition.halls.iter().position(|hall| hall.id == row.hall_id).unwrap_or_default();
        let spot = Spot {
            hall,
            x: i64::from(row.x_cm) + i64::from(row.w_cm) / 2,
            y: i64::from(row.y_cm) + i64::from(row.d_cm) / 2,
        };
        spots.entry(exhibitor).or_insert(spot);
    }
    Ok(spots)
}

impl World<'_> {
    fn route(
        &self,
        lang: Lang,
        (day, days): (String, Vec<String>),
        meetings: &[meeting::Model],
        saved: &[ExhibitorId],
        now: Moment,
    ) -> Route {
        let plan = self.day(&day, meetings, saved, now);
        let tour = tour::tour(&plan);
        let steps = tour.steps.iter().map(|step| match step.part {
            Part::Meeting(n) => self.meeting(lang, &meetings[n], step.walk),
            Part::Stop(n) => self.stop(lang, saved[n], step),
        });
        Route {
            steps: steps.collect(),
            left: tour.left.iter().map(|n| self.name(saved[*n])).collect(),
            walk: (tour.walk + 59) / 60,
            exact: is_exact(saved.len()),
            day,
            days,
        }
    }

    /// The hours of the show on that day, from now on if it is today.
    fn day(&self, day: &str, meetings: &[meeting::Model], saved: &[ExhibitorId], now: Moment) -> tour::Day {
        let hours = self.edition.hours.iter().filter(|it| it.phase == "show");
        let hours = hours.filter(|it| it.opens_at.day(&self.edition.zone).to_string() == day);
        let (opens, closes) = hours.map(|it| (it.opens_at, it.closes_at)).next().unwrap_or((now, now));
        let today = now.day(&self.edition.zone).to_string() == day;
        let seconds = |at: Moment| at.0 / 1000;
        let held = |row: &meeting::Model| tour::Meeting {
            spot: self.spot(row),
            starts: seconds(row.starts_at),
            ends: self.makers.ground.grid.ends(row.starts_at.0) / 1000,
        };
        let stop =
            |id: &ExhibitorId| Stop { spot: self.booths.get(id).copied().unwrap_or_default(), stay: STAY };
        tour::Day {
            from: seconds(if today && now > opens { now } else { opens }),
            until: seconds(closes),
            meetings: meetings.iter().map(held).collect(),
            stops: saved.iter().map(stop).collect(),
        }
    }

    fn spot(&self, row: &meeting::Model) -> Spot {
        match row.table_id.and_then(|id| self.lounges.find(id)) {
            Some((lounge, _)) => Spot { hall: lounge.hall, ..Spot::default() },
            None => self.booths.get(&row.exhibitor_id).copied().unwrap_or_default(),
        }
    }

    fn name(&self, id: ExhibitorId) -> Bilingual {
        self.makers.by_id.get(&id).map(|maker| maker.name.clone()).unwrap_or_default()
    }

    fn place(&self, id: ExhibitorId) -> Place {
        let Some(maker) = self.makers.by_id.get(&id) else { return Place::default() };
        let hall = self.edition.hall(&maker.hall).map(|hall| hall.name.clone()).unwrap_or_default();
        Place { name: maker.name.clone(), hall, booth: maker.booth.clone() }
    }

    fn meeting(&self, lang: Lang, row: &meeting::Model, walk: i64) -> StepLine {
        let place = self.place(row.exhibitor_id);
        StepLine {
            meeting: true,
            id: row.exhibitor_id,
            name: place.name.clone(),
            place: letters::said(self.edition, &self.lounges, (row, &place), lang),
            walk: (walk + 59) / 60,
            at: row.starts_at,
            until: Some(Moment(self.makers.ground.grid.ends(row.starts_at.0))),
        }
    }

    fn stop(&self, lang: Lang, id: ExhibitorId, step: &tour::Step) -> StepLine {
        let place = self.place(id);
        StepLine {
            meeting: false,
            id,
            place: letters::booth(&place, lang),
            name: place.name,
            walk: (step.walk + 59) / 60,
            at: Moment(step.arrives * 1000),
            until: None,
        }
    }
}
