//! Many visitors at once, for the demo and for tests: hundreds a statement.
use super::super::badges::{NewBadge, add_badges};
use super::super::contact::{Contact, name_key};
use super::super::entity::interest::Strength;
use super::super::entity::{badge, interest, visitor};
use super::super::purpose::Purpose;
use super::super::question::Question;
use super::super::store;
use super::{CATEGORY, NOTICE_VERSION};
use crate::db::Change;
use crate::kernel::id::VisitorId;
use crate::kernel::{Lang, Moment, Result};
use crate::show::Edition;

/// Somebody who registered, as the demo invents them.
#[derive(Clone, Debug)]
pub struct SampleVisitor {
    /// As printed.
    pub name: String,
    /// Empty for somebody who works for themselves.
    pub company: String,
    /// Number or address; different for everybody of the same name.
    pub contact: Contact,
    /// A code of `buyer_types`.
    pub buyer_type: String,
    /// A job title.
    pub title: Option<String>,
    /// The language of letters.
    pub lang: Lang,
    /// Codes of sub-categories, each once.
    pub interests: Vec<(String, Strength)>,
    /// Optional purposes agreed to; admission is added.
    pub consents: Vec<Purpose>,
    /// Answers to optional questions.
    pub answers: Vec<(Question, Vec<String>)>,
    /// When.
    pub registered_at: Moment,
}

/// Adds them all, each with a badge. No letters are written and nothing is recorded one by one.
///
/// # Errors
/// `refused-taken` when two are the same person; as any write.
pub async fn add_sample(
    change: &Change,
    edition: &Edition,
    people: Vec<SampleVisitor>,
) -> Result<Vec<badge::Model>> {
    let mut visitors = Vec::with_capacity(people.len());
    let (mut interests, mut consents, mut answers, mut badges) = (vec![], vec![], vec![], vec![]);
    for it in people {
        let visitor = row(edition, &it);
        let id = visitor.id;
        interests.extend(it.interests.into_iter().map(|(sector_code, strength)| interest::Model {
            visitor_id: id,
            sector_code,
            strength,
        }));
        let given = std::iter::once(Purpose::Admission).chain(it.consents);
        consents.extend(given.map(|purpose| {
            let consent = store::consent(change, id, purpose, NOTICE_VERSION, it.lang);
            super::super::entity::consent::Model { given_at: it.registered_at, ..consent }
        }));
        answers.extend(
            it.answers.into_iter().flat_map(|(question, said)| store::answer_rows(id, question, said)),
        );
        badges.push(badge_of(edition, &visitor));
        visitors.push(visitor);
    }
    store::add_all(change, visitors).await?;
    store::add_interests(change, interests).await?;
    store::add_consents(change, consents).await?;
    store::add_answers(change, answers).await?;
    add_badges(change, badges).await
}

fn badge_of(edition: &Edition, visitor: &visitor::Model) -> NewBadge {
    NewBadge {
        edition: edition.id,
        epoch: i32::from(edition.key_epoch),
        category: CATEGORY.to_owned(),
        visitor: Some(visitor.id),
        exhibitor: None,
        name: visitor.name.clone(),
        company: visitor.company.clone(),
    }
}

fn row(edition: &Edition, it: &SampleVisitor) -> visitor::Model {
    visitor::Model {
        id: VisitorId::new(),
        edition_id: edition.id,
        name: it.name.clone(),
        company: it.company.clone(),
        email: it.contact.email().map(ToString::to_string),
        mobile: it.contact.mobile().map(ToString::to_string),
        person_key: it.contact.key().to_owned(),
        name_key: name_key(&it.name),
        buyer_type: it.buyer_type.clone(),
        title: it.title.clone(),
        lang: it.lang,
        matching: it.consents.contains(&Purpose::Matchmaking),
        source: "sample".to_owned(),
        created_at: it.registered_at,
        updated_at: it.registered_at,
        withdrawn_at: None,
    }
}
