//! What a gate answers: an outcome, a reason from a closed list, and the one sentence that helps.
use super::admission::{Day, Minute, Phase};
use serde::{Deserialize, Serialize};

/// What the steward does.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Let in.
    Admitted,
    /// Was let in before, today.
    Repeat,
    /// Not let in.
    Refused,
    /// Let through, and look: a guest to greet, or a supervisor's decision.
    Attention,
}

/// Why: a closed list that devices may rely on.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Ok,
    Greet,
    Back,
    Left,
    NotInside,
    Force,
    AlreadyInside,
    UnknownCode,
    Forged,
    OtherEdition,
    Revoked,
    NotValidYet,
    Expired,
    ClosedToday,
    WrongCategory,
    WrongZone,
    TooEarly,
    TooLate,
    /// On the blocklist.
    Blocked,
    /// As often as its category may, in all.
    UsedUp,
    /// As often as its category may on one day.
    UsedUpToday,
    /// Too soon after the last entry.
    TooSoon,
    /// The zone is full: one in when one goes out.
    Full,
    /// This gate is not passed in that direction.
    WrongWay,
    /// A device without a connection does not know this code: let in, and look; settled when it is back.
    Unchecked,
    /// A short code, which a device without a connection cannot check.
    Unread,
}

/// The answer, with what its one sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub outcome: Outcome,
    pub reason: Reason,
    /// When it would work, if it ever will.
    pub next: Option<(Day, Minute)>,
    /// What the house is doing at this hour, where the sentence needs it.
    pub phase: Option<Phase>,
}

impl Verdict {
    /// What this reason says, of no hour in particular.
    pub fn of(reason: Reason) -> Self {
        Self { outcome: reason.outcome(), reason, next: None, phase: None }
    }

    pub(super) fn at(self, next: Option<(Day, Minute)>) -> Self {
        Self { next, ..self }
    }

    pub(super) fn during(self, phase: Phase) -> Self {
        Self { phase: Some(phase), ..self }
    }

    /// Does somebody walk in (or back in) on this verdict?
    pub fn lets_in(&self) -> bool {
        self.reason.lets_in()
    }

    /// The sentence that helps: a key into the words.
    pub fn sentence(&self) -> &'static str {
        match (self.reason, self.phase, &self.next) {
            (Reason::WrongCategory, Some(Phase::BuildUp), Some(_)) => "entry-why-wrong-category-build-up",
            (Reason::WrongCategory, Some(Phase::TearDown), _) => "entry-why-wrong-category-tear-down",
            (Reason::TooEarly, _, Some(_)) => "entry-why-too-early",
            (Reason::TooLate, _, Some(_)) => "entry-why-too-late-next",
            (Reason::ClosedToday, _, Some(_)) => "entry-why-closed-today-next",
            (Reason::NotValidYet, _, Some(_)) => "entry-why-not-valid-yet-day",
            (Reason::TooSoon, _, Some(_)) => "entry-why-too-soon-at",
            (reason, ..) => reason.key(),
        }
    }
}

impl Reason {
    /// Every reason there is.
    pub const ALL: [Self; 26] = [
        Self::Ok,
        Self::Greet,
        Self::Back,
        Self::Left,
        Self::NotInside,
        Self::Force,
        Self::AlreadyInside,
        Self::UnknownCode,
        Self::Forged,
        Self::OtherEdition,
        Self::Revoked,
        Self::NotValidYet,
        Self::Expired,
        Self::ClosedToday,
        Self::WrongCategory,
        Self::WrongZone,
        Self::TooEarly,
        Self::TooLate,
        Self::Blocked,
        Self::UsedUp,
        Self::UsedUpToday,
        Self::TooSoon,
        Self::Full,
        Self::WrongWay,
        Self::Unchecked,
        Self::Unread,
    ];

    /// Does somebody walk in (or back in)?
    pub fn lets_in(self) -> bool {
        matches!(self, Self::Ok | Self::Greet | Self::Back | Self::Force | Self::Unchecked)
    }

    /// The outcome that goes with it.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Ok | Self::Back | Self::Left => Outcome::Admitted,
            Self::Greet | Self::NotInside | Self::Force | Self::Unchecked => Outcome::Attention,
            Self::AlreadyInside => Outcome::Repeat,
            Self::UnknownCode
            | Self::Forged
            | Self::OtherEdition
            | Self::Revoked
            | Self::NotValidYet
            | Self::Expired
            | Self::ClosedToday
            | Self::WrongCategory
            | Self::WrongZone
            | Self::TooEarly
            | Self::TooLate
            | Self::Blocked
            | Self::UsedUp
            | Self::UsedUpToday
            | Self::TooSoon
            | Self::Full
            | Self::WrongWay
            | Self::Unread => Outcome::Refused,
        }
    }

    /// Does it depend on what the badge did before, at any gate?
    pub fn is_of_history(self) -> bool {
        matches!(self, Self::AlreadyInside | Self::UsedUp | Self::UsedUpToday | Self::TooSoon)
    }

    /// Every key of a sentence that a verdict may need, for devices that must say them alone.
    pub fn sentences() -> impl Iterator<Item = &'static str> {
        let others = [
            "entry-why-wrong-category-build-up",
            "entry-why-wrong-category-tear-down",
            "entry-why-too-early",
            "entry-why-too-late-next",
            "entry-why-closed-today-next",
            "entry-why-not-valid-yet-day",
            "entry-why-too-soon-at",
        ];
        Self::ALL.into_iter().map(Self::key).chain(others)
    }

    /// Its plain sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ok => "entry-why-ok",
            Self::Greet => "entry-why-greet",
            Self::Back => "entry-why-back",
            Self::Left => "entry-why-left",
            Self::NotInside => "entry-why-not-inside",
            Self::Force => "entry-why-force",
            Self::AlreadyInside => "entry-why-already-inside",
            Self::UnknownCode => "entry-why-unknown-code",
            Self::Forged => "entry-why-forged",
            Self::OtherEdition => "entry-why-other-edition",
            Self::Revoked => "entry-why-revoked",
            Self::NotValidYet => "entry-why-not-valid-yet",
            Self::Expired => "entry-why-expired",
            Self::ClosedToday => "entry-why-closed-today",
            Self::WrongCategory => "entry-why-wrong-category",
            Self::WrongZone => "entry-why-wrong-zone",
            Self::TooEarly => "entry-why-too-early-today",
            Self::TooLate => "entry-why-too-late",
            Self::Blocked => "entry-why-blocked",
            Self::UsedUp => "entry-why-used-up",
            Self::UsedUpToday => "entry-why-used-up-today",
            Self::TooSoon => "entry-why-too-soon",
            Self::Full => "entry-why-full",
            Self::WrongWay => "entry-why-wrong-way",
            Self::Unchecked => "entry-why-unchecked",
            Self::Unread => "entry-why-unread",
        }
    }

    /// As the API and the tables spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Greet => "greet",
            Self::Back => "back",
            Self::Left => "left",
            Self::NotInside => "not_inside",
            Self::Force => "force",
            Self::AlreadyInside => "already_inside",
            Self::UnknownCode => "unknown_code",
            Self::Forged => "forged",
            Self::OtherEdition => "other_edition",
            Self::Revoked => "revoked",
            Self::NotValidYet => "not_valid_yet",
            Self::Expired => "expired",
            Self::ClosedToday => "closed_today",
            Self::WrongCategory => "wrong_category",
            Self::WrongZone => "wrong_zone",
            Self::TooEarly => "too_early",
            Self::TooLate => "too_late",
            Self::Blocked => "blocked",
            Self::UsedUp => "used_up",
            Self::UsedUpToday => "used_up_today",
            Self::TooSoon => "too_soon",
            Self::Full => "full",
            Self::WrongWay => "wrong_way",
            Self::Unchecked => "unchecked",
            Self::Unread => "unread",
        }
    }

    /// Back from a table.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

impl Outcome {
    /// As the API and the tables spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Admitted => "admitted",
            Self::Repeat => "repeat",
            Self::Refused => "refused",
            Self::Attention => "attention",
        }
    }

    /// Back from a table.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Admitted, Self::Repeat, Self::Refused, Self::Attention]
            .into_iter()
            .find(|o| o.as_str() == text)
    }
}
