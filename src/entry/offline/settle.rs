//! Tells the days of badges again that passed a gate without a connection, in the transaction that writes their scans.
use super::overfull;
use super::reconcile::{Emptied, Pass, Person, Truth, replay};
use crate::entry::admission::Direction;
use crate::entry::entity::{admission as admissions, conflict as conflicts, scan as scans};
use crate::entry::group::{self, Facts, Moves, Outcome, Wearer};
use crate::entry::house::House;
use crate::entry::verdict::Reason;
use crate::entry::{ledger, zones};
use crate::kernel::id::{BadgeId, ConflictId, EditionId, ScanId};
use crate::kernel::{Moment, Result};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::HashMap;

/// Brings admissions and conflicts to the truth after `outcome` was written. Nothing to do without scans from devices
/// that were alone. What that does to the counts is added to `moves`.
///
/// # Errors
/// As any write.
pub async fn settle(
    tx: &impl ConnectionTrait,
    house: &House,
    now: Moment,
    (outcome, facts): (&Outcome, &Facts),
    moves: &mut Moves,
) -> Result<()> {
    if outcome.alone.is_empty() && outcome.strangers.is_empty() {
        return Ok(());
    }
    amend(tx, &outcome.amended).await?;
    let strangers =
        outcome.strangers.iter().map(|(scan, cause)| found(house.edition, *scan, None, *cause, now));
    let mut all: Vec<conflicts::ActiveModel> = strangers.collect();
    let mut badges: Vec<BadgeId> = outcome.alone.iter().copied().collect();
    badges.sort_unstable();
    // Taken first, so that another server that admits the same people waits, and its scans are seen here.
    let mut days = Facts::default();
    ledger::admitted(tx, &mut days, badges.clone()).await?;
    let mut passes = passes(tx, house, &badges).await?;
    let emptied: Vec<Emptied> = zones::resets(tx, house.edition).await?.into_iter().map(emptied).collect();
    for badge in badges {
        let Some(wearer) = facts.wearers.iter().find(|wearer| wearer.badge == badge) else { continue };
        let truth =
            replay(&house.rules, &person(wearer), passes.remove(&badge).unwrap_or_default(), &emptied);
        tell(tx, &days, (house.edition, wearer), &truth, moves).await?;
        forget(tx, badge, &truth).await?;
        let causes = truth.conflicts.iter();
        all.extend(causes.map(|(scan, cause)| found(house.edition, *scan, Some(badge), *cause, now)));
    }
    all.extend(overfull::conflicts(tx, house, now, outcome).await?);
    note(tx, all).await
}

fn emptied(row: crate::entry::entity::zone_reset::Model) -> Emptied {
    Emptied { zone: row.zone, day: row.day, at: row.at }
}

fn person(wearer: &Wearer) -> Person<'_> {
    Person { badge: wearer.badge(), revoked_at: wearer.revoked_at, blocked_at: wearer.blocked_at }
}

/// Everything these badges did at any gate.
async fn passes(
    tx: &impl ConnectionTrait,
    house: &House,
    badges: &[BadgeId],
) -> Result<HashMap<BadgeId, Vec<Pass>>> {
    let rows = scans::Entity::find()
        .filter(scans::Column::BadgeId.is_in(badges.iter().copied()))
        .filter(scans::Column::Result.is_in(["admitted", "attention"]))
        .order_by_asc(scans::Column::Id)
        .all(tx)
        .await?;
    let mut passes: HashMap<BadgeId, Vec<Pass>> = HashMap::new();
    for row in rows {
        let (Some(badge), Some(reason), Some(direction)) =
            (row.badge_id, Reason::parse(&row.reason), Direction::parse(&row.direction))
        else {
            continue;
        };
        let now = house.now(row.decided_at);
        let pass = Pass {
            scan: row.id,
            gate: row.gate_id,
            zone: row.zone,
            at: row.decided_at,
            day: now.day,
            minute: now.minute,
            direction,
            reason,
            offline: row.offline,
        };
        passes.entry(badge).or_default().push(pass);
    }
    Ok(passes)
}

/// The stored days of a badge become what they really were.
async fn tell(
    tx: &impl ConnectionTrait,
    days: &Facts,
    (edition, wearer): (EditionId, &Wearer),
    truth: &Truth,
    moves: &mut Moves,
) -> Result<()> {
    for ((day, zone), visit) in &truth.days {
        let known = days.admissions.get(&(wearer.badge, day.clone(), zone.clone()));
        let told = admissions::Model {
            badge_id: wearer.badge,
            day: day.clone(),
            zone: zone.clone(),
            edition_id: edition,
            scan_id: visit.first,
            gate_id: visit.gate,
            at: visit.at,
            entries: i32::try_from(visit.entries).unwrap_or(i32::MAX),
            last_minute: i32::from(visit.last_minute),
            inside: visit.inside,
            category: known.map_or(&wearer.category, |row| &row.category).clone(),
        };
        group::note(moves, known, &told);
        match known {
            Some(row) if *row == told => {}
            Some(_) => retell(tx, told).await?,
            None => drop(ledger::admit(tx, &[told]).await?),
        }
    }
    Ok(())
}

async fn retell(tx: &impl ConnectionTrait, day: admissions::Model) -> Result<()> {
    admissions::Entity::update_many()
        .set(admissions::ActiveModel {
            scan_id: Set(day.scan_id),
            gate_id: Set(day.gate_id),
            at: Set(day.at),
            entries: Set(day.entries),
            last_minute: Set(day.last_minute),
            inside: Set(day.inside),
            ..Default::default()
        })
        .filter(admissions::Column::BadgeId.eq(day.badge_id))
        .filter(admissions::Column::Day.eq(day.day))
        .filter(admissions::Column::Zone.eq(day.zone))
        .exec(tx)
        .await?;
    Ok(())
}

/// A conflict that later news has explained is none; what the office has looked at stays.
async fn forget(tx: &impl ConnectionTrait, badge: BadgeId, truth: &Truth) -> Result<()> {
    conflicts::Entity::delete_many()
        .filter(conflicts::Column::BadgeId.eq(badge))
        .filter(conflicts::Column::ResolvedAt.is_null())
        .filter(conflicts::Column::Cause.ne(Reason::Full.as_str()))
        .filter(conflicts::Column::ScanId.is_not_in(truth.conflicts.keys().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// A conflict that nobody has looked at yet.
pub fn found(
    edition: EditionId,
    scan: ScanId,
    badge: Option<BadgeId>,
    cause: Reason,
    now: Moment,
) -> conflicts::ActiveModel {
    conflicts::ActiveModel {
        id: Set(ConflictId::new()),
        edition_id: Set(edition),
        scan_id: Set(scan),
        badge_id: Set(badge),
        cause: Set(cause.as_str().to_owned()),
        found_at: Set(now),
        resolved_at: Set(None),
        resolution: Set(None),
    }
}

async fn note(tx: &impl ConnectionTrait, rows: Vec<conflicts::ActiveModel>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    conflicts::Entity::insert_many(rows)
        .on_conflict(OnConflict::column(conflicts::Column::ScanId).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The answer never reached the device, which decided otherwise: what happened stands.
async fn amend(tx: &impl ConnectionTrait, rows: &[scans::Model]) -> Result<()> {
    for row in rows {
        scans::Entity::update_many()
            .set(scans::ActiveModel {
                result: Set(row.result.clone()),
                reason: Set(row.reason.clone()),
                day: Set(row.day.clone()),
                decided_at: Set(row.decided_at),
                offline: Set(true),
                ..Default::default()
            })
            .filter(scans::Column::Id.eq(row.id))
            .exec(tx)
            .await?;
    }
    Ok(())
}
