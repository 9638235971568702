//! A deal with buyers: so many meetings kept, and what they get for it, once.
use crate::support::matching::{maker, visitor};
use crate::support::today::mei_meets_frostbox;
use crate::support::{Person, Show};
use aisle::accounts::Role;

/// A programme of one meeting with a lunch after it and a gift after two; its address.
async fn programme(desk: &Person<'_>) -> String {
    desk.opens("/language/en?to=/").await;
    let made = desk.sends("/office/programmes", &[("name", "Cold chain 20"), ("meetings", "2")]).await;
    let path = made.location.unwrap();
    for (kind, after) in [("lunch", "1"), ("gift", "2")] {
        let fields = [("kind", kind), ("note", "Hall 3"), ("after", after)];
        let added = desk.sends(&format!("{path}/benefits"), &fields).await;
        assert_eq!(added.status.code, 303, "{}", added.body);
    }
    path
}

#[rocket::async_test]
async fn kept_meetings_fill_the_meter_and_unlock_lunch() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    let desk = show.staff(Role::Matchmaking).await;
    let path = programme(&desk).await;
    let found = desk.opens(&format!("{path}?q=mei")).await;
    assert!(found.says("Mei Trading"), "{}", found.body);
    let id = pair.buyer_id.to_string();
    let invite = format!("{path}/members");
    assert_eq!(desk.sends(&invite, &[("visitor", &id)]).await.status.code, 303);
    assert_eq!(desk.sends(&invite, &[("visitor", &id)]).await.status.code, 409, "in one programme at most");
    let told = show.letters().await.into_iter().filter(|(row, _)| row.message == "days-hosted").count();
    assert_eq!(told, 1);

    let asked = pair.buyer.opens("/en/today").await;
    assert!(asked.says("data-programme=\"invited\"") && !asked.says("data-voucher"), "{}", asked.body);
    assert_eq!(pair.buyer.sends("/en/today/programme", &[("answer", "yes")]).await.status.code, 303);
    let joined = pair.buyer.opens("/en/today").await;
    assert!(joined.says("data-kept=\"0\"") && joined.says("Locked"), "{}", joined.body);
    assert!(joined.says("Agree on 1 more"), "one is ahead, one is lacking: {}", joined.body);
    assert!(pair.buyer.opens("/en/agenda").await.says("data-kept=\"0\""), "the agenda shows it too");

    show.it_is("2025-10-30T10:05:00+08:00");
    pair.buyer_says("met").await;
    pair.company_says("met").await;
    let earned = pair.buyer.opens("/en/today").await;
    assert!(earned.says("data-kept=\"1\""), "{}", earned.body);
    let voucher = earned.body.split("data-voucher href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(earned.body.matches("data-voucher").count(), 1, "the gift takes two");
    let card = pair.buyer.opens(voucher).await;
    assert!(card.says("Lunch") && card.says("qr.svg"), "{}", card.body);
    assert_eq!(pair.buyer.opens(&format!("{voucher}/qr.svg")).await.status.code, 200);
    let (_, thief) = visitor(&show, "Thief", &["S5-01"], true).await;
    assert_eq!(thief.opens(voucher).await.status.code, 404);

    let code = voucher.rsplit('/').next().unwrap();
    let phone = show.device("scan").await;
    phone.opens("/language/en?to=/").await;
    let look = phone.opens(&format!("/V/{code}")).await;
    assert!(look.says("data-voucher-state=\"good\""), "{}", look.body);
    let spent = phone.sends(&format!("/V/{code}"), &[]).await;
    assert!(spent.says("data-voucher-state=\"spent\""), "{}", spent.body);
    assert_eq!(phone.sends(&format!("/V/{code}"), &[]).await.status.code, 409, "once");
    assert!(phone.opens(&format!("/V/{code}")).await.says("data-voucher-state=\"spent\""));
    assert_eq!(
        pair.buyer.sends(&format!("/V/{code}"), &[]).await.status.code,
        303,
        "buyers sign in elsewhere"
    );
    let members = desk.opens(&path).await;
    assert!(members.says("data-kept=\"1\"") && members.says("Mei Trading"), "{}", members.body);
}

#[rocket::async_test]
async fn whoever_declines_or_was_not_asked_gets_nothing() {
    let show = Show::open().await;
    let (id, shy) = visitor(&show, "Shy", &["S5-01"], true).await;
    let (_, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let desk = show.staff(Role::Matchmaking).await;
    let path = programme(&desk).await;
    assert_eq!(shy.sends("/en/today/programme", &[("answer", "yes")]).await.status.code, 404);
    desk.sends(&format!("{path}/members"), &[("visitor", &id.to_string())]).await;
    shy.sends("/en/today/programme", &[("answer", "no")]).await;
    assert!(!shy.opens("/en/today").await.says("data-programme"));
    assert!(desk.opens(&path).await.says("Declined"));
    assert_eq!(company.opens(&path).await.status.code, 403);
    let blank = desk.sends("/office/programmes", &[("name", ""), ("meetings", "0")]).await;
    assert_eq!(blank.status.code, 422, "{}", blank.body);
}
