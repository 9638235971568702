//! What the site says, in every language it speaks.
use crate::kernel::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use serde_json::Value as Json;
use std::sync::LazyLock;

/// `templates/words/<lang>/<domain>.ftl`: in the binary, and read from disk in a debug build.
#[derive(RustEmbed)]
#[folder = "templates/words/"]
struct Files;

/// All sentences of one language.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// Reads every file of the language.
    ///
    /// # Errors
    /// Names the file that cannot be parsed or that says a key twice.
    pub fn load(lang: Lang) -> anyhow::Result<Self> {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.tag().parse()?]);
        bundle.set_use_isolating(false);
        for path in
            Files::iter().filter(|p| p.starts_with(&format!("{}/", lang.tag())) && p.ends_with(".ftl"))
        {
            let file = Files::get(&path).ok_or_else(|| anyhow::anyhow!("{path} is gone"))?;
            let text = String::from_utf8(file.data.into_owned())?;
            let words =
                FluentResource::try_new(text).map_err(|(_, errors)| anyhow::anyhow!("{path}: {errors:?}"))?;
            bundle.add_resource(words).map_err(|errors| anyhow::anyhow!("{path}: {errors:?}"))?;
        }
        Ok(Self(bundle))
    }

    /// Knows nothing and shows keys; the server does not start with it, since loading has told why.
    fn silent() -> Self {
        Self(FluentBundle::new_concurrent(vec![]))
    }

    /// Is there a sentence for `key`?
    pub fn knows(&self, key: &str) -> bool {
        self.0.has_message(key)
    }

    /// The sentence for `key`; a missing one shows its key, and fails the tests.
    pub fn say(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        match self.0.get_message(key).and_then(|m| m.value()) {
            Some(pattern) => self.0.format_pattern(pattern, args, &mut vec![]).into_owned(),
            None => key.to_owned(),
        }
    }

    /// As [`Words::say`], with a JSON object of arguments.
    pub fn say_with(&self, key: &str, args: &Json) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args.as_object().into_iter().flatten() {
            fluent.set(name.clone(), argument(value));
        }
        self.say(key, Some(&fluent))
    }
}

/// The sentences of `lang`, read once: for what is said where no template is at hand (dates).
pub fn shared(lang: Lang) -> &'static Words {
    static ZH: LazyLock<Words> = LazyLock::new(|| Words::load(Lang::Zh).unwrap_or_else(|_| Words::silent()));
    static EN: LazyLock<Words> = LazyLock::new(|| Words::load(Lang::En).unwrap_or_else(|_| Words::silent()));
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Whole numbers choose plural forms; everything else is text.
fn argument(value: &Json) -> FluentValue<'static> {
    match value {
        Json::Number(n) if n.is_i64() => FluentValue::from(n.as_i64().unwrap_or_default()),
        Json::String(text) => FluentValue::from(text.clone()),
        Json::Null => FluentValue::from(String::new()),
        other => FluentValue::from(other.to_string()),
    }
}
