//! Whom somebody never wants to meet here, and when two names mean one company.
use sea_orm::entity::prelude::*;

/// Why not. Only whoever said it ever reads it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// They compete.
    Competitor,
    /// They do business already.
    Client,
    /// Any other reason.
    NotInterested,
}

impl Why {
    /// Reads the word of a form.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "competitor" => Some(Self::Competitor),
            "client" => Some(Self::Client),
            "not_interested" => Some(Self::NotInterested),
            _ => None,
        }
    }
}

/// What a company is called beside its own name, most specific first: kinds of company, in Latin letters and in
/// Chinese (limited company, joint-stock limited company, company).
const FORMS: [&str; 12] = [
    "\u{80A1}\u{4EFD}\u{6709}\u{9650}\u{516C}\u{53F8}",
    "\u{6709}\u{9650}\u{8D23}\u{4EFB}\u{516C}\u{53F8}",
    "\u{6709}\u{9650}\u{516C}\u{53F8}",
    "\u{516C}\u{53F8}",
    "coltd",
    "companylimited",
    "limited",
    "corporation",
    "gmbh",
    "ltd",
    "inc",
    "llc",
];

/// A name without case, blanks, signs and the kind of company: equal for two spellings of one company.
pub fn plain_name(name: &str) -> String {
    let bare: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let without = FORMS.iter().find_map(|form| bare.strip_suffix(form)).filter(|rest| !rest.is_empty());
    without.map(str::to_owned).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_company_are_one() {
        assert_eq!(plain_name("Mei Trading Co., Ltd."), plain_name("mei  trading"));
        assert_eq!(plain_name("美示例贸易有限公司"), plain_name("美示例贸易"));
        assert_ne!(plain_name("Mei Trading"), plain_name("Mei Traders"));
        assert_eq!(plain_name("Limited"), "limited", "a name is never nothing");
    }
}
