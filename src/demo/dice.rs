//! Chance that comes out the same for the same seed, on every machine: splitmix64.

/// A stream of reproducible chance.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The stream of this seed.
    #[cfg(test)]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own for one purpose, so that changing one list leaves the others as they were.
    pub fn for_purpose(seed: u64, purpose: &str) -> Self {
        let mixed = purpose.bytes().fold(seed ^ 0x5851_f42d_4c95_7f2d, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(mixed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; zero for a limit of zero.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        let scaled = (u128::from(self.next()) * u128::from(limit)) >> 64;
        usize::try_from(scaled).unwrap_or_default()
    }

    /// Happens in so many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of them, all alike.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// The place of one of them, the heavier the likelier.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let sum: u32 = weights.iter().sum();
        let mut left = self.below(usize::try_from(sum).unwrap_or_default());
        for (place, weight) in weights.iter().enumerate() {
            let weight = usize::try_from(*weight).unwrap_or_default();
            if left < weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// In a new order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, self.below(place + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_says_the_same() {
        let throws = |seed| (0..8).map(|_| 0).scan(Dice::new(seed), |dice, _: i32| Some(dice.below(100)));
        assert_eq!(throws(7).collect::<Vec<_>>(), throws(7).collect::<Vec<_>>());
        assert_ne!(throws(7).collect::<Vec<_>>(), throws(8).collect::<Vec<_>>());
    }

    #[test]
    fn heavier_is_likelier() {
        let mut dice = Dice::new(1);
        let mut hits = [0; 3];
        (0..1_000).for_each(|_| hits[dice.weighted(&[0, 1, 9])] += 1);
        assert_eq!(hits[0], 0);
        assert!(hits[2] > 5 * hits[1], "{hits:?}");
    }
}
