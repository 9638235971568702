//! Every question about companies, named as it would be asked.
use super::entity::{exhibitor, product, sector};
use crate::db::Change;
use crate::kernel::id::{EditionId, ExhibitorId, ProductId};
use crate::kernel::{Bilingual, Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Func, LikeExpr};
use sea_orm::{Condition, QueryOrder, QuerySelect, Set};
use std::collections::BTreeMap;

pub use exhibitor::Model as Company;
pub use product::Model as Product;

/// A company of this edition.
pub async fn find(db: &impl ConnectionTrait, edition: EditionId, id: ExhibitorId) -> Result<Company> {
    let row =
        exhibitor::Entity::find_by_id(id).filter(exhibitor::COLUMN.edition_id.eq(edition)).one(db).await?;
    row.ok_or(Error::NotFound)
}

/// Is a company of this name here already?
pub async fn is_there(db: &impl ConnectionTrait, edition: EditionId, name: &Bilingual) -> Result<bool> {
    let same = exhibitor::Entity::find().filter(exhibitor::COLUMN.edition_id.eq(edition));
    let same = same.filter(exhibitor::COLUMN.name_zh.eq(name.zh.as_str()));
    Ok(same.filter(exhibitor::COLUMN.name_en.eq(name.en.as_str())).count(db).await? > 0)
}

/// A company's name in both languages.
pub fn name(it: &Company) -> Bilingual {
    Bilingual::new(it.name_zh.as_str(), it.name_en.as_str())
}

/// Several companies at once.
pub async fn some(db: &impl ConnectionTrait, ids: &[ExhibitorId]) -> Result<BTreeMap<ExhibitorId, Company>> {
    let rows =
        exhibitor::Entity::find().filter(exhibitor::COLUMN.id.is_in(ids.iter().copied())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Codes of the sectors a company shows in.
pub async fn sectors_of(db: &impl ConnectionTrait, id: ExhibitorId) -> Result<Vec<String>> {
    let rows = sector::Entity::find().filter(sector::COLUMN.exhibitor_id.eq(id));
    let rows = rows.order_by_asc(sector::COLUMN.sector_code).all(db).await?;
    Ok(rows.into_iter().map(|row| row.sector_code).collect())
}

/// What a company shows, in its own order.
pub async fn products_of(db: &impl ConnectionTrait, id: ExhibitorId) -> Result<Vec<Product>> {
    let rows = product::Entity::find().filter(product::COLUMN.exhibitor_id.eq(id));
    Ok(rows.order_by_asc(product::COLUMN.position).all(db).await?)
}

/// How many products a company lists.
pub async fn count_products(db: &impl ConnectionTrait, id: ExhibitorId) -> Result<u64> {
    Ok(product::Entity::find().filter(product::COLUMN.exhibitor_id.eq(id)).count(db).await?)
}

/// What the office looks for.
pub struct Search<'a> {
    /// Part of a name or an address, or empty.
    pub word: &'a str,
    /// A company that matches for another reason.
    pub also: Option<ExhibitorId>,
    /// From 0.
    pub page: u64,
    /// Rows of a page.
    pub size: u64,
}

/// Companies for the office, newest first, and how many there are.
pub async fn search(
    db: &impl ConnectionTrait,
    edition: EditionId,
    it: &Search<'_>,
) -> Result<(Vec<Company>, u64)> {
    let mut wanted = exhibitor::Entity::find().filter(exhibitor::COLUMN.edition_id.eq(edition));
    if !it.word.is_empty() {
        let like = |column: exhibitor::Column| {
            ExprTrait::like(Expr::expr(Func::lower(Expr::col(column))), pattern(it.word))
        };
        let any = Condition::any()
            .add(like(exhibitor::Column::NameZh))
            .add(like(exhibitor::Column::NameEn))
            .add(like(exhibitor::Column::ContactEmail));
        wanted = wanted.filter(any.add_option(it.also.map(|id| exhibitor::COLUMN.id.eq(id))));
    }
    let total = wanted.clone().count(db).await?;
    let rows = wanted.order_by_desc(exhibitor::COLUMN.created_at).order_by_desc(exhibitor::COLUMN.id);
    Ok((rows.limit(it.size).offset(it.page * it.size).all(db).await?, total))
}

/// `%word%` with the signs that mean something to LIKE taken literally.
fn pattern(word: &str) -> LikeExpr {
    let plain = word.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}

/// A new company with its sectors.
pub async fn add(change: &Change, row: exhibitor::ActiveModel, sectors: &[String]) -> Result<Company> {
    let company = row.insert(change.tx()).await?;
    set_sectors(change, company.id, sectors).await?;
    Ok(company)
}

/// Replaces the sectors of a company.
pub async fn set_sectors(change: &Change, id: ExhibitorId, codes: &[String]) -> Result<()> {
    sector::Entity::delete_many().filter(sector::COLUMN.exhibitor_id.eq(id)).exec(change.tx()).await?;
    let rows = codes
        .iter()
        .map(|code| sector::ActiveModel { exhibitor_id: Set(id), sector_code: Set(code.clone()) });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        sector::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Writes the profile, unless someone else wrote it since it was read.
pub async fn write_profile(
    change: &Change,
    id: ExhibitorId,
    seen: i32,
    row: exhibitor::ActiveModel,
) -> Result<()> {
    let row = exhibitor::ActiveModel { version: Set(seen + 1), updated_at: Set(change.at), ..row };
    let written = exhibitor::Entity::update_many()
        .set(row)
        .filter(exhibitor::COLUMN.id.eq(id))
        .filter(exhibitor::COLUMN.version.eq(seen))
        .exec(change.tx())
        .await?;
    if written.rows_affected == 1 { Ok(()) } else { Err(Error::Refused("exhibitors-refused-stale")) }
}

/// Another product at the end of the list.
pub async fn add_product(change: &Change, row: product::ActiveModel) -> Result<()> {
    product::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Takes a product off a company's list; one that is not theirs is simply not found.
pub async fn remove_product(change: &Change, id: ExhibitorId, product: ProductId) -> Result<()> {
    let gone = product::Entity::delete_many()
        .filter(product::COLUMN.id.eq(product))
        .filter(product::COLUMN.exhibitor_id.eq(id))
        .exec(change.tx())
        .await?;
    if gone.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}
