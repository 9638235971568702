//! What visitors do with their own registration.
use super::super::entity::interest::Strength;
use super::super::entity::{badge, interest, visitor};
use super::super::forms::Details;
use super::super::purpose::Purpose;
use super::super::question::Question;
use super::super::{badges, store};
use super::NOTICE_VERSION;
use crate::accounts::{Visitor, session};
use crate::db::{Change, Db};
use crate::kernel::id::VisitorId;
use crate::kernel::{Event, Lang, Result};
use sea_orm::Set;

/// Chooses anew what is looked for.
///
/// # Errors
/// `visitors-refused-withdrawn`; as any write.
pub async fn change_interests(db: &Db, me: &Visitor, chosen: Vec<(String, Strength)>) -> Result<()> {
    db.change(me, async |change| {
        set_interests(change, me.id(), chosen).await?;
        changed(change, me).await
    })
    .await
}

/// The same as part of a larger change, which records that the visitor changed.
///
/// # Errors
/// As [`change_interests`].
pub async fn set_interests(change: &Change, id: VisitorId, chosen: Vec<(String, Strength)>) -> Result<()> {
    let row = |(sector_code, strength)| interest::Model { visitor_id: id, sector_code, strength };
    store::alter(change, id, visitor::ActiveModel::default()).await?;
    store::replace_interests(change, id, chosen.into_iter().map(row).collect()).await
}

/// Corrects company, title and type; the badge says the new company.
///
/// # Errors
/// As [`change_interests`].
pub async fn change_details(db: &Db, me: &Visitor, details: Details) -> Result<()> {
    db.change(me, async |change| {
        let company = details.company.map(String::from).unwrap_or_default();
        let row = visitor::ActiveModel {
            company: Set(company.clone()),
            title: Set(details.title),
            buyer_type: Set(details.buyer_type),
            ..Default::default()
        };
        store::alter(change, me.id(), row).await?;
        badges::rename_company(change, me.id(), &company).await?;
        changed(change, me).await
    })
    .await
}

/// Answers an optional question, or takes the answer back.
///
/// # Errors
/// As [`change_interests`].
pub async fn change_answer(db: &Db, me: &Visitor, question: Question, said: Vec<String>) -> Result<()> {
    db.change(me, async |change| {
        set_answer(change, me.id(), question, said).await?;
        changed(change, me).await
    })
    .await
}

/// The same as part of a larger change, which records that the visitor changed.
///
/// # Errors
/// As [`change_interests`].
pub async fn set_answer(change: &Change, id: VisitorId, question: Question, said: Vec<String>) -> Result<()> {
    let mut row = visitor::ActiveModel::default();
    if question == Question::Title {
        row.title = Set(said.first().cloned());
    }
    store::alter(change, id, row).await?;
    store::replace_answer(change, id, question, said).await
}

/// Agrees to exactly these optional purposes from now on; the others are taken back.
///
/// # Errors
/// As [`change_interests`].
pub async fn change_consents(db: &Db, me: &Visitor, lang: Lang, wanted: Vec<Purpose>) -> Result<()> {
    db.change(me, async |change| {
        let mut given = vec![];
        for purpose in Purpose::OPTIONAL {
            if store::agrees(change.tx(), me.id(), purpose).await? {
                given.push(purpose);
            }
        }
        let fresh: Vec<Purpose> = wanted.iter().copied().filter(|purpose| !given.contains(purpose)).collect();
        let gone: Vec<Purpose> = given.into_iter().filter(|purpose| !wanted.contains(purpose)).collect();
        apply_consents(change, me, lang, &fresh, &gone).await
    })
    .await
}

/// Takes part in matchmaking, which is a consent of its own.
///
/// # Errors
/// As [`change_interests`].
pub async fn join_matching(db: &Db, me: &Visitor, lang: Lang) -> Result<()> {
    db.change(me, async |change| {
        if store::agrees(change.tx(), me.id(), Purpose::Matchmaking).await? {
            return Ok(());
        }
        apply_consents(change, me, lang, &[Purpose::Matchmaking], &[]).await
    })
    .await
}

/// Leaves matchmaking; the other purposes stay as they are.
///
/// # Errors
/// As [`change_interests`].
pub async fn leave_matching(db: &Db, me: &Visitor, lang: Lang) -> Result<()> {
    db.change(me, async |change| {
        if !store::agrees(change.tx(), me.id(), Purpose::Matchmaking).await? {
            return Ok(());
        }
        apply_consents(change, me, lang, &[], &[Purpose::Matchmaking]).await
    })
    .await
}

async fn apply_consents(
    change: &Change,
    me: &Visitor,
    lang: Lang,
    fresh: &[Purpose],
    gone: &[Purpose],
) -> Result<()> {
    if fresh.is_empty() && gone.is_empty() {
        return Ok(());
    }
    let mut row = visitor::ActiveModel::default();
    if fresh.contains(&Purpose::Matchmaking) || gone.contains(&Purpose::Matchmaking) {
        row.matching = Set(fresh.contains(&Purpose::Matchmaking));
    }
    store::alter(change, me.id(), row).await?;
    store::withdraw_consents(change, me.id(), gone).await?;
    let consent = |purpose: &Purpose| store::consent(change, me.id(), *purpose, NOTICE_VERSION, lang);
    store::add_consents(change, fresh.iter().map(consent).collect()).await?;
    for purpose in fresh {
        change.record(Event::ConsentGiven { visitor: me.id(), purpose: purpose.word().to_owned() }).await?;
    }
    for purpose in gone {
        change
            .record(Event::ConsentWithdrawn { visitor: me.id(), purpose: purpose.word().to_owned() })
            .await?;
    }
    Ok(())
}

/// Cancels the registration: the badge is void, every consent is taken back, and no link or session opens it.
///
/// # Errors
/// As [`change_interests`].
pub async fn withdraw(db: &Db, me: &Visitor) -> Result<()> {
    db.change(me, async |change| {
        let row = visitor::ActiveModel {
            withdrawn_at: Set(Some(change.at)),
            matching: Set(false),
            ..Default::default()
        };
        store::alter(change, me.id(), row).await?;
        for badge in badges::badges_of(change.tx(), me.id()).await? {
            if badge.status == badge::Status::Valid {
                badges::revoke(change, &badge, "visitors-reason-withdrew").await?;
            }
        }
        let all = [Purpose::Admission, Purpose::Matchmaking, Purpose::LeadSharing, Purpose::Marketing];
        store::withdraw_consents(change, me.id(), &all).await?;
        session::end_all(change, me.id().uuid(), None).await?;
        change.record(Event::VisitorWithdrew { visitor: me.id() }).await
    })
    .await
}

async fn changed(change: &Change, me: &Visitor) -> Result<()> {
    change.record(Event::VisitorChanged { visitor: me.id() }).await
}
