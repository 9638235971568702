//! URLs of the day. Each only translates: request in, page out.
mod buyer;
mod company;
mod tables;

use super::outcome::{self, NextStep, ValueBand};
use super::rules::Evidence;
use super::service::Opinion;
use crate::kernel::{Error, Mistake, Result};
use crate::matchmaking::side::Side;
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};
use rocket::{Route, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![
        buyer::today,
        buyer::word,
        buyer::conclude,
        buyer::ask,
        buyer::answer,
        buyer::booth,
        buyer::booth_lower,
        buyer::arrive,
        company::today,
        company::word,
        company::conclude,
        company::ask,
        company::answer,
        company::arrive,
        company::outcomes,
        company::outcomes_csv,
        company::booth_code,
        company::booth_picture,
        tables::tables,
        tables::word,
        tables::swap_board,
        tables::ask,
    ]
}

/// What one side says with a button, and what the next page says of it.
fn word_of(fields: &Fields, side: Side) -> Result<(Evidence, &'static str)> {
    use Evidence::*;
    let buyer = side == Side::Visitor;
    match fields.one("word") {
        Some("met") => Ok((if buyer { BuyerTap } else { ExhibitorTap }, "met")),
        Some("missing") => Ok((if buyer { ExhibitorMissing } else { BuyerMissing }, "missing")),
        Some("away") => Ok((if buyer { BuyerAway } else { ExhibitorAway }, "away")),
        _ => Err(Error::NotFound),
    }
}

/// Two taps: was it useful, and what comes next. The value is nobody else's business and may be left out.
fn opinion_of(fields: &Fields) -> Result<Opinion, Mistakes> {
    let check = Check::of(fields);
    let useful = check.choice("useful", |word| matches!(word, "yes" | "no"));
    let next = check.choice("next_step", |word| outcome::parse::<NextStep>(word).is_some());
    let band = check.optional("value_band", |word| {
        outcome::parse::<ValueBand>(word).ok_or(Mistake::of("form-unknown-choice"))
    });
    check.done(|| {
        let next_step = outcome::parse(&next?)?;
        Some(Opinion { useful: useful? == "yes", next_step, value_band: band? })
    })
}
