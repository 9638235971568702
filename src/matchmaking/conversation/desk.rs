//! A conversation put together for one of its two sides.
use super::pages::{Line, Reported, Thread};
use super::rules::masked;
use super::service::Speaker;
use super::store;
use crate::db::Db;
use crate::kernel::id::MeetingRequestId;
use crate::kernel::{Bilingual, Result};
use crate::matchmaking::asking;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::{AskedFor, Notice};
use crate::matchmaking::{parties, store as meetings};
use crate::show::Edition;
use crate::web::check::Mistakes;
use crate::web::{Fields, FormState};
use std::collections::BTreeSet;

/// Sentences one can begin with.
const TEMPLATES: [u8; 3] = [1, 2, 3];

/// What one side sees. What the other refused in private is not in the history.
///
/// # Errors
/// As any question to the database.
pub async fn thread(db: &Db, it: Speaker, name: Bilingual, root: String) -> Result<Thread> {
    let ties = store::ties(db.read(), it.pair).await?;
    let requests = meetings::requests_by_visitor(db.read(), it.pair.0).await?;
    let requests: Vec<_> = requests.into_iter().filter(|row| row.exhibitor_id == it.pair.1).collect();
    let ids: Vec<MeetingRequestId> = requests.iter().map(|row| row.id).collect();
    let mut own_refusal = None;
    for row in &requests {
        own_refusal = asking::refusal(db.read(), row.id, it.side).await?.or(own_refusal);
    }
    let open = ties.meeting;
    let messages = store::messages(db.read(), it.pair).await?.into_iter().map(|row| Line {
        at: row.created_at,
        by: row.said_by.word().to_owned(),
        mine: row.said_by == it.side,
        message: Some(row.id),
        body: if open || row.said_by == it.side { row.body } else { masked(&row.body) },
        turn: None,
        slot: None,
    });
    let turns = asking::turns(db.read(), &ids).await?.into_iter().map(|row| Line {
        at: row.created_at,
        mine: row.taken_by == it.side.word(),
        by: row.taken_by,
        message: None,
        body: String::new(),
        turn: Some(row.what),
        slot: row.starts_at,
    });
    let mut lines: Vec<Line> = turns.chain(messages).collect();
    lines.sort_by_key(|line| line.at);
    Ok(Thread {
        form: FormState::default(),
        notice: None,
        name,
        root,
        lines,
        refused: ties.may_write().err(),
        blocked: store::is_blocked_by(db.read(), it.pair, it.side).await?,
        open,
        own_refusal,
        templates: TEMPLATES.into(),
        template: None,
    })
}

/// What the address asks for: a sentence to begin with, what the last press did.
pub fn opened(thread: &mut Thread, asked: &AskedFor<'_>) {
    thread.template = asked.template.filter(|n| TEMPLATES.contains(n));
    thread.notice = said(asked.done, &thread.name);
}

/// The thread with what was typed and what is wrong.
pub fn again(thread: Thread, fields: &Fields, mistakes: Mistakes) -> Thread {
    Thread { form: FormState::with(fields, mistakes), ..thread }
}

/// What the last press did.
fn said(done: Option<&str>, name: &Bilingual) -> Option<Notice> {
    let key = match done? {
        "written" => "requests-done-written",
        "blocked" => "requests-done-blocked",
        "unblocked" => "requests-done-unblocked",
        "reported" => "requests-done-reported",
        _ => return None,
    };
    Some(Notice { key, tone: "ok", name: name.clone(), undo: None })
}

/// Reported messages of the edition.
///
/// # Errors
/// As any question to the database.
pub async fn reports(db: &Db, index: &Index, edition: &Edition) -> Result<Vec<Reported>> {
    let rows = store::reports(db.read(), edition.id).await?;
    let who: BTreeSet<_> = rows.iter().map(|(_, message)| message.visitor_id).collect();
    let people = parties::people(db.read(), edition, &who).await?;
    let makers = index.makers(db, edition).await?;
    let reported = rows.into_iter().map(|(report, message)| Reported {
        id: message.id,
        by: report.reported_by,
        reason: report.reason,
        body: message.body,
        buyer: people.get(&message.visitor_id).map(|it| it.buyer.company.clone()).unwrap_or_default(),
        exhibitor: makers.by_id.get(&message.exhibitor_id).map(|it| it.name.clone()).unwrap_or_default(),
        at: report.created_at,
    });
    Ok(reported.collect())
}
