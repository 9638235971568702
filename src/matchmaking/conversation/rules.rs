//! Who may write to whom, and what of a message is shown before a meeting is agreed.

/// How two parties stand to each other.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// A request between them waits for an answer.
    pub request: bool,
    /// A meeting is agreed.
    pub meeting: bool,
    /// The buyer saved the company.
    pub saved_by_visitor: bool,
    /// The company saved the buyer.
    pub saved_by_exhibitor: bool,
    /// One of them wants no messages.
    pub blocked: bool,
}

impl Ties {
    /// Messages are written inside a request, with a meeting, or when both saved each other.
    ///
    /// # Errors
    /// Why not, as a key of words.
    pub fn may_write(self) -> Result<(), &'static str> {
        if self.blocked {
            return Err("requests-refused-blocked");
        }
        let mutual = self.saved_by_visitor && self.saved_by_exhibitor;
        if self.request || self.meeting || mutual { Ok(()) } else { Err("requests-refused-no-ties") }
    }
}

/// Signs in the place of what is hidden.
const MASK: &str = "•••";
/// A run of so many digits reaches somebody; a date has eight.
const DIGITS: usize = 9;

/// The text with addresses and numbers hidden, so that contacts are exchanged by agreeing to meet.
pub fn masked(text: &str) -> String {
    let hidden = |piece: &str| {
        let word = piece.trim_end();
        let shown = if is_address(word) { MASK } else { word };
        format!("{shown}{}", &piece[word.len()..])
    };
    hide_numbers(&text.split_inclusive(char::is_whitespace).map(hidden).collect::<String>())
}

fn is_address(word: &str) -> bool {
    let web = ["http://", "https://", "www."].iter().any(|start| word.to_lowercase().contains(start));
    let mail = word.contains(['@', '\u{FF20}']);
    web || mail
}

/// Hides runs of digits, blanks and dashes within them included, that are long enough for a number.
fn hide_numbers(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let end = end_of_number(&letters, at);
        let digits = letters[at..end].iter().filter(|c| c.is_numeric()).count();
        if digits >= DIGITS {
            shown.push_str(MASK);
            at = end;
        } else {
            shown.push(letters[at]);
            at += 1;
        }
    }
    shown
}

fn end_of_number(letters: &[char], from: usize) -> usize {
    if !letters[from].is_numeric() && letters[from] != '+' {
        return from;
    }
    let belongs = |c: &char| c.is_numeric() || matches!(c, '+' | '-' | ' ' | '.' | '(' | ')');
    let mut end = from + letters[from..].iter().take_while(|c| belongs(c)).count();
    while end > from && !letters[end - 1].is_numeric() {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_need_a_tie() {
        assert_eq!(Ties::default().may_write(), Err("requests-refused-no-ties"));
        let one = Ties { saved_by_visitor: true, ..Ties::default() };
        assert!(one.may_write().is_err(), "one side alone is no mutual interest");
        assert!(Ties { saved_by_exhibitor: true, ..one }.may_write().is_ok());
        assert!(Ties { request: true, ..Ties::default() }.may_write().is_ok());
        assert!(Ties { meeting: true, blocked: true, ..Ties::default() }.may_write().is_err());
    }

    #[test]
    fn contacts_are_hidden_and_the_rest_is_not() {
        for (said, shown) in [
            ("Write to mei@example.com, please", "Write to ••• please"),
            ("Call +86 000-0000-0001 today", "Call ••• today"),
            ("see https://example.com/x now", "see ••• now"),
            ("30,000 boxes at 10:25 in 1A01", "30,000 boxes at 10:25 in 1A01"),
            ("我的电话00000000001,谢谢", "我的电话•••,谢谢"),
            ("on 2025-10-30,\ntwo lines", "on 2025-10-30,\ntwo lines"),
        ] {
            assert_eq!(masked(said), shown);
        }
    }
}
