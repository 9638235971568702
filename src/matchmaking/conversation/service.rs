//! Writing to the other side, ending a conversation, showing a message to the organiser.
use super::entity::{message, report};
use super::store::{self, Pair};
use crate::accounts::MatchDesk;
use crate::db::{Acts, Db};
use crate::kernel::id::{AccountId, MessageId};
use crate::kernel::{Error, Event, Result};
use crate::matchmaking::letters;
use crate::matchmaking::side::Side;
use crate::show::Edition;
use sea_orm::Set;

/// A side of a conversation, and who speaks for it.
#[derive(Copy, Clone, Debug)]
pub struct Speaker {
    /// The two.
    pub pair: Pair,
    /// Which of them.
    pub side: Side,
    /// The member of the company.
    pub account: Option<AccountId>,
}

/// The other side gets one letter for what is written within an hour.
const QUIET_MS: i64 = 60 * 60 * 1000;

/// Writes a message.
///
/// # Errors
/// [`Error::Refused`] when the two have nothing to do with each other, or one wants no messages.
pub async fn write(
    db: &Db,
    who: &impl Acts,
    edition: &Edition,
    it: Speaker,
    body: String,
) -> Result<MessageId> {
    db.change(who, async |change| {
        store::ties(change.tx(), it.pair).await?.may_write().map_err(Error::Refused)?;
        let before = store::messages(change.tx(), it.pair).await?;
        let told = before.iter().rev().find(|row| row.said_by == it.side);
        let is_quiet = told.is_some_and(|row| change.at.since_ms(row.created_at) < QUIET_MS);
        let id = MessageId::new();
        let row = message::ActiveModel {
            id: Set(id),
            edition_id: Set(edition.id),
            visitor_id: Set(it.pair.0),
            exhibitor_id: Set(it.pair.1),
            said_by: Set(it.side),
            account_id: Set(it.account),
            body: Set(body.clone()),
            created_at: Set(change.at),
        };
        store::add(change, row).await?;
        change.record(Event::MessageWritten { message: id }).await?;
        if !is_quiet {
            letters::written(change, edition, it.pair, it.side.other()).await?;
        }
        Ok(id)
    })
    .await
}

/// Wants no more messages, or wants them again.
///
/// # Errors
/// As any change.
pub async fn block(db: &Db, who: &impl Acts, it: Speaker, wanted: bool) -> Result<()> {
    db.change(who, async |change| store::set_block(change, it.pair, it.side, wanted).await).await
}

/// Shows the organiser a message of the other side.
///
/// # Errors
/// [`Error::NotFound`] for a message of one's own or of somebody else.
pub async fn report(
    db: &Db,
    who: &impl Acts,
    edition: &Edition,
    it: Speaker,
    id: MessageId,
    reason: String,
) -> Result<()> {
    db.change(who, async |change| {
        let seen = store::message(change.tx(), it.pair, id).await?;
        if seen.said_by == it.side {
            return Err(Error::NotFound);
        }
        let row = report::ActiveModel {
            message_id: Set(id),
            edition_id: Set(edition.id),
            reported_by: Set(it.side),
            reason: Set(reason.clone()),
            created_at: Set(change.at),
            settled_at: Set(None),
        };
        store::add_report(change, row, id).await?;
        change.record(Event::MessageReported { message: id }).await
    })
    .await
}

/// The organiser has looked at a reported message.
///
/// # Errors
/// [`Error::NotFound`] for one that is settled or of another edition.
pub async fn settle(db: &Db, desk: &MatchDesk, id: MessageId) -> Result<()> {
    db.change(desk, async |change| {
        if !store::settle(change, desk.edition().id, id, change.at).await? {
            return Err(Error::NotFound);
        }
        change.record(Event::MessageReportSettled { message: id }).await
    })
    .await
}
