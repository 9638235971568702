//! What a form or a JSON body sends, before anybody believes it: names with their values.
use rocket::data::{Data, FromData, Outcome, ToByteUnit};
use rocket::http::{ContentType, Status};
use rocket::request::Request;
use std::collections::BTreeMap;

/// Names and values as sent. Unknown names do no harm: only what a form's reader asks for is looked at,
/// so nobody can set a column that was not offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    values: BTreeMap<String, Vec<String>>,
}

/// More than this is no form of ours.
const LIMIT: u64 = 64 * 1024;

impl Fields {
    /// Reads `a=1&b=2&b=3`.
    pub fn from_urlencoded(body: &str) -> Self {
        let mut fields = Self::default();
        for (name, value) in
            rocket::form::Form::values(body).map(|field| (field.name.source().to_string(), field.value))
        {
            let name = decoded(&name);
            fields.values.entry(name).or_default().push(decoded(value));
        }
        fields
    }

    /// Reads a JSON object: strings, numbers and booleans become text, lists become several values;
    /// nested objects are not fields of ours and are left out.
    pub fn from_json(body: &serde_json::Value) -> Option<Self> {
        let mut fields = Self::default();
        for (name, value) in body.as_object()? {
            let values = match value {
                serde_json::Value::Array(items) => items.iter().filter_map(scalar).collect(),
                other => scalar(other).into_iter().collect(),
            };
            fields.values.insert(name.clone(), values);
        }
        Some(fields)
    }

    /// The first value under `name`, as typed.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.values.get(name).and_then(|v| v.first()).map(String::as_str)
    }

    /// Every value under `name`.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.values.get(name).into_iter().flatten().map(String::as_str)
    }

    /// Was `name` sent with anything but an empty text?
    pub fn has(&self, name: &str) -> bool {
        self.all(name).any(|v| !v.trim().is_empty())
    }

    /// The same with `name` set (for a form that starts filled in).
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.insert(name.to_owned(), vec![value.into()]);
        self
    }

    /// The same with several values under `name`.
    pub fn with_all(mut self, name: &str, values: impl IntoIterator<Item = String>) -> Self {
        self.values.insert(name.to_owned(), values.into_iter().collect());
        self
    }

    /// All values by name, as a template shows them again.
    pub fn values(&self) -> &BTreeMap<String, Vec<String>> {
        &self.values
    }

    /// A canonical text of everything but the hidden fields: the fingerprint of what was wanted.
    pub fn canonical(&self) -> String {
        let wanted: Vec<_> = self.values.iter().filter(|(name, _)| !name.starts_with('_')).collect();
        serde_json::to_string(&wanted).unwrap_or_default()
    }
}

fn scalar(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(n) => Some(n.to_string()),
        serde_json::Value::Bool(yes) => Some(if *yes { "true".into() } else { "false".into() }),
        _ => None,
    }
}

/// `+` and `%xx`; bytes that are no UTF-8 become the replacement character.
fn decoded(text: &str) -> String {
    let plus = text.replace('+', " ");
    rocket::http::RawStr::new(&plus).percent_decode_lossy().into_owned()
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Fields {
    type Error = ();

    async fn from_data(req: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self, ()> {
        let bytes = match data.open(LIMIT.bytes()).into_bytes().await {
            Ok(bytes) if bytes.is_complete() => bytes.into_inner(),
            Ok(_) => return Outcome::Error((Status::PayloadTooLarge, ())),
            Err(_) => return Outcome::Error((Status::BadRequest, ())),
        };
        let content = req.content_type().cloned().unwrap_or(ContentType::Form);
        if content.is_json() {
            let json = serde_json::from_slice(&bytes).ok();
            return match json.as_ref().and_then(Self::from_json) {
                Some(fields) => Outcome::Success(fields),
                None => Outcome::Error((Status::BadRequest, ())),
            };
        }
        if content.is_form() {
            return Outcome::Success(Self::from_urlencoded(&String::from_utf8_lossy(&bytes)));
        }
        Outcome::Error((Status::UnsupportedMediaType, ()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_with_repeated_names_and_odd_bytes() {
        let fields = Fields::from_urlencoded("name=%E7%8E%8B+a&interest=S1-01&interest=S2-02&x=%FF&empty=");
        assert_eq!(fields.one("name"), Some("王 a"));
        assert_eq!(fields.all("interest").collect::<Vec<_>>(), ["S1-01", "S2-02"]);
        assert_eq!(fields.one("x"), Some("\u{FFFD}"));
        assert!(!fields.has("empty"));
    }

    #[test]
    fn names_with_dots_and_brackets_are_just_names() {
        let fields = Fields::from_urlencoded("a.b=1&c[d]=2");
        assert_eq!(fields.one("a.b"), Some("1"));
        assert_eq!(fields.one("c[d]"), Some("2"));
    }

    #[test]
    fn json_and_form_read_alike() {
        let json = serde_json::json!({"name": "王", "interest": ["S1-01"], "age": 3, "nested": {"x": 1}});
        let fields = Fields::from_json(&json).unwrap();
        assert_eq!(fields.one("age"), Some("3"));
        assert_eq!(fields.one("nested"), None);
        assert_eq!(Fields::from_json(&serde_json::json!([1])), None);
    }
}
