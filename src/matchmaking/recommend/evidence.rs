//! What a term rests on, looked up in the profiles and the deeds.
use super::lexicon::Side;
use super::model::Model;
use super::reasons::{Evidence, Kind, Topic};
use super::ties::Thing;
use super::traits::Trait;
use super::words;

/// Where a discovery comes from.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// It completes what is needed, says the organiser's list of complements.
    Complement,
    /// At least five buyers with a need in common took to it.
    Peers,
    /// At least five buyers who say the same also named what it offers.
    Company,
    /// It has hardly been shown yet.
    Fresh,
    /// It is near to what the buyer says.
    Near,
}

/// A group of buyers is spoken of from this size on.
pub const GROUP: usize = 5;
/// So many of a group are looked up.
const ENOUGH: usize = 20;

impl Model {
    pub(super) fn evidence(&self, buyer: usize, exhibitor: usize, kind: Kind) -> Evidence {
        let found = match kind {
            Kind::Of(Trait::Ticked) => self.codes(buyer, exhibitor),
            Kind::Of(Trait::Named | Trait::Agreed) => self.same_words(buyer, exhibitor),
            Kind::Of(Trait::Kin) => self.akin(buyer, exhibitor),
            Kind::Of(Trait::Together) => self.company(buyer, exhibitor),
            Kind::Of(Trait::History) => self.nearest_seen(buyer, exhibitor),
            Kind::Of(Trait::Drawn | Trait::Pulled) => self.peers(buyer, exhibitor),
            Kind::Of(Trait::Complement) => self.complement(buyer, exhibitor),
            _ => None,
        };
        found.unwrap_or_default()
    }

    /// Where a discovery comes from.
    pub fn source(&self, buyer: u32, exhibitor: u32) -> Source {
        let (buyer, exhibitor) = (buyer as usize, exhibitor as usize);
        let group = |found: Option<Evidence>| match found {
            Some(Evidence::Peers(who)) => who.len() >= GROUP,
            Some(Evidence::Company { buyers, .. }) => buyers as usize >= GROUP,
            _ => false,
        };
        if self.complement(buyer, exhibitor).is_some() {
            Source::Complement
        } else if group(self.peers(buyer, exhibitor)) {
            Source::Peers
        } else if group(self.company(buyer, exhibitor)) {
            Source::Company
        } else if self.is_fresh(exhibitor) {
            Source::Fresh
        } else {
            Source::Near
        }
    }

    /// Has it been shown less than half as often as the others on average?
    fn is_fresh(&self, exhibitor: usize) -> bool {
        let all: u64 = self.shown.iter().map(|shown| u64::from(*shown)).sum();
        2 * u64::from(self.shown[exhibitor]) * (self.shown.len() as u64) < all
    }

    fn codes(&self, buyer: usize, exhibitor: usize) -> Option<Evidence> {
        let offered = &self.exhibitors[exhibitor].codes;
        let needs = self.buyers[buyer].needs.iter().map(|need| need.code);
        let codes: Vec<u32> = needs.filter(|code| offered.contains(code)).collect();
        (!codes.is_empty()).then_some(Evidence::Codes(codes))
    }

    fn same_words(&self, buyer: usize, exhibitor: usize) -> Option<Evidence> {
        let mut best: Option<(f32, usize, usize)> = None;
        for (place, thing) in self.said[buyer].things.iter().enumerate() {
            let own = self.lexicon.comparable(&thing.read, Side::Buyer);
            let Some((phrase, close)) = self.offers.nearest(&own, exhibitor) else { continue };
            if best.is_none_or(|best| close > best.0) {
                best = Some((close, place, phrase));
            }
        }
        let (_, place, phrase) = best?;
        let Topic::Words(said) = self.topic(buyer, place)? else { return None };
        let offered = self.phrase(exhibitor, phrase)?;
        let said = words::in_common(&said, offered)?;
        let offered = words::in_common(offered, said)?;
        Some(Evidence::Words { said: said.to_owned(), offered: offered.to_owned() })
    }

    /// The thing the buyer says, and the phrase of the exhibitor that says what its kin say.
    fn akin(&self, buyer: usize, exhibitor: usize) -> Option<Evidence> {
        let mut best: Option<(f32, usize, u32)> = None;
        for (place, thing) in self.said[buyer].things.iter().enumerate() {
            for (kin, near) in self.ties.kin(thing) {
                let worth = thing.weight * near * self.ties.naming(*kin, exhibitor as u32).powi(2);
                if worth > best.map_or(0.0, |best| best.0) {
                    best = Some((worth, place, *kin));
                }
            }
        }
        let (_, place, kin) = best?;
        let kin = self.lexicon.comparable(self.ties.read(kin), Side::Buyer);
        let (phrase, _) = self.offers.nearest(&kin, exhibitor)?;
        let offered = self.phrase(exhibitor, phrase)?.to_owned();
        Some(match self.topic(buyer, place)? {
            Topic::Words(said) => Evidence::Words { said, offered },
            Topic::Code(code) => Evidence::CodeAndWords { code, offered },
        })
    }

    fn company(&self, buyer: usize, exhibitor: usize) -> Option<Evidence> {
        let things = self.said[buyer].things.iter().enumerate();
        let known = things.filter_map(|(place, thing)| thing.known.map(|known| (place, thing, known)));
        let counted = known.map(|(place, _, known)| (place, self.ties.company(known, exhibitor as u32)));
        let (place, count) = counted.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        let buyers = count.floor() as u32;
        (buyers > 0).then_some(Evidence::Company { said: vec![self.topic(buyer, place)?], buyers })
    }

    fn nearest_seen(&self, buyer: usize, exhibitor: usize) -> Option<Evidence> {
        let seen = self.history[buyer].iter().filter(|(before, _)| *before as usize != exhibitor);
        let near =
            seen.map(|(before, weight)| (*before, weight * self.alike.row(*before as usize)[exhibitor]));
        near.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .map(|(before, _)| Evidence::Exhibitor(before))
    }

    fn peers(&self, buyer: usize, exhibitor: usize) -> Option<Evidence> {
        let needs = &self.buyers[buyer].needs;
        let shares = |other: &&u32| {
            let theirs = &self.buyers[**other as usize].needs;
            **other as usize != buyer && theirs.iter().any(|one| needs.iter().any(|own| own.code == one.code))
        };
        let peers: Vec<u32> = self.fans[exhibitor].iter().filter(shares).take(ENOUGH).copied().collect();
        (!peers.is_empty()).then_some(Evidence::Peers(peers))
    }

    fn complement(&self, buyer: usize, exhibitor: usize) -> Option<Evidence> {
        let (buyer, exhibitor) = (&self.buyers[buyer], &self.exhibitors[exhibitor]);
        let pairs = self.complements.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
        let mut fitting = pairs.filter(|(need, offer)| {
            let offers = |code| exhibitor.codes.contains(code);
            buyer.needs.iter().any(|one| one.code == *need) && offers(offer) && !offers(need)
        });
        fitting.next().map(|(need, offer)| Evidence::Complement { need, offer })
    }

    /// A thing as the buyer said it.
    fn topic(&self, buyer: usize, place: usize) -> Option<Topic> {
        let thing: &Thing = self.said[buyer].things.get(place)?;
        if let Some(code) = thing.read.first()?.0.checked_sub(self.lexicon.len() as u32) {
            return Some(Topic::Code(code));
        }
        let phrases = words::phrases(&self.buyers[buyer].text).into_iter();
        let mut read = phrases.filter(|phrase| !self.lexicon.read(phrase, Side::Buyer).is_empty());
        read.nth(place).map(|phrase| Topic::Words(phrase.to_owned()))
    }

    fn phrase(&self, exhibitor: usize, place: usize) -> Option<&str> {
        words::phrases(&self.exhibitors[exhibitor].text).into_iter().nth(place)
    }
}
