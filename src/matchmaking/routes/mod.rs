//! URLs of this domain. Each only translates: request in, page out.
mod buyer;
mod company;
mod office;

use super::{board, conversation, day, diary, inquiry, learning, profile, programme, radar, reports, team};
use rocket::{Route, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    let own = routes![
        buyer::feed,
        buyer::take_part,
        buyer::ask,
        buyer::times,
        buyer::mark,
        buyer::agenda,
        buyer::accept,
        buyer::decline,
        buyer::cancel,
        company::requests,
        company::buyers,
        company::times,
        company::propose,
        company::accept,
        company::decline,
        company::cancel,
        company::availability,
        company::set_availability,
        office::list,
        office::show,
        office::cancel,
    ];
    let rooms = [
        own,
        profile::routes(),
        team::routes(),
        conversation::routes(),
        board::routes(),
        diary::routes(),
        day::routes(),
        programme::routes(),
        reports::routes(),
        radar::routes(),
        inquiry::routes(),
        learning::routes(),
    ];
    rooms.concat()
}
