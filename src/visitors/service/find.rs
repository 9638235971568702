//! Finding a badge again. Whatever is typed, the answer is the same, and a code is made in any case; it is sent
//! only to a contact that somebody registered with. So nobody learns who is registered, and only a proof of the
//! contact leads to a badge.
//!
//! Three kinds of one-time tokens: `badge-find` remembers in the asking browser's cookie which contact is meant,
//! `badge-choice` that it was proved while somebody chooses among several people, and `badge-link` stands in
//! letters. A link proves what a code sent to the same mailbox would prove, so it is good until it expires, however
//! often it is followed: from the mail program on the day of the show as well as from home.
use super::super::contact::Contact;
use super::super::entity::visitor;
use super::super::letters::{self, CODE_MINUTES, LINK};
use super::super::store;
use crate::accounts::code::{self, Purpose};
use crate::db::Db;
use crate::kernel::id::VisitorId;
use crate::kernel::secret::{MasterSecret, Token};
use crate::kernel::{Actor, Error, Event, Lang, Result};
use crate::show::Edition;
use sea_orm::ConnectionTrait;

const DIGITS: &str = "badge";
const FIND: &str = "badge-find";
const CHOICE: &str = "badge-choice";

/// What became of a code that was typed.
pub enum Answered {
    /// It is right, and one person has the contact.
    Right(VisitorId),
    /// It is right, and somebody has to choose; the token is for the browser's cookie.
    Several(Token),
    /// It is not the code, or no longer.
    Wrong,
    /// The browser has not asked for a code, or too long ago.
    Lost,
}

/// Sends a code to the contact if it is known here, and answers with the token for the asking browser's cookie.
///
/// # Errors
/// [`Error::TooMany`], known or not; as any write.
pub async fn ask(
    db: &Db,
    secret: &MasterSecret,
    edition: &Edition,
    contact: &Contact,
    lang: Lang,
) -> Result<Token> {
    db.change(&(Actor::Anonymous, edition.id), async |change| {
        let digits = code::issue_digits(change, secret, &about(edition, DIGITS, contact.key())).await?;
        let known = store::living(change.tx(), edition.id, contact.key()).await?;
        if let Some(first) = known.first() {
            let only = (known.len() == 1).then_some(first);
            letters::code(change, edition, letters::Code { contact, lang, digits, only }).await?;
        }
        let channel = if contact.mobile().is_some() { "sms" } else { "mail" };
        change.record(Event::CodeRequested { channel: channel.to_owned() }).await?;
        code::issue_link(change, &about(edition, FIND, contact.key()), CODE_MINUTES).await
    })
    .await
}

/// The contact that the browser with this cookie asked about.
///
/// # Errors
/// As any query.
pub async fn asked(db: &Db, token: &str) -> Result<Option<String>> {
    Ok(code::look_at_link(db.read(), FIND, token, db.now()).await?.map(|found| found.target))
}

/// Tries a code for the contact that the browser asked about.
///
/// # Errors
/// As any write.
pub async fn answer(
    db: &Db,
    secret: &MasterSecret,
    edition: &Edition,
    token: &str,
    digits: &str,
) -> Result<Answered> {
    db.change(&(Actor::Anonymous, edition.id), async |change| {
        let Some(asked) = code::look_at_link(change.tx(), FIND, token, change.at).await? else {
            return Ok(Answered::Lost);
        };
        let about_digits = about(edition, DIGITS, &asked.target);
        if code::check_digits(change, secret, &about_digits, digits).await?.is_none() {
            return Ok(Answered::Wrong);
        }
        code::use_link(change, FIND, token).await?;
        let people = store::living(change.tx(), edition.id, &asked.target).await?;
        match people.as_slice() {
            [one] => Ok(Answered::Right(one.id)),
            _ => {
                let choice = about(edition, CHOICE, &asked.target);
                Ok(Answered::Several(code::issue_link(change, &choice, CODE_MINUTES).await?))
            }
        }
    })
    .await
}

/// The people to choose from, by the token of [`Answered::Several`].
///
/// # Errors
/// [`Error::NotFound`] when the token is not good; as any query.
pub async fn people(db: &Db, edition: &Edition, token: &str) -> Result<Vec<visitor::Model>> {
    choice(db.read(), db, edition, token).await
}

async fn choice(
    tx: &impl ConnectionTrait,
    db: &Db,
    edition: &Edition,
    token: &str,
) -> Result<Vec<visitor::Model>> {
    let proved = code::look_at_link(tx, CHOICE, token, db.now()).await?;
    let proved = proved.filter(|it| it.edition_id == Some(edition.id)).ok_or(Error::NotFound)?;
    store::living(tx, edition.id, &proved.target).await
}

/// One of the people; the token is used up.
///
/// # Errors
/// [`Error::NotFound`] for anybody else; as [`people`].
pub async fn pick(db: &Db, edition: &Edition, token: &str, wanted: VisitorId) -> Result<VisitorId> {
    db.change(&(Actor::Anonymous, edition.id), async |change| {
        let people = choice(change.tx(), db, edition, token).await?;
        let found = people.into_iter().map(|it| it.id).find(|id| *id == wanted).ok_or(Error::NotFound)?;
        code::use_link(change, CHOICE, token).await?;
        Ok(found)
    })
    .await
}

/// Whose badge a link in a letter opens; `None` when it is no longer good.
///
/// # Errors
/// As any query.
pub async fn follow(db: &Db, edition: &Edition, token: &str) -> Result<Option<VisitorId>> {
    let Some(link) = code::look_at_link(db.read(), LINK, token, db.now()).await? else { return Ok(None) };
    let Some(id) = link.subject_id.filter(|_| link.edition_id == Some(edition.id)) else { return Ok(None) };
    let visitor = store::visitor(db.read(), edition.id, id.into()).await?;
    Ok(visitor.withdrawn_at.is_none().then_some(visitor.id))
}

fn about<'a>(edition: &Edition, name: &'a str, target: &'a str) -> Purpose<'a> {
    Purpose { name, target, subject: None, edition: Some(edition.id) }
}
