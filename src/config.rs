//! Every setting, typed, read once: from `aisle.toml`, then the environment (`AISLE_…`), then flags.
//! Secrets are never printed: [`Settings`] has a `Debug` that masks them.
use crate::kernel::secret::MasterSecret;
use anyhow::{Context, bail};
use rocket::figment::Figment;
use rocket::figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::PathBuf;

/// All settings. Each field names its environment variable.
#[derive(Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `AISLE_DATA`: the folder for the embedded database, letters and the generated secret. Default `data`.
    pub data: PathBuf,
    /// `DATABASE_URL`: `sqlite://path` or `postgres://…`. Default: `aisle.db` in the data folder.
    pub database_url: Option<String>,
    /// `AISLE_BIND`: address and port to listen on. Default `127.0.0.1:8000`.
    pub bind: SocketAddr,
    /// `AISLE_PUBLIC_URL`: the origin people type, also in mails and QR codes. Default `http://` + bind.
    pub public_url: Option<String>,
    /// `AISLE_SECRET`: at least 32 characters, from which every key is derived. Default: made once, kept in the data folder.
    pub secret: Option<String>,
    /// `AISLE_SMTP_URL`: `smtp://user:password@host:587`. Default: letters become files in the data folder.
    pub smtp_url: Option<String>,
    /// `AISLE_MAIL_FROM`: the sender of mails. Default `Aisle <no-reply@example.com>`.
    pub mail_from: String,
    /// `AISLE_SMS_URL`: an HTTP gateway that takes a JSON POST `{to, text, id}`. Default: messages become files.
    pub sms_url: Option<String>,
    /// `AISLE_EDITION`: the code of the edition this site shows. Default: the one that starts last.
    pub edition: Option<String>,
    /// `AISLE_CLOCK`: rehearsal: the moment (RFC 3339) at which the clock starts. Default: the real time.
    pub clock: Option<String>,
    /// `AISLE_TRUSTED_PROXIES`: addresses and networks whose `X-Forwarded-For` is believed. Default: none.
    pub trusted_proxies: Vec<String>,
    /// `AISLE_LINES`: connections open at one time. Default 4096, at most three quarters of the file handles.
    pub lines: usize,
    /// `AISLE_LINES_PER_ADDRESS`: connections open at one time from one address. Default 1024.
    pub lines_per_address: usize,
    /// `AISLE_REGISTRATIONS_PER_MINUTE`: registrations by page from one address. Default 600.
    pub registrations_per_minute: u32,
    /// `AISLE_METRICS_TOKEN`: bearer token for `/metrics` from elsewhere than loopback. Default: loopback only.
    pub metrics_token: Option<String>,
    /// `AISLE_LOG`: what to log, in `tracing` syntax. Default `info`.
    pub log: String,
    /// `AISLE_LOG_JSON`: one JSON object a line instead of text. Default `false`.
    pub log_json: bool,
    /// `AISLE_REQUIRE_TOTP`: staff must set up a second factor at the first sign-in. Default `true`.
    pub require_totp: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: "data".into(),
            database_url: None,
            bind: SocketAddr::from(([127, 0, 0, 1], 8000)),
            public_url: None,
            secret: None,
            smtp_url: None,
            mail_from: "Aisle <no-reply@example.com>".into(),
            sms_url: None,
            edition: None,
            clock: None,
            trusted_proxies: vec![],
            lines: 4096,
            lines_per_address: 1024,
            registrations_per_minute: 600,
            metrics_token: None,
            log: "info".into(),
            log_json: false,
            require_totp: true,
        }
    }
}

impl Settings {
    /// Defaults, then `aisle.toml` (or `file`), then the environment.
    ///
    /// # Errors
    /// When a value cannot be read as its type; the message names the setting.
    pub fn load(file: Option<&std::path::Path>) -> anyhow::Result<Self> {
        let file = file.unwrap_or(std::path::Path::new("aisle.toml"));
        let figment = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("AISLE_").ignore(&["test_database"]))
            .merge(Env::raw().only(&["database_url"]));
        let settings: Self = figment.extract().context("a setting cannot be read")?;
        settings.checked()
    }

    fn checked(self) -> anyhow::Result<Self> {
        if let Some(url) = &self.public_url
            && !(url.starts_with("http://") || url.starts_with("https://"))
        {
            bail!("AISLE_PUBLIC_URL must start with http:// or https://");
        }
        if self.secret.as_ref().is_some_and(|s| s.len() < 32) {
            bail!("AISLE_SECRET needs at least 32 characters");
        }
        Ok(self)
    }

    /// Where the database is.
    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data.join("aisle.db").display()))
    }

    /// The public origin without a slash at the end, e.g. `https://expo.example.com`.
    pub fn origin(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.bind),
        }
    }

    /// Is the public origin served over TLS (by a proxy in front)?
    pub fn is_secure(&self) -> bool {
        self.origin().starts_with("https://")
    }

    /// The host of the public origin, as it stands in the QR code.
    pub fn host(&self) -> String {
        self.origin().split_once("://").map_or_else(String::new, |(_, host)| host.to_owned())
    }

    /// The configured secret, or one made at the first start and kept (mode 0600) in the data folder.
    ///
    /// # Errors
    /// When the data folder cannot be read or written.
    pub fn master_secret(&self) -> anyhow::Result<MasterSecret> {
        let text = match &self.secret {
            Some(secret) => secret.clone(),
            None => kept_secret(&self.data)?,
        };
        MasterSecret::new(text.into_bytes()).context("the secret needs at least 32 characters")
    }
}

fn kept_secret(data: &std::path::Path) -> anyhow::Result<String> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let path = data.join("secret");
    if let Ok(secret) = std::fs::read_to_string(&path) {
        return Ok(secret.trim().to_owned());
    }
    std::fs::create_dir_all(data).with_context(|| format!("cannot create {}", data.display()))?;
    let mut bytes = [0u8; 32];
    crate::kernel::secret::random(&mut bytes);
    let secret = crate::kernel::secret::hex(&bytes);
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .with_context(|| format!("cannot write {}", path.display()))?;
    file.write_all(secret.as_bytes())?;
    file.sync_all()?;
    Ok(secret)
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let masked = |secret: &Option<String>| secret.as_ref().map(|_| "(set)");
        f.debug_struct("Settings")
            .field("data", &self.data)
            .field("database", &without_password(&self.database_url()))
            .field("bind", &self.bind)
            .field("public_url", &self.origin())
            .field("secret", &masked(&self.secret))
            .field("smtp_url", &self.smtp_url.as_deref().map(without_password))
            .field("mail_from", &self.mail_from)
            .field("sms_url", &masked(&self.sms_url))
            .field("edition", &self.edition)
            .field("clock", &self.clock)
            .field("trusted_proxies", &self.trusted_proxies)
            .field("lines", &self.lines)
            .field("lines_per_address", &self.lines_per_address)
            .field("registrations_per_minute", &self.registrations_per_minute)
            .field("metrics_token", &masked(&self.metrics_token))
            .field("log", &self.log)
            .field("log_json", &self.log_json)
            .field("require_totp", &self.require_totp)
            .finish()
    }
}

/// `postgres://user:…@host/db`
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((login, host)) => format!("{scheme}://{}:…@{host}", login.split(':').next().unwrap_or_default()),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_never_printed() {
        let settings = Settings {
            secret: Some("s3cr3t-s3cr3t-s3cr3t-s3cr3t-s3cr3t".into()),
            database_url: Some("postgres://aisle:hunter2@db/aisle".into()),
            smtp_url: Some("smtp://me:hunter2@mail:587".into()),
            ..Default::default()
        };
        let shown = format!("{settings:?}");
        assert!(!shown.contains("s3cr3t") && !shown.contains("hunter2"), "{shown}");
    }
}
