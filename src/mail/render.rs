//! From a row of the outbox to the words that are sent.
use super::entity::Model;
use crate::web::Views;
use serde::Serialize;
use serde_json::Value;

/// A letter as it is read.
#[derive(Clone, Debug, Serialize)]
pub struct Rendered {
    /// Empty for a text message.
    pub subject: String,
    /// Plain text; the whole of a text message.
    pub text: String,
    /// The mail as HTML.
    pub html: String,
}

/// Writes the letter in its language. `origin` is put before its link.
///
/// # Errors
/// When the mail's template fails.
pub fn render(views: &Views, origin: &str, letter: &Model) -> anyhow::Result<Rendered> {
    let args: Value = serde_json::from_str(&letter.args)?;
    let link = letter.link.as_ref().map(|path| format!("{origin}{path}"));
    let say =
        |part: &str| views.say(letter.lang, &format!("{}-{}{part}", letter.channel, letter.message), &args);
    if letter.channel == "sms" {
        let text = link.map_or_else(|| say(""), |link| format!("{} {link}", say("")));
        return Ok(Rendered { subject: String::new(), text, html: String::new() });
    }
    // A subject is one line whatever its arguments are.
    let subject = say("-subject").split_whitespace().collect::<Vec<_>>().join(" ");
    let body = say("-body");
    let action = link.as_ref().map(|_| say("-action"));
    let sign_off = views.say(letter.lang, "mail-sign-off", &Value::Null);
    let mut text = body.clone();
    if let (Some(link), Some(action)) = (&link, &action) {
        text = format!("{text}\n\n{action}: {link}");
    }
    let text = format!("{text}\n\n{sign_off}\n");
    let mut context = tera::Context::new();
    context.insert("subject", &subject);
    context.insert("paragraphs", &body.split("\n\n").collect::<Vec<_>>());
    context.insert("link", &link);
    context.insert("action", &action);
    context.insert("sign_off", &sign_off);
    let html = views.render(letter.lang, "mail/letter.html", &context)?;
    Ok(Rendered { subject, text, html })
}
