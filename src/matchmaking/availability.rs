//! The page on which a company opens and closes slots and says whom it would like to meet.
use super::desk::CompanyDesk;
use super::ground::Ground;
use super::index::Index;
use super::pages::{self, Notice, OpenSlot};
use super::{service, store};
use crate::accounts::Exhibitor;
use crate::db::Db;
use crate::kernel::{Bilingual, Lang, Moment, Result};
use crate::web::{Check, Fields, FormState};
use serde_json::json;
use std::collections::BTreeSet;

/// The page; none for a company without a booth.
///
/// # Errors
/// As any question to the database.
pub async fn page(
    db: &Db,
    index: &Index,
    exhibitor: &Exhibitor,
    lang: Lang,
    saved: bool,
) -> Result<Option<pages::Availability>> {
    let Some(desk) = CompanyDesk::open(db, index, exhibitor).await? else { return Ok(None) };
    let closed: BTreeSet<Moment> = store::closed_by(db.read(), exhibitor.id()).await?.into_iter().collect();
    let booked = store::meetings_of_exhibitor(db.read(), exhibitor.id()).await?;
    let booked: BTreeSet<Moment> = booked.into_iter().map(|row| row.starts_at).collect();
    let ground = desk.table.ground();
    let slots = ground.grid.slots().iter().map(|slot| {
        let starts_at = Moment(slot.starts);
        let line =
            OpenSlot { starts_at, open: !closed.contains(&starts_at), taken: booked.contains(&starts_at) };
        (starts_at, line)
    });
    let kinds = exhibitor.edition().list("buyer_types").iter();
    let notice =
        Notice { key: "matchmaking-done-availability", tone: "ok", name: Bilingual::default(), undo: None };
    Ok(Some(pages::Availability {
        waiting: desk.waiting(),
        notice: saved.then_some(notice),
        form: FormState::default(),
        days: pages::by_day(ground, slots, |slots| pages::OpenSlotsOfDay { slots }),
        kinds: kinds.map(|kind| json!({ "value": kind.code, "text": kind.name.say(lang) })).collect(),
        sought: store::sought_by(db.read(), exhibitor.id()).await?.into_iter().collect(),
    }))
}

/// What the form says: every slot that is neither ticked nor booked is closed.
///
/// # Errors
/// As any change.
pub async fn change(db: &Db, exhibitor: &Exhibitor, fields: &Fields) -> Result<()> {
    let ground = Ground::of(exhibitor.edition());
    let open: BTreeSet<i64> = fields.all("open").filter_map(|at| at.parse().ok()).collect();
    let booked = store::meetings_of_exhibitor(db.read(), exhibitor.id()).await?;
    let is_booked = |at: i64| booked.iter().any(|row| row.starts_at.0 == at);
    let slots = ground.grid.slots().iter().map(|slot| slot.starts);
    let closed: Vec<Moment> = slots.filter(|at| !open.contains(at) && !is_booked(*at)).map(Moment).collect();
    let known = exhibitor.edition().list("buyer_types");
    let check = Check::of(fields);
    let sought =
        check.choices("buyer_type", 0, known.len(), |code| known.iter().any(|kind| kind.code == code));
    service::open_slots(db, exhibitor, &closed, &sought.unwrap_or_default()).await
}
