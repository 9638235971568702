//! Pieces that several answers share.
use crate::kernel::Bilingual;
use rocket::http::Header;
use rocket::request::Request;
use rocket::response::{self, Responder, Response};
use rocket::serde::json::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// A name or a sentence in both languages; either may be empty.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Said {
    /// Chinese.
    zh: String,
    /// English.
    #[schema(example = "Foshan Tanzhou International Convention and Exhibition Center")]
    en: String,
}

impl From<&Bilingual> for Said {
    fn from(it: &Bilingual) -> Self {
        Self { zh: it.zh.clone(), en: it.en.clone() }
    }
}

/// Something with a code and a name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Named {
    /// Stable for the edition.
    #[schema(example = "S1-01")]
    pub code: String,
    /// What people call it.
    pub name: Said,
}

impl Named {
    /// The pair.
    pub fn new(code: &str, name: &Bilingual) -> Self {
        Self { code: code.to_owned(), name: name.into() }
    }
}

/// An answer that is the same for everybody and may be kept for a minute.
pub struct Open<T>(pub T);

impl<'r, T: Serialize> Responder<'r, 'static> for Open<T> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let mut answer = Response::build_from(Json(self.0).respond_to(request)?);
        answer.header(Header::new("Cache-Control", "public, max-age=60"));
        answer.header(Header::new("Access-Control-Allow-Origin", "*"));
        answer.ok()
    }
}
