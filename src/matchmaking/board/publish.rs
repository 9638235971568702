//! A draft becomes meetings: in one change, with both sides told.
use super::conflict::Seat;
use super::edit::Sheet;
use super::entity::draft::{self, State};
use super::entity::planned;
use super::findings::Findings;
use super::floor::Floor;
use super::letters::{News, Readers};
use super::make::overtaken;
use super::settle::{Proposal, settle};
use super::store;
use crate::accounts::MatchDesk;
use crate::db::{Change, Db, is_taken};
use crate::kernel::id::{EditionId, ExhibitorId, MeetingId, MeetingRequestId, VisitorId};
use crate::kernel::{Error, Event, Result};
use crate::matchmaking::entity::{meeting, request};
use crate::matchmaking::service::free_seat;
use crate::matchmaking::side::{Side, Status};
use crate::matchmaking::stage::{Stage, Step};
use crate::matchmaking::store as agreed;
use crate::matchmaking::{asking, diary, team};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use std::collections::{HashMap, HashSet};

/// What publishing did.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// New meetings.
    pub made: usize,
    /// Agreed meetings that were moved.
    pub moved: usize,
    /// Meetings of the draft that were overtaken and are not held.
    pub left: usize,
}

/// Somebody may accept a request at the same moment; then the whole is done again with what they agreed.
const ATTEMPTS: usize = 3;

/// Publishes the live draft.
///
/// # Errors
/// [`Error::Refused`] when there is no draft to publish, or others keep changing the same meetings.
pub async fn publish(db: &Db, desk: &MatchDesk, floor: &Floor) -> Result<Published> {
    for _ in 0..ATTEMPTS {
        match db.change(desk, async |change| all(change, floor).await).await {
            Err(error) if is_taken(&error) || is_overtaken(&error) => {}
            done => return done,
        }
    }
    Err(Error::Refused("board-refused-changed"))
}

/// Did somebody change a request or a meeting between our reading and our writing?
fn is_overtaken(error: &Error) -> bool {
    matches!(error, Error::Refused("matchmaking-refused-out-of-turn" | "board-refused-changed"))
}

async fn all(change: &Change, floor: &Floor) -> Result<Published> {
    let sheet = Sheet::open(change.tx(), floor).await?;
    let book = Book::of(change, &sheet).await?;
    let can_be = |row: &planned::Model| !book.changes(row) || book.proposal(floor, row).is_some();
    let (wanted, lost): (Vec<_>, Vec<_>) =
        sheet.rows.iter().partition(|row| book.still_holds(row) && can_be(row));
    let steps: Vec<&planned::Model> = wanted.into_iter().filter(|row| book.changes(row)).collect();
    let proposals: Vec<Option<Proposal>> = steps.iter().map(|row| book.proposal(floor, row)).collect();
    let (steps, proposals): (Vec<&planned::Model>, Vec<Proposal>) =
        steps.into_iter().zip(proposals).filter_map(|(row, it)| Some((row, it?))).unzip();
    let moving: HashSet<MeetingId> = steps.iter().filter_map(|row| row.meeting_id).collect();
    let stays = sheet.meetings.iter().filter(|row| !moving.contains(&row.id));
    let standing: Vec<Seat> = stays.filter_map(|row| floor.seat_of(row)).collect();
    let (kept, left) = settle(&standing, &proposals, |exhibitor, slot| floor.seats(exhibitor, slot));
    let kept: Vec<&planned::Model> = kept.into_iter().map(|n| steps[n]).collect();
    let mut not_held: Vec<&planned::Model> = left.into_iter().map(|n| steps[n]).collect();
    not_held.extend(lost);
    let done = write(change, floor, &book, &kept).await?;
    let before: Findings = serde_json::from_str(&sheet.draft.left_out)?;
    let news = draft::ActiveModel {
        state: Set(State::Published),
        left_out: Set(serde_json::to_string(&overtaken(&not_held, before))?),
        ..Default::default()
    };
    store::advance(change, &sheet.draft, news).await?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (made, moved) = (count(done.made), count(done.moved));
    change.record(Event::DraftPublished { draft: sheet.draft.id, made, moved }).await?;
    Ok(Published { left: not_held.len(), ..done })
}

/// What is agreed and asked as of this change.
struct Book<'s> {
    meetings: HashMap<MeetingId, &'s meeting::Model>,
    pairs: HashSet<(VisitorId, ExhibitorId)>,
    open: HashMap<(VisitorId, ExhibitorId), request::Model>,
    never: HashSet<(VisitorId, ExhibitorId)>,
}

impl<'s> Book<'s> {
    async fn of(change: &Change, sheet: &'s Sheet) -> Result<Self> {
        let who: HashSet<VisitorId> = sheet.rows.iter().map(|row| row.visitor_id).collect();
        let (mut open, mut never) = (HashMap::new(), HashSet::new());
        for row in store::requests_of(change.tx(), &who.into_iter().collect::<Vec<_>>()).await? {
            let pair = (row.visitor_id, row.exhibitor_id);
            match row.stage {
                Stage::Proposed => drop(open.insert(pair, row)),
                Stage::Declined => drop(never.insert(pair)),
                _ => {}
            }
        }
        let pairs = sheet.meetings.iter().map(|row| (row.visitor_id, row.exhibitor_id)).collect();
        let meetings = sheet.meetings.iter().map(|row| (row.id, row)).collect();
        Ok(Self { meetings, pairs, open, never })
    }

    /// Nobody has changed, cancelled or agreed it meanwhile, and nobody has said no.
    fn still_holds(&self, row: &planned::Model) -> bool {
        let pair = (row.visitor_id, row.exhibitor_id);
        match row.meeting_id {
            Some(id) => self.meetings.get(&id).is_some_and(|it| it.sequence == row.sequence),
            None => !self.pairs.contains(&pair) && !self.never.contains(&pair),
        }
    }

    fn changes(&self, row: &planned::Model) -> bool {
        let now = row.meeting_id.and_then(|id| self.meetings.get(&id));
        now.is_none_or(|it| it.starts_at != row.starts_at || it.table_id != row.table_id)
    }

    /// None for a slot that has begun or is none any more.
    fn proposal(&self, floor: &Floor, row: &planned::Model) -> Option<Proposal> {
        let from = row.meeting_id.and_then(|id| self.meetings.get(&id)).and_then(|it| floor.seat_of(it));
        (row.starts_at > floor.now).then_some(())?;
        Some(Proposal { from, to: floor.seat(row)? })
    }
}

/// Writes new and moved meetings and the letters about them.
async fn write(
    change: &Change,
    floor: &Floor,
    book: &Book<'_>,
    kept: &[&planned::Model],
) -> Result<Published> {
    let mut done = Published::default();
    let readers = Readers::of(change, floor, kept).await?;
    // Two that change places would meet in the indexes half-way: first all step aside, then all sit down.
    for now in kept.iter().filter_map(|row| book.meetings.get(&row.meeting_id?)) {
        step_aside(change, now).await?;
    }
    for row in kept {
        let (held, news) = match row.meeting_id.and_then(|id| book.meetings.get(&id)) {
            Some(now) => {
                done.moved += 1;
                (sit_down(change, now, row).await?, News::Moved { from: now.starts_at })
            }
            None => {
                done.made += 1;
                (agree(change, book, row).await?, News::Made)
            }
        };
        diary::remind(change, &held).await?;
        readers.tell(change, &held, news).await?;
    }
    Ok(done)
}

async fn step_aside(change: &Change, now: &meeting::Model) -> Result<()> {
    let aside = meeting::ActiveModel { status: Set(Status::Cancelled), ..Default::default() };
    let own = meeting::Entity::update_many().set(aside).filter(meeting::COLUMN.id.eq(now.id));
    let own =
        own.filter(meeting::COLUMN.sequence.eq(now.sequence)).filter(meeting::COLUMN.status.eq(Status::On));
    match own.exec(change.tx()).await?.rows_affected {
        1 => Ok(()),
        _ => Err(Error::Refused("board-refused-changed")),
    }
}

async fn sit_down(change: &Change, now: &meeting::Model, row: &planned::Model) -> Result<meeting::Model> {
    let seat = free_seat(change, row.exhibitor_id, row.starts_at).await?;
    let news = meeting::ActiveModel {
        id: Set(now.id),
        seat: Set(seat),
        starts_at: Set(row.starts_at),
        table_id: Set(row.table_id),
        status: Set(Status::On),
        sequence: Set(now.sequence + 1),
        updated_at: Set(change.at),
        ..Default::default()
    };
    let held = news.update(change.tx()).await?;
    asking::settle(change, now.request_id, row.starts_at).await?;
    team::follow(change, &held).await?;
    change.record(Event::MeetingMoved { meeting: held.id }).await?;
    Ok(held)
}

/// The open request of the two is accepted in the draft's slot; without one the meeting gets a request of its own.
async fn agree(change: &Change, book: &Book<'_>, row: &planned::Model) -> Result<meeting::Model> {
    let edition = change.edition.ok_or(Error::NotFound)?;
    let request = match book.open.get(&(row.visitor_id, row.exhibitor_id)) {
        Some(open) => {
            agreed::advance(change, open, open.stage.after(Step::Accept)?).await?;
            open.id
        }
        None => agreed::add(change, of_its_own(change, edition, row)).await?.id,
    };
    asking::settle(change, request, row.starts_at).await?;
    change.record(Event::MeetingRequestMoved { request, to: Stage::Accepted.word() }).await?;
    let made = meeting::ActiveModel {
        id: Set(MeetingId::new()),
        edition_id: Set(edition),
        request_id: Set(request),
        visitor_id: Set(row.visitor_id),
        exhibitor_id: Set(row.exhibitor_id),
        seat: Set(free_seat(change, row.exhibitor_id, row.starts_at).await?),
        starts_at: Set(row.starts_at),
        status: Set(Status::On),
        cancelled_by: Set(None),
        reason: Set(None),
        created_at: Set(change.at),
        updated_at: Set(change.at),
        sequence: Set(0),
        table_id: Set(row.table_id),
    };
    let made = agreed::add_meeting(change, made).await?;
    team::follow(change, &made).await?;
    change.record(Event::MeetingMade { meeting: made.id }).await?;
    Ok(made)
}

fn of_its_own(change: &Change, edition: EditionId, row: &planned::Model) -> request::ActiveModel {
    request::ActiveModel {
        id: Set(MeetingRequestId::new()),
        edition_id: Set(edition),
        visitor_id: Set(row.visitor_id),
        exhibitor_id: Set(row.exhibitor_id),
        proposed_by: Set(Side::Visitor),
        starts_at: Set(row.starts_at),
        stage: Set(Stage::Accepted),
        score: Set(row.weight),
        created_at: Set(change.at),
        updated_at: Set(change.at),
    }
}
