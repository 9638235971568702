//! Letters about what was published, many at once: whom they go to is read beforehand.
use super::entity::planned;
use super::floor::Floor;
use crate::db::Change;
use crate::kernel::contact::{Email, Mobile};
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Bilingual, Lang, Moment, Result};
use crate::mail::{self, Letter, To};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::letters::{said, with_calendar};
use crate::matchmaking::parties::{self, Person, Place};
use crate::web::filters;
use std::collections::{BTreeSet, HashMap};

/// What is told.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// There is a meeting.
    Made,
    /// It has moved.
    Moved {
        /// When it was before.
        from: Moment,
    },
}

/// Everybody who is to be told.
pub struct Readers<'f> {
    floor: &'f Floor,
    people: HashMap<VisitorId, Person>,
    members: HashMap<ExhibitorId, Vec<(To, Lang)>>,
}

impl<'f> Readers<'f> {
    /// Reads the addresses of both sides of these meetings.
    pub async fn of(change: &Change, floor: &'f Floor, rows: &[&planned::Model]) -> Result<Self> {
        let visitors: BTreeSet<VisitorId> = rows.iter().map(|row| row.visitor_id).collect();
        let companies: BTreeSet<ExhibitorId> = rows.iter().map(|row| row.exhibitor_id).collect();
        let people = parties::people(change.tx(), &floor.edition, &visitors).await?;
        let mut members = HashMap::new();
        for id in companies {
            members.insert(id, parties::members(change.tx(), id).await?);
        }
        Ok(Self { floor, people, members })
    }

    /// Tells both sides.
    pub async fn tell(&self, change: &Change, row: &meeting::Model, news: News) -> Result<()> {
        let place = self.place(row.exhibitor_id);
        if let Some(person) = self.people.get(&row.visitor_id)
            && let Some(to) = reach(person)
        {
            let link = format!("/{}/agenda", person.lang);
            let letter = self.letter((&to, person.lang), (row, &place), &place.name, news).link(link);
            mail::send(change, letter).await?;
        }
        let buyer = self.buyer(row.visitor_id);
        for (to, lang) in self.members.get(&row.exhibitor_id).into_iter().flatten() {
            let letter = self.letter((to, *lang), (row, &place), &buyer, news).link("/exhibitor/meetings");
            mail::send(change, letter).await?;
        }
        Ok(())
    }

    fn letter(
        &self,
        (to, lang): (&To, Lang),
        (row, place): (&meeting::Model, &Place),
        other: &Bilingual,
        news: News,
    ) -> Letter {
        let edition = &self.floor.edition;
        let at = |moment: Moment| filters::moment(moment, &edition.zone, lang, "daytime");
        let where_to = said(edition, &self.floor.lounges, (row, place), lang);
        let (message, from) = match news {
            News::Made => ("board-planned", String::new()),
            News::Moved { from } => ("board-moved", at(from)),
        };
        let letter = Letter::new(to.clone(), lang, message)
            .arg("other", other.say(lang))
            .arg("at", at(row.starts_at))
            .arg("from", from)
            .arg("place", where_to.as_str());
        with_calendar(letter, edition, (to, lang), (row, (other.say(lang).to_owned(), where_to)))
    }

    fn place(&self, id: ExhibitorId) -> Place {
        let Some(maker) = self.floor.makers.by_id.get(&id) else { return Place::default() };
        let hall = self.floor.edition.hall(&maker.hall).map(|hall| hall.name.clone());
        Place { name: maker.name.clone(), hall: hall.unwrap_or_default(), booth: maker.booth.clone() }
    }

    /// A buyer's company, or the kind of it.
    fn buyer(&self, id: VisitorId) -> Bilingual {
        let Some(person) = self.people.get(&id) else { return Bilingual::default() };
        match person.buyer.company.as_str() {
            "" => {
                let kind = &person.buyer.demand.buyer_type;
                self.floor.edition.choice("buyer_types", kind).cloned().unwrap_or_default()
            }
            company => Bilingual::new(company, company),
        }
    }
}

fn reach(person: &Person) -> Option<To> {
    let email = person.email.as_deref().and_then(|raw| Email::parse(raw).ok()).map(To::Email);
    email.or_else(|| person.mobile.as_deref().and_then(|raw| Mobile::parse(raw).ok()).map(To::Mobile))
}
