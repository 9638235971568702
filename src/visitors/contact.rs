//! How a visitor is reached, and by what a person is recognised.
use crate::kernel::Mistake;
use crate::kernel::contact::{Email, Mobile};

/// A mobile number or an e-mail address, whichever somebody typed into the one field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Contact {
    /// A number, in E.164.
    Mobile(Mobile),
    /// An address, in lower case.
    Email(Email),
}

impl Contact {
    /// What has an at sign is an address; everything else must be a number.
    ///
    /// # Errors
    /// `form-required`, `form-email`, `form-mobile`; `visitors-contact-unclear` for neither.
    pub fn parse(raw: &str) -> Result<Self, Mistake> {
        let raw = raw.replace('＠', "@");
        if raw.contains('@') {
            return Email::parse(&raw).map(Self::Email);
        }
        Mobile::parse(&raw).map(Self::Mobile).map_err(|mistake| {
            let unclear = mistake.key == "form-mobile" && !raw.chars().any(char::is_numeric);
            if unclear { Mistake::of("visitors-contact-unclear") } else { mistake }
        })
    }

    /// The key of a person: the same number or address is the same person, however it was typed.
    pub fn key(&self) -> &str {
        match self {
            Self::Mobile(mobile) => mobile.as_str(),
            Self::Email(email) => email.as_str(),
        }
    }

    /// Enough for its owner to recognise, not enough for anybody else to use: `138****0000`, `m***@example.com`.
    pub fn masked(&self) -> String {
        match self {
            Self::Mobile(mobile) => {
                let number = mobile.as_str();
                let number = number.strip_prefix("+86").unwrap_or(number);
                format!("{}****{}", &number[..3], mobile.tail())
            }
            Self::Email(email) => {
                let (name, domain) = email.as_str().split_once('@').unwrap_or_default();
                format!("{}***@{domain}", name.chars().next().unwrap_or('*'))
            }
        }
    }

    /// The number, if it is one.
    pub fn mobile(&self) -> Option<&Mobile> {
        match self {
            Self::Mobile(mobile) => Some(mobile),
            Self::Email(_) => None,
        }
    }

    /// The address, if it is one.
    pub fn email(&self) -> Option<&Email> {
        match self {
            Self::Mobile(_) => None,
            Self::Email(email) => Some(email),
        }
    }
}

/// Two spellings of one name: case, spaces and the dots between parts of a name do not make another person.
pub fn name_key(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '·' | '•' | '・' | '‧' | '.' | '．'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_takes_both() {
        assert_eq!(Contact::parse("138 0000 0000").unwrap().key(), "+8613800000000");
        assert_eq!(Contact::parse("+44 7700 900123").unwrap().key(), "+447700900123");
        assert_eq!(Contact::parse(" Mei＠Example.com ").unwrap().key(), "mei@example.com");
    }

    #[test]
    fn the_mistake_is_about_what_was_meant() {
        let key = |raw| Contact::parse(raw).unwrap_err().key;
        assert_eq!(key(""), "form-required");
        assert_eq!(key("mei@"), "form-email");
        assert_eq!(key("1380000"), "form-mobile");
        assert_eq!(key("王小明"), "visitors-contact-unclear");
    }

    #[test]
    fn a_mask_shows_too_little_to_use() {
        assert_eq!(Contact::parse("13812345678").unwrap().masked(), "138****5678");
        assert_eq!(Contact::parse("+4477009001").unwrap().masked(), "+44****9001");
        assert_eq!(Contact::parse("mei@example.com").unwrap().masked(), "m***@example.com");
    }

    #[test]
    fn spellings_of_one_name() {
        assert_eq!(name_key("Mei  LIN"), name_key("mei lin"));
        assert_eq!(name_key("阿卜杜拉·艾合买提"), name_key("阿卜杜拉•艾合买提"));
        assert_ne!(name_key("王小明"), name_key("王大明"));
    }
}
