//! Instants: UTC milliseconds in the database, the show's zone on the page.
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned, civil};
use serde::{Deserialize, Serialize};

/// An instant, in milliseconds since 1970-01-01 UTC. The one column type for time.
#[derive(
    Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sea_orm::DeriveValueType,
)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// That many milliseconds later (or earlier, when negative).
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// That many seconds later.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_ms(seconds.saturating_mul(1000))
    }

    /// That many minutes later.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    /// That many days of 24 hours later.
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days.saturating_mul(24 * 60))
    }

    /// Milliseconds from `earlier` to `self`.
    pub fn since_ms(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The wall clock in `zone` (an IANA name such as `Asia/Shanghai`; an unknown one reads as UTC).
    pub fn local(self, zone: &str) -> Zoned {
        let instant = Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        instant.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC))
    }

    /// The calendar day in `zone`.
    pub fn day(self, zone: &str) -> civil::Date {
        self.local(zone).date()
    }

    /// The instant at which `zone`'s clocks show `at`.
    pub fn at(at: civil::DateTime, zone: &str) -> Self {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let instant = zone.to_ambiguous_timestamp(at).compatible().unwrap_or(Timestamp::UNIX_EPOCH);
        Self(instant.as_millisecond())
    }

    /// RFC 3339 in UTC, for the API.
    pub fn rfc3339(self) -> String {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
    }

    /// Reads RFC 3339 with any offset.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        text.parse::<Timestamp>().ok().map(|t| Self(t.as_millisecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shanghai_is_eight_hours_ahead() {
        let opening = Moment::at(civil::date(2025, 10, 30).at(9, 10, 0, 0), "Asia/Shanghai");
        assert_eq!(opening.rfc3339(), "2025-10-30T01:10:00Z");
        assert_eq!(opening.day("Asia/Shanghai"), civil::date(2025, 10, 30));
        assert_eq!(Moment::parse_rfc3339("2025-10-30T09:10:00+08:00"), Some(opening));
    }

    #[test]
    fn absurd_instants_do_not_panic() {
        assert_eq!(Moment(i64::MAX).local("Asia/Shanghai").year(), 1970);
        assert_eq!(Moment(i64::MAX).plus_days(1), Moment(i64::MAX));
        assert_eq!(Moment::parse_rfc3339("2025-10-30T09:10:00+26:00"), None, "no such offset");
    }
}
