//! The packs of this server: made when somebody asks, kept while they are true.
use super::pack::{self, Visit};
use crate::db::Db;
use crate::entry::entity::{admission, exception};
use crate::entry::group::Wearer;
use crate::entry::house::{House, Houses};
use crate::entry::ledger;
use crate::kernel::id::{BadgeId, EditionId};
use crate::kernel::secret::MasterSecret;
use crate::kernel::{Error, Moment, Result, secret};
use crate::show::Edition;
use crate::visitors::entity::badge;
use crate::visitors::{BadgeKey, Code, Serial};
use crate::web::Views;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// Who came in meanwhile is news after so long; a badge that was made, stopped or changed is news at once.
const LIFE: Duration = Duration::from_secs(60);

/// One edition for devices.
#[derive(Debug)]
pub struct Pack {
    pub bytes: Vec<u8>,
    /// Of what it says: two packs of the same content have the same one, though they are closed differently.
    pub etag: String,
}

/// The packs by edition. Whoever asks while one is being made waits for it.
#[derive(Default)]
pub struct Packs(Mutex<HashMap<EditionId, Kept>>);

struct Kept {
    checked: Instant,
    badges: Badges,
    pack: Arc<Pack>,
}

/// Changes whenever a badge is made, stopped or excepted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
struct Badges {
    count: i64,
    stopped: Option<Moment>,
    excepted: Option<Moment>,
}

impl Packs {
    /// Makes them again next time: zones or gates were changed.
    pub async fn forget(&self) {
        self.0.lock().await.clear();
    }

    /// The pack of `edition`.
    ///
    /// # Errors
    /// As any query.
    pub async fn of(
        &self,
        (db, houses, secret): (&Db, &Houses, &MasterSecret),
        views: &Views,
        edition: &Edition,
    ) -> Result<Arc<Pack>> {
        let mut packs = self.0.lock().await;
        let badges = badges(db.read(), edition.id).await?;
        if let Some(kept) = packs.get(&edition.id)
            && kept.checked.elapsed() < LIFE
            && kept.badges == badges
        {
            return Ok(kept.pack.clone());
        }
        let house = houses.of(db, edition).await?;
        let head = pack::head(edition, &house, views);
        let rows = rows(db, &house, edition, secret).await?;
        let etag = etag(&head, &rows);
        let before =
            packs.get(&edition.id).filter(|kept| kept.pack.etag == etag).map(|kept| kept.pack.clone());
        let pack = match before {
            Some(pack) => pack,
            None => Arc::new(Pack { bytes: assembled(head, db.now(), rows).await?, etag }),
        };
        packs.insert(edition.id, Kept { checked: Instant::now(), badges, pack: pack.clone() });
        Ok(pack)
    }
}

/// Closing tens of thousands of rows takes a processor for a moment.
async fn assembled(head: serde_json::Value, at: Moment, rows: Vec<(String, String)>) -> Result<Vec<u8>> {
    let work = move || pack::assemble(head, at, &rows);
    tokio::task::spawn_blocking(work).await.map_err(Error::broken)?.map_err(Error::broken)
}

fn etag(head: &serde_json::Value, rows: &[(String, String)]) -> String {
    let mut all = head.to_string();
    for (code, row) in rows {
        all.push_str(code);
        all.push_str(row);
    }
    format!("\"{}\"", &secret::hash(&all)[..32])
}

async fn badges(db: &impl ConnectionTrait, edition: EditionId) -> Result<Badges> {
    let (count, stopped): (i64, Option<Moment>) = badge::Entity::find()
        .select_only()
        .column_as(badge::Column::Id.count(), "badges")
        .column_as(badge::Column::RevokedAt.max(), "stopped")
        .filter(badge::Column::EditionId.eq(edition))
        .into_tuple()
        .one(db)
        .await?
        .unwrap_or_default();
    let excepted: Option<Option<Moment>> = exception::Entity::find()
        .select_only()
        .column_as(exception::Column::ChangedAt.max(), "excepted")
        .filter(exception::Column::EditionId.eq(edition))
        .into_tuple()
        .one(db)
        .await?;
    Ok(Badges { count, stopped, excepted: excepted.flatten() })
}

/// The code of each badge and what its row says, in the order of their ids.
async fn rows(
    db: &Db,
    house: &House,
    edition: &Edition,
    secret: &MasterSecret,
) -> Result<Vec<(String, String)>> {
    let mut wearers = ledger::wearing(db.read(), edition.id, Condition::all()).await?;
    wearers.sort_unstable_by_key(|wearer| wearer.badge);
    let mut days: HashMap<BadgeId, Vec<Visit>> = HashMap::new();
    let query = admission::Entity::find().filter(admission::Column::EditionId.eq(edition.id));
    for row in query.all(db.read()).await? {
        let gate = edition.gates.iter().find(|gate| gate.id == row.gate_id);
        let visit = Visit {
            minute: house.now(row.at).minute,
            gate: gate.map(|gate| gate.code.clone()).unwrap_or_default(),
            admission: row,
        };
        days.entry(visit.admission.badge_id).or_default().push(visit);
    }
    let mut keys: HashMap<i32, BadgeKey> = HashMap::new();
    let mut rows = Vec::with_capacity(wearers.len());
    for wearer in &wearers {
        let key = keys.entry(wearer.epoch).or_insert_with(|| {
            BadgeKey::derive(secret, edition.id, u8::try_from(wearer.epoch).unwrap_or_default())
        });
        let mut visits = days.remove(&wearer.badge).unwrap_or_default();
        visits.sort_by(|a, b| a.admission.day.cmp(&b.admission.day));
        rows.push((code(key, wearer)?, pack::row(wearer, &visits)));
    }
    Ok(rows)
}

fn code(key: &BadgeKey, wearer: &Wearer) -> Result<String> {
    let serial = Serial::try_from(wearer.serial).map_err(Error::broken)?;
    Ok(Code::sign(key, serial).to_string())
}
