//! What people do about programmes.
use super::entity::benefit::Kind;
use super::entity::member::Stage;
use super::entity::{benefit, programme, voucher};
use super::{store, view};
use crate::accounts::{MatchDesk, Visitor};
use crate::db::{Acts, Db, is_taken};
use crate::kernel::id::{BenefitId, ProgrammeId, VisitorId};
use crate::kernel::{Error, Event, Result};
use crate::matchmaking::parties;
use crate::show::Edition;

/// A programme that asks for so many meetings.
///
/// # Errors
/// As any write.
pub async fn create(db: &Db, desk: &MatchDesk, name: String, meetings: i32) -> Result<ProgrammeId> {
    db.change(desk, async |change| {
        let id = ProgrammeId::new();
        let edition_id = desk.edition().id;
        store::add(change, programme::Model { id, edition_id, name, meetings, created_at: change.at })
            .await?;
        change.record(Event::ProgrammeChanged { programme: id }).await?;
        Ok(id)
    })
    .await
}

/// One more benefit; whoever has accepted gets its voucher at once.
///
/// # Errors
/// [`Error::NotFound`] for a programme of another edition.
pub async fn add_benefit(
    db: &Db,
    desk: &MatchDesk,
    id: ProgrammeId,
    (kind, note, after_meetings): (Kind, String, i32),
) -> Result<()> {
    db.change(desk, async |change| {
        let programme = store::programme(change.tx(), desk.edition().id, id).await?;
        let benefit =
            benefit::Model { id: BenefitId::new(), programme_id: programme.id, kind, note, after_meetings };
        store::add_benefit(change, benefit.clone()).await?;
        let members = store::members(change.tx(), id).await?;
        for member in members.iter().filter(|member| member.stage == Stage::Accepted) {
            store::add_voucher(change, benefit.id, member.visitor_id).await?;
        }
        change.record(Event::ProgrammeChanged { programme: id }).await
    })
    .await
}

/// Asks a buyer who takes part.
///
/// # Errors
/// [`Error::Refused`] for one who is in a programme or does not take part.
pub async fn invite(db: &Db, desk: &MatchDesk, id: ProgrammeId, visitor: VisitorId) -> Result<()> {
    let invited = db.change(desk, async |change| {
        let programme = store::programme(change.tx(), desk.edition().id, id).await?;
        if parties::buyer(change.tx(), desk.edition(), visitor).await?.is_none() {
            return Err(Error::Refused("matchmaking-refused-not-taking-part"));
        }
        store::invite(change, programme.id, visitor).await?;
        change.record(Event::ProgrammeMemberMoved { visitor, to: "invited".into() }).await?;
        view::letter(change, desk.edition(), &programme, visitor).await
    });
    invited.await.map_err(|error| match is_taken(&error) {
        true => Error::Refused("days-refused-hosted"),
        false => error,
    })
}

/// A buyer says yes, or no (also later: then nothing more is unlocked).
///
/// # Errors
/// [`Error::NotFound`] for somebody who was not asked.
pub async fn answer(db: &Db, visitor: &Visitor, next: Stage) -> Result<()> {
    db.change(visitor, async |change| {
        let seen = store::member(change.tx(), visitor.id()).await?.ok_or(Error::NotFound)?;
        store::programme(change.tx(), visitor.edition().id, seen.programme_id).await?;
        if seen.stage == next {
            return Ok(());
        }
        store::answer(change, &seen, next).await?;
        if next == Stage::Accepted {
            for benefit in store::benefits(change.tx(), seen.programme_id).await? {
                store::add_voucher(change, benefit.id, visitor.id()).await?;
            }
        }
        let to = if next == Stage::Accepted { "accepted" } else { "declined" };
        change.record(Event::ProgrammeMemberMoved { visitor: visitor.id(), to: to.into() }).await
    })
    .await
}

/// Hands a benefit out, once: the first to spend its voucher wins.
///
/// # Errors
/// [`Error::NotFound`] for a code we did not make or of another edition; [`Error::Refused`] when it is not earned yet
/// or was handed out already.
pub async fn redeem(db: &Db, who: &impl Acts, edition: &Edition, code: &str) -> Result<voucher::Model> {
    db.change(who, async |change| {
        let seen = store::voucher(change.tx(), code).await?;
        let benefit = store::benefit(change.tx(), seen.benefit_id).await?;
        let programme = store::programme(change.tx(), edition.id, benefit.programme_id).await?;
        let member = store::member(change.tx(), seen.visitor_id).await?;
        let is_in = member.is_some_and(|it| it.stage == Stage::Accepted && it.programme_id == programme.id);
        let meter = view::meter(change.tx(), edition, change.at, &programme, seen.visitor_id).await?;
        if !is_in || !meter.unlocks(u32::try_from(benefit.after_meetings).unwrap_or_default()) {
            return Err(Error::Refused("days-refused-locked"));
        }
        if !store::redeem(change, &seen).await? {
            return Err(Error::Refused("days-refused-redeemed"));
        }
        change.record(Event::BenefitRedeemed { benefit: benefit.id, visitor: seen.visitor_id }).await?;
        Ok(seen)
    })
    .await
}
