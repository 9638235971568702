//! A buyer's requests and meetings, day by day; also for one who has left matchmaking meanwhile.
use super::{Clocks, said, seen};
use crate::accounts::Visitor;
use crate::db::Db;
use crate::exhibitors;
use crate::kernel::id::{ExhibitorId, MeetingRequestId};
use crate::kernel::{Bilingual, Lang, Moment, Result};
use crate::matchmaking::entity::{meeting, request};
use crate::matchmaking::index::{Index, Makers};
use crate::matchmaking::pages::{self, Agenda, Appointment, AskedFor, Firm, Host, Notice, SlotLine, Undo};
use crate::matchmaking::side::Side;
use crate::matchmaking::stage::Stage;
use crate::matchmaking::{programme, store};
use crate::show::Edition;
use std::collections::{BTreeSet, HashMap};

struct Book<'e> {
    edition: &'e Edition,
    makers: &'e Makers,
    now: Moment,
    meetings: Vec<meeting::Model>,
    clocks: Clocks,
    reasons: HashMap<MeetingRequestId, String>,
    hosts: HashMap<ExhibitorId, Vec<Host>>,
}

/// The page of a buyer's agenda.
///
/// # Errors
/// As any question to the database.
pub async fn agenda(
    db: &Db,
    index: &Index,
    visitor: &Visitor,
    lang: Lang,
    asked: &AskedFor<'_>,
) -> Result<Agenda> {
    let edition = visitor.edition();
    let makers = index.makers(db, edition).await?;
    let own = store::requests_by_visitor(db.read(), visitor.id()).await?;
    let book = Book {
        edition,
        makers: &makers,
        now: db.now(),
        meetings: store::meetings_of_visitor(db.read(), visitor.id()).await?,
        clocks: Clocks::of(db, &own).await?,
        reasons: store::cancel_reasons(db.read(), visitor.id()).await?,
        hosts: hosts(db, &own).await?,
    };
    let shown = own.iter().filter(|row| book.is_shown(row)).map(|row| (row.starts_at, book.line(row)));
    let days = pages::by_day(&makers.ground, shown, |items| pages::AppointmentsOfDay { items });
    let programme = programme::membership(db, edition, visitor.id()).await?;
    Ok(Agenda { notice: book.notice(lang, asked), days, programme })
}

/// The people of the companies with which a meeting is agreed; the others stay unknown.
async fn hosts(db: &Db, own: &[request::Model]) -> Result<HashMap<ExhibitorId, Vec<Host>>> {
    let agreed = own.iter().filter(|row| row.stage == Stage::Accepted).map(|row| row.exhibitor_id);
    let mut hosts = HashMap::new();
    for id in agreed.collect::<BTreeSet<_>>() {
        let members = exhibitors::members_of(db.read(), id).await?.into_iter().take(2);
        hosts.insert(id, members.map(|it| Host { name: it.name, email: it.email }).collect());
    }
    Ok(hosts)
}

impl Book<'_> {
    /// What is over without a meeting is kept out of the way, unless the organiser gave a reason for it.
    fn is_shown(&self, row: &request::Model) -> bool {
        matches!(seen(row), Stage::Proposed | Stage::Accepted) || self.reasons.contains_key(&row.id)
    }

    fn line(&self, row: &request::Model) -> Appointment {
        let maker = self.makers.by_id.get(&row.exhibitor_id);
        let stage = match seen(row) {
            Stage::Proposed if self.clocks.is_over(row, self.now) => Stage::Expired,
            stage => stage,
        };
        let is_free =
            |at: &Moment| !self.meetings.iter().any(|it| it.starts_at == *at && it.request_id != row.id);
        let slots = self.clocks.slots.of(row);
        let slots = slots.iter().map(|at| SlotLine { starts_at: *at, free: is_free(at) });
        let slots: Vec<SlotLine> = slots.collect();
        Appointment {
            id: row.id,
            exhibitor: self.firm(row.exhibitor_id),
            hall: maker.and_then(|maker| self.edition.hall(&maker.hall)).map(|hall| hall.name.clone()),
            starts_at: row.starts_at,
            ends_at: Moment(self.makers.ground.grid.ends(row.starts_at.0)),
            stage,
            asked_of_me: row.proposed_by == Side::Exhibitor,
            clash: stage == Stage::Proposed && slots.iter().all(|slot| !slot.free),
            slots,
            lapses_at: self.clocks.lapse(row).filter(|_| stage == Stage::Proposed),
            past: row.starts_at <= self.now,
            contacts: match stage {
                Stage::Accepted => self.hosts.get(&row.exhibitor_id).cloned().unwrap_or_default(),
                _ => Vec::new(),
            },
            reason: self.reasons.get(&row.id).cloned(),
        }
    }

    fn firm(&self, id: ExhibitorId) -> Firm {
        let found = self.makers.by_id.get(&id);
        found.map_or_else(Firm::default, |maker| Firm {
            id: Some(id),
            name: maker.name.clone(),
            booth: maker.booth.clone(),
        })
    }

    fn notice(&self, lang: Lang, asked: &AskedFor<'_>) -> Option<Notice> {
        let id: ExhibitorId = asked.of?.parse().ok()?;
        let name: Bilingual = self.firm(id).name;
        let key = match asked.done? {
            "sent" => "matchmaking-done-sent",
            "accepted" => "matchmaking-done-accepted",
            "declined" => "matchmaking-done-declined",
            "cancelled" => "matchmaking-done-cancelled",
            "moved" => "requests-done-moved",
            _ => return None,
        };
        let again = asked.at.filter(|at| *at > self.now.0 && key == "matchmaking-done-cancelled");
        let undo = again.map(|at| {
            let fields = [("exhibitor", id.to_string()), ("starts_at", at.to_string())];
            Undo::new(format!("/{lang}/matching/requests"), fields)
        });
        Some(Notice { undo, ..said(key, &name) })
    }
}
