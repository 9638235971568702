//! Counting across all domains, for the first page of the office. It reads their tables and does nothing but count;
//! what the words in them mean is told in their `stage` files.
use crate::db::Db;
use crate::entry::{self, Occupancy};
use crate::kernel::id::{EditionId, GateId};
use crate::kernel::{Error, Moment, Result};
use crate::mail;
use crate::show::Edition;
use jiff::ToSpan;
use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ConnectionTrait, TryGetable};
use std::collections::HashMap;

/// Everything that is counted, at one moment.
#[derive(Debug, Default)]
pub struct Numbers {
    pub booths: Booths,
    pub visitors: Visitors,
    pub entry: Entry,
    pub meetings: Meetings,
    pub letters: Letters,
}

/// Applications and booths.
#[derive(Debug, Default)]
pub struct Booths {
    pub waiting: i64,
    /// Since when the oldest of them has waited.
    pub oldest: Option<Moment>,
    pub offers: i64,
    pub exhibitors: i64,
    pub free: i64,
    pub offered: i64,
    pub confirmed: i64,
    pub blocked: i64,
}

/// Registrations.
#[derive(Debug, Default)]
pub struct Visitors {
    pub registered: i64,
    pub today: i64,
    pub matching: i64,
    /// The last thirty days, today last.
    pub per_day: Vec<(Date, i64)>,
}

/// The gates today.
#[derive(Debug, Default)]
pub struct Entry {
    pub arrivals: i64,
    pub inside: i64,
    pub refused: i64,
    /// How full each zone is.
    pub zones: Occupancy,
    /// People let in at each gate.
    pub gates: Vec<(GateId, i64)>,
}

/// Requests and meetings.
#[derive(Debug, Default)]
pub struct Meetings {
    pub requested: i64,
    pub agreed: i64,
}

/// The outbox.
#[derive(Debug, Default)]
pub struct Letters {
    pub queued: i64,
    pub sent: i64,
    pub failed: i64,
}

/// How many days the chart of registrations shows.
const DAYS: i32 = 30;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Counts everything.
///
/// # Errors
/// As any query.
pub async fn count(db: &Db, edition: &Edition) -> Result<Numbers> {
    Ok(Numbers {
        booths: booths(db, edition.id).await?,
        visitors: visitors(db, edition).await?,
        entry: entry(db, edition).await?,
        meetings: meetings(db, edition.id).await?,
        letters: letters(db, edition.id).await?,
    })
}

async fn booths(db: &Db, edition: EditionId) -> Result<Booths> {
    let by_status = by_word(db, "booths", "status", edition).await?;
    let by_stage = by_word(db, "booth_applications", "stage", edition).await?;
    let mut oldest = rows("booth_applications", edition);
    oldest.expr_as(Func::min(Expr::col("updated_at")), "n").and_where(Expr::col("stage").eq("submitted"));
    let of = |words: &HashMap<String, i64>, word: &str| words.get(word).copied().unwrap_or_default();
    Ok(Booths {
        waiting: of(&by_stage, "submitted"),
        oldest: one::<Option<i64>>(db, &oldest).await?.map(Moment),
        offers: of(&by_stage, "offered"),
        exhibitors: number(db, rows("exhibitors", edition)).await?,
        free: of(&by_status, "free"),
        offered: of(&by_status, "offered"),
        confirmed: of(&by_status, "confirmed"),
        blocked: of(&by_status, "blocked"),
    })
}

async fn visitors(db: &Db, edition: &Edition) -> Result<Visitors> {
    let registered =
        || rows("visitors", edition.id).and_where(Expr::col("withdrawn_at").is_null()).to_owned();
    let mut matching = registered();
    matching.and_where(Expr::col("matching").eq(true));
    let per_day = per_day(db, edition, registered()).await?;
    Ok(Visitors {
        registered: number(db, registered()).await?,
        today: per_day.last().map(|(_, n)| *n).unwrap_or_default(),
        matching: number(db, matching).await?,
        per_day,
    })
}

/// Registrations of each of the last days. A day is counted by today's distance from UTC, so in the weeks after a
/// zone changes its clocks, what happened within that hour of midnight counts for the day beside it.
async fn per_day(db: &Db, edition: &Edition, mut registered: SelectStatement) -> Result<Vec<(Date, i64)>> {
    let now = db.now().local(&edition.zone);
    let offset = i64::from(now.offset().seconds()) * 1000;
    let today = db.now().0.saturating_add(offset).div_euclid(DAY_MS);
    let first = today - i64::from(DAYS) + 1;
    registered
        .expr_as(Expr::col("created_at").add(offset).div(DAY_MS), "day")
        .expr_as(Func::count(Expr::col("id")), "n")
        .and_where(Expr::col("created_at").gte(first * DAY_MS - offset))
        .group_by_col("day");
    let mut counted: HashMap<i64, i64> = HashMap::new();
    for row in db.read().query_all(&registered).await? {
        counted.insert(row.try_get("", "day")?, row.try_get("", "n")?);
    }
    let on = |back: i32| {
        let n = counted.get(&(today - i64::from(back))).copied().unwrap_or_default();
        Some((now.date().checked_sub(back.days()).ok()?, n))
    };
    Ok((0..DAYS).rev().filter_map(on).collect())
}

async fn entry(db: &Db, edition: &Edition) -> Result<Entry> {
    let today = db.now().day(&edition.zone).to_string();
    let of_today = |table| rows(table, edition.id).and_where(Expr::col("day").eq(today.as_str())).to_owned();
    let admissions = || of_today("admissions");
    let each = Expr::cust("COUNT(DISTINCT badge_id)");
    let mut arrivals = admissions();
    arrivals.expr_as(each.clone(), "n");
    let mut inside = admissions();
    inside.and_where(Expr::col("inside").eq(true)).expr_as(each, "n");
    let mut by_gate = admissions();
    by_gate.column("gate_id").expr_as(Func::count(Expr::col("badge_id")), "n").group_by_col("gate_id");
    let mut gates = vec![];
    for row in db.read().query_all(&by_gate).await? {
        gates.push((row.try_get("", "gate_id")?, row.try_get("", "n")?));
    }
    let mut refused = of_today("scans");
    refused.and_where(Expr::col("result").eq("refused"));
    Ok(Entry {
        arrivals: one(db, &arrivals).await?,
        inside: one(db, &inside).await?,
        refused: number(db, refused).await?,
        zones: entry::occupancy(db, edition).await?,
        gates,
    })
}

async fn meetings(db: &Db, edition: EditionId) -> Result<Meetings> {
    let requests = by_word(db, "meeting_requests", "stage", edition).await?;
    let meetings = by_word(db, "meetings", "status", edition).await?;
    Ok(Meetings {
        requested: requests.get("proposed").copied().unwrap_or_default(),
        agreed: meetings.get("on").copied().unwrap_or_default(),
    })
}

async fn letters(db: &Db, edition: EditionId) -> Result<Letters> {
    let count = async |state| mail::store::count(db.read(), edition, state).await.map(u64::cast_signed);
    Ok(Letters { queued: count("queued").await?, sent: count("sent").await?, failed: count("failed").await? })
}

/// The rows of a table that belong to an edition, nothing selected yet.
fn rows(table: &'static str, edition: EditionId) -> SelectStatement {
    Query::select().from(table).and_where(Expr::col("edition_id").eq(edition)).to_owned()
}

/// How many rows.
async fn number(db: &Db, mut rows: SelectStatement) -> Result<i64> {
    rows.expr_as(Expr::cust("COUNT(*)"), "n");
    one(db, &rows).await
}

/// The one value called `n`.
async fn one<T: TryGetable>(db: &Db, select: &SelectStatement) -> Result<T> {
    let row = db.read().query_one(select).await?.ok_or(Error::NotFound)?;
    Ok(row.try_get("", "n")?)
}

/// How many rows there are of each word in a column.
async fn by_word(
    db: &Db,
    table: &'static str,
    column: &'static str,
    edition: EditionId,
) -> Result<HashMap<String, i64>> {
    let mut select = rows(table, edition);
    select.expr_as(Expr::col(column), "word").expr_as(Expr::cust("COUNT(*)"), "n").group_by_col(column);
    let counted = db.read().query_all(&select).await?;
    counted.iter().map(|row| Ok((row.try_get("", "word")?, row.try_get("", "n")?))).collect()
}
