//! The two languages everything is said in.
use sea_orm::prelude::StringLen;
use serde::{Deserialize, Serialize};

/// A language of the site. Chinese is the default.
#[derive(
    Copy,
    Clone,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    Deserialize,
    sea_orm::EnumIter,
    sea_orm::DeriveActiveEnum,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(5))")]
pub enum Lang {
    /// zh-CN
    #[default]
    #[sea_orm(string_value = "zh")]
    #[serde(rename = "zh")]
    Zh,
    /// en
    #[sea_orm(string_value = "en")]
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Both, in the order they are offered.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The path segment: `/zh/…`, `/en/…`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The value of `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The one the reader can switch to.
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// `zh`, `zh-CN`, `zh-Hans` … or `en`, `en-GB` …
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("zh") => Some(Self::Zh),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header that we speak.
    pub fn accepted(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| Self::parse(part.trim()))
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl<'a> rocket::request::FromParam<'a> for Lang {
    type Error = ();
    fn from_param(param: &'a str) -> Result<Self, ()> {
        match param {
            "zh" => Ok(Self::Zh),
            "en" => Ok(Self::En),
            _ => Err(()),
        }
    }
}

impl rocket::http::uri::fmt::UriDisplay<rocket::http::uri::fmt::Path> for Lang {
    fn fmt(
        &self,
        f: &mut rocket::http::uri::fmt::Formatter<'_, rocket::http::uri::fmt::Path>,
    ) -> std::fmt::Result {
        f.write_value(self.code())
    }
}

rocket::http::impl_from_uri_param_identity!([rocket::http::uri::fmt::Path] Lang);

/// A name or sentence in both languages. Either may be empty; the reader then gets the other.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bilingual {
    /// Chinese
    #[serde(default)]
    pub zh: String,
    /// English
    #[serde(default)]
    pub en: String,
}

impl Bilingual {
    /// Both at once.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// What a reader of `lang` sees.
    pub fn say(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if first.is_empty() { second } else { first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_read_in_its_order() {
        assert_eq!(Lang::accepted("fr, en-GB;q=0.8, zh"), Some(Lang::En));
        assert_eq!(Lang::accepted("zh-CN,zh;q=0.9"), Some(Lang::Zh));
        assert_eq!(Lang::accepted("fr"), None);
        assert_eq!(Lang::accepted("é"), None);
    }

    #[test]
    fn a_missing_language_falls_back_to_the_other() {
        assert_eq!(Bilingual::new("", "Hall 1").say(Lang::Zh), "Hall 1");
    }
}
