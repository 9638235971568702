//! The few words the scanner's scripts say themselves, handed over with the page.
use crate::kernel::Lang;
use crate::web::Views;
use serde_json::json;

/// Every word of the scanner in one language, as JSON for an attribute.
pub fn all(views: &Views, lang: Lang) -> String {
    let say = |key: &str| views.say(lang, key, &json!({}));
    json!({
        "link": {
            "on": say("entry-link-on"),
            "off": say("entry-link-off"),
            "alone": say("offline-strip-alone"),
            "unpaired": say("entry-link-unpaired"),
        },
        "pack": {
            "none": say("offline-pack-none"),
            "fresh": say("offline-pack-fresh"),
            "minutes": views.say(lang, "offline-pack-minutes", &json!({ "n": "{n}" })),
            "hours": views.say(lang, "offline-pack-hours", &json!({ "n": "{n}" })),
        },
        "verdict": {
            "admitted": say("entry-verdict-admitted"),
            "repeat": say("entry-verdict-repeat"),
            "refused": say("entry-verdict-refused"),
            "attention": say("entry-verdict-attention"),
            "undecided": say("entry-verdict-undecided"),
            "asking": say("entry-verdict-asking"),
            "trouble": say("entry-verdict-trouble"),
        },
        "why": {
            "no_connection": say("entry-why-no-connection"),
            "unpaired": say("entry-why-unpaired"),
            "asking": "",
            "trouble": "",
        },
        "mark": { "admitted": "✓", "repeat": "↻", "refused": "✕", "attention": "!", "undecided": "?", "trouble": "?" },
        "full": say("zones-one-in-one-out"),
        "cameraRefused": say("entry-camera-refused"),
        "cameraMissing": say("entry-camera-missing"),
        "decoderMissing": say("entry-decoder-missing"),
    })
    .to_string()
}
