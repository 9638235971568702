//! Passwords: argon2id with 19 MiB and two passes (OWASP's minimum), at most two at once, so that a flood of
//! sign-ins cannot take the machine.
use crate::kernel::{Error, Mistake, Result, secret};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Both cores may hash, nobody else.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Verified when there is no account, so that the answer takes the same time.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

/// Passwords that everybody tries first; ours also may not contain the address or the name of the brand.
const COMMON: [&str; 24] = [
    "password",
    "passw0rd",
    "1234567890",
    "12345678",
    "123456789",
    "qwertyuiop",
    "qwerty123",
    "iloveyou",
    "11111111",
    "88888888",
    "66666666",
    "00000000",
    "1q2w3e4r5t",
    "a1234567",
    "abc12345",
    "abcd1234",
    "woaini1314",
    "5201314520",
    "aa123456",
    "administrator",
    "letmein123",
    "changeme",
    "welcome123",
    "zhanhui2025",
];

/// At least ten characters, at most 128, none of the first ones tried.
///
/// # Errors
/// `accounts-password-short`, `form-too-long`, `accounts-password-common`.
pub fn acceptable(raw: &str, email: &str) -> Result<String, Mistake> {
    let length = raw.chars().count();
    if length < 10 {
        return Err(Mistake::with("accounts-password-short", 10));
    }
    if length > 128 {
        return Err(Mistake::with("form-too-long", 128));
    }
    let lower = raw.to_lowercase();
    let own = email.split('@').next().is_some_and(|name| name.len() > 3 && lower.contains(name));
    let repeated = lower.chars().all(|c| lower.starts_with(c));
    if own || repeated || COMMON.iter().any(|common| lower.trim_end_matches(['1', '!', '.']) == *common) {
        return Err(Mistake::of("accounts-password-common"));
    }
    Ok(raw.to_owned())
}

/// The hash to store.
///
/// # Errors
/// [`Error::Broken`] when hashing fails.
pub async fn hash(password: String) -> Result<String> {
    let _turn = TURNS.acquire().await.map_err(Error::broken)?;
    tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(Error::broken)?
}

fn hash_now(password: &str) -> Result<String> {
    let mut salt = [0u8; 16];
    secret::random(&mut salt);
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    Ok(hash.map_err(|err| Error::Broken(anyhow::anyhow!("argon2: {err}")))?.to_string())
}

/// Is it the password? Without a hash the same work is done and the answer is no.
///
/// # Errors
/// [`Error::Broken`] when the stored hash cannot be read.
pub async fn verify(password: String, stored: Option<String>) -> Result<bool> {
    let _turn = TURNS.acquire().await.map_err(Error::broken)?;
    let work = move || {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.clone());
        let hash =
            PasswordHash::new(&stored).map_err(|err| Error::Broken(anyhow::anyhow!("argon2: {err}")))?;
        let same = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        Ok(known && same)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::broken)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_guesses_are_refused() {
        assert_eq!(acceptable("short", ""), Err(Mistake::with("accounts-password-short", 10)));
        for guess in ["1234567890", "zhanhui2025", "password1!.", "aaaaaaaaaaaa", "sales-mei-2025"] {
            assert_eq!(
                acceptable(guess, "sales-mei@example.com"),
                Err(Mistake::of("accounts-password-common")),
                "{guess}"
            );
        }
        assert!(acceptable("correct horse 电池", "mei@example.com").is_ok());
    }

    #[tokio::test]
    async fn only_the_password_itself_is_the_password() {
        let stored = hash("correct horse".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("correct horse".into(), Some(stored.clone())).await.unwrap());
        assert!(!verify("Correct horse".into(), Some(stored)).await.unwrap());
        assert!(!verify("nobody has this password".into(), None).await.unwrap());
    }
}
