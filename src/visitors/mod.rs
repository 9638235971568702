//! # Visitors
//!
//! Somebody *registers* for an edition with five answers (a contact, a name, a company or the word that there is none,
//! a type, at least one interest) and the consent to be admitted, and has a *badge* at once. More questions follow on
//! the badge, one at a time, and all of them may be skipped.
//!
//! - A person is known by a contact and a name. The same contact and name twice is one registration; the same contact
//!   with another name is another person (an assistant, a family); the database says so itself.
//! - A badge has a random *serial*, which its signed *code* carries (see [`code`]), and a *short code* of nine digits
//!   for typing. Both are unique in the edition; a visitor has at most one valid badge. Revoked is for ever.
//! - Nobody learns who is registered: whoever asks for a lost badge always gets the same answer, and the page behind
//!   a code shows strangers the show and nothing of its wearer. Exhibitors see what was agreed to.
//! - Each purpose is agreed to by itself, with the version of the notice, time and language, and can be taken back as
//!   easily as it was given. Only admission is needed for a badge.
//! - Cancelling voids the badge, takes all consents back and ends every session.
pub mod api;
pub mod badges;
pub mod code;
pub mod contact;
mod door;
pub mod entity;
mod forms;
mod letters;
mod pages;
pub mod purpose;
pub mod qr;
pub mod question;
mod routes;
mod service;
pub mod short_code;
mod store;

pub use badges::{
    NewBadge, add_badge, add_badges, badge, badge_by_serial, badge_by_short_code, badge_of, badges_of,
    badges_of_exhibitor, code as badge_code, read_code, revoke,
};
pub use code::{BadgeKey, Code, Serial};
pub use contact::Contact;
pub use entity::badge::{Model as Badge, Status as BadgeStatus};
pub use entity::interest::Strength;
pub use entity::visitor::Model as VisitorRow;
pub use forms::show_days;
pub use letters::private_link;
pub use purpose::Purpose;
pub use question::Question;
pub use routes::{catchers, routes};
pub use service::{
    NOTICE_VERSION, SampleVisitor, add_sample, change_answer, join_matching, leave_matching, set_answer,
    set_interests,
};
pub use short_code::ShortCode;
pub use store::{agrees, interests, interests_of, visitor};
