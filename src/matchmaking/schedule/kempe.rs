//! Kempe chains: exchange two slots for just the people who need it, so that nobody loses a meeting.
//!
//! A pair moves to another slot; whoever meets there with one of the two moves to the slot that became free, and
//! so on from slot to slot until nobody is in the way (Kempe's argument about the four colours, 1879).
use super::problem::NONE;
use super::search::Search;

/// Longer chains than this change more than they can gain.
const LONGEST: usize = 40;

impl Search<'_, '_> {
    /// Moves a scheduled pair to slot `to`, everybody in the way to the slot it came from and back. Kept when the
    /// score changes by at least `limit`. Answers whether it was kept.
    pub fn kempe(&mut self, p: u32, to: usize, limit: i64) -> bool {
        let before = self.state.score;
        self.begin();
        let from = self.state.slot_of[p as usize] as usize;
        let mut chain: Vec<(u32, usize)> = vec![(p, to)];
        self.take(p);
        let mut next = 0;
        let mut fine = true;
        while fine && next < chain.len() {
            let (q, target) = chain[next];
            next += 1;
            let back = from + to - target;
            fine = chain.len() < LONGEST
                && self.admit(q, target, |this, blocking| {
                    let may = this.may_go(blocking, back);
                    if may {
                        this.take(blocking);
                        chain.push((blocking, back));
                    }
                    may
                });
        }
        if fine && self.state.score - before >= limit {
            self.keep();
            return true;
        }
        self.undo();
        false
    }

    /// Makes room for `q` in slot `t` by sending those in the way elsewhere, and puts it there.
    fn admit(&mut self, q: u32, t: usize, mut send: impl FnMut(&mut Self, u32) -> bool) -> bool {
        let wish = &self.state.problem.wishes[q as usize];
        self.settle(q);
        for x in [wish.a as usize, wish.b as usize] {
            if self.state.is_full(x, t) {
                let here = self.state.meetings(x, t);
                let Some(&blocking) = here.get(self.work as usize % here.len().max(1)) else { return false };
                if !send(self, blocking) {
                    return false;
                }
            }
            if self.state.too_far(x, wish.place, t).next().is_some() {
                // Those of the same two slots may still move; the check after the chain would find them.
                return false;
            }
        }
        if wish.zone != NONE && self.state.table_open[wish.zone as usize] >> t & 1 == 0 {
            let here = self.state.at_tables(wish.zone, t);
            let Some(&blocking) = here.get(self.work as usize % here.len().max(1)) else { return false };
            if !send(self, blocking) {
                return false;
            }
        }
        if self.state.direct(q) >> t & 1 == 0 {
            return false;
        }
        self.put(q, t);
        true
    }
}
