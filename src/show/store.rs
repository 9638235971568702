//! Reading an edition.
use super::edition::*;
use super::entity::{self, edition, organisation, show};
use crate::kernel::id::EditionId;
use crate::kernel::{Bilingual, Error, Result};
use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// The edition called `chosen`, or the one that starts last.
pub async fn current(db: &impl ConnectionTrait, chosen: Option<&str>) -> Result<Option<EditionId>> {
    let query = match chosen {
        Some(code) => edition::Entity::find().filter(edition::COLUMN.code.eq(code)),
        None => {
            edition::Entity::find().order_by_desc(edition::COLUMN.starts_on).order_by_desc(edition::COLUMN.id)
        }
    };
    Ok(query.one(db).await?.map(|row| row.id))
}

macro_rules! rows {
    ($db:expr, $id:expr, $module:ident, $order:ident) => {
        entity::$module::Entity::find()
            .filter(entity::$module::COLUMN.edition_id.eq($id))
            .order_by_asc(entity::$module::COLUMN.$order)
            .all($db)
            .await?
    };
}

/// An edition as a whole.
///
/// # Errors
/// [`Error::NotFound`](crate::kernel::Error::NotFound) when there is none with this id.
pub async fn edition(db: &impl ConnectionTrait, id: EditionId) -> Result<Edition> {
    Ok(Edition::from(setup(db, id).await?))
}

/// Everything an edition is set up with.
pub async fn setup(db: &impl ConnectionTrait, id: EditionId) -> Result<Setup> {
    let row = edition::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let of = show::Entity::find_by_id(row.show_id).one(db).await?.ok_or(Error::NotFound)?;
    let by = organisation::Entity::find_by_id(of.organisation_id).one(db).await?.ok_or(Error::NotFound)?;
    Ok(Setup {
        id,
        show_id: of.id,
        organisation_id: by.id,
        code: row.code,
        brand: of.code,
        organisation: Bilingual::new(by.name_zh, by.name_en),
        name: Bilingual::new(row.name_zh, row.name_en),
        theme: Bilingual::new(row.theme_zh, row.theme_en),
        venue: Bilingual::new(row.venue_zh, row.venue_en),
        zone: row.zone,
        starts_on: day(&row.starts_on)?,
        ends_on: day(&row.ends_on)?,
        area_m2: row.area_m2,
        target_buyers: row.target_buyers,
        target_meetings: row.target_meetings,
        slot_minutes: row.slot_minutes,
        gap_minutes: row.gap_minutes,
        tables: row.tables,
        key_epoch: u8::try_from(row.key_epoch).map_err(Error::broken)?,
        halls: halls(db, id).await?,
        gates: gates(db, id).await?,
        sectors: sectors(db, id).await?,
        complements: complements(db, id).await?,
        hours: hours(db, id).await?,
        choices: choices(db, id).await?,
        contacts: contacts(db, id).await?,
        price_items: price_items(db, id).await?,
        price_rules: price_rules(db, id).await?,
        badge_categories: badge_categories(db, id).await?,
        windows: windows(db, id).await?,
    })
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(Error::broken)
}

async fn halls(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<Hall>> {
    let rows = rows!(db, id, hall, code).into_iter().map(|h| Hall {
        id: h.id,
        code: h.code,
        name: Bilingual::new(h.name_zh, h.name_en),
        width_cm: h.width_cm,
        depth_cm: h.depth_cm,
        sectors: h.sectors.split_whitespace().map(str::to_owned).collect(),
    });
    Ok(rows.collect())
}

async fn gates(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<Gate>> {
    let rows = rows!(db, id, gate, code).into_iter();
    Ok(rows.map(|g| Gate { id: g.id, code: g.code, name: Bilingual::new(g.name_zh, g.name_en) }).collect())
}

async fn sectors(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<Sector>> {
    let mut sectors: Vec<Sector> = vec![];
    for row in rows!(db, id, sector, position) {
        let name = Bilingual::new(row.name_zh, row.name_en);
        match row.parent_code {
            None => sectors.push(Sector { code: row.code, name, children: vec![] }),
            Some(parent) => {
                if let Some(sector) = sectors.iter_mut().find(|s| s.code == parent) {
                    sector.children.push(SubCategory { code: row.code, name });
                }
            }
        }
    }
    Ok(sectors)
}

async fn complements(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<Complement>> {
    let rows = rows!(db, id, complement, a).into_iter().map(|c| Complement {
        a: c.a,
        b: c.b,
        weight_percent: c.weight_percent,
        reason: Bilingual::new(c.reason_zh, c.reason_en),
    });
    Ok(rows.collect())
}

async fn hours(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<Hours>> {
    let rows = rows!(db, id, hours, position).into_iter().map(|h| Hours {
        phase: h.phase,
        opens_at: h.opens_at,
        closes_at: h.closes_at,
        last_entry_at: h.last_entry_at,
    });
    Ok(rows.collect())
}

async fn choices(db: &impl ConnectionTrait, id: EditionId) -> Result<BTreeMap<String, Vec<Choice>>> {
    let mut lists: BTreeMap<String, Vec<Choice>> = BTreeMap::new();
    for row in rows!(db, id, choice, position) {
        let choice = Choice { code: row.code, name: Bilingual::new(row.name_zh, row.name_en) };
        lists.entry(row.list).or_default().push(choice);
    }
    Ok(lists)
}

async fn contacts(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<Contact>> {
    let rows = rows!(db, id, contact, position).into_iter().map(|c| Contact {
        role: c.role,
        name: Bilingual::new(c.name_zh, c.name_en),
        email: c.email,
        phone: c.phone,
    });
    Ok(rows.collect())
}

async fn price_items(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<PriceItem>> {
    let rows = rows!(db, id, price_item, position).into_iter().map(|p| PriceItem {
        code: p.code,
        name: Bilingual::new(p.name_zh, p.name_en),
        unit: p.unit,
        regular: p.regular_fen,
        early: p.early_fen,
        min_m2: p.min_m2,
    });
    Ok(rows.collect())
}

async fn price_rules(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<PriceRule>> {
    let mut rules = vec![];
    for p in rows!(db, id, price_rule, position) {
        let until = p.until_on.as_deref().map(day).transpose()?;
        rules.push(PriceRule {
            code: p.code,
            percent: p.percent,
            min_m2: p.min_m2,
            only_item: p.only_item,
            until,
        });
    }
    Ok(rules)
}

async fn badge_categories(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<BadgeCategory>> {
    let rows = rows!(db, id, badge_category, position).into_iter().map(|c| BadgeCategory {
        code: c.code,
        name: Bilingual::new(c.name_zh, c.name_en),
        colour: c.colour,
        letter: c.letter,
    });
    Ok(rows.collect())
}

async fn windows(db: &impl ConnectionTrait, id: EditionId) -> Result<Vec<Window>> {
    let rows = rows!(db, id, window, position).into_iter();
    Ok(rows.map(|w| Window { opens_at: w.opens_at, closes_at: w.closes_at }).collect())
}
