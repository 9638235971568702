//! Drawing the halls of an edition, and companies that have their booths from the start (imports, rehearsals).
use super::entity::{application, booth, claim, feature, step};
use super::plan::{self, Floor, Lounge};
use super::stage::{Side, Stage};
use super::store;
use super::tariff;
use crate::db::Change;
use crate::exhibitors;
use crate::kernel::id::{ApplicationId, BoothId, ClaimId, ExhibitorId, FeatureId, MoveId};
use crate::kernel::{Error, Moment, Result};
use crate::show;
use crate::show::edition::{Hall, Setup};
use sea_orm::Set;
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// Rows of one INSERT: PostgreSQL and SQLite both take some 32,000 values.
const AT_ONCE: usize = 500;

/// Draws every hall that has no booth yet; the last hall keeps ground for the meeting tables, if there are any.
/// Importing an edition again therefore never moves a booth that is sold.
pub async fn lay_out(change: &Change, edition: &Setup) -> Result<()> {
    let last = edition.halls.last().map(|hall| hall.id);
    for hall in &edition.halls {
        if !store::booths_of(change.tx(), hall.id).await?.is_empty() {
            continue;
        }
        let lounge =
            if edition.tables > 0 && last == Some(hall.id) { Lounge::FarRight } else { Lounge::None };
        draw(change, edition, hall, lounge).await?;
    }
    Ok(())
}

async fn draw(change: &Change, edition: &Setup, hall: &Hall, lounge: Lounge) -> Result<()> {
    let floor = Floor { code: &hall.code, width_cm: hall.width_cm, depth_cm: hall.depth_cm, lounge };
    let plan = plan::lay_out(&floor);
    let row = |place: plan::Place| booth::ActiveModel {
        id: Set(BoothId::new()),
        edition_id: Set(edition.id),
        hall_id: Set(hall.id),
        number: Set(place.number),
        kind: Set(if place.build == plan::Build::Raw { booth::Kind::Raw } else { booth::Kind::Shell }),
        x_cm: Set(place.at.x),
        y_cm: Set(place.at.y),
        w_cm: Set(place.at.w),
        d_cm: Set(place.at.d),
        area_m2: Set(place.at.area_m2()),
        open_sides: Set(place.open_sides),
        status: Set(if place.blocked { booth::Status::Blocked } else { booth::Status::Free }),
        exhibitor_id: Set(None),
    };
    insert::<booth::Entity>(change, plan.places.into_iter().map(row).collect()).await?;
    let thing = |kind, at: plan::Rect| feature::ActiveModel {
        id: Set(FeatureId::new()),
        hall_id: Set(hall.id),
        kind: Set(kind),
        x_cm: Set(at.x),
        y_cm: Set(at.y),
        w_cm: Set(at.w),
        d_cm: Set(at.d),
    };
    let columns = plan.columns.into_iter().map(|at| thing(feature::Kind::Column, at));
    let lounge = plan.reserved.into_iter().map(|at| thing(feature::Kind::Lounge, at));
    insert::<feature::Entity>(change, columns.chain(lounge).collect()).await
}

async fn insert<E: EntityTrait>(change: &Change, rows: Vec<E::ActiveModel>) -> Result<()>
where
    E::ActiveModel: Send,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(AT_ONCE).collect();
        E::insert_many(some).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// A company and the number of the booth it has.
pub struct Settled {
    /// Who.
    pub exhibitor: ExhibitorId,
    /// Where: `1A01`.
    pub number: String,
}

/// Gives companies their booths as if each had applied, been offered one and taken it. Companies whose booth is
/// not free are left out; the answer says how many have one now.
pub async fn settle(change: &Change, edition: &Setup, settled: &[Settled]) -> Result<usize> {
    let mut free = free_booths(change, edition).await?;
    let (mut applications, mut claims, mut moves) = (vec![], vec![], vec![]);
    for it in settled {
        let Some(place) = free.remove(&it.number) else { continue };
        let id = ApplicationId::new();
        applications.push(application(change.at, edition, it.exhibitor, &place, id)?);
        claims.push(claim::ActiveModel {
            id: Set(ClaimId::new()),
            booth_id: Set(place.id),
            application_id: Set(id),
            exhibitor_id: Set(it.exhibitor),
            expires_at: Set(None),
            created_at: Set(change.at),
            released_at: Set(None),
        });
        moves.push(history(change.at, id, Stage::FIRST, Side::Exhibitor, ""));
        moves.push(history(change.at, id, Stage::Offered, Side::Office, &place.number));
        moves.push(history(change.at, id, Stage::Confirmed, Side::Exhibitor, &place.number));
        take(change, &place, it.exhibitor).await?;
    }
    let done = applications.len();
    insert::<application::Entity>(change, applications).await?;
    insert::<claim::Entity>(change, claims).await?;
    insert::<step::Entity>(change, moves).await?;
    Ok(done)
}

/// Brings in the companies that come with an edition's files, each in its booth. One that is there already, by its
/// name, is left as it is, so that importing again changes nothing.
///
/// # Errors
/// As any write.
pub async fn import(
    change: &Change,
    edition: &Setup,
    files: &[show::import::Exhibitor<'_>],
) -> Result<usize> {
    let mut samples = vec![];
    for it in files {
        if !exhibitors::is_there(change.tx(), edition.id, &it.name).await? {
            samples.push((sample(it), it.booth.to_owned()));
        }
    }
    let companies: Vec<_> = samples.iter().map(|(it, _)| it.clone()).collect();
    let ids = exhibitors::add_samples(change, edition.id, &companies).await?;
    let pairs = ids.into_iter().zip(samples).map(|(exhibitor, (_, number))| Settled { exhibitor, number });
    settle(change, edition, &pairs.collect::<Vec<_>>()).await
}

fn sample(it: &show::import::Exhibitor<'_>) -> exhibitors::Sample {
    let slug: String = it.name.en.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    exhibitors::Sample {
        name_zh: it.name.zh.clone(),
        name_en: it.name.en.clone(),
        country: "CN".into(),
        contact_name: it.name.en.clone(),
        contact_email: format!("{slug}@example.com"),
        sectors: it.sub_categories.to_vec(),
        ..Default::default()
    }
}

/// Numbers of the booths that can still be had, in order.
pub async fn free_numbers(change: &Change, edition: &Setup) -> Result<Vec<String>> {
    Ok(free_booths(change, edition).await?.into_keys().collect())
}

async fn free_booths(change: &Change, edition: &Setup) -> Result<BTreeMap<String, store::Booth>> {
    let wanted = booth::Entity::find().filter(booth::COLUMN.edition_id.eq(edition.id));
    let rows = wanted.filter(booth::COLUMN.status.eq(booth::Status::Free)).all(change.tx()).await?;
    Ok(rows.into_iter().map(|row| (row.number.clone(), row)).collect())
}

async fn take(change: &Change, place: &store::Booth, exhibitor: ExhibitorId) -> Result<()> {
    let row = booth::ActiveModel {
        status: Set(booth::Status::Confirmed),
        exhibitor_id: Set(Some(exhibitor)),
        ..Default::default()
    };
    let taken = booth::Entity::update_many().set(row).filter(booth::COLUMN.id.eq(place.id));
    taken.filter(booth::COLUMN.status.eq(booth::Status::Free)).exec(change.tx()).await?;
    Ok(())
}

fn application(
    at: Moment,
    edition: &Setup,
    exhibitor: ExhibitorId,
    place: &store::Booth,
    id: ApplicationId,
) -> Result<application::ActiveModel> {
    let list = tariff::of(edition);
    let (area, sides) = (place.area_m2.into(), place.open_sides.max(1).into());
    let priced = list.kinds().find_map(|item| {
        Some((item.code.clone(), tariff::quote(edition, &item.code, area, sides, at).ok()?))
    });
    let (kind, quote) = priced.ok_or(Error::Refused("booths-refused-unsold"))?;
    Ok(application::ActiveModel {
        id: Set(id),
        edition_id: Set(edition.id),
        exhibitor_id: Set(exhibitor),
        stage: Set(Stage::Confirmed),
        version: Set(1),
        kind: Set(kind),
        area_m2: Set(place.area_m2),
        open_sides: Set(place.open_sides.max(1)),
        hall_code: Set(String::new()),
        sector_code: Set(String::new()),
        remarks: Set(String::new()),
        total_fen: Set(quote.total),
        quote: Set(serde_json::to_string(&quote)?),
        booth_id: Set(Some(place.id)),
        offer_expires_at: Set(None),
        created_at: Set(at),
        updated_at: Set(at),
    })
}

fn history(at: Moment, id: ApplicationId, stage: Stage, side: Side, number: &str) -> step::ActiveModel {
    step::ActiveModel {
        id: Set(MoveId::new()),
        application_id: Set(id),
        at: Set(at),
        side: Set(side.word().into()),
        account_id: Set(None),
        stage: Set(stage),
        said: Set(String::new()),
        booth_number: Set(number.into()),
    }
}
