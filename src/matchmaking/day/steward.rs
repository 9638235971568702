//! Whoever watches the tables: a paired phone or handheld, or somebody of the matchmaking desk.
use crate::accounts::MatchDesk;
use crate::db::Acts;
use crate::entry::Device;
use crate::kernel::Actor;
use crate::kernel::id::EditionId;
use crate::show::Edition;
use rocket::request::{FromRequest, Outcome, Request};

/// A steward at the tables.
pub enum Steward {
    /// By a paired device.
    Device(Box<Device>),
    /// By their account.
    Desk(Box<MatchDesk>),
}

impl Steward {
    /// The edition they watch.
    pub fn edition(&self) -> &Edition {
        match self {
            Self::Device(device) => device.edition(),
            Self::Desk(desk) => desk.edition(),
        }
    }
}

impl Acts for Steward {
    fn actor(&self) -> Actor {
        match self {
            Self::Device(device) => device.actor(),
            Self::Desk(desk) => desk.actor(),
        }
    }

    fn edition_id(&self) -> Option<EditionId> {
        Some(self.edition().id)
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Steward {
    type Error = ();

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
        if let Outcome::Success(device) = req.guard::<Device>().await {
            return Outcome::Success(Self::Device(Box::new(device)));
        }
        req.guard::<MatchDesk>().await.map(|desk| Self::Desk(Box::new(desk)))
    }
}
