//! Makers with booths and buyers with needs, for stories about meetings.
use super::{Answer, Person, Show};
use aisle::accounts::password;
use aisle::accounts::service::{NewMember, add_member};
use aisle::booths::{self, Settled};
use aisle::exhibitors::{self, Sample};
use aisle::kernel::contact::{Email, PersonName};
use aisle::kernel::id::{ExhibitorId, VisitorId};
use aisle::kernel::{Actor, Event, Lang};
use aisle::visitors::{self, Contact, Purpose, SampleVisitor, Strength};

/// The slot everybody asks for first: 10:00 on the opening day.
pub const TEN: &str = "1761789600000";
/// And the one after: 10:25.
pub const TEN_25: &str = "1761791100000";

/// And the one after that: 10:50.
pub const TEN_50: &str = "1761792600000";
/// 10:00 on the second day.
pub const NEXT_TEN: &str = "1761876000000";

/// A buyer asks a company for these slots.
pub async fn asks(buyer: &Person<'_>, exhibitor: ExhibitorId, slots: &[&str]) -> Answer {
    let exhibitor = exhibitor.to_string();
    let mut fields = vec![("exhibitor", exhibitor.as_str())];
    fields.extend(slots.iter().map(|slot| ("starts_at", *slot)));
    buyer.sends("/en/matching/requests", &fields).await
}

/// A company says yes to this slot of a request.
pub async fn accepts(company: &Person<'_>, request: &str, slot: &str) -> Answer {
    company.sends(&format!("/exhibitor/meetings/requests/{request}/acceptance"), &[("starts_at", slot)]).await
}

/// A company with a confirmed booth in the first hall and somebody signed in for it.
pub async fn maker<'s>(show: &'s Show, name: &str, sectors: &[&str]) -> (ExhibitorId, Person<'s>) {
    maker_at(show, name, sectors, |free| free.first()).await
}

/// The same in the last hall.
pub async fn maker_far_off<'s>(show: &'s Show, name: &str, sectors: &[&str]) -> (ExhibitorId, Person<'s>) {
    maker_at(show, name, sectors, |free| free.last()).await
}

async fn maker_at<'s>(
    show: &'s Show,
    name: &str,
    sectors: &[&str],
    chosen: fn(&[String]) -> Option<&String>,
) -> (ExhibitorId, Person<'s>) {
    let email = format!("{}@example.com", ExhibitorId::new());
    let sample = Sample {
        name_zh: format!("{name}示例"),
        name_en: format!("{name} Demo"),
        country: "CN".into(),
        contact_name: name.into(),
        contact_email: email.clone(),
        contact_mobile: "+8610000000000".into(),
        sectors: sectors.iter().map(ToString::to_string).collect(),
        products: vec![("样品".into(), "Sample".into(), sectors[0].into())],
        ..Sample::default()
    };
    let member = NewMember {
        email: Email::parse(&email).unwrap(),
        name: PersonName::parse(name).unwrap(),
        lang: Lang::En,
        password_hash: password::hash(super::PASSWORD.into()).await.unwrap(),
    };
    let (db, edition) = (&show.app.db, &show.edition);
    let who = (Actor::System, edition.id);
    let made = db.change(&who, async |change| {
        if booths::free_numbers(change, edition).await?.is_empty() {
            booths::lay_out(change, edition).await?;
        }
        let id = exhibitors::add_samples(change, edition.id, &[sample]).await?[0];
        let number = chosen(&booths::free_numbers(change, edition).await?).unwrap().clone();
        booths::settle(change, edition, &[Settled { exhibitor: id, number }]).await?;
        add_member(change, id, member, "admin").await?;
        change.record(Event::ExhibitorChanged { exhibitor: id }).await?;
        Ok(id)
    });
    let id = made.await.unwrap();
    let person = show.stranger().with_header("Accept-Language", "en");
    let answer = person.sends("/sign-in", &[("email", &email), ("password", super::PASSWORD)]).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    (id, person)
}

/// A registered visitor, signed in by their private link; `needs` are all musts.
pub async fn visitor<'s>(
    show: &'s Show,
    name: &str,
    needs: &[&str],
    matching: bool,
) -> (VisitorId, Person<'s>) {
    let email = format!("{}@example.com", VisitorId::new());
    let sample = SampleVisitor {
        name: name.into(),
        company: format!("{name} Trading"),
        contact: Contact::Email(Email::parse(&email).unwrap()),
        buyer_type: "fresh".into(),
        title: None,
        lang: Lang::En,
        interests: needs.iter().map(|code| (code.to_string(), Strength::Must)).collect(),
        consents: if matching { vec![Purpose::Matchmaking] } else { vec![] },
        answers: vec![],
        registered_at: show.app.db.now(),
    };
    let (db, edition) = (&show.app.db, &show.edition);
    let who = (Actor::System, edition.id);
    let made = db.change(&who, async |change| {
        let badges = visitors::add_sample(change, edition, vec![sample]).await?;
        let visitor = badges[0].visitor_id.unwrap();
        change.record(Event::VisitorRegistered { visitor }).await?;
        Ok(visitor)
    });
    let id = made.await.unwrap();
    let link = visitors::private_link(db, edition, &email).await.unwrap().unwrap();
    let person = show.stranger().with_header("Accept-Language", "en");
    let answer = person.sends(&link, &[]).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    (id, person)
}

/// The id in the first `data-request` of a page.
pub fn request_in(body: &str) -> String {
    requests_in(body).into_iter().next().unwrap_or_else(|| panic!("no request: {body}"))
}

/// All of them, in order.
pub fn requests_in(body: &str) -> Vec<String> {
    let ids = body.split("data-request=\"").skip(1);
    ids.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}
