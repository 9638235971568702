//! The day of the meetings: one voucher, one check-in, one replacement, however many press at once.
use crate::support::Show;
use crate::support::matching::visitor;
use crate::support::today::{first, mei_meets_frostbox};
use aisle::accounts::Role;
use aisle::db::trail;
use aisle::matchmaking::entity::meeting;
use aisle::matchmaking::side::Status;
use rocket::futures::future::join_all;
use sea_orm::{EntityTrait, QueryFilter};

const FIVE_PAST: &str = "2025-10-30T10:05:00+08:00";

/// How often this has happened.
async fn times(show: &Show, kind: &str) -> usize {
    let events = trail::Entity::find().filter(trail::COLUMN.kind.eq(kind));
    events.all(show.app.db.read()).await.unwrap().len()
}

#[rocket::async_test]
async fn two_stewards_redeem_one_voucher() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    let desk = show.staff(Role::Matchmaking).await;
    let made = desk.sends("/office/programmes", &[("name", "Twenty"), ("meetings", "1")]).await;
    let path = made.location.unwrap();
    let lunch = [("kind", "lunch"), ("note", ""), ("after", "0")];
    assert_eq!(desk.sends(&format!("{path}/benefits"), &lunch).await.status.code, 303);
    desk.sends(&format!("{path}/members"), &[("visitor", &pair.buyer_id.to_string())]).await;
    pair.buyer.sends("/en/today/programme", &[("answer", "yes")]).await;
    let page = pair.buyer.opens("/en/today").await.body;
    let voucher = page.split("data-voucher href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let address = format!("/V/{}", voucher.rsplit('/').next().unwrap());

    let stewards = [show.device("scan").await, show.device("scan").await, desk];
    let presses = (0..12).map(|n| stewards[n % 3].sends(&address, &[]));
    let statuses: Vec<u16> = join_all(presses).await.iter().map(|answer| answer.status.code).collect();
    assert_eq!(
        statuses.iter().filter(|status| **status == 422 || **status == 200).count(),
        1,
        "{statuses:?}"
    );
    assert!(statuses.iter().all(|status| [200, 409].contains(status)), "{statuses:?}");
    assert_eq!(times(&show, "benefit_redeemed").await, 1);
}

#[rocket::async_test]
async fn two_stewards_check_in_one_meeting() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    show.it_is(FIVE_PAST);
    let stewards = [show.device("scan").await, show.staff(Role::Matchmaking).await];
    let says = [("meeting", pair.meeting.as_str()), ("word", "both")];
    let answers = join_all((0..12).map(|n| stewards[n % 2].sends("/steward/meetings", &says))).await;
    assert!(answers.iter().all(|answer| answer.status.code == 303), "nobody is told off for being second");
    assert_eq!(times(&show, "meeting_witnessed").await, 1, "and it is written down once");
    assert_eq!(pair.verdict().await, "kept");
}

#[rocket::async_test]
async fn many_buyers_take_one_replacement() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    let mut buyers = Vec::new();
    for n in 0..5 {
        buyers.push(visitor(&show, &format!("Buyer {n}"), &["S5-01"], true).await);
    }
    show.it_is(FIVE_PAST);
    assert_eq!(pair.company_says("missing").await, 303);
    let mut presses = Vec::new();
    for (id, buyer) in &buyers {
        let id = id.to_string();
        let ask = [("meeting", pair.meeting.as_str()), ("who", id.as_str())];
        assert_eq!(pair.company.sends("/exhibitor/meetings/day/offers", &ask).await.status.code, 303);
        let offer = first(&buyer.opens("/en/today").await.body, "data-offer").to_owned();
        presses.push((buyer, format!("/en/today/offers/{offer}/answer")));
    }
    let answers = join_all(presses.iter().map(|(who, path)| who.sends(path, &[("answer", "yes")]))).await;
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status.code).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [303, 409].contains(status)), "{statuses:?}");
    let all = meeting::Entity::find().all(show.app.db.read()).await.unwrap();
    let on = all.iter().filter(|row| row.status == Status::On).count();
    assert_eq!((all.len(), on), (2, 1), "one fell out, one took its place");
}
