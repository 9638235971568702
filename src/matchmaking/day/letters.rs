//! Letters of the day: somebody waits for you, somebody free is asked.
use super::entity::offer;
use crate::db::Change;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Bilingual, Lang, Moment, Result};
use crate::mail::{self, Letter, To};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::parties;
use crate::matchmaking::side::Side;
use crate::show::Edition;
use crate::web::filters;

/// Two parties and an instant.
#[derive(Copy, Clone)]
struct Pair {
    visitor: VisitorId,
    exhibitor: ExhibitorId,
    at: Moment,
}

/// The other side of a meeting that has begun waits for `missing`.
pub async fn waited_for(
    change: &Change,
    edition: &Edition,
    row: &meeting::Model,
    missing: Side,
) -> Result<()> {
    let pair = Pair { visitor: row.visitor_id, exhibitor: row.exhibitor_id, at: row.starts_at };
    write(change, edition, pair, missing, "days-waited-for").await
}

/// Somebody is asked into a slot that fell out.
pub async fn offered(change: &Change, edition: &Edition, row: &offer::Model) -> Result<()> {
    let pair = Pair { visitor: row.visitor_id, exhibitor: row.exhibitor_id, at: row.starts_at };
    write(change, edition, pair, row.asked, "days-offered").await
}

async fn write(
    change: &Change,
    edition: &Edition,
    pair: Pair,
    to: Side,
    message: &'static str,
) -> Result<()> {
    let place = parties::place(change.tx(), edition, pair.exhibitor).await?;
    let other: Bilingual = match to {
        Side::Visitor => place.name.clone(),
        Side::Exhibitor => parties::buyer_company(change.tx(), edition, pair.visitor).await?,
    };
    let readers: Vec<(To, Lang)> = match to {
        Side::Visitor => parties::reach(change.tx(), edition, pair.visitor).await?.into_iter().collect(),
        Side::Exhibitor => parties::members(change.tx(), pair.exhibitor).await?,
    };
    for (reader, lang) in readers {
        let link = match to {
            Side::Visitor => format!("/{lang}/today"),
            Side::Exhibitor => "/exhibitor/meetings/day".to_owned(),
        };
        let letter = Letter::new(reader, lang, message)
            .arg("other", other.say(lang))
            .arg("at", filters::moment(pair.at, &edition.zone, lang, "daytime"))
            .arg("place", format!("{} {}", place.hall.say(lang), place.booth).trim())
            .link(link);
        mail::send(change, letter).await?;
    }
    Ok(())
}
