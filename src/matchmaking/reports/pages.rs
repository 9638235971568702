//! The page of reports.
use super::rules::Requests;
use crate::matchmaking::radar::Category;
use crate::web::View;
use serde::Serialize;

/// All figures.
#[derive(Serialize)]
pub struct Report {
    /// How requests went.
    pub requests: Requests,
    /// Accepted of those answered, in percent.
    pub acceptance: Option<u32>,
    /// Answered within two days, of those old enough, in percent.
    pub quick: Option<u32>,
    /// How meetings went.
    pub meetings: Meetings,
    /// Kept of those that are over, in percent.
    pub kept: Option<u32>,
    /// No-shows of those that are over, in percent.
    pub no_show: Option<u32>,
    /// Kept meetings after which a side wants another, in percent.
    pub second: Option<u32>,
    /// Meetings for each buyer who has one, in tenths, said as a decimal.
    pub per_buyer: Option<String>,
    /// Demand against supply.
    pub categories: Vec<Category>,
}

impl View for Report {
    const TEMPLATE: &'static str = "matchmaking/days/reports.html";
}

/// How many meetings came to what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Meetings {
    /// Agreed and not called off beforehand.
    pub agreed: u32,
    /// Not over.
    pub ahead: u32,
    /// Kept.
    pub kept: u32,
    /// Somebody did not come.
    pub no_show: u32,
    /// One word alone, or against the other.
    pub disputed: u32,
    /// Nobody said anything.
    pub silent: u32,
    /// Kept, and a side wants another.
    pub second: u32,
    /// Buyers with a meeting.
    pub buyers: u32,
}
