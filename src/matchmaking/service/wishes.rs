//! What either side says about itself: taking part, days, open slots, likes and dislikes.
use super::answer::{self, Caller};
use crate::accounts::{Exhibitor, Visitor};
use crate::db::Db;
use crate::kernel::id::ExhibitorId;
use crate::kernel::{Event, Lang, Moment, Result};
use crate::matchmaking::side::Mark;
use crate::matchmaking::stage::Stage;
use crate::matchmaking::store;
use crate::visitors::{self, Question};

/// Keeps an exhibitor for later, hides it for good, or takes either back.
///
/// # Errors
/// As any change.
pub async fn mark(db: &Db, visitor: &Visitor, exhibitor: ExhibitorId, wanted: Option<Mark>) -> Result<()> {
    db.change(visitor, async |change| {
        store::set_mark(change, visitor.id(), exhibitor, wanted).await?;
        change.record(Event::MarkChanged { visitor: visitor.id() }).await
    })
    .await
}

/// The slots a company takes no meetings in, and the kinds of buyer it would like to meet.
///
/// # Errors
/// As any change.
pub async fn open_slots(db: &Db, exhibitor: &Exhibitor, closed: &[Moment], sought: &[String]) -> Result<()> {
    let edition = exhibitor.edition().id;
    db.change(exhibitor, async |change| {
        store::close(change, edition, exhibitor.id(), closed).await?;
        store::seek(change, exhibitor.id(), sought).await?;
        change.record(Event::AvailabilityChanged { exhibitor: exhibitor.id() }).await
    })
    .await
}

/// Takes part in matchmaking on these days; none means any day. Taking part is a consent of its own.
///
/// # Errors
/// As any change.
pub async fn take_part(db: &Db, visitor: &Visitor, lang: Lang, days: Vec<String>) -> Result<()> {
    visitors::join_matching(db, visitor, lang).await?;
    visitors::change_answer(db, visitor, Question::Days, days).await
}

/// Leaves matchmaking: no exhibitor sees this buyer any more, and what waited for an answer is called off.
/// Meetings already agreed stay, until somebody calls them off.
///
/// # Errors
/// As any change.
pub async fn leave(db: &Db, visitor: &Visitor, lang: Lang) -> Result<()> {
    visitors::leave_matching(db, visitor, lang).await?;
    db.change(visitor, async |change| {
        for row in store::requests_by_visitor(change.tx(), visitor.id()).await? {
            if row.stage == Stage::Proposed {
                answer::end(change, &row, Caller::Visitor, None).await?;
            }
        }
        Ok(())
    })
    .await
}
