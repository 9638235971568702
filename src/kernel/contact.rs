//! How people and companies are named and reached. A value of these types has been checked.
use super::text::{self, Mistake};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, sea_orm::DeriveValueType)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(it: $name) -> Self {
                it.0
            }
        }
    )+};
}

words! {
    /// An e-mail address, lower-cased: the key by which a person is recognised.
    Email,
    /// A mobile number in E.164 (`+8613800000000`): the other key.
    Mobile,
    /// A person's name, one field, 1 to 100 characters, with a letter in it.
    PersonName,
    /// A company's name, 1 to 120 characters, with a letter or digit in it.
    CompanyName,
}

impl Email {
    /// # Errors
    /// `form-required`, `form-email`.
    pub fn parse(raw: &str) -> Result<Self, Mistake> {
        let text = text::line(raw, 254)?.to_lowercase();
        let address: Option<lettre::Address> = text.parse().ok();
        let sound = address.is_some_and(|a| a.domain().contains('.'))
            && text.is_ascii()
            && !text.contains(['<', '>', '"', ' ', ',']);
        if sound { Ok(Self(text)) } else { Err(Mistake::of("form-email")) }
    }
}

impl Mobile {
    /// Mainland numbers need no country code; others start with `+` or `00`.
    ///
    /// # Errors
    /// `form-required`, `form-mobile`.
    pub fn parse(raw: &str) -> Result<Self, Mistake> {
        let text = text::line(raw, 40)?;
        let plain: String =
            text.chars().map(half_width).filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.')).collect();
        let wrong = Mistake::of("form-mobile");
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let number = match plain.strip_prefix('+').or_else(|| plain.strip_prefix("00")) {
            Some(international) => international.to_owned(),
            None => format!("86{plain}"),
        };
        let mainland_wrong = number.strip_prefix("86").is_some_and(|n| n.len() != 11 || !n.starts_with('1'));
        if !digits(&number) || !(8..=15).contains(&number.len()) || number.starts_with('0') || mainland_wrong
        {
            return Err(wrong);
        }
        Ok(Self(format!("+{number}")))
    }

    /// The last four digits, all that a steward sees.
    pub fn tail(&self) -> &str {
        &self.0[self.0.len().saturating_sub(4)..]
    }
}

/// Full-width digits and signs, as a Chinese keyboard may type them.
fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

impl PersonName {
    /// # Errors
    /// As [`text::line`], and `form-name` for a name without any letter.
    pub fn parse(raw: &str) -> Result<Self, Mistake> {
        let name = text::line(raw, 100)?;
        if text::has_letter(&name) { Ok(Self(name)) } else { Err(Mistake::of("form-name")) }
    }
}

impl CompanyName {
    /// # Errors
    /// As [`text::line`], and `form-company` for a name without letter or digit.
    pub fn parse(raw: &str) -> Result<Self, Mistake> {
        let name = text::line(raw, 120)?;
        let sound = name.chars().any(char::is_alphanumeric)
            && (text::has_letter(&name) || name.chars().any(|c| c.is_ascii_digit()));
        if sound { Ok(Self(name)) } else { Err(Mistake::of("form-company")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mainland_numbers_need_no_country_code() {
        for raw in [
            "13800000000",
            "138 0000 0000",
            "+86 138-0000-0000",
            "008613800000000",
            "１３８００００００００",
            "\u{202D}13800000000\u{202C}",
        ] {
            assert_eq!(Mobile::parse(raw).map(String::from), Ok("+8613800000000".into()), "{raw}");
        }
        for raw in ["1380000000", "23800000000", "+86", "abc", "+0123456789", "1380000000a"] {
            assert_eq!(Mobile::parse(raw), Err(Mistake::of("form-mobile")), "{raw}");
        }
        assert_eq!(Mobile::parse("+44 7700 900000").map(|m| m.tail().to_owned()), Ok("0000".into()));
    }

    #[test]
    fn addresses_are_compared_in_lower_case() {
        assert_eq!(Email::parse(" Mei@Example.COM ").map(String::from), Ok("mei@example.com".into()));
        for raw in [
            "a@b",
            "a b@example.com",
            "x@example.com, y@example.com",
            "\"a\"@example.com",
            "@example.com",
            "a@example.com\r\nBcc: b@example.com",
        ] {
            assert!(Email::parse(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn a_name_has_a_letter() {
        assert!(PersonName::parse("𠮷").is_ok());
        assert_eq!(PersonName::parse("12345"), Err(Mistake::of("form-name")));
        assert_eq!(PersonName::parse("😀"), Err(Mistake::of("form-name")));
        assert!(CompanyName::parse("360").is_ok());
        assert!(CompanyName::parse("***").is_err());
    }
}
