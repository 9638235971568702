//! Requests and meetings from a rehearsal, many at once and without letters.
use super::entity::{meeting, request};
use super::side::{Side, Status};
use super::stage::Stage;
use super::store;
use crate::db::Change;
use crate::kernel::id::{EditionId, ExhibitorId, MeetingId, MeetingRequestId, VisitorId};
use crate::kernel::{Moment, Result};
use sea_orm::{EntityTrait, Set};

/// A request as a rehearsal invents it.
#[derive(Copy, Clone, Debug)]
pub struct SampleRequest {
    /// The buyer.
    pub visitor: VisitorId,
    /// The company.
    pub exhibitor: ExhibitorId,
    /// Who asked.
    pub by: Side,
    /// When.
    pub starts_at: Moment,
    /// Where it stands.
    pub stage: Stage,
    /// How well the two fit.
    pub score: u32,
}

/// Adds them all; an accepted one is a meeting. Two at one time for anybody are refused by the database.
///
/// # Errors
/// As any write.
pub async fn add_sample(change: &Change, edition: EditionId, all: &[SampleRequest]) -> Result<()> {
    for some in all.chunks(400) {
        let rows: Vec<(MeetingRequestId, &SampleRequest)> =
            some.iter().map(|it| (MeetingRequestId::new(), it)).collect();
        let requests = rows.iter().map(|(id, it)| request_row(change, edition, *id, it));
        request::Entity::insert_many(requests).exec_without_returning(change.tx()).await?;
        let agreed = rows.iter().filter(|(_, it)| it.stage == Stage::Accepted);
        let meetings: Vec<_> = agreed.map(|(id, it)| meeting_row(change, edition, *id, it)).collect();
        if !meetings.is_empty() {
            meeting::Entity::insert_many(meetings).exec_without_returning(change.tx()).await?;
        }
    }
    Ok(())
}

/// Says which kinds of buyer companies would like to meet.
///
/// # Errors
/// As any write.
pub async fn seek(change: &Change, all: &[(ExhibitorId, Vec<String>)]) -> Result<()> {
    for (exhibitor, kinds) in all.iter().filter(|(_, kinds)| !kinds.is_empty()) {
        store::seek(change, *exhibitor, kinds).await?;
    }
    Ok(())
}

fn request_row(
    change: &Change,
    edition: EditionId,
    id: MeetingRequestId,
    it: &SampleRequest,
) -> request::ActiveModel {
    request::ActiveModel {
        id: Set(id),
        edition_id: Set(edition),
        visitor_id: Set(it.visitor),
        exhibitor_id: Set(it.exhibitor),
        proposed_by: Set(it.by),
        starts_at: Set(it.starts_at),
        stage: Set(it.stage),
        score: Set(i32::try_from(it.score).unwrap_or(i32::MAX)),
        created_at: Set(change.at),
        updated_at: Set(change.at),
    }
}

fn meeting_row(
    change: &Change,
    edition: EditionId,
    request: MeetingRequestId,
    it: &SampleRequest,
) -> meeting::ActiveModel {
    meeting::ActiveModel {
        id: Set(MeetingId::new()),
        edition_id: Set(edition),
        request_id: Set(request),
        visitor_id: Set(it.visitor),
        exhibitor_id: Set(it.exhibitor),
        seat: Set(1),
        starts_at: Set(it.starts_at),
        status: Set(Status::On),
        cancelled_by: Set(None),
        reason: Set(None),
        created_at: Set(change.at),
        updated_at: Set(change.at),
        sequence: Set(0),
        table_id: Set(None),
    }
}
