//! URLs of leads: a company's, a visitor's, the office's.
mod company;
mod office;
mod visitor;

use rocket::Route;

/// What is mounted.
pub fn routes() -> Vec<Route> {
    [company::routes(), visitor::routes(), office::routes()].concat()
}
