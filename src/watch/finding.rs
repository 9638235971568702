//! What a look at one part found, and what that means.
use serde::Serialize;

/// How it is with one part.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be.
    Good,
    /// Works, but somebody should look at it.
    Odd,
    /// Do not send visitors here.
    Bad,
}

impl Verdict {
    /// As it stands at the beginning of a line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Odd => "odd",
            Self::Bad => "BAD",
        }
    }
}

/// One part, looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Which part.
    pub part: &'static str,
    /// How it is.
    pub verdict: Verdict,
    /// In words for the operator.
    pub words: String,
}

impl Finding {
    /// A part that is as it should be.
    pub fn good(part: &'static str, words: impl Into<String>) -> Self {
        Self { part, verdict: Verdict::Good, words: words.into() }
    }

    /// A part somebody should look at.
    pub fn odd(part: &'static str, words: impl Into<String>) -> Self {
        Self { verdict: Verdict::Odd, ..Self::good(part, words) }
    }

    /// A part that stops us.
    pub fn bad(part: &'static str, words: impl Into<String>) -> Self {
        Self { verdict: Verdict::Bad, ..Self::good(part, words) }
    }
}

/// The worst of all.
pub fn worst(findings: &[Finding]) -> Verdict {
    findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Good)
}

/// A lag in words and judged: fine, slow, or stuck.
pub fn lag(part: &'static str, behind_ms: i64, odd_ms: i64, bad_ms: i64) -> Finding {
    let words = format!("the oldest that is due waits for {} s", behind_ms / 1000);
    match behind_ms {
        0 => Finding::good(part, "nothing is due"),
        ms if ms >= bad_ms => Finding::bad(part, words),
        ms if ms >= odd_ms => Finding::odd(part, words),
        _ => Finding::good(part, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_part_decides() {
        let found = [Finding::good("a", ""), Finding::bad("b", ""), Finding::odd("c", "")];
        assert_eq!(
            (worst(&found), worst(&found[..1]), worst(&[])),
            (Verdict::Bad, Verdict::Good, Verdict::Good)
        );
    }

    #[test]
    fn a_lag_is_judged_by_its_length() {
        let verdict = |ms| lag("outbox", ms, 60_000, 600_000).verdict;
        assert_eq!((verdict(0), verdict(59_000)), (Verdict::Good, Verdict::Good));
        assert_eq!((verdict(60_000), verdict(600_000)), (Verdict::Odd, Verdict::Bad));
    }
}
