//! The ways out: a mail server, an SMS gateway, or (in development, the demo and tests) a folder.
use super::entity::Model;
use super::render::Rendered;
use anyhow::Context;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::path::PathBuf;

/// Carries one kind of letter.
#[rocket::async_trait]
pub trait Post: Send + Sync {
    /// Hands the letter on; it has arrived at the next stop when this answers `Ok`.
    async fn deliver(&self, letter: &Model, words: &Rendered) -> anyhow::Result<()>;
}

/// The way out of each channel.
pub struct Posts {
    /// For mails.
    pub mail: Box<dyn Post>,
    /// For text messages.
    pub sms: Box<dyn Post>,
}

impl Posts {
    /// The way for `channel`.
    pub fn of(&self, channel: &str) -> &dyn Post {
        if channel == "sms" { self.sms.as_ref() } else { self.mail.as_ref() }
    }
}

/// A mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// `smtp://user:password@host:587?tls=required`, after lettre's URL form.
    ///
    /// # Errors
    /// When URL or sender cannot be read.
    pub fn new(url: &str, from: &str) -> anyhow::Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| anyhow::anyhow!("AISLE_SMTP_URL cannot be read"))?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        Ok(Self { transport, from: from.parse().context("AISLE_MAIL_FROM cannot be read")? })
    }
}

/// The mail as it travels. The id makes a second delivery recognisable.
fn message(from: &Mailbox, letter: &Model, words: &Rendered) -> anyhow::Result<Message> {
    let domain = from.email.domain().to_owned();
    let mail = Message::builder()
        .from(from.clone())
        .to(letter.recipient.parse()?)
        .subject(&words.subject)
        .message_id(Some(format!("<{}@{domain}>", letter.id)))
        .multipart(parts(letter, words)?)?;
    Ok(mail)
}

/// Text and HTML; with a calendar file the same once more as an alternative, which mail programs act upon, and as an
/// attachment, for those that only open files.
fn parts(letter: &Model, words: &Rendered) -> anyhow::Result<MultiPart> {
    let Some(file) = &letter.calendar else {
        return Ok(MultiPart::alternative_plain_html(words.text.clone(), words.html.clone()));
    };
    let method = file.lines().find_map(|line| line.strip_prefix("METHOD:")).unwrap_or("PUBLISH").trim();
    let kind = header::ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))?;
    let invitation =
        SinglePart::builder().header(kind).header(header::ContentTransferEncoding::Base64).body(file.clone());
    let alternative = MultiPart::alternative()
        .singlepart(SinglePart::plain(words.text.clone()))
        .singlepart(SinglePart::html(words.html.clone()))
        .singlepart(invitation);
    let attached = Attachment::new("meeting.ics".to_owned())
        .body(file.clone(), header::ContentType::parse("application/ics")?);
    Ok(MultiPart::mixed().multipart(alternative).singlepart(attached))
}

#[rocket::async_trait]
impl Post for Smtp {
    async fn deliver(&self, letter: &Model, words: &Rendered) -> anyhow::Result<()> {
        self.transport.send(message(&self.from, letter, words)?).await?;
        Ok(())
    }
}

/// A folder that letters become files in.
pub struct Folder {
    folder: PathBuf,
    from: Mailbox,
}

impl Folder {
    /// Makes the folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new(folder: PathBuf, from: &str) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self { folder, from: from.parse().context("AISLE_MAIL_FROM cannot be read")? })
    }
}

#[rocket::async_trait]
impl Post for Folder {
    async fn deliver(&self, letter: &Model, words: &Rendered) -> anyhow::Result<()> {
        let (name, bytes) = if letter.channel == "sms" {
            (format!("{}.sms.txt", letter.id), format!("{}\n{}\n", letter.recipient, words.text).into_bytes())
        } else {
            (format!("{}.eml", letter.id), message(&self.from, letter, words)?.formatted())
        };
        tokio::fs::write(self.folder.join(name), bytes).await?;
        Ok(())
    }
}

/// An HTTP gateway for text messages: `POST {to, text, id}` as JSON; any 2xx is taken as done.
pub struct Gateway {
    url: String,
    client: reqwest::Client,
}

impl Gateway {
    /// # Errors
    /// When the client cannot be made.
    pub fn new(url: String) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder()
            .timeout(std::time::Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self { url, client })
    }
}

#[rocket::async_trait]
impl Post for Gateway {
    async fn deliver(&self, letter: &Model, words: &Rendered) -> anyhow::Result<()> {
        let body = serde_json::json!({ "to": letter.recipient, "text": words.text, "id": letter.id });
        let answer = self.client.post(&self.url).json(&body).send().await?;
        anyhow::ensure!(answer.status().is_success(), "the gateway answered {}", answer.status());
        Ok(())
    }
}
