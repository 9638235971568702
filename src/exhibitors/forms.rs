//! What comes in from pages about companies; what leaves here is checked.
use crate::accounts::new_password;
use crate::kernel::contact::{CompanyName, Email, Mobile, PersonName};
use crate::kernel::{Lang, Mistake, text};
use crate::show::edition::Setup;
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};

/// Countries and regions a company may be from, by ISO 3166 code; the first is the usual one.
pub const COUNTRIES: [&str; 41] = [
    "CN", "HK", "MO", "TW", "JP", "KR", "SG", "MY", "TH", "VN", "ID", "PH", "IN", "PK", "BD", "LK", "AE",
    "SA", "IL", "TR", "RU", "KZ", "UZ", "DE", "FR", "GB", "IT", "ES", "NL", "BE", "CH", "AT", "SE", "PL",
    "CZ", "US", "CA", "MX", "BR", "AU", "ZZ",
];
/// At most so many sectors a company.
pub const MOST_SECTORS: usize = 10;

/// A company's names, at least one of them given.
#[derive(Clone, Debug)]
pub struct Names {
    /// Chinese, or empty.
    pub zh: String,
    /// English, or empty.
    pub en: String,
}

impl Names {
    /// As a reader of `lang` calls it.
    pub fn said(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh if !self.zh.is_empty() => &self.zh,
            Lang::En if !self.en.is_empty() => &self.en,
            _ if self.zh.is_empty() => &self.en,
            _ => &self.zh,
        }
    }
}

/// A company and its first person.
pub struct SignUp {
    pub names: Names,
    pub country: String,
    pub contact: PersonName,
    pub email: Email,
    pub mobile: Mobile,
    pub password: String,
    pub sectors: Vec<String>,
}

/// What visitors read about a company.
pub struct Profile {
    pub names: Names,
    pub about_zh: String,
    pub about_en: String,
    pub website: String,
    pub country: String,
    pub sectors: Vec<String>,
}

/// Something to show.
pub struct NewProduct {
    pub names: Names,
    pub sector: String,
}

/// Reads the sign-up page.
pub fn sign_up(fields: &Fields, edition: &Setup) -> Result<SignUp, Mistakes> {
    let check = Check::of(fields);
    let names = names(&check, "exhibitors-mistake-name");
    let country = country(&check);
    let contact = check.required("contact_name", PersonName::parse);
    let email = check.required("email", Email::parse);
    let mobile = check.required("mobile", Mobile::parse);
    let password = new_password(&check, email.as_ref().map_or("", Email::as_str));
    let sectors = check.choices("sectors", 1, MOST_SECTORS, |code| edition.is_sub_category(code));
    check.done(|| {
        Some(SignUp {
            names: names?,
            country: country?,
            contact: contact?,
            email: email?,
            mobile: mobile?,
            password: password?,
            sectors: sectors?,
        })
    })
}

/// Reads the company page.
pub fn profile(fields: &Fields, edition: &Setup) -> Result<Profile, Mistakes> {
    let check = Check::of(fields);
    let names = names(&check, "exhibitors-mistake-name");
    let about = |name| check.optional(name, |raw| text::paragraph(raw, 600));
    let (about_zh, about_en) = (about("about_zh"), about("about_en"));
    let website = check.optional("website", website);
    let country = country(&check);
    let sectors = check.choices("sectors", 1, MOST_SECTORS, |code| edition.is_sub_category(code));
    check.done(|| {
        Some(Profile {
            names: names?,
            about_zh: about_zh?.unwrap_or_default(),
            about_en: about_en?.unwrap_or_default(),
            website: website?.unwrap_or_default(),
            country: country?,
            sectors: sectors?,
        })
    })
}

/// Reads the form of a new product.
pub fn product(fields: &Fields, edition: &Setup) -> Result<NewProduct, Mistakes> {
    let check = Check::of(fields);
    let names = names(&check, "exhibitors-mistake-product-name");
    let sector = check.choice("sector", |code| edition.is_sub_category(code));
    check.done(|| Some(NewProduct { names: names?, sector: sector? }))
}

/// Somebody who joins by invitation.
pub struct NewMember {
    pub name: PersonName,
    pub password: String,
}

/// Reads the page behind an invitation sent to `email`.
pub fn member(fields: &Fields, email: &str) -> Result<NewMember, Mistakes> {
    let check = Check::of(fields);
    let name = check.required("name", PersonName::parse);
    let password = new_password(&check, email);
    check.done(|| Some(NewMember { name: name?, password: password? }))
}

/// Reads whom to invite.
pub fn invitation(fields: &Fields) -> Result<Email, Mistakes> {
    let check = Check::of(fields);
    let email = check.required("email", Email::parse);
    check.done(|| email)
}

/// `name_zh` and `name_en`, one of which must be there.
fn names(check: &Check<'_>, missing: &'static str) -> Option<Names> {
    let read = |name| check.optional(name, |raw| CompanyName::parse(raw).map(String::from));
    let (zh, en) = (read("name_zh"), read("name_en"));
    let names = Names { zh: zh?.unwrap_or_default(), en: en?.unwrap_or_default() };
    if names.zh.is_empty() && names.en.is_empty() {
        check.mistake("name_zh", Mistake::of(missing));
        return None;
    }
    Some(names)
}

fn country(check: &Check<'_>) -> Option<String> {
    check.choice("country", |code| COUNTRIES.contains(&code))
}

/// A whole web address. It is shown as a link, so nothing but `http` and `https` will do.
fn website(raw: &str) -> Result<String, Mistake> {
    let wrong = Mistake::of("exhibitors-mistake-website");
    let address = text::line(raw, 200)?;
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).ok_or(wrong)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let sound = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@');
    let plain = address.chars().all(|c| !c.is_whitespace() && !matches!(c, '"' | '\'' | '<' | '>' | '\\'));
    if sound && plain { Ok(address) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_an_address_of_the_web() {
        for good in ["https://example.com", "http://例子.中国/a?b=c#d", "https://a.example.com:8080/x"] {
            assert_eq!(website(good).as_deref(), Ok(good));
        }
        for bad in [
            "javascript:alert(1)",
            "example.com",
            "https://",
            "https://x",
            "https://a@b.com",
            "https://a.b/\"><x",
        ] {
            assert_eq!(website(bad), Err(Mistake::of("exhibitors-mistake-website")), "{bad}");
        }
    }
}
