//! What pages show of programmes, put together.
use super::entity::member::Stage;
use super::entity::{benefit, programme, voucher};
use super::pages::{BenefitLine, Buyer, MemberLine, Membership, Programme, ProgrammeLine, Redemption};
use super::rules::Meter;
use super::store;
use crate::accounts::MatchDesk;
use crate::db::{Change, Db};
use crate::kernel::id::{ProgrammeId, VisitorId};
use crate::kernel::{Error, Moment, Result};
use crate::mail::{self, Letter};
use crate::matchmaking::day::{self, Book, rules::Verdict};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::parties;
use crate::matchmaking::side::Status;
use crate::show::Edition;
use crate::web::FormState;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeSet, HashMap};

/// So many buyers are found at once.
const FOUND: u64 = 20;

/// A buyer's place in a programme, if they were asked into one and did not say no.
///
/// # Errors
/// As any question to the database.
pub async fn membership(db: &Db, edition: &Edition, visitor: VisitorId) -> Result<Option<Membership>> {
    let Some(member) = store::member(db.read(), visitor).await? else { return Ok(None) };
    if member.stage == Stage::Declined {
        return Ok(None);
    }
    let programme = store::programme(db.read(), edition.id, member.programme_id).await?;
    let meter = meter(db.read(), edition, db.now(), &programme, visitor).await?;
    let vouchers = store::vouchers(db.read(), visitor).await?;
    let benefits = store::benefits(db.read(), programme.id).await?;
    let line = |it: &benefit::Model| {
        let own = vouchers.iter().find(|voucher| voucher.benefit_id == it.id);
        benefit_line(it, meter, own.filter(|_| member.stage == Stage::Accepted))
    };
    Ok(Some(Membership {
        name: programme.name,
        stage: member.stage,
        meter,
        percent: meter.percent(),
        lacks: meter.lacks(),
        benefits: benefits.iter().map(line).collect(),
    }))
}

fn benefit_line(it: &benefit::Model, meter: Meter, voucher: Option<&voucher::Model>) -> BenefitLine {
    let unlocked = meter.unlocks(u32::try_from(it.after_meetings).unwrap_or_default());
    BenefitLine {
        kind: it.kind,
        note: it.note.clone(),
        after: it.after_meetings,
        unlocked,
        redeemed_at: voucher.and_then(|voucher| voucher.redeemed_at),
        code: voucher.filter(|_| unlocked).map(|voucher| voucher.code.clone()),
    }
}

/// How far one buyer has come.
///
/// # Errors
/// As any question to the database.
pub async fn meter(
    db: &impl ConnectionTrait,
    edition: &Edition,
    now: Moment,
    programme: &programme::Model,
    visitor: VisitorId,
) -> Result<Meter> {
    let own: Vec<_> = day::meetings_of_visitor(db, visitor).await?;
    let book = Book::open(db, edition, now, &own).await?;
    Ok(count(&book, own.iter(), programme.meetings))
}

fn count<'m>(book: &Book, own: impl Iterator<Item = &'m meeting::Model>, due: i32) -> Meter {
    let mut meter = Meter { due: u32::try_from(due).unwrap_or_default(), ..Meter::default() };
    for row in own {
        match book.verdict(row) {
            Verdict::Kept(_) => meter.kept += 1,
            Verdict::Ahead | Verdict::Running if row.status == Status::On => meter.ahead += 1,
            _ => {}
        }
    }
    meter
}

/// Tells a buyer that they are asked.
pub async fn letter(
    change: &Change,
    edition: &Edition,
    programme: &programme::Model,
    visitor: VisitorId,
) -> Result<()> {
    let Some((to, lang)) = parties::reach(change.tx(), edition, visitor).await? else { return Ok(()) };
    let letter = Letter::new(to, lang, "days-hosted")
        .arg("programme", programme.name.as_str())
        .arg("n", programme.meetings)
        .link(format!("/{lang}/today"));
    mail::send(change, letter).await?;
    Ok(())
}

/// All programmes of the edition.
///
/// # Errors
/// As any question to the database.
pub async fn programmes(db: &Db, edition: &Edition) -> Result<Vec<ProgrammeLine>> {
    let mut rows = Vec::new();
    for it in store::programmes(db.read(), edition.id).await? {
        let members = store::members(db.read(), it.id).await?;
        let accepted = members.iter().filter(|member| member.stage == Stage::Accepted).count();
        let invited = members.len();
        rows.push(ProgrammeLine { id: it.id, name: it.name, meetings: it.meetings, invited, accepted });
    }
    Ok(rows)
}

/// One programme with its buyers, and those that `q` finds.
///
/// # Errors
/// [`Error::NotFound`] for one of another edition.
pub async fn page(
    db: &Db,
    desk: &MatchDesk,
    id: ProgrammeId,
    (q, form): (&str, FormState),
) -> Result<Programme> {
    let edition = desk.edition();
    let programme = store::programme(db.read(), edition.id, id).await?;
    let benefits = store::benefits(db.read(), id).await?;
    let line = |it: &benefit::Model| benefit_line(it, Meter::default(), None);
    Ok(Programme {
        done: None,
        form,
        id,
        benefits: benefits.iter().map(line).collect(),
        members: members(db, edition, &programme).await?,
        q: q.to_owned(),
        found: found(db, edition, q).await?,
        name: programme.name,
        meetings: programme.meetings,
    })
}

async fn members(db: &Db, edition: &Edition, programme: &programme::Model) -> Result<Vec<MemberLine>> {
    let rows = store::members(db.read(), programme.id).await?;
    let who: BTreeSet<VisitorId> = rows.iter().map(|row| row.visitor_id).collect();
    let people = parties::people(db.read(), edition, &who).await?;
    let mut meetings: HashMap<VisitorId, Vec<meeting::Model>> = HashMap::new();
    let mut all = day::every_meeting(db.read(), edition.id).await?;
    all.retain(|row| who.contains(&row.visitor_id));
    let book = Book::open(db.read(), edition, db.now(), &all).await?;
    for row in all {
        meetings.entry(row.visitor_id).or_default().push(row);
    }
    let mut lines = Vec::new();
    for row in rows {
        let Some(person) = people.get(&row.visitor_id) else { continue };
        let meter = count(&book, meetings.get(&row.visitor_id).into_iter().flatten(), programme.meetings);
        let vouchers = store::vouchers(db.read(), row.visitor_id).await?;
        lines.push(MemberLine {
            company: day::named(edition, person),
            name: person.name.clone(),
            stage: row.stage,
            meter,
            percent: meter.percent(),
            redeemed: vouchers.iter().filter(|voucher| voucher.redeemed_at.is_some()).count(),
        });
    }
    Ok(lines)
}

/// Buyers whose company or name contains `q` and who are in no programme.
async fn found(db: &Db, edition: &Edition, q: &str) -> Result<Vec<Buyer>> {
    let q = q.trim();
    if q.is_empty() {
        return Ok(Vec::new());
    }
    let who = store::outsiders(db.read(), edition.id, q, FOUND).await?;
    let people = parties::people(db.read(), edition, &who.iter().copied().collect()).await?;
    let buyer = |id: &VisitorId| {
        let person = people.get(id)?;
        Some(Buyer { id: *id, company: day::named(edition, person), name: person.name.clone() })
    };
    Ok(who.iter().filter_map(buyer).collect())
}

/// A voucher as a steward sees it.
///
/// # Errors
/// [`Error::NotFound`] for a code we did not make, or of another edition.
pub async fn redemption(db: &Db, edition: &Edition, code: &str, now: bool) -> Result<Redemption> {
    let voucher = store::voucher(db.read(), code).await?;
    let benefit = store::benefit(db.read(), voucher.benefit_id).await?;
    let programme = store::programme(db.read(), edition.id, benefit.programme_id).await?;
    let people = parties::people(db.read(), edition, &[voucher.visitor_id].into()).await?;
    let person = people.get(&voucher.visitor_id).ok_or(Error::NotFound)?;
    let meter = meter(db.read(), edition, db.now(), &programme, voucher.visitor_id).await?;
    Ok(Redemption {
        benefit: benefit_line(&benefit, meter, Some(&voucher)),
        code: voucher.code,
        company: day::named(edition, person),
        name: person.name.clone(),
        now,
    })
}
