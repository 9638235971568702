//! What people see of leads. One struct per template.
use super::release::Ticked;
use super::view::{Lead, Wanted};
use super::visitor::Scanner;
use crate::kernel::id::LeadQuestionId;
use crate::web::{FormState, View};
use serde::Serialize;

/// A company's leads.
#[derive(Serialize)]
pub struct List {
    pub wanted: Wanted,
    pub leads: Vec<Lead>,
    /// How many there are of each rating and in all, whatever is wanted.
    pub counts: Counts,
    /// For the code that is typed.
    pub form: FormState,
}

/// See [`List`].
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Counts {
    pub all: usize,
    pub hot: usize,
    pub warm: usize,
    pub cold: usize,
}

impl Counts {
    /// Of all leads of a company.
    pub fn of(leads: &[Lead]) -> Self {
        let rated = |word| leads.iter().filter(|lead| lead.rating == Some(word)).count();
        Self { all: leads.len(), hot: rated("hot"), warm: rated("warm"), cold: rated("cold") }
    }
}

impl View for List {
    const TEMPLATE: &'static str = "leads/list.html";
}

/// One lead.
#[derive(Serialize)]
pub struct One {
    pub lead: Lead,
    pub form: FormState,
    pub saved: bool,
    /// Somebody else of the team wrote meanwhile.
    pub stale: bool,
}

impl View for One {
    const TEMPLATE: &'static str = "leads/lead.html";
}

/// The scanner of a booth.
#[derive(Serialize)]
pub struct Scan {
    /// Names the queue of this company on the phone.
    pub exhibitor: String,
    /// What the script says, as JSON.
    pub words: String,
    pub form: FormState,
}

impl View for Scan {
    const TEMPLATE: &'static str = "leads/scan.html";
}

/// The company's questions.
#[derive(Serialize)]
pub struct Questions {
    pub questions: Vec<Question>,
    pub form: FormState,
}

/// One of them.
#[derive(Serialize)]
pub struct Question {
    pub id: LeadQuestionId,
    pub label: String,
    pub choices: Vec<String>,
}

impl View for Questions {
    const TEMPLATE: &'static str = "leads/questions.html";
}

/// Who scanned my badge.
#[derive(Serialize)]
pub struct Scanners {
    pub scanners: Vec<Scanner>,
    /// Agrees to be seen by those who scan.
    pub agrees: bool,
    pub mobile: bool,
    pub email: bool,
    pub saved: bool,
    pub form: FormState,
}

impl Scanners {
    /// With what the visitor releases.
    pub fn of(scanners: Vec<Scanner>, (agrees, ticked): (bool, Ticked), saved: bool) -> Self {
        let fields = crate::web::Fields::default();
        let fields = if ticked.mobile { fields.with("mobile", "yes") } else { fields };
        let fields = if ticked.email { fields.with("email", "yes") } else { fields };
        let form = FormState::of(&fields);
        Self { scanners, agrees, mobile: ticked.mobile, email: ticked.email, saved, form }
    }
}

impl View for Scanners {
    const TEMPLATE: &'static str = "leads/scanners.html";
}

/// Where the organiser checks the seals.
#[derive(Serialize)]
pub struct Proof {
    pub rows: Vec<ProofLine>,
    pub broken: usize,
}

/// One exhibitor.
#[derive(Serialize)]
pub struct ProofLine {
    pub name: crate::kernel::Bilingual,
    pub leads: i64,
    pub broken_at: Option<i32>,
}

impl View for Proof {
    const TEMPLATE: &'static str = "leads/proof.html";
}
