//! What buyers passed over without anybody noticing. Interest tells something only against what met with none, but
//! who asks from the directory or the plan has seen others of which nothing is written. So for each deed of interest
//! a buyer is taken to have passed over some exhibitors, drawn evenly; whatever was really shown takes their place.
//! (Uniform negative sampling, as in Rendle and others, *BPR*, 2009.) The same show draws the same ones.
use crate::matchmaking::recommend::{Deed, Event};
use std::collections::{BTreeMap, BTreeSet};

/// So many are passed over for one that is taken to.
const FOR_ONE: usize = 9;

/// The exhibitors, of `exhibitors`, that the buyers of these events are taken to have passed over.
pub fn passed_over(events: &[Event], exhibitors: u32) -> Vec<Event> {
    let mut by_buyer: BTreeMap<u32, (usize, BTreeSet<u32>)> = BTreeMap::new();
    for event in events {
        let (interest, known) = by_buyer.entry(event.buyer).or_default();
        *interest += usize::from(event.deed.shows_interest());
        known.insert(event.exhibitor);
    }
    let mut drawn = Vec::new();
    for (buyer, (interest, known)) in by_buyer {
        let mut passed = BTreeSet::new();
        let seen_without = known.len().saturating_sub(interest);
        let wanted = (FOR_ONE * interest).saturating_sub(seen_without);
        // Half of a show at most, so that there are others to be drawn.
        let wanted = wanted.min((exhibitors as usize / 2).saturating_sub(known.len()));
        let mut state = u64::from(buyer);
        while passed.len() < wanted {
            let exhibitor = below(&mut state, exhibitors);
            if !known.contains(&exhibitor) {
                passed.insert(exhibitor);
            }
        }
        drawn.extend(passed.into_iter().map(|exhibitor| Event { buyer, exhibitor, deed: Deed::Shown }));
    }
    drawn
}

/// The next number of a stream (splitmix64, Steele and others 2014), below `many`.
fn below(state: &mut u64, many: u32) -> u32 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut x = *state;
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) % u64::from(many.max(1))) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(buyer: u32, exhibitor: u32, deed: Deed) -> Event {
        Event { buyer, exhibitor, deed }
    }

    #[test]
    fn for_each_interest_some_are_passed_over_and_none_that_is_known() {
        let events = [event(3, 7, Deed::Requested), event(3, 8, Deed::Refused)];
        let drawn = passed_over(&events, 100);
        assert_eq!(drawn.len(), FOR_ONE - 1, "one refusal is known");
        assert!(drawn.iter().all(|one| one.buyer == 3 && ![7, 8].contains(&one.exhibitor)));
        assert_eq!(drawn, passed_over(&events, 100), "the same show draws the same ones");
    }

    #[test]
    fn what_was_shown_takes_their_place_and_a_small_show_is_not_drawn_dry() {
        let shown: Vec<Event> = (0..20).map(|n| event(1, n, Deed::Shown)).collect();
        let all: Vec<Event> = shown.into_iter().chain([event(1, 30, Deed::Saved)]).collect();
        assert!(passed_over(&all, 100).is_empty());
        assert!(passed_over(&[event(1, 0, Deed::Saved)], 4).len() <= 2);
        assert!(passed_over(&[event(1, 0, Deed::Saved)], 1).is_empty());
    }
}
