//! The office's page of recommendations.
use super::kept::Standing;
use crate::web::{FormState, View};
use serde::Serialize;

/// How the recommendations stand, and what counts.
#[derive(Serialize)]
pub struct Recommendations {
    /// The form.
    pub form: FormState,
    /// How it stands; none while it is learnt for the first time.
    pub standing: Option<Standing>,
    /// The sorts of reasons, each with what it counts now, in percent.
    pub sorts: Vec<Sort>,
    /// Share of discoveries, in percent.
    pub discoveries: String,
    /// Most that a sort may count, in percent.
    pub most: u32,
    /// The largest share of discoveries, in percent.
    pub most_discoveries: u32,
    /// Was it just saved?
    pub saved: bool,
}

impl View for Recommendations {
    const TEMPLATE: &'static str = "matchmaking/recommendations.html";
}

/// A sort of reasons.
#[derive(Serialize)]
pub struct Sort {
    /// Its name in the form; `reason-sort-<name>`.
    pub name: &'static str,
    /// In percent of what was learnt.
    pub percent: String,
}
