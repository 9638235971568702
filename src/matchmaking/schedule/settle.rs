//! The last look: no wish stays out that could come in and pay for it.
use super::search::Search;
use super::state::OUT;

/// Rounds over all wishes; each round raises the value, so few are ever needed.
const ROUNDS: usize = 40;

impl Search<'_, '_> {
    /// Takes in what fits and exchanges what pays, among these pairs and whatever they displace, until no single
    /// wish can come in at a profit.
    pub fn settle_all(&mut self, pairs: &[u32]) {
        self.fill(pairs);
        let mut todo: Vec<u32> = pairs.to_vec();
        for _ in 0..ROUNDS {
            let mut touched: Vec<u32> = Vec::new();
            for &p in &todo {
                if self.state.slot_of[p as usize] == OUT {
                    self.settle_one(p, &mut touched);
                }
            }
            if touched.is_empty() {
                break;
            }
            todo = self.around(&touched);
        }
        self.keep();
    }

    fn settle_one(&mut self, p: u32, touched: &mut Vec<u32>) {
        let Some((t, going, _)) = self.state.cheapest_way(p, 0) else { return };
        for &q in &going {
            self.take(q);
        }
        self.put(p, t);
        touched.push(p);
        touched.extend(going);
    }

    /// Every pair that shares a person or a lounge with one of these.
    fn around(&self, pairs: &[u32]) -> Vec<u32> {
        let problem = self.state.problem;
        let mut people = vec![false; problem.people.len()];
        let mut zones = vec![false; problem.zones.len() + 1];
        for wish in pairs.iter().map(|&p| &problem.wishes[p as usize]) {
            people[wish.a as usize] = true;
            people[wish.b as usize] = true;
            zones[(wish.zone as usize).min(problem.zones.len())] = true;
        }
        zones[problem.zones.len()] = false;
        let near = |p: &u32| {
            let wish = &problem.wishes[*p as usize];
            let zone = (wish.zone as usize).min(problem.zones.len());
            people[wish.a as usize] || people[wish.b as usize] || zones[zone]
        };
        (0..problem.wishes.len() as u32)
            .filter(|p| self.state.slot_of[*p as usize] == OUT)
            .filter(near)
            .collect()
    }
}
