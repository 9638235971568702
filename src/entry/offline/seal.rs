//! How the row of one badge is closed, so that only the code on that badge opens it.
//!
//! From the 23 letters of a code, HKDF-SHA-256 under the pack's own random salt makes 48 bytes: the address at which the
//! row lies (16) and the key that opens it (32). The row is AES-256-GCM under that key with the address as associated
//! text. A key closes one row of one pack and never another, so its nonce may be zero. 104 bits of a code are chance or
//! seal: neither addresses nor keys can be guessed, and no stretching is needed. The nine-digit short code has 26 bits;
//! it opens nothing.
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};

/// Bytes of an address.
pub const ADDRESS: usize = 16;
const KEY: usize = 32;
/// What the derived bytes are for; devices say the same.
const PURPOSE: &[u8] = b"aisle row 1";
/// Rows are filled up with spaces to a multiple of this, so that their length says little about a name.
const STEP: usize = 16;

/// Something cannot be sealed; it never happens with a whole code.
#[derive(Copy, Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a row cannot be sealed")]
pub struct NotSealed;

struct Length;

impl KeyType for Length {
    fn len(&self) -> usize {
        ADDRESS + KEY
    }
}

/// The address and the key that a code leads to under this salt.
fn derive(salt: &[u8], code: &str) -> Result<([u8; ADDRESS], LessSafeKey), NotSealed> {
    let mut bytes = [0; ADDRESS + KEY];
    let secret = Salt::new(HKDF_SHA256, salt).extract(code.as_bytes());
    let expanded = secret.expand(&[PURPOSE], Length).map_err(|_| NotSealed)?;
    expanded.fill(&mut bytes).map_err(|_| NotSealed)?;
    let mut address = [0; ADDRESS];
    address.copy_from_slice(&bytes[..ADDRESS]);
    let key = UnboundKey::new(&AES_256_GCM, &bytes[ADDRESS..]).map_err(|_| NotSealed)?;
    Ok((address, LessSafeKey::new(key)))
}

/// The address of `code` and its closed row.
///
/// # Errors
/// [`NotSealed`] when the text is longer than the cipher can take (64 GiB).
pub fn close(salt: &[u8], code: &str, row: &str) -> Result<([u8; ADDRESS], Vec<u8>), NotSealed> {
    let (address, key) = derive(salt, code)?;
    let mut closed = row.as_bytes().to_vec();
    closed.resize(closed.len().next_multiple_of(STEP), b' ');
    let nonce = Nonce::assume_unique_for_key([0; 12]);
    key.seal_in_place_append_tag(nonce, Aad::from(address), &mut closed).map_err(|_| NotSealed)?;
    Ok((address, closed))
}

/// What `code` opens, as a device does it: nothing, if the row is another badge's or was touched.
pub fn open(salt: &[u8], code: &str, at: [u8; ADDRESS], mut closed: Vec<u8>) -> Option<String> {
    let (address, key) = derive(salt, code).ok()?;
    let nonce = Nonce::assume_unique_for_key([0; 12]);
    let row =
        (at == address).then_some(key)?.open_in_place(nonce, Aad::from(address), &mut closed).ok()?.to_vec();
    String::from_utf8(row).ok().map(|row| row.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "450001G40R40M30E209185G";

    #[test]
    fn a_row_opens_with_its_own_code_only() {
        let salt = [7; 16];
        let (address, closed) = close(&salt, CODE, "{\"n\":\"Mei\"}").unwrap();
        assert_eq!(open(&salt, CODE, address, closed.clone()).as_deref(), Some("{\"n\":\"Mei\"}"));
        let other = CODE.replace("5G", "5H");
        assert_eq!(open(&salt, &other, address, closed.clone()), None);
        assert_eq!(open(&[8; 16], CODE, address, closed.clone()), None);
        let mut touched = closed;
        touched[0] ^= 1;
        assert_eq!(open(&salt, CODE, address, touched), None);
    }

    #[test]
    fn a_name_cannot_be_told_by_its_length() {
        let of = |row: &str| close(&[7; 16], CODE, row).unwrap().1.len();
        assert_eq!(of("{\"n\":\"Mei\"}"), of("{\"n\":\"Meiling\"}"));
    }

    /// The bytes that WebCrypto makes of the same; `tests/gate/pack.test.mjs` opens them.
    #[test]
    fn devices_derive_the_same() {
        let (address, closed) = close(&[7; 16], CODE, "{\"n\":\"Mei\"}").unwrap();
        let hex = crate::kernel::secret::hex;
        assert_eq!(hex(&address), "bca777c78409a18181a5babaee8709ca");
        assert_eq!(hex(&closed), "ad343cc7612587e4fb7dc503aa24c46fd94b5be59eddd8c2f1d5f85955d52197");
    }
}
