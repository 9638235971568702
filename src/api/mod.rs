//! # The API
//!
//! What programs may ask, under `/api/v1`: the edition, its sectors and the public directory here; visitors and
//! scans in their own domains. One document, made from the code, describes all of it ([`document`]).
//!
//! - The edition, the sectors and the directory are public, as they are on the site. Everything else needs
//!   `Authorization: Bearer` with a token of the office (`/office/tokens`) or of a paired device.
//! - Failures are problem documents (RFC 9457), in the language of `Accept-Language`.
//! - Lists come in pages: `next` of one page is the `cursor` of the following one.
//! - A creating request may bring an `Idempotency-Key`: the same key with the same body gets the first answer, for a
//!   week; with another body it is refused with 422.

mod directory;
mod docs;
mod document;
mod edition;
mod parts;
pub mod tokens;

pub use document::document;
use rocket::{Route, routes};

/// What is mounted.
pub fn routes() -> Vec<Route> {
    let mut all =
        routes![edition::edition, edition::sectors, directory::exhibitors, docs::openapi, docs::docs];
    all.extend(tokens::routes());
    all
}
