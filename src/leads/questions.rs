//! A company's own questions about each lead.
use super::entity::question;
use super::store;
use crate::accounts::Exhibitor;
use crate::db::Db;
use crate::kernel::id::LeadQuestionId;
use crate::kernel::{Error, Event, Result};

/// Nobody answers more at a busy booth.
pub const MOST: usize = 8;

/// What is asked: the question and a choice a line, or no choices for an answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub label: String,
    pub choices: Vec<String>,
}

/// Adds a question behind the others.
///
/// # Errors
/// `leads-mistake-questions-many` when there are [`MOST`] already; as any change.
pub async fn add(db: &Db, exhibitor: &Exhibitor, asked: Asked) -> Result<()> {
    db.change(exhibitor, async |change| {
        store::lock(change, exhibitor.id()).await?;
        let there = store::questions(change.tx(), exhibitor.id()).await?;
        if there.len() >= MOST {
            return Err(Error::Refused("leads-mistake-questions-many"));
        }
        let row = question::Model {
            id: LeadQuestionId::new(),
            exhibitor_id: exhibitor.id(),
            position: there.last().map_or(0, |last| last.position) + 1,
            label: asked.label.clone(),
            choices: asked.choices.join("\n"),
        };
        store::add_question(change, row).await?;
        change.record(Event::LeadQuestionsChanged { exhibitor: exhibitor.id() }).await
    })
    .await
}

/// Takes a question away, and what was answered to it.
///
/// # Errors
/// [`Error::NotFound`] for another company's; as any change.
pub async fn remove(db: &Db, exhibitor: &Exhibitor, id: LeadQuestionId) -> Result<()> {
    db.change(exhibitor, async |change| {
        store::remove_question(change, exhibitor.id(), id).await?;
        change.record(Event::LeadQuestionsChanged { exhibitor: exhibitor.id() }).await
    })
    .await
}
