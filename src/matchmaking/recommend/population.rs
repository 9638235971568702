//! Who is at a show: what they look for, what they offer, and what they did. This is all a model may know.

/// How badly a buyer needs something.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nice to look at.
    Curious,
    /// Wanted.
    #[default]
    Want,
    /// The reason for the visit.
    Must,
}

/// A sub-category that a buyer looks for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Number of the sub-category.
    pub code: u32,
    /// How badly.
    pub strength: Strength,
}

/// A buyer. Sub-categories, regions, certificates, sizes and price tiers are numbers of the caller's lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buyer {
    /// Sub-categories looked for, each once.
    pub needs: Vec<Need>,
    /// In own words, in one or both languages.
    pub text: String,
    /// What the person does, in whatever words or code.
    pub title: String,
    /// Where the goods are needed.
    pub region: Option<u32>,
    /// Certificates that are required, each once.
    pub certificates: Vec<u32>,
    /// Kind of company: a size class, a trade.
    pub kind: Option<u32>,
    /// Price tier, in which neighbours are close.
    pub tier: Option<u32>,
    /// How much at a time, counted upwards.
    pub quantity: Option<u32>,
    /// In what time, counted upwards from at once.
    pub timing: Option<u32>,
}

/// An exhibitor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exhibitor {
    /// Sub-categories it works in or shows products of, each once.
    pub codes: Vec<u32>,
    /// What it says about itself and its products, in one or both languages.
    pub text: String,
    /// Regions it serves.
    pub regions: Vec<u32>,
    /// Certificates it holds.
    pub certificates: Vec<u32>,
    /// Price tier.
    pub tier: Option<u32>,
    /// Kinds of company it would like to meet; none: it has not said.
    pub seeks: Vec<u32>,
    /// The smallest order, counted as the buyers' quantities.
    pub minimum_order: Option<u32>,
    /// How fast it delivers, counted as the buyers' times.
    pub delivers_within: Option<u32>,
}

/// What happened between a buyer and an exhibitor, in the order of how much it says of the buyer's wish.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// The exhibitor was shown to the buyer, who did nothing.
    Shown,
    /// The buyer looked closer.
    Viewed,
    /// The buyer kept it, or scanned it at the booth.
    Saved,
    /// The buyer asked for a meeting; no answer yet.
    Requested,
    /// The exhibitor said yes to the buyer.
    Accepted,
    /// The exhibitor said no to the buyer.
    Declined,
    /// The exhibitor asked for a meeting; no answer yet.
    Sought,
    /// The buyer said yes to the exhibitor.
    Welcomed,
    /// The buyer said no to the exhibitor, or is not interested.
    Refused,
}

/// One deed.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Number of the buyer.
    pub buyer: u32,
    /// Number of the exhibitor.
    pub exhibitor: u32,
    /// What happened.
    pub deed: Deed,
}

/// Everybody at a show. Buyers, exhibitors and sub-categories are known by their place in these lists.
#[derive(Clone, Debug, Default)]
pub struct Population {
    /// How many sub-categories there are.
    pub categories: usize,
    /// Pairs of sub-categories that are bought together.
    pub complements: Vec<(u32, u32)>,
    /// Those who look.
    pub buyers: Vec<Buyer>,
    /// Those who offer.
    pub exhibitors: Vec<Exhibitor>,
    /// What they did, the order does not matter.
    pub events: Vec<Event>,
}

impl Deed {
    /// Is the pair dealt with, so that it needs no recommending?
    pub fn settles(self) -> bool {
        self >= Self::Requested
    }

    /// Did the buyer show interest of their own?
    pub fn shows_interest(self) -> bool {
        !matches!(self, Self::Shown | Self::Sought | Self::Refused)
    }
}
