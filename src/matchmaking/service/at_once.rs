//! Two who agree in one breath: a request that is proposed and accepted in the same change.
use super::answer::{self, Caller};
use super::losers;
use super::propose::Proposal;
use crate::db::Change;
use crate::kernel::id::{EditionId, MeetingId, MeetingRequestId};
use crate::kernel::{Error, Event, Result};
use crate::matchmaking::entity::{meeting, request};
use crate::matchmaking::side::Status;
use crate::matchmaking::stage::{Stage, Step};
use crate::matchmaking::{asking, diary, store, team};
use sea_orm::Set;

/// Makes the meeting of a proposal to which the other side has said yes already. An unanswered request between the
/// two gives way. The indexes of `meetings` decide, as for every acceptance; the caller says what their no means.
///
/// # Errors
/// [`Error::Refused`] `matchmaking-refused-already` when the two have a meeting; as any write.
pub async fn agree_at_once(
    change: &Change,
    edition: EditionId,
    wanted: Proposal<'_>,
    score: u32,
) -> Result<(request::Model, MeetingId)> {
    let Proposal { buyer, maker, by, .. } = wanted;
    let at = wanted.slots.first().copied().ok_or(Error::Refused("matchmaking-refused-slot-closed"))?;
    for row in store::requests_by_visitor(change.tx(), buyer.id).await? {
        match row.stage {
            _ if row.exhibitor_id != maker.id => {}
            Stage::Accepted => return Err(Error::Refused("matchmaking-refused-already")),
            Stage::Proposed => answer::end(change, &row, Caller::from(by), None).await?,
            _ => {}
        }
    }
    let asked = request::ActiveModel {
        id: Set(MeetingRequestId::new()),
        edition_id: Set(edition),
        visitor_id: Set(buyer.id),
        exhibitor_id: Set(maker.id),
        proposed_by: Set(by),
        starts_at: Set(at),
        stage: Set(Stage::Proposed),
        score: Set(i32::try_from(score).unwrap_or(i32::MAX)),
        created_at: Set(change.at),
        updated_at: Set(change.at),
    };
    let asked = store::add(change, asked).await?;
    asking::settle(change, asked.id, at).await?;
    change.record(Event::MeetingRequested { request: asked.id }).await?;
    let next = asked.stage.after(Step::Accept)?;
    store::advance(change, &asked, next).await?;
    change.record(Event::MeetingRequestMoved { request: asked.id, to: next.word() }).await?;
    let seat = match losers::free_seat(change, maker.id, at).await {
        Err(Error::Refused(_)) => return Err(Error::Refused("refused-taken")),
        seat => seat?,
    };
    let made = meeting::ActiveModel {
        id: Set(MeetingId::new()),
        edition_id: Set(edition),
        request_id: Set(asked.id),
        visitor_id: Set(buyer.id),
        exhibitor_id: Set(maker.id),
        seat: Set(seat),
        starts_at: Set(at),
        status: Set(Status::On),
        cancelled_by: Set(None),
        reason: Set(None),
        created_at: Set(change.at),
        updated_at: Set(change.at),
        sequence: Set(0),
        table_id: Set(None),
    };
    let made = store::add_meeting(change, made).await?;
    team::follow(change, &made).await?;
    diary::remind(change, &made).await?;
    change.record(Event::MeetingMade { meeting: made.id }).await?;
    Ok((request::Model { stage: next, ..asked }, made.id))
}
