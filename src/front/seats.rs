//! Who may hold a line: caps per address and altogether.
//!
//! When a cap is reached, the line that has waited longest without being answered gives its place to the
//! newcomer: a thousand silent connections never keep a visitor out. Only when every line is busy is a
//! newcomer refused.
use super::address::household;
use super::line::{Line, Phase};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

type ByAddress = HashMap<IpAddr, Vec<Arc<Line>>>;

/// All lines that are open.
#[derive(Debug)]
pub struct Seats {
    taken: Mutex<ByAddress>,
    /// Rung each time a line ends.
    ended: Notify,
    most: usize,
    most_per_address: usize,
}

/// A place among the lines; free again when dropped.
#[derive(Debug)]
pub struct Seat {
    seats: Arc<Seats>,
    address: IpAddr,
    /// The line that sits here.
    pub line: Arc<Line>,
}

/// Which cap a newcomer met.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Cap {
    /// One address holds too many busy lines.
    Address,
    /// All seats are busy.
    House,
}

impl Seats {
    /// An empty house.
    pub fn new(most: usize, most_per_address: usize) -> Arc<Self> {
        let (taken, ended) = (Mutex::default(), Notify::new());
        Arc::new(Self { taken, ended, most, most_per_address })
    }

    /// A seat for a line from this address. Our own proxies speak for many and are not counted one by one.
    pub fn take(self: &Arc<Self>, peer: IpAddr, counted: bool) -> Result<Seat, Cap> {
        let address = household(peer);
        let mut taken = self.lock();
        let here = taken.get(&address).map_or(0, Vec::len);
        if counted && here >= self.most_per_address && !make_room(&mut taken, Some(address)) {
            return Err(Cap::Address);
        }
        let all: usize = taken.values().map(Vec::len).sum();
        if all >= self.most && !make_room(&mut taken, None) {
            return Err(Cap::House);
        }
        let line = Line::new();
        taken.entry(address).or_default().push(Arc::clone(&line));
        Ok(Seat { seats: Arc::clone(self), address, line })
    }

    /// How many lines are open.
    pub fn len(&self) -> usize {
        self.lock().values().map(Vec::len).sum()
    }

    /// Comes back when no line is open.
    pub async fn emptied(&self) {
        loop {
            let ended = self.ended.notified();
            if self.len() == 0 {
                return;
            }
            ended.await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, ByAddress> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sends the longest waiting line away: from this address, or from the one with most silent lines.
fn make_room(taken: &mut ByAddress, address: Option<IpAddr>) -> bool {
    let silent = |lines: &Vec<Arc<Line>>| lines.iter().filter(|line| line.phase() != Phase::Busy).count();
    let most_silent = || taken.iter().max_by_key(|(_, lines)| silent(lines)).map(|(address, _)| *address);
    let Some(lines) = address.or_else(most_silent).and_then(|address| taken.get_mut(&address)) else {
        return false;
    };
    let waiting = lines.iter().enumerate().filter(|(_, line)| line.phase() != Phase::Busy);
    let Some(longest) = waiting.min_by_key(|(_, line)| line.since()).map(|(place, _)| place) else {
        return false;
    };
    lines[longest].give_up() && {
        lines.swap_remove(longest);
        true
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.lock();
        if let Some(lines) = taken.get_mut(&self.address) {
            lines.retain(|line| !Arc::ptr_eq(line, &self.line));
            if lines.is_empty() {
                taken.remove(&self.address);
            }
        }
        drop(taken);
        self.seats.ended.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn busy_lines_keep_newcomers_out() {
        let seats = Seats::new(8, 2);
        let held: Vec<_> = (0..2).map(|_| seats.take(HERE, true).unwrap()).collect();
        let _turns: Vec<_> = held.iter().map(|seat| seat.line.turn()).collect();
        assert_eq!(seats.take(HERE, true).unwrap_err(), Cap::Address);
        assert!(seats.take("10.0.0.1".parse().unwrap(), true).is_ok(), "other addresses are not touched");
    }

    #[test]
    fn a_silent_line_gives_way() {
        let seats = Seats::new(2, 2);
        let silent = seats.take(HERE, true).unwrap();
        let busy = seats.take(HERE, true).unwrap();
        let _turn = busy.line.turn();
        let newcomer = seats.take(HERE, true).unwrap();
        assert_eq!((silent.line.phase(), seats.len()), (Phase::Closed, 2));
        drop((silent, newcomer));
        assert_eq!(seats.len(), 1);
    }

    #[test]
    fn a_full_house_refuses() {
        let seats = Seats::new(1, 9);
        let only = seats.take(HERE, true).unwrap();
        let _turn = only.line.turn();
        assert_eq!(seats.take("10.0.0.1".parse().unwrap(), true).unwrap_err(), Cap::House);
    }
}
