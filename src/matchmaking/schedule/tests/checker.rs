//! Judges a schedule by the rules as they are written, without any code of the search.
use super::super::{Instance, Schedule};
use std::collections::{HashMap, HashSet};

/// The value of a schedule.
///
/// # Errors
/// The first rule that is broken.
pub fn value(instance: &Instance, schedule: &Schedule) -> Result<i64, String> {
    if schedule.instance != instance.name {
        return Err("for another instance".to_owned());
    }
    let mut seen = HashSet::new();
    let mut seats = HashSet::new();
    let mut at: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
    let mut sum = 0;
    for meeting in &schedule.meetings {
        let (p, t, table) = (meeting.0, meeting.1, meeting.2);
        let pair = instance.pairs.get(p).ok_or("no such pair")?;
        if t >= instance.slots.len() || !seen.insert(p) {
            return Err(format!("pair {p}: no such slot, or twice"));
        }
        if pair.6.as_ref().is_some_and(|allowed| allowed.0[t] == 0) {
            return Err(format!("pair {p}: slot {t} is not allowed"));
        }
        match &instance.locations[pair.3].tables {
            None if table != -1 => return Err(format!("pair {p}: a table at a booth")),
            Some(tables)
                if table < 0 || table >= i32::from(tables[t]) || !seats.insert((pair.3, t, table)) =>
            {
                return Err(format!("pair {p}: table {table} is not free"));
            }
            _ => {}
        }
        at.entry(pair.0).or_default().push((t, p));
        at.entry(pair.1).or_default().push((t, p));
        sum += i64::from(pair.2);
    }
    for (x, one) in instance.participants.iter().enumerate() {
        let mut meetings = at.remove(&x).unwrap_or_default();
        meetings.sort_unstable();
        person(instance, x, &meetings)?;
        let short = i64::from(one.min) - meetings.len() as i64;
        sum -= i64::from(instance.objective.short_penalty) * short.max(0);
    }
    let where_is: HashMap<usize, usize> =
        schedule.meetings.iter().map(|meeting| (meeting.0, meeting.1)).collect();
    match instance.fixed.iter().find(|(p, t)| where_is.get(p) != Some(t)) {
        Some((p, _)) => Err(format!("fixed pair {p} has gone")),
        None => Ok(sum),
    }
}

fn person(instance: &Instance, x: usize, meetings: &[(usize, usize)]) -> Result<(), String> {
    let one = &instance.participants[x];
    let (mut per_slot, mut per_day) = (HashMap::new(), HashMap::new());
    for &(t, _) in meetings {
        *per_slot.entry(t).or_insert(0u32) += 1;
        *per_day.entry(instance.slots[t].day).or_insert(0u32) += 1;
    }
    if let Some((t, n)) = per_slot.iter().find(|(t, n)| **n > u32::from(one.cap.0[**t])) {
        return Err(format!("participant {x}: {n} meetings in slot {t}"));
    }
    if meetings.len() > one.max as usize || per_day.values().any(|&n| n > one.max_day) {
        return Err(format!("participant {x}: too many meetings"));
    }
    for &(t, p) in meetings {
        for &(u, q) in
            meetings.iter().filter(|(u, _)| *u > t && instance.slots[*u].day == instance.slots[t].day)
        {
            let (here, there) = (instance.pairs[p].3, instance.pairs[q].3);
            let minutes = instance.walk_min[instance.locations[here].hall][instance.locations[there].hall];
            if here != there && instance.slots[u].start - instance.slots[t].end < minutes {
                return Err(format!("participant {x}: cannot walk from slot {t} to slot {u}"));
            }
        }
    }
    Ok(())
}
