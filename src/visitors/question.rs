//! The questions we may ask once somebody has their badge: one at a time, all of them optional.
//!
//! What may be answered lies in the edition's lists; this file says which list belongs to which question and
//! which answers make sense of which question.
/// The longest text somebody may write about their needs.
pub const LONGEST_TEXT: usize = 200;

/// An optional question.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// What it says on the card.
    Title,
    /// The department.
    Function,
    /// How senior.
    Level,
    /// The part in decisions to buy.
    Role,
    /// What the visit is for.
    Purposes,
    /// What is wanted, in free words.
    Needs,
    /// On which days.
    Days,
    /// Where from.
    Region,
    /// Parcels a day.
    Parcels,
    /// Spending on packaging a year.
    Spend,
    /// Money for machines.
    Budget,
    /// When.
    Timing,
}

/// How a question is answered.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of the edition's list of this name.
    One(&'static str),
    /// Several of the edition's list of this name.
    Many(&'static str),
    /// Several of the show's days.
    Days,
    /// A line of at most so many characters.
    Line(usize),
    /// A few lines.
    Text,
}

impl Question {
    /// In the order they are asked: the quick and useful ones first.
    pub const ALL: [Question; 12] = [
        Self::Days,
        Self::Purposes,
        Self::Function,
        Self::Level,
        Self::Role,
        Self::Needs,
        Self::Parcels,
        Self::Spend,
        Self::Budget,
        Self::Timing,
        Self::Title,
        Self::Region,
    ];

    /// The word in URLs, words and the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Function => "function",
            Self::Level => "level",
            Self::Role => "role",
            Self::Purposes => "purposes",
            Self::Needs => "needs",
            Self::Days => "days",
            Self::Region => "region",
            Self::Parcels => "parcels",
            Self::Spend => "spend",
            Self::Budget => "budget",
            Self::Timing => "timing",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.word() == word)
    }

    /// How it is answered.
    pub fn kind(self) -> Kind {
        match self {
            Self::Title => Kind::Line(100),
            Self::Function => Kind::One("functions"),
            Self::Level => Kind::One("levels"),
            Self::Role => Kind::One("buying_roles"),
            Self::Purposes => Kind::Many("purposes"),
            Self::Needs => Kind::Text,
            Self::Days => Kind::Days,
            Self::Region => Kind::One("regions"),
            Self::Parcels => Kind::One("parcels_per_day"),
            Self::Spend => Kind::One("pack_spend_cny"),
            Self::Budget => Kind::One("equipment_budget_cny"),
            Self::Timing => Kind::One("timing"),
        }
    }

    /// Does it make sense to ask this person? Parcels only of those who send them; money not of those who
    /// only gather facts.
    pub fn concerns(self, buyer_type: &str, role: Option<&str>) -> bool {
        match self {
            Self::Parcels => ["seller", "brand", "live", "3pl", "fresh", "crossborder"].contains(&buyer_type),
            Self::Spend | Self::Budget | Self::Timing => role != Some("info"),
            _ => true,
        }
    }
}

/// The next question to ask: the first that concerns the person, has choices in this edition and is not
/// answered, after the one they are at; skipped ones come round again only when asked for.
pub fn next(asked: &[Question], answered: &[&str], after: Option<Question>) -> Option<Question> {
    let start = after.and_then(|q| asked.iter().position(|a| *a == q)).map_or(0, |at| at + 1);
    asked.iter().skip(start).copied().find(|question| !answered.contains(&question.word()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_unique_and_read_back() {
        for question in Question::ALL {
            assert_eq!(Question::parse(question.word()), Some(question));
        }
        assert_eq!(Question::parse("password"), None);
    }

    #[test]
    fn nobody_is_asked_what_makes_no_sense() {
        assert!(Question::Parcels.concerns("seller", None));
        assert!(!Question::Parcels.concerns("media", None));
        assert!(!Question::Budget.concerns("seller", Some("info")));
        assert!(Question::Budget.concerns("seller", Some("final")));
    }

    #[test]
    fn answered_questions_are_not_asked_again() {
        let asked = [Question::Days, Question::Purposes, Question::Function];
        assert_eq!(next(&asked, &[], None), Some(Question::Days));
        assert_eq!(next(&asked, &["days"], None), Some(Question::Purposes));
        assert_eq!(next(&asked, &["purposes"], Some(Question::Days)), Some(Question::Function));
        assert_eq!(next(&asked, &[], Some(Question::Function)), None);
    }
}
