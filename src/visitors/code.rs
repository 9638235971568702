//! What the QR symbol on a badge says.
//!
//! A code is 14 bytes: version and key epoch (1), a random serial (5), and the first 8 bytes of
//! `HMAC-SHA-256(key, the six bytes before)`. It is written as 23 characters of Crockford base32,
//! upper case, the three spare bits zero. With a connection the serial finds the badge; without one the whole code
//! opens the badge's row in the device's pack (`entry::offline`).
//!
//! The key of an edition and epoch is `MasterSecret::derive("badge:<edition id>:<epoch>")`, an HMAC-SHA-256 of
//! that text under the server's secret. Nobody else holds one, no paired device either.
use crate::kernel::id::EditionId;
use crate::kernel::secret::{MasterSecret, mac, same};
use std::fmt;
use std::str::FromStr;

/// How many characters a code has.
pub const CODE_LENGTH: usize = 23;
/// Which form of code this is; the upper three bits of the first byte.
const VERSION: u8 = 1;
/// Epochs fit the lower five bits of the first byte.
const LAST_EPOCH: u8 = 31;
/// Crockford's digits: no I, L, O or U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Nobody's link to a badge is longer than this.
const LONGEST_LINK: usize = 300;

/// The random number of a badge, 40 bits.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Serial(u64);

impl Serial {
    /// From five bytes of chance.
    pub fn new(chance: [u8; 5]) -> Self {
        let [a, b, c, d, e] = chance;
        Self(u64::from_be_bytes([0, 0, 0, a, b, c, d, e]))
    }

    /// As the database keeps it.
    pub fn stored(self) -> i64 {
        self.0 as i64
    }

    fn bytes(self) -> [u8; 5] {
        let [_, _, _, a, b, c, d, e] = self.0.to_be_bytes();
        [a, b, c, d, e]
    }
}

impl TryFrom<i64> for Serial {
    type Error = NotACode;

    fn try_from(stored: i64) -> Result<Self, NotACode> {
        u64::try_from(stored).ok().filter(|number| *number < 1 << 40).map(Self).ok_or(NotACode)
    }
}

/// What the badges of one edition and epoch are signed with. It is never shown, so it has no `Debug`.
#[derive(Clone)]
pub struct BadgeKey {
    epoch: u8,
    bytes: [u8; 32],
}

impl BadgeKey {
    /// The key of an edition and epoch; epochs above 31 do not exist and count as 31.
    pub fn derive(secret: &MasterSecret, edition: EditionId, epoch: u8) -> Self {
        let epoch = epoch.min(LAST_EPOCH);
        Self { epoch, bytes: secret.derive(&format!("badge:{edition}:{epoch}")) }
    }

    /// Which epoch it belongs to.
    pub fn epoch(&self) -> u8 {
        self.epoch
    }
}

/// A code that has the right form. Whether it is genuine, only a key can tell.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    epoch: u8,
    serial: Serial,
    tag: [u8; 8],
}

/// The text is not a code at all.
#[derive(Copy, Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a badge code")]
pub struct NotACode;

impl Code {
    /// The code of the badge with this serial.
    pub fn sign(key: &BadgeKey, serial: Serial) -> Self {
        Self { epoch: key.epoch, serial, tag: tag(key, serial) }
    }

    /// Which key signed it, if it is genuine.
    pub fn epoch(&self) -> u8 {
        self.epoch
    }

    /// Which badge it names, if it is genuine.
    pub fn serial(&self) -> Serial {
        self.serial
    }

    /// Was it signed with this key? Takes the same time whatever the answer.
    pub fn is_genuine(&self, key: &BadgeKey) -> bool {
        same(&tag(key, self.serial), &self.tag) & (self.epoch == key.epoch)
    }

    fn bytes(&self) -> [u8; 14] {
        let mut bytes = [0; 14];
        bytes[..6].copy_from_slice(&head(self.epoch, self.serial));
        bytes[6..].copy_from_slice(&self.tag);
        bytes
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [b0, b1, rest @ ..] = self.bytes();
        let low = rest.iter().fold(0u128, |bits, byte| bits << 8 | u128::from(*byte));
        let bits = (u128::from(b0) << 104 | u128::from(b1) << 96 | low) << 3;
        let mut text = [0; CODE_LENGTH];
        for (place, digit) in text.iter_mut().rev().enumerate() {
            *digit = DIGITS[(bits >> (5 * place) & 31) as usize];
        }
        f.write_str(&text.map(char::from).iter().collect::<String>())
    }
}

impl FromStr for Code {
    type Err = NotACode;

    /// Reads a code, or a link that ends in one; lower case and Crockford's look-alikes are welcome.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let digits = last_segment(text).ok_or(NotACode)?;
        if digits.len() != CODE_LENGTH {
            return Err(NotACode);
        }
        let mut bits = 0u128;
        for digit in digits.bytes() {
            bits = bits << 5 | u128::from(value(digit).ok_or(NotACode)?);
        }
        if bits & 7 != 0 {
            return Err(NotACode);
        }
        let bytes = (bits >> 3).to_be_bytes();
        let [_, _, first, s1, s2, s3, s4, s5, tag @ ..] = bytes;
        if first >> 5 != VERSION {
            return Err(NotACode);
        }
        Ok(Self { epoch: first & LAST_EPOCH, serial: Serial::new([s1, s2, s3, s4, s5]), tag })
    }
}

/// The code itself, or what follows `/B/` in a link. What a chat program hangs on to a link is dropped.
fn last_segment(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.len() > LONGEST_LINK || !text.is_ascii() {
        return None;
    }
    let text = text.split(['?', '#']).next()?.trim_end_matches('/');
    let Some((before, last)) = text.rsplit_once('/') else { return Some(text) };
    before.to_ascii_uppercase().ends_with("/B").then_some(last)
}

fn value(digit: u8) -> Option<u8> {
    let digit = match digit.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    DIGITS.iter().position(|known| *known == digit).map(|place| place as u8)
}

fn head(epoch: u8, serial: Serial) -> [u8; 6] {
    let [a, b, c, d, e] = serial.bytes();
    [VERSION << 5 | epoch, a, b, c, d, e]
}

fn tag(key: &BadgeKey, serial: Serial) -> [u8; 8] {
    let [a, b, c, d, e, f, g, h, ..] = mac(&key.bytes, &head(key.epoch, serial));
    [a, b, c, d, e, f, g, h]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(secret: &str, edition: u128, epoch: u8) -> BadgeKey {
        let secret = MasterSecret::new(secret.as_bytes().to_vec()).unwrap();
        BadgeKey::derive(&secret, uuid::Uuid::from_u128(edition).into(), epoch)
    }

    fn key(epoch: u8) -> BadgeKey {
        of("a secret of the server, long enough to be one", 7, epoch)
    }

    #[test]
    fn a_code_looks_the_same_for_ever() {
        let code = Code::sign(&key(0), Serial::new([0x01, 0x23, 0x45, 0x67, 0x89]));
        assert_eq!(code.to_string(), "400J6HB7H4J395PD2HHH8V8");
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(chance: [u8; 5], epoch in 0u8..32) {
            let code = Code::sign(&key(epoch), Serial::new(chance));
            let text = code.to_string();
            prop_assert_eq!(text.len(), CODE_LENGTH);
            for form in [
                text.clone(),
                text.to_lowercase(),
                text.replace('0', "O").replace('1', "l"),
                text.replace('1', "I"),
                format!(" HTTPS://EXPO.EXAMPLE/B/{text}\n"),
                format!("https://expo.example/b/{}/?from=singlemessage#top", text.to_lowercase()),
            ] {
                let read: Code = form.parse().unwrap();
                prop_assert_eq!(read, code);
                prop_assert!(read.is_genuine(&key(epoch)));
            }
        }

        #[test]
        fn any_changed_character_is_noticed(chance: [u8; 5], place in 0usize..CODE_LENGTH, other in 32u8..127) {
            let code = Code::sign(&key(3), Serial::new(chance));
            let mut text = code.to_string().into_bytes();
            text[place] = other;
            match String::from_utf8(text).unwrap().parse::<Code>() {
                Err(NotACode) => (),
                Ok(read) => prop_assert!(read == code || !read.is_genuine(&key(3)) || read.epoch() != 3),
            }
        }

        #[test]
        fn junk_is_not_a_code(text in "\\PC{0,400}") {
            prop_assert!(text.parse::<Code>().is_err() || !text.parse::<Code>().unwrap().is_genuine(&key(0)));
        }

        #[test]
        fn serials_survive_the_database(chance: [u8; 5]) {
            let serial = Serial::new(chance);
            prop_assert_eq!(Serial::try_from(serial.stored()), Ok(serial));
        }
    }

    #[test]
    fn every_flipped_character_of_one_code_is_refused() {
        let code = Code::sign(&key(0), Serial::new([0xDE, 0xAD, 0xBE, 0xEF, 0x42]));
        let text = code.to_string();
        let mut refused = 0;
        for place in 0..CODE_LENGTH {
            for digit in DIGITS.iter().filter(|d| **d != text.as_bytes()[place]) {
                let mut other = text.clone().into_bytes();
                other[place] = *digit;
                let read = String::from_utf8(other).unwrap().parse::<Code>();
                assert!(read.is_err() || !read.unwrap().is_genuine(&key(0)));
                refused += 1;
            }
        }
        assert_eq!(refused, 23 * 31);
    }

    #[test]
    fn a_key_opens_its_own_edition_and_epoch_only() {
        let code = Code::sign(&key(1), Serial::new([1, 2, 3, 4, 5]));
        assert!(code.is_genuine(&key(1)));
        assert!(!code.is_genuine(&key(2)));
        assert!(!code.is_genuine(&of("a secret of the server, long enough to be one", 8, 1)));
        assert!(!code.is_genuine(&of("another secret of another server, as long", 7, 1)));
    }

    #[test]
    fn junk_of_known_kinds_is_refused() {
        let code = Code::sign(&key(0), Serial::new([9; 5])).to_string();
        let wide: String = code.chars().map(|c| if c == '0' { '０' } else { c }).collect();
        for junk in [
            "",
            "/",
            "/B/",
            "https://expo.example/B/",
            "BEGIN:VCARD\nFN:Somebody\nEND:VCARD",
            "WIFI:S:hall;T:WPA;P:secret;;",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
            "\0\0\0",
            &code[1..],
            &format!("{code}0"),
            &code.chars().rev().collect::<String>(),
            &format!("https://expo.example/X/{code}"),
            &format!("{code}/B/x"),
            &"0".repeat(100_000),
            &format!("1{wide}"),
            &code.replace(|c: char| c.is_ascii_digit(), "U"),
        ] {
            assert_eq!(junk.parse::<Code>(), Err(NotACode), "{junk:.40}");
        }
    }
}
