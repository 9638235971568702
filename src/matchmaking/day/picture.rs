//! A QR code as an answer: nobody but its reader keeps it.
use crate::kernel::{Error, Result};
use crate::visitors::qr;
use rocket::http::{ContentType, Header};
use rocket::request::Request;
use rocket::response::{self, Responder, Response};
use std::io::Cursor;

/// An SVG.
pub struct Picture(String);

impl Picture {
    /// The code that says `link`, which is in upper case.
    ///
    /// # Errors
    /// When the link is too long for a symbol that phones read well.
    pub fn of(link: &str) -> Result<Self> {
        let drawn = qr::pictures(link)
            .map_err(|err| Error::broken(anyhow::anyhow!("the link does not fit a QR symbol: {err}")))?;
        Ok(Self(drawn.svg.clone()))
    }
}

impl<'r> Responder<'r, 'static> for Picture {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(ContentType::SVG)
            .header(Header::new("Cache-Control", "no-store"))
            .sized_body(self.0.len(), Cursor::new(self.0))
            .ok()
    }
}
