//! The number under the QR symbol, for a steward's thumb: eight random digits, the first not zero, and a
//! check digit. Any single wrong digit and any swap of neighbours is noticed (Damm's quasigroup).

/// Nine digits of which the last proves the others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct ShortCode(String);

/// Damm's table of order ten: totally anti-symmetric, zeros on the diagonal.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

impl ShortCode {
    /// From four bytes of chance.
    pub fn new(chance: [u8; 4]) -> Self {
        let number = 10_000_000 + u64::from(u32::from_be_bytes(chance)) % 90_000_000;
        let digits = number.to_string();
        let check = check_digit(&digits);
        Self(format!("{digits}{check}"))
    }

    /// What somebody typed, spaces and hyphens aside; `None` where a digit is wrong.
    pub fn typed(text: &str) -> Option<Self> {
        let digits: String = text
            .chars()
            .take(32)
            .filter(|c| !matches!(c, ' ' | '-' | '\u{a0}' | '\u{3000}'))
            .map(plain)
            .collect();
        let right =
            digits.len() == 9 && digits.bytes().all(|d| d.is_ascii_digit()) && check_digit(&digits) == 0;
        right.then_some(Self(digits))
    }

    /// The nine digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In threes, as it is printed and read out: `482 913 507`.
    pub fn grouped(&self) -> String {
        grouped(&self.0)
    }
}

impl From<ShortCode> for String {
    fn from(it: ShortCode) -> Self {
        it.0
    }
}

/// Nine digits in threes, as they are printed and read out.
pub fn grouped(digits: &str) -> String {
    digits.as_bytes().chunks(3).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// A Chinese keyboard types full-width digits.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        _ => c,
    }
}

/// Damm's check digit of the digits; zero when their last one already is it.
fn check_digit(digits: &str) -> u8 {
    digits.bytes().fold(0, |row, digit| DAMM[row as usize][(digit.wrapping_sub(b'0') % 10) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_short_code_is_nine_digits_and_reads_back(chance: [u8; 4]) {
            let code = ShortCode::new(chance);
            prop_assert_eq!(code.as_str().len(), 9);
            prop_assert_eq!(ShortCode::typed(&code.grouped()), Some(code.clone()));
            prop_assert_eq!(ShortCode::typed(&code.as_str().replace('7', "７")), Some(code));
        }

        #[test]
        fn one_wrong_digit_or_a_swap_is_noticed(chance: [u8; 4], place in 0usize..9, other in 0u8..10) {
            let right = ShortCode::new(chance).0.into_bytes();
            let mut wrong = right.clone();
            wrong[place] = b'0' + other;
            let typed = ShortCode::typed(std::str::from_utf8(&wrong).unwrap());
            prop_assert_eq!(typed.is_some(), wrong == right);
            let mut swapped = right.clone();
            swapped.swap(place, (place + 1).min(8));
            let typed = ShortCode::typed(std::str::from_utf8(&swapped).unwrap());
            prop_assert_eq!(typed.is_some(), swapped == right);
        }
    }

    #[test]
    fn junk_is_no_short_code() {
        for junk in ["", "12345678", "1234567890", "abcdefghi", "１２３", "\u{202e}123456789", "12345678\0"]
        {
            assert_eq!(ShortCode::typed(junk), None, "{junk}");
        }
    }
}
