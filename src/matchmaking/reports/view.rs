//! The figures, counted from what there is.
use super::pages::{Meetings, Report};
use super::rules::{Requests, Sent, percent, tenths};
use crate::db::{Db, trail};
use crate::kernel::id::{MeetingId, MeetingRequestId};
use crate::kernel::{Moment, Result};
use crate::matchmaking::day::outcome::NextStep;
use crate::matchmaking::day::rules::Verdict;
use crate::matchmaking::day::{self, Book};
use crate::matchmaking::entity::{meeting, request};
use crate::matchmaking::index::Index;
use crate::matchmaking::radar::{self, Asked};
use crate::matchmaking::side::Side;
use crate::matchmaking::stage::Stage;
use crate::matchmaking::store;
use crate::show::Edition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeSet, HashMap};

/// Everything, as of now.
///
/// # Errors
/// As any question to the database.
pub async fn report(db: &Db, index: &Index, edition: &Edition) -> Result<Report> {
    let requests = requests(db, edition).await?;
    let meetings = meetings(db, edition).await?;
    let over = meetings.kept + meetings.no_show + meetings.disputed + meetings.silent;
    let decimal = |tenths: u32| format!("{}.{}", tenths / 10, tenths % 10);
    Ok(Report {
        acceptance: percent(requests.accepted, requests.answered),
        quick: percent(requests.quick, requests.ripe),
        kept: percent(meetings.kept, over),
        no_show: percent(meetings.no_show, over),
        second: percent(meetings.second, meetings.kept),
        per_buyer: tenths(meetings.agreed, meetings.buyers).map(decimal),
        categories: radar::radar(db, index, edition, Asked::default()).await?.categories,
        requests,
        meetings,
    })
}

/// The first answer to each request stands in the trail; a later cancellation does not undo it. What came without a
/// trail (a rehearsal) tells it by its stage.
async fn requests(db: &Db, edition: &Edition) -> Result<Requests> {
    let moves = trail::Entity::find()
        .filter(trail::COLUMN.edition_id.eq(Some(edition.id)))
        .filter(trail::COLUMN.kind.eq("meeting_request_moved"))
        .order_by_desc(trail::COLUMN.id);
    let mut answers: HashMap<MeetingRequestId, (i64, bool)> = HashMap::new();
    for row in moves.all(db.read()).await? {
        let body: serde_json::Value = serde_json::from_str(&row.body).unwrap_or_default();
        let request = body["request"].as_str().and_then(|id| id.parse().ok());
        let yes = match body["to"].as_str() {
            Some("accepted") => true,
            Some("declined") => false,
            _ => continue,
        };
        if let Some(request) = request {
            answers.insert(request, (row.at.0, yes));
        }
    }
    let all = store::requests_of_edition(db.read(), edition.id).await?;
    let by_stage = |row: &request::Model| match row.stage {
        Stage::Accepted => Some((row.updated_at.0, true)),
        Stage::Declined => Some((row.updated_at.0, false)),
        _ => None,
    };
    let answer = |row: &request::Model| answers.get(&row.id).copied().or_else(|| by_stage(row));
    let sent = all.iter().map(|row| Sent { at: row.created_at.0, answer: answer(row) });
    Ok(Requests::of(sent, db.now().0))
}

async fn meetings(db: &Db, edition: &Edition) -> Result<Meetings> {
    let (rows, book) = on_record(db, edition).await?;
    let ids: Vec<MeetingId> = rows.iter().map(|row| row.id).collect();
    let outcomes = day::outcomes_of(db.read(), &ids).await?;
    let again = |id: MeetingId| {
        let wants = |side| outcomes.get(&(id, side)).is_some_and(|it| it.next_step == NextStep::Meeting);
        wants(Side::Visitor) || wants(Side::Exhibitor)
    };
    let mut figures = Meetings::default();
    for row in &rows {
        figures.agreed += 1;
        match book.verdict(row) {
            Verdict::Ahead | Verdict::Running => figures.ahead += 1,
            Verdict::Kept(_) => {
                figures.kept += 1;
                figures.second += u32::from(again(row.id));
            }
            Verdict::NoShow(_) => figures.no_show += 1,
            Verdict::Disputed => figures.disputed += 1,
            Verdict::Silent => figures.silent += 1,
        }
    }
    let buyers: BTreeSet<_> = rows.iter().map(|row| row.visitor_id).collect();
    figures.buyers = u32::try_from(buyers.len()).unwrap_or(u32::MAX);
    Ok(figures)
}

/// Every meeting that was not called off beforehand, with what is known of it.
///
/// # Errors
/// As any question to the database.
pub async fn on_record(db: &Db, edition: &Edition) -> Result<(Vec<meeting::Model>, Book)> {
    let mut rows = day::every_meeting(db.read(), edition.id).await?;
    let now: Moment = db.now();
    let book = Book::open(db.read(), edition, now, &rows).await?;
    rows.retain(|row| book.counts(row));
    Ok((rows, book))
}
