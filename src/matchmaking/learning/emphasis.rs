//! What the organiser lets count more or less: the same for everybody, and never for one exhibitor.
use super::entity::emphasis;
use crate::matchmaking::recommend::{TRAITS, Trait};

/// In percent of what was learnt.
#[derive(Copy, Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Emphasis {
    /// Ticked sub-categories.
    pub ticks: u32,
    /// What both sides write.
    pub words: u32,
    /// What buyers did.
    pub behaviour: u32,
    /// What is bought together.
    pub complements: u32,
    /// Region, certificates, price, quantity, time.
    pub conditions: u32,
    /// Which kinds of company the exhibitor would like to meet.
    pub wishes: u32,
    /// Share of discoveries in a list, in percent.
    pub discoveries: u32,
}

impl Default for Emphasis {
    fn default() -> Self {
        Self {
            ticks: 100,
            words: 100,
            behaviour: 100,
            complements: 100,
            conditions: 100,
            wishes: 100,
            discoveries: 30,
        }
    }
}

impl Emphasis {
    /// Most that a sort of reason may count, in percent.
    pub const MOST: u32 = 300;
    /// The largest share of discoveries, in percent.
    pub const MOST_DISCOVERIES: u32 = 50;

    /// By how much each trait is multiplied.
    pub fn by_trait(&self) -> [f32; TRAITS] {
        let mut by = [1.0; TRAITS];
        let mut set = |traits: &[Trait], percent: u32| {
            traits.iter().for_each(|of| by[*of as usize] = percent as f32 / 100.0);
        };
        set(&[Trait::Ticked, Trait::Agreed], self.ticks);
        set(&[Trait::Named, Trait::Together, Trait::Kin], self.words);
        set(&[Trait::History, Trait::Drawn, Trait::Pulled], self.behaviour);
        set(&[Trait::Complement], self.complements);
        let conditions = [Trait::Region, Trait::Certificate, Trait::Tier, Trait::Quantity, Trait::Timing];
        set(&conditions, self.conditions);
        set(&[Trait::Sought], self.wishes);
        by
    }
}

impl From<emphasis::Model> for Emphasis {
    fn from(row: emphasis::Model) -> Self {
        let percent = |value: i32| u32::try_from(value).unwrap_or_default();
        Self {
            ticks: percent(row.ticks),
            words: percent(row.words),
            behaviour: percent(row.behaviour),
            complements: percent(row.complements),
            conditions: percent(row.conditions),
            wishes: percent(row.wishes),
            discoveries: percent(row.discoveries),
        }
    }
}
