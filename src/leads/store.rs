//! Every question this domain asks the database, named as it would be asked.
use super::entity::{answer, choice, lead, question, scan};
use super::release::Ticked;
use crate::db::Change;
use crate::kernel::id::{AccountId, EditionId, ExhibitorId, LeadId, LeadQuestionId, LeadScanId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::visitors::Purpose;
use crate::visitors::entity::{badge, consent, visitor};
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use sea_orm::{QueryOrder, QuerySelect, Set};
use std::collections::HashMap;

/// So many ids go into one question.
const AT_ONCE: usize = 500;

/// Nobody else adds scans of this exhibitor until the change is over.
pub async fn lock(change: &Change, id: ExhibitorId) -> Result<()> {
    use crate::exhibitors::entity::exhibitor;
    let found = exhibitor::Entity::find_by_id(id).lock(LockType::Update).one(change.tx()).await?;
    found.map(|_| ()).ok_or(Error::NotFound)
}

/// The exhibitor's last scan.
pub async fn last_scan(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Option<scan::Model>> {
    let mine = scan::Entity::find().filter(scan::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(mine.order_by_desc(scan::COLUMN.number).one(db).await?)
}

/// All scans of an exhibitor, by number.
pub async fn scans_of(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Vec<scan::Model>> {
    let mine = scan::Entity::find().filter(scan::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(mine.order_by_asc(scan::COLUMN.number).all(db).await?)
}

/// The scan with this id, whoever made it.
pub async fn scan(db: &impl ConnectionTrait, id: LeadScanId) -> Result<Option<scan::Model>> {
    Ok(scan::Entity::find_by_id(id).one(db).await?)
}

/// How many scans of an account were received since.
pub async fn scans_since(db: &impl ConnectionTrait, account: AccountId, since: Moment) -> Result<u64> {
    let mine = scan::Entity::find()
        .filter(scan::COLUMN.account_id.eq(account))
        .filter(scan::COLUMN.received_at.gt(since));
    Ok(mine.count(db).await?)
}

/// Writes a scan.
pub async fn add_scan(change: &Change, row: scan::Model) -> Result<()> {
    scan::Entity::insert(scan::ActiveModel::from(row)).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// A lead of this exhibitor.
pub async fn lead(db: &impl ConnectionTrait, exhibitor: ExhibitorId, id: LeadId) -> Result<lead::Model> {
    let mine = lead::Entity::find_by_id(id).filter(lead::COLUMN.exhibitor_id.eq(exhibitor));
    mine.one(db).await?.ok_or(Error::NotFound)
}

/// The exhibitor's lead of a visitor, if there is one.
pub async fn lead_about(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
    visitor: VisitorId,
) -> Result<Option<lead::Model>> {
    let mine = lead::Entity::find()
        .filter(lead::COLUMN.exhibitor_id.eq(exhibitor))
        .filter(lead::COLUMN.visitor_id.eq(visitor));
    Ok(mine.one(db).await?)
}

/// All leads of an exhibitor, the one scanned last first.
pub async fn leads_of(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Vec<lead::Model>> {
    let mine = lead::Entity::find().filter(lead::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(mine.order_by_desc(lead::COLUMN.last_at).order_by_desc(lead::COLUMN.id).all(db).await?)
}

/// All leads about a visitor, the newest first.
pub async fn leads_about(db: &impl ConnectionTrait, visitor: VisitorId) -> Result<Vec<lead::Model>> {
    let about = lead::Entity::find().filter(lead::COLUMN.visitor_id.eq(visitor));
    Ok(about.order_by_desc(lead::COLUMN.last_at).all(db).await?)
}

/// Writes a new lead.
pub async fn add_lead(change: &Change, row: lead::Model) -> Result<()> {
    lead::Entity::insert(lead::ActiveModel::from(row)).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Changes what is set in `row`, which names its id.
pub async fn alter(change: &Change, row: lead::ActiveModel) -> Result<()> {
    row.update(change.tx()).await?;
    Ok(())
}

/// Changes a lead that is still as its reader saw it; `false` when it is not.
pub async fn alter_seen(change: &Change, id: LeadId, seen: i32, row: lead::ActiveModel) -> Result<bool> {
    let row = lead::ActiveModel { version: Set(seen + 1), updated_at: Set(change.at), ..row };
    let done = lead::Entity::update_many()
        .set(row)
        .filter(lead::COLUMN.id.eq(id))
        .filter(lead::COLUMN.version.eq(seen))
        .exec(change.tx())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The company's questions, in order.
pub async fn questions(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Vec<question::Model>> {
    let mine = question::Entity::find().filter(question::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(mine.order_by_asc(question::COLUMN.position).order_by_asc(question::COLUMN.id).all(db).await?)
}

/// Writes a question.
pub async fn add_question(change: &Change, row: question::Model) -> Result<()> {
    question::Entity::insert(question::ActiveModel::from(row)).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Takes a question away with its answers.
pub async fn remove_question(change: &Change, exhibitor: ExhibitorId, id: LeadQuestionId) -> Result<()> {
    let gone = question::Entity::delete_many()
        .filter(question::COLUMN.id.eq(id))
        .filter(question::COLUMN.exhibitor_id.eq(exhibitor))
        .exec(change.tx())
        .await?;
    if gone.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// What was answered about each lead of an exhibitor.
pub async fn answers_of(
    db: &impl ConnectionTrait,
    exhibitor: ExhibitorId,
) -> Result<HashMap<(LeadId, LeadQuestionId), String>> {
    let ids: Vec<LeadQuestionId> = questions(db, exhibitor).await?.into_iter().map(|it| it.id).collect();
    let rows = answer::Entity::find().filter(answer::COLUMN.question_id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| ((row.lead_id, row.question_id), row.answer)).collect())
}

/// Puts these answers in the place of all earlier ones.
pub async fn replace_answers(change: &Change, id: LeadId, rows: Vec<answer::Model>) -> Result<()> {
    answer::Entity::delete_many().filter(answer::COLUMN.lead_id.eq(id)).exec(change.tx()).await?;
    if !rows.is_empty() {
        let rows = rows.into_iter().map(answer::ActiveModel::from);
        answer::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// What a visitor ticked beyond the consent.
pub async fn ticked(db: &impl ConnectionTrait, visitor: VisitorId) -> Result<Ticked> {
    let row = choice::Entity::find_by_id(visitor).one(db).await?;
    Ok(row.map(|row| Ticked { mobile: row.mobile, email: row.email }).unwrap_or_default())
}

/// Puts this in the place of what the visitor ticked before.
pub async fn tick(change: &Change, visitor: VisitorId, ticked: Ticked) -> Result<()> {
    use choice::Column::{Email, Mobile, UpdatedAt, VisitorId as Visitor};
    let row = choice::Model {
        visitor_id: visitor,
        mobile: ticked.mobile,
        email: ticked.email,
        updated_at: change.at,
    };
    choice::Entity::insert(choice::ActiveModel::from(row))
        .on_conflict(OnConflict::column(Visitor).update_columns([Mobile, Email, UpdatedAt]).to_owned())
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

/// A visitor as those who scanned the badge may know them, as far as they agreed.
#[derive(Clone, Debug)]
pub struct Known {
    pub visitor: visitor::Model,
    /// Version of the notice of the standing consent to be seen.
    pub notice: Option<String>,
    pub ticked: Ticked,
}

/// What is known of these visitors.
pub async fn known(
    db: &impl ConnectionTrait,
    edition: EditionId,
    ids: &[VisitorId],
) -> Result<HashMap<VisitorId, Known>> {
    let mut known = HashMap::new();
    for ids in ids.chunks(AT_ONCE) {
        let people = visitor::Entity::find()
            .filter(visitor::COLUMN.edition_id.eq(edition))
            .filter(visitor::COLUMN.id.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        let mut notices: HashMap<VisitorId, String> = consent::Entity::find()
            .select_only()
            .columns([consent::Column::VisitorId, consent::Column::NoticeVersion])
            .filter(consent::COLUMN.visitor_id.is_in(ids.iter().copied()))
            .filter(consent::COLUMN.purpose.eq(Purpose::LeadSharing))
            .filter(consent::COLUMN.withdrawn_at.is_null())
            .into_tuple::<(VisitorId, String)>()
            .all(db)
            .await?
            .into_iter()
            .collect();
        let ticks = choice::Entity::find().filter(choice::COLUMN.visitor_id.is_in(ids.iter().copied()));
        let ticks: HashMap<VisitorId, Ticked> = (ticks.all(db).await?.into_iter())
            .map(|row| (row.visitor_id, Ticked { mobile: row.mobile, email: row.email }))
            .collect();
        known.extend(people.into_iter().map(|visitor| {
            let (notice, ticked) = (notices.remove(&visitor.id), ticks.get(&visitor.id).copied());
            (visitor.id, Known { notice, ticked: ticked.unwrap_or_default(), visitor })
        }));
    }
    Ok(known)
}

/// The digits under the codes of badges.
pub async fn short_codes(
    db: &impl ConnectionTrait,
    rows: &[lead::Model],
) -> Result<HashMap<crate::kernel::id::BadgeId, String>> {
    let mut codes = HashMap::new();
    for rows in rows.chunks(AT_ONCE) {
        let found: Vec<(crate::kernel::id::BadgeId, String)> = badge::Entity::find()
            .select_only()
            .columns([badge::Column::Id, badge::Column::ShortCode])
            .filter(badge::Column::Id.is_in(rows.iter().map(|row| row.badge_id)))
            .into_tuple()
            .all(db)
            .await?;
        codes.extend(found);
    }
    Ok(codes)
}

/// How many leads each exhibitor of an edition has.
pub async fn counts(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<(ExhibitorId, i64)>> {
    let rows = lead::Entity::find()
        .select_only()
        .column(lead::Column::ExhibitorId)
        .column_as(lead::Column::Id.count(), "leads")
        .filter(lead::COLUMN.edition_id.eq(edition))
        .group_by(lead::Column::ExhibitorId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}

/// Who met whom at a booth: the leads of the edition that were not withdrawn, or those about these visitors.
pub async fn met(
    db: &impl ConnectionTrait,
    edition: EditionId,
    who: Option<&[VisitorId]>,
) -> Result<Vec<(VisitorId, ExhibitorId)>> {
    let all = || {
        let kept = lead::Entity::find().filter(lead::COLUMN.edition_id.eq(edition));
        let kept = kept.filter(lead::COLUMN.withdrawn_at.is_null()).select_only();
        kept.column(lead::Column::VisitorId).column(lead::Column::ExhibitorId)
    };
    let Some(who) = who else { return Ok(all().into_tuple().all(db).await?) };
    let mut found = Vec::new();
    for some in who.chunks(AT_ONCE) {
        let some = all().filter(lead::COLUMN.visitor_id.is_in(some.iter().copied()));
        found.extend(some.into_tuple::<(VisitorId, ExhibitorId)>().all(db).await?);
    }
    Ok(found)
}
