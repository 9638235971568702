//! What is seen of representatives.
use crate::kernel::id::AccountId;
use crate::matchmaking::pages::{Day, Notice, OpenSlotsOfDay};
use crate::web::View;
use serde::Serialize;

/// Who takes a meeting, and who could.
#[derive(Default, Serialize)]
pub struct Seating {
    /// Representatives, and whoever takes it although they are none any more.
    pub seats: Vec<Seat>,
}

/// One who could take a meeting.
#[derive(Serialize)]
pub struct Seat {
    /// Who.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Have they closed the slot, or do they take no meetings any more?
    pub away: bool,
    /// Do they take another meeting then?
    pub busy: bool,
    /// Do they take this one?
    pub chosen: bool,
}

/// Everybody of the company, and whether they take meetings.
#[derive(Serialize)]
pub struct Team {
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// What the last press did.
    pub notice: Option<Notice>,
    /// The company's people.
    pub members: Vec<Member>,
}

impl View for Team {
    const TEMPLATE: &'static str = "matchmaking/team.html";
}

/// One of the company's people.
#[derive(Serialize)]
pub struct Member {
    /// Who.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Do they take meetings?
    pub takes: bool,
    /// Meetings to come that they take.
    pub meetings: usize,
    /// Slots in which they take none.
    pub closed: usize,
}

/// One person's time.
#[derive(Serialize)]
pub struct MemberTimes {
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// What the last press did.
    pub notice: Option<Notice>,
    /// Whose.
    pub member: Member,
    /// Every slot, day by day.
    pub days: Vec<Day<OpenSlotsOfDay>>,
}

impl View for MemberTimes {
    const TEMPLATE: &'static str = "matchmaking/member.html";
}
