//! The one question of the public pages: who holds a confirmed booth, and what do they show?
use super::directory::{Directory, Firm, Place, Product};
use crate::db::Db;
use crate::kernel::id::{EditionId, ExhibitorId};
use crate::kernel::{Bilingual, Result};
use crate::show::Edition;
use crate::web::PageCache;
use crate::web::cache::Kept;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use std::sync::Arc;

#[derive(FromQueryResult)]
struct FirmRow {
    id: ExhibitorId,
    name_zh: String,
    name_en: String,
    about_zh: String,
    about_en: String,
    website: String,
    number: String,
    hall: String,
    area_m2: i32,
}

#[derive(FromQueryResult)]
struct SectorRow {
    exhibitor_id: ExhibitorId,
    sector_code: String,
}

#[derive(FromQueryResult)]
struct ProductRow {
    exhibitor_id: ExhibitorId,
    name_zh: String,
    name_en: String,
    sector_code: Option<String>,
}

/// The directory, kept between pages; managed by Rocket.
pub struct Directories {
    pages: Arc<PageCache>,
    kept: Kept<(EditionId, Arc<Directory>)>,
}

impl Directories {
    /// Out of date whenever the pages are.
    pub fn beside(pages: Arc<PageCache>) -> Self {
        Self { pages, kept: Kept::default() }
    }

    /// The directory of an edition.
    ///
    /// # Errors
    /// As any query.
    pub async fn get(&self, db: &Db, edition: &Edition) -> Result<Arc<Directory>> {
        let load = async || Ok((edition.id, Arc::new(directory(db.read(), edition.id).await?)));
        let kept = self.kept.get(&self.pages, load).await?;
        // Another edition became the current one a moment ago.
        if kept.0 == edition.id { Ok(kept.1.clone()) } else { Ok(load().await?.1) }
    }
}

/// Everybody who holds a confirmed booth, in the order of their booths.
///
/// # Errors
/// As any query.
pub async fn directory(db: &impl ConnectionTrait, edition: EditionId) -> Result<Directory> {
    let mut firms: Vec<Firm> = vec![];
    let mut index: HashMap<ExhibitorId, usize> = HashMap::new();
    for row in FirmRow::of(db, &confirmed(edition)).await? {
        let place = Place { number: row.number, hall: row.hall, area_m2: row.area_m2 };
        if let Some(known) = index.get(&row.id).and_then(|at| firms.get_mut(*at)) {
            known.booths.push(place);
            continue;
        }
        index.insert(row.id, firms.len());
        firms.push(Firm {
            id: row.id,
            name: Bilingual::new(row.name_zh, row.name_en),
            about: Bilingual::new(row.about_zh, row.about_en),
            website: row.website,
            booths: vec![place],
            sectors: vec![],
            products: vec![],
        });
    }
    for row in SectorRow::of(db, &sectors(edition)).await? {
        if let Some(firm) = index.get(&row.exhibitor_id).and_then(|at| firms.get_mut(*at)) {
            firm.sectors.push(row.sector_code);
        }
    }
    for row in ProductRow::of(db, &products(edition)).await? {
        if let Some(firm) = index.get(&row.exhibitor_id).and_then(|at| firms.get_mut(*at)) {
            let name = Bilingual::new(row.name_zh, row.name_en);
            firm.products.push(Product { name, sector: row.sector_code.unwrap_or_default() });
        }
    }
    Ok(Directory::of(firms))
}

fn confirmed(edition: EditionId) -> SelectStatement {
    Query::select()
        .columns(["id", "name_zh", "name_en", "about_zh", "about_en", "website"].map(|c| ("exhibitors", c)))
        .columns(["number", "area_m2"].map(|c| ("booths", c)))
        .expr_as(Expr::col(("halls", "code")), "hall")
        .from("booths")
        .join(
            JoinType::InnerJoin,
            "exhibitors",
            Expr::col(("exhibitors", "id")).equals(("booths", "exhibitor_id")),
        )
        .join(JoinType::InnerJoin, "halls", Expr::col(("halls", "id")).equals(("booths", "hall_id")))
        .and_where(Expr::col(("booths", "edition_id")).eq(edition))
        .and_where(Expr::col(("booths", "status")).eq("confirmed"))
        .order_by(("booths", "number"), Order::Asc)
        .to_owned()
}

fn sectors(edition: EditionId) -> SelectStatement {
    of_edition("exhibitor_sectors", &["exhibitor_id", "sector_code"], edition)
        .order_by(("exhibitor_sectors", "sector_code"), Order::Asc)
        .to_owned()
}

fn products(edition: EditionId) -> SelectStatement {
    of_edition("products", &["exhibitor_id", "name_zh", "name_en", "sector_code"], edition)
        .order_by(("products", "position"), Order::Asc)
        .to_owned()
}

/// The rows of a table that belong to an edition's exhibitors.
fn of_edition(table: &'static str, columns: &'static [&'static str], edition: EditionId) -> SelectStatement {
    Query::select()
        .columns(columns.iter().map(|column| (table, *column)))
        .from(table)
        .join(
            JoinType::InnerJoin,
            "exhibitors",
            Expr::col(("exhibitors", "id")).equals((table, "exhibitor_id")),
        )
        .and_where(Expr::col(("exhibitors", "edition_id")).eq(edition))
        .to_owned()
}

/// Rows of a statement, typed.
trait Rows: FromQueryResult {
    async fn of(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<Self>> {
        let rows = db.query_all(select).await?;
        Ok(rows.iter().map(|row| Self::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }
}

impl<T: FromQueryResult> Rows for T {}
