//! Badges: issuing, finding and revoking them. Exhibitors' staff wear the same kind.
use super::code::{BadgeKey, Code, NotACode, Serial};
use super::entity::badge::{self, ActiveModel, COLUMN, Column, Entity, Model as Badge, Status};
use super::short_code::ShortCode;
use crate::db::Change;
use crate::kernel::id::{BadgeId, EditionId, ExhibitorId, VisitorId};
use crate::kernel::secret::{MasterSecret, random};
use crate::kernel::{Error, Event, Result};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use std::collections::{HashMap, HashSet};

/// Rows of one insert: 14 columns each, well below SQLite's limit of parameters.
const BATCH: usize = 400;
/// Chances to draw a number nobody has; one in some thousands needs a second.
const DRAWS: usize = 8;

/// What a new badge says.
#[derive(Clone, Debug)]
pub struct NewBadge {
    /// Where it is worn.
    pub edition: EditionId,
    /// Which key signs it: the edition's current epoch.
    pub epoch: i32,
    /// A code of the edition's badge categories.
    pub category: String,
    /// The visitor who wears it, if it is a visitor's.
    pub visitor: Option<VisitorId>,
    /// The company whose staff wear it, if it is an exhibitor's.
    pub exhibitor: Option<ExhibitorId>,
    /// As printed.
    pub name: String,
    /// As printed; empty for somebody who works for themselves.
    pub company: String,
}

/// Issues one badge with a fresh serial and short code.
///
/// # Errors
/// `visitors-refused-has-badge` when the visitor has a valid one; as any write.
pub async fn add_badge(change: &Change, new: NewBadge) -> Result<Badge> {
    for _ in 0..DRAWS {
        let badge = drawn(change, new.clone());
        let added = Entity::insert(ActiveModel::from(badge.clone()))
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(change.tx())
            .await?;
        if added == 1 {
            change.record(Event::BadgeIssued { badge: badge.id }).await?;
            return Ok(badge);
        }
    }
    Err(Error::Refused("visitors-refused-has-badge"))
}

/// Issues many badges at once, a few statements for hundreds. Nothing is written into the audit trail: whoever
/// imports or generates records that.
///
/// # Errors
/// As any write.
pub async fn add_badges(change: &Change, new: Vec<NewBadge>) -> Result<Vec<Badge>> {
    let mut issued = Vec::with_capacity(new.len());
    let mut numbers = HashSet::new();
    for batch in new.chunks(BATCH) {
        let mut badges: Vec<Badge> = batch.iter().map(|new| drawn(change, new.clone())).collect();
        for _ in 0..DRAWS {
            let taken = taken(change, &badges).await?;
            let mut seen = numbers.clone();
            let again = badges
                .iter_mut()
                .filter(|b| taken.contains(&b.short_code) || !seen.insert(b.short_code.clone()));
            let redrawn = again.map(|badge| badge.short_code = draw_short_code()).count();
            if redrawn == 0 {
                numbers = seen;
                break;
            }
        }
        Entity::insert_many(badges.iter().cloned().map(ActiveModel::from))
            .exec_without_returning(change.tx())
            .await?;
        issued.extend(badges);
    }
    Ok(issued)
}

fn drawn(change: &Change, new: NewBadge) -> Badge {
    let mut serial = [0; 5];
    random(&mut serial);
    Badge {
        id: BadgeId::new(),
        edition_id: new.edition,
        serial: Serial::new(serial).stored(),
        epoch: new.epoch,
        category: new.category,
        visitor_id: new.visitor,
        exhibitor_id: new.exhibitor,
        name: new.name,
        company: new.company,
        short_code: draw_short_code(),
        status: Status::Valid,
        reason: None,
        created_at: change.at,
        revoked_at: None,
    }
}

fn draw_short_code() -> String {
    let mut chance = [0; 4];
    random(&mut chance);
    ShortCode::new(chance).into()
}

async fn taken(change: &Change, badges: &[Badge]) -> Result<HashSet<String>> {
    let Some(first) = badges.first() else { return Ok(HashSet::new()) };
    let rows: Vec<String> = Entity::find()
        .select_only()
        .column(Column::ShortCode)
        .filter(COLUMN.edition_id.eq(first.edition_id))
        .filter(Column::ShortCode.is_in(badges.iter().map(|b| b.short_code.as_str())))
        .into_tuple()
        .all(change.tx())
        .await?;
    Ok(rows.into_iter().collect())
}

/// The code of a badge, as its QR symbol says it.
pub fn code(secret: &MasterSecret, badge: &Badge) -> Result<Code> {
    let serial = Serial::try_from(badge.serial).map_err(Error::broken)?;
    let epoch = u8::try_from(badge.epoch).unwrap_or_default();
    Ok(Code::sign(&BadgeKey::derive(secret, badge.edition_id, epoch), serial))
}

/// The serial of a genuine code of this edition, in any form a scanner or a thumb may give it.
///
/// # Errors
/// [`NotACode`] for junk and for codes of other editions or forgers alike.
pub fn read_code(secret: &MasterSecret, edition: EditionId, text: &str) -> Result<Serial, NotACode> {
    let code: Code = text.parse()?;
    let genuine = code.is_genuine(&BadgeKey::derive(secret, edition, code.epoch()));
    if genuine { Ok(code.serial()) } else { Err(NotACode) }
}

/// The badge with this id.
///
/// # Errors
/// [`Error::NotFound`] in another edition; as any query.
pub async fn badge(db: &impl ConnectionTrait, edition: EditionId, id: BadgeId) -> Result<Badge> {
    one(db, Entity::find_by_id(id).filter(COLUMN.edition_id.eq(edition))).await
}

/// The badge with this serial.
///
/// # Errors
/// As [`badge`].
pub async fn badge_by_serial(db: &impl ConnectionTrait, edition: EditionId, serial: Serial) -> Result<Badge> {
    let query =
        Entity::find().filter(COLUMN.edition_id.eq(edition)).filter(COLUMN.serial.eq(serial.stored()));
    one(db, query).await
}

/// The badge with this short code.
///
/// # Errors
/// As [`badge`].
pub async fn badge_by_short_code(
    db: &impl ConnectionTrait,
    edition: EditionId,
    code: &ShortCode,
) -> Result<Badge> {
    let query =
        Entity::find().filter(COLUMN.edition_id.eq(edition)).filter(COLUMN.short_code.eq(code.as_str()));
    one(db, query).await
}

async fn one(db: &impl ConnectionTrait, query: sea_orm::Select<Entity>) -> Result<Badge> {
    query.one(db).await?.ok_or(Error::NotFound)
}

/// All badges a visitor ever had, the newest first.
///
/// # Errors
/// As any query.
pub async fn badges_of(db: &impl ConnectionTrait, visitor: VisitorId) -> Result<Vec<Badge>> {
    Ok(Entity::find().filter(COLUMN.visitor_id.eq(visitor)).order_by_desc(COLUMN.id).all(db).await?)
}

/// All badges of a company's staff, the newest first.
///
/// # Errors
/// As any query.
pub async fn badges_of_exhibitor(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Vec<Badge>> {
    Ok(Entity::find().filter(COLUMN.exhibitor_id.eq(exhibitor)).order_by_desc(COLUMN.id).all(db).await?)
}

/// The visitor's newest badge, valid or not.
///
/// # Errors
/// [`Error::NotFound`] for a visitor without any; as any query.
pub async fn badge_of(db: &impl ConnectionTrait, visitor: VisitorId) -> Result<Badge> {
    badges_of(db, visitor).await?.into_iter().next().ok_or(Error::NotFound)
}

/// Stops a badge from admitting, for ever.
///
/// # Errors
/// `refused-moved-meanwhile` when it is revoked already; as any write.
pub async fn revoke(change: &Change, badge: &Badge, reason: &str) -> Result<()> {
    let stopped = Entity::update_many()
        .set(badge::ActiveModel {
            status: Set(Status::Revoked),
            reason: Set(Some(reason.to_owned())),
            revoked_at: Set(Some(change.at)),
            ..Default::default()
        })
        .filter(COLUMN.id.eq(badge.id))
        .filter(COLUMN.status.eq(Status::Valid))
        .exec(change.tx())
        .await?;
    if stopped.rows_affected == 0 {
        return Err(Error::Refused("refused-moved-meanwhile"));
    }
    // The reason may name people; it stays with the badge and out of the trail.
    change.record(Event::BadgeRevoked { badge: badge.id, reason: String::new() }).await
}

/// The visitor's valid badge says another company from now on.
pub(super) async fn rename_company(change: &Change, visitor: VisitorId, company: &str) -> Result<()> {
    Entity::update_many()
        .set(badge::ActiveModel { company: Set(company.to_owned()), ..Default::default() })
        .filter(COLUMN.visitor_id.eq(visitor))
        .filter(COLUMN.status.eq(Status::Valid))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Each visitor's newest badge.
pub(super) async fn newest(
    db: &impl ConnectionTrait,
    visitors: &[VisitorId],
) -> Result<HashMap<VisitorId, Badge>> {
    let mine = Entity::find().filter(COLUMN.visitor_id.is_in(visitors.iter().copied()));
    let badges = mine.order_by_asc(COLUMN.id).all(db).await?;
    Ok(badges.into_iter().filter_map(|badge| Some((badge.visitor_id?, badge))).collect())
}
