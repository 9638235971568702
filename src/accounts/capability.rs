//! Values whose possession is the permission. Fields are private; the guards below make them, and for the command
//! line and the tests [`Insider`].
use super::entity::{account, api_token, member};
use super::role::Role;
use super::{session, store};
use crate::db::{Acts, Db};
use crate::kernel::id::{AccountId, ApiTokenId, EditionId, ExhibitorId, SessionId, VisitorId};
use crate::kernel::{Actor, Error, Lang, Result};
use crate::show::{Edition, Editions};
use crate::web::Frame;
use rocket::request::{FromRequest, Outcome, Request};

/// A signed-in account, whatever it may do.
#[derive(Clone, Debug)]
pub struct SignedIn {
    account: account::Model,
    session: SessionId,
}

/// Somebody of the organiser, at the current edition.
#[derive(Clone, Debug)]
pub struct Staff {
    id: AccountId,
    name: String,
    lang: Lang,
    roles: Vec<Role>,
    edition: Edition,
}

/// Somebody who acts for a company at the current edition.
#[derive(Clone, Debug)]
pub struct Exhibitor {
    id: ExhibitorId,
    account: AccountId,
    lang: Lang,
    is_admin: bool,
    edition: Edition,
}

/// The member of an exhibitor who may change the company and its people.
#[derive(Clone, Debug)]
pub struct ExhibitorAdmin(Exhibitor);

/// A person registered for the current edition.
#[derive(Clone, Debug)]
pub struct Visitor {
    id: VisitorId,
    edition: Edition,
}

/// A program with a token.
#[derive(Clone, Debug)]
pub struct ApiClient {
    id: ApiTokenId,
    scopes: Vec<String>,
    edition: Edition,
}

impl SignedIn {
    /// The account.
    pub fn account(&self) -> &account::Model {
        &self.account
    }

    /// The session it is signed in by.
    pub fn session(&self) -> SessionId {
        self.session
    }
}

impl Staff {
    /// Whose account it is.
    pub fn id(&self) -> AccountId {
        self.id
    }
    /// The name shown in histories.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// The language letters to them are written in.
    pub fn lang(&self) -> Lang {
        self.lang
    }
    /// The roles held at this edition.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }
    /// The edition they act in.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
}

impl Exhibitor {
    /// The company.
    pub fn id(&self) -> ExhibitorId {
        self.id
    }
    /// The person.
    pub fn account(&self) -> AccountId {
        self.account
    }
    /// The language letters to them are written in.
    pub fn lang(&self) -> Lang {
        self.lang
    }
    /// May they change the company and its people?
    pub fn is_admin(&self) -> bool {
        self.is_admin
    }
    /// The edition they act in.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
}

impl std::ops::Deref for ExhibitorAdmin {
    type Target = Exhibitor;
    fn deref(&self) -> &Exhibitor {
        &self.0
    }
}

impl Visitor {
    /// Who it is.
    pub fn id(&self) -> VisitorId {
        self.id
    }
    /// The edition they are registered for.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
}

impl ApiClient {
    /// The edition the token is good for.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Refuses a token that was not given `scope`, e.g. `visitors:write`.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn needs(&self, scope: &str) -> Result<()> {
        if self.scopes.iter().any(|s| s == scope) { Ok(()) } else { Err(Error::NotAllowed) }
    }
}

/// Lets a capability be written down as the cause of a change.
macro_rules! acts {
    ($($type:ty, $it:ident => $actor:expr;)+) => {$(
        impl Acts for $type {
            fn actor(&self) -> Actor {
                let $it = self;
                $actor
            }
            fn edition_id(&self) -> Option<EditionId> {
                Some(self.edition().id)
            }
        }
    )+};
}

acts! {
    Staff, it => Actor::Staff(it.id);
    Exhibitor, it => Actor::Exhibitor(it.id, it.account);
    ExhibitorAdmin, it => Actor::Exhibitor(it.id, it.account);
    Visitor, it => Actor::Visitor(it.id);
    ApiClient, it => Actor::Api(it.id);
}

impl Acts for SignedIn {
    fn actor(&self) -> Actor {
        Actor::Staff(self.account.id)
    }
    fn edition_id(&self) -> Option<EditionId> {
        None
    }
}

/// A desk of the office: a kind of work, and the roles that do it.
macro_rules! desks {
    ($($(#[$doc:meta])* $name:ident: $($role:ident)|+;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub struct $name(Staff);

            impl $name {
                /// The roles that may sit here.
                pub const ROLES: &'static [Role] = &[$(Role::$role),+];
            }

            impl std::ops::Deref for $name {
                type Target = Staff;
                fn deref(&self) -> &Staff {
                    &self.0
                }
            }

            impl Acts for $name {
                fn actor(&self) -> Actor {
                    self.0.actor()
                }
                fn edition_id(&self) -> Option<EditionId> {
                    self.0.edition_id()
                }
            }

            impl TryFrom<Staff> for $name {
                type Error = Error;
                fn try_from(staff: Staff) -> Result<Self> {
                    if staff.roles.iter().any(|role| Self::ROLES.contains(role)) { Ok(Self(staff)) } else { Err(Error::NotAllowed) }
                }
            }

            #[rocket::async_trait]
            impl<'r> FromRequest<'r> for $name {
                type Error = ();
                async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
                    outcome(staff(req).await.and_then(Self::try_from))
                }
            }
        )+

        /// Every desk with its roles, for the table of who may open what.
        pub const DESKS: &[(&str, &[Role])] = &[$((stringify!($name), $name::ROLES)),+];
    };
}

desks! {
    /// Anybody who works in the office: the dashboard, the plan.
    AnyStaff: Owner | ShowManager | Sales | Finance | Marketing | Matchmaking | OnsiteSupervisor | GateSteward;
    /// Applications, offers, exhibitors.
    BoothDesk: Owner | ShowManager | Sales;
    /// Visitors and their badges.
    VisitorDesk: Owner | ShowManager | Marketing | OnsiteSupervisor;
    /// Gates and devices.
    GateDesk: Owner | ShowManager | OnsiteSupervisor;
    /// Requests and meetings.
    MatchDesk: Owner | ShowManager | Matchmaking;
    /// Letters that went out or did not.
    LetterDesk: Owner | ShowManager | Marketing | Sales;
    /// Accounts, roles, API tokens, the audit trail.
    PeopleDesk: Owner | ShowManager;
}

/// The door for the command line, imports and tests: whoever can run the binary may act.
pub struct Insider;

impl Insider {
    /// Somebody of the organiser with these roles.
    pub fn staff(self, id: AccountId, roles: Vec<Role>, edition: Edition) -> Staff {
        Staff { id, name: "insider".into(), lang: Lang::default(), roles, edition }
    }

    /// A member of an exhibitor.
    pub fn exhibitor(self, id: ExhibitorId, account: AccountId, edition: Edition) -> Exhibitor {
        Exhibitor { id, account, lang: Lang::default(), is_admin: true, edition }
    }

    /// A registered person.
    pub fn visitor(self, id: VisitorId, edition: Edition) -> Visitor {
        Visitor { id, edition }
    }
}

/// What a guard answers; 401 and 403 end at the error pages.
fn outcome<T>(found: Result<T>) -> Outcome<T, ()> {
    match found {
        Ok(it) => Outcome::Success(it),
        Err(error) => {
            if let Error::Broken(cause) = &error {
                tracing::error!(error = format!("{cause:#}"), "a guard broke");
            }
            Outcome::Error((crate::web::problem::meaning(&error).0, ()))
        }
    }
}

fn db<'r>(req: &'r Request<'_>) -> Result<&'r Db> {
    req.rocket().state().ok_or_else(|| Error::Broken(anyhow::anyhow!("no database is managed")))
}

async fn edition(req: &Request<'_>) -> Result<Edition> {
    let editions = req.rocket().state::<std::sync::Arc<Editions>>();
    editions.ok_or_else(|| Error::Broken(anyhow::anyhow!("no editions are managed")))?.current(db(req)?).await
}

/// Several guards may ask who is signed in; the database is asked once a request.
async fn signed_in(req: &Request<'_>) -> Result<SignedIn> {
    let asked =
        req.local_cache_async(async { look_up(req).await.map_err(|error| format!("{error:?}")) }).await;
    match asked {
        Ok(found) => found.clone().ok_or(Error::NotSignedIn),
        Err(error) => Err(Error::Broken(anyhow::anyhow!("{error}"))),
    }
}

async fn look_up(req: &Request<'_>) -> Result<Option<SignedIn>> {
    let Some(token) = session::brought(req, session::ACCOUNT) else { return Ok(None) };
    let db = db(req)?;
    let Some(session) = session::find(db.read(), &token, db.now()).await? else { return Ok(None) };
    if session.subject_kind != "account" {
        return Ok(None);
    }
    let account = store::account(db.read(), session.subject_id.into()).await?;
    let Some(account) = account.filter(|account| !account.disabled) else { return Ok(None) };
    Frame::of(req)
        .greet(serde_json::json!({ "name": account.name, "kind": account.kind, "email": account.email }));
    Ok(Some(SignedIn { account, session: session.id }))
}

async fn staff(req: &Request<'_>) -> Result<Staff> {
    let SignedIn { account, .. } = signed_in(req).await?;
    if account.kind != "staff" {
        return Err(Error::NotAllowed);
    }
    let edition = edition(req).await?;
    let roles = store::roles(db(req)?.read(), account.id, &edition).await?;
    if roles.is_empty() {
        return Err(Error::NotAllowed);
    }
    let words: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    let may_sit = |at: &&(&str, &[Role])| at.1.iter().any(|role| roles.contains(role));
    let desks: Vec<&str> = DESKS.iter().filter(may_sit).map(|(desk, _)| *desk).collect();
    Frame::of(req).greet(serde_json::json!({
        "name": account.name, "kind": account.kind, "email": account.email, "roles": words, "desks": desks,
    }));
    Ok(Staff { id: account.id, name: account.name, lang: account.lang, roles, edition })
}

async fn exhibitor(req: &Request<'_>) -> Result<Exhibitor> {
    let SignedIn { account, .. } = signed_in(req).await?;
    if account.kind != "exhibitor" {
        return Err(Error::NotAllowed);
    }
    let edition = edition(req).await?;
    let found: Option<member::Model> = store::membership(db(req)?.read(), account.id, edition.id).await?;
    let member = found.ok_or(Error::NotAllowed)?;
    let is_admin = member.role == "admin";
    Ok(Exhibitor { id: member.exhibitor_id, account: account.id, lang: account.lang, is_admin, edition })
}

async fn visitor(req: &Request<'_>) -> Result<Visitor> {
    let token = session::brought(req, session::VISITOR).ok_or(Error::NotSignedIn)?;
    let db = db(req)?;
    let session = session::find(db.read(), &token, db.now()).await?.ok_or(Error::NotSignedIn)?;
    let edition = edition(req).await?;
    if session.subject_kind != "visitor" || session.edition_id != Some(edition.id) {
        return Err(Error::NotSignedIn);
    }
    Ok(Visitor { id: session.subject_id.into(), edition })
}

async fn api_client(req: &Request<'_>) -> Result<ApiClient> {
    let header = req.headers().get_one("Authorization").ok_or(Error::NotSignedIn)?;
    let token = header.strip_prefix("Bearer ").ok_or(Error::NotSignedIn)?;
    let edition = edition(req).await?;
    let found: Option<api_token::Model> = store::api_token(db(req)?.read(), token, edition.id).await?;
    let row = found.ok_or(Error::NotSignedIn)?;
    Ok(ApiClient { id: row.id, scopes: row.scopes.split_whitespace().map(str::to_owned).collect(), edition })
}

macro_rules! guards {
    ($($type:ty: $find:expr;)+) => {$(
        #[rocket::async_trait]
        impl<'r> FromRequest<'r> for $type {
            type Error = ();
            async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
                let find = $find;
                outcome(find(req).await)
            }
        }
    )+};
}

guards! {
    SignedIn: signed_in;
    Staff: staff;
    Exhibitor: exhibitor;
    Visitor: visitor;
    ApiClient: api_client;
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for ExhibitorAdmin {
    type Error = ();
    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
        let found = exhibitor(req).await;
        outcome(found.and_then(|it| if it.is_admin { Ok(Self(it)) } else { Err(Error::NotAllowed) }))
    }
}

/// Kept for guards of other domains that answer like ours.
pub fn refuse<T>(error: &Error) -> Outcome<T, ()> {
    Outcome::Error((crate::web::problem::meaning(error).0, ()))
}
