//! Companies that wait for a booth from the start (rehearsals): each has applied, and nobody has answered.
use super::entity::{application, step};
use super::stage::{Side, Stage};
use super::tariff;
use crate::db::Change;
use crate::kernel::id::{ApplicationId, ExhibitorId, MoveId};
use crate::kernel::{Error, Result};
use crate::show::edition::Setup;
use sea_orm::{EntityTrait, Set};

/// A company and what it asks for.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Who.
    pub exhibitor: ExhibitorId,
    /// How much ground.
    pub area_m2: i32,
    /// Sides open to an aisle.
    pub open_sides: i32,
    /// Its main sub-category.
    pub sector: String,
}

/// Adds an application for each, priced by the list.
///
/// # Errors
/// When nothing on the list has that size; as any write.
pub async fn queue_up(change: &Change, edition: &Setup, waiting: &[Waiting]) -> Result<()> {
    for (place, it) in waiting.iter().enumerate() {
        let id = ApplicationId::new();
        // One every few hours: a queue has an age.
        let at = change.at.plus_minutes(-(180 * i64::try_from(waiting.len() - place).unwrap_or(1)));
        let list = tariff::of(edition);
        let (area, sides) = (i64::from(it.area_m2), i64::from(it.open_sides));
        let priced = list.kinds().find_map(|item| {
            Some((item.code.clone(), tariff::quote(edition, &item.code, area, sides, at).ok()?))
        });
        let (kind, quote) = priced.ok_or(Error::Refused("booths-refused-unsold"))?;
        let row = application::ActiveModel {
            id: Set(id),
            edition_id: Set(edition.id),
            exhibitor_id: Set(it.exhibitor),
            stage: Set(Stage::FIRST),
            version: Set(1),
            kind: Set(kind),
            area_m2: Set(it.area_m2),
            open_sides: Set(it.open_sides),
            hall_code: Set(String::new()),
            sector_code: Set(it.sector.clone()),
            remarks: Set(String::new()),
            total_fen: Set(quote.total),
            quote: Set(serde_json::to_string(&quote)?),
            booth_id: Set(None),
            offer_expires_at: Set(None),
            created_at: Set(at),
            updated_at: Set(at),
        };
        application::Entity::insert(row).exec_without_returning(change.tx()).await?;
        let first = step::ActiveModel {
            id: Set(MoveId::new()),
            application_id: Set(id),
            at: Set(at),
            side: Set(Side::Exhibitor.word().into()),
            account_id: Set(None),
            stage: Set(Stage::FIRST),
            said: Set(String::new()),
            booth_number: Set(String::new()),
        };
        step::Entity::insert(first).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}
