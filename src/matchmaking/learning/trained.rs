//! What was learnt of an edition: the model and everybody's lists under their own ids, and how both follow what
//! changes between two trainings.
use super::codes::Codes;
use super::deeds::Done;
use super::emphasis::Emphasis;
use super::passed::passed_over;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::matchmaking::index::{Buyers, Makers};
use crate::matchmaking::recommend::{Deed, Event, Fit, For, Gain, Lists, Model, Ranked, Source};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;

/// An exhibitor stands in everybody's lists: to change one costs as much as so many buyers and more.
const DEARER: usize = 8;

/// Ids in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Numbers<I> {
    ids: Vec<I>,
    places: HashMap<I, u32>,
}

impl<I: Copy + Ord + Hash> Numbers<I> {
    fn of(ids: impl IntoIterator<Item = I>) -> Self {
        let mut ids: Vec<I> = ids.into_iter().collect();
        ids.sort_unstable();
        let places = ids.iter().copied().zip(0..).collect();
        Self { ids, places }
    }

    /// The number of an id.
    pub fn get(&self, id: I) -> Option<u32> {
        self.places.get(&id).copied()
    }

    /// The id of a number.
    pub fn id(&self, number: u32) -> I {
        self.ids[number as usize]
    }

    fn next(&mut self, id: I) -> u32 {
        let number = self.ids.len() as u32;
        self.ids.push(id);
        self.places.insert(id, number);
        number
    }
}

/// A pair with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Score and terms.
    pub fit: Fit,
    /// What one side could still say, and what it would bring.
    pub gains: Vec<Gain>,
    /// Where it comes from, for a discovery.
    pub source: Source,
}

/// Exhibitors for a buyer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The best first.
    pub named: Vec<ExhibitorId>,
    /// Those that answer needs the buyer has not named.
    pub discoveries: Vec<ExhibitorId>,
}

/// A show as it was learnt.
pub struct Trained {
    /// The edition's lists.
    pub codes: Codes,
    /// Buyers by number.
    pub visitors: Numbers<VisitorId>,
    /// Exhibitors by number.
    pub exhibitors: Numbers<ExhibitorId>,
    /// What was learnt.
    pub model: Model,
    lists: Lists,
    emphasis: Emphasis,
    makers: Arc<Makers>,
    buyers: Arc<Buyers>,
    gone: BTreeSet<VisitorId>,
    /// Profiles and deeds that were folded in since the training.
    pub changes: usize,
}

impl Trained {
    /// Learns everything.
    pub fn train(
        codes: Codes,
        makers: Arc<Makers>,
        buyers: Arc<Buyers>,
        deeds: &[Done],
        emphasis: Emphasis,
    ) -> Self {
        let visitors = Numbers::of(buyers.by_id.keys().copied());
        let exhibitors = Numbers::of(makers.by_id.keys().copied());
        let mut population = codes.population();
        population.buyers = visitors.ids.iter().map(|id| codes.buyer(&buyers.by_id[id])).collect();
        population.exhibitors = exhibitors.ids.iter().map(|id| codes.exhibitor(&makers.by_id[id])).collect();
        let known = deeds.iter().filter_map(|(visitor, exhibitor, deed)| {
            let (buyer, exhibitor) = (visitors.get(*visitor)?, exhibitors.get(*exhibitor)?);
            Some(Event { buyer, exhibitor, deed: *deed })
        });
        population.events = known.collect();
        let passed = passed_over(&population.events, exhibitors.ids.len() as u32);
        population.events.extend(passed);
        let mut model = Model::train(&population);
        model.emphasise(&emphasis.by_trait());
        let lists = model.lists();
        let gone = BTreeSet::new();
        Self { codes, visitors, exhibitors, model, lists, emphasis, makers, buyers, gone, changes: 0 }
    }

    /// How many profiles are known.
    pub fn size(&self) -> usize {
        let (buyers, exhibitors) = self.model.size();
        buyers + exhibitors
    }

    /// The organiser's emphasis; other weights make other lists.
    pub fn emphasise(&mut self, emphasis: Emphasis) {
        if self.emphasis != emphasis {
            self.emphasis = emphasis;
            self.model.emphasise(&emphasis.by_trait());
            self.lists = self.model.lists();
        }
    }

    /// What the organiser lets count.
    pub fn emphasis(&self) -> Emphasis {
        self.emphasis
    }

    /// Takes over what has changed in the profiles, if that is no more than `most` of them; answers who is new, or
    /// none when there was more.
    pub fn follow(
        &mut self,
        makers: &Arc<Makers>,
        buyers: &Arc<Buyers>,
        most: usize,
    ) -> Option<BTreeSet<VisitorId>> {
        self.follow_makers(makers, most)?;
        self.follow_buyers(buyers, most)
    }

    fn follow_makers(&mut self, makers: &Arc<Makers>, most: usize) -> Option<()> {
        if Arc::ptr_eq(&self.makers, makers) {
            return Some(());
        }
        let mut changed = Vec::new();
        for (id, maker) in &makers.by_id {
            if self.makers.by_id.get(id).is_some_and(|known| Arc::ptr_eq(known, maker)) {
                continue;
            }
            let profile = self.codes.exhibitor(maker);
            if self.exhibitors.get(*id).is_none_or(|number| *self.model.exhibitor(number) != profile) {
                changed.push((*id, profile));
            }
        }
        if changed.len() > most / DEARER {
            return None;
        }
        changed.sort_by_key(|(id, _)| *id);
        for (id, profile) in changed {
            let number = self.exhibitors.get(id).unwrap_or_else(|| self.exhibitors.next(id));
            self.model.set_exhibitor(number, profile);
            self.lists.refresh_exhibitor(&self.model, number);
            self.changes += 1;
        }
        self.makers = makers.clone();
        Some(())
    }

    fn follow_buyers(&mut self, buyers: &Arc<Buyers>, most: usize) -> Option<BTreeSet<VisitorId>> {
        if Arc::ptr_eq(&self.buyers, buyers) {
            return Some(BTreeSet::new());
        }
        let mut changed = Vec::new();
        for (id, buyer) in &buyers.by_id {
            if self.buyers.by_id.get(id).is_some_and(|known| Arc::ptr_eq(known, buyer)) {
                continue;
            }
            let profile = self.codes.buyer(buyer);
            let known = self.visitors.get(*id).filter(|_| !self.gone.contains(id));
            if known.is_none_or(|number| *self.model.buyer(number) != profile) {
                changed.push((*id, profile));
            }
        }
        let left: Vec<VisitorId> =
            self.buyers.by_id.keys().filter(|id| !buyers.by_id.contains_key(id)).copied().collect();
        if changed.len() + left.len() > most {
            return None;
        }
        changed.sort_by_key(|(id, _)| *id);
        let mut joined = BTreeSet::new();
        for (id, profile) in changed {
            let known = self.visitors.get(id);
            if known.is_none() || self.gone.remove(&id) {
                joined.insert(id);
            }
            let number = known.unwrap_or_else(|| self.visitors.next(id));
            self.model.set_buyer(number, profile);
            self.lists.refresh_buyer(&self.model, number);
            self.changes += 1;
        }
        left.into_iter().for_each(|id| self.forget(id));
        self.buyers = buyers.clone();
        Some(joined)
    }

    /// Somebody takes part no longer.
    fn forget(&mut self, id: VisitorId) {
        if let Some(number) = self.visitors.get(id).filter(|_| self.gone.insert(id)) {
            self.model.forget_buyer(number);
            self.lists.forget_buyer(number);
            self.changes += 1;
        }
    }

    /// What these buyers have done by now, in the place of what was known.
    pub fn set_deeds(&mut self, who: &BTreeSet<VisitorId>, deeds: &[Done]) {
        let mut by: BTreeMap<VisitorId, Vec<(u32, Deed)>> = who.iter().map(|id| (*id, Vec::new())).collect();
        for (visitor, exhibitor, deed) in deeds {
            if let (Some(list), Some(number)) = (by.get_mut(visitor), self.exhibitors.get(*exhibitor)) {
                list.push((number, *deed));
            }
        }
        for (id, deeds) in by {
            let Some(number) = self.visitors.get(id).filter(|_| !self.gone.contains(&id)) else { continue };
            self.model.set_deeds(number, &deeds);
            self.lists.refresh_buyer(&self.model, number);
            self.changes += 1;
        }
    }

    /// Exhibitors for a buyer; none for somebody who is not known.
    pub fn for_buyer(&self, id: VisitorId) -> Option<Own> {
        let place = self.visitors.get(id).filter(|_| !self.gone.contains(&id))? as usize;
        let ids = |list: &[Ranked]| list.iter().map(|one| self.exhibitors.id(one.id)).collect();
        let needs = &self.model.buyer(place as u32).needs;
        let named = |one: &&Ranked| {
            let codes = &self.model.exhibitor(one.id).codes;
            needs.iter().any(|need| codes.contains(&need.code))
        };
        let discoveries: Vec<Ranked> =
            self.lists.discoveries.get(place)?.iter().filter(|one| !named(one)).copied().collect();
        Some(Own { named: ids(self.lists.buyers.get(place)?), discoveries: ids(&discoveries) })
    }

    /// Buyers for an exhibitor, the best first; none for one that is not known.
    pub fn for_exhibitor(&self, id: ExhibitorId) -> Option<Vec<VisitorId>> {
        let list = self.lists.exhibitors.get(self.exhibitors.get(id)? as usize)?;
        Some(list.iter().map(|one| self.visitors.id(one.id)).collect())
    }

    /// Why a buyer sees these exhibitors; those that are not known are left out.
    pub fn explain_to_buyer(&self, id: VisitorId, list: &[ExhibitorId]) -> Vec<(ExhibitorId, Judged)> {
        let Some(buyer) = self.visitors.get(id).filter(|_| !self.gone.contains(&id)) else {
            return Vec::new();
        };
        let known = list.iter().filter_map(|id| Some((*id, self.exhibitors.get(*id)?)));
        let known: Vec<(ExhibitorId, u32)> = known.collect();
        let numbers: Vec<u32> = known.iter().map(|(_, number)| *number).collect();
        let all = self.model.judge_list(buyer, &numbers);
        let judged = known.into_iter().zip(all).map(|((id, number), (fit, gains))| {
            let source = self.model.source(buyer, number);
            (id, Judged { fit, gains, source })
        });
        judged.collect()
    }

    /// Why an exhibitor sees this buyer.
    pub fn explain_to_exhibitor(&self, id: ExhibitorId, visitor: VisitorId) -> Option<Judged> {
        let exhibitor = self.exhibitors.get(id)?;
        let buyer = self.visitors.get(visitor).filter(|_| !self.gone.contains(&visitor))?;
        Some(Judged {
            fit: self.model.explain(buyer, exhibitor, For::Exhibitor),
            gains: self.model.gains_of_exhibitor(exhibitor, buyer),
            source: self.model.source(buyer, exhibitor),
        })
    }

    /// How the lists are spread: the Gini coefficient of how often each exhibitor stands among the first ten, and how
    /// many stand there for nobody.
    pub fn exposure(&self) -> (f32, usize) {
        let mut loads = vec![0.0_f32; self.model.size().1];
        for list in &self.lists.buyers {
            list.iter().take(10).for_each(|one| loads[one.id as usize] += 1.0);
        }
        let never = loads.iter().filter(|load| **load == 0.0).count();
        (crate::matchmaking::recommend::gini(&loads), never)
    }
}

#[cfg(test)]
#[path = "trained_tests.rs"]
mod tests;
