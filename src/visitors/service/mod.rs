//! What people can do here. Each function is one thing a person can ask for: load, let the rules decide, write,
//! record, in one change.
mod find;
mod office;
mod overview;
mod own;
mod register;
mod sample;

pub use find::{Answered, answer, ask, asked, follow, people, pick};
pub use office::{PER_PAGE, dossier, reissue, resend, revoke_badge, search};
pub use overview::{overview, questions};
pub use own::{
    change_answer, change_consents, change_details, change_interests, join_matching, leave_matching,
    set_answer, set_interests, withdraw,
};
pub use register::{Outcome, Wish, register};
pub use sample::{SampleVisitor, add_sample};

/// The version of the privacy notice that people agree to; raised when its text changes.
pub const NOTICE_VERSION: &str = "2026-12";
/// What a visitor wears; buyers who take part in matchmaking wear the same.
const CATEGORY: &str = "VIS";
