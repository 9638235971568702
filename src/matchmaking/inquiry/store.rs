//! Every question about inquiries, named as it would be asked.
use super::entity::{inquiry, reply};
use crate::db::Change;
use crate::kernel::id::{EditionId, ExhibitorId, InquiryId, VisitorId};
use crate::kernel::{Error, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::BTreeSet;

/// One inquiry of the edition.
pub async fn inquiry(db: &impl ConnectionTrait, edition: EditionId, id: InquiryId) -> Result<inquiry::Model> {
    let own = inquiry::Entity::find_by_id(id).filter(inquiry::COLUMN.edition_id.eq(edition));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// A buyer's inquiries, the newest first.
pub async fn of_visitor(db: &impl ConnectionTrait, id: VisitorId) -> Result<Vec<inquiry::Model>> {
    let own = inquiry::Entity::find().filter(inquiry::COLUMN.visitor_id.eq(id));
    Ok(own.order_by_desc(inquiry::COLUMN.id).all(db).await?)
}

/// Open inquiries in these sub-categories, the newest first.
pub async fn open_in(
    db: &impl ConnectionTrait,
    edition: EditionId,
    codes: &BTreeSet<String>,
) -> Result<Vec<inquiry::Model>> {
    let open = inquiry::Entity::find().filter(inquiry::COLUMN.edition_id.eq(edition));
    let open = open.filter(inquiry::COLUMN.stage.eq(inquiry::Stage::Open));
    let open = open.filter(inquiry::COLUMN.sub_category.is_in(codes.iter().map(String::as_str)));
    Ok(open.order_by_desc(inquiry::COLUMN.id).all(db).await?)
}

/// The replies to an inquiry, the earliest slot first.
pub async fn replies(db: &impl ConnectionTrait, id: InquiryId) -> Result<Vec<reply::Model>> {
    let all = reply::Entity::find().filter(reply::COLUMN.inquiry_id.eq(id));
    Ok(all.order_by_asc(reply::COLUMN.starts_at).order_by_asc(reply::COLUMN.id).all(db).await?)
}

/// The replies of a company.
pub async fn replies_of(db: &impl ConnectionTrait, id: ExhibitorId) -> Result<Vec<reply::Model>> {
    Ok(reply::Entity::find().filter(reply::COLUMN.exhibitor_id.eq(id)).all(db).await?)
}

/// Writes an inquiry.
pub async fn add(change: &Change, row: inquiry::Model) -> Result<()> {
    inquiry::Entity::insert(inquiry::ActiveModel::from(row)).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Writes a reply; one a company, or the index answers.
pub async fn add_reply(change: &Change, row: reply::Model) -> Result<()> {
    reply::Entity::insert(reply::ActiveModel::from(row)).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Closes an inquiry that is still open; was it?
pub async fn close(change: &Change, id: InquiryId, next: inquiry::Stage) -> Result<bool> {
    let moved = inquiry::Entity::update_many()
        .set(inquiry::ActiveModel { stage: Set(next), ..Default::default() })
        .filter(inquiry::COLUMN.id.eq(id))
        .filter(inquiry::COLUMN.stage.eq(inquiry::Stage::Open))
        .exec(change.tx())
        .await?;
    Ok(moved.rows_affected == 1)
}
