//! Finding a badge without its code: by the nine digits under it, the end of a mobile number, the name as it is written
//! or said, or the company. Nothing is listed until something is asked for, and names are masked: the person in front
//! of the steward says the rest.
use super::answer::{category_name, time};
use super::house::House;
use super::names::{self, Names};
use super::store;
use crate::db::{Db, Happening};
use crate::kernel::id::{BadgeId, EditionId};
use crate::kernel::{Error, Event, Lang, Moment, Result};
use crate::show::Edition;
use crate::visitors::ShortCode;
use crate::visitors::entity::badge;
use rocket::tokio::sync::{Mutex, broadcast};
use rocket::tokio::task::spawn_blocking;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, hash_map};
use std::sync::Arc;
use std::time::{Duration, Instant};
use utoipa::ToSchema;

/// How many badges a look-up shows at most.
pub const MOST: usize = 50;
/// A badge made by another server is found after at most so long.
const ASK_AGAIN: Duration = Duration::from_secs(1);
/// Two servers' clocks differ by less, and no registration takes longer to commit.
const OVERLAP_MS: u64 = 3_000;
/// A company that was renamed is found by its new name after at most so long; its badge shows it at once.
const LIFE: Duration = Duration::from_secs(300);
/// So many badges stand unsorted beside the others at most.
const UNSORTED: usize = 2_000;

/// A badge as a look-up shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Found {
    pub name: String,
    pub company: String,
    pub category: String,
    pub category_name: String,
    pub short_code: String,
    pub revoked: bool,
    /// When they came in today.
    pub admitted: Option<String>,
}

/// What a look-up found.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct ManyFound {
    pub badges: Vec<Found>,
    /// There are more than these: ask for more of the name.
    pub more: bool,
}

/// The names on every edition's badges, kept in memory; cheap to clone.
#[derive(Clone, Default)]
pub struct LookUp(Arc<Mutex<HashMap<EditionId, Kept>>>);

struct Kept {
    names: Names<BadgeId>,
    made: Instant,
    asked: Instant,
    /// The newest badges: when asked again they are read again, lest one that was slow to commit is missed.
    recent: BTreeSet<BadgeId>,
    news: broadcast::Receiver<Happening>,
    renewing: bool,
}

impl LookUp {
    /// Badges by short code (nine digits), the last four digits of a mobile number, or the beginning of a name, of its
    /// pinyin, of its initials or of a company: from two Chinese characters or three letters on.
    ///
    /// # Errors
    /// As any query.
    pub async fn badges(&self, db: &Db, edition: &Edition, asked: &str, lang: Lang) -> Result<ManyFound> {
        let asked = asked.trim();
        let mut rows = if let Some(short) = ShortCode::typed(asked) {
            store::badges_by_short_code(db.read(), edition.id, short.as_str()).await?
        } else if is_tail(asked) {
            store::badges_by_mobile_tail(db.read(), edition.id, asked, MOST as u64 + 1).await?
        } else if let Some(asked) = names::asked(asked) {
            let ids = self.find(db, edition.id, &asked).await?;
            store::badges_in_order(db.read(), edition.id, &ids).await?
        } else {
            return Ok(ManyFound::default());
        };
        let more = rows.len() > MOST;
        rows.truncate(MOST);
        Ok(ManyFound { badges: told(db, edition, rows, lang).await?, more })
    }

    /// Is this enough to look for somebody?
    pub fn understands(asked: &str) -> bool {
        ShortCode::typed(asked).is_some() || is_tail(asked) || names::asked(asked).is_some()
    }

    async fn find(&self, db: &Db, edition: EditionId, asked: &str) -> Result<Vec<BadgeId>> {
        let mut all = self.0.lock().await;
        let kept = match all.entry(edition) {
            hash_map::Entry::Occupied(kept) => kept.into_mut(),
            hash_map::Entry::Vacant(place) => place.insert(Kept::read(db, edition).await?),
        };
        kept.catch_up(db, edition).await?;
        if kept.is_old() && !kept.renewing {
            kept.renewing = true;
            rocket::tokio::spawn(self.clone().renew(db.clone(), edition));
        }
        Ok(kept.names.find(asked, MOST + 1))
    }

    /// Reads an edition's names again while the old ones still answer.
    async fn renew(self, db: Db, edition: EditionId) {
        let read = Kept::read(&db, edition).await;
        let mut all = self.0.lock().await;
        match read {
            Ok(kept) => drop(all.insert(edition, kept)),
            // Tried again at the next look-up.
            Err(error) => {
                tracing::warn!(%error, "the names of the badges could not be read again");
                if let Some(kept) = all.get_mut(&edition) {
                    kept.renewing = false;
                }
            }
        }
    }
}

impl Kept {
    async fn read(db: &Db, edition: EditionId) -> Result<Self> {
        // Listen before reading, so that nothing falls between.
        let (news, made) = (db.live().listen(), Instant::now());
        let rows = store::printed(db.read(), edition, None).await?;
        let mut recent: BTreeSet<BadgeId> = rows.iter().map(|row| row.0).collect();
        forget_older(&mut recent);
        let sorted = spawn_blocking(move || {
            Names::of(rows.iter().map(|(id, name, company)| (*id, name.as_str(), company.as_str())))
        });
        let names = sorted.await.map_err(|err| Error::broken(anyhow::anyhow!("sorting names: {err}")))?;
        Ok(Self { names, made, asked: made, recent, news, renewing: false })
    }

    fn is_old(&self) -> bool {
        self.made.elapsed() > LIFE || self.names.fresh() > UNSORTED
    }

    /// Takes in the badges made since.
    async fn catch_up(&mut self, db: &Db, edition: EditionId) -> Result<()> {
        if !self.has_news() && self.asked.elapsed() < ASK_AGAIN {
            return Ok(());
        }
        let asked = Instant::now();
        let rows = store::printed(db.read(), edition, self.recent.last().map(a_little_before)).await?;
        for (id, name, company) in rows {
            if self.recent.insert(id) {
                self.names.add(id, &name, &company);
            }
        }
        forget_older(&mut self.recent);
        self.asked = asked;
        Ok(())
    }

    /// Has this server made a badge since the last look? Who misses news asks too often, never too seldom.
    fn has_news(&mut self) -> bool {
        let mut any = false;
        loop {
            match self.news.try_recv() {
                Ok(happening) => {
                    let event = &happening.event;
                    any |= matches!(**event, Event::VisitorRegistered { .. } | Event::BadgeIssued { .. });
                }
                Err(broadcast::error::TryRecvError::Lagged(_)) => any = true,
                Err(_) => return any,
            }
        }
    }
}

fn forget_older(recent: &mut BTreeSet<BadgeId>) {
    if let Some(from) = recent.last().map(a_little_before) {
        *recent = recent.split_off(&from);
    }
}

/// The first id that could have been given so many milliseconds earlier: an id begins with its instant.
fn a_little_before(id: &BadgeId) -> BadgeId {
    let bits = id.uuid().as_u128();
    let earlier = (bits >> 80).saturating_sub(u128::from(OVERLAP_MS)) << 80;
    uuid::Uuid::from_u128(earlier).into()
}

/// The last four digits of a mobile number.
fn is_tail(asked: &str) -> bool {
    asked.len() == 4 && asked.bytes().all(|digit| digit.is_ascii_digit())
}

async fn told(db: &Db, edition: &Edition, rows: Vec<badge::Model>, lang: Lang) -> Result<Vec<Found>> {
    let today = House::of(edition, vec![]).now(db.now()).day;
    let admissions = store::admissions_of(db.read(), rows.iter().map(|row| row.id).collect(), &today).await?;
    let mut admitted: HashMap<BadgeId, Moment> = HashMap::new();
    for it in admissions {
        let first = admitted.entry(it.badge_id).or_insert(it.at);
        *first = (*first).min(it.at);
    }
    let found = rows.into_iter().map(|row| Found {
        name: masked(&row.name),
        company: row.company,
        category_name: category_name(edition, &row.category, lang),
        category: row.category,
        short_code: row.short_code,
        revoked: row.status == badge::Status::Revoked,
        admitted: admitted.get(&row.id).map(|at| time(*at, edition)),
    });
    Ok(found.collect())
}

/// The first character of each word of a name, the rest as stars.
pub fn masked(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        first + &"*".repeat(letters.count().clamp(1, 3))
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn names_are_masked() {
        assert_eq!(masked("Jane Q Fairweather"), "J*** Q* F***");
        assert_eq!(masked("\u{738b}\u{5c0f}\u{660e}"), "\u{738b}**");
        assert_eq!(masked("\u{20bb7}"), "\u{20bb7}*");
    }
}
