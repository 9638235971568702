//! Recommended buyers of a company.
use super::{CompanyDesk, PAGE};
use crate::db::Db;
use crate::kernel::id::VisitorId;
use crate::kernel::{Bilingual, Result};
use crate::matchmaking::constraints::unsaid_by_exhibitor;
use crate::matchmaking::index::{Buyers as Takers, Index};
use crate::matchmaking::learning::{Kept, Pair, Told};
use crate::matchmaking::pages::{AskedFor, BuyerCard, Buyers, NeedLine};
use crate::matchmaking::parties::{self, Buyer};
use crate::matchmaking::side::Side;
use crate::matchmaking::stage::Stage;
use crate::matchmaking::{profile, store};
use std::collections::{BTreeSet, HashMap};

impl CompanyDesk {
    /// Buyers who would fit, without those who have an open request or do not want this company.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn buyers(
        &self,
        db: &Db,
        index: &Index,
        takers: &Takers,
        asked: &AskedFor<'_>,
    ) -> Result<Buyers> {
        let learnt = index.learnt(db, self.table.edition()).await?;
        let left_out = self.left_out(db).await?;
        let kept = profile::store::kept_by(db.read(), self.maker.id).await?;
        let candidates = self.candidates(learnt.as_deref(), takers, &left_out);
        let end = asked.page() * PAGE;
        let mut shown: Vec<(&Buyer, Told)> = Vec::new();
        for some in candidates.chunks(PAGE) {
            if shown.len() > end {
                break;
            }
            let mut told = self.tell(learnt.as_deref(), some);
            for buyer in some.iter().copied() {
                let told = told.remove(&buyer.id).filter(|told| told.is_worth_showing);
                shown.extend(told.map(|told| (buyer, told)));
            }
        }
        let more = shown.len() > end;
        let shown: Vec<_> = shown.into_iter().skip(end - PAGE).take(PAGE).collect();
        // Whoever has left since the index was read is not shown.
        let wanted: BTreeSet<VisitorId> = shown.iter().map(|(buyer, _)| buyer.id).collect();
        let people = parties::people(db.read(), self.table.edition(), &wanted).await?;
        let here = |id: VisitorId| people.get(&id).is_some_and(|person| person.takes_part);
        let here = shown.into_iter().filter(|(buyer, _)| here(buyer.id));
        Ok(Buyers {
            waiting: self.waiting(),
            notice: self.notice(asked, &people),
            cards: here.map(|(buyer, told)| self.card(buyer, told, kept.contains(&buyer.id))).collect(),
            more: more.then(|| format!("/exhibitor/meetings/buyers?page={}", asked.page() + 1)),
        })
    }

    /// Nobody here is to be recommended: something is under way, or one of the two does not want the other.
    async fn left_out(&self, db: &Db) -> Result<BTreeSet<VisitorId>> {
        let mut left_out = store::dismissed_by(db.read(), self.maker.id).await?;
        let open = |stage: Stage| matches!(stage.seen_by_sender(), Stage::Proposed | Stage::Accepted);
        left_out.extend(self.own.iter().filter(|row| open(row.stage)).map(|row| row.visitor_id));
        left_out.extend(profile::store::avoided_by_exhibitor(db.read(), self.maker.id).await?);
        Ok(left_out)
    }

    /// Everybody to be recommended, the best first.
    fn candidates<'t>(
        &self,
        learnt: Option<&Kept>,
        takers: &'t Takers,
        left_out: &BTreeSet<VisitorId>,
    ) -> Vec<&'t Buyer> {
        let list = learnt.and_then(|learnt| learnt.for_exhibitor(self.maker.id)).unwrap_or_else(|| {
            let ranked = self.table.for_maker(&self.maker, takers.by_id.values(), left_out);
            ranked.into_iter().map(|one| one.id).collect()
        });
        let found = list.iter().filter(|id| !left_out.contains(id)).filter_map(|id| takers.by_id.get(id));
        found.map(AsRef::as_ref).filter(|buyer| !self.maker.avoids(&buyer.company)).collect()
    }

    /// Why these buyers.
    pub(super) fn tell(&self, learnt: Option<&Kept>, buyers: &[&Buyer]) -> HashMap<VisitorId, Told> {
        let (edition, makers) = (self.table.edition(), self.table.makers());
        let by_id: HashMap<VisitorId, &Buyer> = buyers.iter().map(|buyer| (buyer.id, *buyer)).collect();
        let (maker, hidden) = (self.maker.as_ref(), &BTreeSet::new());
        let pair = |id: VisitorId| Some(Pair { edition, makers, buyer: by_id.get(&id)?, maker, hidden });
        let ids: Vec<VisitorId> = buyers.iter().map(|buyer| buyer.id).collect();
        let mut all = learnt.map(|it| it.tell_exhibitor(self.maker.id, &ids, pair)).unwrap_or_default();
        for buyer in buyers {
            all.entry(buyer.id).or_insert_with(|| {
                let unsaid = unsaid_by_exhibitor(&buyer.demand.asked, &self.maker.supply.offered);
                let pair = Pair { edition, makers, buyer, maker, hidden };
                pair.tell_by_profile(&self.table.fit(buyer, &self.maker), &unsaid)
            });
        }
        all
    }

    fn card(&self, buyer: &Buyer, told: Told, saved: bool) -> BuyerCard {
        let name = |code: &str| self.table.edition().category(code).cloned().unwrap_or_default();
        let under_way = self.table.under_way(&self.own, &self.clocks.slots, Side::Exhibitor);
        let free = self.table.common(buyer, &self.maker).without(under_way);
        let mut needs = buyer.demand.needs.clone();
        needs.sort_by(|x, y| y.strength.cmp(&x.strength).then_with(|| x.code.cmp(&y.code)));
        BuyerCard {
            buyer: self.name(buyer),
            reasons: told.reasons,
            score: told.score,
            needs: needs
                .iter()
                .map(|need| NeedLine { name: name(&need.code), strength: need.strength })
                .collect(),
            intents: buyer.intents.iter().filter_map(|code| self.intent(code)).collect(),
            text: buyer.text.clone(),
            gaps: told.gaps,
            saved,
            next: free.first().and_then(|place| self.table.ground().starts(place)),
        }
    }

    fn intent(&self, code: &str) -> Option<Bilingual> {
        self.table.edition().choice(profile::said::INTENTS, code).cloned()
    }
}
