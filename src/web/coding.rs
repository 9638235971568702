//! Texts travel compressed: brotli where the client takes it, else gzip.

/// The compressions we speak.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

/// How much work a text is worth.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Effort {
    /// It is used once: more work would take longer than the wire.
    Once,
    /// It is kept and sent again.
    Kept,
}

impl Coding {
    /// The best coding that an `Accept-Encoding` header allows.
    pub fn wanted(accepted: &str) -> Option<Self> {
        let allows = |name: &str| {
            accepted.split(',').any(|part| {
                let mut pieces = part.split(';').map(str::trim);
                let refused = |piece: &str| {
                    piece.strip_prefix("q=").and_then(|q| q.parse().ok()).is_some_and(|q: f32| q <= 0.0)
                };
                pieces.next().is_some_and(|coding| coding.eq_ignore_ascii_case(name)) && !pieces.any(refused)
            })
        };
        [Self::Brotli, Self::Gzip].into_iter().find(|coding| allows(coding.name()))
    }

    /// Its name in `Content-Encoding`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The same bytes, smaller; nothing when the compressor fails.
    pub fn squeeze(self, plain: &[u8], effort: Effort) -> Option<Vec<u8>> {
        let small = match (self, effort) {
            (Self::Brotli, Effort::Once) => squeeze::brotli(plain, 4),
            (Self::Brotli, Effort::Kept) => squeeze::brotli(plain, 6),
            (Self::Gzip, Effort::Once) => squeeze::gzip(plain, 5),
            (Self::Gzip, Effort::Kept) => squeeze::gzip(plain, 7),
        };
        small.inspect_err(|error| tracing::error!(%error, "a text cannot be compressed")).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_chooses() {
        assert_eq!(Coding::wanted("gzip, deflate, br"), Some(Coding::Brotli));
        assert_eq!(Coding::wanted("gzip;q=1.0, br;q=0"), Some(Coding::Gzip));
        assert_eq!(Coding::wanted("identity, *;q=0"), None);
    }

    #[test]
    fn what_is_squeezed_comes_back() {
        let plain = "<p>佛山潭洲国际会展中心</p>".repeat(200);
        let (brotli, gzip) = (squeeze::brotli(plain.as_bytes(), 4), squeeze::gzip(plain.as_bytes(), 5));
        let (brotli, gzip) = (brotli.unwrap(), gzip.unwrap());
        assert!(brotli.len() < 200 && gzip.len() < 400);
        assert_eq!(squeeze::unbrotli(&brotli).unwrap(), plain.as_bytes());
        assert_eq!(squeeze::ungzip(&gzip).unwrap(), plain.as_bytes());
    }
}
