//! A company says who takes meetings, when, and which.
use super::pages::{Member, MemberTimes, Team};
use super::{service, store};
use crate::accounts::{self, Exhibitor};
use crate::db::Db;
use crate::kernel::id::{AccountId, MeetingRequestId};
use crate::kernel::{Bilingual, Error, Moment, Result};
use crate::matchmaking::desk::{self, CompanyDesk};
use crate::matchmaking::ground::Ground;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::{self, AskedFor, NoBooth, Notice, OpenSlot};
use crate::matchmaking::store as meetings;
use crate::web::{Answer, Fields, Page};
use rocket::{Route, State, get, post, routes};
use std::collections::{BTreeMap, BTreeSet};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![list, show, change, assign]
}

/// Everybody of the company.
#[get("/exhibitor/meetings/team?<asked..>")]
async fn list(
    exhibitor: Exhibitor,
    asked: AskedFor<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let Some(desk) = CompanyDesk::open(db, index, &exhibitor).await? else {
        return Ok(Page::of(&NoBooth::default()));
    };
    let members = members(db, &exhibitor).await?;
    let page =
        Team { waiting: desk.waiting(), notice: notice(&asked), members: members.into_values().collect() };
    Ok(Page::of(&page))
}

/// One person's time.
#[get("/exhibitor/meetings/team/<account>")]
async fn show(
    account: AccountId,
    exhibitor: Exhibitor,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let member = members(db, &exhibitor).await?.remove(&account).ok_or(Error::NotFound)?;
    let Some(desk) = CompanyDesk::open(db, index, &exhibitor).await? else {
        return Ok(Page::of(&NoBooth::default()));
    };
    let closed = store::closed_by(db.read(), exhibitor.id(), account).await?;
    let booked: BTreeSet<Moment> = taken_by(db, &exhibitor).await?.remove(&account).unwrap_or_default();
    let ground = desk.table.ground();
    let slots = ground.grid.slots().iter().map(|slot| {
        let starts_at = Moment(slot.starts);
        let (open, taken) = (!closed.contains(&starts_at), booked.contains(&starts_at));
        (starts_at, OpenSlot { starts_at, open, taken })
    });
    let days = pages::by_day(ground, slots, |slots| pages::OpenSlotsOfDay { slots });
    Ok(Page::of(&MemberTimes { waiting: desk.waiting(), notice: None, member, days }))
}

/// Changes it.
#[post("/exhibitor/meetings/team/<account>", data = "<fields>")]
async fn change(account: AccountId, exhibitor: Exhibitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let open: BTreeSet<i64> = fields.all("open").filter_map(|at| at.parse().ok()).collect();
    let booked = taken_by(db, &exhibitor).await?.remove(&account).unwrap_or_default();
    let slots = Ground::of(exhibitor.edition()).grid;
    let slots = slots.slots().iter().map(|slot| Moment(slot.starts));
    let closed: Vec<Moment> = slots.filter(|at| !open.contains(&at.0) && !booked.contains(at)).collect();
    let takes = fields.one("takes") == Some("yes");
    service::set_member(db, &exhibitor, account, takes.then_some(closed)).await?;
    Ok(Answer::to("/exhibitor/meetings/team?done=team"))
}

/// Gives a meeting to a member, or to nobody for now.
#[post("/exhibitor/meetings/requests/<id>/representative", data = "<fields>")]
async fn assign(
    id: MeetingRequestId,
    exhibitor: Exhibitor,
    fields: Fields,
    db: &State<Db>,
) -> Result<Answer> {
    let row = meetings::of_exhibitor(db.read(), exhibitor.id(), id).await?;
    let account: Option<AccountId> = desk::id(&fields, "representative")?;
    service::assign(db, &exhibitor, &row, account).await?;
    Ok(Answer::to(format!("/exhibitor/meetings?done=assigned&of={}#m-{id}", row.visitor_id)))
}

async fn members(db: &Db, exhibitor: &Exhibitor) -> Result<BTreeMap<AccountId, Member>> {
    let representatives = store::members(db.read(), exhibitor.id()).await?;
    let mut taken = taken_by(db, exhibitor).await?;
    let people = accounts::members(db.read(), exhibitor.id()).await?;
    let member = |(it, _): (accounts::entity::account::Model, String)| {
        let closed = representatives.get(&it.id);
        let meetings = taken.remove(&it.id).unwrap_or_default().len();
        let closed_slots = closed.map_or(0, BTreeSet::len);
        let member =
            Member { account: it.id, name: it.name, takes: closed.is_some(), meetings, closed: closed_slots };
        (it.id, member)
    };
    Ok(people.into_iter().map(member).collect())
}

/// The slots in which each person takes a meeting.
async fn taken_by(db: &Db, exhibitor: &Exhibitor) -> Result<BTreeMap<AccountId, BTreeSet<Moment>>> {
    let held = meetings::meetings_of_exhibitor(db.read(), exhibitor.id()).await?;
    let ids: Vec<_> = held.iter().map(|row| row.id).collect();
    let assigned = store::assigned(db.read(), &ids).await?;
    let mut taken: BTreeMap<AccountId, BTreeSet<Moment>> = BTreeMap::new();
    for row in &held {
        if let Some(account) = assigned.get(&row.id) {
            taken.entry(*account).or_default().insert(row.starts_at);
        }
    }
    Ok(taken)
}

fn notice(asked: &AskedFor<'_>) -> Option<Notice> {
    let said = Notice { key: "requests-done-team", tone: "ok", name: Bilingual::default(), undo: None };
    (asked.done == Some("team")).then_some(said)
}
