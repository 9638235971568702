//! Which recommendations a buyer sees, in which order: the best first, with room for what they did not ask for.
use std::collections::BTreeSet;

/// A place in a list.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Place<I> {
    /// Who.
    pub id: I,
    /// Is it a discovery?
    pub discovery: bool,
}

/// `named` with discoveries in between, `share` percent of them, never the first; each once. A discovery that would
/// stand among the first ten anyway is none. When the named ones end, the list ends.
pub fn mix<I: Copy + Ord>(named: &[I], discoveries: &[I], share: u32) -> Vec<Place<I>> {
    let first: BTreeSet<I> = named.iter().take(10).copied().collect();
    let mut others = discoveries.iter().copied().filter(|id| !first.contains(id));
    let mut named = named.iter().copied();
    let (mut list, mut seen) = (Vec::new(), BTreeSet::new());
    loop {
        let place = list.len() as u32;
        let due = place > 0 && (place + 1) * share / 100 > place * share / 100;
        let fresh = |id: &I| !seen.contains(id);
        let found = due.then(|| others.find(fresh)).flatten().map(|id| Place { id, discovery: true });
        let next = found.or_else(|| named.find(fresh).map(|id| Place { id, discovery: false }));
        let Some(next) = next else { return list };
        seen.insert(next.id);
        list.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_of_ten_are_discoveries_and_the_first_is_none() {
        let named: Vec<u32> = (0..50).collect();
        let discoveries: Vec<u32> = (100..150).collect();
        let list = mix(&named, &discoveries, 30);
        let places: Vec<usize> = (0..10).filter(|place| list[*place].discovery).collect();
        assert_eq!(places, [3, 6, 9]);
        assert!(mix(&named, &discoveries, 0).iter().all(|one| !one.discovery));
    }

    #[test]
    fn what_stands_high_anyway_is_no_discovery() {
        let list = mix(&[1, 2, 3, 4, 5, 6], &[2, 9], 30);
        let found: Vec<i32> = list.iter().filter(|one| one.discovery).map(|one| one.id).collect();
        assert_eq!(found, [9]);
    }

    proptest! {
        #[test]
        fn nobody_comes_twice_and_nobody_named_is_lost(
            named in proptest::collection::vec(0..60_u32, 0..40),
            discoveries in proptest::collection::vec(0..60_u32, 0..40),
            share in 0..=50_u32,
        ) {
            let list = mix(&named, &discoveries, share);
            let all: BTreeSet<u32> = list.iter().map(|one| one.id).collect();
            prop_assert_eq!(all.len(), list.len());
            prop_assert!(named.iter().all(|id| all.contains(id)));
            for many in 1..=list.len() {
                let found = list[..many].iter().filter(|one| one.discovery).count();
                prop_assert!(found * 100 <= many * share as usize);
            }
        }
    }
}
