//! Pages and the templates that show them.
use super::{filters, words::Words};
use crate::kernel::Lang;
use anyhow::Context as _;
use rust_embed::RustEmbed;
use serde::Serialize;
use std::sync::{Arc, RwLock};
use tera::{Context, Tera, Value};

/// How long an answer may be kept, and by whom.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Cache {
    /// For one person only: nobody keeps it.
    Private,
    /// The same for everybody: kept, but asked about each time (`ETag`).
    Public,
    /// A private page that its owner's browser may show again without a network: a badge at the hall door.
    Offline,
}

impl Cache {
    /// The value of `Cache-Control`.
    pub fn header(self) -> &'static str {
        match self {
            Self::Private => "no-store",
            Self::Public => "public, no-cache",
            Self::Offline => "private, no-cache",
        }
    }
}

/// A page's data, and the template that shows it.
pub trait View: Serialize {
    /// Path below `templates/`, ending in `.html`.
    const TEMPLATE: &'static str;
    /// Who may keep the page.
    const CACHE: Cache = Cache::Private;

    /// Values made once and shown by many pages, beside the fields that are serialised for this one.
    fn shared(&self) -> Vec<(&'static str, Value)> {
        vec![]
    }
}

/// `templates/`: in the binary, and read from disk in a debug build.
#[derive(RustEmbed)]
#[folder = "templates/"]
#[exclude = "words/*"]
struct Files;

/// The same templates once per language, so a template never has to say which it speaks.
#[derive(Clone)]
pub struct Views(Arc<RwLock<Tongues>>);

struct Tongues {
    zh: Tera,
    en: Tera,
    zh_words: Arc<Words>,
    en_words: Arc<Words>,
}

impl Views {
    /// Reads all templates and words.
    ///
    /// # Errors
    /// Names the template or file that cannot be parsed: the server then does not start.
    pub fn load() -> anyhow::Result<Self> {
        Ok(Self(Arc::new(RwLock::new(Tongues::load()?))))
    }

    /// The page as HTML.
    ///
    /// # Errors
    /// When the template fails, e.g. for a variable that is not there.
    pub fn render(&self, lang: Lang, template: &str, context: &Context) -> anyhow::Result<String> {
        if cfg!(debug_assertions) && std::env::var_os("AISLE_RELOAD").is_some() {
            self.reload()?;
        }
        let tongues = self.0.read().map_err(|_| anyhow::anyhow!("a template panicked"))?;
        let html = tongues.tera(lang).render(template, context);
        html.map_err(|err| anyhow::anyhow!("{template}: {err:?}"))
    }

    /// The sentence for `key` with JSON arguments, for what is said outside templates (mail, devices, problems).
    pub fn say(&self, lang: Lang, key: &str, args: &serde_json::Value) -> String {
        match self.0.read() {
            Ok(tongues) => tongues.words(lang).say_with(key, args),
            Err(_) => key.to_owned(),
        }
    }

    /// Is there a sentence for `key` in `lang`?
    pub fn knows(&self, lang: Lang, key: &str) -> bool {
        self.0.read().is_ok_and(|tongues| tongues.words(lang).knows(key))
    }

    fn reload(&self) -> anyhow::Result<()> {
        let fresh = Tongues::load()?;
        *self.0.write().map_err(|_| anyhow::anyhow!("a template panicked"))? = fresh;
        Ok(())
    }
}

impl Tongues {
    fn load() -> anyhow::Result<Self> {
        let zh_words = Arc::new(Words::load(Lang::Zh)?);
        let en_words = Arc::new(Words::load(Lang::En)?);
        Ok(Self { zh: speak(Lang::Zh, &zh_words)?, en: speak(Lang::En, &en_words)?, zh_words, en_words })
    }

    fn tera(&self, lang: Lang) -> &Tera {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Zh => &self.zh_words,
            Lang::En => &self.en_words,
        }
    }
}

fn speak(lang: Lang, words: &Arc<Words>) -> anyhow::Result<Tera> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html", ".htm", ".xml", ".svg"]);
    tera.global_context().insert("lang", lang.tag());
    filters::teach(&mut tera, lang, words.clone(), icons());
    let mut templates = vec![];
    for path in Files::iter().filter(|p| p.ends_with(".html") || p.ends_with(".xml")) {
        let file = Files::get(&path).with_context(|| format!("{path} is gone"))?;
        templates.push((path.into_owned(), String::from_utf8(file.data.into_owned())?));
    }
    tera.add_raw_templates(templates).map_err(|err| anyhow::anyhow!("templates: {err:?}"))?;
    Ok(tera)
}

/// The inner drawing of each icon, by name.
fn icons() -> std::collections::HashMap<String, String> {
    Files::iter()
        .filter_map(|path| {
            let name = path.strip_prefix("icons/")?.strip_suffix(".svg")?.to_owned();
            Some((name, String::from_utf8(Files::get(&path)?.data.into_owned()).ok()?))
        })
        .collect()
}
