//! Where leads come from: the organiser checks the seals.
use super::super::pages::{Proof, ProofLine};
use super::super::service;
use crate::accounts::GateDesk;
use crate::db::Db;
use crate::exhibitors;
use crate::kernel::Result;
use crate::kernel::id::ExhibitorId;
use crate::web::Page;
use rocket::{Route, State, get, routes};

pub fn routes() -> Vec<Route> {
    routes![proof]
}

#[get("/office/leads")]
async fn proof(desk: GateDesk, db: &State<Db>) -> Result<Page> {
    let checked = service::check(db, desk.edition().id).await?;
    let ids: Vec<ExhibitorId> = checked.iter().map(|it| it.exhibitor).collect();
    let companies = exhibitors::some(db.read(), &ids).await?;
    let line = |it: &service::Checked| ProofLine {
        name: companies.get(&it.exhibitor).map(exhibitors::name).unwrap_or_default(),
        leads: it.leads,
        broken_at: it.broken_at,
    };
    let mut rows: Vec<ProofLine> = checked.iter().map(line).collect();
    rows.sort_by_key(|row| (row.broken_at.is_none(), std::cmp::Reverse(row.leads)));
    let broken = rows.iter().filter(|row| row.broken_at.is_some()).count();
    Ok(Page::of(&Proof { rows, broken }))
}
