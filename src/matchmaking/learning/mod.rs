//! Recommendations that learn, behind the pages.
//!
//! [`Learning`] keeps, for each edition in use, a model of everybody who takes part (`recommend`) and everybody's
//! lists. It is trained in the background, at the start and again when enough has happened; pages read what is there.
//!
//! - What a page shows follows what was saved before it: profiles are compared with the index (`trained`), deeds are
//!   read again for those of whom the bus told something (`news`).
//! - Until the first training is through, which takes milliseconds for a small show and seconds for a large one, pages
//!   rank by the profiles alone (`score`).
//! - Hard filters are not learnt and not kept: every page asks the database whom either side has put away (`desk`).
//! - What was shown to whom is written down in the background (`impressions`), so that popularity is not taken for
//!   quality. It may be lost when the server dies; nobody was told that it was kept.
//! - The organiser may let a sort of reason count more or less (`emphasis`), the same for everybody.
mod codes;
mod deeds;
mod emphasis;
mod entity;
mod impressions;
mod kept;
mod mix;
mod news;
mod pages;
mod passed;
mod reasons;
mod routes;
mod store;
mod trained;

pub use kept::{Kept, Learning};
pub use mix::{Place, mix};
pub use reasons::{Pair, Told};
pub use routes::routes;
pub use store::wants_discoveries;
