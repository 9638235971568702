//! The letters of the edition: what was written to whom, whether it left, and its words.
use crate::accounts::LetterDesk;
use crate::db::Db;
use crate::kernel::id::LetterId;
use crate::kernel::{Event, Moment, Result};
use crate::mail::{self, entity::Model, store};
use crate::web::{Site, View, Views};
use serde::Serialize;

/// Letters on one page.
const PAGE: u64 = 50;
/// The states a letter can be in, as the tabs show them.
const STATES: [&str; 3] = ["queued", "failed", "sent"];

/// `/office/outbox`
#[derive(Serialize)]
pub struct Outbox {
    chosen: String,
    tabs: Vec<Tab>,
    letters: Vec<Line>,
    older: String,
    newest: String,
}

impl View for Outbox {
    const TEMPLATE: &'static str = "organiser/outbox.html";
}

/// A state and how many letters are in it.
#[derive(Serialize)]
struct Tab {
    state: &'static str,
    n: u64,
}

/// A letter in the list.
#[derive(Serialize)]
struct Line {
    id: String,
    subject: String,
    to: String,
    state: String,
    at: Moment,
}

/// `/office/outbox/<id>`
#[derive(Serialize)]
pub struct Shown {
    letter: Whole,
}

impl View for Shown {
    const TEMPLATE: &'static str = "organiser/letter.html";
}

/// A letter with its words.
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    line: Line,
    channel: String,
    body: String,
    sent_at: Option<Moment>,
    tries: i32,
    problem: Option<String>,
}

/// Where words and addresses come from.
pub struct Reader<'a> {
    pub db: &'a Db,
    pub views: &'a Views,
    pub site: &'a Site,
}

impl Reader<'_> {
    /// The newest letters before `before`, all or those in one state.
    ///
    /// # Errors
    /// As any query.
    pub async fn list(
        &self,
        desk: &LetterDesk,
        state: Option<&str>,
        before: Option<LetterId>,
    ) -> Result<Outbox> {
        let (db, edition) = (self.db.read(), desk.edition().id);
        let state = state.filter(|state| STATES.contains(state));
        let rows = store::latest(db, edition, state, before, PAGE).await?;
        let mut tabs = vec![Tab { state: "", n: 0 }];
        for state in STATES {
            let n = store::count(db, edition, state).await?;
            tabs[0].n += n;
            tabs.push(Tab { state, n });
        }
        let chosen = state.unwrap_or_default().to_owned();
        let with_state =
            |rest: String| if chosen.is_empty() { rest } else { format!("{rest}&state={chosen}") };
        let last = rows.last().filter(|_| rows.len() == usize::try_from(PAGE).unwrap_or_default());
        Ok(Outbox {
            older: last
                .map(|row| with_state(format!("/office/outbox?before={}", row.id)))
                .unwrap_or_default(),
            newest: before.map(|_| with_state("/office/outbox?".to_owned())).unwrap_or_default(),
            letters: rows.iter().map(|row| self.line(row)).collect::<Result<_>>()?,
            tabs,
            chosen,
        })
    }

    /// One letter with its words.
    ///
    /// # Errors
    /// [`crate::kernel::Error::NotFound`]
    pub async fn one(&self, desk: &LetterDesk, id: LetterId) -> Result<Shown> {
        let row = store::one(self.db.read(), desk.edition().id, id).await?;
        let words = mail::render(self.views, &self.site.origin, &row)?;
        let letter = Whole {
            line: self.line(&row)?,
            channel: row.channel,
            body: words.text,
            sent_at: row.sent_at,
            tries: row.attempts,
            problem: row.last_error,
        };
        Ok(Shown { letter })
    }

    fn line(&self, row: &Model) -> Result<Line> {
        let words = mail::render(self.views, &self.site.origin, row)?;
        let begun = || words.text.chars().take(40).collect();
        Ok(Line {
            id: row.id.to_string(),
            subject: if words.subject.is_empty() { begun() } else { words.subject.clone() },
            to: row.recipient.clone(),
            state: row.state.clone(),
            at: row.created_at,
        })
    }
}

/// Sends a letter once more.
///
/// # Errors
/// [`crate::kernel::Error::NotFound`]
pub async fn again(db: &Db, desk: &LetterDesk, id: LetterId) -> Result<()> {
    db.change(desk, async |change| {
        store::again(change, desk.edition().id, id).await?;
        change.record(Event::LetterQueuedAgain { letter: id }).await
    })
    .await
}
