//! The roles of the organiser's people.
use serde::Serialize;

/// What somebody of the organiser is there for. Granted for an organisation, a show or an edition.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, and the people.
    Owner,
    /// Everything of one show.
    ShowManager,
    /// Applications, booths, exhibitors.
    Sales,
    /// Money.
    Finance,
    /// Visitors, letters, the public site.
    Marketing,
    /// Requests and meetings.
    Matchmaking,
    /// Gates, devices, the day itself.
    OnsiteSupervisor,
    /// One gate.
    GateSteward,
}

impl Role {
    /// All, in the order they are listed.
    pub const ALL: [Role; 8] = [
        Role::Owner,
        Role::ShowManager,
        Role::Sales,
        Role::Finance,
        Role::Marketing,
        Role::Matchmaking,
        Role::OnsiteSupervisor,
        Role::GateSteward,
    ];

    /// The word in the database, in forms and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::ShowManager => "show_manager",
            Self::Sales => "sales",
            Self::Finance => "finance",
            Self::Marketing => "marketing",
            Self::Matchmaking => "matchmaking",
            Self::OnsiteSupervisor => "onsite_supervisor",
            Self::GateSteward => "gate_steward",
        }
    }

    /// The role called `code`.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}
