//! Finding badges by what is printed on them: a name as it is written, its pinyin, the initials of its pinyin, or a
//! company. Pure; `lookup` keeps one of these per edition.
//!
//! Everything that can be asked for is one long text, a piece per badge; the places where a word may begin are sorted
//! by what follows them (a suffix array, Manber and Myers 1990), so that a look-up is two binary searches however many
//! badges there are. Badges added since stand beside it and are read through.
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::HashSet;
use std::hash::Hash;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Nothing is looked up by less: so many Chinese characters, or so many letters.
const LEAST_HAN: usize = 2;
const LEAST_LETTERS: usize = 3;
/// Names longer than this are cut: nobody types more.
const LONGEST: usize = 60;
/// Ends the piece of a badge; no folded text holds it.
const END: char = '\n';

/// What a look-up may ask for, without case, signs and blanks; `None` when it is too little to ask.
pub fn asked(text: &str) -> Option<String> {
    let folded = fold(text).replace(' ', "");
    let han = folded.chars().filter(|c| is_han(*c)).count();
    (han >= LEAST_HAN || folded.chars().count() >= LEAST_LETTERS).then_some(folded)
}

/// The names of an edition's badges, `K` being what tells badges apart.
#[derive(Clone, Debug, Default)]
pub struct Names<K> {
    text: String,
    /// Where each badge's piece begins, in order.
    pieces: Vec<(u32, K)>,
    /// Places in `text` where something that can be asked for begins, sorted by what follows.
    starts: Vec<u32>,
    fresh: Vec<(K, Vec<Spelling>)>,
}

/// One way to write a name, without blanks, and where in it a word begins.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spelling {
    text: String,
    begins: Vec<usize>,
}

impl<K: Copy + Eq + Hash> Names<K> {
    /// All badges of an edition: what tells it apart, the name, the company.
    pub fn of<'a>(badges: impl IntoIterator<Item = (K, &'a str, &'a str)>) -> Self {
        let mut names = Self { text: String::new(), pieces: vec![], starts: vec![], fresh: vec![] };
        for (key, name, company) in badges {
            names.write(key, &spellings(name, company));
        }
        names.sort();
        names
    }

    /// One more badge.
    pub fn add(&mut self, key: K, name: &str, company: &str) {
        self.fresh.push((key, spellings(name, company)));
    }

    /// How many badges stand beside the sorted ones.
    pub fn fresh(&self) -> usize {
        self.fresh.len()
    }

    /// Badges something of which begins with `asked` (see [`asked`]), at most `most`: the newest first, then in the
    /// order of what follows.
    pub fn find(&self, asked: &str, most: usize) -> Vec<K> {
        let mut seen = HashSet::new();
        let fresh =
            self.fresh.iter().rev().filter(|(_, spellings)| spellings.iter().any(|it| it.answers(asked)));
        let from = self.starts.partition_point(|start| self.rest(*start) < asked);
        let sorted = self.starts.iter().skip(from).take_while(|start| self.rest(**start).starts_with(asked));
        let found = fresh.map(|(key, _)| *key).chain(sorted.map(|start| self.at(*start)));
        found.filter(|key| seen.insert(*key)).take(most).collect()
    }

    fn rest(&self, start: u32) -> &str {
        self.text.get(start as usize..).unwrap_or_default()
    }

    fn at(&self, start: u32) -> K {
        let next = self.pieces.partition_point(|(begin, _)| *begin <= start);
        self.pieces[next.saturating_sub(1)].1
    }

    fn write(&mut self, key: K, spellings: &[Spelling]) {
        // Offsets are 32 bits wide: four gigabytes of names are more people than there are.
        let place = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        self.pieces.push((place(&self.text), key));
        for spelling in spellings {
            let begin = place(&self.text);
            self.starts
                .extend(spelling.begins.iter().filter_map(|at| u32::try_from(*at).ok()).map(|at| begin + at));
            self.text.push_str(&spelling.text);
            self.text.push(END);
        }
    }

    fn sort(&mut self) {
        let text = &self.text;
        let rest = |start: &u32| text.get(*start as usize..).unwrap_or_default();
        self.starts.sort_unstable_by(|a, b| rest(a).cmp(rest(b)).then(a.cmp(b)));
    }
}

impl Spelling {
    /// Of a folded text: a word begins after a blank, at every Chinese character and behind one.
    fn of(folded: &str) -> Self {
        let (mut text, mut begins, mut fresh) = (String::new(), vec![], true);
        for letter in folded.chars() {
            if letter == ' ' {
                fresh = true;
                continue;
            }
            if fresh || is_han(letter) {
                begins.push(text.len());
            }
            text.push(letter);
            fresh = is_han(letter);
        }
        Self { text, begins }
    }

    /// That begins nowhere but at its beginning: initials.
    fn whole(text: String) -> Self {
        Self { text, begins: vec![0] }
    }

    fn answers(&self, asked: &str) -> bool {
        self.begins.iter().any(|at| self.text.get(*at..).is_some_and(|rest| rest.starts_with(asked)))
    }
}

/// Every way in which somebody may ask for a badge.
fn spellings(name: &str, company: &str) -> Vec<Spelling> {
    let cut = |text: &str| text.chars().take(LONGEST).collect::<String>();
    let (name, company) = (fold(&cut(name)), fold(&cut(company)));
    let mut all = vec![Spelling::of(&name)];
    if let Some((given, family)) = name.rsplit_once(' ') {
        all.push(Spelling::of(&format!("{family} {given}")));
    }
    for syllables in readings(&name) {
        let initials: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
        all.push(Spelling::of(&syllables.join(" ")));
        all.push(Spelling::whole(initials));
    }
    all.push(Spelling::of(&company));
    all.retain(|spelling| !spelling.text.is_empty());
    all
}

/// The pinyin of a Chinese name, a syllable each, once for every way its first character, the family name, is read;
/// nothing for a name that is not all Chinese.
fn readings(name: &str) -> Vec<Vec<&'static str>> {
    let mut letters = name.chars().filter(|c| *c != ' ');
    let Some(family) = letters.next().and_then(|first| first.to_pinyin_multi()) else { return vec![] };
    let given: Option<Vec<&'static str>> = letters.map(|c| c.to_pinyin().map(|it| it.plain())).collect();
    let Some(given) = given else { return vec![] };
    let mut heads: Vec<&'static str> = family.into_iter().map(|it| it.plain()).collect();
    heads.sort_unstable();
    heads.dedup();
    heads.into_iter().map(|head| [&[head], given.as_slice()].concat()).collect()
}

/// Without case, accents and width; signs become blanks.
fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let spaced: String = plain.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests;
