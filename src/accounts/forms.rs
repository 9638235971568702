//! What the account pages send.
use super::password;
use crate::kernel::contact::Email;
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};

/// An e-mail and a password, as typed.
pub struct SignInForm {
    pub email: String,
    pub password: String,
}

/// Only asks that both are there: what is wrong with them is never told.
pub fn sign_in(fields: &Fields) -> Result<SignInForm, Mistakes> {
    let check = Check::of(fields);
    let email = check.line("email", 254);
    let password = check.required("password", |raw| match raw {
        "" => Err(crate::kernel::text::REQUIRED),
        _ if raw.len() > 1024 => Err(crate::kernel::Mistake::with("form-too-long", 128)),
        _ => Ok(raw.to_owned()),
    });
    check.done(|| Some(SignInForm { email: email?, password: password? }))
}

/// An address alone.
pub fn address(fields: &Fields) -> Result<Email, Mistakes> {
    let check = Check::of(fields);
    let email = check.required("email", Email::parse);
    check.done(|| email)
}

/// A new password in the field `password`, for the account with this address.
///
/// # Errors
/// What [`password::acceptable`] finds.
pub fn new_password(check: &Check<'_>, email: &str) -> Option<String> {
    check.required("password", |raw| password::acceptable(raw, email))
}
