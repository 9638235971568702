//! The few ways anything can go wrong, seen from the person asking.

/// What every fallible function of ours answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Five meanings, each with one HTTP status; form mistakes (422) travel as pages, not as errors.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there, or it is not yours: the answer is the same, so nobody can probe. 404.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, and this needs somebody. 401.
    #[error("not signed in")]
    NotSignedIn,
    /// You are known, but this is not for you. 403.
    #[error("not allowed")]
    NotAllowed,
    /// A rule of the show said no; the text is a key into the words. 409.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Too many attempts; try again after so many seconds. 429.
    #[error("too many attempts, wait {0} s")]
    TooMany(u64),
    /// The database is locked, gone or full; the same request may succeed in a moment. 503.
    #[error("busy")]
    Busy,
    /// Our fault. The cause is logged once, never shown. 500.
    #[error("broken")]
    Broken(#[source] anyhow::Error),
}

impl Error {
    /// Our own fault, told in words for the log.
    pub fn broken(cause: impl Into<anyhow::Error>) -> Self {
        Self::Broken(cause.into())
    }
}

impl From<anyhow::Error> for Error {
    fn from(cause: anyhow::Error) -> Self {
        Self::Broken(cause)
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Self::Broken(cause.into())
    }
}
