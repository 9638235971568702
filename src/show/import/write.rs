//! Writing an edition's rows.
use super::files::{Category, Files, Named, Triple};
use crate::db::Change;
use crate::kernel::id::{EditionId, GateId, HallId, OrganisationId, ShowId};
use crate::kernel::{Fen, Result};
use crate::show::entity::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// The id of the edition called `code`, if it was imported before.
pub async fn id_of(db: &impl ConnectionTrait, code: &str) -> Result<Option<EditionId>> {
    Ok(edition::Entity::find().filter(edition::COLUMN.code.eq(code)).one(db).await?.map(|row| row.id))
}

/// Everything of the edition.
pub async fn edition(change: &Change, id: EditionId, files: &Files) -> Result<()> {
    let show = show_of(change, files).await?;
    let (facts, grid) = (&files.lists.edition, &files.lists.meeting_grid);
    let row = edition::ActiveModel {
        id: Set(id),
        show_id: Set(show),
        code: Set(facts.code.clone()),
        name_zh: Set(facts.name.zh.clone()),
        name_en: Set(facts.name.en.clone()),
        theme_zh: Set(facts.theme_zh.clone()),
        theme_en: Set(facts.theme_en.clone()),
        venue_zh: Set(facts.venue_zh.clone()),
        venue_en: Set(facts.venue_en.clone()),
        zone: Set(facts.tz.clone()),
        starts_on: Set(facts.start.to_string()),
        ends_on: Set(facts.end.to_string()),
        area_m2: Set(facts.area_m2),
        target_buyers: Set(facts.target_buyers),
        target_meetings: Set(facts.target_meetings),
        slot_minutes: Set(grid.slot_min),
        gap_minutes: Set(grid.gap_min),
        tables: Set(grid.tables),
        key_epoch: Set(1),
        created_at: Set(change.at),
    };
    if id_of(change.tx(), &facts.code).await?.is_some() {
        row.update(change.tx()).await?;
    } else {
        edition::Entity::insert(row).exec_without_returning(change.tx()).await?;
    }
    places(change, id, files).await?;
    taxonomy(change, id, files).await?;
    lists(change, id, files).await?;
    prices(change, id, files).await
}

async fn show_of(change: &Change, files: &Files) -> Result<ShowId> {
    let (by, of) = (&files.lists.organisation, &files.lists.show);
    let known =
        organisation::Entity::find().filter(organisation::COLUMN.code.eq(&*by.code)).one(change.tx()).await?;
    let organisation_id = match known {
        Some(row) => row.id,
        None => {
            let id = OrganisationId::new();
            let row = organisation::ActiveModel {
                id: Set(id),
                code: Set(by.code.clone()),
                name_zh: Set(by.name.zh.clone()),
                name_en: Set(by.name.en.clone()),
            };
            organisation::Entity::insert(row).exec_without_returning(change.tx()).await?;
            id
        }
    };
    if let Some(row) = show::Entity::find().filter(show::COLUMN.code.eq(&*of.code)).one(change.tx()).await? {
        return Ok(row.id);
    }
    let id = ShowId::new();
    let row = show::ActiveModel {
        id: Set(id),
        organisation_id: Set(organisation_id),
        code: Set(of.code.clone()),
        name_zh: Set(of.name.zh.clone()),
        name_en: Set(of.name.en.clone()),
    };
    show::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(id)
}

/// Halls and gates keep their ids: booths and devices point at them.
async fn places(change: &Change, id: EditionId, files: &Files) -> Result<()> {
    let halls = files.lists.halls.iter().map(|h| hall::ActiveModel {
        id: Set(HallId::new()),
        edition_id: Set(id),
        code: Set(h.code.clone()),
        name_zh: Set(h.name.zh.clone()),
        name_en: Set(h.name.en.clone()),
        width_cm: Set(h.w_m * 100),
        depth_cm: Set(h.h_m * 100),
        sectors: Set(h.sectors.join(" ")),
    });
    let names = [hall::Column::NameZh, hall::Column::NameEn, hall::Column::Sectors];
    let kept =
        OnConflict::columns([hall::Column::EditionId, hall::Column::Code]).update_columns(names).to_owned();
    hall::Entity::insert_many(halls).on_conflict(kept).exec_without_returning(change.tx()).await?;
    let gates = files.lists.gates.iter().map(|g| gate::ActiveModel {
        id: Set(GateId::new()),
        edition_id: Set(id),
        code: Set(g.code.clone()),
        name_zh: Set(g.name.zh.clone()),
        name_en: Set(g.name.en.clone()),
    });
    let names = [gate::Column::NameZh, gate::Column::NameEn];
    let kept =
        OnConflict::columns([gate::Column::EditionId, gate::Column::Code]).update_columns(names).to_owned();
    gate::Entity::insert_many(gates).on_conflict(kept).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Replaces the rows of one list.
macro_rules! replace {
    ($change:expr, $id:expr, $module:ident, $rows:expr) => {
        $module::Entity::delete_many().filter($module::COLUMN.edition_id.eq($id)).exec($change.tx()).await?;
        $module::Entity::insert_many($rows).exec_without_returning($change.tx()).await?;
    };
}

async fn taxonomy(change: &Change, id: EditionId, files: &Files) -> Result<()> {
    let row = |category: &Category, parent: Option<&Category>, position: usize| sector::ActiveModel {
        edition_id: Set(id),
        code: Set(category.code.clone()),
        parent_code: Set(parent.map(|p| p.code.clone())),
        name_zh: Set(category.name.zh.clone()),
        name_en: Set(category.name.en.clone()),
        position: Set(place(position)),
    };
    let mut rows = vec![];
    for sector in &files.taxonomy {
        rows.push(row(sector, None, rows.len()));
        for child in &sector.children {
            rows.push(row(child, Some(sector), rows.len()));
        }
    }
    replace!(change, id, sector, rows);
    let edges = files.complements.iter().map(|e| complement::ActiveModel {
        edition_id: Set(id),
        a: Set(e.a.clone()),
        b: Set(e.b.clone()),
        // Checked to lie between 0.01 and 1 when the file was read.
        weight_percent: Set((e.weight * 100.0).round() as i32),
        reason_zh: Set(e.reason_zh.clone()),
        reason_en: Set(e.reason_en.clone()),
    });
    replace!(change, id, complement, edges);
    Ok(())
}

async fn lists(change: &Change, id: EditionId, files: &Files) -> Result<()> {
    let lists = &files.lists;
    let row = |list: &str, position: usize, code: &str, zh: &str, en: &str| choice::ActiveModel {
        edition_id: Set(id),
        list: Set(list.to_owned()),
        code: Set(code.to_owned()),
        name_zh: Set(zh.to_owned()),
        name_en: Set(en.to_owned()),
        position: Set(place(position)),
    };
    let of = |list: &str, triples: &[Triple]| -> Vec<choice::ActiveModel> {
        triples.iter().enumerate().map(|(i, (code, zh, en))| row(list, i, code, zh, en)).collect()
    };
    let mut rows = of("buyer_types", &lists.buyer_types);
    rows.extend(of("functions", &lists.functions));
    rows.extend(of("levels", &lists.levels));
    rows.extend(of("buying_roles", &lists.buying_roles));
    rows.extend(of("purposes", &lists.purposes));
    for (name, band) in &lists.bands {
        rows.extend(of(name, band));
    }
    let cohosted = |(i, show): (usize, &Named)| row("cohosted", i, &show.code, &show.name.zh, &show.name.en);
    rows.extend(lists.cohosted.iter().enumerate().map(cohosted));
    replace!(change, id, choice, rows);
    let contacts = lists.contacts.iter().enumerate().map(|(i, c)| contact::ActiveModel {
        edition_id: Set(id),
        position: Set(place(i)),
        role: Set(c.role.clone()),
        name_zh: Set(c.name.zh.clone()),
        name_en: Set(c.name.en.clone()),
        email: Set(c.email.clone()),
        phone: Set(c.phone.clone()),
    });
    replace!(change, id, contact, contacts);
    hours_and_windows(change, id, files).await
}

async fn hours_and_windows(change: &Change, id: EditionId, files: &Files) -> Result<()> {
    let rows = files.lists.hours.iter().enumerate().map(|(i, h)| hours::ActiveModel {
        edition_id: Set(id),
        position: Set(place(i)),
        phase: Set(h.phase.clone()),
        opens_at: Set(files.moment(h.from)),
        closes_at: Set(files.moment(h.to)),
        last_entry_at: Set(h.last_entry.map(|time| files.moment(h.from.date().to_datetime(time)))),
    });
    replace!(change, id, hours, rows);
    let rows =
        files.lists.meeting_grid.windows.iter().enumerate().map(|(i, (day, from, to))| window::ActiveModel {
            edition_id: Set(id),
            position: Set(place(i)),
            opens_at: Set(files.moment(day.to_datetime(*from))),
            closes_at: Set(files.moment(day.to_datetime(*to))),
        });
    replace!(change, id, window, rows);
    Ok(())
}

async fn prices(change: &Change, id: EditionId, files: &Files) -> Result<()> {
    let items = files.lists.prices_fen.iter().enumerate().map(|(i, p)| price_item::ActiveModel {
        edition_id: Set(id),
        code: Set(p.code.clone()),
        name_zh: Set(p.name.zh.clone()),
        name_en: Set(p.name.en.clone()),
        unit: Set(p.unit.clone()),
        regular_fen: Set(Fen(p.regular)),
        early_fen: Set(p.early.map(Fen)),
        min_m2: Set(p.min_m2),
        position: Set(place(i)),
    });
    replace!(change, id, price_item, items);
    let rules = files.lists.price_rules.iter().enumerate().map(|(i, r)| price_rule::ActiveModel {
        edition_id: Set(id),
        code: Set(r.code.clone()),
        percent: Set(r.pct),
        min_m2: Set(r.min_m2),
        only_item: Set(r.only.clone()),
        until_on: Set(r.until.map(|day| day.to_string())),
        position: Set(place(i)),
    });
    replace!(change, id, price_rule, rules);
    let badges = files.lists.badges.iter().enumerate().map(|(i, (code, zh, en, colour, letter))| {
        badge_category::ActiveModel {
            edition_id: Set(id),
            code: Set(code.clone()),
            name_zh: Set(zh.clone()),
            name_en: Set(en.clone()),
            colour: Set(colour.clone()),
            letter: Set(letter.clone()),
            position: Set(place(i)),
        }
    });
    replace!(change, id, badge_category, badges);
    Ok(())
}

fn place(position: usize) -> i32 {
    i32::try_from(position).unwrap_or(i32::MAX)
}
