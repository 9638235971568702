//! What a phone at a booth sends, before anybody believes it.
use super::entity::lead::Rating;
use crate::db::Db;
use crate::kernel::id::LeadScanId;
use crate::kernel::secret::{self, MasterSecret};
use crate::kernel::{Error, Mistake, Moment, Result, text};
use crate::show::Edition;
use crate::visitors::{self, Badge, BadgeStatus, ShortCode};
use crate::web::check::Mistakes;
use serde_json::Value;

/// As long as a note may be, in characters.
pub const LONGEST_NOTE: usize = 1000;
/// A phone's clock is believed back to so many days.
const OLDEST_DAYS: i64 = 30;

/// A badge that was scanned, checked.
#[derive(Clone, Debug)]
pub struct Scanned {
    pub id: LeadScanId,
    pub badge: Badge,
    pub at: Moment,
    /// Given at the scan; the one before stays where this is missing.
    pub rating: Option<Rating>,
    /// As the rating.
    pub note: Option<String>,
}

/// Reads one scan: `{"scan_id", "code", "scanned_at", "rating"?, "note"?}`.
///
/// # Errors
/// As any query; inside, every mistake by its field.
pub async fn read(
    db: &Db,
    master: &MasterSecret,
    edition: &Edition,
    sent: &Value,
) -> Result<Result<Scanned, Mistakes>> {
    let mut mistakes = Mistakes::new();
    let mut wrong =
        |field: &str, mistake: Mistake| mistakes.entry(field.to_owned()).or_default().push(mistake);
    let words =
        |field: &str| sent.get(field).and_then(Value::as_str).map(str::trim).filter(|it| !it.is_empty());
    let id = words("scan_id").filter(|id| id.len() <= 100 && id.is_ascii()).map(scan_id);
    if id.is_none() {
        wrong("scan_id", Mistake::of("form-required"));
    }
    let badge = match words("code") {
        None => Err(Mistake::of("form-required")),
        Some(code) => badge(db, master, edition, code).await?,
    };
    let badge = badge.map_err(|mistake| wrong("code", mistake)).ok();
    let rating = words("rating").map(|word| Rating::parse(word).ok_or(Mistake::of("form-unknown-choice")));
    let rating = rating.transpose().map_err(|mistake| wrong("rating", mistake)).ok().flatten();
    let note = words("note").map(|note| text::paragraph(note, LONGEST_NOTE));
    let note = note.transpose().map_err(|mistake| wrong("note", mistake)).ok().flatten();
    let at = at(words("scanned_at").and_then(Moment::parse_rfc3339), db.now());
    Ok(match (id, badge, mistakes.is_empty()) {
        (Some(id), Some(badge), true) => Ok(Scanned { id, badge, at, rating, note }),
        _ => Err(mistakes),
    })
}

/// The visitor's badge that a code, a link or the digits under it name.
///
/// # Errors
/// As any query; inside, what to tell whoever scanned it.
pub async fn badge(
    db: &Db,
    master: &MasterSecret,
    edition: &Edition,
    code: &str,
) -> Result<Result<Badge, Mistake>> {
    let found = if let Some(short) = ShortCode::typed(code) {
        visitors::badge_by_short_code(db.read(), edition.id, &short).await
    } else if let Ok(serial) = visitors::read_code(master, edition.id, code) {
        visitors::badge_by_serial(db.read(), edition.id, serial).await
    } else {
        Err(Error::NotFound)
    };
    Ok(match found {
        Ok(badge) if badge.status == BadgeStatus::Revoked => Err(Mistake::of("leads-mistake-revoked")),
        Ok(badge) if badge.visitor_id.is_none() => Err(Mistake::of("leads-mistake-nobody")),
        Ok(badge) => Ok(badge),
        Err(Error::NotFound) => Err(Mistake::of("leads-mistake-code")),
        Err(other) => return Err(other),
    })
}

/// The id of a scan: a UUID as it is, any other text by its hash.
pub fn scan_id(told: &str) -> LeadScanId {
    let hashed = || secret::hash(told).get(..32).and_then(|hex| hex.parse().ok());
    told.parse().ok().or_else(hashed).unwrap_or_else(LeadScanId::new)
}

/// When it was scanned, as far as the phone's clock can be believed.
fn at(told: Option<Moment>, now: Moment) -> Moment {
    told.filter(|told| (now.plus_days(-OLDEST_DAYS)..=now).contains(told)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_clock_is_not_believed() {
        let now = Moment(1_760_000_000_000);
        assert_eq!(at(Some(now.plus_minutes(-90)), now), now.plus_minutes(-90));
        assert_eq!(at(Some(now.plus_minutes(1)), now), now);
        assert_eq!(at(Some(now.plus_days(-31)), now), now);
        assert_eq!(at(None, now), now);
    }

    #[test]
    fn an_id_of_any_form_is_the_same_id_again() {
        assert_eq!(scan_id("phone-1/7"), scan_id("phone-1/7"));
        assert_ne!(scan_id("phone-1/7"), scan_id("phone-1/8"));
    }
}
