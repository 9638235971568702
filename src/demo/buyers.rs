//! Registers the invented visitors.
use super::needs::Buyer;
use super::{earlier, mobile, wrong};
use crate::db::Change;
use crate::kernel::contact::{Email, Mobile};
use crate::kernel::id::VisitorId;
use crate::kernel::{Error, Lang, Result};
use crate::matchmaking::score::Strength as Need;
use crate::show::Edition;
use crate::visitors::{self, Contact, Purpose, Question, SampleVisitor, Strength};

/// The address of the buyer whose badge link is printed.
pub const LEAD: &str = "buyer@example.com";

/// Makes the first visitor one who needs what the first makers of cold-chain goods supply.
pub fn cast(visitors: &mut [Buyer]) {
    let Some(first) = visitors.first_mut() else { return };
    "林晓岚".clone_into(&mut first.person.name);
    "buyer".clone_into(&mut first.person.mailbox);
    "鲜达生鲜示例".clone_into(&mut first.company);
    "冷链采购经理".clone_into(&mut first.title);
    "fresh".clone_into(&mut first.buyer_type);
    first.reads_chinese = true;
    first.matching = true;
    first.days = (0..3).collect();
    let needs =
        [("S5-01", Need::Must), ("S5-02", Need::Must), ("S5-10", Need::Want), ("S3-04", Need::Curious)];
    first.needs = needs.into_iter().map(|(code, strength)| (code.to_owned(), strength)).collect();
}

/// Registers them, each with a badge; `first` is the number of the first of them.
pub async fn register(
    change: &Change,
    edition: &Edition,
    some: &[Buyer],
    first: usize,
) -> Result<Vec<VisitorId>> {
    let days = visitors::show_days(edition);
    let people = some.iter().zip(first..).map(|(buyer, number)| sample(change, buyer, number, &days));
    let people: Vec<SampleVisitor> = people.collect::<Result<_>>()?;
    let badges = visitors::add_sample(change, edition, people).await?;
    badges.into_iter().map(|badge| badge.visitor_id.ok_or(Error::NotFound)).collect()
}

fn sample(change: &Change, buyer: &Buyer, number: usize, days: &[String]) -> Result<SampleVisitor> {
    let by_mail = !buyer.reads_chinese || number.is_multiple_of(3);
    let contact = if by_mail {
        let address =
            if number == 0 { LEAD.to_owned() } else { format!("{}@example.com", buyer.person.mailbox) };
        Contact::Email(Email::parse(&address).map_err(|_| wrong("address"))?)
    } else {
        Contact::Mobile(Mobile::parse(&mobile(number)).map_err(|_| wrong("number"))?)
    };
    let mut consents = Vec::new();
    if buyer.matching {
        consents.push(Purpose::Matchmaking);
    }
    if number % 3 != 1 {
        consents.push(Purpose::LeadSharing);
    }
    let there = buyer.days.iter().filter_map(|day| days.get(*day)).cloned().collect();
    Ok(SampleVisitor {
        name: buyer.person.name.clone(),
        company: buyer.company.clone(),
        contact,
        buyer_type: buyer.buyer_type.clone(),
        title: Some(buyer.title.clone()),
        lang: if buyer.reads_chinese { Lang::Zh } else { Lang::En },
        interests: buyer.needs.iter().map(|(code, need)| (code.clone(), strength(*need))).collect(),
        consents,
        answers: vec![(Question::Days, there)],
        registered_at: earlier(change.at, number, 3_000.max(number + 1)),
    })
}

fn strength(need: Need) -> Strength {
    match need {
        Need::Must => Strength::Must,
        Need::Want => Strength::Want,
        Need::Curious => Strength::Curious,
    }
}
