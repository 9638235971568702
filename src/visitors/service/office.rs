//! What the office does for visitors: finds them, helps them, stops badges.
use super::super::entity::{badge, visitor};
use super::super::pages::{Dossier, ListQuery};
use super::super::{badges, letters, store};
use super::register::issue;
use crate::accounts::VisitorDesk;
use crate::db::{Db, trail};
use crate::kernel::id::VisitorId;
use crate::kernel::{Error, Event, Result};
use crate::show::Edition;

/// Visitors on one page of the list.
pub const PER_PAGE: u64 = 50;

/// What the list shows.
pub struct Search {
    /// A page of visitors, each after the state of the newest badge.
    pub found: Vec<(Option<badge::Status>, visitor::Model)>,
    /// How many fit in all.
    pub total: u64,
}

/// Visitors that fit the query, the newest first.
///
/// # Errors
/// As any query.
pub async fn search(db: &Db, desk: &VisitorDesk, query: &ListQuery, page: u64) -> Result<Search> {
    let (found, total) =
        store::search(db.read(), desk.edition().id, query, page.saturating_sub(1) * PER_PAGE, PER_PAGE)
            .await?;
    let ids: Vec<VisitorId> = found.iter().map(|it| it.id).collect();
    let newest = badges::newest(db.read(), &ids).await?;
    let status = |id| newest.get(&id).map(|badge| badge.status);
    let found = found.into_iter().map(|it| (status(it.id), it)).collect();
    Ok(Search { found, total })
}

/// All that is known of one visitor.
///
/// # Errors
/// [`Error::NotFound`] in another edition; as any query.
pub async fn dossier(db: &Db, desk: &VisitorDesk, id: VisitorId) -> Result<Dossier> {
    let (db, edition) = (db.read(), desk.edition().id);
    let visitor = store::visitor(db, edition, id).await?;
    let badges = badges::badges_of(db, id).await?;
    let mut history = trail::about(db, edition, id.uuid()).await?;
    for badge in &badges {
        history.extend(trail::about(db, edition, badge.id.uuid()).await?);
    }
    history.sort_by_key(|row| row.id);
    history.dedup_by_key(|row| row.id);
    Ok(Dossier {
        visitor,
        badges,
        interests: store::interests(db, id).await?,
        answers: store::answers(db, id).await?,
        consents: store::consents(db, id).await?,
        history,
    })
}

/// Sends the badge once more.
///
/// # Errors
/// `visitors-refused-no-badge`; as any write.
pub async fn resend(db: &Db, desk: &VisitorDesk, id: VisitorId) -> Result<()> {
    let edition = desk.edition();
    db.change(desk, async |change| {
        let visitor = living(change.tx(), edition, id).await?;
        let badge = valid(change.tx(), id).await?.ok_or(Error::Refused("visitors-refused-no-badge"))?;
        letters::badge(change, edition, &visitor, &badge).await?;
        change.record(Event::BadgeResent { badge: badge.id }).await
    })
    .await
}

/// Stops the visitor's badge from admitting, for a reason that is written down.
///
/// # Errors
/// `visitors-refused-no-badge`; as any write.
pub async fn revoke_badge(db: &Db, desk: &VisitorDesk, id: VisitorId, reason: &str) -> Result<()> {
    db.change(desk, async |change| {
        store::visitor(change.tx(), desk.edition().id, id).await?;
        let badge = valid(change.tx(), id).await?.ok_or(Error::Refused("visitors-refused-no-badge"))?;
        badges::revoke(change, &badge, reason).await
    })
    .await
}

/// A new badge in the place of the old one, which stops working at once.
///
/// # Errors
/// `visitors-refused-withdrawn`; as any write.
pub async fn reissue(db: &Db, desk: &VisitorDesk, id: VisitorId) -> Result<()> {
    let edition = desk.edition();
    db.change(desk, async |change| {
        let visitor = living(change.tx(), edition, id).await?;
        if let Some(old) = valid(change.tx(), id).await? {
            badges::revoke(change, &old, "visitors-reason-reissued").await?;
        }
        let badge = issue(change, edition, &visitor).await?;
        letters::badge(change, edition, &visitor, &badge).await
    })
    .await
}

async fn living(
    db: &impl sea_orm::ConnectionTrait,
    edition: &Edition,
    id: VisitorId,
) -> Result<visitor::Model> {
    let visitor = store::visitor(db, edition.id, id).await?;
    if visitor.withdrawn_at.is_some() {
        Err(Error::Refused("visitors-refused-withdrawn"))
    } else {
        Ok(visitor)
    }
}

async fn valid(db: &impl sea_orm::ConnectionTrait, id: VisitorId) -> Result<Option<badge::Model>> {
    Ok(badges::badges_of(db, id).await?.into_iter().find(|badge| badge.status == badge::Status::Valid))
}
