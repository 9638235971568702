//! What was seen of a meeting, and whether by that it was kept. The verdict is computed whenever it is asked for and
//! never stored, so a scan that arrives late puts it right by itself.
use crate::matchmaking::side::Side;
use sea_orm::entity::prelude::*;
use std::collections::BTreeSet;

/// One thing somebody says about a meeting, at most once.
#[derive(
    Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum, serde::Serialize,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The buyer opened the code of the booth.
    BuyerScan,
    /// The exhibitor opened the code of the buyer's badge.
    ExhibitorScan,
    /// A steward saw both at the table.
    Steward,
    /// The buyer says: we met.
    BuyerTap,
    /// The exhibitor says: we met.
    ExhibitorTap,
    /// The exhibitor says: the buyer is not here.
    BuyerMissing,
    /// The buyer says: nobody is at the booth.
    ExhibitorMissing,
    /// The buyer says: I was not there.
    BuyerAway,
    /// The exhibitor says: we were not there.
    ExhibitorAway,
    /// A steward saw no buyer.
    StewardNoBuyer,
    /// A steward saw nobody of the exhibitor.
    StewardNoExhibitor,
}

/// What proves a meeting, strongest first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Each opened the other's code.
    MutualScan,
    /// A steward saw both.
    Steward,
    /// Both say so.
    BothSay,
}

/// Who did not come.
#[derive(Copy, Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The buyer.
    Buyer,
    /// The exhibitor.
    Exhibitor,
    /// Neither came.
    Both,
}

/// Where the clock stands with a meeting.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It has not begun.
    Ahead,
    /// It is going on.
    Running,
    /// Its slot is over.
    Over,
}

/// Was it kept?
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has not begun.
    Ahead,
    /// It should be going on; nobody has said anything.
    Running,
    /// Both were there.
    Kept(Proof),
    /// Somebody was not, and that is more than one party's word.
    NoShow(Missing),
    /// One word alone, or one against the other.
    Disputed,
    /// It is over and nobody has said anything.
    Silent,
}

/// All there is to go by.
#[derive(Clone, Debug)]
pub struct Facts<'f> {
    /// What was said.
    pub said: &'f BTreeSet<Evidence>,
    /// Gates were open that day and never let this buyer in.
    pub buyer_outside: bool,
    /// Where the clock stands.
    pub phase: Phase,
}

/// The code of a badge or booth counts from so many minutes before the slot.
pub const EARLY_MINUTES: i64 = 15;
/// Nobody is missing before the slot is so many minutes old.
pub const GRACE_MINUTES: i64 = 5;

const MINUTE: i64 = 60_000;

/// Why a word cannot be taken.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Untimely {
    /// Before the slot.
    TooSoon,
    /// Within the grace.
    InGrace,
    /// The show has ended.
    TooLate,
}

impl Evidence {
    /// The word in the database.
    pub fn word(self) -> String {
        self.to_value()
    }

    /// Says that somebody did not come?
    pub fn is_absence(self) -> bool {
        !matches!(
            self,
            Self::BuyerScan | Self::ExhibitorScan | Self::Steward | Self::BuyerTap | Self::ExhibitorTap
        )
    }

    /// What this word takes back: a side has one opinion at a time, and a steward sees for themselves.
    pub fn replaces(self) -> &'static [Evidence] {
        use Evidence::*;
        match self {
            BuyerScan | BuyerTap => &[ExhibitorMissing, BuyerAway],
            ExhibitorScan | ExhibitorTap => &[BuyerMissing, ExhibitorAway],
            Steward => &[StewardNoBuyer, StewardNoExhibitor],
            BuyerMissing | ExhibitorAway => &[ExhibitorTap],
            ExhibitorMissing | BuyerAway => &[BuyerTap],
            StewardNoBuyer | StewardNoExhibitor => &[Steward],
        }
    }

    /// May this be said now? Instants in milliseconds; `closes` is the end of the show.
    ///
    /// # Errors
    /// Why not.
    pub fn timely(self, now: i64, starts: i64, closes: i64) -> Result<(), Untimely> {
        let is_report = self.is_absence() && !matches!(self, Self::BuyerAway | Self::ExhibitorAway);
        if now > closes {
            Err(Untimely::TooLate)
        } else if now < starts - EARLY_MINUTES * MINUTE {
            Err(Untimely::TooSoon)
        } else if is_report && now < starts + GRACE_MINUTES * MINUTE {
            Err(Untimely::InGrace)
        } else {
            Ok(())
        }
    }
}

impl Facts<'_> {
    /// What the evidence comes to.
    ///
    /// What both sides say against each other's interest is true, whoever saw it: two scans, then a steward, then two
    /// words. An absence needs more than the word of the one who waited: a steward, the gates, or the missing side
    /// itself. Everything else is disputed.
    pub fn verdict(&self) -> Verdict {
        use Evidence::*;
        let has = |one: Evidence| self.said.contains(&one);
        let buyer_met = has(BuyerScan) || has(BuyerTap);
        let exhibitor_met = has(ExhibitorScan) || has(ExhibitorTap);
        if has(BuyerScan) && has(ExhibitorScan) {
            return Verdict::Kept(Proof::MutualScan);
        }
        if has(Steward) {
            return Verdict::Kept(Proof::Steward);
        }
        if buyer_met && exhibitor_met {
            return Verdict::Kept(Proof::BothSay);
        }
        let outside = self.buyer_outside && has(BuyerMissing);
        // To say "I was not there" settles it, unless the other side says that they met.
        let no_buyer = has(StewardNoBuyer) || (has(BuyerAway) && !exhibitor_met) || outside;
        let no_exhibitor = has(StewardNoExhibitor) || (has(ExhibitorAway) && !buyer_met);
        match (no_buyer, no_exhibitor) {
            (true, true) if !buyer_met && !exhibitor_met => Verdict::NoShow(Missing::Both),
            (true, false) if !buyer_met => Verdict::NoShow(Missing::Buyer),
            (false, true) if !exhibitor_met => Verdict::NoShow(Missing::Exhibitor),
            _ if !self.said.is_empty() => Verdict::Disputed,
            _ => match self.phase {
                Phase::Ahead => Verdict::Ahead,
                Phase::Running => Verdict::Running,
                Phase::Over => Verdict::Silent,
            },
        }
    }

    /// Who waits, by what was said: the side across from the one reported missing.
    pub fn waits(&self) -> Option<Side> {
        use Evidence::*;
        let has = |one: Evidence| self.said.contains(&one);
        if matches!(self.verdict(), Verdict::Kept(_)) {
            return None;
        }
        let no_buyer = has(BuyerMissing) || has(StewardNoBuyer) || has(BuyerAway);
        let no_exhibitor = has(ExhibitorMissing) || has(StewardNoExhibitor) || has(ExhibitorAway);
        match (no_buyer, no_exhibitor) {
            (true, false) => Some(Side::Exhibitor),
            (false, true) => Some(Side::Visitor),
            _ => None,
        }
    }
}

impl Verdict {
    /// The word by which pages name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Running => "running",
            Self::Kept(_) => "kept",
            Self::NoShow(_) => "no-show",
            Self::Disputed => "disputed",
            Self::Silent => "silent",
        }
    }
}

/// Where the clock stands with a slot.
pub fn phase(now: i64, starts: i64, ends: i64) -> Phase {
    match () {
        () if now < starts => Phase::Ahead,
        () if now < ends => Phase::Running,
        () => Phase::Over,
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
