//! Companies that wait for a booth: the office has something to do on the first day.
use super::companies::Company;
use super::exhibitors::sample;
use crate::booths::{self, Waiting};
use crate::db::Change;
use crate::exhibitors;
use crate::kernel::Result;
use crate::show::Edition;

/// Adds the companies and what each asks for.
pub async fn queue_up(change: &Change, edition: &Edition, companies: &[Company]) -> Result<()> {
    let samples: Vec<_> = companies.iter().zip(9_000..).map(|(it, number)| sample(it, number)).collect();
    let ids = exhibitors::add_samples(change, edition.id, &samples).await?;
    let waiting: Vec<Waiting> = ids
        .into_iter()
        .zip(companies)
        .map(|(exhibitor, company)| Waiting {
            exhibitor,
            area_m2: company.area_m2,
            open_sides: if company.area_m2 > 18 { 2 } else { 1 },
            sector: company.codes.first().cloned().unwrap_or_default(),
        })
        .collect();
    booths::queue_up(change, edition, &waiting).await
}
