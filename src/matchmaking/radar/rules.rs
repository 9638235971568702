//! How many people may be told of, and where buyers outnumber exhibitors.
//!
//! k-anonymity with k = 5 (Samarati and Sweeney, 1998) by suppressing small counts, and rounding to base 5 as
//! statistical offices publish, so that the difference of two tables does not give one buyer away.
use serde::Serialize;

/// Fewer people than this are not told of.
pub const K: u32 = 5;

/// A number of people as it may be told.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", content = "n", rename_all = "snake_case")]
pub enum Told {
    /// Fewer than [`K`], perhaps nobody.
    Few,
    /// About so many, a multiple of [`K`].
    About(u32),
}

/// So many people, as it may be told.
pub fn told(people: usize) -> Told {
    let people = u32::try_from(people).unwrap_or(u32::MAX - K);
    if people < K { Told::Few } else { Told::About((people + K / 2) / K * K) }
}

impl Told {
    /// The number for comparing; few people are none.
    pub fn at_least(self) -> u32 {
        match self {
            Self::Few => 0,
            Self::About(n) => n,
        }
    }

    /// As it stands in a sheet.
    pub fn text(self) -> String {
        match self {
            Self::Few => format!("<{K}"),
            Self::About(n) => n.to_string(),
        }
    }
}

/// How badly exhibitors are missing: buyers for each of them, and one more so that none at all weighs most.
/// Whatever is told of few buyers is no reason to recruit.
pub fn pull(buyers: Told, exhibitors: usize) -> u32 {
    let exhibitors = u32::try_from(exhibitors).unwrap_or(u32::MAX - 1);
    buyers.at_least() / (exhibitors + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_people_are_never_told_of() {
        assert!((0..5).all(|n| told(n) == Told::Few));
        assert_eq!(told(5), Told::About(5));
    }

    #[test]
    fn every_number_is_a_multiple_of_five_and_close() {
        for n in 5..2000usize {
            let Told::About(said) = told(n) else { panic!("{n}") };
            assert_eq!(said % K, 0);
            assert!(n.abs_diff(said as usize) <= 2, "{n} is told as {said}");
        }
        assert!(matches!(told(usize::MAX), Told::About(_)));
    }

    #[test]
    fn one_buyer_more_rarely_shows() {
        let seen = (5..1000usize).filter(|n| told(*n) != told(n + 1)).count();
        assert!(seen <= 200, "the difference of two tables shows {seen} of 995 steps");
    }

    #[test]
    fn where_exhibitors_are_missing_they_are_recruited() {
        assert!(pull(told(143), 2) > pull(told(143), 9));
        assert!(pull(told(40), 0) > pull(told(40), 1));
        assert_eq!(pull(told(4), 0), 0);
    }
}
