//! Why somebody is recommended. The terms are the addends of the very sum that made the order, in whole points, and
//! their sum is the score; what each one rests on is looked up in the profiles and the deeds, and can be said in one
//! true sentence.
//!
//! A pair is worth the log of the chance that both say yes, counted from a pair of which nothing is known. That log
//! is not a sum of traits, but along the straight way from there to the pair each trait contributes in proportion to
//! its share of the sum (Aumann and Shapley 1974): the slope of the chord.
use super::lists::Ranked;
use super::model::Model;
use super::population::{Buyer, Exhibitor};
use super::score::{For, log_chance};
use super::traits::{MATCH, Seen, TRAITS, Trait, unknown};

/// So many points for each factor e in the chance.
const POINTS: f32 = 20.0;

/// What a term speaks of.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A trait of the pair.
    Of(Trait),
    /// The exhibitor alone: those to whom it was shown took to it more (or less) than usual.
    Liked,
    /// The buyer's position.
    Title,
    /// Fair exposure: recommended to few others so far, or to many.
    Exposure,
}

impl Kind {
    /// Does it speak of need and offer, rather than of circumstances?
    pub fn speaks_of_match(self) -> bool {
        matches!(self, Self::Of(of) if (of as usize) < MATCH)
    }
}

/// One reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it speaks of.
    pub kind: Kind,
    /// What it is worth; less than nothing when it speaks against the pair.
    pub points: i32,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a term rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Evidence {
    /// The two profiles, or what is known of one side.
    #[default]
    Profile,
    /// Sub-categories that both ticked.
    Codes(Vec<u32>),
    /// Words of the buyer's text and words of the exhibitor's, as they stand there.
    Words { said: String, offered: String },
    /// A sub-category the buyer ticked and words of the exhibitor's text.
    CodeAndWords { code: u32, offered: String },
    /// So many buyers who say the same thing named what the exhibitor offers.
    Company { said: Vec<Topic>, buyers: u32 },
    /// Buyers with a ticked sub-category in common who took to the exhibitor. Never named to anybody; spoken of as
    /// a group only where there are five or more.
    Peers(Vec<u32>),
    /// An exhibitor the buyer showed interest in.
    Exhibitor(u32),
    /// A need and what is bought together with it.
    Complement { need: u32, offer: u32 },
}

/// A thing that a buyer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// In words.
    Words(String),
    /// By a tick.
    Code(u32),
}

/// A recommendation with its reasons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    /// The sum of the terms.
    pub score: i32,
    /// The weightiest first.
    pub terms: Vec<Term>,
}

/// Something one side could fill in.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The region.
    Region,
    /// The price tier.
    Tier,
    /// The kind of company.
    Kind,
    /// How much at a time.
    Quantity,
    /// In what time.
    Timing,
    /// A certificate.
    Certificate(u32),
    /// This sub-category.
    Need(u32),
}

/// What the score would gain if one side filled something in as the other has it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// What to fill in.
    pub field: Field,
    /// Points more.
    pub points: i32,
}

/// An addend of the two sums.
struct Addend {
    kind: Kind,
    buyer: f32,
    exhibitor: f32,
}

impl Model {
    /// Why this pair, for whoever the list is made; `seen` are the buyer's traits.
    pub(super) fn fit(&self, buyer: usize, seen: &Seen, exhibitor: usize, whom: For) -> Fit {
        let traits = std::array::from_fn(|of| seen[of][exhibitor]);
        let addends = self.addends(buyer, &traits, exhibitor, whom);
        let slopes = self.slopes(&addends);
        let mut terms: Vec<Term> = addends
            .iter()
            .map(|one| (one.kind, points(one.buyer * slopes[0] + one.exhibitor * slopes[1])))
            .chain((whom == For::Buyer).then(|| (Kind::Exposure, points(-self.prices[exhibitor]))))
            .filter(|(_, points)| *points != 0)
            .map(|(kind, points)| Term { kind, points, evidence: self.evidence(buyer, exhibitor, kind) })
            .collect();
        terms.sort_by(|a, b| b.points.abs().cmp(&a.points.abs()).then(a.kind.cmp(&b.kind)));
        Fit { score: terms.iter().map(|term| term.points).sum(), terms }
    }

    /// Why this pair.
    pub fn explain(&self, buyer: u32, exhibitor: u32, whom: For) -> Fit {
        let buyer = buyer as usize;
        self.fit(buyer, &self.traits(buyer), exhibitor as usize, whom)
    }

    /// Why each of a buyer's list, in its order.
    pub fn explain_list(&self, buyer: u32, list: &[Ranked], whom: For) -> Vec<Fit> {
        let seen = self.traits(buyer as usize);
        list.iter().map(|one| self.fit(buyer as usize, &seen, one.id as usize, whom)).collect()
    }

    /// What it would change if the buyer filled in more, the greatest gain first.
    pub fn gains(&self, buyer: u32, exhibitor: u32) -> Vec<Gain> {
        let maker = &self.exhibitors[exhibitor as usize];
        let others = filled_in(&self.buyers[buyer as usize], maker);
        let others = others.into_iter().map(|(field, other)| (field, other, maker.clone()));
        let seen = self.traits(buyer as usize);
        self.gained(buyer as usize, &seen, exhibitor as usize, others.collect(), For::Buyer)
    }

    /// Why each of a buyer's list, in its order, and what the buyer could still fill in.
    pub fn judge_list(&self, buyer: u32, list: &[u32]) -> Vec<(Fit, Vec<Gain>)> {
        let place = buyer as usize;
        let seen = self.traits(place);
        let judge = |exhibitor: &u32| {
            let (number, maker) = (*exhibitor as usize, &self.exhibitors[*exhibitor as usize]);
            let others = filled_in(&self.buyers[place], maker);
            let others = others.into_iter().map(|(field, other)| (field, other, maker.clone())).collect();
            let fit = self.fit(place, &seen, number, For::Buyer);
            (fit, self.gained(place, &seen, number, others, For::Buyer))
        };
        list.iter().map(judge).collect()
    }

    /// What it would change if the exhibitor filled in more, the greatest gain first.
    pub fn gains_of_exhibitor(&self, exhibitor: u32, buyer: u32) -> Vec<Gain> {
        let one = &self.buyers[buyer as usize];
        let others = completed(&self.exhibitors[exhibitor as usize], one);
        let others = others.into_iter().map(|(field, other)| (field, one.clone(), other));
        let seen = self.traits(buyer as usize);
        self.gained(buyer as usize, &seen, exhibitor as usize, others.collect(), For::Exhibitor)
    }

    /// What each changed pair is worth more than the pair as it is.
    fn gained(
        &self,
        buyer: usize,
        seen: &Seen,
        exhibitor: usize,
        others: Vec<(Field, Buyer, Exhibitor)>,
        whom: For,
    ) -> Vec<Gain> {
        let traits: [f32; TRAITS] = std::array::from_fn(|of| seen[of][exhibitor]);
        let worth = |traits: &[f32; TRAITS]| self.worth(&self.addends(buyer, traits, exhibitor, whom));
        let now = worth(&traits);
        let mut gains: Vec<Gain> = Vec::new();
        for (field, one, other) in others {
            let mut then = traits;
            for (of, value) in self.facts(&one, &other, traits[Trait::Named as usize]) {
                then[of as usize] = value;
            }
            gains.push(Gain { field, points: points(worth(&then) - now) });
        }
        gains.retain(|gain| gain.points > 0);
        gains.sort_by_key(|gain| std::cmp::Reverse(gain.points));
        gains
    }

    fn addends(&self, buyer: usize, traits: &[f32; TRAITS], exhibitor: usize, whom: For) -> Vec<Addend> {
        let [of_buyer, of_exhibitor] = self.weights_for(whom);
        let of_traits = (0..TRAITS).map(|of| {
            let value = traits[of] - unknown(of);
            Addend {
                kind: Kind::Of(ALL[of]),
                buyer: value * of_buyer[of],
                exhibitor: value * of_exhibitor[of],
            }
        });
        let liked = Addend { kind: Kind::Liked, buyer: self.weights.liked[exhibitor], exhibitor: 0.0 };
        let title = Addend { kind: Kind::Title, buyer: 0.0, exhibitor: self.title(buyer) };
        of_traits.chain([liked, title]).collect()
    }

    /// The two sums of a pair of which nothing is known.
    fn nothing_known(&self) -> [f32; 2] {
        let assumed: f32 = (0..TRAITS).map(|of| unknown(of) * self.weights.traits[of]).sum();
        [self.weights.start + assumed, self.weights.yes]
    }

    fn sums_of(&self, addends: &[Addend]) -> [[f32; 2]; 2] {
        let [buyer, exhibitor] = self.nothing_known();
        let more: f32 = addends.iter().map(|one| one.buyer).sum();
        let yes: f32 = addends.iter().map(|one| one.exhibitor).sum();
        [[buyer, buyer + more], [exhibitor, exhibitor + yes]]
    }

    fn slopes(&self, addends: &[Addend]) -> [f32; 2] {
        self.sums_of(addends).map(|[from, to]| {
            if (to - from).abs() < 1e-4 {
                return 1.0 - super::logistic::chance(from);
            }
            (log_chance(to) - log_chance(from)) / (to - from)
        })
    }

    fn worth(&self, addends: &[Addend]) -> f32 {
        self.sums_of(addends).map(|[_, to]| log_chance(to)).iter().sum()
    }
}

/// All traits in order.
const ALL: [Trait; TRAITS] = [
    Trait::Ticked,
    Trait::Agreed,
    Trait::Named,
    Trait::Together,
    Trait::Kin,
    Trait::History,
    Trait::Drawn,
    Trait::Pulled,
    Trait::Complement,
    Trait::Region,
    Trait::Certificate,
    Trait::Tier,
    Trait::Quantity,
    Trait::Timing,
    Trait::Sought,
];

fn points(worth: f32) -> i32 {
    (POINTS * worth).round() as i32
}

/// The buyer with one more thing filled in, for each thing that is open.
fn filled_in(buyer: &Buyer, exhibitor: &Exhibitor) -> Vec<(Field, Buyer)> {
    let mut all = Vec::new();
    let mut add = |field: Field, change: &dyn Fn(&mut Buyer)| {
        let mut other = buyer.clone();
        change(&mut other);
        all.push((field, other));
    };
    if let (None, Some(region)) = (buyer.region, exhibitor.regions.first()) {
        add(Field::Region, &|other| other.region = Some(*region));
    }
    if let (None, Some(tier)) = (buyer.tier, exhibitor.tier) {
        add(Field::Tier, &|other| other.tier = Some(tier));
    }
    if let (None, Some(kind)) = (buyer.kind, exhibitor.seeks.first()) {
        add(Field::Kind, &|other| other.kind = Some(*kind));
    }
    if let (None, Some(least)) = (buyer.quantity, exhibitor.minimum_order) {
        add(Field::Quantity, &|other| other.quantity = Some(least));
    }
    if let (None, Some(takes)) = (buyer.timing, exhibitor.delivers_within) {
        add(Field::Timing, &|other| other.timing = Some(takes));
    }
    if let (true, Some(held)) = (buyer.certificates.is_empty(), exhibitor.certificates.first()) {
        add(Field::Certificate(*held), &|other| other.certificates = vec![*held]);
    }
    for code in exhibitor.codes.iter().filter(|code| buyer.needs.iter().all(|need| need.code != **code)) {
        let need = super::population::Need { code: *code, strength: Default::default() };
        add(Field::Need(*code), &|other| other.needs.push(need));
    }
    all
}

/// The exhibitor with one more thing filled in, for each thing that is open and that this buyer asks for.
fn completed(exhibitor: &Exhibitor, buyer: &Buyer) -> Vec<(Field, Exhibitor)> {
    let mut all = Vec::new();
    let mut add = |field: Field, change: &dyn Fn(&mut Exhibitor)| {
        let mut other = exhibitor.clone();
        change(&mut other);
        all.push((field, other));
    };
    if let (true, Some(region)) = (exhibitor.regions.is_empty(), buyer.region) {
        add(Field::Region, &|other| other.regions = vec![region]);
    }
    if let (None, Some(tier)) = (exhibitor.tier, buyer.tier) {
        add(Field::Tier, &|other| other.tier = Some(tier));
    }
    if let (true, Some(kind)) = (exhibitor.seeks.is_empty(), buyer.kind) {
        add(Field::Kind, &|other| other.seeks = vec![kind]);
    }
    if let (None, Some(wanted)) = (exhibitor.minimum_order, buyer.quantity) {
        add(Field::Quantity, &|other| other.minimum_order = Some(wanted));
    }
    if let (None, Some(wanted)) = (exhibitor.delivers_within, buyer.timing) {
        add(Field::Timing, &|other| other.delivers_within = Some(wanted));
    }
    if let (true, Some(needed)) = (exhibitor.certificates.is_empty(), buyer.certificates.first()) {
        add(Field::Certificate(*needed), &|other| other.certificates = buyer.certificates.clone());
    }
    all
}
