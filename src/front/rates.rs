//! How often one address may try what is worth trying often: signing in, asking for codes, registering.
//!
//! Counted here, before any work is done, and by the address the front believes; the accounts count by account.
use super::address::household;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use hyper::Method;
use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// More addresses than this are not remembered without tidying up first.
const ADDRESSES: usize = 10_000;

/// What is counted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Every request.
    All,
    /// Only those that were answered with 401, 403 or 422: who gets it right may go on.
    Failures,
}

/// One rule: POSTs to these paths, so many a minute from one address.
#[derive(Clone, Debug)]
pub struct Rate {
    /// Paths; `*` stands for one segment.
    pub paths: &'static [&'static str],
    /// How many a minute; as many may come at once.
    pub per_minute: u32,
    /// Which of them count.
    pub counts: Counts,
}

impl Rate {
    fn covers(&self, path: &str) -> bool {
        self.paths.iter().any(|pattern| {
            let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
            loop {
                match (wanted.next(), given.next()) {
                    (None, None) => return true,
                    (Some("*"), Some(segment)) if !segment.is_empty() => {}
                    (Some(wanted), Some(given)) if wanted == given => {}
                    _ => return false,
                }
            }
        })
    }
}

struct Rule {
    rate: Rate,
    spent: DefaultKeyedRateLimiter<IpAddr>,
    /// Who failed too often, and until when they must wait.
    out: Mutex<HashMap<IpAddr, Instant>>,
}

/// All rules with what was counted so far.
pub struct Rates {
    rules: Vec<Rule>,
    clock: DefaultClock,
}

/// A request that a rule is about; its outcome may count.
#[derive(Copy, Clone, Debug)]
pub struct Watched {
    rule: usize,
    address: IpAddr,
}

impl Rates {
    /// Nothing counted yet.
    pub fn new(rates: &[Rate]) -> Self {
        let rule = |rate: &Rate| {
            let quota = Quota::per_minute(NonZeroU32::new(rate.per_minute).unwrap_or(NonZeroU32::MIN));
            Rule { rate: rate.clone(), spent: RateLimiter::keyed(quota), out: Mutex::default() }
        };
        Self { rules: rates.iter().map(rule).collect(), clock: DefaultClock::default() }
    }

    /// Whether this request may go on; else how long to wait.
    pub fn admit(&self, method: &Method, path: &str, from: IpAddr) -> Result<Option<Watched>, Duration> {
        if method != Method::POST {
            return Ok(None);
        }
        let Some(place) = self.rules.iter().position(|rule| rule.rate.covers(path)) else { return Ok(None) };
        let (rule, address) = (&self.rules[place], household(from));
        match rule.rate.counts {
            Counts::All => self.spend(rule, address)?,
            Counts::Failures => rule.must_wait(address)?,
        }
        Ok(Some(Watched { rule: place, address }))
    }

    /// What came of a watched request.
    pub fn learn(&self, watched: Watched, status: u16) {
        let Some(rule) = self.rules.get(watched.rule) else { return };
        if rule.rate.counts == Counts::Failures
            && matches!(status, 401 | 403 | 422)
            && let Err(wait) = self.spend(rule, watched.address)
        {
            let mut out = rule.out.lock().unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            out.retain(|_, until| *until > now);
            out.insert(watched.address, now + wait);
        }
    }

    fn spend(&self, rule: &Rule, address: IpAddr) -> Result<(), Duration> {
        if rule.spent.len() > ADDRESSES {
            rule.spent.retain_recent();
        }
        rule.spent.check_key(&address).map_err(|until| until.wait_time_from(self.clock.now()))
    }
}

impl Rule {
    fn must_wait(&self, address: IpAddr) -> Result<(), Duration> {
        let out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        let left = out.get(&address).map(|until| until.saturating_duration_since(Instant::now()));
        left.filter(|left| !left.is_zero()).map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
    const ELSEWHERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::BROADCAST);

    fn rates(counts: Counts) -> Rates {
        Rates::new(&[Rate { paths: &["/sign-in", "/*/register"], per_minute: 2, counts }])
    }

    #[test]
    fn the_third_must_wait_and_others_need_not() {
        let rates = rates(Counts::All);
        assert!(rates.admit(&Method::POST, "/zh/register", HERE).is_ok());
        assert!(rates.admit(&Method::POST, "/en/register", HERE).is_ok());
        assert!(rates.admit(&Method::POST, "/sign-in", HERE).is_err());
        assert!(rates.admit(&Method::POST, "/sign-in", ELSEWHERE).is_ok());
        assert!(rates.admit(&Method::GET, "/sign-in", HERE).is_ok());
        assert!(rates.admit(&Method::POST, "/zh/register/again", HERE).is_ok());
    }

    #[test]
    fn who_gets_it_right_is_not_counted() {
        let rates = rates(Counts::Failures);
        for status in [303, 303, 303, 422, 422, 303] {
            let watched = rates.admit(&Method::POST, "/sign-in", HERE).unwrap().unwrap();
            rates.learn(watched, status);
        }
        let watched = rates.admit(&Method::POST, "/sign-in", HERE).unwrap().unwrap();
        rates.learn(watched, 422);
        assert!(rates.admit(&Method::POST, "/sign-in", HERE).is_err());
    }
}
