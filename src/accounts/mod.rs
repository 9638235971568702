//! # Accounts
//!
//! Who is asking, and what they may do. *Accounts* (staff, members of exhibitors) sign in with e-mail and password,
//! staff with a second factor; *visitors* with a one-time code; *programs* with a token.
//!
//! Holding a capability ([`BoothDesk`], [`Exhibitor`], [`Visitor`], …) *is* the permission: their fields are private,
//! only the request guards (and the command line) make them, and services ask for them. Forgetting to check does not
//! compile. Each carries the edition it is good for, and every query begins from it.
//!
//! - A session is a random token in a cookie; the database knows only its hash. It ends at sign-out, when revoked in
//!   the list of sessions, when the password changes, and by itself.
//! - After five wrong passwords an account waits, twice as long each time (at most an hour); the answer to a wrong
//!   password, an unknown address and a waiting account is the same.
//! - Whoever runs the office proves a second factor at each sign-in (unless the operator switched that off).
pub mod capability;
pub mod code;
pub mod entity;
mod forms;
mod pages;
pub mod password;
mod people;
mod people_routes;
mod reset;
pub mod role;
mod routes;
pub mod service;
pub mod session;
mod store;
pub mod totp;

pub use capability::*;
pub use forms::new_password;
pub use role::Role;
pub use store::{company_of, email_is_taken, member_emails, members, staff_emails};

/// What is mounted.
pub fn routes() -> Vec<rocket::Route> {
    let mut all = routes::routes();
    all.extend(people_routes::routes());
    all
}
