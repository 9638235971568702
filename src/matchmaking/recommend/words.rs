//! Texts in Chinese and English as pieces that can be compared: phrases, and within them short runs of
//! characters or words. No dictionary: a product line nobody has heard of is read like any other.
use std::collections::BTreeSet;

/// The longest run of Chinese characters that is taken as one piece.
const LONGEST_RUN: usize = 4;

/// What stands between two marks of punctuation, as it is written.
pub fn phrases(text: &str) -> Vec<&str> {
    let mark = |letter: char| {
        let letter = narrow(letter);
        !(letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '\''))
    };
    text.split(mark).map(str::trim).filter(|phrase| phrase.chars().count() > 1).collect()
}

/// The pieces of a phrase, each once, in the order in which they begin to appear: every run of two to four
/// Chinese characters, every word of another script, and every two words side by side.
pub fn pieces(phrase: &str) -> Vec<String> {
    let letters = plain(phrase);
    let mut found = Pieces::default();
    let mut before: Option<String> = None;
    for run in letters.chunk_by(|a, b| kind(*a) == kind(*b)) {
        match kind(run[0]) {
            Letter::Han => {
                before = None;
                for long in 2..=LONGEST_RUN.min(run.len()) {
                    run.windows(long).for_each(|window| found.add(window.iter().collect()));
                }
            }
            Letter::Word => {
                let word = stem(&run.iter().collect::<String>());
                if let Some(before) = before.take() {
                    found.add(format!("{before} {word}"));
                }
                if run.len() > 1 {
                    found.add(word.clone());
                }
                before = Some(word);
            }
            Letter::Between => {}
        }
    }
    found.list
}

/// The longest stretch that two phrases have in common, as the first one writes it: Chinese characters or whole
/// words, at least two letters.
pub fn in_common<'a>(one: &'a str, other: &str) -> Option<&'a str> {
    let tokens = tokens(one);
    let mut best: Option<(usize, &str)> = None;
    let lower = other.to_lowercase();
    for from in 0..tokens.len() {
        for to in from..tokens.len() {
            let text = &one[tokens[from].0..tokens[to].1];
            let long = text.chars().count();
            if long < 2 || best.is_some_and(|(length, _)| long <= length) {
                continue;
            }
            if !holds(&lower, &text.to_lowercase()) {
                break;
            }
            best = Some((long, text));
        }
    }
    best.map(|(_, text)| text)
}

/// Does the text hold these words, not merely a part of a longer word?
fn holds(text: &str, words: &str) -> bool {
    let edge = |letter: Option<char>| letter.is_none_or(|letter| kind(letter) != Letter::Word);
    let free = |at: usize| {
        let (first, last) = (words.chars().next(), words.chars().last());
        (edge(first) || edge(text[..at].chars().last()))
            && (edge(last) || edge(text[at + words.len()..].chars().next()))
    };
    text.match_indices(words).any(|(at, _)| free(at))
}

/// Where each Chinese character and each word of another script begins and ends.
fn tokens(phrase: &str) -> Vec<(usize, usize)> {
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    let mut in_word = false;
    for (at, letter) in phrase.char_indices() {
        let end = at + letter.len_utf8();
        match kind(letter) {
            Letter::Word if in_word => tokens.iter_mut().last().into_iter().for_each(|token| token.1 = end),
            Letter::Word | Letter::Han => tokens.push((at, end)),
            Letter::Between => {}
        }
        in_word = kind(letter) == Letter::Word;
    }
    tokens
}

/// Is this a letter of a script that is written without spaces?
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[derive(Default)]
struct Pieces {
    seen: BTreeSet<String>,
    list: Vec<String>,
}

impl Pieces {
    fn add(&mut self, piece: String) {
        if self.seen.insert(piece.clone()) {
            self.list.push(piece);
        }
    }
}

/// Small letters of the usual width.
fn plain(phrase: &str) -> Vec<char> {
    phrase.chars().map(narrow).flat_map(char::to_lowercase).collect()
}

/// The full-width forms of Latin letters and digits as the usual ones.
fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        other => other,
    }
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Letter {
    Han,
    Word,
    Between,
}

fn kind(letter: char) -> Letter {
    match letter {
        han if is_han(han) => Letter::Han,
        word if word.is_alphanumeric() => Letter::Word,
        _ => Letter::Between,
    }
}

/// The word without the mark of the plural.
fn stem(word: &str) -> String {
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    word[..word.len() - usize::from(plural)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_end_at_every_mark_of_both_scripts() {
        assert_eq!(
            phrases("我们做纸箱、木盒。We make boxes / crates."),
            ["我们做纸箱", "木盒", "We make boxes", "crates"]
        );
        assert!(phrases("。, / !").is_empty());
    }

    #[test]
    fn chinese_falls_into_runs_and_english_into_words_and_pairs() {
        assert_eq!(pieces("折叠箱"), ["折叠", "叠箱", "折叠箱"]);
        assert_eq!(pieces("Folding Crates"), ["folding", "folding crate", "crate"]);
        assert_eq!(pieces("ＷＭＳ系统"), ["wms", "系统"]);
    }

    #[test]
    fn what_two_phrases_share_is_said_in_whole_words() {
        assert_eq!(in_common("looking for Folding crate", "folding crate, big"), Some("Folding crate"));
        assert_eq!(in_common("想买折叠箱", "主打折叠箱"), Some("折叠箱"));
        assert_eq!(in_common("art", "cart"), None);
        assert_eq!(in_common("盐", "盐"), None);
    }
}
