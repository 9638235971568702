//! What visitors are written: their badge, and the code that proves a contact.
use super::contact::Contact;
use super::entity::{badge, visitor};
use super::short_code::grouped;
use super::store;
use crate::accounts::code::{Purpose, issue_link};
use crate::db::{Change, Db};
use crate::kernel::contact::{Email, Mobile};
use crate::kernel::secret::Token;
use crate::kernel::{Actor, Error, Lang, Moment, Result};
use crate::mail::{Letter, send};
use crate::show::Edition;
use crate::web::filters::day;

/// The purpose of private links in letters.
pub const LINK: &str = "badge-link";
/// How long a code, and the link beside it, is good.
pub const CODE_MINUTES: i64 = 10;

/// Sends a visitor the badge. A mail carries a private link that is good until the show is over; a text message is
/// short and leads to the page that knows its owner or asks for a code.
///
/// # Errors
/// As any write.
pub async fn badge(
    change: &Change,
    edition: &Edition,
    visitor: &visitor::Model,
    badge: &badge::Model,
) -> Result<()> {
    let lang = visitor.lang;
    let letter = match contact(visitor)? {
        Contact::Email(email) => {
            let token = link_to(change, edition, visitor, minutes_until_over(edition, change.at)).await?;
            Letter::new(&email, lang, "visitors-badge").link(open_path(lang, &token))
        }
        Contact::Mobile(mobile) => {
            Letter::new(&mobile, lang, "visitors-badge").link(format!("/{lang}/badge"))
        }
    };
    let dates = format!("{} – {}", day(edition.starts_on, lang), day(edition.ends_on, lang));
    let letter = letter
        .arg("name", visitor.name.as_str())
        .arg("show", edition.name.say(lang))
        .arg("brand", edition.brand.as_str())
        .arg("dates", dates)
        .arg("venue", edition.venue.say(lang))
        .arg("short", grouped(&badge.short_code));
    send(change, letter).await.map(|_| ())
}

/// A code on its way.
pub struct Code<'a> {
    /// To whom.
    pub contact: &'a Contact,
    /// In which language.
    pub lang: Lang,
    /// The six digits.
    pub digits: String,
    /// The only person with this contact, whom a link may let in.
    pub only: Option<&'a visitor::Model>,
}

/// Sends a code; a mail also carries a link for the same ten minutes.
///
/// # Errors
/// As any write.
pub async fn code(change: &Change, edition: &Edition, code: Code<'_>) -> Result<()> {
    let letter = match code.contact {
        Contact::Mobile(mobile) => Letter::new(mobile, code.lang, "visitors-code"),
        Contact::Email(email) => {
            let letter = Letter::new(email, code.lang, "visitors-code");
            match code.only {
                None => letter.link(format!("/{}/badge/find/code", code.lang)),
                Some(visitor) => {
                    let token = link_to(change, edition, visitor, CODE_MINUTES).await?;
                    letter.link(open_path(code.lang, &token))
                }
            }
        }
    };
    let letter = letter.arg("code", code.digits).arg("brand", edition.brand.as_str()).arg("n", CODE_MINUTES);
    send(change, letter).await.map(|_| ())
}

/// A private link to the badge of whoever registered with this contact, good until the show is over.
///
/// # Errors
/// As any write.
pub async fn private_link(db: &Db, edition: &Edition, contact: &str) -> Result<Option<String>> {
    let Ok(contact) = Contact::parse(contact) else { return Ok(None) };
    let Some(visitor) = store::living(db.read(), edition.id, contact.key()).await?.into_iter().next() else {
        return Ok(None);
    };
    db.change(&(Actor::System, edition.id), async |change| {
        let minutes = minutes_until_over(edition, change.at);
        let token = link_to(change, edition, &visitor, minutes).await?;
        Ok(Some(open_path(visitor.lang, &token)))
    })
    .await
}

async fn link_to(
    change: &Change,
    edition: &Edition,
    visitor: &visitor::Model,
    minutes: i64,
) -> Result<Token> {
    let subject = Some(visitor.id.uuid());
    let about = Purpose { name: LINK, target: &visitor.person_key, subject, edition: Some(edition.id) };
    issue_link(change, &about, minutes).await
}

fn open_path(lang: Lang, token: &Token) -> String {
    format!("/{lang}/badge/open/{}", token.reveal())
}

/// Until the morning after the last day; a week for those who register later than that.
fn minutes_until_over(edition: &Edition, now: Moment) -> i64 {
    let over = Moment::at(edition.ends_on.at(0, 0, 0, 0), &edition.zone).plus_days(2);
    let minutes = over.since_ms(now) / 60_000;
    if minutes > 0 { minutes } else { 7 * 24 * 60 }
}

/// Where a visitor is reached: as they registered.
fn contact(visitor: &visitor::Model) -> Result<Contact> {
    let parsed = match (&visitor.mobile, &visitor.email) {
        (Some(mobile), _) => Mobile::parse(mobile).map(Contact::Mobile),
        (None, Some(email)) => Email::parse(email).map(Contact::Email),
        (None, None) => Contact::parse(&visitor.person_key),
    };
    parsed.map_err(|mistake| Error::broken(anyhow::anyhow!("a stored contact is not one: {}", mistake.key)))
}
