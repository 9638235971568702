//! Companies that come from a file or a rehearsal, many at once.
use super::entity::{exhibitor, product, sector};
use crate::db::Change;
use crate::kernel::Result;
use crate::kernel::id::{EditionId, ExhibitorId, ProductId};
use sea_orm::Set;
use sea_orm::entity::prelude::*;

/// Rows of one INSERT: PostgreSQL and SQLite both take some 32,000 values.
const AT_ONCE: usize = 500;

/// A company as a file tells of it.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Chinese name, or empty.
    pub name_zh: String,
    /// English name, or empty.
    pub name_en: String,
    /// A paragraph in Chinese.
    pub about_zh: String,
    /// A paragraph in English.
    pub about_en: String,
    /// Whole address, or empty.
    pub website: String,
    /// ISO code.
    pub country: String,
    /// Whom the organiser writes to.
    pub contact_name: String,
    /// Where.
    pub contact_email: String,
    /// Their mobile.
    pub contact_mobile: String,
    /// Codes of sub-categories.
    pub sectors: Vec<String>,
    /// Chinese name, English name, code of the sub-category.
    pub products: Vec<(String, String, String)>,
}

/// Adds companies with sectors and products in a few statements; the ids come in the order of the samples.
pub async fn add_samples(
    change: &Change,
    edition: EditionId,
    samples: &[Sample],
) -> Result<Vec<ExhibitorId>> {
    let ids: Vec<ExhibitorId> = samples.iter().map(|_| ExhibitorId::new()).collect();
    let (mut companies, mut sectors, mut products) = (vec![], vec![], vec![]);
    for (id, it) in ids.iter().zip(samples) {
        companies.push(company(change, edition, *id, it));
        sectors.extend(
            it.sectors
                .iter()
                .map(|code| sector::ActiveModel { exhibitor_id: Set(*id), sector_code: Set(code.clone()) }),
        );
        products.extend(it.products.iter().zip(1..).map(|((zh, en, code), position)| product::ActiveModel {
            id: Set(ProductId::new()),
            exhibitor_id: Set(*id),
            name_zh: Set(zh.clone()),
            name_en: Set(en.clone()),
            sector_code: Set(code.clone()),
            position: Set(position),
        }));
    }
    for some in chunks(companies) {
        exhibitor::Entity::insert_many(some).exec_without_returning(change.tx()).await?;
    }
    for some in chunks(sectors) {
        sector::Entity::insert_many(some).exec_without_returning(change.tx()).await?;
    }
    for some in chunks(products) {
        product::Entity::insert_many(some).exec_without_returning(change.tx()).await?;
    }
    Ok(ids)
}

/// Adds one company.
pub async fn add_sample(change: &Change, edition: EditionId, sample: Sample) -> Result<ExhibitorId> {
    let ids = add_samples(change, edition, &[sample]).await?;
    ids.first().copied().ok_or(crate::kernel::Error::NotFound)
}

fn company(change: &Change, edition: EditionId, id: ExhibitorId, it: &Sample) -> exhibitor::ActiveModel {
    exhibitor::ActiveModel {
        id: Set(id),
        edition_id: Set(edition),
        name_zh: Set(it.name_zh.clone()),
        name_en: Set(it.name_en.clone()),
        about_zh: Set(it.about_zh.clone()),
        about_en: Set(it.about_en.clone()),
        website: Set(it.website.clone()),
        country: Set(it.country.clone()),
        contact_name: Set(it.contact_name.clone()),
        contact_email: Set(it.contact_email.clone()),
        contact_mobile: Set(it.contact_mobile.clone()),
        version: Set(1),
        created_at: Set(change.at),
        updated_at: Set(change.at),
    }
}

fn chunks<T>(rows: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    let mut rows = rows.into_iter();
    std::iter::from_fn(move || {
        let some: Vec<T> = rows.by_ref().take(AT_ONCE).collect();
        (!some.is_empty()).then_some(some)
    })
}
