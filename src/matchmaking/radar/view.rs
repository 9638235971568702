//! Counting buyers and exhibitors.
use super::pages::{Category, Radar, Share};
use super::rules::{pull, told};
use super::store;
use crate::db::Db;
use crate::kernel::Result;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::matchmaking::index::Index;
use crate::show::Edition;
use crate::visitors::Question;
use std::collections::HashMap;

/// So many sub-categories are proposed for recruiting.
const RECRUITED: usize = 10;

/// What is asked for.
#[derive(Copy, Clone, Debug, Default)]
pub struct Asked<'a> {
    /// Only buyers of this region.
    pub region: Option<&'a str>,
    /// Only buyers with so many parcels a day.
    pub volume: Option<&'a str>,
    /// Only buyers who spend so much on packaging.
    pub spend: Option<&'a str>,
    /// The exhibitor who asks.
    pub me: Option<ExhibitorId>,
}

/// Demand against supply, as it may be told.
///
/// # Errors
/// As any question to the database.
pub async fn radar(db: &Db, index: &Index, edition: &Edition, asked: Asked<'_>) -> Result<Radar> {
    let (buyers, makers) = (index.buyers(db, edition).await?, index.makers(db, edition).await?);
    let all: Vec<VisitorId> = buyers.by_id.keys().copied().collect();
    let regions = store::answers(db.read(), &all, Question::Region).await?;
    let volumes = store::answers(db.read(), &all, Question::Parcels).await?;
    let spends = store::answers(db.read(), &all, Question::Spend).await?;
    let said = |answers: &HashMap<VisitorId, String>, id: VisitorId, wanted: Option<&str>| {
        wanted.is_none_or(|wanted| answers.get(&id).map(String::as_str) == Some(wanted))
    };
    let counted = |id: VisitorId| {
        let is_there = said(&regions, id, asked.region) && said(&volumes, id, asked.volume);
        is_there && said(&spends, id, asked.spend)
    };
    let counted: Vec<_> = buyers.by_id.values().filter(|buyer| counted(buyer.id)).collect();
    let (mut wants, mut shows) = (HashMap::<&str, usize>::new(), HashMap::<&str, usize>::new());
    for need in counted.iter().flat_map(|buyer| &buyer.demand.needs) {
        *wants.entry(&need.code).or_default() += 1;
    }
    for code in makers.by_id.values().flat_map(|maker| &maker.supply.codes) {
        *shows.entry(code).or_default() += 1;
    }
    let mine = asked.me.and_then(|id| makers.by_id.get(&id));
    let category = |code: &str| {
        let of = |counts: &HashMap<&str, usize>| counts.get(code).copied().unwrap_or_default();
        let (buyers, exhibitors) = (told(of(&wants)), of(&shows));
        Category {
            code: code.to_owned(),
            name: edition.category(code).cloned().unwrap_or_default(),
            buyers,
            exhibitors,
            pull: pull(buyers, exhibitors),
            mine: mine.is_some_and(|maker| maker.supply.codes.contains(code)),
        }
    };
    let mut categories: Vec<Category> = edition.sub_categories().map(|it| category(&it.code)).collect();
    categories.sort_by(|x, y| y.mine.cmp(&x.mine).then(y.buyers.cmp(&x.buyers)).then(x.code.cmp(&y.code)));
    let mut recruit: Vec<Category> = categories.iter().filter(|it| it.pull > 0).cloned().collect();
    recruit.sort_by(|x, y| y.pull.cmp(&x.pull).then(x.code.cmp(&y.code)));
    recruit.truncate(RECRUITED);
    Ok(Radar {
        buyers: told(counted.len()),
        categories,
        recruit,
        regions: shares(edition, "regions", &regions, asked.region),
        volumes: shares(edition, "parcels_per_day", &volumes, asked.volume),
        spends: shares(edition, "pack_spend_cny", &spends, asked.spend),
    })
}

fn shares(
    edition: &Edition,
    list: &str,
    answers: &HashMap<VisitorId, String>,
    chosen: Option<&str>,
) -> Vec<Share> {
    let share = |it: &crate::show::edition::Choice| Share {
        code: it.code.clone(),
        name: it.name.clone(),
        buyers: told(answers.values().filter(|said| **said == it.code).count()),
        chosen: chosen == Some(it.code.as_str()),
    };
    edition.list(list).iter().map(share).collect()
}
