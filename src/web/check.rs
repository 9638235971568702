//! Turns what was sent into checked values, collecting every mistake at its field, so that the whole form comes
//! back at once with all that was typed.
use super::fields::Fields;
use crate::kernel::Mistake;
use crate::kernel::text;
use indexmap::IndexMap;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Mistakes by field, in the order in which the fields were asked for, which is that of the page.
pub type Mistakes = IndexMap<String, Vec<Mistake>>;

/// A form on a page: what was typed and what is wrong with it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FormState {
    /// Values by field name; `_`-names (token, key) are left out.
    pub values: BTreeMap<String, Vec<String>>,
    /// Mistakes by field name.
    pub errors: Mistakes,
}

impl FormState {
    /// An untouched form, perhaps filled in.
    pub fn of(fields: &Fields) -> Self {
        Self::with(fields, Mistakes::new())
    }

    /// A form to be shown again.
    pub fn with(fields: &Fields, errors: Mistakes) -> Self {
        let mut values = fields.values().clone();
        values.retain(|name, _| !name.starts_with('_'));
        Self { values, errors }
    }

    /// One mistake at one field, found after the form itself was sound (an address that is taken, …).
    pub fn mistake(fields: &Fields, name: &str, mistake: Mistake) -> Self {
        Self::with(fields, Mistakes::from([(name.to_owned(), vec![mistake])]))
    }
}

/// Reads fields one by one. Ask for everything first, then take the values in [`Check::done`].
///
/// ```
/// # use aisle::web::{Check, Fields}; use aisle::kernel::contact::PersonName;
/// let fields = Fields::from_urlencoded("name=Mei");
/// let check = Check::of(&fields);
/// let name = check.required("name", PersonName::parse);
/// let result = check.done(|| Some(name?.to_string()));
/// assert_eq!(result.unwrap(), "Mei");
/// ```
pub struct Check<'f> {
    fields: &'f Fields,
    mistakes: RefCell<Mistakes>,
}

impl<'f> Check<'f> {
    /// Begins with no mistakes.
    pub fn of(fields: &'f Fields) -> Self {
        Self { fields, mistakes: RefCell::default() }
    }

    /// The fields themselves.
    pub fn fields(&self) -> &'f Fields {
        self.fields
    }

    /// A value that must be there and sound.
    pub fn required<T>(&self, name: &str, parse: impl FnOnce(&str) -> Result<T, Mistake>) -> Option<T> {
        self.noted(name, parse(self.fields.one(name).unwrap_or_default()))
    }

    /// A value that may be missing; the outer `Option` is `None` after a mistake.
    pub fn optional<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, Mistake>,
    ) -> Option<Option<T>> {
        if !self.fields.has(name) {
            return Some(None);
        }
        self.noted(name, parse(self.fields.one(name).unwrap_or_default())).map(Some)
    }

    /// One line of text of at most `max` characters.
    pub fn line(&self, name: &str, max: usize) -> Option<String> {
        self.required(name, |raw| text::line(raw, max))
    }

    /// One optional line; missing reads as an empty text.
    pub fn optional_line(&self, name: &str, max: usize) -> Option<String> {
        self.optional(name, |raw| text::line(raw, max)).map(Option::unwrap_or_default)
    }

    /// A whole number within a range; full-width digits and blanks are forgiven.
    pub fn number(&self, name: &str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        self.required(name, |raw| {
            let plain: String =
                raw.chars().map(ascii_digit).filter(|c| !c.is_whitespace() && *c != ',').collect();
            if plain.is_empty() {
                return Err(text::REQUIRED);
            }
            let n: i64 = plain.parse().map_err(|_| Mistake::of("form-number"))?;
            if n < *range.start() {
                return Err(Mistake::with("form-at-least", *range.start()));
            }
            if n > *range.end() {
                return Err(Mistake::with("form-at-most", *range.end()));
            }
            Ok(n)
        })
    }

    /// One of a list of codes, known by `is_known`.
    pub fn choice(&self, name: &str, is_known: impl Fn(&str) -> bool) -> Option<String> {
        self.required(name, |raw| match raw.trim() {
            "" => Err(Mistake::of("form-choose")),
            code if is_known(code) => Ok(code.to_owned()),
            _ => Err(Mistake::of("form-unknown-choice")),
        })
    }

    /// Between `least` and `most` codes of a list, each once, in the order sent.
    pub fn choices(
        &self,
        name: &str,
        least: usize,
        most: usize,
        is_known: impl Fn(&str) -> bool,
    ) -> Option<Vec<String>> {
        let mut chosen: Vec<String> = vec![];
        for code in self.fields.all(name).map(str::trim).filter(|c| !c.is_empty()) {
            if !is_known(code) {
                return self.noted(name, Err(Mistake::of("form-unknown-choice")));
            }
            if !chosen.iter().any(|c| c == code) {
                chosen.push(code.to_owned());
            }
        }
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        if chosen.len() < least {
            return self.noted(name, Err(Mistake::with("form-choose-at-least", count(least))));
        }
        if chosen.len() > most {
            return self.noted(name, Err(Mistake::with("form-choose-at-most", count(most))));
        }
        Some(chosen)
    }

    /// Was the box ticked?
    pub fn ticked(&self, name: &str) -> bool {
        self.fields.one(name).is_some_and(|v| matches!(v, "on" | "true" | "1" | "yes"))
    }

    /// A box without which nothing goes on.
    pub fn must_tick(&self, name: &str) -> Option<()> {
        self.noted(name, if self.ticked(name) { Ok(()) } else { Err(Mistake::of("form-must-tick")) })
    }

    /// Notes a mistake found by a rule over several fields.
    pub fn mistake(&self, name: &str, mistake: Mistake) {
        self.mistakes.borrow_mut().entry(name.to_owned()).or_default().push(mistake);
    }

    /// Passes a value through, noting its mistake.
    pub fn noted<T>(&self, name: &str, result: Result<T, Mistake>) -> Option<T> {
        result.map_err(|mistake| self.mistake(name, mistake)).ok()
    }

    /// The whole value, if there is not one mistake; else the mistakes.
    ///
    /// # Errors
    /// All mistakes by field. (`build` answers `None` only when a field it needs has one.)
    pub fn done<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, Mistakes> {
        let mistakes = self.mistakes.into_inner();
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        build().ok_or_else(|| Mistakes::from([("form".to_owned(), vec![text::REQUIRED])]))
    }
}

fn ascii_digit(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(c as u32 - 0xFF10 + 0x30).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_told_at_once() {
        let fields = Fields::from_urlencoded("area=3&kind=Z&sector=S1&sector=S1");
        let check = Check::of(&fields);
        check.number("area", 9..=400);
        check.choice("kind", |k| k == "RAW");
        check.choices("sector", 2, 3, |_| true);
        check.line("name", 10);
        let mistakes = check.done(|| Some(())).unwrap_err();
        assert_eq!(mistakes["area"], [Mistake::with("form-at-least", 9)]);
        assert_eq!(mistakes["kind"], [Mistake::of("form-unknown-choice")]);
        assert_eq!(mistakes["sector"], [Mistake::with("form-choose-at-least", 2)]);
        assert_eq!(mistakes["name"], [text::REQUIRED]);
        let order: Vec<&str> = mistakes.keys().map(String::as_str).collect();
        assert_eq!(order, ["area", "kind", "sector", "name"], "as asked for");
    }

    #[test]
    fn numbers_of_a_chinese_keyboard_are_numbers() {
        let fields = Fields::from_urlencoded("n=%EF%BC%93%EF%BC%96");
        assert_eq!(Check::of(&fields).number("n", 1..=99), Some(36));
        let absurd = Fields::from_urlencoded("n=1e309&m=99999999999999999999");
        let check = Check::of(&absurd);
        assert_eq!((check.number("n", 1..=99), check.number("m", 1..=99)), (None, None));
    }
}
