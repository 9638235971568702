//! What every page of this domain needs of a request: database, edition, language, keys, and the cookies by which
//! a browser is known.
use super::pages::path;
use super::service::Answered;
use crate::accounts::session::{self, Browser, Subject};
use crate::db::Db;
use crate::kernel::id::VisitorId;
use crate::kernel::secret::{MasterSecret, Token};
use crate::kernel::{Actor, Error, Lang, Result};
use crate::show::Edition;
use crate::web::{Site, lang};
use rocket::http::{Cookie, CookieJar, SameSite, Status};
use rocket::outcome::{IntoOutcome, try_outcome};
use rocket::request::{FromRequest, Outcome, Request};
use rocket::time::Duration;

/// Cookies that live as long as a code: who asked for one, and who proved theirs and now chooses.
pub const FIND: &str = "find";
/// See [`FIND`].
pub const CHOICE: &str = "choice";

/// The way in.
pub struct Door<'r> {
    /// For questions and changes.
    pub db: &'r Db,
    /// The edition.
    pub edition: Edition,
    /// The language of the page.
    pub lang: Lang,
    /// What codes are signed with.
    pub secret: &'r MasterSecret,
    /// Public facts of this site.
    pub site: &'r Site,
    jar: &'r CookieJar<'r>,
    browser: Browser,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Door<'r> {
    type Error = ();

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
        let edition = try_outcome!(req.guard::<Edition>().await);
        let browser = req.guard::<Browser>().await.succeeded().unwrap_or_default();
        let rocket = req.rocket();
        let door = || {
            Some(Self {
                db: rocket.state()?,
                edition,
                lang: lang::of(req),
                secret: rocket.state()?,
                site: rocket.state()?,
                jar: req.cookies(),
                browser,
            })
        };
        door().or_error((Status::InternalServerError, ()))
    }
}

impl Door<'_> {
    /// Signs this browser in as a visitor; `proved` when the contact was proved by a code or a link.
    ///
    /// # Errors
    /// As any write.
    pub async fn let_in(&self, visitor: VisitorId, proof: Proof) -> Result<()> {
        let subject = Subject::Visitor(visitor, self.edition.id);
        let proved = proof == Proof::Contact;
        let who = (Actor::Visitor(visitor), self.edition.id);
        let token = self
            .db
            .change(&who, async |change| session::open(change, subject, &self.browser, proved).await)
            .await?;
        session::put(self.jar, self.site, subject, &token);
        self.speak();
        Ok(())
    }

    /// Keeps a token in this browser for as long as a code is good.
    pub fn remember(&self, name: &str, token: &Token) {
        let cookie = Cookie::build((self.site.cookie(name), token.reveal().to_owned()))
            .path("/")
            .http_only(true)
            .secure(self.site.secure)
            .same_site(SameSite::Lax)
            .max_age(Duration::minutes(super::letters::CODE_MINUTES));
        self.jar.add(cookie);
    }

    /// The token kept under `name`.
    pub fn remembered(&self, name: &str) -> Option<String> {
        self.jar.get(&self.site.cookie(name)).map(|cookie| cookie.value().to_owned())
    }

    /// Forgets a token.
    pub fn forget(&self, name: &str) {
        session::drop_cookie(self.jar, self.site, name);
    }

    /// Pages without a language in their path, such as the badge, stay in the language of this one.
    fn speak(&self) {
        let cookie = Cookie::build((lang::COOKIE, self.lang.code()))
            .path("/")
            .same_site(SameSite::Lax)
            .http_only(true);
        self.jar.add(cookie.permanent());
    }

    /// After a right code: in, or to the choice.
    ///
    /// # Errors
    /// As any write.
    pub async fn answered(&self, answered: Answered) -> Result<Option<String>> {
        match answered {
            Answered::Right(visitor) => {
                self.let_in(visitor, Proof::Contact).await?;
                self.forget(FIND);
                Ok(Some(path(self.lang, "badge")))
            }
            Answered::Several(token) => {
                self.remember(CHOICE, &token);
                self.forget(FIND);
                Ok(Some(path(self.lang, "badge/find/who")))
            }
            Answered::Lost => Ok(Some(path(self.lang, "badge/find"))),
            Answered::Wrong => Ok(None),
        }
    }
}

/// How sure we are that this browser belongs to the visitor.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It is the one that registered.
    Registered,
    /// A code or a link came back.
    Contact,
}

/// A refusal that is a mistake at a field of the form, with its number.
pub fn too_often(error: &Error) -> Option<crate::kernel::Mistake> {
    match error {
        Error::TooMany(seconds) => {
            let minutes = i64::try_from(seconds.div_ceil(60)).unwrap_or(10);
            Some(crate::kernel::Mistake::with("visitors-find-too-often", minutes))
        }
        _ => None,
    }
}
