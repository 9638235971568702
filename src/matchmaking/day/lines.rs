//! Meetings as lines of a page, and what the one who waits is proposed.
use super::book::Book;
use super::entity::offer;
use super::free::{Free, Pool};
use super::pages::{Candidate, Line};
use super::rules::{Evidence, Missing, Proof, Verdict};
use super::{service, store};
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, MeetingId, VisitorId};
use crate::kernel::{Bilingual, Moment, Result};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::index::{Index, Makers};
use crate::matchmaking::pages::Firm;
use crate::matchmaking::parties::{self, Person};
use crate::matchmaking::side::{Side, Status};
use crate::matchmaking::store as meetings;
use crate::show::Edition;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Some meetings with everything a page says about them.
pub struct Lines {
    /// What each comes to.
    pub book: Book,
    edition: Edition,
    makers: Arc<Makers>,
    people: HashMap<VisitorId, Person>,
    outcomes: HashMap<(MeetingId, Side), super::entity::outcome::Model>,
    now: Moment,
}

impl Lines {
    /// Looks up what belongs to these meetings.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn of(db: &Db, index: &Index, edition: &Edition, rows: &[meeting::Model]) -> Result<Self> {
        let ids: Vec<MeetingId> = rows.iter().map(|row| row.id).collect();
        let who: BTreeSet<VisitorId> = rows.iter().map(|row| row.visitor_id).collect();
        Ok(Self {
            book: Book::open(db.read(), edition, db.now(), rows).await?,
            edition: edition.clone(),
            makers: index.makers(db, edition).await?,
            people: parties::people(db.read(), edition, &who).await?,
            outcomes: store::outcomes_of(db.read(), &ids).await?,
            now: db.now(),
        })
    }

    /// One line; `side` is the reader, none for the office.
    pub fn line(&self, row: &meeting::Model, side: Option<Side>) -> Line {
        let maker = self.makers.by_id.get(&row.exhibitor_id);
        let closes = service::closes(&self.edition);
        let timely = |word: Evidence| word.timely(self.now.0, row.starts_at.0, closes.0).is_ok();
        let verdict = self.book.verdict(row);
        let fallen = row.status != Status::On;
        let waits = self.book.waits(row).filter(|_| self.book.is_running(row.starts_at) && !fallen);
        Line {
            id: row.id,
            buyer: self.buyer(row.visitor_id),
            exhibitor: self.firm(row.exhibitor_id),
            hall: maker.and_then(|maker| self.edition.hall(&maker.hall)).map(|hall| hall.name.clone()),
            starts_at: row.starts_at,
            ends_at: self.book.ends(row.starts_at),
            verdict: verdict.word(),
            detail: detail(verdict),
            said: self.book.said(row.id).iter().map(|word| word.word()).collect(),
            open: timely(Evidence::Steward),
            may_report: timely(Evidence::StewardNoBuyer) && !fallen,
            waits: waits.map(|side| if side == Side::Visitor { "visitor" } else { "exhibitor" }.to_owned()),
            outcome: side.and_then(|side| self.outcomes.get(&(row.id, side)).cloned()),
            free: Vec::new(),
            fallen,
        }
    }

    /// A company by name.
    pub fn firm(&self, id: ExhibitorId) -> Firm {
        let found = self.makers.by_id.get(&id);
        found.map_or_else(Firm::default, |maker| Firm {
            id: Some(id),
            name: maker.name.clone(),
            booth: maker.booth.clone(),
        })
    }

    fn buyer(&self, id: VisitorId) -> Bilingual {
        let person = self.people.get(&id);
        person.map(|person| named(&self.edition, person)).unwrap_or_default()
    }

    /// The same line with whoever is free for the one who waits.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn with_free(
        &self,
        db: &Db,
        pool: &Pool,
        row: &meeting::Model,
        side: Option<Side>,
    ) -> Result<Line> {
        let mut line = self.line(row, side);
        let Some(waits) = self.book.waits(row) else { return Ok(line) };
        if line.waits.is_none() || side.is_some_and(|side| side != waits) {
            return Ok(line);
        }
        let offers = store::offers_for(db.read(), &[row.id]).await?;
        line.free = match waits {
            Side::Exhibitor => self.buyers(db, pool, row, &offers).await?,
            Side::Visitor => self.booths(db, pool, row, &offers).await?,
        };
        Ok(line)
    }

    async fn buyers(
        &self,
        db: &Db,
        pool: &Pool,
        row: &meeting::Model,
        offers: &[offer::Model],
    ) -> Result<Vec<Candidate>> {
        let Ok(maker) = pool.table.maker(row.exhibitor_id) else { return Ok(Vec::new()) };
        let free = pool.buyers_for(db, maker, row.starts_at, offers).await?;
        let asked = offers.iter().map(|it| (it.visitor_id, Some(stage(it))));
        let asked: Vec<_> = asked.map(|(id, stage)| (Free { id, score: 0, wanted: false }, stage)).collect();
        let all = asked.into_iter().chain(free.into_iter().map(|free| (free, None)));
        let who: Vec<(Free<VisitorId>, _)> = all.collect();
        let people =
            parties::people(db.read(), &self.edition, &who.iter().map(|it| it.0.id).collect()).await?;
        let candidate = |(free, asked): &(Free<VisitorId>, Option<&'static str>)| {
            let person = people.get(&free.id)?;
            let kind = self.edition.choice("buyer_types", &person.buyer.demand.buyer_type);
            Some(Candidate {
                id: free.id.to_string(),
                name: named(&self.edition, person),
                note: kind.cloned().unwrap_or_default(),
                score: pool.table.fit(&person.buyer, maker).score,
                wanted: free.wanted,
                asked: *asked,
            })
        };
        Ok(who.iter().filter_map(candidate).collect())
    }

    async fn booths(
        &self,
        db: &Db,
        pool: &Pool,
        row: &meeting::Model,
        offers: &[offer::Model],
    ) -> Result<Vec<Candidate>> {
        let people = parties::people(db.read(), &self.edition, &[row.visitor_id].into()).await?;
        let Some(person) = people.get(&row.visitor_id) else { return Ok(Vec::new()) };
        let marks = meetings::marks(db.read(), row.visitor_id).await?;
        let free = pool.makers_for(&person.buyer, row.starts_at, &marks, offers);
        let asked = offers.iter().map(|it| (it.exhibitor_id, false, Some(stage(it))));
        let all = asked.chain(free.into_iter().map(|free| (free.id, free.wanted, None)));
        let candidate = |(id, wanted, asked): (ExhibitorId, bool, Option<&'static str>)| {
            let maker = pool.table.maker(id).ok()?;
            let hall = self.edition.hall(&maker.hall).map(|hall| hall.name.clone()).unwrap_or_default();
            let place = |hall: &str| format!("{hall} {}", maker.booth);
            Some(Candidate {
                id: id.to_string(),
                name: maker.name.clone(),
                note: Bilingual::new(place(&hall.zh), place(&hall.en)),
                score: pool.table.fit(&person.buyer, maker).score,
                wanted,
                asked,
            })
        };
        Ok(all.filter_map(candidate).collect())
    }
}

/// A buyer is called by their company, or else by the kind of company.
pub fn named(edition: &Edition, person: &Person) -> Bilingual {
    match person.buyer.company.as_str() {
        "" => edition.choice("buyer_types", &person.buyer.demand.buyer_type).cloned().unwrap_or_default(),
        company => Bilingual::new(company, company),
    }
}

fn stage(row: &offer::Model) -> &'static str {
    match row.stage {
        offer::Stage::Open => "open",
        offer::Stage::Accepted => "accepted",
        offer::Stage::Declined | offer::Stage::Lapsed => "declined",
    }
}

fn detail(verdict: Verdict) -> Option<String> {
    let word = match verdict {
        Verdict::Kept(Proof::MutualScan) => "mutual_scan",
        Verdict::Kept(Proof::Steward) => "steward",
        Verdict::Kept(Proof::BothSay) => "both_say",
        Verdict::NoShow(Missing::Buyer) => "buyer",
        Verdict::NoShow(Missing::Exhibitor) => "exhibitor",
        Verdict::NoShow(Missing::Both) => "both",
        _ => return None,
    };
    Some(word.to_owned())
}
