//! One-time codes and links: sent to an address, good for one purpose, once, for a short time.
//!
//! Six digits are stored as an HMAC (a bare hash of a million possibilities would be no secret), five tries each;
//! links carry 256 random bits. At most three codes an address and purpose in ten minutes.
use super::entity::one_time_code::{ActiveModel, COLUMN, Entity, Model};
use crate::db::Change;
use crate::kernel::id::EditionId;
use crate::kernel::secret::{self, MasterSecret, Token};
use crate::kernel::{Error, Moment, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, Set};

/// Tries a six-digit code has.
const TRIES: i32 = 5;
/// Codes an address may ask for in [`WINDOW_MINUTES`].
const BUDGET: u64 = 3;
const WINDOW_MINUTES: i64 = 10;

/// What a code is for, and for whom.
#[derive(Clone, Debug)]
pub struct Purpose<'a> {
    /// `badge`, `reset`, `invitation`, `second-factor` …
    pub name: &'a str,
    /// The address (e-mail or mobile) it goes to.
    pub target: &'a str,
    /// Whom it will let in.
    pub subject: Option<Uuid>,
    /// The edition, when the subject belongs to one.
    pub edition: Option<EditionId>,
}

/// Makes six digits good for ten minutes; earlier ones for the same purpose and address stop working.
///
/// # Errors
/// [`Error::TooMany`] when the address has asked too often.
pub async fn issue_digits(change: &Change, master: &MasterSecret, purpose: &Purpose<'_>) -> Result<String> {
    let since = change.at.plus_minutes(-WINDOW_MINUTES);
    let recent = Entity::find()
        .filter(COLUMN.target.eq(purpose.target))
        .filter(COLUMN.purpose.eq(purpose.name))
        .filter(COLUMN.created_at.gt(since))
        .count(change.tx())
        .await?;
    if recent >= BUDGET {
        return Err(Error::TooMany(60 * u64::try_from(WINDOW_MINUTES).unwrap_or(10)));
    }
    use_up(change, purpose).await?;
    let digits = format!("{:06}", secret::below(1_000_000));
    add(change, purpose, digits_hash(master, purpose, &digits), WINDOW_MINUTES).await?;
    Ok(digits)
}

/// The subject, if the digits are right; a wrong guess costs a try. Commit the change either way.
///
/// # Errors
/// As any write.
pub async fn check_digits(
    change: &Change,
    master: &MasterSecret,
    purpose: &Purpose<'_>,
    digits: &str,
) -> Result<Option<Model>> {
    let row = Entity::find()
        .filter(COLUMN.target.eq(purpose.target))
        .filter(COLUMN.purpose.eq(purpose.name))
        .filter(COLUMN.used_at.is_null())
        .filter(COLUMN.expires_at.gt(change.at))
        .filter(COLUMN.tries_left.gt(0))
        .order_by_desc(COLUMN.created_at)
        .one(change.tx())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    let right = secret::same(row.code_hash.as_bytes(), digits_hash(master, purpose, &plain).as_bytes());
    let used = ActiveModel {
        tries_left: Set(row.tries_left - 1),
        used_at: Set(right.then_some(change.at)),
        ..Default::default()
    };
    // Compare-and-set: two tries at the same moment cannot both count as one.
    let won = Entity::update_many()
        .set(used)
        .filter(COLUMN.id.eq(row.id))
        .filter(COLUMN.tries_left.eq(row.tries_left))
        .filter(COLUMN.used_at.is_null())
        .exec(change.tx())
        .await?;
    Ok((right && won.rows_affected == 1).then_some(row))
}

/// Makes a link's token good for `minutes`.
///
/// # Errors
/// As any write.
pub async fn issue_link(change: &Change, purpose: &Purpose<'_>, minutes: i64) -> Result<Token> {
    let token = Token::new(purpose.name);
    add(change, purpose, token.hash(), minutes).await?;
    Ok(token)
}

/// What a link's token is good for, without using it up (for the page with the button).
///
/// # Errors
/// As any query.
pub async fn look_at_link(
    db: &impl ConnectionTrait,
    name: &str,
    token: &str,
    now: Moment,
) -> Result<Option<Model>> {
    let row = Entity::find()
        .filter(COLUMN.code_hash.eq(secret::hash(token)))
        .filter(COLUMN.purpose.eq(name))
        .filter(COLUMN.used_at.is_null())
        .filter(COLUMN.expires_at.gt(now));
    Ok(row.one(db).await?)
}

/// Uses a link's token up.
///
/// # Errors
/// [`Error::NotFound`] when it is wrong, used or too old.
pub async fn use_link(change: &Change, name: &str, token: &str) -> Result<Model> {
    let row = look_at_link(change.tx(), name, token, change.at).await?.ok_or(Error::NotFound)?;
    let used = Entity::update_many()
        .set(ActiveModel { used_at: Set(Some(change.at)), ..Default::default() })
        .filter(COLUMN.id.eq(row.id))
        .filter(COLUMN.used_at.is_null())
        .exec(change.tx())
        .await?;
    if used.rows_affected == 1 { Ok(row) } else { Err(Error::NotFound) }
}

/// Forgets codes a day after they ended.
///
/// # Errors
/// As any write.
pub async fn forget_old(change: &Change) -> Result<u64> {
    let gone =
        Entity::delete_many().filter(COLUMN.expires_at.lt(change.at.plus_days(-1))).exec(change.tx()).await?;
    Ok(gone.rows_affected)
}

async fn use_up(change: &Change, purpose: &Purpose<'_>) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { used_at: Set(Some(change.at)), ..Default::default() })
        .filter(COLUMN.target.eq(purpose.target))
        .filter(COLUMN.purpose.eq(purpose.name))
        .filter(COLUMN.used_at.is_null())
        .exec(change.tx())
        .await?;
    Ok(())
}

async fn add(change: &Change, purpose: &Purpose<'_>, code_hash: String, minutes: i64) -> Result<()> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        purpose: Set(purpose.name.to_owned()),
        target: Set(purpose.target.to_owned()),
        subject_id: Set(purpose.subject),
        edition_id: Set(purpose.edition),
        code_hash: Set(code_hash),
        tries_left: Set(TRIES),
        created_at: Set(change.at),
        expires_at: Set(change.at.plus_minutes(minutes)),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

fn digits_hash(master: &MasterSecret, purpose: &Purpose<'_>, digits: &str) -> String {
    let text = format!("{}\n{}\n{digits}", purpose.name, purpose.target);
    secret::hex(&secret::mac(&master.derive("one-time-codes"), text.as_bytes()))
}
