//! What a company may know of a visitor whose badge it scanned: pure, and asked at every look.
//!
//! The Personal Information Protection Law asks for a separate consent before data go to another handler (articles 23
//! and 29), so each consent opens what its text said, and nothing that was written later.

/// Since this version of the privacy notice the consent speaks of name and title; before, of company and type only.
const NAMED_SINCE: &str = "2026-12";

/// What the visitor ticked beyond the consent.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    pub mobile: bool,
    pub email: bool,
}

/// How the visitor stands to one company.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Cancelled the visit, or took the consent back from this company.
    pub withdrawn: bool,
    /// Does not want to hear from this company.
    pub do_not_contact: bool,
}

/// What may be shown.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Release {
    /// Company and type.
    pub company: bool,
    /// Name and title.
    pub name: bool,
    pub mobile: bool,
    pub email: bool,
}

/// What a visitor releases who agreed to the notice of version `notice`, or did not agree.
pub fn release(notice: Option<&str>, ticked: Ticked, standing: Standing) -> Release {
    let Some(notice) = notice.filter(|_| !standing.withdrawn) else { return Release::default() };
    let named = notice >= NAMED_SINCE;
    let contact = named && !standing.do_not_contact;
    Release { company: true, name: named, mobile: contact && ticked.mobile, email: contact && ticked.email }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Ticked = Ticked { mobile: true, email: true };

    #[test]
    fn nothing_without_consent() {
        assert_eq!(release(None, BOTH, Standing::default()), Release::default());
        let withdrawn = Standing { withdrawn: true, ..Standing::default() };
        assert_eq!(release(Some("2026-12"), BOTH, withdrawn), Release::default());
    }

    #[test]
    fn an_older_consent_opens_what_its_text_said() {
        let old = release(Some("2025-01"), BOTH, Standing::default());
        assert_eq!(old, Release { company: true, ..Release::default() });
    }

    #[test]
    fn contact_only_where_it_is_ticked_and_wanted() {
        let some = release(Some("2026-12"), Ticked { mobile: true, email: false }, Standing::default());
        assert_eq!(some, Release { company: true, name: true, mobile: true, email: false });
        let barred = Standing { do_not_contact: true, ..Standing::default() };
        let none = release(Some("2027-01"), BOTH, barred);
        assert_eq!(none, Release { company: true, name: true, mobile: false, email: false });
    }
}
