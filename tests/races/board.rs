//! The office publishes while everybody accepts: nobody is double-booked, no pair meets twice, nobody sees an error.
use crate::support::Show;
use crate::support::board::drafts;
use crate::support::matching::{TEN, TEN_25, maker, requests_in, visitor};
use aisle::accounts::Role;
use aisle::matchmaking::entity::meeting;
use aisle::matchmaking::side::Status;
use rocket::futures::future::{join, join_all};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashSet;

#[rocket::async_test]
async fn publishing_against_acceptances_of_the_same_moment() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (ring, rival) = maker(&show, "GreenRing", &["S5-01"]).await;
    let lounge = [
        ("name_zh", "洽谈区"),
        ("name_en", "Lounge"),
        ("hall", &*show.edition.halls[0].code),
        ("tables", "1"),
    ];
    let desk = show.staff(Role::Matchmaking).await;
    desk.opens("/language/en?to=/office/").await;
    assert_eq!(desk.sends("/office/meetings/places", &lounge).await.status.code, 303);
    for n in 0..8 {
        let (_, buyer) = visitor(&show, &format!("Buyer {n}"), &["S5-01"], true).await;
        for (exhibitor, at) in [(ice, TEN), (ring, TEN_25)] {
            let ask = [("exhibitor", exhibitor.to_string()), ("starts_at", at.to_owned())];
            let ask: Vec<(&str, &str)> = ask.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(buyer.sends("/en/matching/requests", &ask).await.status.code, 303);
        }
    }
    drafts(&show, &desk, &[("way", "fill"), ("venue", "lounge")]).await;
    let mut accepts = vec![];
    for person in [&company, &rival] {
        for id in requests_in(&person.opens("/exhibitor/meetings").await.body) {
            accepts.push((person, format!("/exhibitor/meetings/requests/{id}/acceptance")));
        }
    }
    assert_eq!(accepts.len(), 16);
    let accepted = join_all(accepts.iter().map(|(person, path)| person.sends(path, &[])));
    let (published, answers) = join(desk.sends("/office/meetings/board/publication", &[]), accepted).await;
    assert!([303, 409].contains(&published.status.code), "{}", published.body);
    assert!(answers.iter().all(|it| [303, 409, 422].contains(&it.status.code)), "{answers:?}");
    if published.status.code == 409 {
        let again = desk.sends("/office/meetings/board/publication", &[]).await;
        assert_eq!(
            again.status.code, 303,
            "once the others are done nothing stands in its way: {}",
            again.body
        );
    }
    let on = meeting::Entity::find().filter(meeting::COLUMN.status.eq(Status::On));
    let on = on.all(show.app.db.read()).await.unwrap();
    let all = |key: fn(&meeting::Model) -> String| on.iter().map(key).collect::<HashSet<_>>().len();
    assert_eq!(all(|it| format!("{} {}", it.visitor_id, it.exhibitor_id)), on.len(), "a pair meets once");
    assert_eq!(
        all(|it| format!("{} {}", it.visitor_id, it.starts_at.0)),
        on.len(),
        "a buyer is in one place"
    );
    assert_eq!(all(|it| format!("{} {}", it.exhibitor_id, it.starts_at.0)), on.len(), "so is a company");
    let tables: Vec<_> = on.iter().filter_map(|it| it.table_id.map(|id| (id, it.starts_at))).collect();
    assert_eq!(tables.iter().collect::<HashSet<_>>().len(), tables.len(), "a table has one meeting");
    assert!(on.len() >= 14, "most wishes are held: {}", on.len());
}
