//! Every question about booths and applications, named as it would be asked.
use super::entity::{application, booth, claim, feature, step};
use super::stage::{Side, Stage};
use crate::accounts::Exhibitor;
use crate::db::{Change, is_taken};
use crate::kernel::id::{AccountId, ApplicationId, BoothId, ClaimId, EditionId, ExhibitorId, HallId, MoveId};
use crate::kernel::{Error, Moment, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{Iterable, QueryOrder, QuerySelect, Set};
use std::collections::BTreeMap;

pub use application::Model as Application;
pub use booth::Model as Booth;

/// The booths of a hall, in order of number.
pub async fn booths_of(db: &impl ConnectionTrait, hall: HallId) -> Result<Vec<Booth>> {
    Ok(booth::Entity::find()
        .filter(booth::COLUMN.hall_id.eq(hall))
        .order_by_asc(booth::COLUMN.number)
        .all(db)
        .await?)
}

/// Columns and reserved ground of a hall.
pub async fn features_of(db: &impl ConnectionTrait, hall: HallId) -> Result<Vec<feature::Model>> {
    Ok(feature::Entity::find().filter(feature::COLUMN.hall_id.eq(hall)).all(db).await?)
}

/// A booth of this edition.
pub async fn booth(db: &impl ConnectionTrait, edition: EditionId, id: BoothId) -> Result<Booth> {
    let row = booth::Entity::find_by_id(id).filter(booth::COLUMN.edition_id.eq(edition)).one(db).await?;
    row.ok_or(Error::NotFound)
}

/// The booth with this number.
pub async fn numbered(db: &impl ConnectionTrait, edition: EditionId, number: &str) -> Result<Option<Booth>> {
    let wanted = booth::Entity::find().filter(booth::COLUMN.edition_id.eq(edition));
    Ok(wanted.filter(booth::COLUMN.number.eq(number)).one(db).await?)
}

/// The booth an exhibitor has taken, if any.
pub async fn confirmed_of(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Option<Booth>> {
    let wanted = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(wanted.filter(booth::COLUMN.status.eq(booth::Status::Confirmed)).one(db).await?)
}

/// Numbers of several booths.
pub async fn numbers(db: &impl ConnectionTrait, ids: &[BoothId]) -> Result<BTreeMap<BoothId, String>> {
    let rows = booth::Entity::find().filter(booth::COLUMN.id.is_in(ids.iter().copied())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.number)).collect())
}

/// Numbers of the booths that companies have taken.
pub async fn confirmed_numbers(
    db: &impl ConnectionTrait,
    ids: &[ExhibitorId],
) -> Result<BTreeMap<ExhibitorId, String>> {
    let wanted = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.is_in(ids.iter().copied()));
    let rows = wanted.filter(booth::COLUMN.status.eq(booth::Status::Confirmed)).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.exhibitor_id?, row.number))).collect())
}

/// An exhibitor reaches only their own: somebody else's id is simply not found.
pub async fn own(db: &impl ConnectionTrait, exhibitor: &Exhibitor, id: ApplicationId) -> Result<Application> {
    let row = application::Entity::find_by_id(id).filter(application::COLUMN.exhibitor_id.eq(exhibitor.id()));
    row.one(db).await?.ok_or(Error::NotFound)
}

/// Any application to this edition, for the office.
pub async fn any(db: &impl ConnectionTrait, edition: EditionId, id: ApplicationId) -> Result<Application> {
    let row = application::Entity::find_by_id(id).filter(application::COLUMN.edition_id.eq(edition));
    row.one(db).await?.ok_or(Error::NotFound)
}

/// All applications of an exhibitor, newest first.
pub async fn of_exhibitor(db: &impl ConnectionTrait, exhibitor: ExhibitorId) -> Result<Vec<Application>> {
    let wanted = application::Entity::find().filter(application::COLUMN.exhibitor_id.eq(exhibitor));
    Ok(wanted.order_by_desc(application::COLUMN.created_at).all(db).await?)
}

/// What the office wants to see of the queue.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// One stage; none means those that wait for the office.
    pub stages: Vec<Stage>,
    /// Wished hall.
    pub hall: Option<String>,
    /// Kind of booth.
    pub kind: Option<String>,
}

/// The queue: who asked first is answered first.
pub async fn queue(
    db: &impl ConnectionTrait,
    edition: EditionId,
    filter: &Filter,
    page: u64,
    size: u64,
) -> Result<(Vec<Application>, u64)> {
    let mut wanted = application::Entity::find().filter(application::COLUMN.edition_id.eq(edition));
    if !filter.stages.is_empty() {
        wanted = wanted.filter(application::COLUMN.stage.is_in(filter.stages.clone()));
    }
    if let Some(hall) = &filter.hall {
        wanted = wanted.filter(application::COLUMN.hall_code.eq(hall.as_str()));
    }
    if let Some(kind) = &filter.kind {
        wanted = wanted.filter(application::COLUMN.kind.eq(kind.as_str()));
    }
    let total = wanted.clone().count(db).await?;
    let rows = wanted.order_by_asc(application::COLUMN.created_at).order_by_asc(application::COLUMN.id);
    Ok((rows.limit(size).offset(page * size).all(db).await?, total))
}

/// How many applications of an edition are at each stage.
pub async fn count_stages(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<BTreeMap<&'static str, u64>> {
    let mut counts = BTreeMap::new();
    for stage in Stage::iter() {
        let wanted = application::Entity::find().filter(application::COLUMN.edition_id.eq(edition));
        counts.insert(stage.word(), wanted.filter(application::COLUMN.stage.eq(stage)).count(db).await?);
    }
    Ok(counts)
}

/// The history of an application, oldest first.
pub async fn history(db: &impl ConnectionTrait, id: ApplicationId) -> Result<Vec<step::Model>> {
    let wanted = step::Entity::find().filter(step::COLUMN.application_id.eq(id));
    Ok(wanted.order_by_asc(step::COLUMN.at).order_by_asc(step::COLUMN.id).all(db).await?)
}

/// A new application; a second live one is refused by the database.
pub async fn add(change: &Change, row: application::ActiveModel) -> Result<Application> {
    row.insert(change.tx())
        .await
        .map_err(Error::from)
        .map_err(|err| if is_taken(&err) { Error::Refused("booths-refused-live") } else { err })
}

/// Moves the application, unless someone else moved it since we looked.
pub async fn advance(
    change: &Change,
    seen: &Application,
    next: application::ActiveModel,
) -> Result<Application> {
    let row = application::ActiveModel { version: Set(seen.version + 1), updated_at: Set(change.at), ..next };
    let moved = application::Entity::update_many()
        .set(row)
        .filter(application::COLUMN.id.eq(seen.id))
        .filter(application::COLUMN.stage.eq(seen.stage))
        .filter(application::COLUMN.version.eq(seen.version))
        .exec(change.tx())
        .await?;
    if moved.rows_affected != 1 {
        return Err(Error::Refused("booths-refused-moved-meanwhile"));
    }
    any(change.tx(), seen.edition_id, seen.id).await
}

/// What is written into the history.
pub struct Entry<'a> {
    /// Whose step it was.
    pub side: Side,
    /// The person, if it was one.
    pub account: Option<AccountId>,
    /// What they said.
    pub said: &'a str,
    /// The booth it is about.
    pub booth_number: &'a str,
}

/// Writes one line of the history.
pub async fn log(change: &Change, it: &Application, entry: &Entry<'_>) -> Result<()> {
    let row = step::ActiveModel {
        id: Set(MoveId::new()),
        application_id: Set(it.id),
        at: Set(change.at),
        side: Set(entry.side.word().into()),
        account_id: Set(entry.account),
        stage: Set(it.stage),
        said: Set(entry.said.into()),
        booth_number: Set(entry.booth_number.into()),
    };
    step::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Takes a free booth for an application until a date. Exactly one of many at once succeeds.
pub async fn claim(change: &Change, place: &Booth, it: &Application, until: Option<Moment>) -> Result<()> {
    let taken = Error::Refused("booths-refused-taken");
    let row = booth::ActiveModel {
        status: Set(booth::Status::Offered),
        exhibitor_id: Set(Some(it.exhibitor_id)),
        ..Default::default()
    };
    let moved = booth::Entity::update_many()
        .set(row)
        .filter(booth::COLUMN.id.eq(place.id))
        .filter(booth::COLUMN.status.eq(booth::Status::Free))
        .exec(change.tx())
        .await?;
    if moved.rows_affected != 1 {
        return Err(taken);
    }
    let row = claim::ActiveModel {
        id: Set(ClaimId::new()),
        booth_id: Set(place.id),
        application_id: Set(it.id),
        exhibitor_id: Set(it.exhibitor_id),
        expires_at: Set(until),
        created_at: Set(change.at),
        released_at: Set(None),
    };
    let made = claim::Entity::insert(row).exec_without_returning(change.tx()).await.map_err(Error::from);
    made.map(|_| ()).map_err(|err| if is_taken(&err) { taken } else { err })
}

/// The claim no longer ends by itself: the booth is sold.
pub async fn keep(change: &Change, it: &Application, place: BoothId) -> Result<()> {
    let row = claim::ActiveModel { expires_at: Set(None), ..Default::default() };
    let kept = claim::Entity::update_many()
        .set(row)
        .filter(claim::COLUMN.application_id.eq(it.id))
        .filter(claim::COLUMN.booth_id.eq(place))
        .filter(claim::COLUMN.released_at.is_null())
        .exec(change.tx())
        .await?;
    let row = booth::ActiveModel { status: Set(booth::Status::Confirmed), ..Default::default() };
    let sold = booth::Entity::update_many()
        .set(row)
        .filter(booth::COLUMN.id.eq(place))
        .filter(booth::COLUMN.exhibitor_id.eq(it.exhibitor_id))
        .filter(booth::COLUMN.status.eq(booth::Status::Offered))
        .exec(change.tx())
        .await?;
    if (kept.rows_affected, sold.rows_affected) == (1, 1) {
        return Ok(());
    }
    Err(Error::Refused("booths-refused-taken"))
}

/// Gives the booth back to the plan.
pub async fn release(change: &Change, it: &Application, place: BoothId) -> Result<()> {
    let row = claim::ActiveModel { released_at: Set(Some(change.at)), ..Default::default() };
    let ended = claim::Entity::update_many()
        .set(row)
        .filter(claim::COLUMN.application_id.eq(it.id))
        .filter(claim::COLUMN.released_at.is_null())
        .exec(change.tx())
        .await?;
    if ended.rows_affected == 0 {
        return Ok(());
    }
    let row = booth::ActiveModel {
        status: Set(booth::Status::Free),
        exhibitor_id: Set(None),
        ..Default::default()
    };
    booth::Entity::update_many()
        .set(row)
        .filter(booth::COLUMN.id.eq(place))
        .filter(booth::COLUMN.exhibitor_id.eq(it.exhibitor_id))
        .exec(change.tx())
        .await?;
    Ok(())
}
