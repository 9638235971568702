//! The office's list of requests: counted, filtered, a page at a time.
use super::entity::request;
use super::ground;
use super::index::{Index, Makers};
use super::pages::{Counts, Filter, List, Notice, Row};
use super::parties::{self, Person};
use super::stage::Stage;
use super::store;
use crate::db::Db;
use crate::kernel::id::{MeetingRequestId, VisitorId};
use crate::kernel::{Bilingual, Error, Moment, Result};
use crate::show::Edition;
use std::collections::HashMap;

/// What the address asks for.
#[derive(Debug, Default, rocket::FromForm)]
pub struct ListQuery<'r> {
    /// Part of a name.
    pub q: Option<&'r str>,
    /// A stage.
    pub stage: Option<&'r str>,
    /// A day.
    pub day: Option<&'r str>,
    /// A page, from 1.
    pub page: Option<usize>,
    /// What the last press did.
    pub done: Option<&'r str>,
}

/// Rows a page.
const PAGE: usize = 50;

/// The list.
///
/// # Errors
/// As any question to the database.
pub async fn list(db: &Db, index: &Index, edition: &Edition, query: &ListQuery<'_>) -> Result<List> {
    let makers = index.makers(db, edition).await?;
    let all = store::requests_of_edition(db.read(), edition.id).await?;
    let people = parties::people(db.read(), edition, &all.iter().map(|row| row.visitor_id).collect()).await?;
    let now = db.now();
    let filter = Filter {
        q: query.q.unwrap_or_default().trim().to_owned(),
        stage: query.stage.unwrap_or_default().to_owned(),
        day: query.day.unwrap_or_default().to_owned(),
    };
    let rows = all.iter().map(|request| line(request, &makers, &people, now));
    let mut rows: Vec<Row> = rows.filter(|row| lets_through(&filter, &makers, row)).collect();
    let total = rows.len();
    let page = query.page.unwrap_or(1).clamp(1, total.div_ceil(PAGE).max(1));
    let first = (page - 1) * PAGE;
    rows = rows.into_iter().skip(first).take(PAGE).collect();
    let link = |page: usize| link(&filter, page);
    let name = Bilingual::default();
    let done = Notice { key: "matchmaking-done-cancelled-office", tone: "ok", name, undo: None };
    Ok(List {
        notice: query.done.map(|_| done),
        counts: counts(&all, edition, index.buyers(db, edition).await?.by_id.len(), now),
        days: makers.ground.days().into_iter().map(ground::text).collect(),
        previous: (page > 1).then(|| link(page - 1)),
        next: (first + PAGE < total).then(|| link(page + 1)),
        from: if total == 0 { 0 } else { first + 1 },
        to: first + rows.len(),
        filter,
        rows,
        total,
    })
}

/// One row.
///
/// # Errors
/// [`Error::NotFound`] for a request of another edition.
pub async fn row(db: &Db, index: &Index, edition: &Edition, id: MeetingRequestId) -> Result<Row> {
    let request = store::of_edition(db.read(), edition.id, id).await?;
    let makers = index.makers(db, edition).await?;
    let people = parties::people(db.read(), edition, &[request.visitor_id].into()).await?;
    if people.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(line(&request, &makers, &people, db.now()))
}

fn stage_at(row: &request::Model, now: Moment) -> Stage {
    match row.stage {
        Stage::Proposed if row.starts_at <= now => Stage::Expired,
        stage => stage,
    }
}

fn line(row: &request::Model, makers: &Makers, people: &HashMap<VisitorId, Person>, now: Moment) -> Row {
    let person = people.get(&row.visitor_id);
    let maker = makers.by_id.get(&row.exhibitor_id);
    let stage = stage_at(row, now);
    Row {
        id: row.id,
        starts_at: row.starts_at,
        buyer_company: person.map(|it| it.buyer.company.clone()).unwrap_or_default(),
        buyer_name: person.map(|it| it.name.clone()).unwrap_or_default(),
        exhibitor: maker.map(|it| it.name.clone()).unwrap_or_default(),
        booth: maker.map(|it| it.booth.clone()).unwrap_or_default(),
        score: row.score,
        stage,
        can_cancel: matches!(stage, Stage::Proposed | Stage::Accepted),
    }
}

fn lets_through(filter: &Filter, makers: &Makers, row: &Row) -> bool {
    let q = filter.q.to_lowercase();
    let names = [&row.buyer_company, &row.buyer_name, &row.exhibitor.zh, &row.exhibitor.en, &row.booth];
    let by_name = q.is_empty() || names.iter().any(|name| name.to_lowercase().contains(&q));
    let by_stage = filter.stage.is_empty() || row.stage.word() == filter.stage;
    let day = || makers.ground.day_of(row.starts_at).map(ground::text);
    by_name && by_stage && (filter.day.is_empty() || day().as_deref() == Some(&filter.day))
}

fn counts(all: &[request::Model], edition: &Edition, buyers: usize, now: Moment) -> Counts {
    let mut counts = Counts { target: edition.target_meetings, buyers, ..Counts::default() };
    for row in all {
        match stage_at(row, now) {
            Stage::Proposed => counts.proposed += 1,
            Stage::Accepted => counts.accepted += 1,
            Stage::Declined => counts.declined += 1,
            Stage::Cancelled => counts.cancelled += 1,
            Stage::Expired => counts.expired += 1,
        }
    }
    counts
}

fn link(filter: &Filter, page: usize) -> String {
    let q = rocket::http::RawStr::new(&filter.q).percent_encode().to_string();
    let stage = rocket::http::RawStr::new(&filter.stage).percent_encode().to_string();
    let day = rocket::http::RawStr::new(&filter.day).percent_encode().to_string();
    format!("/office/meetings?q={q}&stage={stage}&day={day}&page={page}")
}
