//! Words every domain shares. Knows no domain, does no input or output.
pub mod actor;
pub mod contact;
pub mod error;
pub mod event;
pub mod id;
pub mod lang;
pub mod moment;
pub mod money;
pub mod secret;
pub mod text;

pub use actor::Actor;
pub use error::{Error, Result};
pub use event::Event;
pub use lang::{Bilingual, Lang};
pub use moment::Moment;
pub use money::Fen;
pub use text::Mistake;
