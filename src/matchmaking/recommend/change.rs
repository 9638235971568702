//! One profile has changed, or something has happened: the lists follow at once, with the weights as they are.
//! What others look like is not touched; the next full training takes everything into account.
use super::lists::{LONG, Lists, Ranked, SPARE, best};
use super::matrix::dot;
use super::model::Model;
use super::population::{Buyer, Deed, Event, Exhibitor};
use super::score::{For, log_chance};
use super::threads;
use super::traits::TRAITS;

impl Model {
    /// A buyer's profile is new or has changed. A new buyer gets the next number.
    ///
    /// # Panics
    /// When the number is neither known nor the next one.
    pub fn set_buyer(&mut self, id: u32, buyer: Buyer) {
        let place = id as usize;
        let said = self.said_by(&buyer);
        if place == self.buyers.len() {
            self.buyers.push(buyer);
            self.said.push(said);
            self.history.push(Vec::new());
            self.settled.push(Vec::new());
        } else {
            self.buyers[place] = buyer;
            self.said[place] = said;
        }
    }

    /// An exhibitor's profile is new or has changed. A new exhibitor gets the next number.
    ///
    /// # Panics
    /// When the number is neither known nor the next one.
    pub fn set_exhibitor(&mut self, id: u32, exhibitor: Exhibitor) {
        let place = id as usize;
        if place == self.exhibitors.len() {
            self.exhibitors.push(exhibitor);
            self.weights.liked.push(0.0);
            self.prices.push(0.0);
            self.fans.push(Vec::new());
            self.shown.push(0);
        } else {
            self.exhibitors[place] = exhibitor;
            self.offers.remove(id);
        }
        self.offers.add(&self.lexicon, id, &self.exhibitors[place].text);
        self.ties.retie(&self.offers, id, &self.said);
        self.taste.pull(place, &self.exhibitors[place].codes);
        self.liken(place);
    }

    /// What has happened between a buyer and exhibitors so far, in the place of what was known.
    pub fn set_deeds(&mut self, buyer: u32, deeds: &[(u32, Deed)]) {
        let place = buyer as usize;
        for (exhibitor, _) in std::mem::take(&mut self.history[place]) {
            self.fans[exhibitor as usize].retain(|fan| *fan != buyer);
        }
        self.settled[place].clear();
        for (exhibitor, deed) in deeds {
            let shown = self.shown[*exhibitor as usize];
            self.note(Event { buyer, exhibitor: *exhibitor, deed: *deed });
            self.shown[*exhibitor as usize] = shown;
        }
    }

    /// A buyer has gone: nothing that they said or did counts any more, and nobody is shown to them.
    pub fn forget_buyer(&mut self, buyer: u32) {
        self.set_deeds(buyer, &[]);
        self.set_buyer(buyer, Buyer::default());
    }

    /// Something has happened between two who are known.
    pub fn record(&mut self, event: Event) {
        self.note(event);
    }

    /// Finds again whom an exhibitor is like.
    fn liken(&mut self, place: usize) {
        let own = self.place(&self.exhibitors[place]);
        self.places.resize(self.exhibitors.len(), Vec::new());
        self.places[place] = own;
        let own = &self.places[place];
        let all: Vec<f32> = self.places.iter().map(|other| dot(own, other).max(0.0).powi(2)).collect();
        if self.alike.len() < all.len() {
            self.alike.widen(all.len());
            self.alike.cells.resize(all.len() * all.len(), 0.0);
        }
        for (other, alike) in all.iter().enumerate() {
            self.alike.row_mut(other)[place] = *alike;
            self.alike.row_mut(place)[other] = *alike;
        }
    }

    /// What a pair is worth.
    pub(super) fn worth_of(&self, buyer: usize, exhibitor: usize, traits: &[f32; TRAITS], whom: For) -> f32 {
        let [of_buyer, of_exhibitor] = self.weights_for(whom);
        let sum = |weights: &[f32; TRAITS]| traits.iter().zip(weights).map(|(x, w)| x * w).sum::<f32>();
        let wants = self.weights.start + self.weights.liked[exhibitor] + sum(&of_buyer);
        let agrees = self.yes() + self.title(buyer) + sum(&of_exhibitor);
        let price = if whom == For::Buyer { self.prices[exhibitor] } else { 0.0 };
        log_chance(wants) + log_chance(agrees) - price
    }
}

impl Lists {
    /// A buyer has changed: its lists are made again, and its place in the exhibitors' lists.
    pub fn refresh_buyer(&mut self, model: &Model, id: u32) {
        let place = id as usize;
        let one = model.lists_of(place);
        self.buyers.resize(self.buyers.len().max(place + 1), Vec::new());
        self.discoveries.resize(self.discoveries.len().max(place + 1), Vec::new());
        self.buyers[place] = one.buyer;
        self.discoveries[place] = one.discovery;
        self.exhibitors.resize(model.exhibitors.len(), Vec::new());
        for (list, worth) in self.exhibitors.iter_mut().zip(one.for_exhibitors) {
            replace(list, id, worth);
        }
    }

    /// A buyer has gone: nobody is brought together with them.
    pub fn forget_buyer(&mut self, id: u32) {
        let place = id as usize;
        self.buyers[place].clear();
        self.discoveries[place].clear();
        self.exhibitors.iter_mut().for_each(|list| replace(list, id, None));
    }

    /// An exhibitor has changed: its list is made again, and its place in the buyers' lists.
    pub fn refresh_exhibitor(&mut self, model: &Model, id: u32) {
        let place = id as usize;
        let column = model.column(id);
        let worths = threads::each(model.buyers.len(), |buyer| {
            let traits = model.pair(buyer, &column);
            let settled = model.settled[buyer].binary_search(&id).is_ok();
            let worth = |whom| (!settled).then(|| model.worth_of(buyer, place, &traits, whom));
            [worth(For::Buyer), worth(For::Discovery), worth(For::Exhibitor)]
        });
        let buyers = worths.iter().zip(0_u32..);
        let mut list: Vec<Ranked> =
            buyers.filter_map(|([_, _, worth], id)| worth.map(|worth| Ranked { id, worth })).collect();
        best(&mut list, LONG + SPARE);
        self.exhibitors.resize(model.exhibitors.len(), Vec::new());
        self.exhibitors[place] = list;
        for (buyer, [worth, discovery, _]) in worths.into_iter().enumerate() {
            replace(&mut self.buyers[buyer], id, worth);
            replace(&mut self.discoveries[buyer], id, discovery);
        }
    }
}

/// Puts somebody into a list where they belong now, or takes them out.
fn replace(list: &mut Vec<Ranked>, id: u32, worth: Option<f32>) {
    if let Some(at) = list.iter().position(|one| one.id == id) {
        list.remove(at);
    }
    let Some(worth) = worth else { return };
    let before = |one: &Ranked| one.worth > worth || (one.worth == worth && one.id < id);
    // Behind the last of a list that has been cut off there may be others, better than this one.
    if list.len() >= LONG && list.last().is_some_and(before) {
        return;
    }
    let at = list.partition_point(before);
    list.insert(at, Ranked { id, worth });
    list.truncate(LONG + SPARE);
}
