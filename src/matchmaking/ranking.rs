//! The order of recommendations: best fit first, the same every time, with room for
//! things the buyer did not know to ask for.
use super::score::Fit;

/// A judged candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked<I> {
    /// Who.
    pub id: I,
    /// How well, and why.
    pub fit: Fit,
}

/// Places within the first ten that a discovery may take ahead of a better score.
const FOR_DISCOVERIES: [usize; 3] = [3, 6, 9];

/// Best first; equal scores by id, so that two visits see the same list. Of the first ten,
/// three are discoveries where there are that many, and more only when nothing else is left.
pub fn rank<I: Copy + Ord>(candidates: impl IntoIterator<Item = (I, Fit)>) -> Vec<Ranked<I>> {
    let mut all: Vec<_> = candidates
        .into_iter()
        .filter(|(_, fit)| fit.is_worth_showing())
        .map(|(id, fit)| Ranked { id, fit })
        .collect();
    all.sort_by(by_fit);
    let (discoveries, named): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.fit.is_discovery());
    interleave(named, discoveries)
}

fn by_fit<I: Ord>(x: &Ranked<I>, y: &Ranked<I>) -> std::cmp::Ordering {
    y.fit.score.cmp(&x.fit.score).then_with(|| x.id.cmp(&y.id))
}

fn interleave<I: Ord>(named: Vec<Ranked<I>>, discoveries: Vec<Ranked<I>>) -> Vec<Ranked<I>> {
    let mut named = named.into_iter().peekable();
    let mut discoveries = discoveries.into_iter().peekable();
    let mut list = Vec::with_capacity(named.len() + discoveries.len());
    loop {
        let take_discovery = match (named.peek(), discoveries.peek()) {
            (None, None) => return list,
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (Some(_), Some(_)) if list.len() < 10 => FOR_DISCOVERIES.contains(&list.len()),
            (Some(name), Some(discovery)) => by_fit(discovery, name).is_lt(),
        };
        list.extend(if take_discovery { discoveries.next() } else { named.next() });
    }
}

#[cfg(test)]
mod tests {
    use super::super::score::{Kind, Term};
    use super::*;

    fn fit(kind: Kind, points: u32) -> Fit {
        Fit { score: points, terms: vec![Term { kind, subjects: vec![], points }] }
    }

    #[test]
    fn three_of_the_first_ten_are_discoveries() {
        let named = (0..30).map(|n| (n, fit(Kind::Exact, 90 - n)));
        let discoveries = (100..130).map(|n| (n, fit(Kind::Complement, 140 - n)));
        let list = rank(named.chain(discoveries));
        assert_eq!(list.iter().take(10).filter(|one| one.fit.is_discovery()).count(), 3);
        assert_eq!(list.len(), 60);
        assert!(!list[0].fit.is_discovery());
    }

    #[test]
    fn without_discoveries_the_best_ten_come_first() {
        let list = rank((0..12).map(|n| (n, fit(Kind::Exact, n + 1))));
        assert_eq!(list.iter().map(|one| one.id).collect::<Vec<_>>(), (0..12).rev().collect::<Vec<_>>());
    }

    #[test]
    fn equal_scores_keep_the_order_of_their_ids() {
        let list = rank([9, 3, 7].map(|n| (n, fit(Kind::Exact, 5))));
        assert_eq!(list.iter().map(|one| one.id).collect::<Vec<_>>(), [3, 7, 9]);
    }

    #[test]
    fn nothing_in_common_is_not_recommended() {
        assert!(rank([(1, Fit::default())]).is_empty());
    }
}
