//! Finding a badge without its code. Nothing is listed until something is asked for, and names are masked: the
//! person in front of the steward says the rest.
use super::answer::{category_name, time};
use super::house::House;
use super::store;
use crate::db::Db;
use crate::kernel::{Lang, Result};
use crate::show::Edition;
use crate::visitors::ShortCode;
use crate::visitors::entity::badge;
use serde::Serialize;
use utoipa::ToSchema;

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

/// Badges by short code (nine digits) or the last four digits of a mobile number; anything else finds nothing.
///
/// # Errors
/// As any query.
pub async fn badges(db: &Db, edition: &Edition, asked: &str, lang: Lang) -> Result<Vec<Found>> {
    let asked = asked.trim();
    let rows = if let Some(short) = ShortCode::typed(asked) {
        store::badges_by_short_code(db.read(), edition.id, short.as_str()).await?
    } else if asked.len() == 4 && asked.bytes().all(|digit| digit.is_ascii_digit()) {
        store::badges_by_mobile_tail(db.read(), edition.id, asked).await?
    } else {
        vec![]
    };
    let today = House::of(edition, vec![]).now(db.now()).day;
    let admissions = store::admissions_of(db.read(), rows.iter().map(|row| row.id).collect(), &today).await?;
    let found = rows.into_iter().map(|row| {
        let admitted = admissions.iter().find(|admission| admission.badge_id == row.id);
        Found {
            name: masked(&row.name),
            company: row.company,
            category_name: category_name(edition, &row.category, lang),
            category: row.category,
            short_code: row.short_code,
            revoked: row.status == badge::Status::Revoked,
            admitted: admitted.map(|admission| time(admission.at, edition)),
        }
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
