//! What the office does with zones and gates.
use super::layout::{HALLS, Layout, Place, Zone, own_place, place};
use super::{counts, store};
use crate::accounts::GateDesk;
use crate::db::{Change, Db};
use crate::entry::admission::Way;
use crate::entry::entity::{gate_way, zone};
use crate::kernel::id::{EditionId, GateId, ZoneId};
use crate::kernel::{Bilingual, Error, Event, Moment, Result};
use crate::show::Edition;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use std::collections::{BTreeMap, BTreeSet};

/// What a zone shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub name: Bilingual,
    pub capacity: Option<i32>,
    pub amber: Option<i32>,
    pub red: Option<i32>,
    pub shared: Option<String>,
}

/// A new zone.
///
/// # Errors
/// `zones-refused-code` when there is one with this code.
pub async fn add(db: &Db, desk: &GateDesk, code: &str, wish: Wish) -> Result<()> {
    db.change(desk, async |change| {
        let layout = Layout::of(change.tx(), desk.edition()).await?;
        if layout.zone(code).is_some() {
            return Err(Error::Refused("zones-refused-code"));
        }
        write(change, desk.edition(), code, wish).await
    })
    .await
}

/// Another name, capacity or threshold. It holds from the next scan on.
///
/// # Errors
/// [`Error::NotFound`] when the edition has no such zone; as any write.
pub async fn change(db: &Db, desk: &GateDesk, code: &str, wish: Wish) -> Result<()> {
    let edition = desk.edition();
    db.change(desk, async |change| {
        let layout = Layout::of(change.tx(), edition).await?;
        let before = layout.zone(code).ok_or(Error::NotFound)?;
        let after = place(edition.id, edition.organisation_id, code, wish.shared.as_deref());
        if before.place != after {
            let day = change.at.day(&edition.zone).to_string();
            carry_over(change, (edition.id, code), &day, (before.place.clone(), after)).await?;
        }
        write(change, edition, code, wish).await
    })
    .await
}

/// Whoever is inside today counts in the other place from now on.
async fn carry_over(
    change: &Change,
    (edition, code): (EditionId, &str),
    day: &str,
    (from, to): (Place, Place),
) -> Result<()> {
    let own = BTreeSet::from([own_place(edition, code)]);
    let rows = counts::of_day(change.tx(), &own, day).await?;
    let inside: i64 = rows.iter().filter(|row| row.category != counts::EVERYBODY).map(|row| row.inside).sum();
    let key = |place| (place, day.to_owned(), counts::EVERYBODY.to_owned());
    counts::add(change.tx(), BTreeMap::from([(key(from), -inside), (key(to), inside)])).await.map(drop)
}

async fn write(change: &Change, edition: &Edition, code: &str, wish: Wish) -> Result<()> {
    let known = store::zones(change.tx(), edition.id).await?;
    let id = known.iter().find(|row| row.code == code).map_or_else(ZoneId::new, |row| row.id);
    let row = zone::ActiveModel {
        id: Set(id),
        edition_id: Set(edition.id),
        code: Set(code.to_owned()),
        name_zh: Set(wish.name.zh),
        name_en: Set(wish.name.en),
        capacity: Set(wish.capacity),
        amber: Set(wish.amber),
        red: Set(wish.red),
        shared: Set(wish.shared),
    };
    use zone::Column as C;
    let told = [C::NameZh, C::NameEn, C::Capacity, C::Amber, C::Red, C::Shared];
    let anew = OnConflict::column(C::Id).update_columns(told).to_owned();
    zone::Entity::insert(row).on_conflict(anew).exec_without_returning(change.tx()).await?;
    change.record(Event::ZoneChanged { zone: id }).await
}

/// Takes a zone away that no gate leads to; what happened there stays written down.
///
/// # Errors
/// [`Error::NotFound`] for a zone of another edition; `zones-refused-in-use` for the halls and while gates lead there.
pub async fn remove(db: &Db, desk: &GateDesk, code: &str) -> Result<()> {
    let edition = desk.edition().id;
    db.change(desk, async |change| {
        let known = store::zones(change.tx(), edition).await?;
        let row = known.iter().find(|row| row.code == code).ok_or(Error::NotFound)?;
        let leads_there = gate_way::Entity::find()
            .filter(gate_way::Column::EditionId.eq(edition))
            .filter(gate_way::Column::Zone.eq(code))
            .count(change.tx())
            .await?;
        if code == HALLS || leads_there > 0 {
            return Err(Error::Refused("zones-refused-in-use"));
        }
        zone::Entity::delete_by_id(row.id).exec(change.tx()).await?;
        change.record(Event::ZoneRemoved { zone: row.id }).await
    })
    .await
}

/// From the next scan on the gate leads to another zone, or is passed another way.
///
/// # Errors
/// [`Error::NotFound`] for a gate or a zone of another edition; as any write.
pub async fn turn(db: &Db, desk: &GateDesk, gate: GateId, (code, way): (&str, Way)) -> Result<()> {
    let edition = desk.edition();
    let gate = edition.gates.iter().find(|it| it.id == gate).ok_or(Error::NotFound)?.id;
    db.change(desk, async |change| {
        let layout = Layout::of(change.tx(), edition).await?;
        layout.zone(code).ok_or(Error::NotFound)?;
        let row = gate_way::ActiveModel {
            gate_id: Set(gate),
            edition_id: Set(edition.id),
            zone: Set(code.to_owned()),
            way: Set(way.as_str().to_owned()),
        };
        let told = [gate_way::Column::Zone, gate_way::Column::Way];
        let anew = OnConflict::column(gate_way::Column::GateId).update_columns(told).to_owned();
        gate_way::Entity::insert(row).on_conflict(anew).exec_without_returning(change.tx()).await?;
        change.record(Event::GateTurned { gate, zone: code.to_owned(), way: way.as_str() }).await
    })
    .await
}

/// Every zone that fills the place of `zone`, whichever edition it belongs to.
///
/// # Errors
/// As any query.
pub async fn filling(
    db: &impl ConnectionTrait,
    edition: EditionId,
    zone: &Zone,
) -> Result<Vec<(EditionId, String)>> {
    match &zone.shared {
        Some(word) => store::sharing(db, zone.place.owner.into(), word).await,
        None => Ok(vec![(edition, zone.code.clone())]),
    }
}

/// When these zones were counted as empty on a day.
///
/// # Errors
/// As any query.
pub async fn emptied(
    db: &impl ConnectionTrait,
    zones: &[(EditionId, String)],
    day: &str,
) -> Result<Vec<(String, Moment)>> {
    let mut all = vec![];
    for (edition, code) in zones {
        let rows = store::resets_of(db, *edition).await?;
        let mine = rows.into_iter().filter(|row| row.zone == *code && row.day == day);
        all.extend(mine.map(|row| (row.zone, row.at)));
    }
    Ok(all)
}
