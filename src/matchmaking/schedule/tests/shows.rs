//! Small shows drawn at random, with everything that can get in the way.
use super::super::dice::Dice;
use super::super::{Digits, Instance, Kind, Location, Objective, Pair, Participant, Slot};

/// How large a show is.
#[derive(Copy, Clone)]
pub struct Size {
    pub buyers: usize,
    pub exhibitors: usize,
    pub days: usize,
    pub per_day: usize,
    pub pairs: usize,
}

pub const TINY: Size = Size { buyers: 3, exhibitors: 3, days: 1, per_day: 4, pairs: 6 };
pub const SMALL: Size = Size { buyers: 14, exhibitors: 7, days: 2, per_day: 6, pairs: 70 };

/// A show: three halls in a row, a lounge, exhibitors with staff for one to three meetings at once.
pub fn show(size: Size, seed: u64) -> Instance {
    let dice = &mut Dice::new(seed);
    let slots: Vec<Slot> = (0..size.days * size.per_day)
        .map(|t| {
            let start = 570 + 30 * (t % size.per_day) as i32;
            Slot { day: t / size.per_day, start, end: start + 25 }
        })
        .collect();
    let tables = slots.iter().map(|_| dice.below(size.exhibitors / 3 + 2) as u16).collect();
    let mut locations = vec![Location { hall: 0, x: 10.0, y: 5.0, tables: Some(tables) }];
    let mut participants = Vec::new();
    let mut home = Vec::new();
    for _ in 0..size.exhibitors {
        let most = 1 + dice.below(3) as u8;
        home.push(if dice.below(2) == 0 { 0 } else { locations.len() });
        if home.last() != Some(&0) {
            let (x, y) = (dice.below(100) as f32, dice.below(80) as f32);
            locations.push(Location { hall: dice.below(3), x, y, tables: None });
        }
        participants.push(participant(dice, Kind::Exhibitor, (slots.len(), most)));
    }
    for _ in 0..size.buyers {
        participants.push(participant(dice, Kind::Buyer, (slots.len(), 1)));
    }
    let pairs = pairs(dice, size, &home, slots.len());
    Instance {
        format: super::super::INSTANCE_FORMAT.to_owned(),
        name: format!("show-{seed}"),
        slots,
        walk_min: vec![vec![2, 5, 8], vec![5, 2, 5], vec![8, 5, 2]],
        locations,
        participants,
        pairs,
        fixed: Vec::new(),
        objective: Objective { short_penalty: 150, gap_all: false },
        now: 0,
    }
}

fn participant(dice: &mut Dice, kind: Kind, (slots, most): (usize, u8)) -> Participant {
    let mut digit = || if dice.below(6) == 0 { 0 } else { 1 + dice.below(most as usize) as u8 };
    let cap = Digits((0..slots).map(|_| digit()).collect());
    let max = 1 + dice.below(slots) as u32;
    Participant {
        id: serde_json::Value::Null,
        kind,
        cap,
        min: if dice.below(3) == 0 { 1 + dice.below(2) as u32 } else { 0 },
        max,
        max_day: 1 + dice.below(slots) as u32,
    }
}

fn pairs(dice: &mut Dice, size: Size, home: &[usize], slots: usize) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for _ in 0..size.pairs * 4 {
        let (e, b) = (dice.below(size.exhibitors), size.exhibitors + dice.below(size.buyers));
        if pairs.len() == size.pairs || pairs.iter().any(|pair| (pair.0, pair.1) == (b, e)) {
            continue;
        }
        let half = |dice: &mut Dice| Digits((0..slots).map(|_| dice.below(2) as u8).collect());
        let allowed = if dice.below(5) == 0 { Some(half(dice)) } else { None };
        let rank = pairs.len() as u64;
        pairs.push(Pair(b, e, 1 + dice.below(100) as i32, home[e], 1, rank, allowed));
    }
    pairs
}
