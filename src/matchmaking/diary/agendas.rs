//! Agendas the office prints: of a person, an exhibitor, a table; and the cards that lie on tables and at booths.
use super::pages::{Agendas, CardOfPlace, Cards, Held, HeldOnDay, Named, OneAgenda};
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, MeetingTableId, VisitorId};
use crate::kernel::{Error, Lang, Moment, Result};
use crate::matchmaking::board::Lounges;
use crate::matchmaking::entity::meeting;
use crate::matchmaking::index::{Index, Makers};
use crate::matchmaking::pages::by_day;
use crate::matchmaking::parties::{self, Person, Place};
use crate::matchmaking::{ground, letters, store};
use crate::show::Edition;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Every meeting of an edition with the names that go with it.
pub struct Register {
    edition: Edition,
    lang: Lang,
    makers: Arc<Makers>,
    lounges: Lounges,
    meetings: Vec<meeting::Model>,
    people: HashMap<VisitorId, Person>,
}

/// Whose agenda.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A buyer's.
    Visitor(VisitorId),
    /// A company's.
    Exhibitor(ExhibitorId),
    /// A table's.
    Table(MeetingTableId),
}

/// A list of names is no longer than this.
const MOST: usize = 60;

impl Register {
    /// As of now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn open(db: &Db, index: &Index, edition: &Edition, lang: Lang) -> Result<Self> {
        let mut meetings = store::meetings_on(db.read(), edition.id).await?;
        meetings.sort_by_key(|row| (row.starts_at, row.id));
        let who = meetings.iter().map(|row| row.visitor_id).collect();
        Ok(Self {
            people: parties::people(db.read(), edition, &who).await?,
            makers: index.makers(db, edition).await?,
            lounges: Lounges::of(db.read(), edition).await?,
            edition: edition.clone(),
            lang,
            meetings,
        })
    }

    fn buyer(&self, id: VisitorId) -> (String, String) {
        let person = self.people.get(&id);
        person.map(|it| (it.name.clone(), it.buyer.company.clone())).unwrap_or_default()
    }

    fn exhibitor(&self, id: ExhibitorId) -> Place {
        let Some(maker) = self.makers.by_id.get(&id) else { return Place::default() };
        let hall = self.edition.hall(&maker.hall).map(|hall| hall.name.clone()).unwrap_or_default();
        Place { name: maker.name.clone(), hall, booth: maker.booth.clone() }
    }

    fn held(&self, row: &meeting::Model) -> Held {
        let (buyer, company) = self.buyer(row.visitor_id);
        let place = self.exhibitor(row.exhibitor_id);
        Held {
            starts_at: row.starts_at,
            ends_at: Moment(self.makers.ground.grid.ends(row.starts_at.0)),
            buyer,
            company,
            exhibitor: place.name.say(self.lang).to_owned(),
            place: letters::said(&self.edition, &self.lounges, (row, &place), self.lang),
        }
    }

    fn days(&self) -> Vec<String> {
        self.makers.ground.days().into_iter().map(ground::text).collect()
    }

    /// Everybody and everything with an agenda.
    pub fn all(&self, q: &str) -> Agendas {
        let (mut buyers, mut exhibitors, mut tables): (
            BTreeMap<_, usize>,
            BTreeMap<_, usize>,
            BTreeMap<_, usize>,
        ) = Default::default();
        for row in &self.meetings {
            *buyers.entry(row.visitor_id).or_default() += 1;
            *exhibitors.entry(row.exhibitor_id).or_default() += 1;
            if let Some(table) = row.table_id {
                *tables.entry(table).or_default() += 1;
            }
        }
        let buyers = buyers.into_iter().map(|(id, meetings)| {
            let (name, note) = self.buyer(id);
            Named { id, name, note, meetings }
        });
        let exhibitors = exhibitors.into_iter().map(|(id, meetings)| {
            let place = self.exhibitor(id);
            Named { id, name: place.name.say(self.lang).to_owned(), note: place.booth, meetings }
        });
        let rooms =
            self.lounges.all.iter().flat_map(|lounge| lounge.tables.iter().map(move |it| (lounge, it)));
        let rooms = rooms.map(|(lounge, it)| {
            let meetings = tables.get(&it.id).copied().unwrap_or_default();
            let name = lounge.name.say(self.lang).to_owned();
            Named { id: it.id, name, note: it.number.to_string(), meetings }
        });
        Agendas {
            q: q.to_owned(),
            buyers: found(buyers, q),
            exhibitors: found(exhibitors, q),
            tables: found(rooms, q),
            days: self.days(),
        }
    }

    /// One agenda.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody without a meeting and a table that is not there.
    pub fn one(&self, of: Of) -> Result<OneAgenda> {
        let own = |row: &&meeting::Model| match of {
            Of::Visitor(id) => row.visitor_id == id,
            Of::Exhibitor(id) => row.exhibitor_id == id,
            Of::Table(id) => row.table_id == Some(id),
        };
        let rows: Vec<&meeting::Model> = self.meetings.iter().filter(own).collect();
        let (title, note) = match of {
            Of::Visitor(id) if !rows.is_empty() => self.buyer(id),
            Of::Exhibitor(id) if !rows.is_empty() => {
                let place = self.exhibitor(id);
                (place.name.say(self.lang).to_owned(), letters::booth(&place, self.lang))
            }
            Of::Table(id) => {
                let (lounge, number) = self.lounges.find(id).ok_or(Error::NotFound)?;
                (lounge.name.say(self.lang).to_owned(), number.to_string())
            }
            _ => return Err(Error::NotFound),
        };
        let items = rows.into_iter().map(|row| (row.starts_at, self.held(row)));
        Ok(OneAgenda { title, note, days: by_day(&self.makers.ground, items, |items| HeldOnDay { items }) })
    }

    /// A card for every table, and for every booth with meetings on that day.
    pub fn cards(&self, day: Option<&str>) -> Cards {
        let days = self.days();
        let day = day.filter(|day| days.iter().any(|it| it == day)).map(str::to_owned);
        let day = day.or_else(|| days.first().cloned()).unwrap_or_default();
        let today = |row: &&meeting::Model| {
            self.makers.ground.day_of(row.starts_at).map(ground::text).as_deref() == Some(&day)
        };
        let mut cards = vec![];
        for lounge in &self.lounges.all {
            let hall = self.edition.halls.get(lounge.hall).map(|hall| hall.name.say(self.lang).to_owned());
            for table in &lounge.tables {
                let sits = self.meetings.iter().filter(today).filter(|row| row.table_id == Some(table.id));
                cards.push(CardOfPlace {
                    number: table.number.to_string(),
                    name: lounge.name.say(self.lang).to_owned(),
                    hall: hall.clone().unwrap_or_default(),
                    items: sits.map(|row| self.held(row)).collect(),
                });
            }
        }
        let mut booths: BTreeMap<String, (ExhibitorId, Vec<Held>)> = BTreeMap::new();
        for row in self.meetings.iter().filter(today).filter(|row| row.table_id.is_none()) {
            let number = self.exhibitor(row.exhibitor_id).booth;
            let card = booths.entry(number).or_insert_with(|| (row.exhibitor_id, vec![]));
            card.1.push(self.held(row));
        }
        cards.extend(booths.into_iter().map(|(number, (id, items))| {
            let place = self.exhibitor(id);
            let (name, hall) = (place.name.say(self.lang).to_owned(), place.hall.say(self.lang).to_owned());
            CardOfPlace { number, name, hall, items }
        }));
        Cards { day, days, cards }
    }
}

fn found<I>(all: impl Iterator<Item = Named<I>>, q: &str) -> Vec<Named<I>> {
    let q = q.to_lowercase();
    let fits = |it: &Named<I>| {
        q.is_empty() || it.name.to_lowercase().contains(&q) || it.note.to_lowercase().contains(&q)
    };
    let mut found: Vec<Named<I>> = all.filter(fits).collect();
    found.sort_by(|x, y| (&x.name, x.note.len(), &x.note).cmp(&(&y.name, y.note.len(), &y.note)));
    found.truncate(MOST);
    found
}
