//! What makes the scanner a thing to install: its manifest, and the service worker that opens it in aeroplane mode.
use crate::kernel::Lang;
use crate::web::{Views, assets};
use rocket::get;
use rocket::http::{ContentType, Header};
use rocket::serde::json::Json;
use rocket::{Responder, State};
use serde_json::{Value, json};

/// What the scanner needs of our files.
const PARTS: &[&str] =
    &["scripts/gate/", "styles/site.css", "styles/gate.css", "images/", "vendor/zxing-wasm"];

/// A script that browsers ask for again each time.
#[derive(Responder)]
pub struct Script {
    body: String,
    kind: ContentType,
    cache: Header<'static>,
}

/// The worker's script, told which files of this version it keeps. The word "gate" in its address is its reach.
#[get("/gate/sw.js")]
pub fn worker() -> Option<Script> {
    let script = assets::bytes("scripts/gate/sw.js")?;
    let files: Vec<String> = assets::below(PARTS).into_iter().map(assets::asset).collect();
    let told = json!({ "version": assets::TREE, "files": files });
    Some(Script {
        body: format!("self.SHELL = {told};\n{}", String::from_utf8_lossy(&script)),
        kind: ContentType::new("text", "javascript").with_params(("charset", "utf-8")),
        cache: Header::new("Cache-Control", "no-cache"),
    })
}

/// How the scanner looks on a home screen.
#[get("/gate/manifest.webmanifest")]
pub fn manifest(lang: Lang, views: &State<Views>) -> (ContentType, Json<Value>) {
    let name = views.say(lang, "offline-app-name", &json!({}));
    let icon = json!({ "src": assets::asset("images/mark.svg"), "sizes": "any", "type": "image/svg+xml" });
    let document = json!({
        "id": "/gate/",
        "name": name,
        "short_name": name,
        "lang": lang.tag(),
        "start_url": "/gate/",
        "scope": "/gate/",
        "display": "standalone",
        "orientation": "portrait",
        "background_color": "#0b1013",
        "theme_color": "#161f25",
        "icons": [icon],
    });
    (ContentType::new("application", "manifest+json"), Json(document))
}
