//! Every question this domain asks the database about people, and every row it writes about them.
use super::contact::name_key;
use super::entity::visitor::{ActiveModel, COLUMN, Column, Entity, Model as Visitor};
use super::entity::{answer, consent, interest};
use super::pages::ListQuery;
use super::purpose::Purpose;
use super::question::Question;
use crate::db::Change;
use crate::kernel::id::{ConsentId, EditionId, VisitorId};
use crate::kernel::{Error, Lang, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

/// The visitor with this id.
///
/// # Errors
/// [`Error::NotFound`] in another edition; as any query.
pub async fn visitor(db: &impl ConnectionTrait, edition: EditionId, id: VisitorId) -> Result<Visitor> {
    Entity::find_by_id(id).filter(COLUMN.edition_id.eq(edition)).one(db).await?.ok_or(Error::NotFound)
}

/// Everybody who registered with this contact and has not cancelled, oldest first.
pub async fn living(db: &impl ConnectionTrait, edition: EditionId, person_key: &str) -> Result<Vec<Visitor>> {
    let query = Entity::find()
        .filter(COLUMN.edition_id.eq(edition))
        .filter(COLUMN.person_key.eq(person_key))
        .filter(COLUMN.withdrawn_at.is_null());
    Ok(query.order_by_asc(COLUMN.id).all(db).await?)
}

/// Adds a visitor, unless the same person is registered already.
pub async fn add(change: &Change, row: &Visitor) -> Result<bool> {
    let added = Entity::insert(ActiveModel::from(row.clone()))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(change.tx())
        .await?;
    Ok(added == 1)
}

/// Adds many visitors, none of whom may be registered already.
pub async fn add_all(change: &Change, rows: Vec<Visitor>) -> Result<()> {
    for batch in rows.chunks(400) {
        let rows = batch.iter().cloned().map(ActiveModel::from);
        Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Changes what is set in `row`, whose id and time of change the caller need not set.
pub async fn alter(change: &Change, id: VisitorId, row: ActiveModel) -> Result<()> {
    let row = ActiveModel { updated_at: Set(change.at), ..row };
    let altered = Entity::update_many()
        .set(row)
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.withdrawn_at.is_null())
        .exec(change.tx())
        .await?;
    if altered.rows_affected == 1 { Ok(()) } else { Err(Error::Refused("visitors-refused-withdrawn")) }
}

/// What a visitor is looking for, in the taxonomy's order.
///
/// # Errors
/// As any query.
pub async fn interests(db: &impl ConnectionTrait, id: VisitorId) -> Result<Vec<interest::Model>> {
    let query = interest::Entity::find().filter(interest::COLUMN.visitor_id.eq(id));
    Ok(query.order_by_asc(interest::COLUMN.sector_code).all(db).await?)
}

/// Writes down interests of people who have none yet.
pub async fn add_interests(change: &Change, rows: Vec<interest::Model>) -> Result<()> {
    for batch in rows.chunks(1_000) {
        let rows = batch.iter().cloned().map(interest::ActiveModel::from);
        interest::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Puts these interests in the place of all earlier ones.
pub async fn replace_interests(change: &Change, id: VisitorId, chosen: Vec<interest::Model>) -> Result<()> {
    let old = interest::Entity::delete_many().filter(interest::COLUMN.visitor_id.eq(id));
    old.exec(change.tx()).await?;
    add_interests(change, chosen).await
}

/// All answers of a visitor.
pub async fn answers(db: &impl ConnectionTrait, id: VisitorId) -> Result<Vec<answer::Model>> {
    let query = answer::Entity::find().filter(answer::COLUMN.visitor_id.eq(id));
    Ok(query.order_by_asc(answer::COLUMN.question).order_by_asc(answer::COLUMN.position).all(db).await?)
}

/// Puts an answer in the place of an earlier one; an empty one only takes it away.
pub async fn replace_answer(
    change: &Change,
    id: VisitorId,
    question: Question,
    said: Vec<String>,
) -> Result<()> {
    let old = answer::Entity::delete_many()
        .filter(answer::COLUMN.visitor_id.eq(id))
        .filter(answer::COLUMN.question.eq(question.word()));
    old.exec(change.tx()).await?;
    add_answers(change, answer_rows(id, question, said)).await
}

/// An answer as rows.
pub fn answer_rows(id: VisitorId, question: Question, said: Vec<String>) -> Vec<answer::Model> {
    let row = |(answer, position)| answer::Model {
        visitor_id: id,
        question: question.word().to_owned(),
        position,
        answer,
    };
    said.into_iter().zip(0..).map(row).collect()
}

/// Writes down answers.
pub async fn add_answers(change: &Change, rows: Vec<answer::Model>) -> Result<()> {
    for batch in rows.chunks(1_000) {
        let rows = batch.iter().cloned().map(answer::ActiveModel::from);
        answer::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Every consent a visitor ever gave, the newest first.
pub async fn consents(db: &impl ConnectionTrait, id: VisitorId) -> Result<Vec<consent::Model>> {
    let query = consent::Entity::find().filter(consent::COLUMN.visitor_id.eq(id));
    Ok(query.order_by_desc(consent::COLUMN.given_at).order_by_asc(consent::COLUMN.purpose).all(db).await?)
}

/// Does the visitor agree to this purpose now?
///
/// # Errors
/// As any query.
pub async fn agrees(db: &impl ConnectionTrait, id: VisitorId, purpose: Purpose) -> Result<bool> {
    let standing = consent::Entity::find()
        .filter(consent::COLUMN.visitor_id.eq(id))
        .filter(consent::COLUMN.purpose.eq(purpose))
        .filter(consent::COLUMN.withdrawn_at.is_null());
    Ok(standing.one(db).await?.is_some())
}

/// A consent given now.
pub fn consent(change: &Change, id: VisitorId, purpose: Purpose, notice: &str, lang: Lang) -> consent::Model {
    consent::Model {
        id: ConsentId::new(),
        visitor_id: id,
        purpose,
        notice_version: notice.to_owned(),
        lang,
        given_at: change.at,
        withdrawn_at: None,
    }
}

/// Writes down consents.
pub async fn add_consents(change: &Change, rows: Vec<consent::Model>) -> Result<()> {
    for batch in rows.chunks(1_000) {
        let rows = batch.iter().cloned().map(consent::ActiveModel::from);
        consent::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Takes consents back from now on.
pub async fn withdraw_consents(change: &Change, id: VisitorId, purposes: &[Purpose]) -> Result<()> {
    let taken_back = consent::ActiveModel { withdrawn_at: Set(Some(change.at)), ..Default::default() };
    consent::Entity::update_many()
        .set(taken_back)
        .filter(consent::COLUMN.visitor_id.eq(id))
        .filter(consent::COLUMN.purpose.is_in(purposes.iter().copied()))
        .filter(consent::COLUMN.withdrawn_at.is_null())
        .exec(change.tx())
        .await?;
    Ok(())
}

/// A page of the visitors that fit a query, the newest first, and how many fit in all. Words are looked for in
/// name and company; digits also at the end of the number.
pub async fn search(
    db: &impl ConnectionTrait,
    edition: EditionId,
    query: &ListQuery,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Visitor>, u64)> {
    let mut found = Entity::find().filter(COLUMN.edition_id.eq(edition));
    if !query.buyer_type.is_empty() {
        found = found.filter(COLUMN.buyer_type.eq(query.buyer_type.as_str()));
    }
    let wanted = query.q.trim();
    if !wanted.is_empty() {
        let mut any = Condition::any()
            .add(Expr::col(Column::NameKey).like(containing(&name_key(wanted))))
            .add(Expr::expr(Func::lower(Expr::col(Column::Company))).like(containing(&wanted.to_lowercase())))
            .add(COLUMN.email.eq(wanted.to_lowercase()));
        let digits: String = wanted.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= 3 {
            any = any.add(Expr::col(Column::Mobile).like(LikeExpr::new(format!("%{digits}"))));
        }
        found = found.filter(any);
    }
    let total = found.clone().count(db).await?;
    let page = found.order_by_desc(COLUMN.id).offset(offset).limit(limit).all(db).await?;
    Ok((page, total))
}

fn containing(text: &str) -> LikeExpr {
    let literal = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{literal}%")).escape('\\')
}

/// The visitors after `after`, oldest first: a page of the API.
pub async fn after(
    db: &impl ConnectionTrait,
    edition: EditionId,
    after: Option<VisitorId>,
    limit: u64,
) -> Result<Vec<Visitor>> {
    let mut query = Entity::find().filter(COLUMN.edition_id.eq(edition));
    if let Some(after) = after {
        query = query.filter(COLUMN.id.gt(after));
    }
    Ok(query.order_by_asc(COLUMN.id).limit(limit).all(db).await?)
}

/// The interests of several visitors at once.
///
/// # Errors
/// As any query.
pub async fn interests_of(db: &impl ConnectionTrait, ids: &[VisitorId]) -> Result<Vec<interest::Model>> {
    let query = interest::Entity::find().filter(interest::COLUMN.visitor_id.is_in(ids.iter().copied()));
    Ok(query.order_by_asc(interest::COLUMN.sector_code).all(db).await?)
}
