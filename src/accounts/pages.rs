//! What the account pages show.
use super::entity::account;
use crate::kernel::Moment;
use crate::kernel::id::SessionId;
use crate::web::{FormState, View};
use serde::Serialize;

/// E-mail and password.
#[derive(Serialize)]
pub struct SignIn {
    pub form: FormState,
    pub next: String,
}

impl View for SignIn {
    const TEMPLATE: &'static str = "accounts/sign_in.html";
}

/// Six digits; with a QR code when the second factor is being set up.
#[derive(Serialize)]
pub struct Second {
    pub form: FormState,
    pub next: String,
    pub setup: Option<Setup>,
    pub action: &'static str,
}

/// What an authenticator app needs.
#[derive(Serialize)]
pub struct Setup {
    pub secret: String,
    /// `otpauth://…`, as a QR code in SVG.
    pub qr: String,
}

impl View for Second {
    const TEMPLATE: &'static str = "accounts/second.html";
}

/// Recovery codes, shown once.
#[derive(Serialize)]
pub struct Recovery {
    pub codes: Vec<String>,
    pub next: String,
}

impl View for Recovery {
    const TEMPLATE: &'static str = "accounts/recovery.html";
}

/// One's own account.
#[derive(Serialize)]
pub struct Account {
    pub form: FormState,
    pub name: String,
    pub email: String,
    pub kind: String,
    pub totp: bool,
    pub sessions: Vec<SessionRow>,
}

/// A signed-in browser.
#[derive(Serialize)]
pub struct SessionRow {
    pub id: SessionId,
    pub browser: String,
    pub created_at: Moment,
    pub is_this: bool,
}

impl Account {
    /// The page of `account`.
    pub fn new(account: &account::Model, form: FormState, sessions: Vec<SessionRow>) -> Self {
        Self {
            form,
            name: account.name.clone(),
            email: account.email.clone(),
            kind: account.kind.clone(),
            totp: account.totp_confirmed,
            sessions,
        }
    }
}

impl View for Account {
    const TEMPLATE: &'static str = "accounts/account.html";
}

/// Asking for a link.
#[derive(Serialize)]
pub struct Forgot {
    pub form: FormState,
    pub sent: bool,
}

impl View for Forgot {
    const TEMPLATE: &'static str = "accounts/forgot.html";
}

/// Choosing a new password.
#[derive(Serialize)]
pub struct Reset {
    pub form: FormState,
}

impl View for Reset {
    const TEMPLATE: &'static str = "accounts/reset.html";
}
