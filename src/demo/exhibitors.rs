//! Gives the invented companies their booths, badges and people.
use super::companies::Company;
use super::{PASSWORD, mobile, wrong};
use crate::accounts::{password, service};
use crate::booths::{self, Settled};
use crate::db::Change;
use crate::exhibitors::{self, Sample};
use crate::kernel::contact::{Email, PersonName};
use crate::kernel::id::ExhibitorId;
use crate::kernel::{Lang, Result};
use crate::matchmaking;
use crate::show::Edition;
use crate::visitors::{NewBadge, add_badges};
use std::collections::BTreeMap;

/// The address of the exhibitor whose sign-in is printed.
pub const LEAD: &str = "exhibitor@example.com";
/// The company they act for.
const LEAD_COMPANY: &str = "IceShield Demo";

/// Adds companies with booths; answers who they became and their place in `companies`.
pub async fn settle(
    change: &Change,
    edition: &Edition,
    companies: &[Company],
) -> Result<Vec<(ExhibitorId, usize)>> {
    let samples: Vec<Sample> = companies.iter().enumerate().map(|(place, it)| sample(it, place)).collect();
    let ids = exhibitors::add_samples(change, edition.id, &samples).await?;
    let numbers = numbers(edition, booths::free_numbers(change, edition).await?, companies);
    let placed: Vec<(ExhibitorId, usize)> =
        ids.iter().copied().zip(0..).filter(|(_, place)| numbers.contains_key(place)).collect();
    let settled: Vec<Settled> = placed
        .iter()
        .map(|(exhibitor, place)| Settled { exhibitor: *exhibitor, number: numbers[place].clone() })
        .collect();
    booths::settle(change, edition, &settled).await?;
    let sought: Vec<_> = placed.iter().map(|(id, place)| (*id, companies[*place].seeks.clone())).collect();
    matchmaking::seek(change, &sought).await?;
    badges(change, edition, &placed, companies).await?;
    if let Some((id, place)) = placed.iter().find(|(_, place)| companies[*place].name.en == LEAD_COMPANY) {
        member(change, *id, &companies[*place].contact.name).await?;
    }
    Ok(placed)
}

pub(super) fn sample(it: &Company, place: usize) -> Sample {
    let products = it.products.iter().map(|(code, name)| (name.zh.clone(), name.en.clone(), code.clone()));
    Sample {
        name_zh: it.name.zh.clone(),
        name_en: it.name.en.clone(),
        about_zh: it.about.zh.clone(),
        about_en: it.about.en.clone(),
        website: it.website.clone(),
        country: it.country.to_owned(),
        contact_name: it.contact.name.clone(),
        contact_email: format!("{}@example.com", it.contact.mailbox),
        contact_mobile: format!("+86{}", mobile(place)),
        sectors: it.codes.clone(),
        products: products.collect(),
    }
}

/// A free booth for each, known ones first, then one in the hall of its main sector, then any.
fn numbers(edition: &Edition, free: Vec<String>, companies: &[Company]) -> BTreeMap<usize, String> {
    let mut by_hall: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for hall in &edition.halls {
        let own: Vec<String> =
            free.iter().filter(|number| number.starts_with(&hall.code)).rev().cloned().collect();
        by_hall.insert(&hall.code, own);
    }
    let mut found = BTreeMap::new();
    for (place, known) in companies.iter().enumerate().filter_map(|(place, it)| Some((place, it.known_for?)))
    {
        for numbers in by_hall.values_mut() {
            if let Some(at) = numbers.iter().position(|number| number == known) {
                found.insert(place, numbers.remove(at));
            }
        }
    }
    for (place, company) in companies.iter().enumerate() {
        if found.contains_key(&place) {
            continue;
        }
        let sector =
            company.codes.first().and_then(|code| edition.sector_of(code)).map(|sector| sector.code.as_str());
        let home = edition
            .halls
            .iter()
            .find(|hall| sector.is_some_and(|code| hall.sectors.iter().any(|it| it == code)));
        let own = home.and_then(|hall| by_hall.get_mut(hall.code.as_str())?.pop());
        if let Some(number) = own.or_else(|| by_hall.values_mut().find_map(Vec::pop)) {
            found.insert(place, number);
        }
    }
    found
}

/// One badge for whoever signs in for the company; the rest of a team is the company's own business.
async fn badges(
    change: &Change,
    edition: &Edition,
    placed: &[(ExhibitorId, usize)],
    companies: &[Company],
) -> Result<()> {
    let badge = |id: ExhibitorId, company: &Company| NewBadge {
        edition: edition.id,
        epoch: i32::from(edition.key_epoch),
        category: "EXH".to_owned(),
        visitor: None,
        exhibitor: Some(id),
        name: company.contact.name.clone(),
        company: company.name.zh.clone(),
    };
    let new = placed.iter().map(|(id, place)| badge(*id, &companies[*place])).collect();
    add_badges(change, new).await.map(|_| ())
}

async fn member(change: &Change, id: ExhibitorId, name: &str) -> Result<()> {
    let person = service::NewMember {
        email: Email::parse(LEAD).map_err(|_| wrong("address"))?,
        name: PersonName::parse(name).map_err(|_| wrong("name"))?,
        lang: Lang::Zh,
        password_hash: password::hash(PASSWORD.to_owned()).await?,
    };
    service::add_member(change, id, person, "admin").await.map(|_| ())
}
