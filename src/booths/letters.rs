//! Who is told of which step. The letters lie in the same change as the step itself.
use super::stage::Step;
use super::store::Application;
use crate::accounts::{Role, member_emails, staff_emails};
use crate::db::Change;
use crate::exhibitors;
use crate::kernel::contact::Email;
use crate::kernel::{Bilingual, Lang, Result};
use crate::mail::{self, Letter};
use crate::show::Edition;
use crate::web::filters;

/// What a letter tells of a step.
pub struct News<'a> {
    /// The booth it is about, or empty.
    pub number: &'a str,
    /// What was said, or empty.
    pub said: &'a str,
}

/// The application has arrived: the company and the desk are told.
pub async fn arrived(change: &Change, edition: &Edition, it: &Application) -> Result<()> {
    let news = News { number: "", said: &it.remarks };
    to_company(change, edition, it, "booth-submitted", &news).await?;
    to_desk(change, edition, it, "booth-desk-new", &news).await
}

/// The application has moved: the company is told of every step, the desk of those it must act on.
pub async fn moved(
    change: &Change,
    edition: &Edition,
    it: &Application,
    step: Step,
    news: &News<'_>,
) -> Result<()> {
    let company = match step {
        Step::Ask => Some("booth-asked"),
        Step::Offer => Some("booth-offered"),
        Step::Confirm => Some("booth-confirmed"),
        Step::Decline => Some("booth-declined"),
        Step::Lapse => Some("booth-lapsed"),
        Step::Withdraw => Some("booth-withdrawn"),
        Step::TurnDown => Some("booth-turned-down"),
        Step::Answer => None,
    };
    let desk = match step {
        Step::Answer => Some("booth-desk-answered"),
        Step::Confirm => Some("booth-desk-confirmed"),
        Step::TurnDown => Some("booth-desk-turned-down"),
        Step::Withdraw => Some("booth-desk-withdrawn"),
        _ => None,
    };
    if let Some(message) = company {
        to_company(change, edition, it, message, news).await?;
    }
    if let Some(message) = desk {
        to_desk(change, edition, it, message, news).await?;
    }
    Ok(())
}

/// To everybody who acts for the company, each in their language; to its contact while nobody has signed up.
async fn to_company(
    change: &Change,
    edition: &Edition,
    it: &Application,
    message: &'static str,
    news: &News<'_>,
) -> Result<()> {
    let company = exhibitors::find(change.tx(), edition.id, it.exhibitor_id).await?;
    let mut people = member_emails(change.tx(), it.exhibitor_id).await?;
    if people.is_empty() {
        let lang = if company.country == "CN" { Lang::Zh } else { Lang::En };
        people.extend(Email::parse(&company.contact_email).ok().map(|email| (email, lang)));
    }
    let link = format!("/exhibitor/applications/{}", it.id);
    for (email, lang) in people {
        let letter = Letter::new(&email, lang, message).link(link.as_str());
        mail::send(change, filled(letter, lang, edition, it, &exhibitors::name(&company), news)).await?;
    }
    Ok(())
}

/// To the people who sell booths; where there are none, to whoever may.
async fn to_desk(
    change: &Change,
    edition: &Edition,
    it: &Application,
    message: &'static str,
    news: &News<'_>,
) -> Result<()> {
    let company = exhibitors::find(change.tx(), edition.id, it.exhibitor_id).await?;
    let mut people = staff_emails(change.tx(), edition, &[Role::Sales]).await?;
    if people.is_empty() {
        people = staff_emails(change.tx(), edition, crate::accounts::BoothDesk::ROLES).await?;
    }
    let link = format!("/office/applications/{}", it.id);
    for (email, lang) in people {
        let letter = Letter::new(&email, lang, message).link(link.as_str());
        mail::send(change, filled(letter, lang, edition, it, &exhibitors::name(&company), news)).await?;
    }
    Ok(())
}

fn filled(
    letter: Letter,
    lang: Lang,
    edition: &Edition,
    it: &Application,
    company: &Bilingual,
    news: &News<'_>,
) -> Letter {
    let kind = edition.price_items.iter().find(|item| item.code == it.kind).map(|item| item.name.say(lang));
    let until = it.offer_expires_at.map(|at| filters::moment(at, &edition.zone, lang, "daytime"));
    letter
        .arg("show", edition.name.say(lang))
        .arg("company", company.say(lang))
        .arg("kind", kind.unwrap_or(&it.kind))
        .arg("area", it.area_m2)
        .arg("total", it.total_fen.to_string())
        .arg("number", news.number)
        .arg("until", until.unwrap_or_default())
        .arg("said", news.said)
}
