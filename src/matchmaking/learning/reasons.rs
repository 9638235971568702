//! What was learnt, in sentences: each term of a score becomes a reason that names what it rests on, for either side.
//! A group of buyers is told only from five on; a company is never told which other company a buyer took to.
use super::trained::{Judged, Trained};
use crate::kernel::Bilingual;
use crate::kernel::id::ExhibitorId;
use crate::matchmaking::constraints::{Band, Unsaid};
use crate::matchmaking::index::Makers;
use crate::matchmaking::parties::{Buyer, Maker};
use crate::matchmaking::profile::said;
use crate::matchmaking::reasons::{Gap, Reason, chosen, joined, reasons, why};
use crate::matchmaking::recommend::{Evidence, Field, GROUP, Gain, Kind, Source, Term, Topic, Trait};
use crate::matchmaking::score;
use crate::show::Edition;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The two who are brought together, with the names that reasons need.
pub struct Pair<'p> {
    /// Where.
    pub edition: &'p Edition,
    /// Everybody who offers.
    pub makers: &'p Makers,
    /// Who looks.
    pub buyer: &'p Buyer,
    /// Who offers.
    pub maker: &'p Maker,
    /// Exhibitors that must not be named to the reader.
    pub hidden: &'p BTreeSet<ExhibitorId>,
}

/// A judged pair in words.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The sum of the reasons.
    pub score: i32,
    /// The weightiest first; those that speak for the pair before those that speak against it.
    pub reasons: Vec<Reason>,
    /// What could still be said, the dearest first.
    pub gaps: Vec<Gap>,
    /// Where a discovery comes from: `reason-source-<key>`.
    pub source: &'static str,
    /// Does it answer nothing that the buyer named, in a tick or in words?
    pub is_unnamed: bool,
    /// Is there anything to say for the pair? A region in common is not enough, unless the buyer has said nothing.
    pub is_worth_showing: bool,
}

impl Pair<'_> {
    /// The same from the profiles alone, for somebody of whom nothing has been learnt yet.
    pub fn tell_by_profile(&self, fit: &score::Fit, unsaid: &[Unsaid]) -> Told {
        let gap = |it: &Unsaid| Gap {
            key: match it.kind {
                score::Kind::Quantity => "quantity",
                score::Kind::Budget => "budget",
                score::Kind::Timing => "timing",
                score::Kind::Certificate => "certificate",
                _ => "region",
            },
            one: Bilingual::default(),
            points: i32::try_from(it.points).unwrap_or(i32::MAX),
        };
        Told {
            score: i32::try_from(fit.score).unwrap_or(i32::MAX),
            reasons: reasons(self.edition, fit),
            gaps: unsaid.iter().map(gap).collect(),
            source: if fit.is_discovery() { "complement" } else { "near" },
            is_unnamed: fit.is_discovery(),
            is_worth_showing: fit.is_worth_showing(),
        }
    }

    /// Everything that can be said of the pair.
    pub fn tell(&self, trained: &Trained, judged: &Judged) -> Told {
        let mut reasons: Vec<Reason> =
            judged.fit.terms.iter().map(|term| self.reason(trained, term)).collect();
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points));
        let demand = &self.buyer.demand;
        let is_silent = demand.needs.is_empty() && self.buyer.text == Bilingual::default();
        let says = |term: &Term| term.points > 0 && (is_silent || term.kind.speaks_of_match());
        Told {
            is_unnamed: !judged.fit.terms.iter().any(|term| term.points > 0 && answers_a_need(term.kind)),
            is_worth_showing: judged.fit.score > 0 && judged.fit.terms.iter().any(says),
            score: judged.fit.score,
            reasons,
            gaps: judged.gains.iter().map(|gain| self.gap(trained, gain)).collect(),
            source: source(judged.source),
        }
    }

    fn reason(&self, trained: &Trained, term: &Term) -> Reason {
        let speaks_for = term.points > 0;
        let say = |for_it, against| Reason::new(if speaks_for { for_it } else { against }, term.points);
        let of = match term.kind {
            Kind::Liked => return say("liked", "liked-not"),
            Kind::Title => return say("title", "title-not"),
            Kind::Exposure => return say("fresh", "crowded"),
            Kind::Of(of) => of,
        };
        match of {
            Trait::Ticked => self.ticked(trained, term),
            Trait::Agreed => say("agreed", "agreed-not"),
            Trait::Named => self.words(trained, term, "words"),
            Trait::Kin => self.words(trained, term, "kin"),
            Trait::Together => self.together(trained, term),
            Trait::History => self.history(trained, term),
            Trait::Drawn => match &term.evidence {
                Evidence::Peers(who) if speaks_for && who.len() >= GROUP => {
                    Reason { n: count(who.len()), ..Reason::new("peers", term.points) }
                }
                _ => say("drawn", "drawn-not"),
            },
            Trait::Pulled => say("pulled", "pulled-not"),
            Trait::Complement => self.complement(trained, term),
            Trait::Region | Trait::Certificate | Trait::Tier | Trait::Quantity | Trait::Timing => {
                self.condition(of, term.points)
            }
            Trait::Sought => {
                let kind = chosen(self.edition, "buyer_types", &self.buyer.demand.buyer_type);
                say("sought", "sought-not").of(kind, Bilingual::default())
            }
        }
    }

    fn ticked(&self, trained: &Trained, term: &Term) -> Reason {
        let Evidence::Codes(codes) = &term.evidence else { return Reason::new("near", term.points) };
        let names = joined(codes.iter().map(|code| self.category(trained, *code)));
        Reason::new("exact", term.points).of(names, Bilingual::default())
    }

    /// Words of the one and words of the other, as they stand there.
    fn words(&self, trained: &Trained, term: &Term, key: &'static str) -> Reason {
        let quoted = |text: &str| Bilingual::new(text.trim(), text.trim());
        match &term.evidence {
            // A bare number, torn out of a size, would say nothing.
            Evidence::Words { offered, .. } | Evidence::CodeAndWords { offered, .. }
                if !offered.chars().any(char::is_alphabetic) =>
            {
                Reason::new("near", term.points)
            }
            Evidence::Words { said, offered } => {
                Reason::new(key, term.points).of(quoted(said), quoted(offered))
            }
            Evidence::CodeAndWords { code, offered } => {
                Reason::new(key, term.points).of(self.category(trained, *code), quoted(offered))
            }
            _ => Reason::new("near", term.points),
        }
    }

    fn together(&self, trained: &Trained, term: &Term) -> Reason {
        let Evidence::Company { said, buyers } = &term.evidence else {
            return Reason::new("together-few", term.points);
        };
        if (*buyers as usize) < GROUP || term.points < 0 {
            return Reason::new("together-few", term.points);
        }
        let topic = |topic: &Topic| match topic {
            Topic::Words(text) => Bilingual::new(text.trim(), text.trim()),
            Topic::Code(code) => self.category(trained, *code),
        };
        let of = joined(said.iter().map(topic));
        Reason { n: *buyers, ..Reason::new("together", term.points).of(of, Bilingual::default()) }
    }

    fn history(&self, trained: &Trained, term: &Term) -> Reason {
        let before = match &term.evidence {
            Evidence::Exhibitor(before) => self.makers.by_id.get(&trained.exhibitors.id(*before)),
            _ => None,
        };
        let may =
            |maker: &&Arc<Maker>| !self.hidden.contains(&maker.id) && !maker.avoids(&self.buyer.company);
        let before = before.filter(may);
        let name = before.map(|maker| maker.name.clone()).unwrap_or_default();
        let key = if name == Bilingual::default() { "history-unnamed" } else { "history" };
        Reason::new(key, term.points).of(name, Bilingual::default())
    }

    fn complement(&self, trained: &Trained, term: &Term) -> Reason {
        let Evidence::Complement { need, offer } = &term.evidence else {
            return Reason::new("near", term.points);
        };
        let code = |code: &u32| trained.codes.categories.get(*code as usize).map_or("", String::as_str);
        let names = (self.category(trained, *need), self.category(trained, *offer));
        let why = why(self.edition, code(need), code(offer));
        Reason { why, ..Reason::new("complement", term.points).of(names.0, names.1) }
    }

    /// Region, certificates, price, quantity, time: what is asked, and what is offered.
    fn condition(&self, of: Trait, points: i32) -> Reason {
        let (asked, offered) = (&self.buyer.demand.asked, &self.maker.supply.offered);
        let say = |for_it, against| Reason::new(if points > 0 { for_it } else { against }, points);
        let band = |list, band: &Option<Band>| {
            band.as_ref().map(|band| chosen(self.edition, list, &band.code)).unwrap_or_default()
        };
        let none = Bilingual::default;
        match of {
            Trait::Region => {
                let region = asked.region.as_deref().unwrap_or_default();
                say("region", "region-not").of(chosen(self.edition, said::REGIONS, region), none())
            }
            Trait::Certificate => {
                let held = |code: &&String| offered.certificates.contains(*code) == (points > 0);
                let codes = asked.certificates.iter().filter(held);
                let names = joined(codes.map(|code| chosen(self.edition, said::CERTIFICATES, code)));
                say("certificate", "certificate-not").of(names, none())
            }
            Trait::Tier => {
                let names = (band(said::BUDGETS, &asked.budget), band(said::TIERS, &offered.price_tier));
                say("budget", "budget-not").of(names.0, names.1)
            }
            Trait::Quantity => {
                let list = said::QUANTITIES;
                say("quantity", "quantity-not")
                    .of(band(list, &asked.quantity), band(list, &offered.minimum_order))
            }
            _ => {
                let list = said::TIMES;
                say("timing", "timing-not")
                    .of(band(list, &asked.timing), band(list, &offered.delivers_within))
            }
        }
    }

    fn gap(&self, trained: &Trained, gain: &Gain) -> Gap {
        let (key, one) = match gain.field {
            Field::Region => ("region", Bilingual::default()),
            Field::Tier => ("budget", Bilingual::default()),
            Field::Kind => ("kind", Bilingual::default()),
            Field::Quantity => ("quantity", Bilingual::default()),
            Field::Timing => ("timing", Bilingual::default()),
            Field::Certificate(code) => {
                let code = trained.codes.certificates.get(code as usize).map_or("", String::as_str);
                ("certificate", chosen(self.edition, said::CERTIFICATES, code))
            }
            Field::Need(code) => ("need", self.category(trained, code)),
        };
        Gap { key, one, points: gain.points }
    }

    fn category(&self, trained: &Trained, code: u32) -> Bilingual {
        let code = trained.codes.categories.get(code as usize);
        code.and_then(|code| self.edition.category(code)).cloned().unwrap_or_default()
    }
}

fn answers_a_need(kind: Kind) -> bool {
    matches!(kind, Kind::Of(Trait::Ticked | Trait::Agreed | Trait::Named | Trait::Kin))
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn source(of: Source) -> &'static str {
    match of {
        Source::Complement => "complement",
        Source::Peers => "peers",
        Source::Company => "company",
        Source::Fresh => "fresh",
        Source::Near => "near",
    }
}
