//! URLs of this domain. Handlers only translate: request in, page out.
mod badge;
mod find;
mod office;
mod own;
mod register;

use rocket::response::Redirect;
use rocket::{Catcher, Request, Route, catch, catchers};

/// Public pages, the badge, and the office's pages about visitors.
pub fn routes() -> Vec<Route> {
    [
        register::routes(),
        badge::routes(),
        find::routes(),
        own::routes(),
        office::routes(),
        super::api::routes(),
    ]
    .concat()
}

/// For `/zh/badge` and `/en/badge`: whoever is not known yet proves a contact there, and has no password to give.
pub fn catchers() -> Vec<Catcher> {
    catchers![not_known]
}

#[catch(401)]
async fn not_known(req: &Request<'_>) -> Redirect {
    let lang = crate::web::lang::of(req);
    Redirect::to(format!("/{lang}/badge/find"))
}
