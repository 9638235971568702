//! What a company can do with the badges it scans.
use super::entity::{answer, lead, scan};
use super::scanned::Scanned;
use super::{proof, store};
use crate::accounts::Exhibitor;
use crate::db::{Change, Db};
use crate::kernel::id::{EditionId, ExhibitorId, LeadId, LeadQuestionId, VisitorId};
use crate::kernel::{Error, Event, Result};
use lead::Rating;
use sea_orm::Set;

/// A person at a busy booth scans a few badges a minute; more than so many in [`MINUTES`] are harvested. What was
/// scanned without a connection comes in one go and stays below it.
const MOST: u64 = 600;
/// See [`MOST`].
const MINUTES: i64 = 10;

/// Keeps what was scanned, in order, and gives the lead of each. A scan that is known already is answered again.
///
/// # Errors
/// [`Error::TooMany`] when somebody scans as nobody can, `leads-refused-reused` for an id of somebody else's scan; as
/// any change.
pub async fn save(db: &Db, exhibitor: &Exhibitor, scanned: Vec<Scanned>) -> Result<Vec<LeadId>> {
    db.change(exhibitor, async |change| {
        store::lock(change, exhibitor.id()).await?;
        let since = change.at.plus_minutes(-MINUTES);
        let before = store::scans_since(change.tx(), exhibitor.account(), since).await?;
        if before + scanned.len() as u64 > MOST {
            return Err(Error::TooMany(u64::try_from(MINUTES * 60).unwrap_or_default()));
        }
        let mut leads = Vec::with_capacity(scanned.len());
        for scanned in &scanned {
            leads.push(save_one(change, exhibitor, scanned).await?);
        }
        Ok(leads)
    })
    .await
}

async fn save_one(change: &Change, exhibitor: &Exhibitor, scanned: &Scanned) -> Result<LeadId> {
    if let Some(known) = store::scan(change.tx(), scanned.id).await? {
        let mine = known.exhibitor_id == exhibitor.id();
        return if mine { Ok(known.lead_id) } else { Err(Error::Refused("leads-refused-reused")) };
    }
    let visitor = scanned.badge.visitor_id.ok_or(Error::NotFound)?;
    let lead = match store::lead_about(change.tx(), exhibitor.id(), visitor).await? {
        Some(lead) => scanned_again(change, lead, scanned).await?,
        None => scanned_first(change, exhibitor, visitor, scanned).await?,
    };
    seal(change, exhibitor, (lead, visitor), scanned).await?;
    change.record(Event::LeadScanned { lead, exhibitor: exhibitor.id() }).await?;
    Ok(lead)
}

async fn scanned_first(
    change: &Change,
    exhibitor: &Exhibitor,
    visitor: VisitorId,
    scanned: &Scanned,
) -> Result<LeadId> {
    let row = lead::Model {
        id: LeadId::new(),
        edition_id: exhibitor.edition().id,
        exhibitor_id: exhibitor.id(),
        visitor_id: visitor,
        badge_id: scanned.badge.id,
        rating: scanned.rating,
        note: scanned.note.clone().unwrap_or_default(),
        scans: 1,
        version: 1,
        first_at: scanned.at,
        last_at: scanned.at,
        updated_at: change.at,
        withdrawn_at: None,
        do_not_contact: false,
    };
    let id = row.id;
    store::add_lead(change, row).await?;
    Ok(id)
}

/// A later scan counts, and what was said with it joins what was said before; nothing anybody wrote is lost.
async fn scanned_again(change: &Change, lead: lead::Model, scanned: &Scanned) -> Result<LeadId> {
    let note = match scanned.note.as_deref() {
        Some(fresh) if !lead.note.contains(fresh) => format!("{}\n{fresh}", lead.note).trim().to_owned(),
        _ => lead.note.clone(),
    };
    let says_more = note != lead.note || scanned.rating.is_some_and(|rating| lead.rating != Some(rating));
    let row = lead::ActiveModel {
        id: Set(lead.id),
        badge_id: Set(scanned.badge.id),
        rating: Set(scanned.rating.or(lead.rating)),
        note: Set(note),
        scans: Set(lead.scans.saturating_add(1)),
        version: Set(lead.version + i32::from(says_more)),
        first_at: Set(lead.first_at.min(scanned.at)),
        last_at: Set(lead.last_at.max(scanned.at)),
        updated_at: Set(change.at),
        ..Default::default()
    };
    store::alter(change, row).await?;
    Ok(lead.id)
}

async fn seal(
    change: &Change,
    exhibitor: &Exhibitor,
    (lead_id, visitor_id): (LeadId, VisitorId),
    scanned: &Scanned,
) -> Result<()> {
    let last = store::last_scan(change.tx(), exhibitor.id()).await?;
    let mut row = scan::Model {
        id: scanned.id,
        exhibitor_id: exhibitor.id(),
        number: last.as_ref().map_or(0, |last| last.number) + 1,
        lead_id,
        visitor_id,
        account_id: exhibitor.account(),
        scanned_at: scanned.at,
        received_at: change.at,
        seal: String::new(),
    };
    row.seal = proof::seal(last.as_ref().map_or(proof::FIRST, |last| last.seal.as_str()), &row);
    store::add_scan(change, row).await
}

/// What a company writes of a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub rating: Option<Rating>,
    pub note: String,
    pub answers: Vec<(LeadQuestionId, String)>,
}

/// Writes it down, unless somebody else of the team was quicker.
///
/// # Errors
/// `refused-moved-meanwhile` when the lead is not at version `seen` any more; [`Error::NotFound`] for another
/// company's; as any change.
pub async fn write(db: &Db, exhibitor: &Exhibitor, id: LeadId, seen: i32, it: &Written) -> Result<()> {
    db.change(exhibitor, async |change| {
        store::lead(change.tx(), exhibitor.id(), id).await?;
        let row =
            lead::ActiveModel { rating: Set(it.rating), note: Set(it.note.clone()), ..Default::default() };
        if !store::alter_seen(change, id, seen, row).await? {
            return Err(Error::Refused("refused-moved-meanwhile"));
        }
        let answer = |(question_id, answer): &(LeadQuestionId, String)| answer::Model {
            lead_id: id,
            question_id: *question_id,
            answer: answer.clone(),
        };
        store::replace_answers(change, id, it.answers.iter().map(answer).collect()).await?;
        change.record(Event::LeadChanged { lead: id }).await
    })
    .await
}

/// Rates a lead with one tap, whatever else is being written about it.
///
/// # Errors
/// [`Error::NotFound`] for another company's; as any change.
pub async fn rate(db: &Db, exhibitor: &Exhibitor, id: LeadId, rating: Rating) -> Result<()> {
    db.change(exhibitor, async |change| {
        let lead = store::lead(change.tx(), exhibitor.id(), id).await?;
        let row = lead::ActiveModel {
            id: Set(id),
            rating: Set(Some(rating)),
            version: Set(lead.version + 1),
            updated_at: Set(change.at),
            ..Default::default()
        };
        store::alter(change, row).await?;
        change.record(Event::LeadChanged { lead: id }).await
    })
    .await
}

/// An exhibitor's leads and whether the seals of its scans hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub exhibitor: ExhibitorId,
    pub leads: i64,
    /// Number of the first scan whose seal is broken.
    pub broken_at: Option<i32>,
}

/// Checks the seals of every scan of an edition.
///
/// # Errors
/// As any query.
pub async fn check(db: &Db, edition: EditionId) -> Result<Vec<Checked>> {
    let mut checked = vec![];
    for (exhibitor, leads) in store::counts(db.read(), edition).await? {
        let broken_at = proof::broken_at(&store::scans_of(db.read(), exhibitor).await?);
        checked.push(Checked { exhibitor, leads, broken_at });
    }
    Ok(checked)
}
