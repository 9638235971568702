//! The evidence of some meetings, looked up together, and what each comes to.
use super::rules::{Evidence, Facts, Verdict, phase};
use super::store;
use crate::kernel::id::{MeetingId, VisitorId};
use crate::kernel::{Moment, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::ground::Ground;
use crate::matchmaking::side::{Side, Status};
use crate::show::Edition;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What is known of some meetings at one instant.
pub struct Book {
    ground: Ground,
    now: Moment,
    said: HashMap<MeetingId, BTreeSet<Evidence>>,
    outside: HashSet<MeetingId>,
    nothing: BTreeSet<Evidence>,
}

impl Book {
    /// Looks everything up.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn open(
        db: &impl ConnectionTrait,
        edition: &Edition,
        now: Moment,
        meetings: &[meeting::Model],
    ) -> Result<Self> {
        let ids: Vec<MeetingId> = meetings.iter().map(|row| row.id).collect();
        let said = store::said(db, &ids).await?;
        let outside = outside(db, edition, meetings, &said).await?;
        Ok(Self { ground: Ground::of(edition), now, said, outside, nothing: BTreeSet::new() })
    }

    /// When a slot is over.
    pub fn ends(&self, starts: Moment) -> Moment {
        Moment(self.ground.grid.ends(starts.0))
    }

    /// Is this slot going on?
    pub fn is_running(&self, starts: Moment) -> bool {
        starts <= self.now && self.now < self.ends(starts)
    }

    /// What was said of a meeting.
    pub fn said(&self, id: MeetingId) -> &BTreeSet<Evidence> {
        self.said.get(&id).unwrap_or(&self.nothing)
    }

    fn facts(&self, row: &meeting::Model) -> Facts<'_> {
        Facts {
            said: self.said(row.id),
            buyer_outside: self.outside.contains(&row.id),
            phase: phase(self.now.0, row.starts_at.0, self.ends(row.starts_at).0),
        }
    }

    /// What it comes to.
    pub fn verdict(&self, row: &meeting::Model) -> Verdict {
        self.facts(row).verdict()
    }

    /// Who waits for the other.
    pub fn waits(&self, row: &meeting::Model) -> Option<Side> {
        self.facts(row).waits()
    }

    /// Does it belong to the record of the day? What was called off beforehand does not; what fell out does.
    pub fn counts(&self, row: &meeting::Model) -> bool {
        row.status == Status::On || self.said(row.id).iter().any(|word| word.is_absence())
    }
}

/// Meetings whose buyer is said to be missing and was let in by no gate on that day.
async fn outside(
    db: &impl ConnectionTrait,
    edition: &Edition,
    meetings: &[meeting::Model],
    said: &HashMap<MeetingId, BTreeSet<Evidence>>,
) -> Result<HashSet<MeetingId>> {
    let is_suspect =
        |row: &&meeting::Model| said.get(&row.id).is_some_and(|said| said.contains(&Evidence::BuyerMissing));
    let mut by_day: BTreeMap<String, Vec<(MeetingId, VisitorId)>> = BTreeMap::new();
    for row in meetings.iter().filter(is_suspect) {
        let day = row.starts_at.day(&edition.zone).to_string();
        by_day.entry(day).or_default().push((row.id, row.visitor_id));
    }
    let mut outside = HashSet::new();
    for (day, suspects) in by_day {
        let who: Vec<VisitorId> = suspects.iter().map(|(_, visitor)| *visitor).collect();
        let Some(inside) = store::let_in(db, edition.id, &day, &who).await? else { continue };
        outside.extend(suspects.iter().filter(|(_, who)| !inside.contains(who)).map(|(id, _)| *id));
    }
    Ok(outside)
}
