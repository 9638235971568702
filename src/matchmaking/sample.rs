//! Requests and meetings from a rehearsal, many at once and without letters.
use super::entity::{meeting, request};
use super::profile::entity::{buyer_profile, supply_profile};
use super::profile::{said, store as profiles};
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

/// What an invented company says of itself.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as the profile's")]
pub struct SampleOffer {
    pub exhibitor: ExhibitorId,
    pub minimum_order: Option<String>,
    pub price_tier: Option<String>,
    pub delivers_within: Option<String>,
    pub regions: Vec<String>,
    pub certificates: Vec<String>,
    pub text_zh: String,
    pub text_en: String,
}

/// What an invented buyer looks for.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as the profile's")]
pub struct SampleWish {
    pub visitor: VisitorId,
    pub quantity: Option<String>,
    pub deliver_to: Option<String>,
    pub certificates: Vec<String>,
    pub text_zh: String,
    pub text_en: String,
}

/// Writes the profiles of both sides.
///
/// # Errors
/// As any write.
pub async fn introduce(change: &Change, offers: &[SampleOffer], wishes: &[SampleWish]) -> Result<()> {
    for offer in offers {
        let row = supply_profile::Model {
            exhibitor_id: offer.exhibitor,
            minimum_order: offer.minimum_order.clone(),
            price_tier: offer.price_tier.clone(),
            delivers_within: offer.delivers_within.clone(),
            text_zh: offer.text_zh.clone(),
            text_en: offer.text_en.clone(),
            updated_at: change.at,
        };
        profiles::write_supply(change, row).await?;
        let owner = (Side::Exhibitor, offer.exhibitor.uuid());
        profiles::choose(change, owner, said::REGIONS, &offer.regions).await?;
        profiles::choose(change, owner, said::CERTIFICATES, &offer.certificates).await?;
    }
    for wish in wishes {
        let row = buyer_profile::Model {
            visitor_id: wish.visitor,
            quantity: wish.quantity.clone(),
            deliver_to: wish.deliver_to.clone(),
            text_zh: wish.text_zh.clone(),
            text_en: wish.text_en.clone(),
            updated_at: change.at,
        };
        profiles::write_buyer(change, row).await?;
        let owner = (Side::Visitor, wish.visitor.uuid());
        profiles::choose(change, owner, said::CERTIFICATES, &wish.certificates).await?;
    }
    Ok(())
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
