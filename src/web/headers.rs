//! The rules every answer gives the browser.
use super::frame::Site;
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::request::Request;
use rocket::response::Response;

/// Pages: own scripts and styles only, nothing inline, nobody frames us.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The scanner: a worker that decodes the camera's picture with WebAssembly.
const CSP_GATE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app";

/// Exhibitors scan with the scripts of the gate.
const SCANNER_OF_A_BOOTH: &str = "/exhibitor/leads/scan";

/// Sets the security headers on every answer.
pub struct Headers;

#[rocket::async_trait]
impl Fairing for Headers {
    fn info(&self) -> Info {
        Info { name: "security headers", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, req: &'r Request<'_>, res: &mut Response<'r>) {
        let path = req.uri().path();
        let scans = path.starts_with("/gate") || *path == *SCANNER_OF_A_BOOTH;
        let policy = if scans || path.contains("/gate/") { CSP_GATE } else { CSP };
        let camera = if scans { "camera=(self)" } else { "camera=()" };
        res.set_header(Header::new("Content-Security-Policy", policy));
        res.set_header(Header::new("Permissions-Policy", format!("{camera}, microphone=(), geolocation=()")));
        res.set_header(Header::new("X-Content-Type-Options", "nosniff"));
        res.set_header(Header::new("X-Frame-Options", "DENY"));
        res.set_header(Header::new("Referrer-Policy", "same-origin"));
        res.set_header(Header::new("Cross-Origin-Opener-Policy", "same-origin"));
        res.set_header(Header::new("Cross-Origin-Resource-Policy", "same-origin"));
        if req.rocket().state::<Site>().is_some_and(|site| site.secure) {
            res.set_header(Header::new("Strict-Transport-Security", "max-age=31536000; includeSubDomains"));
        }
        if res.headers().get_one("Cache-Control").is_none() {
            res.set_header(Header::new("Cache-Control", "no-store"));
        }
    }
}
