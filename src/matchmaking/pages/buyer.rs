//! Pages of a buyer.
use super::parts::{Choice, Day, Firm, Meter, NeedLine, Notice, RequestLine, SlotLine};
use crate::kernel::id::{ExhibitorId, MeetingRequestId};
use crate::kernel::{Bilingual, Moment};
use crate::matchmaking::programme::Membership;
use crate::matchmaking::reasons::{Gap, Reason};
use crate::matchmaking::stage::Stage;
use crate::web::{FormState, View};
use serde::Serialize;

/// Before taking part.
#[derive(Serialize)]
pub struct Join {
    /// The form.
    pub form: FormState,
    /// Days to choose from.
    pub days: Vec<Choice>,
}

impl View for Join {
    const TEMPLATE: &'static str = "matchmaking/join.html";
}

/// Recommended exhibitors.
#[derive(Serialize)]
pub struct Feed {
    /// What the last press did.
    pub notice: Option<Notice>,
    /// Days to choose from.
    pub days: Vec<Choice>,
    /// What the buyer looks for.
    pub needs: Vec<NeedLine>,
    /// One page of them.
    pub cards: Vec<Card>,
    /// Which page, from 1.
    pub page_number: usize,
    /// Link to the next.
    pub more: Option<String>,
    /// Only the saved ones?
    pub saved_only: bool,
    /// How many are saved.
    pub saved: usize,
    /// How many requests may still be sent.
    pub meter: Meter,
    /// Does the buyer want discoveries?
    pub discoveries: bool,
    /// Has the show been learnt, or do the profiles alone decide?
    pub learnt: bool,
}

impl View for Feed {
    const TEMPLATE: &'static str = "matchmaking/feed.html";
}

/// One recommended exhibitor.
#[derive(Serialize)]
pub struct Card {
    /// Who.
    pub id: ExhibitorId,
    /// The company's name.
    pub name: Bilingual,
    /// Where it stands.
    pub booth: String,
    /// What it shows, the first few.
    pub products: Vec<Bilingual>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The sum of the reasons.
    pub score: i32,
    /// What the company says for itself.
    pub text: Bilingual,
    /// What the buyer could say to be matched better.
    pub gaps: Vec<Gap>,
    /// Where it comes from, if the buyer did not name it: `reason-source-<key>`.
    pub discovery: Option<&'static str>,
    /// The next slot that both have free.
    pub next: Option<Moment>,
    /// An open request between the two.
    pub request: Option<RequestLine>,
    /// Kept for later?
    pub saved: bool,
}

/// Other times with one exhibitor.
#[derive(Serialize)]
pub struct Times {
    /// With whom.
    pub exhibitor: Firm,
    /// Why the last choice did not work.
    pub refused: Option<&'static str>,
    /// The request that gets other times.
    pub instead_of: Option<MeetingRequestId>,
    /// Is it an agreed meeting that moves, so that one time is chosen?
    pub moves: bool,
    /// The next few.
    pub next: Vec<Moment>,
    /// All, day by day.
    pub days: Vec<Day<SlotsOfDay>>,
}

impl View for Times {
    const TEMPLATE: &'static str = "matchmaking/times.html";
}

/// The slots of a day.
#[derive(Serialize)]
pub struct SlotsOfDay {
    /// In order.
    pub slots: Vec<SlotLine>,
}

/// Requests and meetings of a buyer.
#[derive(Serialize)]
pub struct Agenda {
    /// What the last press did.
    pub notice: Option<Notice>,
    /// Day by day.
    pub days: Vec<Day<AppointmentsOfDay>>,
    /// How far a hosted buyer has come.
    pub programme: Option<Membership>,
}

impl View for Agenda {
    const TEMPLATE: &'static str = "matchmaking/agenda.html";
}

/// The appointments of a day.
#[derive(Serialize)]
pub struct AppointmentsOfDay {
    /// In order.
    pub items: Vec<Appointment>,
}

/// One line of a buyer's agenda.
#[derive(Serialize)]
pub struct Appointment {
    /// The request it came of.
    pub id: MeetingRequestId,
    /// With whom.
    pub exhibitor: Firm,
    /// In which hall.
    pub hall: Option<Bilingual>,
    /// From.
    pub starts_at: Moment,
    /// Until.
    pub ends_at: Moment,
    /// Where it stands for the buyer.
    pub stage: Stage,
    /// Is it the buyer who has to answer?
    pub asked_of_me: bool,
    /// The slots it proposes, or the agreed one.
    pub slots: Vec<SlotLine>,
    /// When it ends without an answer.
    pub lapses_at: Option<Moment>,
    /// Does the buyer have another meeting in every slot?
    pub clash: bool,
    /// Has it begun?
    pub past: bool,
    /// Who will be there, once agreed.
    pub contacts: Vec<Host>,
    /// Why it was called off.
    pub reason: Option<String>,
}

/// Somebody of the company, for whoever has a meeting with it.
#[derive(Clone, Serialize)]
pub struct Host {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
}
