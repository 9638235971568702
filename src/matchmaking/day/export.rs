//! A company's outcomes as a sheet.
use super::pages::Line;
use crate::kernel::Lang;
use crate::show::Edition;
use crate::web::sheet::Sheet;
use crate::web::{Views, filters};
use sea_orm::ActiveEnum;
use serde_json::Value;

/// One line a meeting, in the reader's language.
pub fn outcomes(rows: &[Line], edition: &Edition, (views, lang): (&Views, Lang)) -> Sheet {
    let say = |key: &str| views.say(lang, key, &Value::Null);
    let head = [
        "days-col-slot",
        "days-col-buyer",
        "days-col-verdict",
        "days-useful",
        "days-next-step",
        "days-value",
    ];
    let mut sheet = Sheet::new("outcomes", &head.map(say));
    for line in rows {
        let Some(outcome) = &line.outcome else { continue };
        let band = outcome.value_band.map(|band| say(&format!("days-value-{}", band.to_value())));
        sheet.row(&[
            filters::moment(line.starts_at, &edition.zone, lang, "daytime"),
            line.buyer.say(lang).to_owned(),
            say(&format!("days-verdict-{}", line.verdict)),
            say(if outcome.useful { "days-useful-yes" } else { "days-useful-no" }),
            say(&format!("days-next-{}", outcome.next_step.to_value())),
            band.unwrap_or_default(),
        ]);
    }
    sheet
}
