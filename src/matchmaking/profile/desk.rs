//! What the profile pages show, put together: what is kept, or what was typed.
use super::avoid::Why;
use super::entity::avoided_party;
use super::forms::LONGEST_TEXT;
use super::pages::{Avoided, BuyerLists, BuyerProfile, ChosenNeed, CompanyLists, CompanyProfile};
use super::{said, store};
use crate::accounts::{Exhibitor, Visitor};
use crate::db::Db;
use crate::kernel::id::VisitorId;
use crate::kernel::{Bilingual, Lang, Moment, Result};
use crate::matchmaking::desk::{self, CompanyDesk};
use crate::matchmaking::ground::Ground;
use crate::matchmaking::index::Index;
use crate::matchmaking::pages::{self, Choice, Day, Notice, OpenSlot, OpenSlotsOfDay};
use crate::matchmaking::parties;
use crate::matchmaking::score::Strength;
use crate::matchmaking::side::Side;
use crate::matchmaking::store as meetings;
use crate::show::Edition;
use crate::visitors;
use crate::web::check::Mistakes;
use crate::web::{Fields, FormState};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What was typed and what is wrong with it, for a page that comes back.
pub type Typed<'f> = Option<(&'f Fields, Mistakes)>;

/// A buyer's page.
///
/// # Errors
/// As any question to the database.
pub async fn buyer(
    db: &Db,
    index: &Index,
    me: &Visitor,
    lang: Lang,
    typed: Typed<'_>,
) -> Result<BuyerProfile> {
    let edition = me.edition();
    let needs = visitors::interests(db.read(), me.id()).await?;
    let people = parties::people(db.read(), edition, &[me.id()].into()).await?;
    let days = people.get(&me.id()).map(|it| it.buyer.demand.days.clone()).unwrap_or_default();
    let fields = match &typed {
        Some((fields, _)) => (*fields).clone(),
        None => kept_buyer(db, me, needs.iter().map(|it| it.sector_code.clone()).collect()).await?,
    };
    let closed = match &typed {
        Some((fields, _)) => closed_by_form(fields, edition),
        None => store::closed_by(db.read(), me.id()).await?,
    };
    let name = |code: &str| edition.category(code).cloned().unwrap_or_default();
    let chosen = needs.iter().map(|need| ChosenNeed {
        code: need.sector_code.clone(),
        name: name(&need.sector_code),
        strength: strength(&fields, need),
    });
    let is_there = |day: &str| crate::matchmaking::ground::parse(day).is_some_and(|day| days.contains(&day));
    Ok(BuyerProfile {
        notice: None,
        chosen: chosen.collect(),
        sectors: serde_json::to_value(&edition.sectors)?,
        lists: lists(edition, lang),
        days: desk::days(edition).into_iter().map(|day| Choice { chosen: is_there(&day), day }).collect(),
        slots: slots(db, me, &closed).await?,
        avoided: put_away(db, index, me).await?,
        longest: LONGEST_TEXT,
        form: FormState::with(&fields, typed.map(|(_, mistakes)| mistakes).unwrap_or_default()),
    })
}

/// Every slot, whether it is open, and whether the buyer has a meeting in it.
async fn slots(db: &Db, me: &Visitor, closed: &BTreeSet<Moment>) -> Result<Vec<Day<OpenSlotsOfDay>>> {
    let held = meetings::meetings_of_visitor(db.read(), me.id()).await?;
    let ground = Ground::of(me.edition());
    let slots = ground.grid.slots().iter().map(|slot| {
        let starts_at = Moment(slot.starts);
        let taken = held.iter().any(|row| row.starts_at == starts_at);
        (starts_at, OpenSlot { starts_at, open: !closed.contains(&starts_at), taken })
    });
    Ok(pages::by_day(&ground, slots, |slots| OpenSlotsOfDay { slots }))
}

/// What a buyer chooses from.
fn lists(edition: &Edition, lang: Lang) -> BuyerLists {
    let list = |name: &str| list(edition, name, lang);
    BuyerLists {
        intents: list(said::INTENTS),
        quantities: list(said::QUANTITIES),
        budgets: list(said::BUDGETS),
        regions: list(said::REGIONS),
        times: list(said::TIMES),
        certificates: list(said::CERTIFICATES),
    }
}

/// Companies the buyer put away.
async fn put_away(db: &Db, index: &Index, me: &Visitor) -> Result<Vec<Avoided>> {
    let makers = index.makers(db, me.edition()).await?;
    let rows = store::said_by(db.read(), Side::Visitor, Some(me.id()), None).await?;
    let line = |row: avoided_party::Model| Avoided {
        id: row.exhibitor_id.to_string(),
        name: makers.by_id.get(&row.exhibitor_id).map(|it| it.name.clone()).unwrap_or_default(),
        why: row.why,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// What was ticked, or what is kept.
fn strength(fields: &Fields, need: &visitors::entity::interest::Model) -> Strength {
    let typed = fields.one(&format!("strength-{}", need.sector_code)).and_then(visitors::Strength::parse);
    match typed.unwrap_or(need.strength) {
        visitors::Strength::Must => Strength::Must,
        visitors::Strength::Want => Strength::Want,
        visitors::Strength::Curious => Strength::Curious,
    }
}

/// The form as it was saved.
async fn kept_buyer(db: &Db, me: &Visitor, needs: Vec<String>) -> Result<Fields> {
    let wishes = said::Wishes::read(db.read(), &[me.id()]).await?;
    let asked = wishes.asked(me.edition(), me.id());
    let own = store::buyers(db.read(), &[me.id()]).await?.remove(&me.id());
    let text = own.map(|it| Bilingual::new(it.text_zh, it.text_en)).unwrap_or_default();
    let code =
        |band: Option<crate::matchmaking::constraints::Band>| band.map(|it| it.code).unwrap_or_default();
    Ok(Fields::default()
        .with_all("interests", needs)
        .with_all("intents", wishes.intents(me.id()))
        .with("quantity", code(asked.quantity))
        .with("budget", code(asked.budget))
        .with("region", asked.region.unwrap_or_default())
        .with("timing", code(asked.timing))
        .with_all("certificates", asked.certificates)
        .with("text_zh", text.zh)
        .with("text_en", text.en))
}

/// Every slot that was shown and is not ticked.
pub fn closed_by_form(fields: &Fields, edition: &Edition) -> BTreeSet<Moment> {
    if !fields.has("slots") {
        return BTreeSet::new();
    }
    let open: BTreeSet<i64> = fields.all("open").filter_map(|at| at.parse().ok()).collect();
    let ground = Ground::of(edition);
    ground.grid.slots().iter().map(|slot| slot.starts).filter(|at| !open.contains(at)).map(Moment).collect()
}

/// A company's page; none for one without a booth.
///
/// # Errors
/// As any question to the database.
pub async fn company(
    db: &Db,
    index: &Index,
    me: &Exhibitor,
    lang: Lang,
    typed: Typed<'_>,
) -> Result<Option<CompanyProfile>> {
    let Some(desk) = CompanyDesk::open(db, index, me).await? else { return Ok(None) };
    let edition = me.edition();
    let fields = match &typed {
        Some((fields, _)) => (*fields).clone(),
        None => kept_company(db, me).await?,
    };
    let avoided = store::said_by(db.read(), Side::Exhibitor, None, Some(me.id())).await?;
    let who: BTreeSet<VisitorId> = avoided.iter().map(|row| row.visitor_id).collect();
    let people = parties::people(db.read(), edition, &who).await?;
    let called = |id: VisitorId| people.get(&id).map(|it| it.buyer.company.clone()).unwrap_or_default();
    let list = |name: &str| list(edition, name, lang);
    Ok(Some(CompanyProfile {
        waiting: desk.waiting(),
        notice: None,
        lists: CompanyLists {
            quantities: list(said::QUANTITIES),
            tiers: list(said::TIERS),
            times: list(said::TIMES),
            regions: list(said::REGIONS),
            certificates: list(said::CERTIFICATES),
            kinds: list("buyer_types"),
        },
        avoided: avoided
            .iter()
            .map(|row| Avoided {
                id: row.visitor_id.to_string(),
                name: Bilingual::new(called(row.visitor_id), called(row.visitor_id)),
                why: row.why,
                reason: row.reason.clone(),
            })
            .collect(),
        longest: LONGEST_TEXT,
        form: FormState::with(&fields, typed.map(|(_, mistakes)| mistakes).unwrap_or_default()),
    }))
}

async fn kept_company(db: &Db, me: &Exhibitor) -> Result<Fields> {
    let own = store::supply(db.read(), me.id()).await?;
    let codes = store::codes_of(db.read(), Side::Exhibitor, &[me.id().uuid()]).await?;
    let codes = codes.into_values().next().unwrap_or_default();
    let chosen = |list: &str| codes.get(list).cloned().unwrap_or_default();
    let names = |why| store::names_avoided_by(db.read(), me.id(), why);
    let fields = Fields::default()
        .with_all("regions", chosen(said::REGIONS))
        .with_all("certificates", chosen(said::CERTIFICATES))
        .with_all("buyer_type", meetings::sought_by(db.read(), me.id()).await?)
        .with("clients", names(Why::Client).await?.join("\n"))
        .with("competitors", names(Why::Competitor).await?.join("\n"));
    Ok(match own {
        Some(own) => fields
            .with("minimum_order", own.minimum_order.unwrap_or_default())
            .with("price_tier", own.price_tier.unwrap_or_default())
            .with("delivers_within", own.delivers_within.unwrap_or_default())
            .with("text_zh", own.text_zh)
            .with("text_en", own.text_en),
        None => fields,
    })
}

/// A list of the edition as chips or options.
fn list(edition: &Edition, name: &str, lang: Lang) -> Vec<Value> {
    let choices = edition.list(name).iter();
    choices.map(|it| json!({ "value": it.code, "text": it.name.say(lang) })).collect()
}

/// What the last press did.
pub fn saved(done: Option<&str>) -> Option<Notice> {
    let key = match done? {
        "saved" => "requests-done-profile",
        "back" => "requests-done-back",
        _ => return None,
    };
    Some(Notice { key, tone: "ok", name: Bilingual::default(), undo: None })
}
