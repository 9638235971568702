//! Pages of the hosted buyer programme.
use super::entity::benefit::Kind;
use super::entity::member::Stage;
use super::rules::Meter;
use crate::kernel::id::{ProgrammeId, VisitorId};
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::day::Done;
use crate::web::{FormState, View};
use serde::Serialize;

/// A buyer's place in a programme.
#[derive(Serialize)]
pub struct Membership {
    /// Its name.
    pub name: String,
    /// Where the buyer stands.
    pub stage: Stage,
    /// How far they have come.
    pub meter: Meter,
    /// The same in percent.
    pub percent: u32,
    /// Meetings still to agree on.
    pub lacks: u32,
    /// What there is to get.
    pub benefits: Vec<BenefitLine>,
}

/// One benefit for one buyer.
#[derive(Serialize)]
pub struct BenefitLine {
    /// Of which kind.
    pub kind: Kind,
    /// More about it.
    pub note: String,
    /// Unlocked by so many kept meetings.
    pub after: i32,
    /// Earned?
    pub unlocked: bool,
    /// Handed out?
    pub redeemed_at: Option<Moment>,
    /// The voucher, once earned.
    pub code: Option<String>,
}

/// All programmes.
#[derive(Serialize)]
pub struct Programmes {
    /// The form for a new one.
    pub form: FormState,
    /// Those there are.
    pub rows: Vec<ProgrammeLine>,
}

impl View for Programmes {
    const TEMPLATE: &'static str = "matchmaking/days/programmes.html";
}

/// One of the list.
#[derive(Serialize)]
pub struct ProgrammeLine {
    /// Which.
    pub id: ProgrammeId,
    /// Its name.
    pub name: String,
    /// Meetings it asks for.
    pub meetings: i32,
    /// Buyers who were asked.
    pub invited: usize,
    /// Buyers who said yes.
    pub accepted: usize,
}

/// One programme with its buyers.
#[derive(Serialize)]
pub struct Programme {
    /// What the last press did.
    pub done: Option<Done>,
    /// The form for a benefit.
    pub form: FormState,
    /// Which.
    pub id: ProgrammeId,
    /// Its name.
    pub name: String,
    /// Meetings it asks for.
    pub meetings: i32,
    /// What it gives.
    pub benefits: Vec<BenefitLine>,
    /// Who is in it.
    pub members: Vec<MemberLine>,
    /// What was looked for.
    pub q: String,
    /// Buyers who were found and are in no programme.
    pub found: Vec<Buyer>,
}

impl View for Programme {
    const TEMPLATE: &'static str = "matchmaking/days/programme.html";
}

/// A hosted buyer.
#[derive(Serialize)]
pub struct MemberLine {
    /// Their company.
    pub company: Bilingual,
    /// Their name.
    pub name: String,
    /// Where they stand.
    pub stage: Stage,
    /// How far they have come.
    pub meter: Meter,
    /// The same in percent.
    pub percent: u32,
    /// Benefits handed out.
    pub redeemed: usize,
}

/// A buyer to invite.
#[derive(Serialize)]
pub struct Buyer {
    /// Who.
    pub id: VisitorId,
    /// Their company.
    pub company: Bilingual,
    /// Their name.
    pub name: String,
}

/// A voucher with its code, for its owner.
#[derive(Serialize)]
pub struct Voucher {
    /// What for.
    pub benefit: BenefitLine,
    /// Its code.
    pub code: String,
}

impl View for Voucher {
    const TEMPLATE: &'static str = "matchmaking/days/voucher.html";
}

/// A voucher before a steward.
#[derive(Serialize)]
pub struct Redemption {
    /// What for.
    pub benefit: BenefitLine,
    /// Its code.
    pub code: String,
    /// Whose.
    pub company: Bilingual,
    /// Their name.
    pub name: String,
    /// Handed out by this press?
    pub now: bool,
}

impl View for Redemption {
    const TEMPLATE: &'static str = "matchmaking/days/redemption.html";
}
