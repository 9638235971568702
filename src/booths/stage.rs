//! Where an application for a booth stands, and what may happen to it next.
//!
//! One table for the whole domain. A later stage (a contract to sign, a deposit to pay) is one variant more and
//! the arrows around it: between `Submitted` and `Offered` for what must come before a booth is kept, between
//! `Offered` and `Confirmed` for what must come before it is sold. Everything else asks [`Stage::after`].
use crate::kernel::Error;
use sea_orm::entity::prelude::*;

/// The stages; the words are stored as they are and belong to the contract with the API.
#[derive(
    Copy, Clone, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Sent; the office has the next word.
    Submitted,
    /// The office has a question; the exhibitor has the next word.
    InfoRequested,
    /// A booth is kept for the exhibitor until a date.
    Offered,
    /// The exhibitor has taken the booth.
    Confirmed,
    /// The office said no.
    Declined,
    /// The exhibitor no longer wants a booth.
    Withdrawn,
    /// The offer ran out; the order is kept, the booth is not.
    Lapsed,
}

/// What can happen to an application.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The office asks for more.
    Ask,
    /// The exhibitor answers the question.
    Answer,
    /// The office offers a booth, for the first time or another one.
    Offer,
    /// The exhibitor takes the offered booth.
    Confirm,
    /// The exhibitor does not want this booth but another.
    TurnDown,
    /// The date of the offer has passed.
    Lapse,
    /// The office says no.
    Decline,
    /// The exhibitor gives up.
    Withdraw,
}

/// Who may take a step.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A member of the company.
    Exhibitor,
    /// Somebody at the organiser's booth desk.
    Office,
    /// Nobody: time passes.
    Clock,
}

impl Side {
    /// The word stored, and the tail of the key into the words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exhibitor => "exhibitor",
            Self::Office => "office",
            Self::Clock => "clock",
        }
    }
}

/// The application is not at a stage where this can happen.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct OutOfTurn;

impl Stage {
    /// Where every application begins.
    pub const FIRST: Self = Self::Submitted;

    /// The stage after `step`.
    ///
    /// # Errors
    /// [`OutOfTurn`] when this step does not lead away from here.
    pub fn after(self, step: Step) -> Result<Self, OutOfTurn> {
        use {Stage::*, Step::*};
        match (self, step) {
            (Submitted, Ask) => Ok(InfoRequested),
            (InfoRequested, Answer) => Ok(Submitted),
            (Submitted | InfoRequested | Offered | Lapsed, Offer) => Ok(Offered),
            (Offered, Confirm) => Ok(Confirmed),
            (Offered, TurnDown) => Ok(Submitted),
            (Offered, Lapse) => Ok(Lapsed),
            (Submitted | InfoRequested | Offered | Lapsed, Decline) => Ok(Declined),
            (Submitted | InfoRequested | Offered | Lapsed, Withdraw) => Ok(Withdrawn),
            _ => Err(OutOfTurn),
        }
    }

    /// May `step` happen here?
    pub fn allows(self, step: Step) -> bool {
        self.after(step).is_ok()
    }

    /// An application that still leads somewhere. An exhibitor has at most one of these at an edition, and the
    /// database repeats the rule; the words must match the partial index in the migration.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Submitted | Self::InfoRequested | Self::Offered | Self::Confirmed | Self::Lapsed)
    }

    /// The office has the next word.
    pub fn waits_for_office(self) -> bool {
        matches!(self, Self::Submitted | Self::Lapsed)
    }

    /// A booth on the plan is taken by this application.
    pub fn holds_booth(self) -> bool {
        matches!(self, Self::Offered | Self::Confirmed)
    }

    /// The word stored, and the tail of the key into the words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::InfoRequested => "info_requested",
            Self::Offered => "offered",
            Self::Confirmed => "confirmed",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
        }
    }
}

impl Step {
    /// Whose step it is.
    pub fn side(self) -> Side {
        match self {
            Self::Ask | Self::Offer | Self::Decline => Side::Office,
            Self::Answer | Self::Confirm | Self::TurnDown | Self::Withdraw => Side::Exhibitor,
            Self::Lapse => Side::Clock,
        }
    }
}

impl From<OutOfTurn> for Error {
    fn from(_: OutOfTurn) -> Self {
        Self::Refused("booths-refused-out-of-turn")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::Iterable;

    #[test]
    fn the_whole_table() {
        let mut table = String::new();
        for stage in Stage::iter() {
            for step in Step::iter() {
                if let Ok(next) = stage.after(step) {
                    table += &format!("{stage:?} --{step:?}--> {next:?}\n");
                }
            }
        }
        insta::assert_snapshot!(table, @r"
        Submitted --Ask--> InfoRequested
        Submitted --Offer--> Offered
        Submitted --Decline--> Declined
        Submitted --Withdraw--> Withdrawn
        InfoRequested --Answer--> Submitted
        InfoRequested --Offer--> Offered
        InfoRequested --Decline--> Declined
        InfoRequested --Withdraw--> Withdrawn
        Offered --Offer--> Offered
        Offered --Confirm--> Confirmed
        Offered --TurnDown--> Submitted
        Offered --Lapse--> Lapsed
        Offered --Decline--> Declined
        Offered --Withdraw--> Withdrawn
        Lapsed --Offer--> Offered
        Lapsed --Decline--> Declined
        Lapsed --Withdraw--> Withdrawn
        ");
    }

    #[test]
    fn nothing_leads_back_from_the_end() {
        for end in [Stage::Confirmed, Stage::Declined, Stage::Withdrawn] {
            assert!(Step::iter().all(|step| !end.allows(step)), "{end:?}");
        }
    }

    #[test]
    fn a_booth_is_only_confirmed_after_an_offer() {
        let before: Vec<Stage> = Stage::iter().filter(|stage| stage.allows(Step::Confirm)).collect();
        assert_eq!(before, [Stage::Offered]);
    }

    #[test]
    fn the_stored_word_is_the_word() {
        for stage in Stage::iter() {
            assert_eq!(stage.to_value(), stage.word());
        }
    }
}
