//! Messages: only with a tie, contacts hidden until a meeting is agreed, an end for good, a word to the organiser.
use crate::support::Show;
use crate::support::matching::{TEN, accepts, asks, maker, request_in, visitor};
use aisle::accounts::Role;

#[rocket::async_test]
async fn nobody_writes_to_strangers() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (hers, theirs) =
        (format!("/en/matching/{ice}/messages"), format!("/exhibitor/meetings/buyers/{mei_id}/messages"));
    assert!(mei.opens(&hers).await.says("Messages open with a request"));
    assert_eq!(company.sends(&theirs, &[("body", "Buy now")]).await.status.code, 409);
    company.sends(&format!("/exhibitor/meetings/buyers/{mei_id}/mark"), &[("mark", "saved")]).await;
    assert_eq!(
        company.sends(&theirs, &[("body", "Buy now")]).await.status.code,
        409,
        "one side alone is not enough"
    );
    mei.sends(&format!("/en/matching/{ice}/mark"), &[("mark", "saved")]).await;
    assert_eq!(company.sends(&theirs, &[("body", "You saved us, we saved you")]).await.status.code, 303);
    assert!(mei.opens(&hers).await.says("You saved us"));
}

#[rocket::async_test]
async fn contacts_are_hidden_until_a_meeting_is_agreed() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    let (hers, theirs) =
        (format!("/en/matching/{ice}/messages"), format!("/exhibitor/meetings/buyers/{mei_id}/messages"));
    let blank = mei.sends(&hers, &[("body", " ")]).await;
    assert!(blank.status.code == 422 && blank.says("href=\"#body\""), "{}", blank.body);
    let body = "Mail mei@example.com or call 000-0000-0001, <b>please</b>";
    assert_eq!(mei.sends(&hers, &[("body", body)]).await.status.code, 303);
    let read = company.opens(&theirs).await;
    assert!(!read.says("mei@example.com") && !read.says("0000-0001") && read.says("•••"), "{}", read.body);
    assert!(read.says("&lt;b&gt;please"), "{}", read.body);
    let told = show.letters().await.into_iter().filter(|(row, _)| row.message == "requests-written");
    assert_eq!(told.count(), 1);
    mei.sends(&hers, &[("body", "One more thing")]).await;
    let told = show.letters().await.into_iter().filter(|(row, _)| row.message == "requests-written");
    assert_eq!(told.count(), 1, "one letter an hour");

    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    accepts(&company, &request, TEN).await;
    assert!(company.opens(&theirs).await.says("mei@example.com"), "now they know each other");
    let begun = company.opens(&format!("{theirs}?template=2")).await;
    assert!(begun.says("How much do you need, and by when?</textarea>"), "{}", begun.body);
}

#[rocket::async_test]
async fn somebody_wants_no_more_messages_and_the_organiser_looks() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, other) = visitor(&show, "Other", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    let (hers, theirs) =
        (format!("/en/matching/{ice}/messages"), format!("/exhibitor/meetings/buyers/{mei_id}/messages"));
    company.sends(&theirs, &[("body", "Something rude")]).await;
    let page = mei.opens(&hers).await;
    let message = page.body.split("data-message=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let report = [("message", message.as_str()), ("reason", "rude")];
    assert_eq!(other.sends(&format!("{hers}/report"), &report).await.status.code, 404, "not theirs to read");
    assert_eq!(company.sends(&format!("{theirs}/report"), &report).await.status.code, 404, "their own");
    assert_eq!(mei.sends(&format!("{hers}/report"), &report).await.status.code, 303);
    assert_eq!(mei.sends(&format!("{hers}/block"), &[("wanted", "yes")]).await.status.code, 303);
    assert_eq!(company.sends(&theirs, &[("body", "Hello?")]).await.status.code, 409);
    let seen = company.opens(&theirs).await;
    assert!(
        seen.says("No messages can be sent here") && !seen.says("rude</p>\n    <details"),
        "{}",
        seen.body
    );

    let desk = show.staff(Role::Matchmaking).await;
    desk.opens("/language/en?to=/office/").await;
    let list = desk.opens("/office/meetings/complaints").await;
    assert!(list.says("Something rude") && list.says("Reported by the buyer: rude"), "{}", list.body);
    let settle = format!("/office/meetings/complaints/{message}/settlement");
    assert_eq!(desk.sends(&settle, &[]).await.status.code, 303);
    assert_eq!(desk.sends(&settle, &[]).await.status.code, 404, "once");
    assert!(desk.opens("/office/meetings/complaints").await.says("Nothing is reported"));
    mei.sends(&format!("{hers}/block"), &[("wanted", "no")]).await;
    assert_eq!(company.sends(&theirs, &[("body", "Sorry")]).await.status.code, 303);
}
