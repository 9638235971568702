//! The two profile pages, and the page on which a buyer puts a company away.
use crate::kernel::Bilingual;
use crate::kernel::id::ExhibitorId;
use crate::matchmaking::pages::{Choice, Day, Notice, OpenSlotsOfDay};
use crate::matchmaking::score::Strength;
use crate::web::{FormState, View};
use serde::Serialize;
use serde_json::Value;

/// A buyer's profile.
#[derive(Serialize)]
pub struct BuyerProfile {
    /// What the last press did.
    pub notice: Option<Notice>,
    /// The form, filled in.
    pub form: FormState,
    /// What is needed now, to say how badly.
    pub chosen: Vec<ChosenNeed>,
    /// Sectors to choose from.
    pub sectors: Value,
    /// Lists to choose from: `{value, text}` each.
    pub lists: BuyerLists,
    /// Days to choose from.
    pub days: Vec<Choice>,
    /// Slots, day by day.
    pub slots: Vec<Day<OpenSlotsOfDay>>,
    /// Companies put away, with the reason that only the buyer reads.
    pub avoided: Vec<Avoided>,
    /// The longest free text.
    pub longest: usize,
}

impl View for BuyerProfile {
    const TEMPLATE: &'static str = "matchmaking/buyer_profile.html";
}

/// What a buyer chooses from.
#[derive(Serialize)]
pub struct BuyerLists {
    /// What the visit is for.
    pub intents: Vec<Value>,
    /// How much.
    pub quantities: Vec<Value>,
    /// For how much money.
    pub budgets: Vec<Value>,
    /// Delivered where.
    pub regions: Vec<Value>,
    /// How soon.
    pub times: Vec<Value>,
    /// Certificates.
    pub certificates: Vec<Value>,
}

/// A need and how badly.
#[derive(Serialize)]
pub struct ChosenNeed {
    /// Code of the sub-category.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// How badly.
    pub strength: Strength,
}

/// A party that is never brought together with the reader.
#[derive(Serialize)]
pub struct Avoided {
    /// Who: an id of the other side.
    pub id: String,
    /// Their name.
    pub name: Bilingual,
    /// `competitor`, `client` or `not_interested`
    pub why: super::avoid::Why,
    /// In the reader's own words.
    pub reason: String,
}

/// A company's profile.
#[derive(Serialize)]
pub struct CompanyProfile {
    /// How many requests wait for an answer.
    pub waiting: usize,
    /// What the last press did.
    pub notice: Option<Notice>,
    /// The form, filled in.
    pub form: FormState,
    /// Lists to choose from: `{value, text}` each.
    pub lists: CompanyLists,
    /// Buyers put away, with the reason that only the company reads.
    pub avoided: Vec<Avoided>,
    /// The longest free text.
    pub longest: usize,
}

impl View for CompanyProfile {
    const TEMPLATE: &'static str = "matchmaking/company_profile.html";
}

/// What a company chooses from.
#[derive(Serialize)]
pub struct CompanyLists {
    /// Smallest orders.
    pub quantities: Vec<Value>,
    /// How dear.
    pub tiers: Vec<Value>,
    /// How fast.
    pub times: Vec<Value>,
    /// Where it delivers.
    pub regions: Vec<Value>,
    /// Certificates.
    pub certificates: Vec<Value>,
    /// Kinds of buyer.
    pub kinds: Vec<Value>,
}

/// Why a buyer puts a company away.
#[derive(Serialize)]
pub struct PutAway {
    /// The form.
    pub form: FormState,
    /// Which company.
    pub exhibitor: ExhibitorId,
    /// Its name.
    pub name: Bilingual,
}

impl View for PutAway {
    const TEMPLATE: &'static str = "matchmaking/put_away.html";
}
