//! Secrets: made here, kept hashed, never printed.
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// 256 random bits as text for a URL, a cookie or a header: shown once, stored only as its hash.
pub struct Token(String);

impl Token {
    /// A fresh token with a readable prefix (`dev`, `api`, …) that tells leaked secrets apart.
    pub fn new(prefix: &str) -> Self {
        let mut bytes = [0u8; 32];
        random(&mut bytes);
        Self(format!("{prefix}_{}", hex(&bytes)))
    }

    /// The text to hand out, once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 as hex: enough for tokens of 256 random bits (not for passwords, not for short codes).
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// HMAC-SHA-256.
pub fn mac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key)
        .unwrap_or_else(|_| unreachable!("any length is a key"));
    mac.update(text);
    mac.finalize().into_bytes().into()
}

/// Compares without telling by its time where the difference is.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    use subtle::ConstantTimeEq;
    a.ct_eq(b).into()
}

/// Fills `bytes` from the operating system. There is no show without chance, so failing is a panic.
pub fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).unwrap_or_else(|err| panic!("the system has no randomness: {err}"));
}

/// A uniform number below `limit` (rejection sampling).
pub fn below(limit: u64) -> u64 {
    let mut bytes = [0u8; 8];
    let fair = u64::MAX - u64::MAX % limit;
    loop {
        random(&mut bytes);
        let n = u64::from_le_bytes(bytes);
        if n < fair {
            return n % limit;
        }
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The server's master secret, from which every key is derived by purpose. Never printed.
#[derive(Clone)]
pub struct MasterSecret(Vec<u8>);

impl MasterSecret {
    /// At least 32 bytes of the operator's choosing.
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() >= 32).then_some(Self(bytes))
    }

    /// The key for one purpose (`"csrf"`, `"badge:<edition>:<epoch>"`, …).
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        mac(&self.0, purpose.as_bytes())
    }
}

impl std::fmt::Debug for MasterSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterSecret(…)")
    }
}
