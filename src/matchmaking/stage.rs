//! Where a wish to meet stands, and what may happen to it next.
use crate::kernel::Error;
use sea_orm::entity::prelude::*;

/// The life of a request. Whoever did not propose it answers it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Waits for an answer.
    Proposed,
    /// Became a meeting.
    Accepted,
    /// The other side said no, and keeps that to itself.
    Declined,
    /// Taken back by a side or by the organiser.
    Cancelled,
    /// Nobody answered before the slot began.
    Expired,
}

/// What can happen to a request.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter)]
pub enum Step {
    /// The other side says yes.
    Accept,
    /// The other side says no.
    Decline,
    /// Either side, or the organiser, calls it off.
    Cancel,
    /// The slot has begun.
    Expire,
}

/// The request is not at a stage where this can happen.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct OutOfTurn;

impl Stage {
    /// The stage after `step`.
    ///
    /// A declined request can still be cancelled and still expires: its sender sees it as waiting,
    /// so for the sender it must end like any other.
    ///
    /// # Errors
    /// When the step is not possible here.
    pub fn after(self, step: Step) -> Result<Stage, OutOfTurn> {
        use {Stage::*, Step::*};
        match (self, step) {
            (Proposed, Accept) => Ok(Accepted),
            (Proposed, Decline) => Ok(Declined),
            (Proposed | Accepted | Declined, Cancel) => Ok(Cancelled),
            (Proposed | Declined, Expire) => Ok(Expired),
            _ => Err(OutOfTurn),
        }
    }

    /// What the sender of a request is told: a no stays private.
    pub fn seen_by_sender(self) -> Stage {
        match self {
            Self::Declined => Self::Proposed,
            other => other,
        }
    }

    /// The word in the database.
    pub fn word(self) -> String {
        self.to_value()
    }
}

impl From<OutOfTurn> for Error {
    fn from(_: OutOfTurn) -> Self {
        Error::Refused("matchmaking-refused-out-of-turn")
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
        Proposed --Accept--> Accepted
        Proposed --Decline--> Declined
        Proposed --Cancel--> Cancelled
        Proposed --Expire--> Expired
        Accepted --Cancel--> Cancelled
        Declined --Cancel--> Cancelled
        Declined --Expire--> Expired
        ");
    }

    #[test]
    fn a_no_stays_private() {
        assert_eq!(Stage::Declined.seen_by_sender(), Stage::Proposed);
        assert_eq!(Stage::Accepted.seen_by_sender(), Stage::Accepted);
    }
}
