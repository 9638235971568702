//! Every question about recommendations, named as it would be asked.
use super::emphasis::Emphasis;
use super::entity::{emphasis, impression, opt_out};
use crate::db::Change;
use crate::exhibitors::entity::exhibitor;
use crate::kernel::id::{EditionId, ExhibitorId, MeetingRequestId, VisitorId};
use crate::kernel::{Moment, Result};
use crate::matchmaking::entity::{mark, request};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set};
use std::collections::BTreeSet;

/// So many ids or rows go into one statement.
const AT_ONCE: usize = 400;

/// What the organiser lets count, or nothing said.
pub async fn emphasis(db: &impl ConnectionTrait, edition: EditionId) -> Result<Emphasis> {
    let row = emphasis::Entity::find_by_id(edition).one(db).await?;
    Ok(row.map(Emphasis::from).unwrap_or_default())
}

/// Says what counts from now on.
pub async fn write_emphasis(change: &Change, edition: EditionId, it: Emphasis) -> Result<()> {
    let percent = |value: u32| Set(i32::try_from(value).unwrap_or_default());
    let row = emphasis::ActiveModel {
        edition_id: Set(edition),
        ticks: percent(it.ticks),
        words: percent(it.words),
        behaviour: percent(it.behaviour),
        complements: percent(it.complements),
        conditions: percent(it.conditions),
        wishes: percent(it.wishes),
        discoveries: percent(it.discoveries),
        updated_at: Set(change.at),
    };
    emphasis::Entity::delete_by_id(edition).exec(change.tx()).await?;
    emphasis::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Does this buyer want discoveries?
pub async fn wants_discoveries(db: &impl ConnectionTrait, id: VisitorId) -> Result<bool> {
    Ok(opt_out::Entity::find_by_id(id).one(db).await?.is_none())
}

/// Says so.
pub async fn choose_discoveries(change: &Change, id: VisitorId, wanted: bool) -> Result<()> {
    opt_out::Entity::delete_by_id(id).exec(change.tx()).await?;
    if !wanted {
        let row = opt_out::ActiveModel { visitor_id: Set(id), created_at: Set(change.at) };
        opt_out::Entity::insert(row).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Writes down what was shown (`viewed`: looked at more closely); a pair that is known stays one row. Pairs of which
/// one side is gone by now are left out.
pub async fn add_impressions(
    change: &Change,
    pairs: &[(VisitorId, ExhibitorId)],
    viewed: bool,
) -> Result<()> {
    use crate::visitors::entity::visitor;
    for some in pairs.chunks(AT_ONCE) {
        let visitors = visitor::Entity::find().select_only().column(visitor::Column::Id);
        let visitors = visitors.filter(visitor::COLUMN.id.is_in(some.iter().map(|(id, _)| *id)));
        let visitors: BTreeSet<VisitorId> =
            visitors.into_tuple().all(change.tx()).await?.into_iter().collect();
        let makers = exhibitor::Entity::find().select_only().column(exhibitor::Column::Id);
        let makers = makers.filter(exhibitor::COLUMN.id.is_in(some.iter().map(|(_, id)| *id)));
        let makers: BTreeSet<ExhibitorId> = makers.into_tuple().all(change.tx()).await?.into_iter().collect();
        let there = some.iter().filter(|(one, other)| visitors.contains(one) && makers.contains(other));
        let rows: Vec<_> = there.map(|pair| row(change.at, *pair, viewed)).collect();
        if rows.is_empty() {
            continue;
        }
        let mut twice = OnConflict::columns([impression::Column::VisitorId, impression::Column::ExhibitorId]);
        match viewed {
            true => twice.update_column(impression::Column::ViewedAt),
            false => twice.do_nothing(),
        };
        impression::Entity::insert_many(rows).on_conflict(twice).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

fn row(at: Moment, pair: (VisitorId, ExhibitorId), viewed: bool) -> impression::ActiveModel {
    impression::ActiveModel {
        visitor_id: Set(pair.0),
        exhibitor_id: Set(pair.1),
        shown_at: Set(at),
        viewed_at: Set(viewed.then_some(at)),
    }
}

/// What was shown to these buyers, or to all of the edition.
pub async fn impressions(
    db: &impl ConnectionTrait,
    edition: EditionId,
    who: Option<&[VisitorId]>,
) -> Result<Vec<impression::Model>> {
    let Some(who) = who else {
        let all = impression::Entity::find();
        return Ok(all.filter(impression::COLUMN.exhibitor_id.in_subquery(own(edition))).all(db).await?);
    };
    let mut found = Vec::new();
    for some in who.chunks(AT_ONCE) {
        let some = impression::COLUMN.visitor_id.is_in(some.iter().copied());
        found.extend(impression::Entity::find().filter(some).all(db).await?);
    }
    Ok(found)
}

/// What these buyers, or all of the edition, keep and hide.
pub async fn marks(
    db: &impl ConnectionTrait,
    edition: EditionId,
    who: Option<&[VisitorId]>,
) -> Result<Vec<mark::Model>> {
    let Some(who) = who else {
        let all = mark::Entity::find().filter(mark::COLUMN.exhibitor_id.in_subquery(own(edition)));
        return Ok(all.all(db).await?);
    };
    let mut found = Vec::new();
    for some in who.chunks(AT_ONCE) {
        let some = mark::COLUMN.visitor_id.is_in(some.iter().copied());
        found.extend(mark::Entity::find().filter(some).all(db).await?);
    }
    Ok(found)
}

/// The requests of these buyers, or of all of the edition.
pub async fn requests(
    db: &impl ConnectionTrait,
    edition: EditionId,
    who: Option<&[VisitorId]>,
) -> Result<Vec<request::Model>> {
    let all = || request::Entity::find().filter(request::COLUMN.edition_id.eq(edition));
    let Some(who) = who else { return Ok(all().all(db).await?) };
    let mut found = Vec::new();
    for some in who.chunks(AT_ONCE) {
        found.extend(all().filter(request::COLUMN.visitor_id.is_in(some.iter().copied())).all(db).await?);
    }
    Ok(found)
}

/// Whose requests these are.
pub async fn askers(db: &impl ConnectionTrait, ids: &[MeetingRequestId]) -> Result<Vec<VisitorId>> {
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let some = request::Entity::find().filter(request::COLUMN.id.is_in(some.iter().copied()));
        let ids = some.select_only().column(request::Column::VisitorId);
        found.extend(ids.into_tuple::<VisitorId>().all(db).await?);
    }
    Ok(found)
}

/// The exhibitors of an edition.
fn own(edition: EditionId) -> sea_orm::sea_query::SelectStatement {
    let own = exhibitor::Entity::find().filter(exhibitor::COLUMN.edition_id.eq(edition));
    own.select_only().column(exhibitor::Column::Id).into_query()
}
