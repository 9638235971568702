//! Letters about requests and meetings, to whoever has to know, in their language.
use super::board::Lounges;
use super::diary::{Call, Entry, letter_file};
use super::entity::{meeting, request};
use super::ground::Ground;
use super::parties::{self, Place};
use super::service::Caller;
use super::side::{Side, Status};
use super::store;
use crate::db::Change;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Bilingual, Error, Lang, Moment, Result};
use crate::mail::{self, Letter, To};
use crate::show::Edition;
use crate::web::{filters, words};
use sea_orm::EntityTrait;

/// A request has been sent: the other side is asked.
pub async fn asked(change: &Change, edition: &Edition, row: &request::Model) -> Result<()> {
    write(change, edition, row, row.proposed_by.other(), "matchmaking-asked", None).await
}

/// A meeting is agreed: both are told.
pub async fn agreed(change: &Change, edition: &Edition, row: &request::Model) -> Result<()> {
    write(change, edition, row, Side::Visitor, "matchmaking-agreed", None).await?;
    write(change, edition, row, Side::Exhibitor, "matchmaking-agreed", None).await
}

/// Other times are proposed for a request under way: the side that now answers is asked.
pub async fn countered(change: &Change, edition: &Edition, row: &request::Model) -> Result<()> {
    write(change, edition, row, row.proposed_by.other(), "requests-countered", None).await
}

/// A meeting has another time: both are told.
pub async fn moved(change: &Change, edition: &Edition, row: &request::Model) -> Result<()> {
    write(change, edition, row, Side::Visitor, "requests-moved", None).await?;
    write(change, edition, row, Side::Exhibitor, "requests-moved", None).await
}

/// Nobody answered in time: the sender is told.
pub async fn lapsed(change: &Change, edition: &Edition, row: &request::Model) -> Result<()> {
    write(change, edition, row, row.proposed_by, "requests-lapsed", None).await
}

/// The slot of a request went to somebody else: its sender is told what both still have free, one press away.
pub async fn slot_gone(
    change: &Change,
    edition: &Edition,
    row: &request::Model,
    free: &[Moment],
) -> Result<()> {
    let message = if free.is_empty() { "requests-gone-none" } else { "requests-gone" };
    let place = parties::place(change.tx(), edition, row.exhibitor_id).await?;
    for reader in readers(change, edition, (row.visitor_id, row.exhibitor_id), row.proposed_by).await? {
        let said = |at: &Moment| filters::moment(*at, &edition.zone, reader.lang, "daytime");
        let times: Vec<String> = free.iter().map(said).collect();
        let other = other(change, edition, row, row.proposed_by, &place).await?;
        let link = match row.proposed_by {
            Side::Visitor => format!("/{}/matching/{}/times", reader.lang, row.exhibitor_id),
            Side::Exhibitor => format!("/exhibitor/meetings/buyers/{}/times", row.visitor_id),
        };
        let letter = Letter::new(reader.to, reader.lang, message)
            .arg("other", other.say(reader.lang))
            .arg("at", said(&row.starts_at))
            .arg("times", times.join(" · "))
            .link(format!("{link}?instead_of={}", row.id));
        mail::send(change, letter).await?;
    }
    Ok(())
}

/// One side wrote to the other, who is told that there is something to read.
pub async fn written(
    change: &Change,
    edition: &Edition,
    pair: (VisitorId, ExhibitorId),
    to: Side,
) -> Result<()> {
    let other = match to {
        Side::Visitor => parties::place(change.tx(), edition, pair.1).await?.name,
        Side::Exhibitor => parties::buyer_company(change.tx(), edition, pair.0).await?,
    };
    for reader in readers(change, edition, pair, to).await? {
        let link = match to {
            Side::Visitor => format!("/{}/matching/{}/messages", reader.lang, pair.1),
            Side::Exhibitor => format!("/exhibitor/meetings/buyers/{}/messages", pair.0),
        };
        let letter = Letter::new(reader.to, reader.lang, "requests-written")
            .arg("other", other.say(reader.lang))
            .link(link);
        mail::send(change, letter).await?;
    }
    Ok(())
}

/// Something was called off: the other side is told, or both when the organiser did it.
pub async fn called_off(
    change: &Change,
    edition: &Edition,
    row: &request::Model,
    by: Caller,
    reason: Option<String>,
) -> Result<()> {
    let message = if reason.is_some() { "matchmaking-stopped" } else { "matchmaking-called-off" };
    for side in [Side::Visitor, Side::Exhibitor] {
        if Caller::from(side) != by {
            write(change, edition, row, side, message, reason.as_deref()).await?;
        }
    }
    Ok(())
}

/// A meeting is near: both are told once more.
pub async fn reminded(change: &Change, edition: &Edition, row: &meeting::Model) -> Result<()> {
    let asked = request::Entity::find_by_id(row.request_id).one(change.tx()).await?.ok_or(Error::NotFound)?;
    write(change, edition, &asked, Side::Visitor, "diary-reminder", None).await?;
    write(change, edition, &asked, Side::Exhibitor, "diary-reminder", None).await
}

async fn write(
    change: &Change,
    edition: &Edition,
    row: &request::Model,
    to: Side,
    message: &'static str,
    reason: Option<&str>,
) -> Result<()> {
    let place = parties::place(change.tx(), edition, row.exhibitor_id).await?;
    let other = other(change, edition, row, to, &place).await?;
    let meeting = store::meeting_of(change.tx(), row.id).await?;
    let lounges = Lounges::of(change.tx(), edition).await?;
    for reader in readers(change, edition, (row.visitor_id, row.exhibitor_id), to).await? {
        let lang = reader.lang;
        let where_to = match &meeting {
            Some(meeting) => said(edition, &lounges, (meeting, &place), lang),
            None => booth(&place, lang),
        };
        let letter = Letter::new(reader.to.clone(), lang, message)
            .arg("other", other.say(lang))
            .arg("at", filters::moment(row.starts_at, &edition.zone, lang, "daytime"))
            .arg("place", where_to.as_str())
            .arg("reason", reason.unwrap_or_default())
            .link(reader.link);
        let about = meeting.as_ref().map(|meeting| (meeting, (other.say(lang).to_owned(), where_to)));
        let letter = match about {
            Some(about) => with_calendar(letter, edition, (&reader.to, lang), about),
            None => letter,
        };
        mail::send(change, letter).await?;
    }
    Ok(())
}

/// What a reader calls the other side.
async fn other(
    change: &Change,
    edition: &Edition,
    row: &request::Model,
    to: Side,
    place: &Place,
) -> Result<Bilingual> {
    match to {
        Side::Visitor => Ok(place.name.clone()),
        Side::Exhibitor => parties::buyer_company(change.tx(), edition, row.visitor_id).await,
    }
}

/// The letter with its meeting as a calendar file, if it is a mail.
pub fn with_calendar(
    letter: Letter,
    edition: &Edition,
    (to, lang): (&To, Lang),
    (row, (with, place)): (&meeting::Model, (String, String)),
) -> Letter {
    let To::Email(email) = to else { return letter };
    let call = if row.status == Status::On { Call::Request } else { Call::Cancel };
    let ends_at = Moment(Ground::of(edition).grid.ends(row.starts_at.0));
    let entry = Entry::of(row, ends_at, (with, place));
    letter.calendar(letter_file(edition, lang, (call, &entry), email.as_str()))
}

/// Where a meeting is held: at its table, or at the booth.
pub fn said(
    edition: &Edition,
    lounges: &Lounges,
    (row, place): (&meeting::Model, &Place),
    lang: Lang,
) -> String {
    let Some((lounge, number)) = row.table_id.and_then(|id| lounges.find(id)) else {
        return booth(place, lang);
    };
    let hall = edition.halls.get(lounge.hall).map(|hall| hall.name.say(lang)).unwrap_or_default();
    let args = serde_json::json!({ "hall": hall, "lounge": lounge.name.say(lang), "number": number });
    words::shared(lang).say_with("board-place-table", &args)
}

/// Hall and number of a booth.
pub fn booth(place: &Place, lang: Lang) -> String {
    format!("{} {}", place.hall.say(lang), place.booth).trim().to_owned()
}

/// Somebody who gets a letter, and the page it leads to.
struct Reader {
    to: To,
    lang: Lang,
    link: String,
}

/// The buyer, or everybody who acts for the company.
async fn readers(
    change: &Change,
    edition: &Edition,
    pair: (VisitorId, ExhibitorId),
    to: Side,
) -> Result<Vec<Reader>> {
    Ok(match to {
        Side::Visitor => {
            let found = parties::reach(change.tx(), edition, pair.0).await?;
            found.map(|(to, lang)| Reader { to, lang, link: format!("/{lang}/agenda") }).into_iter().collect()
        }
        Side::Exhibitor => {
            let members = parties::members(change.tx(), pair.1).await?;
            let reader = |(to, lang)| Reader { to, lang, link: "/exhibitor/meetings".to_owned() };
            members.into_iter().map(reader).collect()
        }
    })
}
