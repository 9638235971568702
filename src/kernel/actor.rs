//! Whose name a change is written down under. A label, not a permission.
use super::id::{AccountId, ApiTokenId, DeviceId, ExhibitorId, VisitorId};

/// Whoever a change is written down under.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody working for the organiser.
    Staff(AccountId),
    /// A member of an exhibiting company.
    Exhibitor(ExhibitorId, AccountId),
    /// A person registered for the edition.
    Visitor(VisitorId),
    /// A paired phone or handheld at a gate.
    Device(DeviceId),
    /// A program holding an API token.
    Api(ApiTokenId),
    /// Somebody who has not said who they are: signing up, registering, asking for a code.
    Anonymous,
    /// The server itself: jobs, imports, the command line.
    System,
}

impl Actor {
    /// The word stored in `events.actor_kind`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Staff(_) => "staff",
            Self::Exhibitor(..) => "exhibitor",
            Self::Visitor(_) => "visitor",
            Self::Device(_) => "device",
            Self::Api(_) => "api",
            Self::Anonymous => "anonymous",
            Self::System => "system",
        }
    }

    /// The id stored in `events.actor_id`; for an exhibitor the person, not the company.
    pub fn id(&self) -> Option<uuid::Uuid> {
        match self {
            Self::Staff(id) | Self::Exhibitor(_, id) => Some(id.uuid()),
            Self::Visitor(id) => Some(id.uuid()),
            Self::Device(id) => Some(id.uuid()),
            Self::Api(id) => Some(id.uuid()),
            Self::Anonymous | Self::System => None,
        }
    }
}

impl From<&Actor> for Actor {
    fn from(it: &Actor) -> Self {
        *it
    }
}
