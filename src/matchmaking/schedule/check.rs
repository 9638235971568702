//! Is the instance what it says? Every index, length and promise is looked at before anything is computed.
use super::instance::{INSTANCE_FORMAT, Instance};
use super::problem::Problem;
use super::state::State;

/// Sums of weights and penalties stay far below what 64 bits of thousandths hold.
const HEAVIEST: i32 = 1_000_000;

/// Lengths, ranges and indices.
pub(super) fn shape(instance: &Instance) -> Result<(), String> {
    if instance.format != INSTANCE_FORMAT {
        return Err(format!("format: `{}` where `{INSTANCE_FORMAT}` was expected", instance.format));
    }
    if instance.slots.len() > 64 {
        return Err(format!("slots: {} of them; at most 64 are possible", instance.slots.len()));
    }
    if !(0..=HEAVIEST).contains(&instance.objective.short_penalty) {
        return Err(format!("objective.short_penalty: must lie between 0 and {HEAVIEST}"));
    }
    slots(instance)?;
    halls(instance)?;
    locations(instance)?;
    participants(instance)?;
    pairs(instance)?;
    confirmed(instance)
}

fn slots(instance: &Instance) -> Result<(), String> {
    for (t, slot) in instance.slots.iter().enumerate() {
        if slot.day >= 64 {
            return Err(format!("slots[{t}].day: {} is beyond 63", slot.day));
        }
        if slot.end < slot.start {
            return Err(format!("slots[{t}]: ends before it starts"));
        }
        if slot.start.abs() > HEAVIEST || slot.end.abs() > HEAVIEST {
            return Err(format!("slots[{t}]: not minutes of a day"));
        }
    }
    for (t, both) in instance.slots.windows(2).enumerate() {
        if (both[0].day, both[0].end) > (both[1].day, both[1].start) {
            return Err(format!(
                "slots[{}]: begins before slots[{t}] has ended; slots are given in order",
                t + 1
            ));
        }
    }
    Ok(())
}

fn halls(instance: &Instance) -> Result<(), String> {
    let halls = instance.walk_min.len();
    if halls > 64 {
        return Err(format!("walk_min: {halls} halls; at most 64 are possible"));
    }
    for (g, row) in instance.walk_min.iter().enumerate() {
        if row.len() != halls {
            return Err(format!("walk_min[{g}]: {} entries for {halls} halls", row.len()));
        }
        if row.iter().any(|&minutes| !(0..=HEAVIEST).contains(&minutes)) {
            return Err(format!("walk_min[{g}]: minutes must lie between 0 and {HEAVIEST}"));
        }
    }
    Ok(())
}

fn locations(instance: &Instance) -> Result<(), String> {
    for (l, location) in instance.locations.iter().enumerate() {
        if location.hall >= instance.walk_min.len() {
            return Err(format!("locations[{l}].hall: there is no hall {}", location.hall));
        }
        if !(location.x.abs() < 1e7 && location.y.abs() < 1e7) {
            return Err(format!("locations[{l}]: x and y must be metres"));
        }
        let tables = location.tables.as_ref().map(Vec::len);
        if tables.is_some_and(|n| n != instance.slots.len()) {
            let n = tables.unwrap_or(0);
            return Err(format!("locations[{l}].tables: {n} numbers for {} slots", instance.slots.len()));
        }
    }
    Ok(())
}

fn participants(instance: &Instance) -> Result<(), String> {
    if instance.participants.len() > 4_000_000 || instance.pairs.len() > 40_000_000 {
        return Err("too large: at most 4,000,000 participants and 40,000,000 pairs".to_owned());
    }
    for (x, one) in instance.participants.iter().enumerate() {
        if one.cap.0.len() != instance.slots.len() {
            let (n, slots) = (one.cap.0.len(), instance.slots.len());
            return Err(format!("participants[{x}].cap: {n} digits for {slots} slots"));
        }
        if one.cap.0.iter().any(|&digit| digit > 9) {
            return Err(format!("participants[{x}].cap: at most 9 meetings at once"));
        }
    }
    Ok(())
}

fn pairs(instance: &Instance) -> Result<(), String> {
    let people = instance.participants.len();
    for (p, pair) in instance.pairs.iter().enumerate() {
        if let Some(x) = [pair.0, pair.1].into_iter().find(|&x| x >= people) {
            return Err(format!("pairs[{p}]: there is no participant {x}"));
        }
        if pair.0 == pair.1 {
            return Err(format!("pairs[{p}]: participant {} cannot meet itself", pair.0));
        }
        if !(0..=HEAVIEST).contains(&pair.2) {
            return Err(format!("pairs[{p}]: weight {} must lie between 0 and {HEAVIEST}", pair.2));
        }
        if pair.3 >= instance.locations.len() {
            return Err(format!("pairs[{p}]: there is no location {}", pair.3));
        }
        let digits = pair.6.as_ref().map(|allowed| &allowed.0);
        if digits.is_some_and(|digits| digits.len() != instance.slots.len()) {
            let n = digits.map_or(0, Vec::len);
            return Err(format!("pairs[{p}].allowed: {n} digits for {} slots", instance.slots.len()));
        }
    }
    Ok(())
}

fn confirmed(instance: &Instance) -> Result<(), String> {
    let mut seen = vec![false; instance.pairs.len()];
    for (k, &(p, t)) in instance.fixed.iter().enumerate() {
        if p >= instance.pairs.len() {
            return Err(format!("fixed[{k}]: there is no pair {p}"));
        }
        if t >= instance.slots.len() {
            return Err(format!("fixed[{k}]: there is no slot {t}"));
        }
        if std::mem::replace(&mut seen[p], true) {
            return Err(format!("fixed[{k}]: pair {p} is fixed twice"));
        }
        let allowed = instance.pairs[p].6.as_ref().is_none_or(|digits| digits.0[t] > 0);
        if !allowed {
            return Err(format!("fixed[{k}]: pair {p} does not allow slot {t}"));
        }
    }
    Ok(())
}

/// Who receives several at once does so at one location.
pub(super) fn rooted(problem: &Problem) -> Result<(), String> {
    let walking = |x: &usize| problem.people[*x].roaming && problem.people[*x].most > 1;
    match (0..problem.people.len()).find(walking) {
        Some(x) => Err(format!("participants[{x}]: several meetings at once, but at more than one location")),
        None => Ok(()),
    }
}

/// The fixed meetings fit together.
pub(super) fn fixed(problem: &Problem) -> Result<(), String> {
    let mut state = State::new(problem);
    for (k, &(p, t)) in problem.fixed.iter().enumerate() {
        if !state.fits(p, t as usize) {
            return Err(format!(
                "fixed[{k}]: pair {p} cannot meet in slot {t}: somebody is away or busy, a quota or the tables are \
                 used up, or the way from a neighbouring meeting is too far"
            ));
        }
        state.put(p, t as usize);
    }
    Ok(())
}
