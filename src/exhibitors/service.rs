//! What people do with companies: sign up, write the profile, list products.
use super::entity::{exhibitor, product};
use super::forms::{NewProduct, Profile, SignUp};
use super::store;
use crate::accounts::Exhibitor;
use crate::db::idempotency::{Key, once};
use crate::db::{Change, Db};
use crate::kernel::id::{ExhibitorId, ProductId};
use crate::kernel::{Error, Event, Result};
use crate::show::Edition;
use sea_orm::Set;

/// More products than this are a catalogue, which is another thing.
pub const MOST_PRODUCTS: u64 = 50;

/// A new company, not yet anybody's.
pub async fn found(change: &Change, edition: &Edition, it: &SignUp) -> Result<ExhibitorId> {
    let row = exhibitor::ActiveModel {
        id: Set(ExhibitorId::new()),
        edition_id: Set(edition.id),
        name_zh: Set(it.names.zh.clone()),
        name_en: Set(it.names.en.clone()),
        about_zh: Set(String::new()),
        about_en: Set(String::new()),
        website: Set(String::new()),
        country: Set(it.country.clone()),
        contact_name: Set(it.contact.to_string()),
        contact_email: Set(it.email.to_string()),
        contact_mobile: Set(it.mobile.to_string()),
        version: Set(1),
        created_at: Set(change.at),
        updated_at: Set(change.at),
    };
    let company = store::add(change, row, &it.sectors).await?;
    change.record(Event::ExhibitorSignedUp { exhibitor: company.id }).await?;
    Ok(company.id)
}

/// Writes the profile over the version its reader saw.
///
/// # Errors
/// `exhibitors-refused-stale` when somebody else wrote it meanwhile.
pub async fn write(db: &Db, exhibitor: &Exhibitor, seen: i32, it: &Profile, key: Option<Key>) -> Result<()> {
    let row = exhibitor::ActiveModel {
        name_zh: Set(it.names.zh.clone()),
        name_en: Set(it.names.en.clone()),
        about_zh: Set(it.about_zh.clone()),
        about_en: Set(it.about_en.clone()),
        website: Set(it.website.clone()),
        country: Set(it.country.clone()),
        ..Default::default()
    };
    db.change(exhibitor, async |change| {
        once(change, key, async || {
            store::write_profile(change, exhibitor.id(), seen, row).await?;
            store::set_sectors(change, exhibitor.id(), &it.sectors).await?;
            change.record(Event::ExhibitorChanged { exhibitor: exhibitor.id() }).await
        })
        .await
    })
    .await
}

/// Adds a product at the end of the list.
///
/// # Errors
/// `exhibitors-mistake-products-many` when the list is full.
pub async fn add_product(db: &Db, exhibitor: &Exhibitor, it: &NewProduct, key: Option<Key>) -> Result<()> {
    db.change(exhibitor, async |change| {
        once(change, key, async || {
            let there = store::products_of(change.tx(), exhibitor.id()).await?;
            if there.len() as u64 >= MOST_PRODUCTS {
                return Err(Error::Refused("exhibitors-mistake-products-many"));
            }
            let row = product::ActiveModel {
                id: Set(ProductId::new()),
                exhibitor_id: Set(exhibitor.id()),
                name_zh: Set(it.names.zh.clone()),
                name_en: Set(it.names.en.clone()),
                sector_code: Set(it.sector.clone()),
                position: Set(there.last().map_or(1, |last| last.position + 1)),
            };
            store::add_product(change, row).await?;
            change.record(Event::ExhibitorChanged { exhibitor: exhibitor.id() }).await
        })
        .await
    })
    .await
}

/// Takes a product off the list. One that is already gone is no mistake: the page was old.
pub async fn remove_product(db: &Db, exhibitor: &Exhibitor, id: ProductId) -> Result<()> {
    db.change(exhibitor, async |change| {
        store::remove_product(change, exhibitor.id(), id).await?;
        change.record(Event::ExhibitorChanged { exhibitor: exhibitor.id() }).await
    })
    .await
}
