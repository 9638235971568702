//! A buyer's side of the table: what the pages of a buyer show, put together.
use super::{Clocks, PAGE, days, said, seen, slots_of};
use crate::accounts::Visitor;
use crate::db::Db;
use crate::kernel::id::{ExhibitorId, MeetingRequestId};
use crate::kernel::{Error, Lang, Result};
use crate::matchmaking::asking::{self, attention};
use crate::matchmaking::constraints::unsaid_by_buyer;
use crate::matchmaking::entity::request;
use crate::matchmaking::index::Index;
use crate::matchmaking::learning::{self, Kept, Pair, Place, Told, mix};
use crate::matchmaking::pages::{
    AskedFor, Card, Choice, Feed, Firm, Meter, NeedLine, Notice, RequestLine, Times, Undo,
};
use crate::matchmaking::parties::{self, Buyer, Maker};
use crate::matchmaking::side::{Mark, Side};
use crate::matchmaking::slots::Slots;
use crate::matchmaking::stage::Stage;
use crate::matchmaking::table::Table;
use crate::matchmaking::{ground, profile, store};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A buyer who takes part, and everything their pages need.
pub struct BuyerDesk {
    /// The buyer.
    pub buyer: Buyer,
    /// Who and when.
    pub table: Table,
    own: Vec<request::Model>,
    clocks: Clocks,
    marks: HashMap<ExhibitorId, Mark>,
    avoided: BTreeSet<ExhibitorId>,
}

impl BuyerDesk {
    /// None for a visitor who does not take part.
    pub async fn open(db: &Db, index: &Index, visitor: &Visitor) -> Result<Option<Self>> {
        let edition = visitor.edition();
        let Some(buyer) = parties::buyer(db.read(), edition, visitor.id()).await? else { return Ok(None) };
        let table = Table::lay(db, index, edition).await?;
        let own = store::requests_by_visitor(db.read(), visitor.id()).await?;
        let clocks = Clocks::of(db, &own).await?;
        let marks = store::marks(db.read(), visitor.id()).await?;
        let avoided = profile::store::avoided_by_visitor(db.read(), visitor.id()).await?;
        Ok(Some(Self { buyer, table, own, clocks, marks, avoided }))
    }

    /// One page of recommendations.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn feed(&self, db: &Db, index: &Index, lang: Lang, asked: &AskedFor<'_>) -> Result<Feed> {
        let learnt = index.learnt(db, self.table.edition()).await?;
        let discoveries = learning::wants_discoveries(db.read(), self.buyer.id).await?;
        let saved_only = asked.saved.is_some();
        let wanted = match saved_only {
            true => self.saved(learnt.as_deref()),
            false => self.candidates(learnt.as_deref(), discoveries),
        };
        let page = asked.page();
        let (shown, more) = self.page_of(learnt.as_deref(), wanted, discoveries, asked);
        if let (Some(learnt), false) = (&learnt, saved_only) {
            learnt.impressions.note(self.buyer.id, shown.iter().map(|(place, _)| place.id), false);
        }
        let more = more.then(|| {
            let saved = if saved_only { "&saved=1" } else { "" };
            format!("/{lang}/matching?page={}{saved}", page + 1)
        });
        Ok(Feed {
            notice: self.notice(lang, asked),
            days: self.choices(),
            needs: self.needs(),
            cards: shown.into_iter().filter_map(|(place, told)| self.card(place, told)).collect(),
            page_number: page,
            more,
            saved_only,
            saved: self.marks.values().filter(|mark| **mark == Mark::Saved).count(),
            meter: self.meter(),
            discoveries,
            learnt: learnt.is_some(),
        })
    }

    /// Everybody to be recommended, the best first: those with whom something is under way are in the agenda.
    fn candidates(&self, learnt: Option<&Kept>, discoveries: bool) -> Vec<Place<ExhibitorId>> {
        let left_out = self.left_out();
        let may = |id: &ExhibitorId| {
            !left_out.contains(id) && self.reachable(*id).is_ok() && self.open_with(*id).is_none()
        };
        if let Some((learnt, own)) = learnt.and_then(|it| Some((it, it.for_buyer(self.buyer.id)?))) {
            let only = |list: Vec<ExhibitorId>| list.into_iter().filter(may).collect::<Vec<_>>();
            let share = if discoveries { learnt.emphasis().discoveries } else { 0 };
            return mix(&only(own.named), &only(own.discoveries), share);
        }
        let ranked = self.table.for_buyer(&self.buyer, &left_out).into_iter();
        let ranked = ranked.filter(|one| may(&one.id) && (discoveries || !one.fit.is_discovery()));
        ranked.map(|one| Place { id: one.id, discovery: one.fit.is_discovery() }).collect()
    }

    /// Everybody the buyer keeps, by how well they fit.
    fn saved(&self, learnt: Option<&Kept>) -> Vec<Place<ExhibitorId>> {
        let kept = self.marks.keys().filter(|id| self.is_saved(**id) && self.reachable(**id).is_ok());
        let ids: Vec<ExhibitorId> = kept.copied().collect();
        let told = self.tell(learnt, &ids);
        let score = |id: &ExhibitorId| told.get(id).map_or(0, |told| told.score);
        let mut places: Vec<_> = ids.iter().map(|id| Place { id: *id, discovery: false }).collect();
        places.sort_by_key(|place| (std::cmp::Reverse(score(&place.id)), place.id));
        places
    }

    /// One page of the candidates with their reasons, and whether there are more. The one that something was just done
    /// with stays where it stood, so that the reader's finger finds the next one.
    fn page_of(
        &self,
        learnt: Option<&Kept>,
        candidates: Vec<Place<ExhibitorId>>,
        discoveries: bool,
        asked: &AskedFor<'_>,
    ) -> (Vec<(Place<ExhibitorId>, Told)>, bool) {
        let kept_place = self.kept_place(asked);
        let (first, end) = ((asked.page() - 1) * PAGE, asked.page() * PAGE);
        let mut shown = Vec::new();
        for some in candidates.chunks(PAGE) {
            if shown.len() > end {
                break;
            }
            let ids: Vec<ExhibitorId> = some.iter().map(|place| place.id).collect();
            let mut told = self.tell(learnt, &ids);
            let worth = |told: &Told| {
                asked.saved.is_some() || (told.is_worth_showing && (discoveries || !told.is_unnamed))
            };
            let others = some.iter().filter(|place| kept_place.is_none_or(|(id, _)| id != place.id));
            shown.extend(others.filter_map(|place| Some((*place, told.remove(&place.id).filter(worth)?))));
        }
        if let Some((id, at)) = kept_place
            && let Some(told) = self.tell(learnt, &[id]).remove(&id)
        {
            let at = (first + at).min(shown.len());
            shown.insert(at, (Place { id, discovery: false }, told));
        }
        let more = shown.len() > end;
        (shown.into_iter().skip(first).take(PAGE).collect(), more)
    }

    /// Who something was just done with, and where it stood on the page.
    fn kept_place(&self, asked: &AskedFor<'_>) -> Option<(ExhibitorId, usize)> {
        asked.done.filter(|done| matches!(*done, "sent" | "saved" | "restored"))?;
        let id: ExhibitorId = asked.of?.parse().ok()?;
        let is_away = self.marks.get(&id) == Some(&Mark::Dismissed) || self.reachable(id).is_err();
        (!is_away).then_some((id, asked.place.unwrap_or(0).min(PAGE - 1)))
    }

    /// Why these exhibitors.
    fn tell(&self, learnt: Option<&Kept>, ids: &[ExhibitorId]) -> HashMap<ExhibitorId, Told> {
        let hidden = self.left_out();
        let pair = |id: ExhibitorId| {
            let (edition, makers) = (self.table.edition(), self.table.makers());
            let maker = makers.by_id.get(&id)?;
            Some(Pair { edition, makers, buyer: &self.buyer, maker, hidden: &hidden })
        };
        let mut all = learnt.map(|it| it.tell_buyer(self.buyer.id, ids, pair)).unwrap_or_default();
        for id in ids {
            if let Some(pair) = pair(*id).filter(|_| !all.contains_key(id)) {
                let unsaid = unsaid_by_buyer(&self.buyer.demand.asked, &pair.maker.supply.offered);
                all.insert(*id, pair.tell_by_profile(&self.table.fit(&self.buyer, pair.maker), &unsaid));
            }
        }
        all
    }

    /// Never to be seen: what the buyer put away, and whoever one of the two avoids.
    fn left_out(&self) -> BTreeSet<ExhibitorId> {
        let dismissed = self.marks.iter().filter(|(_, mark)| **mark == Mark::Dismissed).map(|(id, _)| *id);
        dismissed.chain(self.avoided.iter().copied()).collect()
    }

    /// An exhibitor this buyer may ask.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one that either of the two avoids.
    pub fn reachable(&self, exhibitor: ExhibitorId) -> Result<Arc<Maker>> {
        let maker = self.table.maker(exhibitor)?;
        let avoided = self.avoided.contains(&exhibitor) || maker.avoids(&self.buyer.company);
        if avoided { Err(Error::NotFound) } else { Ok(maker.clone()) }
    }

    /// What a page says after `instead_of` got other times: an agreed meeting was moved, a request sent.
    pub fn done_with(&self, instead_of: Option<MeetingRequestId>) -> &'static str {
        if self.agreed(instead_of) { "moved" } else { "sent" }
    }

    fn agreed(&self, id: Option<MeetingRequestId>) -> bool {
        self.own.iter().any(|row| Some(row.id) == id && row.stage == Stage::Accepted)
    }

    fn meter(&self) -> Meter {
        let waits = |row: &&request::Model| {
            row.proposed_by == Side::Visitor && row.stage.seen_by_sender() == Stage::Proposed
        };
        let track = asking::track(&self.own, Side::Visitor);
        Meter { waiting: self.own.iter().filter(waits).count(), most: attention::most_waiting(track) }
    }

    fn is_saved(&self, id: ExhibitorId) -> bool {
        self.marks.get(&id) == Some(&Mark::Saved)
    }

    fn card(&self, place: Place<ExhibitorId>, told: Told) -> Option<Card> {
        let maker = self.table.maker(place.id).ok()?;
        let free = self.table.common(&self.buyer, maker).without(self.under_way());
        Some(Card {
            id: maker.id,
            name: maker.name.clone(),
            booth: maker.booth.clone(),
            products: maker.products.iter().take(4).cloned().collect(),
            reasons: told.reasons,
            score: told.score,
            text: maker.text.clone(),
            gaps: told.gaps,
            discovery: (place.discovery || told.is_unnamed).then_some(told.source),
            next: free.first().and_then(|place| self.table.ground().starts(place)),
            request: self.open_with(maker.id).map(|row| self.line(row)),
            saved: self.is_saved(maker.id),
        })
    }

    fn under_way(&self) -> Slots {
        self.table.under_way(&self.own, &self.clocks.slots, Side::Visitor)
    }

    fn line(&self, row: &request::Model) -> RequestLine {
        RequestLine {
            id: row.id,
            starts_at: row.starts_at,
            slots: self.clocks.slots.of(row),
            stage: seen(row),
        }
    }

    /// The request between the two that is open in the buyer's eyes.
    fn open_with(&self, exhibitor: ExhibitorId) -> Option<&request::Model> {
        let open = |row: &&request::Model| {
            row.exhibitor_id == exhibitor && matches!(seen(row), Stage::Proposed | Stage::Accepted)
        };
        self.own.iter().find(open)
    }

    fn needs(&self) -> Vec<NeedLine> {
        let mut needs = self.buyer.demand.needs.clone();
        needs.sort_by(|x, y| y.strength.cmp(&x.strength).then_with(|| x.code.cmp(&y.code)));
        let name = |code: &str| self.table.edition().category(code).cloned().unwrap_or_default();
        needs.iter().map(|need| NeedLine { name: name(&need.code), strength: need.strength }).collect()
    }

    fn choices(&self) -> Vec<Choice> {
        let there = |day: &str| ground::parse(day).is_some_and(|day| self.buyer.demand.days.contains(&day));
        days(self.table.edition()).into_iter().map(|day| Choice { chosen: there(&day), day }).collect()
    }

    fn notice(&self, lang: Lang, asked: &AskedFor<'_>) -> Option<Notice> {
        let maker = self.table.maker(asked.of?.parse().ok()?).ok()?;
        let base = said("matchmaking-done-saved", &maker.name);
        let mark = format!("/{lang}/matching/{}/mark", maker.id);
        match asked.done? {
            "sent" => {
                let open = self.open_with(maker.id)?;
                let undo = Undo::new(format!("/{lang}/agenda/requests/{}/cancellation", open.id), []);
                Some(Notice { key: "matchmaking-done-sent", undo: Some(undo), ..base })
            }
            "dismissed" if self.marks.get(&maker.id) == Some(&Mark::Dismissed) => {
                let undo = Undo::new(mark, [("mark", "none".to_owned())]);
                Some(Notice { key: "matchmaking-done-dismissed", undo: Some(undo), ..base })
            }
            "saved" if self.is_saved(maker.id) => Some(base),
            "restored" => Some(Notice { key: "matchmaking-done-restored", ..base }),
            _ => None,
        }
    }

    /// All common slots with one exhibitor.
    pub fn times(
        &self,
        maker: &Maker,
        instead_of: Option<MeetingRequestId>,
        refused: Option<&'static str>,
    ) -> Times {
        let (next, days) = slots_of(&self.table, &self.buyer, maker, self.under_way());
        let exhibitor = Firm { id: Some(maker.id), name: maker.name.clone(), booth: maker.booth.clone() };
        Times { exhibitor, refused, instead_of, moves: self.agreed(instead_of), next, days }
    }
}
