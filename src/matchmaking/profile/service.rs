//! What people say in their profiles, and whom they never want to meet.
use super::avoid::Why;
use super::entity::{avoided_party, buyer_profile, supply_profile};
use super::forms::{BuyerSays, CompanySays};
use super::{said, store};
use crate::accounts::{Exhibitor, Visitor};
use crate::db::{Acts, Change, Db};
use crate::kernel::id::{EditionId, ExhibitorId, VisitorId};
use crate::kernel::{Event, Moment, Result};
use crate::matchmaking::side::{Mark, Side};
use crate::matchmaking::stage::Stage;
use crate::matchmaking::{service, store as meetings};
use crate::visitors::{self, Question};

/// Writes a buyer's whole profile.
///
/// # Errors
/// `visitors-refused-withdrawn`; as any write.
pub async fn write_buyer(db: &Db, me: &Visitor, says: &BuyerSays, closed: &[Moment]) -> Result<()> {
    db.change(me, async |change| {
        visitors::set_interests(change, me.id(), says.needs.clone()).await?;
        for (question, answer) in [
            (Question::Purposes, says.intents.clone()),
            (Question::Days, says.days.clone()),
            (Question::Spend, says.budget.clone().into_iter().collect()),
            (Question::Timing, says.timing.clone().into_iter().collect()),
        ] {
            visitors::set_answer(change, me.id(), question, answer).await?;
        }
        let row = buyer_profile::Model {
            visitor_id: me.id(),
            quantity: says.quantity.clone(),
            deliver_to: says.region.clone(),
            text_zh: says.text.zh.clone(),
            text_en: says.text.en.clone(),
            updated_at: change.at,
        };
        store::write_buyer(change, row).await?;
        store::choose(change, (Side::Visitor, me.id().uuid()), said::CERTIFICATES, &says.certificates)
            .await?;
        store::close(change, me.edition().id, me.id(), closed).await?;
        change.record(Event::VisitorChanged { visitor: me.id() }).await
    })
    .await
}

/// Writes a company's whole profile.
///
/// # Errors
/// As any change.
pub async fn write_company(db: &Db, me: &Exhibitor, says: &CompanySays) -> Result<()> {
    db.change(me, async |change| {
        let row = supply_profile::Model {
            exhibitor_id: me.id(),
            minimum_order: says.minimum_order.clone(),
            price_tier: says.price_tier.clone(),
            delivers_within: says.delivers_within.clone(),
            text_zh: says.text.zh.clone(),
            text_en: says.text.en.clone(),
            updated_at: change.at,
        };
        store::write_supply(change, row).await?;
        let owner = (Side::Exhibitor, me.id().uuid());
        store::choose(change, owner, said::REGIONS, &says.regions).await?;
        store::choose(change, owner, said::CERTIFICATES, &says.certificates).await?;
        store::avoid_names(change, me.id(), Why::Client, &says.clients).await?;
        store::avoid_names(change, me.id(), Why::Competitor, &says.competitors).await?;
        meetings::seek(change, me.id(), &says.seeks).await?;
        change.record(Event::AvailabilityChanged { exhibitor: me.id() }).await
    })
    .await
}

/// Somebody's word about somebody else.
#[derive(Clone, Debug)]
pub struct Avoidance {
    /// Where.
    pub edition: EditionId,
    /// The buyer.
    pub visitor: VisitorId,
    /// The company.
    pub exhibitor: ExhibitorId,
    /// Whose word it is.
    pub by: Side,
    /// Why; none takes the word back.
    pub why: Option<Why>,
    /// In free words, for nobody else.
    pub reason: String,
}

/// The two are never brought together again, or may be again. What waited between them ends without a word to the
/// other side; an agreed meeting stays until somebody calls it off.
///
/// # Errors
/// As any change.
pub async fn avoid(db: &Db, who: &impl Acts, it: &Avoidance) -> Result<()> {
    db.change(who, async |change| {
        change.record(Event::MarkChanged { visitor: it.visitor }).await?;
        let Some(why) = it.why else {
            return store::forget(change, it.visitor, it.exhibitor, it.by).await;
        };
        let row = avoided_party::Model {
            visitor_id: it.visitor,
            exhibitor_id: it.exhibitor,
            said_by: it.by,
            why,
            reason: it.reason.clone(),
            created_at: change.at,
        };
        store::avoid(change, row).await?;
        match it.by {
            Side::Visitor => {
                meetings::set_mark(change, it.visitor, it.exhibitor, Some(Mark::Dismissed)).await?;
            }
            Side::Exhibitor => store::release(change, it.exhibitor, it.visitor).await?,
        }
        end_waiting(change, it).await
    })
    .await
}

async fn end_waiting(change: &Change, it: &Avoidance) -> Result<()> {
    for row in meetings::requests_by_visitor(change.tx(), it.visitor).await? {
        if row.exhibitor_id != it.exhibitor || row.stage != Stage::Proposed {
            continue;
        }
        match row.proposed_by == it.by {
            true => service::end(change, &row, it.by.into(), None).await?,
            false => service::turn_down(change, &row, it.by, it.reason.clone()).await?,
        }
    }
    Ok(())
}

/// A company keeps a buyer for later, or no longer.
///
/// # Errors
/// As any change.
pub async fn keep_buyer(db: &Db, me: &Exhibitor, visitor: VisitorId, keep: bool) -> Result<()> {
    db.change(me, async |change| match keep {
        true => store::keep(change, me.id(), visitor).await,
        false => store::release(change, me.id(), visitor).await,
    })
    .await
}
