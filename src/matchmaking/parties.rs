//! The two sides as matchmaking knows them, read from the domains that own them, many at a time.
use super::profile::avoid::plain_name;
use super::profile::said::{Said, Wishes};
use super::score::{Demand, Need, Strength, Supply};
use super::{ground, store};
use crate::accounts;
use crate::booths::entity::booth;
use crate::exhibitors::entity::{exhibitor, product, sector};
use crate::kernel::contact::{Email, Mobile};
use crate::kernel::id::{EditionId, ExhibitorId, HallId, VisitorId};
use crate::kernel::{Bilingual, Lang, Result};
use crate::mail::To;
use crate::show::Edition;
use crate::visitors::entity::{answer, interest, visitor};
use crate::visitors::{self, Question};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An exhibitor that holds a confirmed booth.
#[derive(Clone, Debug, PartialEq)]
pub struct Maker {
    /// Who.
    pub id: ExhibitorId,
    /// The company's name.
    pub name: Bilingual,
    /// Names of what it shows.
    pub products: Vec<Bilingual>,
    /// Number of its first booth.
    pub booth: String,
    /// Code of the hall that lies in.
    pub hall: String,
    /// What it supplies; the days are filled in when it is judged.
    pub supply: Supply,
    /// What it says for itself.
    pub text: Bilingual,
    /// Plain names of companies it does not want to meet here.
    pub avoids: BTreeSet<String>,
}

impl Maker {
    /// Does it avoid people of this company?
    pub fn avoids(&self, company: &str) -> bool {
        !self.avoids.is_empty() && !company.is_empty() && self.avoids.contains(&plain_name(company))
    }
}

/// A buyer who takes part.
#[derive(Clone, Debug, PartialEq)]
pub struct Buyer {
    /// Who.
    pub id: VisitorId,
    /// Where they work; empty for somebody who works for themselves.
    pub company: String,
    /// What they look for, from which kind of company, on which days.
    pub demand: Demand,
    /// What the visit is for: codes of the edition's purposes.
    pub intents: Vec<String>,
    /// What they say for themselves.
    pub text: Bilingual,
    /// What they do, in their own words; nobody is shown it before a meeting is agreed.
    pub title: String,
}

/// A registered person with name and contact, for whoever may know them.
#[derive(Clone, Debug)]
pub struct Person {
    /// The buyer in them.
    pub buyer: Buyer,
    /// Their name.
    pub name: String,
    /// What they do.
    pub title: Option<String>,
    /// Their number.
    pub mobile: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// Do they take part now?
    pub takes_part: bool,
    /// The language letters to them are written in.
    pub lang: Lang,
}

/// Where an exhibitor is found, and what it is called.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The company.
    pub name: Bilingual,
    /// The hall.
    pub hall: Bilingual,
    /// Number of its booth.
    pub booth: String,
}

/// So many ids go into one question.
const AT_ONCE: usize = 500;

/// Every exhibitor of the edition that holds a confirmed booth.
pub async fn makers(db: &impl ConnectionTrait, edition: &Edition) -> Result<Vec<Maker>> {
    let booths = booths(db, edition.id).await?;
    let companies =
        exhibitor::Entity::find().filter(exhibitor::COLUMN.edition_id.eq(edition.id)).all(db).await?;
    let (mut codes, mut products) = supplies(db, edition.id).await?;
    let mut sought = store::all_sought(db).await?;
    let mut said = Said::read(db).await?;
    let maker = |company: exhibitor::Model| {
        let (hall, number) = booths.get(&company.id)?;
        let products = products.remove(&company.id).unwrap_or_default();
        let supply = Supply {
            codes: codes.remove(&company.id).unwrap_or_default(),
            products: products.iter().map(|product| product.sector_code.clone()).collect(),
            seeks: sought.remove(&company.id).unwrap_or_default(),
            days: BTreeSet::new(),
            offered: said.offered(edition, company.id),
        };
        Some(Maker {
            id: company.id,
            name: Bilingual::new(company.name_zh, company.name_en),
            products: products.into_iter().map(|it| Bilingual::new(it.name_zh, it.name_en)).collect(),
            booth: number.clone(),
            hall: edition
                .halls
                .iter()
                .find(|it| it.id == *hall)
                .map(|it| it.code.clone())
                .unwrap_or_default(),
            supply,
            text: said.text(company.id),
            avoids: said.avoided.remove(&company.id).unwrap_or_default(),
        })
    };
    Ok(companies.into_iter().filter_map(maker).collect())
}

type Codes = HashMap<ExhibitorId, BTreeSet<String>>;
type Products = HashMap<ExhibitorId, Vec<product::Model>>;

/// What all companies of the edition supply and show.
async fn supplies(db: &impl ConnectionTrait, edition: EditionId) -> Result<(Codes, Products)> {
    let own = || {
        let ids = exhibitor::Entity::find().filter(exhibitor::COLUMN.edition_id.eq(edition));
        ids.select_only().column(exhibitor::Column::Id).into_query()
    };
    let mut codes: Codes = HashMap::new();
    let rows = sector::Entity::find().filter(sector::COLUMN.exhibitor_id.in_subquery(own()));
    for row in rows.all(db).await? {
        codes.entry(row.exhibitor_id).or_default().insert(row.sector_code);
    }
    let mut products: Products = HashMap::new();
    let rows = product::Entity::find().filter(product::COLUMN.exhibitor_id.in_subquery(own()));
    for row in rows.order_by_asc(product::COLUMN.position).all(db).await? {
        products.entry(row.exhibitor_id).or_default().push(row);
    }
    Ok((codes, products))
}

/// The first confirmed booth of each exhibitor.
async fn booths(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<BTreeMap<ExhibitorId, (HallId, String)>> {
    let taken = booth::Entity::find().filter(booth::COLUMN.edition_id.eq(edition));
    let taken = taken.filter(booth::COLUMN.status.eq(booth::Status::Confirmed));
    let mut booths = BTreeMap::new();
    for row in taken.order_by_asc(booth::COLUMN.number).all(db).await? {
        let Some(exhibitor) = row.exhibitor_id else { continue };
        booths.entry(exhibitor).or_insert((row.hall_id, row.number));
    }
    Ok(booths)
}

/// Everybody who takes part, or those of `only` who do.
pub async fn buyers(
    db: &impl ConnectionTrait,
    edition: &Edition,
    only: Option<&BTreeSet<VisitorId>>,
) -> Result<Vec<Buyer>> {
    let found = match only {
        Some(who) => people(db, edition, who).await?,
        None => {
            let all = visitor::Entity::find().filter(visitor::COLUMN.edition_id.eq(edition.id));
            let all = all.filter(visitor::COLUMN.matching.eq(true)).all(db).await?;
            described(db, edition, all).await?
        }
    };
    Ok(found.into_values().filter(|person| person.takes_part).map(|person| person.buyer).collect())
}

/// One buyer, if they take part.
pub async fn buyer(db: &impl ConnectionTrait, edition: &Edition, id: VisitorId) -> Result<Option<Buyer>> {
    Ok(buyers(db, edition, Some(&[id].into())).await?.pop())
}

/// These registered people, whether they take part or not.
pub async fn people(
    db: &impl ConnectionTrait,
    edition: &Edition,
    who: &BTreeSet<VisitorId>,
) -> Result<HashMap<VisitorId, Person>> {
    let mut rows = Vec::with_capacity(who.len());
    for some in who.iter().copied().collect::<Vec<_>>().chunks(AT_ONCE) {
        let some = visitor::Entity::find().filter(visitor::COLUMN.id.is_in(some.iter().copied()));
        rows.extend(some.filter(visitor::COLUMN.edition_id.eq(edition.id)).all(db).await?);
    }
    described(db, edition, rows).await
}

/// The rows with what each looks for and when they are there.
async fn described(
    db: &impl ConnectionTrait,
    edition: &Edition,
    rows: Vec<visitor::Model>,
) -> Result<HashMap<VisitorId, Person>> {
    let ids: Vec<VisitorId> = rows.iter().map(|row| row.id).collect();
    let mut needs: HashMap<VisitorId, Vec<Need>> = HashMap::new();
    let mut days: HashMap<VisitorId, BTreeSet<i64>> = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let interests =
            interest::Entity::find().filter(interest::COLUMN.visitor_id.is_in(some.iter().copied()));
        for row in interests.all(db).await? {
            let need = Need { code: row.sector_code, strength: strength(row.strength) };
            needs.entry(row.visitor_id).or_default().push(need);
        }
        let answers = answer::Entity::find().filter(answer::COLUMN.visitor_id.is_in(some.iter().copied()));
        for row in answers.filter(answer::COLUMN.question.eq(Question::Days.word())).all(db).await? {
            days.entry(row.visitor_id).or_default().extend(ground::parse(&row.answer));
        }
    }
    let wishes = Wishes::read(db, &ids).await?;
    let every_day: BTreeSet<i64> = ground::Ground::of(edition).days().into_iter().collect();
    let person = |row: visitor::Model| {
        let there = days.remove(&row.id).filter(|days| !days.is_disjoint(&every_day));
        let demand = Demand {
            needs: needs.remove(&row.id).unwrap_or_default(),
            buyer_type: row.buyer_type,
            days: there.unwrap_or_else(|| every_day.clone()),
            asked: wishes.asked(edition, row.id),
        };
        let person = Person {
            buyer: Buyer {
                id: row.id,
                company: row.company,
                demand,
                intents: wishes.intents(row.id),
                text: wishes.text(row.id),
                title: row.title.clone().unwrap_or_default(),
            },
            name: row.name,
            title: row.title,
            mobile: row.mobile,
            email: row.email,
            takes_part: row.matching && row.withdrawn_at.is_none(),
            lang: row.lang,
        };
        (row.id, person)
    };
    Ok(rows.into_iter().map(person).collect())
}

fn strength(said: visitors::Strength) -> Strength {
    match said {
        visitors::Strength::Must => Strength::Must,
        visitors::Strength::Want => Strength::Want,
        visitors::Strength::Curious => Strength::Curious,
    }
}

/// Where an exhibitor is found.
pub async fn place(db: &impl ConnectionTrait, edition: &Edition, id: ExhibitorId) -> Result<Place> {
    let company = crate::exhibitors::find(db, edition.id, id).await?;
    let taken = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.eq(id));
    let taken = taken.filter(booth::COLUMN.status.eq(booth::Status::Confirmed));
    let found = taken.order_by_asc(booth::COLUMN.number).one(db).await?;
    let hall = found.as_ref().and_then(|row| edition.halls.iter().find(|hall| hall.id == row.hall_id));
    Ok(Place {
        name: Bilingual::new(company.name_zh, company.name_en),
        hall: hall.map(|hall| hall.name.clone()).unwrap_or_default(),
        booth: found.map(|row| row.number).unwrap_or_default(),
    })
}

/// What a buyer is called before a meeting is agreed: their company, or else the kind of company.
pub async fn buyer_company(db: &impl ConnectionTrait, edition: &Edition, id: VisitorId) -> Result<Bilingual> {
    let row = visitors::visitor(db, edition.id, id).await?;
    if !row.company.is_empty() {
        return Ok(Bilingual::new(row.company.as_str(), row.company.as_str()));
    }
    Ok(edition.choice("buyer_types", &row.buyer_type).cloned().unwrap_or_default())
}

/// Where a visitor's letters go, and in which language.
pub async fn reach(
    db: &impl ConnectionTrait,
    edition: &Edition,
    id: VisitorId,
) -> Result<Option<(To, Lang)>> {
    let row = visitors::visitor(db, edition.id, id).await?;
    let email = row.email.and_then(|raw| Email::parse(&raw).ok()).map(To::Email);
    let mobile = row.mobile.and_then(|raw| Mobile::parse(&raw).ok()).map(To::Mobile);
    Ok(email.or(mobile).map(|to| (to, row.lang)))
}

/// Where the letters of a company's members go.
pub async fn members(db: &impl ConnectionTrait, id: ExhibitorId) -> Result<Vec<(To, Lang)>> {
    let found = accounts::member_emails(db, id).await?;
    Ok(found.iter().map(|(email, lang)| (To::from(email), *lang)).collect())
}
