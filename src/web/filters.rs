//! What templates can call: `t`, `asset`, `icon`, and the filters for money, time and bilingual names.
use super::words::{self, Words};
use crate::kernel::{Fen, Lang, Moment};
use fluent_bundle::{FluentArgs, FluentValue};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers everything for one language.
pub fn teach(tera: &mut Tera, lang: Lang, words: Arc<Words>, icons: HashMap<String, String>) {
    tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        say(&words, &kwargs)
    });
    tera.register_function("asset", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let path = kwargs.must_get::<&str>("path")?;
        super::assets::url(path).ok_or_else(|| tera::Error::message(format!("there is no asset `{path}`")))
    });
    tera.register_function("icon", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        icon(&icons, kwargs.must_get("name")?)
    });
    tera.register_filter("fen", |amount: i64, _: Kwargs, _: &State<'_>| Fen(amount).to_string());
    tera.register_filter("moment", move |ms: i64, kwargs: Kwargs, state: &State<'_>| -> TeraResult<String> {
        let style = kwargs.get::<&str>("style")?.unwrap_or("daytime");
        Ok(moment(Moment(ms), zone(state).as_str(), lang, style))
    });
    tera.register_filter("date", move |day: &str, _: Kwargs, _: &State<'_>| date(day, lang));
    tera.register_filter("say", move |name: Value, _: Kwargs, _: &State<'_>| -> TeraResult<String> {
        bilingual(&name, lang)
    });
    tera.register_filter("grouped", |n: i64, _: Kwargs, _: &State<'_>| grouped(n));
}

fn say(words: &Words, kwargs: &Kwargs) -> TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let mut args = FluentArgs::new();
    for (name, value) in kwargs.iter().filter(|(name, _)| name.as_str() != Some("key")) {
        let name = name.as_str().unwrap_or_default();
        // `args={..}` spreads a map, for sentences whose arguments come with the data.
        match (name, value.as_map()) {
            ("args", Some(map)) => {
                for (inner, value) in map.iter() {
                    args.set(inner.as_str().unwrap_or_default().to_owned(), argument(value));
                }
            }
            _ => args.set(name.to_owned(), argument(value)),
        }
    }
    Ok(words.say(key, Some(&args)))
}

fn argument(value: &Value) -> FluentValue<'static> {
    match value.as_i64() {
        Some(n) => FluentValue::from(n),
        None if value.is_none() || value.is_undefined() => FluentValue::from(String::new()),
        None => FluentValue::from(value.to_string()),
    }
}

fn icon(icons: &HashMap<String, String>, name: &str) -> TeraResult<Value> {
    let drawing = icons.get(name).ok_or_else(|| tera::Error::message(format!("no icon is called {name}")))?;
    let frame = r#"<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">"#;
    Ok(Value::safe_string(&format!("{frame}{}</svg>", drawing.trim())))
}

/// The edition's zone, which every page knows; UTC on a page without an edition.
fn zone(state: &State<'_>) -> String {
    let zone = state.get::<Value>("page").ok().flatten().and_then(|page| {
        page.as_map()?
            .get(&tera::value::Key::from("edition"))?
            .as_map()?
            .get(&tera::value::Key::from("zone"))?
            .as_str()
            .map(str::to_owned)
    });
    zone.unwrap_or_else(|| "UTC".to_owned())
}

/// Day (month, day, weekday), time or both, as people of `lang` say it; `iso` for machines.
pub fn moment(at: Moment, zone: &str, lang: Lang, style: &str) -> String {
    let local = at.local(zone);
    let time = local.strftime("%H:%M").to_string();
    match style {
        "time" => time,
        "day" => day(local.date(), lang),
        "iso" => at.rfc3339(),
        _ => {
            let both = json!({ "day": day(local.date(), lang), "time": time });
            words::shared(lang).say_with("web-daytime", &both)
        }
    }
}

/// A calendar day as people say it.
pub fn day(date: jiff::civil::Date, lang: Lang) -> String {
    let words = words::shared(lang);
    let weekday = words.say(&format!("web-weekday-{}", date.weekday().to_monday_one_offset()), None);
    let month = words.say(&format!("web-month-{}", date.month()), None);
    // As text: the numbers of dates are not grouped or inflected.
    words.say_with("web-day", &json!({ "month": month, "day": date.day().to_string(), "weekday": weekday }))
}

/// `2025-10-30` as people say it.
fn date(text: &str, lang: Lang) -> String {
    text.parse::<jiff::civil::Date>().map_or_else(|_| text.to_owned(), |date| day(date, lang))
}

/// `{zh, en}` in the reader's language.
fn bilingual(name: &Value, lang: Lang) -> TeraResult<String> {
    let map = name.as_map().ok_or_else(|| tera::Error::message("`say` wants a name in two languages"))?;
    let get = |code: &'static str| {
        map.get(&tera::value::Key::from(code)).and_then(|v| v.as_str()).unwrap_or_default()
    };
    let (first, second) = (get(lang.code()), get(lang.other().code()));
    Ok(if first.is_empty() { second } else { first }.to_owned())
}

/// `30,000`
fn grouped(n: i64) -> String {
    Fen(n.saturating_mul(100)).to_string().replace('¥', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_in_the_shows_zone() {
        let at = Moment::parse_rfc3339("2025-10-30T02:20:00Z").unwrap();
        assert_eq!(moment(at, "Asia/Shanghai", Lang::En, "daytime"), "Thu 30 Oct, 10:20");
        assert_eq!(moment(at, "Asia/Shanghai", Lang::Zh, "time"), "10:20");
        assert_eq!(grouped(30_000), "30,000");
    }
}
