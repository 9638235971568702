//! Feeds: made, revoked, and read by whoever knows the address.
use super::entity::feed;
use super::ics::{self, Entry};
use crate::accounts::{self, Exhibitor, Visitor};
use crate::db::{Acts, Change, Db};
use crate::kernel::id::{AccountId, CalendarFeedId, ExhibitorId, VisitorId};
use crate::kernel::secret::{Token, hash};
use crate::kernel::{Error, Event, Lang, Moment, Result};
use crate::matchmaking::board::Lounges;
use crate::matchmaking::entity::meeting;
use crate::matchmaking::ground::Ground;
use crate::matchmaking::{letters, parties};
use crate::show::{self, Edition};
use crate::visitors;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

/// Whose meetings a feed tells.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A visitor's own.
    Visitor(VisitorId),
    /// A company's, for one of its people.
    Member(ExhibitorId, AccountId),
}

impl From<&Visitor> for Owner {
    fn from(it: &Visitor) -> Self {
        Self::Visitor(it.id())
    }
}

impl From<&Exhibitor> for Owner {
    fn from(it: &Exhibitor) -> Self {
        Self::Member(it.id(), it.account())
    }
}

/// When this person's feed was made, if there is one.
///
/// # Errors
/// As any question to the database.
pub async fn since(db: &impl ConnectionTrait, owner: Owner) -> Result<Option<Moment>> {
    Ok(live(db, owner).await?.map(|row| row.created_at))
}

async fn live(db: &impl ConnectionTrait, owner: Owner) -> Result<Option<feed::Model>> {
    let own = feed::Entity::find().filter(feed::COLUMN.revoked_at.is_null());
    let own = match owner {
        Owner::Visitor(id) => own.filter(feed::COLUMN.visitor_id.eq(Some(id))),
        Owner::Member(exhibitor, account) => own
            .filter(feed::COLUMN.exhibitor_id.eq(Some(exhibitor)))
            .filter(feed::COLUMN.account_id.eq(Some(account))),
    };
    Ok(own.order_by_desc(feed::COLUMN.id).one(db).await?)
}

/// Makes a feed in the place of the one before; the token is told this once.
///
/// # Errors
/// As any change.
pub async fn make(db: &Db, who: &impl Acts, owner: Owner, lang: Lang) -> Result<String> {
    let token = Token::new("cal");
    db.change(who, async |change| {
        end(change, owner).await?;
        let (visitor, member) = match owner {
            Owner::Visitor(id) => (Some(id), None),
            Owner::Member(exhibitor, account) => (None, Some((exhibitor, account))),
        };
        let row = feed::ActiveModel {
            id: Set(CalendarFeedId::new()),
            edition_id: Set(change.edition.ok_or(Error::NotFound)?),
            visitor_id: Set(visitor),
            exhibitor_id: Set(member.map(|(exhibitor, _)| exhibitor)),
            account_id: Set(member.map(|(_, account)| account)),
            lang: Set(lang),
            token_hash: Set(token.hash()),
            created_at: Set(change.at),
            revoked_at: Set(None),
        };
        let made = row.insert(change.tx()).await?;
        change.record(Event::CalendarFeedMade { feed: made.id }).await
    })
    .await?;
    Ok(token.reveal().to_owned())
}

/// Revokes a feed: its address answers nobody any more.
///
/// # Errors
/// As any change.
pub async fn revoke(db: &Db, who: &impl Acts, owner: Owner) -> Result<()> {
    db.change(who, async |change| end(change, owner).await).await
}

async fn end(change: &Change, owner: Owner) -> Result<()> {
    let Some(row) = live(change.tx(), owner).await? else { return Ok(()) };
    let gone = feed::ActiveModel { id: Set(row.id), revoked_at: Set(Some(change.at)), ..Default::default() };
    gone.update(change.tx()).await?;
    change.record(Event::CalendarFeedRevoked { feed: row.id }).await
}

/// The file behind a token.
///
/// # Errors
/// [`Error::NotFound`] for one that was never made, or was revoked.
pub async fn read(db: &Db, token: &str) -> Result<String> {
    let own = feed::Entity::find().filter(feed::COLUMN.token_hash.eq(hash(token)));
    let row = own.filter(feed::COLUMN.revoked_at.is_null()).one(db.read()).await?.ok_or(Error::NotFound)?;
    let edition = show::edition(db.read(), row.edition_id).await?;
    still_theirs(db, &edition, &row).await?;
    let meetings = meeting::Entity::find().filter(meeting::COLUMN.edition_id.eq(edition.id));
    let meetings = match (row.visitor_id, row.exhibitor_id) {
        (Some(id), _) => meetings.filter(meeting::COLUMN.visitor_id.eq(id)),
        (None, Some(id)) => meetings.filter(meeting::COLUMN.exhibitor_id.eq(id)),
        (None, None) => return Err(Error::NotFound),
    };
    let meetings = meetings.order_by_asc(meeting::COLUMN.starts_at).all(db.read()).await?;
    let entries = entries(db.read(), &edition, (&row, &meetings)).await?;
    Ok(ics::feed_file(&edition, row.lang, &entries))
}

/// Whoever has withdrawn, or no longer acts for the company, reads nothing any more.
async fn still_theirs(db: &Db, edition: &Edition, row: &feed::Model) -> Result<()> {
    let is_theirs = match (row.visitor_id, row.exhibitor_id) {
        (Some(id), _) => visitors::visitor(db.read(), edition.id, id).await?.withdrawn_at.is_none(),
        (None, Some(id)) => {
            let members = accounts::members(db.read(), id).await?;
            members.iter().any(|(account, _)| Some(account.id) == row.account_id)
        }
        (None, None) => false,
    };
    if is_theirs { Ok(()) } else { Err(Error::NotFound) }
}

/// Each meeting as the owner reads it: a buyer reads companies, a company reads buyers.
async fn entries(
    db: &impl ConnectionTrait,
    edition: &Edition,
    (feed, meetings): (&feed::Model, &[meeting::Model]),
) -> Result<Vec<Entry>> {
    let ground = Ground::of(edition);
    let lounges = Lounges::of(db, edition).await?;
    let mut entries = vec![];
    for row in meetings {
        let place = parties::place(db, edition, row.exhibitor_id).await?;
        let with = match feed.visitor_id {
            Some(_) => place.name.clone(),
            None => parties::buyer_company(db, edition, row.visitor_id).await?,
        };
        let said = letters::said(edition, &lounges, (row, &place), feed.lang);
        let ends_at = Moment(ground.grid.ends(row.starts_at.0));
        entries.push(Entry::of(row, ends_at, (with.say(feed.lang).to_owned(), said)));
    }
    Ok(entries)
}
