//! Meetings that are agreed, for stories about the day they are held on.
use super::matching::{maker, request_in, visitor};
use super::{Person, Show};
use aisle::kernel::id::{ExhibitorId, VisitorId};
use aisle::matchmaking::entity::meeting;
use sea_orm::EntityTrait;

/// A buyer and a company that have a meeting, each with a browser.
pub struct Pair<'s> {
    pub buyer: Person<'s>,
    pub buyer_id: VisitorId,
    pub company: Person<'s>,
    pub company_id: ExhibitorId,
    pub meeting: String,
}

/// The two agree on a slot, through their pages.
pub async fn agree<'s>(
    show: &'s Show,
    (buyer, buyer_id): (Person<'s>, VisitorId),
    (company, company_id): (Person<'s>, ExhibitorId),
    at: &str,
) -> Pair<'s> {
    let ask = [("exhibitor", company_id.to_string()), ("starts_at", at.to_owned())];
    let ask: Vec<(&str, &str)> = ask.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = buyer.sends("/en/matching/requests", &ask).await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    let path = format!("/exhibitor/meetings/requests/{request}/acceptance");
    assert_eq!(company.sends(&path, &[]).await.status.code, 303);
    let all = meeting::Entity::find().all(show.app.db.read()).await.unwrap();
    let of_pair = |row: &&meeting::Model| row.visitor_id == buyer_id && row.exhibitor_id == company_id;
    let meeting = all.iter().find(of_pair).unwrap().id.to_string();
    Pair { buyer, buyer_id, company, company_id, meeting }
}

/// Mei Trading meets FrostBox at ten on the opening day.
pub async fn mei_meets_frostbox(show: &Show) -> Pair<'_> {
    let (company_id, company) = maker(show, "FrostBox", &["S5-01"]).await;
    let (buyer_id, buyer) = visitor(show, "Mei", &["S5-01"], true).await;
    agree(show, (buyer, buyer_id), (company, company_id), super::matching::TEN).await
}

impl Pair<'_> {
    /// The buyer says a word about the meeting.
    pub async fn buyer_says(&self, word: &str) -> u16 {
        let path = format!("/en/today/meetings/{}/word", self.meeting);
        self.buyer.sends(&path, &[("word", word)]).await.status.code
    }

    /// The company says a word about it.
    pub async fn company_says(&self, word: &str) -> u16 {
        let path = format!("/exhibitor/meetings/day/{}/word", self.meeting);
        self.company.sends(&path, &[("word", word)]).await.status.code
    }

    /// What the buyer's page says it came to.
    pub async fn verdict(&self) -> String {
        let page = self.buyer.opens("/en/today").await.body;
        let line = page.split(&format!("data-meeting=\"{}\"", uuid(&self.meeting))).nth(1);
        let line = line.unwrap_or_else(|| panic!("no such meeting: {page}"));
        line.split("data-verdict=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
    }
}

/// Pages show ids with hyphens, addresses without.
pub fn uuid(id: &str) -> String {
    id.parse::<aisle::kernel::id::MeetingId>().unwrap().uuid().to_string()
}

/// The first value of an attribute on a page.
pub fn first<'b>(body: &'b str, attribute: &str) -> &'b str {
    let found = body.split(&format!("{attribute}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    found.unwrap_or_else(|| panic!("no {attribute}: {body}"))
}
