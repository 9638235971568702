//! The file format `wowrec/1`: a population comes in, lists with their reasons go out.
use super::lists::{LONG, Lists, Ranked};
use super::model::Model;
use super::population::{Buyer, Deed, Event, Exhibitor, Need, Population, Strength};
use super::reasons::{Evidence, Fit, Kind as Of};
use super::score::For;
use super::threads;
use super::traits::Trait;
use serde::{Deserialize, Serialize};
use std::io::Write;

/// The format's name.
pub const FORMAT: &str = "wowrec/1";

#[derive(Deserialize)]
struct File {
    format: String,
    categories: Vec<serde::de::IgnoredAny>,
    exhibitors: Vec<Company>,
    buyers: Vec<Person>,
    events: Vec<(u32, u32, Kind)>,
}

#[derive(Deserialize)]
struct Company {
    id: u32,
    tags: Vec<u32>,
    text: String,
    regions: Vec<u32>,
    certs: Vec<u32>,
    tier: Option<u32>,
    wants_size: Option<u32>,
}

#[derive(Deserialize)]
struct Person {
    id: u32,
    tags: Vec<u32>,
    text: String,
    title: String,
    region: Option<u32>,
    cert: Option<u32>,
    size: Option<u32>,
    tier: Option<u32>,
}

#[derive(Copy, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Shown,
    View,
    Bookmark,
    Request,
    Accepted,
    Declined,
    ExRequest,
    ExAccepted,
    ExDeclined,
}

/// Reads a population.
///
/// # Errors
/// A sentence that says what is wrong and where.
pub fn read(text: &str) -> Result<Population, String> {
    let file: File =
        serde_json::from_str(text).map_err(|why| format!("the population is malformed: {why}"))?;
    if file.format != FORMAT {
        return Err(format!("the population's format is {:?}, not {FORMAT:?}", file.format));
    }
    let categories = file.categories.len();
    let tags = |tags: Vec<u32>, whose: &str, id: usize| {
        let known = |tag: &&u32| usize::try_from(**tag).is_ok_and(|tag| tag < categories);
        match tags.iter().find(|tag| !known(tag)) {
            Some(tag) => {
                Err(format!("{whose} {id} has the tag {tag}, but there are {categories} categories"))
            }
            None => Ok(once(tags)),
        }
    };
    let mut population = Population { categories, ..Population::default() };
    for (place, one) in file.exhibitors.into_iter().enumerate() {
        in_order("exhibitor", one.id, place)?;
        population.exhibitors.push(Exhibitor {
            codes: tags(one.tags, "exhibitor", place)?,
            text: one.text,
            regions: one.regions,
            certificates: one.certs,
            tier: one.tier,
            seeks: one.wants_size.into_iter().collect(),
            ..Exhibitor::default()
        });
    }
    for (place, one) in file.buyers.into_iter().enumerate() {
        in_order("buyer", one.id, place)?;
        let needs = tags(one.tags, "buyer", place)?;
        population.buyers.push(Buyer {
            needs: needs.into_iter().map(|code| Need { code, strength: Strength::Want }).collect(),
            text: one.text,
            title: one.title,
            region: one.region,
            certificates: one.cert.into_iter().collect(),
            kind: one.size,
            tier: one.tier,
            ..Buyer::default()
        });
    }
    for (place, (buyer, exhibitor, kind)) in file.events.into_iter().enumerate() {
        exists(buyer, population.buyers.len(), "buyer", place)?;
        exists(exhibitor, population.exhibitors.len(), "exhibitor", place)?;
        population.events.push(Event { buyer, exhibitor, deed: deed(kind) });
    }
    Ok(population)
}

fn once(mut tags: Vec<u32>) -> Vec<u32> {
    tags.sort_unstable();
    tags.dedup();
    tags
}

fn in_order(whose: &str, id: u32, place: usize) -> Result<(), String> {
    if usize::try_from(id).is_ok_and(|id| id == place) {
        return Ok(());
    }
    Err(format!("{whose} number {place} has the id {id}: ids must count from 0 in order"))
}

fn exists(id: u32, many: usize, whose: &str, place: usize) -> Result<(), String> {
    if usize::try_from(id).is_ok_and(|id| id < many) {
        return Ok(());
    }
    Err(format!("event number {place} names {whose} {id}, but there are {many}"))
}

fn deed(kind: Kind) -> Deed {
    match kind {
        Kind::Shown => Deed::Shown,
        Kind::View => Deed::Viewed,
        Kind::Bookmark => Deed::Saved,
        Kind::Request => Deed::Requested,
        Kind::Accepted => Deed::Accepted,
        Kind::Declined => Deed::Declined,
        Kind::ExRequest => Deed::Sought,
        Kind::ExAccepted => Deed::Welcomed,
        Kind::ExDeclined => Deed::Refused,
    }
}

/// So many of a buyer's list say why.
const EXPLAINED: usize = 10;
/// So many lines are made in one go.
const AT_ONCE: usize = 1_024;

#[derive(Serialize)]
struct Line {
    side: &'static str,
    id: usize,
    recs: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<Vec<Reason>>,
}

/// A reason that the format knows.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "k", rename_all = "lowercase")]
enum Reason {
    Tag { v: u32 },
    Term { b: String, e: String },
    Region,
    Cert,
    Size,
    Tier,
    Peers { ids: Vec<u32> },
    Viewed { e2: u32 },
}

/// Writes all lists, one a line, with the reasons of the first ten of each buyer.
///
/// # Errors
/// When the writing fails.
pub fn write(model: &Model, lists: &Lists, to: &mut impl Write) -> std::io::Result<()> {
    for (part, some) in lists.buyers.chunks(AT_ONCE).enumerate() {
        let lines = threads::each(some.len(), |place| explained(model, part * AT_ONCE + place, &some[place]));
        for one in lines {
            line(to, one)?;
        }
    }
    for (side, lists) in [("discover", &lists.discoveries), ("exhibitor", &lists.exhibitors)] {
        for (id, list) in lists.iter().enumerate() {
            line(to, Line { side, id, recs: ids(list), reasons: Vec::new() })?;
        }
    }
    to.flush()
}

fn explained(model: &Model, id: usize, list: &[Ranked]) -> Line {
    let fits = model.explain_list(id as u32, &list[..list.len().min(EXPLAINED)], For::Buyer);
    let why = |(one, fit): (&Ranked, &Fit)| reasons(model, id as u32, one.id, fit);
    Line { side: "buyer", id, recs: ids(list), reasons: list.iter().zip(&fits).map(why).collect() }
}

fn line(to: &mut impl Write, line: Line) -> std::io::Result<()> {
    serde_json::to_writer(&mut *to, &line)?;
    to.write_all(b"\n")
}

fn ids(list: &[Ranked]) -> Vec<u32> {
    list.iter().take(LONG).map(|one| one.id).collect()
}

/// Those terms that speak for the pair and have a name in the format.
fn reasons(model: &Model, buyer: u32, exhibitor: u32, fit: &Fit) -> Vec<Reason> {
    let mut all = Vec::new();
    for term in fit.terms.iter().filter(|term| term.points > 0) {
        match (&term.kind, &term.evidence) {
            (_, Evidence::Codes(codes)) => all.extend(codes.iter().map(|v| Reason::Tag { v: *v })),
            (_, Evidence::Words { said, offered }) => {
                all.push(Reason::Term { b: said.clone(), e: offered.clone() });
            }
            (_, Evidence::Peers(ids)) => all.push(Reason::Peers { ids: ids.clone() }),
            (_, Evidence::Exhibitor(before)) if model.share_a_code(*before, exhibitor) => {
                all.push(Reason::Viewed { e2: *before });
            }
            (Of::Of(Trait::Region), _) if model.buyer(buyer).region.is_some() => all.push(Reason::Region),
            (Of::Of(Trait::Certificate), _) => all.push(Reason::Cert),
            (Of::Of(Trait::Sought), _) => all.push(Reason::Size),
            (Of::Of(Trait::Tier), _) => all.push(Reason::Tier),
            _ => {}
        }
    }
    let mut once = Vec::new();
    for reason in all {
        if !once.contains(&reason) {
            once.push(reason);
        }
    }
    once
}
