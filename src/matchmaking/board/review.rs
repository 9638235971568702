//! What the optimiser found, as a page: wishes without a place, minimums that are not met, what a repair changes.
use super::findings::{Findings, LeftOut};
use super::floor::Floor;
use super::instance::Party;
use super::pages::{Count, WishLine, Wishes};
use super::said::Names;
use super::store;
use crate::db::Db;
use crate::kernel::id::VisitorId;
use crate::kernel::{Error, Lang, Result};
use std::collections::BTreeMap;

/// What the address asks for.
#[derive(Debug, Default, rocket::FromForm)]
pub struct WishQuery<'r> {
    /// A reason.
    pub why: Option<&'r str>,
    /// A page, from 1.
    pub page: Option<usize>,
}

/// Wishes a page.
const PAGE: usize = 50;
/// So many sentences about minimums and changes are enough for one page.
const MOST: usize = 200;

/// The page about the newest draft.
///
/// # Errors
/// [`Error::NotFound`] before the first draft.
pub async fn wishes(db: &Db, floor: &Floor, lang: Lang, query: &WishQuery<'_>) -> Result<Wishes> {
    let draft = store::newest(db.read(), floor.edition.id).await?.ok_or(Error::NotFound)?;
    let findings: Findings = serde_json::from_str(&draft.left_out)?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for it in &findings.left_out {
        *counts.entry(word(it)).or_default() += 1;
    }
    let chosen = query.why.unwrap_or_default().to_owned();
    let of_reason: Vec<&LeftOut> =
        findings.left_out.iter().filter(|it| chosen.is_empty() || word(it) == chosen).collect();
    let page = query.page.unwrap_or(1).clamp(1, of_reason.len().div_ceil(PAGE).max(1));
    let shown: Vec<&LeftOut> = of_reason.iter().skip((page - 1) * PAGE).take(PAGE).copied().collect();
    let missed = &findings.missed[..findings.missed.len().min(MOST)];
    let changed = &findings.changed[..findings.changed.len().min(MOST)];
    let buyer = |party: &Party| match party {
        Party::Visitor(id) => Some(*id),
        Party::Exhibitor(_) => None,
    };
    let who: Vec<VisitorId> = shown
        .iter()
        .map(|it| it.visitor)
        .chain(missed.iter().filter_map(|it| buyer(&it.party)))
        .chain(changed.iter().map(|it| it.pair.0))
        .collect();
    let names = Names::of(db.read(), floor, lang, who).await?;
    let link = |page: usize| format!("/office/meetings/board/wishes?why={chosen}&page={page}");
    Ok(Wishes {
        counts: counts.into_iter().map(|(why, n)| Count { why, n }).collect(),
        lines: shown.iter().map(|it| line(&names, it)).collect(),
        missed: missed.iter().map(|it| names.missed(it)).collect(),
        changed: changed.iter().map(|it| names.changed(it)).collect(),
        previous: (page > 1).then(|| link(page - 1)),
        next: (page * PAGE < of_reason.len()).then(|| link(page + 1)),
        chosen: chosen.clone(),
    })
}

/// The reason as it stands in addresses and in the tail of its key.
fn word(it: &LeftOut) -> String {
    serde_json::to_value(it.why)
        .ok()
        .and_then(|word| word.as_str().map(|it| it.replace('_', "-")))
        .unwrap_or_default()
}

fn line(names: &Names<'_>, it: &LeftOut) -> WishLine {
    WishLine {
        buyer: names.buyer(it.visitor),
        exhibitor: names.exhibitor(it.exhibitor),
        weight: it.weight,
        said: names.left_out(it),
    }
}
