//! One signed-in browser: a random token in a cookie, its hash in the database.
use super::entity::session::{ActiveModel, COLUMN, Entity, Model};
use crate::db::Change;
use crate::kernel::id::{AccountId, EditionId, SessionId, VisitorId};
use crate::kernel::secret::{self, Token};
use crate::kernel::{Moment, Result};
use crate::web::Site;
use rocket::http::{Cookie, CookieJar, SameSite};
use rocket::request::Request;
use rocket::time::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, Set};

/// Days a session lasts when it is not used up before: staff a working day, others longer.
const STAFF_HOURS: i64 = 12;
const EXHIBITOR_DAYS: i64 = 30;
const VISITOR_DAYS: i64 = 180;

/// Whose session it is.
#[derive(Copy, Clone, Debug)]
pub enum Subject {
    /// Somebody of the organiser.
    Staff(AccountId),
    /// A member of an exhibitor.
    Exhibitor(AccountId),
    /// A person registered for an edition.
    Visitor(VisitorId, EditionId),
}

impl Subject {
    fn parts(self) -> (&'static str, Uuid, Option<EditionId>, i64) {
        match self {
            Self::Staff(id) => ("account", id.uuid(), None, STAFF_HOURS * 60),
            Self::Exhibitor(id) => ("account", id.uuid(), None, EXHIBITOR_DAYS * 24 * 60),
            Self::Visitor(id, edition) => ("visitor", id.uuid(), Some(edition), VISITOR_DAYS * 24 * 60),
        }
    }

    /// The cookie's short name: a visitor's session stands beside an account's.
    fn cookie(self) -> &'static str {
        if matches!(self, Self::Visitor(..)) { VISITOR } else { ACCOUNT }
    }
}

/// Short name of the cookie of accounts.
pub const ACCOUNT: &str = "session";
/// Short name of the cookie of visitors.
pub const VISITOR: &str = "visitor";

/// The browser, as far as a list of sessions shows it.
#[derive(Clone, Debug, Default)]
pub struct Browser(pub String);

#[rocket::async_trait]
impl<'r> rocket::request::FromRequest<'r> for Browser {
    type Error = std::convert::Infallible;

    async fn from_request(req: &'r Request<'_>) -> rocket::request::Outcome<Self, Self::Error> {
        let agent = req.headers().get_one("User-Agent").unwrap_or_default();
        rocket::request::Outcome::Success(Self(agent.chars().filter(|c| !c.is_control()).take(120).collect()))
    }
}

/// Opens a session: the token to put into the cookie with [`put`].
///
/// # Errors
/// As any write.
pub async fn open(change: &Change, subject: Subject, browser: &Browser, proved: bool) -> Result<Token> {
    let token = Token::new("ses");
    let (kind, id, edition, minutes) = subject.parts();
    let row = ActiveModel {
        id: Set(SessionId::new()),
        token_hash: Set(token.hash()),
        subject_kind: Set(kind.to_owned()),
        subject_id: Set(id),
        edition_id: Set(edition),
        browser: Set(browser.0.clone()),
        created_at: Set(change.at),
        seen_at: Set(change.at),
        expires_at: Set(change.at.plus_minutes(minutes)),
        proved_at: Set(proved.then_some(change.at)),
    };
    Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(token)
}

/// Hands the token to the browser.
pub fn put(jar: &CookieJar<'_>, site: &Site, subject: Subject, token: &Token) {
    let minutes = subject.parts().3;
    let cookie = Cookie::build((site.cookie(subject.cookie()), token.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .secure(site.secure)
        .same_site(SameSite::Lax)
        .max_age(Duration::minutes(minutes));
    jar.add(cookie);
}

/// Takes a cookie away.
pub fn drop_cookie(jar: &CookieJar<'_>, site: &Site, name: &str) {
    jar.remove(Cookie::build(site.cookie(name)).path("/").secure(site.secure));
}

/// The token in the cookie `name`.
pub fn brought(req: &Request<'_>, name: &str) -> Option<String> {
    let site = req.rocket().state::<Site>()?;
    req.cookies().get(&site.cookie(name)).map(|c| c.value().to_owned())
}

/// The living session behind a token.
///
/// # Errors
/// As any query.
pub async fn find(db: &impl ConnectionTrait, token: &str, now: Moment) -> Result<Option<Model>> {
    let row = Entity::find().filter(COLUMN.token_hash.eq(secret::hash(token))).one(db).await?;
    Ok(row.filter(|session| session.expires_at > now))
}

/// The living sessions of an account or visitor, newest first.
///
/// # Errors
/// As any query.
pub async fn of(db: &impl ConnectionTrait, subject: Uuid, now: Moment) -> Result<Vec<Model>> {
    let rows = Entity::find()
        .filter(COLUMN.subject_id.eq(subject))
        .filter(COLUMN.expires_at.gt(now))
        .order_by_desc(COLUMN.created_at)
        .all(db)
        .await?;
    Ok(rows)
}

/// Ends one session of `subject`.
///
/// # Errors
/// As any write.
pub async fn end(change: &Change, subject: Uuid, id: SessionId) -> Result<()> {
    Entity::delete_many()
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.subject_id.eq(subject))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Ends all sessions of `subject`, but perhaps one.
///
/// # Errors
/// As any write.
pub async fn end_all(change: &Change, subject: Uuid, but: Option<SessionId>) -> Result<()> {
    let mut query = Entity::delete_many().filter(COLUMN.subject_id.eq(subject));
    if let Some(but) = but {
        query = query.filter(COLUMN.id.ne(but));
    }
    query.exec(change.tx()).await?;
    Ok(())
}

/// Forgets sessions that have ended by themselves.
///
/// # Errors
/// As any write.
pub async fn forget_old(change: &Change) -> Result<u64> {
    let gone = Entity::delete_many().filter(COLUMN.expires_at.lt(change.at)).exec(change.tx()).await?;
    Ok(gone.rows_affected)
}
