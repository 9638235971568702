//! What the office sends about zones and gates.
use super::service::Wish;
use crate::entry::admission::Way;
use crate::kernel::{Bilingual, Mistake};
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};

/// More than any venue holds.
const MOST: i64 = 1_000_000;

/// The code of a new zone, and what it shall be.
///
/// # Errors
/// Every mistake, by field.
pub fn new_zone(fields: &Fields) -> Result<(String, Wish), Mistakes> {
    let check = Check::of(fields);
    let code = check.required("code", |text| code(text).ok_or(Mistake::of("zones-form-code")));
    let wish = read(&check);
    check.done(|| Some((code?, wish?)))
}

/// What a zone shall be.
///
/// # Errors
/// Every mistake, by field.
pub fn zone(fields: &Fields) -> Result<Wish, Mistakes> {
    let check = Check::of(fields);
    let wish = read(&check);
    check.done(|| wish)
}

fn read(check: &Check<'_>) -> Option<Wish> {
    let (zh, en) = (check.line("name_zh", 60), check.line("name_en", 60));
    let people = |name: &str| match check.fields().has(name) {
        true => check.number(name, 1..=MOST).and_then(|n| i32::try_from(n).ok()).map(Some),
        false => Some(None),
    };
    let (capacity, amber, red) = (people("capacity"), people("amber"), people("red"));
    let turned = |low: Option<Option<i32>>, high: Option<Option<i32>>| {
        low.flatten().zip(high.flatten()).is_some_and(|(low, high)| low > high)
    };
    if turned(amber, red) || turned(amber, capacity) {
        check.mistake("amber", Mistake::of("zones-form-order"));
    }
    if turned(red, capacity) {
        check.mistake("red", Mistake::of("zones-form-order"));
    }
    let shared = check.optional_line("shared", 40)?;
    Some(Wish {
        name: Bilingual::new(zh?, en?),
        capacity: capacity?,
        amber: amber?,
        red: red?,
        shared: (!shared.is_empty()).then_some(shared),
    })
}

/// Small letters, digits and hyphens, as the rules of badge categories name zones.
fn code(text: &str) -> Option<String> {
    let code = text.trim().to_ascii_lowercase();
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    // `all` opens every zone, so none may be called that.
    ((2..=20).contains(&code.len()) && code.chars().all(sound) && code != "all").then_some(code)
}

/// Where a gate shall lead, and which way it shall be passed.
///
/// # Errors
/// Every mistake, by field.
pub fn way(fields: &Fields) -> Result<(String, Way), Mistakes> {
    let check = Check::of(fields);
    let zone = check.line("zone", 20);
    let way = check.required("way", |text| Way::parse(text).ok_or(Mistake::of("form-unknown-choice")));
    check.done(|| Some((zone?, way?)))
}

/// Why a zone is counted as empty.
///
/// # Errors
/// Without a reason.
pub fn why(fields: &Fields) -> Result<String, Mistakes> {
    let check = Check::of(fields);
    let why = check.line("why", 200);
    check.done(|| why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_read_or_every_mistake_is_told() {
        let sound = "code=VIP-1&name_zh=Zh&name_en=En&capacity=60&amber=48&red=55&shared=";
        let (code, wish) = new_zone(&Fields::from_urlencoded(sound)).unwrap();
        assert_eq!((code.as_str(), wish.capacity, wish.shared), ("vip-1", Some(60), None));
        let open = zone(&Fields::from_urlencoded("name_zh=Zh&name_en=En")).unwrap();
        assert_eq!((open.capacity, open.amber, open.red), (None, None, None));
        for (text, field) in [
            ("code=all&name_zh=a&name_en=b", "code"),
            ("code=a%20b&name_zh=a&name_en=b", "code"),
            ("code=ok&name_en=b", "name_zh"),
            ("code=ok&name_zh=a&name_en=b&capacity=0", "capacity"),
            ("code=ok&name_zh=a&name_en=b&capacity=10&amber=11", "amber"),
            ("code=ok&name_zh=a&name_en=b&capacity=10&red=11", "red"),
            ("code=ok&name_zh=a&name_en=b&red=10&amber=11", "amber"),
        ] {
            let mistakes = new_zone(&Fields::from_urlencoded(text)).unwrap_err();
            assert_eq!(mistakes.keys().collect::<Vec<_>>(), [field], "{text}");
        }
    }
}
