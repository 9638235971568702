//! # Mail
//!
//! Letters (mails and text messages) leave through an *outbox*: a row in the same transaction as the change it tells
//! of, so a letter is never sent for something that did not happen, and never lost when the mail server is away.
//! A worker sends what is due, at least once, with growing pauses; after twelve attempts a letter is `failed` and
//! waits for the office.
//!
//! A letter names a message; its sentences are the words `mail-<message>-subject`, `-body` (blank lines part
//! paragraphs) and `-action` (the button's label, where there is a link), or `sms-<message>`.
pub mod entity;
pub mod post;
mod render;
pub mod store;
pub mod worker;

use crate::db::Change;
use crate::kernel::contact::{Email, Mobile};
use crate::kernel::id::LetterId;
use crate::kernel::{Lang, Result};
pub use post::{Post, Posts};
pub use render::{Rendered, render};
use sea_orm::{EntityTrait, Set};
use serde_json::{Map, Value};
pub use store::oldest_due;

/// Where a letter goes.
#[derive(Clone, Debug)]
pub enum To {
    /// A mail.
    Email(Email),
    /// A text message.
    Mobile(Mobile),
}

impl From<&Email> for To {
    fn from(it: &Email) -> Self {
        Self::Email(it.clone())
    }
}

impl From<&Mobile> for To {
    fn from(it: &Mobile) -> Self {
        Self::Mobile(it.clone())
    }
}

/// A letter to be written in the reader's language when it is sent.
#[derive(Clone, Debug)]
pub struct Letter {
    to: To,
    lang: Lang,
    message: &'static str,
    args: Map<String, Value>,
    link: Option<String>,
    calendar: Option<String>,
}

impl Letter {
    /// `message` names its sentences: `mail-<message>-subject`, `mail-<message>-body`, …
    pub fn new(to: impl Into<To>, lang: Lang, message: &'static str) -> Self {
        Self { to: to.into(), lang, message, args: Map::new(), link: None, calendar: None }
    }

    /// An argument of the sentences.
    pub fn arg(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// A path of this site, for the button (and at the end of a text message).
    pub fn link(mut self, path: impl Into<String>) -> Self {
        self.link = Some(path.into());
        self
    }

    /// A calendar file (`text/calendar`) that travels with a mail; a text message goes without.
    pub fn calendar(mut self, file: impl Into<String>) -> Self {
        self.calendar = Some(file.into());
        self
    }
}

/// Puts `letter` into the outbox, in the caller's transaction.
///
/// # Errors
/// As any write.
pub async fn send(change: &Change, letter: Letter) -> Result<LetterId> {
    let id = LetterId::new();
    let (channel, recipient) = match letter.to {
        To::Email(email) => ("mail", email.to_string()),
        To::Mobile(mobile) => ("sms", mobile.to_string()),
    };
    let row = entity::ActiveModel {
        id: Set(id),
        edition_id: Set(change.edition),
        channel: Set(channel.to_owned()),
        recipient: Set(recipient),
        lang: Set(letter.lang),
        message: Set(letter.message.to_owned()),
        args: Set(Value::Object(letter.args).to_string()),
        link: Set(letter.link),
        calendar: Set(letter.calendar.filter(|_| channel == "mail")),
        state: Set("queued".to_owned()),
        attempts: Set(0),
        last_error: Set(None),
        created_at: Set(change.at),
        next_at: Set(change.at),
        sent_at: Set(None),
    };
    entity::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(id)
}
