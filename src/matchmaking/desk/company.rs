//! A company's side of the table: who asks, who would fit, and its own time.
use super::{Clocks, said, slots_of};
use crate::accounts::{self, Exhibitor};
use crate::db::Db;
use crate::kernel::id::{AccountId, MeetingId, MeetingRequestId, VisitorId};
use crate::kernel::{Bilingual, Error, Moment, Result};
use crate::matchmaking::asking::{self, attention};
use crate::matchmaking::entity::{meeting, request};
use crate::matchmaking::index::Index;
use crate::matchmaking::learning::Told;
use crate::matchmaking::pages::{
    self, AskedFor, BuyerName, BuyerTimes, Contact, Incoming, Meter, Notice, Requests, SlotLine, Unassigned,
    Undo, Visit,
};
use crate::matchmaking::parties::{self, Buyer, Maker};
use crate::matchmaking::side::Side;
use crate::matchmaking::stage::Stage;
use crate::matchmaking::table::Table;
use crate::matchmaking::team::{self, Seat, Seating};
use crate::matchmaking::{profile, store};
use std::collections::HashMap;
use std::sync::Arc;

/// A company with a booth, and everything its pages need.
pub struct CompanyDesk {
    /// The company.
    pub maker: Arc<Maker>,
    /// Who and when.
    pub table: Table,
    pub(super) own: Vec<request::Model>,
    pub(super) clocks: Clocks,
    /// The company's meetings that take place, by request.
    meetings: HashMap<MeetingRequestId, meeting::Model>,
    /// Who takes them.
    assigned: HashMap<MeetingId, AccountId>,
    members: team::store::Members,
    names: Vec<(AccountId, String)>,
    now: Moment,
}

impl CompanyDesk {
    /// None for a company that has no booth yet.
    pub async fn open(db: &Db, index: &Index, exhibitor: &Exhibitor) -> Result<Option<Self>> {
        let table = Table::lay(db, index, exhibitor.edition()).await?;
        let Ok(maker) = table.maker(exhibitor.id()).cloned() else { return Ok(None) };
        let own = store::requests_by_exhibitor(db.read(), exhibitor.id()).await?;
        let clocks = Clocks::of(db, &own).await?;
        let meetings = store::meetings_of_exhibitor(db.read(), exhibitor.id()).await?;
        let ids: Vec<MeetingId> = meetings.iter().map(|row| row.id).collect();
        let assigned = team::store::assigned(db.read(), &ids).await?;
        let meetings = meetings.into_iter().map(|row| (row.request_id, row)).collect();
        let members = team::store::members(db.read(), exhibitor.id()).await?;
        let people = accounts::members(db.read(), exhibitor.id()).await?;
        let names = people.into_iter().map(|(it, _)| (it.id, it.name)).collect();
        Ok(Some(Self { maker, table, own, clocks, meetings, assigned, members, names, now: db.now() }))
    }

    /// Requests that wait for the company.
    fn incoming(&self) -> impl Iterator<Item = &request::Model> {
        self.own.iter().filter(|row| self.is_open(row, Side::Visitor))
    }

    fn is_open(&self, row: &request::Model, by: Side) -> bool {
        row.proposed_by == by && row.stage == Stage::Proposed && !self.clocks.is_over(row, self.now)
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.incoming().count()
    }

    /// Requests by fit, and the agenda.
    pub async fn requests(&self, db: &Db, index: &Index, asked: &AskedFor<'_>) -> Result<Requests> {
        let edition = self.table.edition();
        let learnt = index.learnt(db, edition).await?;
        let learnt = learnt.as_deref();
        let wanted = self.own.iter().map(|row| row.visitor_id).collect();
        let people = parties::people(db.read(), edition, &wanted).await?;
        let here = |row: &request::Model| people.get(&row.visitor_id).filter(|person| person.takes_part);
        let asking: Vec<_> = self.incoming().filter_map(|row| Some((row, here(row)?))).collect();
        let buyers: Vec<&Buyer> = asking.iter().map(|(_, person)| &person.buyer).collect();
        let mut told = self.tell(learnt, &buyers);
        let ask = |(row, person): (_, &parties::Person)| {
            self.ask(row, person, told.remove(&person.buyer.id).unwrap_or_default())
        };
        let mut incoming: Vec<Incoming> = asking.into_iter().map(ask).collect();
        incoming.sort_by(|x, y| y.score.cmp(&x.score).then(x.id.cmp(&y.id)));
        let visit = |row: &request::Model| Some(self.visit(row, people.get(&row.visitor_id)?));
        let proposed = self.own.iter().filter(|row| self.is_proposed_by_us(row));
        let agreed = self.own.iter().filter(|row| row.stage == Stage::Accepted);
        let agreed = agreed.filter_map(|row| Some((row.starts_at, visit(row)?)));
        Ok(Requests {
            waiting: self.waiting(),
            notice: self.notice(asked, &people),
            incoming,
            outgoing: proposed.filter_map(visit).collect(),
            days: pages::by_day(self.table.ground(), agreed, |items| pages::VisitsOfDay { items }),
            unassigned: self.unassigned(&people),
            meter: self.meter(),
        })
    }

    /// Meetings to come that nobody takes, in a company that has named who could.
    fn unassigned(&self, people: &HashMap<VisitorId, parties::Person>) -> Vec<Unassigned> {
        let open = self.own.iter().filter(|row| {
            let meeting = self.meetings.get(&row.id).filter(|it| it.starts_at > self.now);
            meeting.is_some_and(|it| !self.assigned.contains_key(&it.id))
        });
        let line = |row: &request::Model| {
            let buyer = self.name(&people.get(&row.visitor_id)?.buyer);
            Some(Unassigned { id: row.id, starts_at: row.starts_at, buyer })
        };
        if self.members.is_empty() { Vec::new() } else { open.filter_map(line).collect() }
    }

    /// What a page says after `instead_of` got other times: an agreed meeting was moved, a proposal sent.
    pub fn done_with(&self, instead_of: Option<MeetingRequestId>) -> &'static str {
        if self.agreed(instead_of) { "moved" } else { "sent" }
    }

    fn agreed(&self, id: Option<MeetingRequestId>) -> bool {
        self.own.iter().any(|row| Some(row.id) == id && row.stage == Stage::Accepted)
    }

    fn meter(&self) -> Meter {
        let waits = |row: &&request::Model| {
            row.proposed_by == Side::Exhibitor && row.stage.seen_by_sender() == Stage::Proposed
        };
        let track = asking::track(&self.own, Side::Exhibitor);
        Meter { waiting: self.own.iter().filter(waits).count(), most: attention::most_waiting(track) }
    }

    /// Who takes the meeting of a request, or could take it in the slot `at`; whoever cannot is pointed out.
    fn seating(&self, row: &request::Model, at: Moment) -> Seating {
        let own = self.meetings.get(&row.id);
        let chosen = own.and_then(|it| self.assigned.get(&it.id)).copied();
        let elsewhere = |account: AccountId| {
            let others = self.meetings.values().filter(|it| it.starts_at == at && it.request_id != row.id);
            others.into_iter().any(|it| self.assigned.get(&it.id) == Some(&account))
        };
        let seat = |(account, name): &(AccountId, String)| {
            let closed = self.members.get(account);
            let takes_part = closed.is_some() || chosen == Some(*account);
            takes_part.then(|| Seat {
                account: *account,
                name: name.clone(),
                away: closed.is_none_or(|closed| closed.contains(&at)),
                busy: elsewhere(*account),
                chosen: chosen == Some(*account),
            })
        };
        Seating { seats: self.names.iter().filter_map(seat).collect() }
    }

    /// Still waiting, as far as the company is told.
    fn is_proposed_by_us(&self, row: &request::Model) -> bool {
        row.proposed_by == Side::Exhibitor
            && row.stage.seen_by_sender() == Stage::Proposed
            && !self.clocks.is_over(row, self.now)
    }

    fn ask(&self, row: &request::Model, person: &parties::Person, told: Told) -> Incoming {
        let free = |at: Moment| self.table.is_open(row.visitor_id, row.exhibitor_id, at);
        let slots = self.clocks.slots.of(row);
        let slots: Vec<SlotLine> =
            slots.into_iter().map(|starts_at| SlotLine { starts_at, free: free(starts_at) }).collect();
        Incoming {
            id: row.id,
            buyer: self.name(&person.buyer),
            reasons: told.reasons,
            score: told.score,
            starts_at: row.starts_at,
            taken: slots.iter().all(|slot| !slot.free),
            slots,
            lapses_at: self.clocks.lapse(row),
            seating: self.seating(row, row.starts_at),
        }
    }

    fn visit(&self, row: &request::Model, person: &parties::Person) -> Visit {
        let agreed = row.stage == Stage::Accepted;
        let name = |code: &str| self.table.edition().category(code).cloned().unwrap_or_default();
        Visit {
            id: row.id,
            buyer: self.name(&person.buyer),
            contact: agreed.then(|| Contact {
                name: person.name.clone(),
                title: person.title.clone(),
                mobile: person.mobile.clone(),
                email: person.email.clone(),
            }),
            needs: person.buyer.demand.needs.iter().map(|need| name(&need.code)).collect(),
            starts_at: row.starts_at,
            ends_at: Moment(self.table.ground().grid.ends(row.starts_at.0)),
            stage: row.stage.seen_by_sender(),
            past: row.starts_at <= self.now,
            slots: self.clocks.slots.of(row),
            lapses_at: self.clocks.lapse(row),
            seating: self.seating(row, row.starts_at),
        }
    }

    pub(super) fn name(&self, buyer: &Buyer) -> BuyerName {
        let kind =
            self.table.edition().choice("buyer_types", &buyer.demand.buyer_type).cloned().unwrap_or_default();
        BuyerName { id: buyer.id, company: buyer.company.clone(), kind }
    }

    pub(super) fn notice(
        &self,
        asked: &AskedFor<'_>,
        people: &HashMap<VisitorId, parties::Person>,
    ) -> Option<Notice> {
        let id: VisitorId = asked.of?.parse().ok()?;
        let company = people.get(&id).map(|person| person.buyer.company.clone()).unwrap_or_default();
        let key = match asked.done? {
            "sent" => "matchmaking-done-sent",
            "accepted" => "matchmaking-done-accepted",
            "declined" => "matchmaking-done-declined",
            "cancelled" => "matchmaking-done-cancelled",
            "moved" => "requests-done-moved",
            "assigned" => "requests-done-assigned",
            "saved" => "matchmaking-done-saved",
            "restored" => "requests-done-released",
            "away" => "requests-done-away",
            _ => return None,
        };
        let open = self.own.iter().find(|row| row.visitor_id == id && self.is_proposed_by_us(row));
        let undo = open.filter(|_| key == "matchmaking-done-sent");
        let undo =
            undo.map(|row| Undo::new(format!("/exhibitor/meetings/requests/{}/cancellation", row.id), []));
        Some(Notice { undo, ..said(key, &Bilingual::new(company.clone(), company)) })
    }

    /// All common slots with one buyer, who takes part or has an open request.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anybody else.
    pub async fn times(
        &self,
        db: &Db,
        visitor: VisitorId,
        instead_of: Option<MeetingRequestId>,
        refused: Option<&'static str>,
    ) -> Result<BuyerTimes> {
        let buyer = self.reachable(db, visitor).await?;
        let under_way = self.table.under_way(&self.own, &self.clocks.slots, Side::Exhibitor);
        let (next, days) = slots_of(&self.table, &buyer, &self.maker, under_way);
        let buyer = self.name(&buyer);
        let moves = self.agreed(instead_of);
        Ok(BuyerTimes {
            waiting: self.waiting(),
            notice: None,
            buyer,
            refused,
            instead_of,
            moves,
            next,
            days,
        })
    }

    /// A buyer this company may propose to: one who takes part and did not hide it, or one with whom it has an open
    /// request or a meeting.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anybody else.
    pub async fn reachable(&self, db: &Db, visitor: VisitorId) -> Result<Buyer> {
        let people = parties::people(db.read(), self.table.edition(), &[visitor].into()).await?;
        let person = people.into_values().next().ok_or(Error::NotFound)?;
        let is_open = |row: &request::Model| matches!(row.stage, Stage::Proposed | Stage::Accepted);
        if self.own.iter().any(|row| row.visitor_id == visitor && is_open(row)) {
            return Ok(person.buyer);
        }
        let avoided = profile::store::is_avoided(db.read(), visitor, self.maker.id).await?
            || self.maker.avoids(&person.buyer.company);
        let hidden = avoided || store::dismissed_by(db.read(), self.maker.id).await?.contains(&visitor);
        if person.takes_part && !hidden { Ok(person.buyer) } else { Err(Error::NotFound) }
    }
}
