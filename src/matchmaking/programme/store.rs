//! Every question about programmes, named as it would be asked.
use super::entity::{benefit, member, programme, voucher};
use crate::db::Change;
use crate::kernel::id::{BenefitId, EditionId, ProgrammeId, VisitorId};
use crate::kernel::{Error, Result, secret};
use crate::visitors::entity::visitor;
use sea_orm::sea_query::{Expr, ExprTrait, Func, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Set,
};

/// The programmes of an edition, oldest first.
pub async fn programmes(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<programme::Model>> {
    let all = programme::Entity::find().filter(programme::COLUMN.edition_id.eq(edition));
    Ok(all.order_by_asc(programme::COLUMN.id).all(db).await?)
}

/// One of them.
pub async fn programme(
    db: &impl ConnectionTrait,
    edition: EditionId,
    id: ProgrammeId,
) -> Result<programme::Model> {
    let own = programme::Entity::find_by_id(id).filter(programme::COLUMN.edition_id.eq(edition));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// Writes a new one.
pub async fn add(change: &Change, row: programme::Model) -> Result<()> {
    let row = programme::ActiveModel::from(row);
    programme::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// What a programme gives, the earliest first.
pub async fn benefits(db: &impl ConnectionTrait, id: ProgrammeId) -> Result<Vec<benefit::Model>> {
    let all = benefit::Entity::find().filter(benefit::COLUMN.programme_id.eq(id));
    Ok(all.order_by_asc(benefit::COLUMN.after_meetings).order_by_asc(benefit::COLUMN.id).all(db).await?)
}

/// One benefit.
pub async fn benefit(db: &impl ConnectionTrait, id: BenefitId) -> Result<benefit::Model> {
    benefit::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// Writes a new one.
pub async fn add_benefit(change: &Change, row: benefit::Model) -> Result<()> {
    let row = benefit::ActiveModel::from(row);
    benefit::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// The buyers in a programme, in the order they were invited.
pub async fn members(db: &impl ConnectionTrait, id: ProgrammeId) -> Result<Vec<member::Model>> {
    let all = member::Entity::find().filter(member::COLUMN.programme_id.eq(id));
    Ok(all.order_by_asc(member::COLUMN.invited_at).order_by_asc(member::COLUMN.visitor_id).all(db).await?)
}

/// The programme a buyer is in, or was asked into.
pub async fn member(db: &impl ConnectionTrait, id: VisitorId) -> Result<Option<member::Model>> {
    Ok(member::Entity::find_by_id(id).one(db).await?)
}

/// Buyers who take part and are in no programme, whose company or name contains `q`, by company.
pub async fn outsiders(
    db: &impl ConnectionTrait,
    edition: EditionId,
    q: &str,
    limit: u64,
) -> Result<Vec<VisitorId>> {
    let plain: String = q.to_lowercase().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    let like = |column: visitor::Column| {
        Expr::expr(Func::lower(Expr::col((visitor::Entity, column)))).like(format!("%{plain}%"))
    };
    let insiders = member::Entity::find().select_only().column(member::Column::VisitorId).into_query();
    let found = visitor::Entity::find()
        .filter(visitor::COLUMN.edition_id.eq(edition))
        .filter(visitor::COLUMN.matching.eq(true))
        .filter(visitor::COLUMN.withdrawn_at.is_null())
        .filter(visitor::COLUMN.id.not_in_subquery(insiders))
        .filter(Condition::any().add(like(visitor::Column::Company)).add(like(visitor::Column::Name)))
        .order_by_asc(visitor::COLUMN.company)
        .order_by_asc(visitor::COLUMN.id)
        .limit(limit);
    Ok(found.all(db).await?.into_iter().map(|row| row.id).collect())
}

/// Asks a buyer into a programme; the key answers when they are in one.
pub async fn invite(change: &Change, programme: ProgrammeId, visitor: VisitorId) -> Result<()> {
    let row = member::ActiveModel {
        visitor_id: Set(visitor),
        programme_id: Set(programme),
        stage: Set(member::Stage::Invited),
        invited_at: Set(change.at),
        answered_at: Set(None),
    };
    member::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Writes an answer, unless somebody else moved it since we looked.
pub async fn answer(change: &Change, seen: &member::Model, next: member::Stage) -> Result<()> {
    let moved = member::Entity::update_many()
        .set(member::ActiveModel {
            stage: Set(next),
            answered_at: Set(Some(change.at)),
            ..Default::default()
        })
        .filter(member::COLUMN.visitor_id.eq(seen.visitor_id))
        .filter(member::COLUMN.stage.eq(seen.stage))
        .exec(change.tx())
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(Error::Refused("refused-moved-meanwhile")) }
}

/// Gives a buyer the voucher of a benefit; one they have stays as it is.
pub async fn add_voucher(change: &Change, benefit: BenefitId, visitor: VisitorId) -> Result<()> {
    let mut chance = [0; 12];
    secret::random(&mut chance);
    let row = voucher::ActiveModel {
        benefit_id: Set(benefit),
        visitor_id: Set(visitor),
        code: Set(secret::hex(&chance).to_ascii_uppercase()),
        redeemed_at: Set(None),
    };
    voucher::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

/// A buyer's vouchers.
pub async fn vouchers(db: &impl ConnectionTrait, id: VisitorId) -> Result<Vec<voucher::Model>> {
    Ok(voucher::Entity::find().filter(voucher::COLUMN.visitor_id.eq(id)).all(db).await?)
}

/// The voucher with this code.
pub async fn voucher(db: &impl ConnectionTrait, code: &str) -> Result<voucher::Model> {
    let found = voucher::Entity::find().filter(voucher::COLUMN.code.eq(code.to_ascii_uppercase()));
    found.one(db).await?.ok_or(Error::NotFound)
}

/// Spends a voucher; was it unspent?
pub async fn redeem(change: &Change, seen: &voucher::Model) -> Result<bool> {
    let spent = voucher::Entity::update_many()
        .set(voucher::ActiveModel { redeemed_at: Set(Some(change.at)), ..Default::default() })
        .filter(voucher::COLUMN.benefit_id.eq(seen.benefit_id))
        .filter(voucher::COLUMN.visitor_id.eq(seen.visitor_id))
        .filter(voucher::COLUMN.redeemed_at.is_null())
        .exec(change.tx())
        .await?;
    Ok(spent.rows_affected == 1)
}
