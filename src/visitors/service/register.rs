//! Registering: one person, one badge, in one change.
use super::super::badges::{NewBadge, add_badge};
use super::super::contact::name_key;
use super::super::entity::interest::{self, Strength};
use super::super::entity::{badge, visitor};
use super::super::forms::Registration;
use super::super::purpose::Purpose;
use super::super::{letters, store};
use super::{CATEGORY, NOTICE_VERSION};
use crate::db::idempotency::{Key, once};
use crate::db::{Acts, Change, Db};
use crate::kernel::id::VisitorId;
use crate::kernel::{Event, Lang, Result};
use crate::show::Edition;
use serde::{Deserialize, Serialize};

/// What somebody asks for, and in which way.
pub struct Wish {
    /// The checked form.
    pub registration: Registration,
    /// The language it was asked in, and in which letters are written.
    pub lang: Lang,
    /// `page` or `api`.
    pub source: &'static str,
    /// So that a second press of the button registers nobody twice.
    pub key: Option<Key>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Registered, with a badge.
    Fresh(VisitorId),
    /// The same person has a registration; only a proof of the contact leads to it.
    Known,
}

/// Registers a visitor; the same person twice is one registration.
///
/// # Errors
/// As any write.
pub async fn register(db: &Db, edition: &Edition, who: &impl Acts, wish: Wish) -> Result<Outcome> {
    db.change(who, async |change| {
        once(change, wish.key.clone(), async || admit(change, edition, &wish).await).await
    })
    .await
}

async fn admit(change: &Change, edition: &Edition, wish: &Wish) -> Result<Outcome> {
    let visitor = row(change, edition, wish);
    if !store::add(change, &visitor).await? {
        return Ok(Outcome::Known);
    }
    let id = visitor.id;
    let interest = |code: &String| interest::Model {
        visitor_id: id,
        sector_code: code.clone(),
        strength: Strength::Want,
    };
    store::add_interests(change, wish.registration.interests.iter().map(interest).collect()).await?;
    let consent = |purpose: &Purpose| store::consent(change, id, *purpose, NOTICE_VERSION, wish.lang);
    store::add_consents(change, wish.registration.consents.iter().map(consent).collect()).await?;
    let badge = issue(change, edition, &visitor).await?;
    change.record(Event::VisitorRegistered { visitor: id }).await?;
    letters::badge(change, edition, &visitor, &badge).await?;
    Ok(Outcome::Fresh(id))
}

/// A new badge for a visitor.
pub(super) async fn issue(
    change: &Change,
    edition: &Edition,
    visitor: &visitor::Model,
) -> Result<badge::Model> {
    let new = NewBadge {
        edition: edition.id,
        epoch: i32::from(edition.key_epoch),
        category: CATEGORY.to_owned(),
        visitor: Some(visitor.id),
        exhibitor: None,
        name: visitor.name.clone(),
        company: visitor.company.clone(),
    };
    add_badge(change, new).await
}

fn row(change: &Change, edition: &Edition, wish: &Wish) -> visitor::Model {
    let it = &wish.registration;
    visitor::Model {
        id: VisitorId::new(),
        edition_id: edition.id,
        name: it.name.to_string(),
        company: it.company.as_ref().map(ToString::to_string).unwrap_or_default(),
        email: it.contact.email().map(ToString::to_string),
        mobile: it.contact.mobile().map(ToString::to_string),
        person_key: it.contact.key().to_owned(),
        name_key: name_key(it.name.as_str()),
        buyer_type: it.buyer_type.clone(),
        title: None,
        lang: wish.lang,
        matching: it.matching(),
        source: wish.source.to_owned(),
        created_at: change.at,
        updated_at: change.at,
        withdrawn_at: None,
    }
}
