//! What comes in from pages about booths; what leaves here is checked.
use super::pricing::{LARGEST_M2, Unsold};
use super::tariff;
use crate::db::idempotency::Key;
use crate::kernel::{Mistake, Moment, text};
use crate::show::edition::Setup;
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};
use jiff::civil::Date;

/// A wish that the price list can answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Code of the kind.
    pub kind: String,
    /// Square metres.
    pub area_m2: i32,
    /// 1 to 4.
    pub open_sides: i32,
    /// Code of the wished hall, or empty.
    pub hall: String,
    /// Code of the wished sector, or empty.
    pub sector: String,
    /// Free text, or empty.
    pub remarks: String,
}

/// Reads the application form. Besides each field by itself the price list is asked: what it does not sell is a
/// mistake at the field that is to blame.
pub fn asked(fields: &Fields, edition: &Setup, at: Moment) -> Result<Asked, Mistakes> {
    let check = Check::of(fields);
    let kind = check.choice("kind", |code| tariff::of(edition).kind(code).is_some());
    let area = check.number("area_m2", 1..=i64::from(u16::MAX));
    let sides = check.choice("open_sides", |code| ["1", "2", "3", "4"].contains(&code));
    let hall = check.optional("hall", known(|code| edition.hall(code).is_some()));
    let sector = check.optional("sector", known(|code| edition.sectors.iter().any(|s| s.code == code)));
    let remarks = check.optional("remarks", |raw| text::paragraph(raw, 1_000));
    let sides: Option<i64> = sides.and_then(|code| code.parse().ok());
    // A row place while the sides are not chosen yet: what is wrong with the area is told all the same.
    if let (Some(kind), Some(area)) = (&kind, area)
        && let Err(unsold) = tariff::quote(edition, kind, area, sides.unwrap_or(1), at)
    {
        let (field, mistake) = blame(unsold);
        check.mistake(field, mistake);
    }
    check.done(|| {
        Some(Asked {
            kind: kind?,
            area_m2: i32::try_from(area?).ok()?,
            open_sides: i32::try_from(sides?).ok()?,
            hall: hall?.unwrap_or_default(),
            sector: sector?.unwrap_or_default(),
            remarks: remarks?.unwrap_or_default(),
        })
    })
}

fn known(is_known: impl Fn(&str) -> bool) -> impl FnOnce(&str) -> Result<String, Mistake> {
    move |raw| {
        let code = raw.trim();
        if is_known(code) { Ok(code.to_owned()) } else { Err(Mistake::of("form-unknown-choice")) }
    }
}

fn blame(unsold: Unsold) -> (&'static str, Mistake) {
    match unsold {
        Unsold::Kind => ("kind", Mistake::of("form-unknown-choice")),
        Unsold::ShellSize => ("area_m2", Mistake::of("booths-mistake-shell-size")),
        Unsold::TooSmall(n) => ("area_m2", Mistake::with("booths-mistake-too-small", n)),
        Unsold::TooLarge => ("area_m2", Mistake::with("booths-mistake-too-large", LARGEST_M2)),
        Unsold::OpenSides => ("open_sides", Mistake::of("booths-mistake-open-sides")),
    }
}

/// The version of the application that the page showed; a form without one is out of date.
pub fn seen(fields: &Fields) -> i32 {
    fields.one("seen").and_then(|raw| raw.trim().parse().ok()).unwrap_or_default()
}

/// The press of the button, for one caller and one action.
pub fn key(fields: &Fields, scope: &str) -> Option<Key> {
    Key::new(scope, fields.one("_key"), &fields.canonical())
}

/// Something said in words, at most 1,000 characters.
pub fn said(fields: &Fields, name: &str) -> Result<String, Mistakes> {
    let check = Check::of(fields);
    let said = check.required(name, |raw| text::paragraph(raw, 1_000));
    check.done(|| said)
}

/// The same where saying nothing is fine.
pub fn said_perhaps(fields: &Fields, name: &str) -> Result<String, Mistakes> {
    let check = Check::of(fields);
    let said = check.optional(name, |raw| text::paragraph(raw, 1_000));
    check.done(|| said.map(Option::unwrap_or_default))
}

/// The booth chosen, and the end of the last day it is kept, in the show's zone.
pub fn offer(fields: &Fields, edition: &Setup, now: Moment) -> Result<super::service::Offer, Mistakes> {
    let check = Check::of(fields);
    let booth = check.required("booth", |raw| text::line(raw, 12));
    let until = check.required("until", |raw| last_day(raw, now.day(&edition.zone)));
    check.done(|| {
        let end = until?.at(23, 59, 59, 0);
        Some(super::service::Offer { booth: booth?, until: Moment::at(end, &edition.zone) })
    })
}

/// From tomorrow on, and within 60 days.
fn last_day(raw: &str, today: Date) -> Result<Date, Mistake> {
    let wrong = Mistake::of("booths-mistake-until");
    let day: Date =
        raw.trim().parse().map_err(|_| if raw.trim().is_empty() { text::REQUIRED } else { wrong })?;
    let ahead = (day - today).get_days();
    if (1..=60).contains(&ahead) { Ok(day) } else { Err(wrong) }
}
