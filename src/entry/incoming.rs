//! What a device sends, before anybody believes it. What comes out is checked; every mistake is named.
use super::admission::Direction;
use super::verdict::Reason;
use crate::kernel::id::ScanId;
use crate::kernel::{Mistake, Moment, secret, text};
use crate::web::check::Mistakes;
use serde_json::Value;

/// Nothing we print or type is longer.
const LONGEST_CODE: usize = 300;

/// A scan as a device asks for it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: ScanId,
    pub code: String,
    /// Code or id of a gate; the device's own if missing.
    pub gate: Option<String>,
    /// The gate's usual one if missing.
    pub direction: Option<Direction>,
    pub scanned_at: Option<Moment>,
    pub force: Option<Force>,
    /// The device had no connection and decided by itself.
    pub offline: Option<Alone>,
}

/// What a device decided by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    pub reason: Reason,
    /// By how many milliseconds the device's clock was ahead of ours when they last spoke.
    pub clock_ahead: i64,
}

/// A supervisor wants somebody let in.
#[derive(Clone, Debug)]
pub struct Force {
    pub reason: String,
}

impl Asked {
    /// A code typed into the form that works without scripts; `key` makes a second click harmless.
    pub fn typed(code: &str, key: &str, direction: Direction) -> Self {
        let id = if key.is_empty() { ScanId::new() } else { scan_id(key) };
        Self {
            id,
            code: code.to_owned(),
            gate: None,
            direction: Some(direction),
            scanned_at: None,
            force: None,
            offline: None,
        }
    }

    /// Reads one scan of the API.
    ///
    /// # Errors
    /// Every mistake, by field.
    pub fn read(body: &Value) -> Result<Self, Mistakes> {
        let mut mistakes = Mistakes::new();
        let mut wrong = |field: &str, key: &'static str| {
            mistakes.entry(field.to_owned()).or_default().push(Mistake::of(key));
        };
        let words =
            |field: &str| body.get(field).and_then(Value::as_str).map(str::trim).filter(|t| !t.is_empty());
        let id = words("scan_id").filter(|id| id.len() <= 100 && id.is_ascii());
        if id.is_none() {
            wrong("scan_id", "form-required");
        }
        let code = words("code");
        match code {
            None => wrong("code", "form-required"),
            Some(code) if code.chars().count() > LONGEST_CODE => wrong("code", "entry-form-code-length"),
            Some(_) => {}
        }
        let direction = match body.get("direction") {
            None | Some(Value::Null) => Ok(None),
            Some(told) => told.as_str().and_then(Direction::parse).map(Some).ok_or(()),
        };
        if direction.is_err() {
            wrong("direction", "form-unknown-choice");
        }
        let scanned_at = match body.get("scanned_at") {
            None | Some(Value::Null) => None,
            Some(told) => {
                let at = told.as_str().and_then(Moment::parse_rfc3339);
                if at.is_none() {
                    wrong("scanned_at", "entry-form-time");
                }
                at
            }
        };
        let force = match force(body) {
            Ok(force) => force,
            Err(mistake) => {
                mistakes.entry("reason".into()).or_default().push(mistake);
                None
            }
        };
        let offline = alone(body).unwrap_or_else(|()| {
            mistakes.entry("offline".into()).or_default().push(Mistake::of("offline-form-verdict"));
            None
        });
        if offline.is_some() && scanned_at.is_none() {
            mistakes.entry("scanned_at".into()).or_default().push(Mistake::of("form-required"));
        }
        if offline.as_ref().is_some_and(|it| (it.reason == Reason::Force) != force.is_some()) {
            mistakes.entry("offline".into()).or_default().push(Mistake::of("offline-form-verdict"));
        }
        match (id, code, direction, mistakes.is_empty()) {
            (Some(id), Some(code), Ok(direction), true) => Ok(Self {
                id: scan_id(id),
                code: code.to_owned(),
                gate: words("gate").map(str::to_owned),
                direction,
                scanned_at,
                force,
                offline,
            }),
            _ => Err(mistakes),
        }
    }
}

/// `"force": true` with a `"reason"`, or the reason itself in `"force"`.
fn force(body: &Value) -> Result<Option<Force>, Mistake> {
    let told = match body.get("force") {
        None | Some(Value::Null | Value::Bool(false)) => return Ok(None),
        Some(Value::String(reason)) => reason.as_str(),
        Some(Value::Object(force)) => force.get("reason").and_then(Value::as_str).unwrap_or_default(),
        Some(_) => body.get("reason").and_then(Value::as_str).unwrap_or_default(),
    };
    Ok(Some(Force { reason: text::line(told, 200)? }))
}

/// `"offline": {"reason": "ok", "clock_ahead_ms": 120}`; any reason of the closed list.
fn alone(body: &Value) -> Result<Option<Alone>, ()> {
    let told = match body.get("offline") {
        None | Some(Value::Null) => return Ok(None),
        Some(told) => told,
    };
    let reason = told.get("reason").and_then(Value::as_str).and_then(Reason::parse).ok_or(())?;
    let clock_ahead = match told.get("clock_ahead_ms") {
        None | Some(Value::Null) => 0,
        Some(ms) => ms.as_i64().ok_or(())?,
    };
    Ok(Some(Alone { reason, clock_ahead }))
}

/// A UUID as it is; any other id by its hash, so that every device may name its scans as it likes.
fn scan_id(told: &str) -> ScanId {
    if let Ok(id) = told.parse::<ScanId>() {
        return id;
    }
    let hash = secret::hash(told);
    hash.get(..32).and_then(|hex| hex.parse().ok()).unwrap_or_else(ScanId::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_scan_is_read() {
        let asked = Asked::read(&json!({
            "code": " HTTPS://X/B/1 ", "gate": "A", "direction": "out", "scan_id": "0190aaaa-aaaa-7aaa-aaaa-aaaaaaaaaaaa",
            "scanned_at": "2025-10-30T09:10:00+08:00",
        }));
        let asked = asked.unwrap();
        assert_eq!((asked.code.as_str(), asked.direction), ("HTTPS://X/B/1", Some(Direction::Out)));
        assert_eq!(asked.scanned_at.map(Moment::rfc3339).as_deref(), Some("2025-10-30T01:10:00Z"));
    }

    #[test]
    fn every_mistake_is_named() {
        let body = json!({"code": 7, "direction": "up", "scanned_at": "yesterday", "force": true});
        let mistakes = Asked::read(&body).unwrap_err();
        let fields: Vec<&str> = mistakes.keys().map(String::as_str).collect();
        assert_eq!(fields, ["scan_id", "code", "direction", "scanned_at", "reason"]);
        for body in [json!(null), json!([]), json!("x"), json!(1e300), json!({"code": ["a"], "scan_id": {}})]
        {
            assert!(Asked::read(&body).is_err());
        }
    }

    #[test]
    fn a_verdict_of_the_device_is_read_or_named_as_a_mistake() {
        let scan = |offline: Value| json!({"code": "x", "scan_id": "1", "scanned_at": "2025-10-30T09:10:00+08:00", "offline": offline});
        let asked = Asked::read(&scan(json!({"reason": "back", "clock_ahead_ms": -5}))).unwrap();
        assert_eq!(asked.offline, Some(Alone { reason: Reason::Back, clock_ahead: -5 }));
        for wrong in [
            json!(true),
            json!({"reason": "king"}),
            json!({"reason": "ok", "clock_ahead_ms": "late"}),
            json!({"reason": "force"}),
        ] {
            assert!(Asked::read(&scan(wrong)).unwrap_err().contains_key("offline"));
        }
        let timeless = json!({"code": "x", "scan_id": "1", "offline": {"reason": "ok"}});
        assert!(Asked::read(&timeless).unwrap_err().contains_key("scanned_at"));
    }

    #[test]
    fn an_id_of_any_form_is_the_same_id_again() {
        assert_eq!(scan_id("gate-1/17"), scan_id("gate-1/17"));
        assert_ne!(scan_id("gate-1/17"), scan_id("gate-1/18"));
    }
}
