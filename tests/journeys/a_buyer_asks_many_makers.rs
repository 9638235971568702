//! A buyer asks once, without a name; makers reply; one reply becomes a meeting.
use crate::support::Show;
use crate::support::matching::{TEN, TEN_25, maker, visitor};
use crate::support::today::first;

const ASK: [(&str, &str); 4] = [
    ("sub_category", "S5-01"),
    ("item", "Insulated boxes, 12 litres"),
    ("quantity", "some"),
    ("deadline", "2025-10-31"),
];

#[rocket::async_test]
async fn a_reply_that_is_picked_is_a_meeting() {
    let show = Show::open().await;
    let (_, frost) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, polar) = maker(&show, "Polar", &["S5-01", "S5-02"]).await;
    let (_, paper) = maker(&show, "Paper", &["S1-06"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let wrong = mei.sends("/en/inquiries", &[("sub_category", "S9-99"), ("deadline", "2024-01-01")]).await;
    assert_eq!(wrong.status.code, 422, "{}", wrong.body);
    let sent = mei.sends("/en/inquiries", &ASK).await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
    let told = show.letters().await.into_iter().filter(|(row, _)| row.message == "days-inquiry").count();
    assert_eq!(told, 2, "those who show it, and nobody else");

    let asked = frost.opens("/exhibitor/inquiries").await;
    assert!(asked.says("Insulated boxes, 12 litres"), "{}", asked.body);
    assert!(!asked.says("Mei") && !asked.says("@example.com"), "nobody knows who asks: {}", asked.body);
    let id = first(&asked.body, "data-inquiry").replace('-', "");
    assert!(!paper.opens("/exhibitor/inquiries").await.says("Insulated"));
    let reply = format!("/exhibitor/inquiries/{id}/reply");
    let answer = [("sentence", "In stock, 3 days"), ("starts_at", TEN)];
    assert_eq!(paper.sends(&reply, &answer).await.status.code, 404);
    assert_eq!(frost.sends(&reply, &[("sentence", ""), ("starts_at", TEN)]).await.status.code, 422);
    assert_eq!(frost.sends(&reply, &answer).await.status.code, 303);
    let twice = frost.sends(&reply, &answer).await;
    assert_eq!(twice.status.code, 422, "{}", twice.body);
    assert_eq!(
        polar.sends(&reply, &[("sentence", "Made to order"), ("starts_at", TEN_25)]).await.status.code,
        303
    );

    let (_, other) = visitor(&show, "Other", &["S5-01"], true).await;
    assert_eq!(other.opens(&format!("/en/inquiries/{id}")).await.status.code, 404);
    let page = mei.opens(&format!("/en/inquiries/{id}")).await;
    assert!(page.says("FrostBox Demo") && page.says("Made to order"), "{}", page.body);
    let chosen = first(&page.body, "data-reply").replace('-', "");
    let path = format!("/en/inquiries/{id}/choice");
    let picked = mei.sends(&path, &[("reply", &chosen)]).await;
    assert_eq!(picked.status.code, 303, "{}", picked.body);
    let agenda = mei.opens("/en/agenda").await;
    assert!(agenda.says("data-stage=\"accepted\"") && agenda.says("FrostBox Demo"), "{}", agenda.body);
    assert!(frost.opens("/exhibitor/meetings").await.says("Mei Trading"), "now they know each other");
    assert_eq!(mei.sends(&path, &[("reply", &chosen)]).await.status.code, 422, "picked once");
    assert!(!polar.opens("/exhibitor/inquiries").await.says("Insulated"), "it is closed");
    let agreed =
        show.letters().await.into_iter().filter(|(row, _)| row.message == "matchmaking-agreed").count();
    assert_eq!(agreed, 2);
}

#[rocket::async_test]
async fn a_slot_that_has_gone_leaves_the_inquiry_open() {
    let show = Show::open().await;
    let (frost_id, frost) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    mei.sends("/en/inquiries", &ASK).await;
    let id = first(&frost.opens("/exhibitor/inquiries").await.body, "data-inquiry").replace('-', "");
    let answer = [("sentence", "In stock"), ("starts_at", TEN)];
    frost.sends(&format!("/exhibitor/inquiries/{id}/reply"), &answer).await;
    li.sends("/en/matching/requests", &[("exhibitor", &frost_id.to_string()), ("starts_at", TEN)]).await;
    let request = crate::support::matching::request_in(&frost.opens("/exhibitor/meetings").await.body);
    frost.sends(&format!("/exhibitor/meetings/requests/{request}/acceptance"), &[]).await;

    let page = mei.opens(&format!("/en/inquiries/{id}")).await.body;
    let chosen = first(&page, "data-reply").replace('-', "");
    let late = mei.sends(&format!("/en/inquiries/{id}/choice"), &[("reply", &chosen)]).await;
    assert_eq!(late.status.code, 422, "{}", late.body);
    assert!(late.says("has just been taken") && late.says("Other times"), "{}", late.body);
    assert_eq!(mei.sends(&format!("/en/inquiries/{id}/withdrawal"), &[]).await.status.code, 303);
    assert!(mei.opens("/en/inquiries").await.says("Withdrawn"));
}

#[rocket::async_test]
async fn not_too_many_at_once_and_only_for_those_who_take_part() {
    let show = Show::open().await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    for _ in 0..5 {
        assert_eq!(mei.sends("/en/inquiries", &ASK).await.status.code, 303);
    }
    assert_eq!(mei.sends("/en/inquiries", &ASK).await.status.code, 409);
    let (_, shy) = visitor(&show, "Shy", &["S5-01"], false).await;
    assert_eq!(shy.sends("/en/inquiries", &ASK).await.status.code, 409);
}
