//! Which text is acceptable: the one place that decides, for pages, imports and the API alike.
//!
//! Text is kept as typed (no NFKC: it would change 髙 and 﨑 in people's names). Invisible direction and
//! zero-width marks, which chat programs put around copied numbers, are dropped; control characters are
//! refused, since PostgreSQL cannot store NUL and no name needs the others.

/// What is wrong with a value: a key into the words, and the number its sentence mentions, if any.
#[derive(Copy, Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Mistake {
    /// e.g. `form-too-long`
    pub key: &'static str,
    /// `$n` in the sentence, e.g. the longest length allowed
    pub n: Option<i64>,
}

impl Mistake {
    /// A mistake whose sentence needs no number.
    pub const fn of(key: &'static str) -> Self {
        Self { key, n: None }
    }

    /// A mistake whose sentence mentions `n`.
    pub const fn with(key: &'static str, n: i64) -> Self {
        Self { key, n: Some(n) }
    }
}

/// `form-required`
pub const REQUIRED: Mistake = Mistake::of("form-required");

/// One line of text of 1 to `max` characters, trimmed, inner white space single.
///
/// # Errors
/// `form-required` when nothing visible is left, `form-too-long`, `form-control-characters`.
pub fn line(raw: &str, max: usize) -> Result<String, Mistake> {
    let cleaned: String = raw.chars().filter(|c| !is_dropped(*c)).collect();
    let text = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(text, max, |c| c.is_control())
}

/// Several lines, at most `max` characters in all; line ends become `\n`.
///
/// # Errors
/// As [`line`].
pub fn paragraph(raw: &str, max: usize) -> Result<String, Mistake> {
    let cleaned: String = raw.replace("\r\n", "\n").chars().filter(|c| !is_dropped(*c)).collect();
    checked(cleaned.trim().to_owned(), max, |c| c.is_control() && c != '\n' && c != '\t')
}

fn checked(text: String, max: usize, refused: impl Fn(char) -> bool) -> Result<String, Mistake> {
    if text.chars().any(refused) {
        return Err(Mistake::of("form-control-characters"));
    }
    if !text.chars().any(is_visible) {
        return Err(REQUIRED);
    }
    if text.chars().count() > max {
        return Err(Mistake::with("form-too-long", i64::try_from(max).unwrap_or(i64::MAX)));
    }
    Ok(text)
}

/// Direction marks, zero-width spaces and line separators that nobody typed on purpose.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Something a reader can see: not space, not a joiner, not one of the letters that print as nothing.
fn is_visible(c: char) -> bool {
    let blank_letter = matches!(
        c,
        '\u{115F}'
            | '\u{1160}'
            | '\u{3164}'
            | '\u{FFA0}'
            | '\u{2800}'
            | '\u{00AD}'
            | '\u{034F}'
            | '\u{17B4}'
            | '\u{17B5}'
    );
    let mark = matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180F}' | '\u{E0000}'..='\u{E0FFF}' | '\u{0300}'..='\u{036F}');
    !c.is_whitespace() && !c.is_control() && !blank_letter && !mark
}

/// Does the text contain a letter (of any script)?
pub fn has_letter(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && is_visible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_scripts_stay_as_they_are() {
        for name in
            ["𠮷田", "𪚥", "髙﨑", "葛\u{E0100}城", "阿卜杜拉·艾合买提", "Nguyễn Thị", "O'Brien", "王", "👩‍👩‍👧"]
        {
            assert_eq!(line(name, 100), Ok(name.to_owned()), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_nothing() {
        for name in ["", "  ", "\u{200B}\u{200B}", "\u{3164}", "\u{FEFF}", "\u{200D}"] {
            assert_eq!(line(name, 100), Err(REQUIRED), "{name:?}");
        }
    }

    #[test]
    fn control_characters_are_refused_and_direction_marks_dropped() {
        assert_eq!(line("a\0b", 100), Err(Mistake::of("form-control-characters")));
        assert_eq!(line("a\u{1b}[2J", 100), Err(Mistake::of("form-control-characters")));
        assert_eq!(line("\u{202E}abc\u{202C}", 100), Ok("abc".into()));
        assert_eq!(line("a\r\nBcc: x", 100), Ok("a Bcc: x".into()));
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(line(&"𠮷".repeat(100), 100).map(|t| t.chars().count()), Ok(100));
        assert_eq!(line(&"𠮷".repeat(101), 100), Err(Mistake::with("form-too-long", 100)));
    }

    #[test]
    fn a_paragraph_keeps_its_lines() {
        assert_eq!(paragraph(" a\r\nb ", 10), Ok("a\nb".into()));
    }
}
