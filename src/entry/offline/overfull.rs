//! Tells a full place again from all gates, in the transaction that writes what a device did alone.
use super::crowd::{self, Step};
use super::settle::found;
use crate::entry::admission::Direction;
use crate::entry::entity::{admission, conflict, scan};
use crate::entry::group::{Outcome, Ruling};
use crate::entry::house::House;
use crate::entry::verdict::Reason;
use crate::entry::zones::{self, Zone};
use crate::kernel::id::{BadgeId, EditionId, ScanId};
use crate::kernel::{Moment, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use std::collections::{BTreeSet, HashMap};

/// The conflicts of every limited zone that somebody entered without a connection in this group. Those that later news
/// has explained are taken away.
///
/// # Errors
/// As any write.
pub async fn conflicts(
    tx: &impl ConnectionTrait,
    house: &House,
    now: Moment,
    outcome: &Outcome,
) -> Result<Vec<conflict::ActiveModel>> {
    let mut all = vec![];
    for (code, day) in entered(outcome) {
        let Some(zone) = house.layout.zone(&code) else { continue };
        let Some(capacity) = zone.thresholds.capacity else { continue };
        let members = zones::filling(tx, house.edition, zone).await?;
        if !may_be_over(tx, &members, &day, capacity).await? {
            continue;
        }
        let steps = steps(tx, &members, &day).await?;
        // What other editions let in is theirs to look at.
        let mine = steps.iter().filter(|(edition, step)| *edition == house.edition && step.zone == code);
        let badges: HashMap<ScanId, BadgeId> = mine.map(|(_, step)| (step.scan, step.badge)).collect();
        let steps = steps.into_iter().map(|(_, step)| step).collect();
        let emptied = zones::emptied(tx, &members, &day).await?;
        let mut over = crowd::over(capacity, steps, &emptied);
        over.retain(|scan| badges.contains_key(scan));
        forget(tx, house.edition, zone, &day, &over).await?;
        let badge = |scan: &ScanId| badges.get(scan).copied();
        all.extend(over.iter().map(|scan| found(house.edition, *scan, badge(scan), Reason::Full, now)));
    }
    Ok(all)
}

/// Zones and days of what was just written down without a connection.
fn entered(outcome: &Outcome) -> BTreeSet<(String, String)> {
    let new = outcome.rulings.iter().filter_map(|ruling| match ruling {
        Ruling::New(decided) => Some(&decided.row),
        Ruling::Again(_) | Ruling::Reused | Ruling::Unpaired => None,
    });
    let alone = new.chain(&outcome.amended).filter(|row| row.offline && row.badge_id.is_some());
    alone.map(|row| (row.zone.clone(), row.day.clone())).collect()
}

fn of(members: &[(EditionId, String)]) -> Condition {
    members.iter().fold(Condition::any(), |any, (edition, zone)| {
        any.add(Condition::all().add(scan::Column::EditionId.eq(*edition)).add(scan::Column::Zone.eq(zone)))
    })
}

/// As long as fewer people than it holds were ever there that day, it was never full.
async fn may_be_over(
    tx: &impl ConnectionTrait,
    members: &[(EditionId, String)],
    day: &str,
    capacity: u32,
) -> Result<bool> {
    let mut people = 0;
    for (edition, zone) in members {
        people += admission::Entity::find()
            .filter(admission::Column::EditionId.eq(*edition))
            .filter(admission::Column::Day.eq(day))
            .filter(admission::Column::Zone.eq(zone))
            .count(tx)
            .await?;
    }
    Ok(people > u64::from(capacity))
}

type Row = (EditionId, ScanId, Option<BadgeId>, String, Moment, Moment, String, String, bool);

/// Everybody who went in or out that day, at any of the gates.
async fn steps(
    tx: &impl ConnectionTrait,
    members: &[(EditionId, String)],
    day: &str,
) -> Result<Vec<(EditionId, Step)>> {
    use scan::Column as C;
    let rows: Vec<Row> = scan::Entity::find()
        .select_only()
        .columns([C::EditionId, C::Id, C::BadgeId, C::Zone, C::DecidedAt, C::ReceivedAt])
        .columns([C::Direction, C::Reason, C::Offline])
        .filter(of(members))
        .filter(C::Day.eq(day))
        .filter(C::Result.is_in(["admitted", "attention"]))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().filter_map(step).collect())
}

fn step(
    (edition, scan, badge, zone, at, known, direction, reason, offline): Row,
) -> Option<(EditionId, Step)> {
    let reason = Reason::parse(&reason)?;
    let enters = Direction::parse(&direction)? == Direction::In;
    (reason.lets_in() || !enters).then_some(())?;
    let forced = reason == Reason::Force;
    Some((edition, Step { scan, badge: badge?, zone, at, known, enters, offline, forced }))
}

/// A full zone that later news has explained; what the office has looked at stays.
async fn forget(
    tx: &impl ConnectionTrait,
    edition: EditionId,
    zone: &Zone,
    day: &str,
    over: &[ScanId],
) -> Result<()> {
    let here = Query::select()
        .column(scan::Column::Id)
        .from(scan::Entity)
        .and_where(Expr::col(scan::Column::EditionId).eq(edition))
        .and_where(Expr::col(scan::Column::Zone).eq(&*zone.code))
        .and_where(Expr::col(scan::Column::Day).eq(day))
        .to_owned();
    conflict::Entity::delete_many()
        .filter(conflict::Column::EditionId.eq(edition))
        .filter(conflict::Column::Cause.eq(Reason::Full.as_str()))
        .filter(conflict::Column::ResolvedAt.is_null())
        .filter(conflict::Column::ScanId.in_subquery(here))
        .filter(conflict::Column::ScanId.is_not_in(over.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
