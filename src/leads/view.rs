//! Leads as a company may see them now.
use super::entity::lead::{self, Rating};
use super::entity::question;
use super::release::{Release, Standing, release};
use super::store::{self, Known};
use crate::accounts::Exhibitor;
use crate::db::Db;
use crate::kernel::id::{BadgeId, LeadId, LeadQuestionId, VisitorId};
use crate::kernel::{Error, Lang, Moment, Result};
use crate::show::Edition;
use serde::Serialize;
use std::collections::HashMap;

/// A lead, with what its visitor releases at this moment.
#[derive(Clone, Debug, Serialize)]
pub struct Lead {
    pub id: LeadId,
    /// `open`, `private` (no consent to be seen) or `withdrawn`.
    pub state: &'static str,
    pub do_not_contact: bool,
    pub name: Option<String>,
    pub title: Option<String>,
    /// Empty for somebody who works for themselves.
    pub company: Option<String>,
    pub buyer_type: Option<String>,
    pub mobile: Option<String>,
    pub email: Option<String>,
    /// The digits under the code of the badge.
    pub short_code: String,
    pub rating: Option<&'static str>,
    pub note: String,
    pub scans: i32,
    pub version: i32,
    pub first_at: Moment,
    pub last_at: Moment,
    pub answers: Vec<Answered>,
}

/// A question of the company with the answer for one lead.
#[derive(Clone, Debug, Serialize)]
pub struct Answered {
    pub id: LeadQuestionId,
    pub label: String,
    /// Empty for a question answered in words.
    pub choices: Vec<String>,
    pub answer: String,
}

/// Which leads a list shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Wanted {
    pub q: String,
    pub rating: Option<&'static str>,
}

impl Wanted {
    /// As an address says it.
    pub fn of(q: Option<&str>, rating: Option<&str>) -> Self {
        let q = q.unwrap_or_default().trim().chars().take(80).collect();
        Self { q, rating: rating.and_then(Rating::parse).map(Rating::word) }
    }

    fn takes(&self, lead: &Lead) -> bool {
        let q = self.q.to_lowercase();
        let texts = [&lead.name, &lead.company, &lead.title].into_iter().flatten().chain([&lead.note]);
        let said = q.is_empty()
            || lead.short_code == q
            || texts.into_iter().any(|it| it.to_lowercase().contains(&q));
        said && (self.rating.is_none() || self.rating == lead.rating)
    }
}

/// What is needed to show leads of one company.
struct Shelf {
    known: HashMap<VisitorId, Known>,
    codes: HashMap<BadgeId, String>,
    questions: Vec<question::Model>,
    answers: HashMap<(LeadId, LeadQuestionId), String>,
    edition: Edition,
    lang: Lang,
}

/// All leads of the company that are wanted, the one scanned last first.
///
/// # Errors
/// As any query.
pub async fn leads(db: &Db, exhibitor: &Exhibitor, lang: Lang, wanted: &Wanted) -> Result<Vec<Lead>> {
    let rows = store::leads_of(db.read(), exhibitor.id()).await?;
    let shelf = Shelf::fill(db, exhibitor, lang, &rows).await?;
    Ok(rows.iter().map(|row| shelf.lead(row)).filter(|lead| wanted.takes(lead)).collect())
}

/// One lead of the company.
///
/// # Errors
/// [`Error::NotFound`] for another company's; as any query.
pub async fn lead(db: &Db, exhibitor: &Exhibitor, lang: Lang, id: LeadId) -> Result<Lead> {
    let rows = [store::lead(db.read(), exhibitor.id(), id).await?];
    let shelf = Shelf::fill(db, exhibitor, lang, &rows).await?;
    rows.first().map(|row| shelf.lead(row)).ok_or(Error::NotFound)
}

impl Shelf {
    async fn fill(db: &Db, exhibitor: &Exhibitor, lang: Lang, rows: &[lead::Model]) -> Result<Self> {
        let (read, edition) = (db.read(), exhibitor.edition());
        let visitors: Vec<VisitorId> = rows.iter().map(|row| row.visitor_id).collect();
        Ok(Self {
            known: store::known(read, edition.id, &visitors).await?,
            codes: store::short_codes(read, rows).await?,
            questions: store::questions(read, exhibitor.id()).await?,
            answers: store::answers_of(read, exhibitor.id()).await?,
            edition: edition.clone(),
            lang,
        })
    }

    fn lead(&self, row: &lead::Model) -> Lead {
        let known = self.known.get(&row.visitor_id);
        let withdrawn =
            row.withdrawn_at.is_some() || known.is_none_or(|it| it.visitor.withdrawn_at.is_some());
        let standing = Standing { withdrawn, do_not_contact: row.do_not_contact };
        let open = known.map_or(Release::default(), |it| release(it.notice.as_deref(), it.ticked, standing));
        let person = known.map(|it| &it.visitor);
        let told = |may: bool| person.filter(|_| may);
        Lead {
            id: row.id,
            state: if withdrawn {
                "withdrawn"
            } else if open.company {
                "open"
            } else {
                "private"
            },
            do_not_contact: row.do_not_contact,
            name: told(open.name).map(|it| it.name.clone()),
            title: told(open.name).and_then(|it| it.title.clone()),
            company: told(open.company).map(|it| it.company.clone()),
            buyer_type: told(open.company).map(|it| self.buyer_type(&it.buyer_type)),
            mobile: told(open.mobile).and_then(|it| it.mobile.clone()),
            email: told(open.email).and_then(|it| it.email.clone()),
            short_code: self.codes.get(&row.badge_id).cloned().unwrap_or_default(),
            rating: row.rating.map(Rating::word),
            note: row.note.clone(),
            scans: row.scans,
            version: row.version,
            first_at: row.first_at,
            last_at: row.last_at,
            answers: self.questions.iter().map(|question| self.answered(row.id, question)).collect(),
        }
    }

    fn buyer_type(&self, code: &str) -> String {
        self.edition.choice("buyer_types", code).map_or(code, |name| name.say(self.lang)).to_owned()
    }

    fn answered(&self, lead: LeadId, question: &question::Model) -> Answered {
        Answered {
            id: question.id,
            label: question.label.clone(),
            choices: question.choices.lines().map(str::to_owned).collect(),
            answer: self.answers.get(&(lead, question.id)).cloned().unwrap_or_default(),
        }
    }
}
