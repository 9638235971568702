//! What comes in: forms and API bodies alike become checked values here, or mistakes at their fields.
use super::contact::Contact;
use super::entity::interest::Strength;
use super::purpose::Purpose;
use super::question::{Kind, LONGEST_TEXT, Question};
use crate::kernel::contact::{CompanyName, PersonName};
use crate::kernel::{Mistake, text};
use crate::show::Edition;
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};

/// Nobody walks a hall for more.
pub const MOST_INTERESTS: usize = 10;

/// A registration we can act on.
#[derive(Clone, Debug)]
pub struct Registration {
    /// By which the person is known and reached.
    pub contact: Contact,
    /// As printed.
    pub name: PersonName,
    /// `None` for somebody who works for themselves.
    pub company: Option<CompanyName>,
    /// A code of the edition's `buyer_types`.
    pub buyer_type: String,
    /// Codes of sub-categories.
    pub interests: Vec<String>,
    /// What was agreed to, admission first.
    pub consents: Vec<Purpose>,
}

impl Registration {
    /// Reads the registration form, or a body of the API.
    ///
    /// # Errors
    /// Every mistake at its field.
    pub fn read(fields: &Fields, edition: &Edition) -> Result<Self, Mistakes> {
        let check = Check::of(fields);
        let contact = check.required("contact", Contact::parse);
        let name = check.required("name", PersonName::parse);
        let company = company(&check);
        let buyer_type = check.choice("buyer_type", |code| edition.choice("buyer_types", code).is_some());
        let interests = check.choices("interests", 1, MOST_INTERESTS, |code| edition.is_sub_category(code));
        let admission = check.must_tick("admission");
        let consents = std::iter::once(Purpose::Admission).chain(ticked(&check)).collect();
        check.done(|| {
            admission?;
            Some(Self {
                contact: contact?,
                name: name?,
                company: company?,
                buyer_type: buyer_type?,
                interests: interests?,
                consents,
            })
        })
    }

    /// Takes part in matchmaking.
    pub fn matching(&self) -> bool {
        self.consents.contains(&Purpose::Matchmaking)
    }
}

/// A company or the word that there is none; a company that was typed counts.
fn company(check: &Check<'_>) -> Option<Option<CompanyName>> {
    if check.fields().has("company") || !check.ticked("self_employed") {
        if !check.fields().has("company") {
            return check.noted("company", Err(Mistake::of("visitors-company-missing")));
        }
        return check.required("company", CompanyName::parse).map(Some);
    }
    Some(None)
}

/// Which optional purposes are ticked.
fn ticked(check: &Check<'_>) -> Vec<Purpose> {
    Purpose::OPTIONAL.into_iter().filter(|purpose| check.ticked(purpose.word())).collect()
}

/// Whose badge is looked for.
///
/// # Errors
/// The mistake at `contact`.
pub fn find(fields: &Fields) -> Result<Contact, Mistakes> {
    let check = Check::of(fields);
    let contact = check.required("contact", Contact::parse);
    check.done(|| contact)
}

/// The six digits, blanks and full-width digits forgiven.
///
/// # Errors
/// `visitors-code-wrong` at `code`.
pub fn code(fields: &Fields) -> Result<String, Mistakes> {
    let check = Check::of(fields);
    let code = check.required("code", |raw| {
        let digits: String = raw.chars().filter(|c| !c.is_whitespace()).map(digit).collect();
        match digits.is_empty() {
            true => Err(text::REQUIRED),
            false if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(digits),
            false => Err(Mistake::of("visitors-code-wrong")),
        }
    });
    check.done(|| code)
}

fn digit(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(c as u32 - 0xFF10 + 0x30).unwrap_or(c),
        _ => c,
    }
}

/// Interests with their strength; new ones are wanted.
///
/// # Errors
/// Every mistake at its field.
pub fn interests(fields: &Fields, edition: &Edition) -> Result<Vec<(String, Strength)>, Mistakes> {
    let check = Check::of(fields);
    let chosen = check.choices("interests", 1, MOST_INTERESTS, |code| edition.is_sub_category(code));
    check.done(|| {
        let strength = |code: &str| fields.one(&format!("strength-{code}")).and_then(Strength::parse);
        Some(
            chosen?
                .into_iter()
                .map(|code| (strength(&code).unwrap_or(Strength::Want), code))
                .map(|(s, c)| (c, s))
                .collect(),
        )
    })
}

/// Company, title and type.
#[derive(Clone, Debug)]
pub struct Details {
    /// `None` for somebody who works for themselves.
    pub company: Option<CompanyName>,
    /// Printed if given.
    pub title: Option<String>,
    /// A code of the edition's `buyer_types`.
    pub buyer_type: String,
}

impl Details {
    /// Reads the form.
    ///
    /// # Errors
    /// Every mistake at its field.
    pub fn read(fields: &Fields, edition: &Edition) -> Result<Self, Mistakes> {
        let check = Check::of(fields);
        let company = company(&check);
        let title = check.optional("title", |raw| text::line(raw, 100));
        let buyer_type = check.choice("buyer_type", |code| edition.choice("buyer_types", code).is_some());
        check.done(|| Some(Self { company: company?, title: title?, buyer_type: buyer_type? }))
    }
}

/// The optional purposes somebody now agrees to.
pub fn consents(fields: &Fields) -> Vec<Purpose> {
    ticked(&Check::of(fields))
}

/// The answer to a question; empty is an answer too (taken back).
///
/// # Errors
/// Every mistake at its field.
pub fn answer(fields: &Fields, question: Question, edition: &Edition) -> Result<Vec<String>, Mistakes> {
    let check = Check::of(fields);
    let one_line = |parsed: Option<Option<String>>| parsed.map(|text| text.into_iter().collect());
    let answer = match question.kind() {
        Kind::One(list) => check.choices("answer", 0, 1, |code| edition.choice(list, code).is_some()),
        Kind::Many(list) => check.choices("answer", 0, 32, |code| edition.choice(list, code).is_some()),
        Kind::Days => {
            check.choices("answer", 0, 32, |day| show_days(edition).iter().any(|known| known == day))
        }
        Kind::Line(longest) => one_line(check.optional("answer", |raw| text::line(raw, longest))),
        Kind::Text => one_line(check.optional("answer", |raw| text::paragraph(raw, LONGEST_TEXT))),
    };
    check.done(|| answer)
}

/// The show's days as `2025-10-30`.
pub fn show_days(edition: &Edition) -> Vec<String> {
    edition
        .starts_on
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= edition.ends_on)
        .map(|day| day.to_string())
        .collect()
}

/// Why a badge is revoked.
///
/// # Errors
/// The mistake at `reason`.
pub fn reason(fields: &Fields) -> Result<String, Mistakes> {
    let check = Check::of(fields);
    let reason = check.line("reason", 200);
    check.done(|| reason)
}
