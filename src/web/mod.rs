//! HTTP for everybody: pages, forms, errors, words, caching and the rules of the browser. Knows no domain.
pub mod answer;
pub mod assets;
pub mod cache;
pub mod check;
pub mod coding;
pub mod csrf;
pub mod errors;
pub mod fields;
pub mod filters;
pub mod frame;
pub mod headers;
pub mod lang;
pub mod problem;
pub mod sheet;
pub mod views;
pub mod words;

pub use answer::{Answer, Page};
pub use cache::{Cached, PageCache};
pub use check::{Check, FormState};
pub use fields::Fields;
pub use frame::{Frame, Site};
pub use problem::Problem;
pub use views::{Cache, View, Views};
