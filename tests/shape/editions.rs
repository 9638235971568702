//! Nothing leaks across editions: what one edition shows under an id is not found when the site is another edition's.
use crate::pages::{kind, reached};
use crate::people::{Somebody, everybody};
use crate::support::Show;
use crate::tree::none;
use aisle::accounts::Role;
use rocket::local::asynchronous::Client;
use std::collections::BTreeSet;

/// The same database, served as the earlier edition.
async fn earlier(show: &Show) -> Client {
    show.an_earlier_edition().await;
    let settings =
        aisle::config::Settings { edition: Some("EARLIER-2024".into()), ..show.app.settings.clone() };
    let app = aisle::App::open(settings).await.unwrap();
    Client::untracked(aisle::rocket(&app)).await.unwrap()
}

/// What the forms of a page would be sent to.
fn actions(body: &str) -> impl Iterator<Item = String> {
    body.split(" action=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|it| it.replace("&amp;", "&"))
}

/// Their own account and sessions belong to people, not to an edition; a letter's private link to its reader.
fn is_of_an_edition(path: &str) -> bool {
    kind(path).contains("<id>") && !path.starts_with("/account") && !path.starts_with("/office/people")
}

#[rocket::async_test]
async fn an_id_of_one_edition_is_not_found_in_another() {
    let show = Show::open().await;
    let other = earlier(&show).await;
    let mut complaints = Vec::new();
    let mut tried = 0;
    for (who, person) in everybody(&show).await {
        if !matches!(who, Somebody::Staff(Role::Owner) | Somebody::Stranger) {
            continue;
        }
        let pages = reached(&person, "en").await;
        let paths: BTreeSet<&String> =
            pages.iter().map(|(path, _)| path).filter(|it| is_of_an_edition(it)).collect();
        for path in paths {
            tried += 1;
            let answer = person.go(other.get(path.clone())).await;
            if answer.status.code != 404 {
                complaints.push(format!("{who:?} sees {path}: {}", answer.status));
            }
        }
        let sent: BTreeSet<String> = pages.iter().flat_map(|(_, page)| actions(&page.body)).collect();
        for path in sent.into_iter().filter(|it| is_of_an_edition(it)) {
            tried += 1;
            let answer = person
                .go(other
                    .post(path.clone())
                    .header(rocket::http::ContentType::Form)
                    .header(rocket::http::Header::new("Origin", crate::support::ORIGIN)))
                .await;
            if !matches!(answer.status.code, 404 | 422) {
                complaints.push(format!("{who:?} may send {path}: {}", answer.status));
            }
        }
    }
    assert!(tried > 5, "only {tried} addresses with an id were found");
    none(complaints, "an id of one edition is nobody's in another");
}
