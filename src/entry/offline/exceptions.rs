//! What holds for one badge only: it is on the blocklist, or good on certain days. The office writes it down by the short
//! code; writing a badge down once more replaces what stood there, and nothing at all ends its exception.
use crate::accounts::GateDesk;
use crate::db::Db;
use crate::entry::entity::exception::{ActiveModel, Column, Entity, Model as Exception};
use crate::kernel::id::EditionId;
use crate::kernel::{Event, Mistake, Result};
use crate::visitors::entity::badge;
use crate::visitors::{self, ShortCode};
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};
use jiff::civil::Date;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Nobody reads more than this.
const SHOWN: u64 = 500;

/// What the office wants for one badge.
#[derive(Clone, Debug)]
pub struct Wish {
    pub short: ShortCode,
    pub blocked: bool,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub why: String,
}

/// Reads the form.
///
/// # Errors
/// Every mistake, by field.
pub fn wish(fields: &Fields) -> Result<Wish, Mistakes> {
    let check = Check::of(fields);
    let short = check
        .required("short_code", |text| ShortCode::typed(text).ok_or(Mistake::of("offline-form-short-code")));
    let day = |text: &str| text.parse::<Date>().map_err(|_| Mistake::of("offline-form-day"));
    let valid_from = check.optional("valid_from", day).flatten();
    let valid_until = check.optional("valid_until", day).flatten();
    let why = check.optional_line("why", 200).unwrap_or_default();
    let blocked = check.ticked("blocked");
    if valid_from.zip(valid_until).is_some_and(|(from, until)| from > until) {
        check.mistake("valid_until", Mistake::of("offline-form-days-turned"));
    }
    check.done(|| Some(Wish { short: short?, blocked, valid_from, valid_until, why }))
}

/// Every exception, the newest first, with its badge.
///
/// # Errors
/// As any query.
pub async fn all(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<(Exception, badge::Model)>> {
    let rows = Entity::find()
        .filter(Column::EditionId.eq(edition))
        .order_by_desc(Column::ChangedAt)
        .limit(SHOWN)
        .all(db)
        .await?;
    let ids = rows.iter().map(|row| row.badge_id);
    let badges = badge::Entity::find().filter(badge::Column::Id.is_in(ids)).all(db).await?;
    let with = |row: Exception| {
        let badge = badges.iter().find(|badge| badge.id == row.badge_id)?.clone();
        Some((row, badge))
    };
    Ok(rows.into_iter().filter_map(with).collect())
}

/// Writes it down. It holds from the next scan on.
///
/// # Errors
/// [`crate::kernel::Error::NotFound`] when no badge of the edition has this short code; as any write.
pub async fn except(db: &Db, desk: &GateDesk, wish: Wish) -> Result<()> {
    let edition = desk.edition().id;
    db.change(desk, async |change| {
        let badge = visitors::badge_by_short_code(change.tx(), edition, &wish.short).await?;
        let day = |day: Option<Date>| Set(day.map(|day| day.to_string()));
        let row = ActiveModel {
            badge_id: Set(badge.id),
            edition_id: Set(edition),
            valid_from: day(wish.valid_from),
            valid_until: day(wish.valid_until),
            blocked_at: Set(wish.blocked.then_some(change.at)),
            why: Set(wish.why),
            changed_at: Set(change.at),
        };
        let columns =
            [Column::ValidFrom, Column::ValidUntil, Column::BlockedAt, Column::Why, Column::ChangedAt];
        Entity::insert(row)
            .on_conflict(OnConflict::column(Column::BadgeId).update_columns(columns).to_owned())
            .exec_without_returning(change.tx())
            .await?;
        change.record(Event::BadgeExcepted { badge: badge.id }).await
    })
    .await
}
