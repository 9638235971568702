//! Profiles as matchmaking weighs them, read many at a time.
use super::avoid::plain_name;
use super::entity::{buyer_profile, supply_profile};
use super::store::{self, Codes};
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::kernel::{Bilingual, Result};
use crate::matchmaking::constraints::{Asked, Band, Offered};
use crate::matchmaking::conversation::masked;
use crate::matchmaking::side::Side;
use crate::show::Edition;
use crate::visitors::Question;
use crate::visitors::entity::answer;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The list of smallest orders and of quantities.
pub const QUANTITIES: &str = "order_quantity";
/// The list of how dear a company is.
pub const TIERS: &str = "price_tiers";
/// The list of certificates, in the edition and in profiles.
pub const CERTIFICATES: &str = "certificates";
/// The list of regions, in the edition and in profiles.
pub const REGIONS: &str = "regions";
/// The list of times.
pub const TIMES: &str = "timing";
/// The list of what a visit is for.
pub const INTENTS: &str = "purposes";
/// The list of budgets.
pub const BUDGETS: &str = "pack_spend_cny";

/// What all companies have said.
pub struct Said {
    profiles: HashMap<ExhibitorId, supply_profile::Model>,
    codes: HashMap<Uuid, Codes>,
    /// Plain names of the companies each avoids.
    pub avoided: HashMap<ExhibitorId, BTreeSet<String>>,
}

impl Said {
    /// Everything.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self> {
        let names = store::avoided_names(db).await?.into_iter();
        let plain = |all: Vec<String>| all.iter().map(|name| plain_name(name)).collect();
        Ok(Self {
            profiles: store::supplies(db).await?,
            codes: store::all_codes(db, Side::Exhibitor).await?,
            avoided: names.map(|(id, all)| (id, plain(all))).collect(),
        })
    }

    /// What one company offers beside its goods.
    pub fn offered(&self, edition: &Edition, id: ExhibitorId) -> Offered {
        let own = self.profiles.get(&id);
        let codes = |list: &str| self.codes.get(&id.uuid()).and_then(|all| all.get(list)).cloned();
        let band = |list, code: Option<&String>| code.and_then(|code| band(edition, list, code));
        Offered {
            minimum_order: band(QUANTITIES, own.and_then(|it| it.minimum_order.as_ref())),
            price_tier: band(TIERS, own.and_then(|it| it.price_tier.as_ref())),
            delivers_within: band(TIMES, own.and_then(|it| it.delivers_within.as_ref())),
            regions: codes(REGIONS).unwrap_or_default(),
            certificates: codes(CERTIFICATES).unwrap_or_default(),
        }
    }

    /// What it says for itself, contacts hidden.
    pub fn text(&self, id: ExhibitorId) -> Bilingual {
        let own = self.profiles.get(&id);
        own.map(|it| Bilingual::new(masked(&it.text_zh), masked(&it.text_en))).unwrap_or_default()
    }
}

/// What some buyers have said.
pub struct Wishes {
    profiles: HashMap<VisitorId, buyer_profile::Model>,
    codes: HashMap<Uuid, Codes>,
    answers: HashMap<(VisitorId, String), Vec<String>>,
}

impl Wishes {
    /// Everything these buyers have said.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn read(db: &impl ConnectionTrait, ids: &[VisitorId]) -> Result<Self> {
        let mut all = Self { profiles: HashMap::new(), codes: HashMap::new(), answers: HashMap::new() };
        let asked = [Question::Purposes, Question::Spend, Question::Timing, Question::Region];
        for some in ids.chunks(500) {
            all.profiles.extend(store::buyers(db, some).await?);
            let owners: Vec<Uuid> = some.iter().map(|id| id.uuid()).collect();
            all.codes.extend(store::codes_of(db, Side::Visitor, &owners).await?);
            let rows = answer::Entity::find().filter(answer::COLUMN.visitor_id.is_in(some.iter().copied()));
            let rows = rows.filter(answer::COLUMN.question.is_in(asked.map(Question::word)));
            for row in rows.all(db).await? {
                all.answers.entry((row.visitor_id, row.question)).or_default().push(row.answer);
            }
        }
        Ok(all)
    }

    fn answer(&self, id: VisitorId, question: Question) -> Option<&String> {
        self.answers.get(&(id, question.word().to_owned())).and_then(|all| all.first())
    }

    /// What one buyer asks for beside the goods. Delivered where they come from, unless they say otherwise.
    pub fn asked(&self, edition: &Edition, id: VisitorId) -> Asked {
        let own = self.profiles.get(&id);
        let band = |list, code: Option<&String>| code.and_then(|code| band(edition, list, code));
        let region = match own {
            Some(own) => own.deliver_to.clone(),
            None => self.answer(id, Question::Region).cloned(),
        };
        Asked {
            quantity: band(QUANTITIES, own.and_then(|it| it.quantity.as_ref())),
            budget: band(BUDGETS, self.answer(id, Question::Spend)),
            timing: band(TIMES, self.answer(id, Question::Timing)),
            region,
            certificates: self
                .codes
                .get(&id.uuid())
                .and_then(|all| all.get(CERTIFICATES))
                .cloned()
                .unwrap_or_default(),
        }
    }

    /// What the visit is for.
    pub fn intents(&self, id: VisitorId) -> Vec<String> {
        self.answers.get(&(id, Question::Purposes.word().to_owned())).cloned().unwrap_or_default()
    }

    /// What they say for themselves, contacts hidden.
    pub fn text(&self, id: VisitorId) -> Bilingual {
        let own = self.profiles.get(&id);
        own.map(|it| Bilingual::new(masked(&it.text_zh), masked(&it.text_en))).unwrap_or_default()
    }
}

/// A code with its place in the edition's list; an unknown one is like none.
fn band(edition: &Edition, list: &str, code: &str) -> Option<Band> {
    let rank = edition.list(list).iter().position(|choice| choice.code == code)?;
    Some(Band { code: code.to_owned(), rank })
}
