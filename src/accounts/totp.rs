//! The second factor: time-based one-time passwords after RFC 6238, and recovery codes for a lost phone.
//! Goes by the real time, also in a rehearsal: the phone does.
use crate::kernel::{Error, Result, secret};
use totp_rs::{Builder, Secret, Totp};

/// How many recovery codes an account gets.
const RECOVERY_CODES: usize = 10;

/// A fresh secret, base32.
pub fn new_secret() -> String {
    Secret::generate().to_base32()
}

fn totp(secret: &str, account: &str) -> Result<Totp> {
    let wrong = |err: &dyn std::fmt::Display| Error::Broken(anyhow::anyhow!("second factor: {err}"));
    let secret = Secret::try_from_base32(secret).map_err(|err| wrong(&err))?;
    let builder = Builder::new()
        .with_secret(secret)
        .with_issuer(Some("Aisle"))
        .with_account_name(account.replace(':', " "));
    builder.build().map_err(|err| wrong(&err))
}

/// The `otpauth://` link behind the QR code that an authenticator app reads.
///
/// # Errors
/// [`Error::Broken`] when the stored secret cannot be read.
pub fn link(secret: &str, account: &str) -> Result<String> {
    totp(secret, account)?.to_url().map_err(|err| Error::Broken(anyhow::anyhow!("second factor: {err}")))
}

/// The time step the six digits belong to, if they are right now (or one step off) and later than `last_step`.
///
/// # Errors
/// [`Error::Broken`] when the stored secret cannot be read.
pub fn step_of(secret: &str, digits: &str, unix_seconds: i64, last_step: i64) -> Result<Option<i64>> {
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    let now = u64::try_from(unix_seconds).unwrap_or_default();
    let step = totp(secret, "account")?.check(&plain, now).and_then(|step| i64::try_from(step).ok());
    Ok(step.filter(|step| *step > last_step))
}

/// Ten codes of 50 random bits each, `xxxxx-xxxxx`, to be shown once.
pub fn new_recovery_codes() -> Vec<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstvwxyz0123456789";
    let letter = || char::from(LETTERS[usize::try_from(secret::below(32)).unwrap_or_default()]);
    let half = || (0..5).map(|_| letter()).collect::<String>();
    (0..RECOVERY_CODES).map(|_| format!("{}-{}", half(), half())).collect()
}

/// What is stored of a recovery code.
pub fn recovery_hash(code: &str) -> String {
    let plain: String = code.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    secret::hash(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_works_once_and_only_around_its_time() {
        let secret = new_secret();
        let now = 1_761_786_600;
        let digits = totp(&secret, "a").unwrap().generate(now as u64).to_string();
        let step = step_of(&secret, &digits, now, 0).unwrap().unwrap();
        assert_eq!(step_of(&secret, &digits, now, step).unwrap(), None, "a second time");
        assert_eq!(step_of(&secret, &digits, now + 120, 0).unwrap(), None, "two minutes later");
        assert!(link(&secret, "mei@example.com").unwrap().starts_with("otpauth://totp/Aisle:mei"));
    }
}
